package check

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
)

// Key implements screen.Screen.
func (s *check) Key(k keys.Key) (tea.Cmd, bool) {
	if s.read == nil {
		return nil, false
	}
	switch {
	case k == keys.BackTab:
		return s.turn(-1), true
	case s.said.key(k, s.cursor()):
		return nil, true
	case s.focus == unitsPane && s.onStrip():
		at, ok := s.strip().Key(k, s.units.Cursor)
		s.units.Cursor = at
		return nil, ok
	case s.focus == unitsPane:
		return nil, s.units.Key(k, len(s.rows()))
	case s.focus == proofPane:
		return nil, s.proof.Key(k, len(s.proofs()))
	}
	before := s.parts.Cursor
	ok := s.parts.Key(k, len(s.read.f.Parts)+1)
	if s.parts.Cursor != before {
		s.enterPart()
	}
	return nil, ok
}

// move does what a key does.
func (s *check) move(k keys.Key) tea.Cmd {
	cmd, _ := s.Key(k)
	return cmd
}

// turn goes on to the next list: parts, units, evidence. Coming to the evidence
// from a unit the cursor stands on what that unit rests on.
func (s *check) turn(by int) tea.Cmd {
	if s.read == nil {
		return nil
	}
	from := s.focus
	s.focus = (s.focus + pane(by) + panes) % panes
	if s.focus == unitsPane && len(s.rows()) == 0 {
		s.focus = (s.focus + pane(by) + panes) % panes
	}
	if r, ok := s.at(); ok && from == unitsPane && s.focus == proofPane && len(r.unit.Evidence) > 0 {
		i := slices.IndexFunc(s.proofs(), func(p proof) bool { return p.evidence != nil && p.evidence.ID == r.unit.Evidence[0] })
		s.proof.Cursor = max(i, 0)
	}
	return nil
}

// openNext goes to the next thing that nobody can tell yet: a unit of this part,
// then of the parts after it, round to the first.
func (s *check) openNext() tea.Cmd {
	part, unit, ok := s.elsewhere()
	if !ok {
		return nil
	}
	if part != s.parts.Cursor {
		s.parts.Cursor = part
		s.enterPart()
	}
	s.focus = partsPane
	if unit >= 0 {
		s.focus, s.units.Cursor = unitsPane, unit
	}
	return nil
}

// elsewhere finds what nobody can tell yet beyond the cursor: the row of its part
// and its place among the units, -1 where the part has none.
func (s *check) elsewhere() (part, unit int, ok bool) {
	if s.read == nil {
		return 0, 0, false
	}
	n := len(s.read.f.Parts)
	if n == 0 {
		return 0, 0, false // a bare seal lists none
	}
	for step := range n + 1 {
		at := (max(s.parts.Cursor, 1)-1+step)%n + 1
		here := at == s.parts.Cursor
		if !waits(s.read.f.Parts[at-1]) {
			continue
		}
		other := *s
		other.parts.Cursor = at
		rows := other.rows()
		from := 0
		if here && step == 0 && s.focus == unitsPane {
			from = s.units.Cursor + 1
		}
		for i := from; i < len(rows); i++ {
			if rows[i].unknown() && !(here && s.focus == unitsPane && i == s.units.Cursor) {
				return at, i, true
			}
		}
		if len(rows) == 0 && !(here && s.focus == partsPane) {
			return at, -1, true
		}
	}
	return 0, 0, false
}

// what names something that elsewhere found.
func (s *check) what(part, unit int) string {
	other := *s
	other.parts.Cursor = part
	_, of := other.part()
	if of == nil {
		return s.read.f.Parts[part-1].Part
	}
	if unit < 0 {
		return s.env.In(of.Title)
	}
	r := other.rows()[unit]
	if r.unit.Slot != "" {
		return s.shortSlot(r.unit)
	}
	return s.name(of, r)
}

// step is the next step: the act that performs it, and what to say of it.
type step struct {
	act, key string
	args     lang.Args
}

// step computes what is to be done next: settle what the cursor stands on, go to
// what nobody can tell yet, then on to the next check.
func (s *check) step() step {
	switch {
	case s.read == nil || !s.read.held:
		return step{key: "next.reading"}
	case s.read.view.Sealed:
		return step{act: "memo", key: "next.closed"}
	case s.found[s.about] > 0:
		return step{act: "found-open", key: "next.found", args: lang.Args{"n": s.found[s.about]}}
	}
	if a := s.read.f.Answer; a != nil {
		if added, gone := s.moved(a); added+gone > 0 {
			return step{act: "verdict-give", key: "next.again"}
		}
		return s.onwards()
	}
	if r, ok := s.at(); ok && s.focus == unitsPane && (r.unknown() || r.unit.State == checks.NoEvent) {
		return s.unitStep(r)
	}
	p, part := s.part()
	if p != nil && part != nil && s.focus == partsPane && waits(*p) {
		args := lang.Args{"part": part.Title}
		switch {
		case len(s.rows()) > 0:
			return step{act: "open", key: "next.open", args: args}
		case byHand(part.Method):
			return s.handStep(p, part)
		}
		return step{act: "evidence-add", key: "next.unknown", args: lang.Args{"unit": part.Title}}
	}
	if part, unit, ok := s.elsewhere(); ok {
		return step{act: "open-next", key: "next.elsewhere", args: lang.Args{"what": s.what(part, unit)}}
	}
	return s.onwards()
}

// barred is the code of a reason: the form of the inspection may not look at the
// part, so nobody owes it an answer.
const barred = "remote.barred"

// waits tells whether nobody can tell yet what became of a part.
func waits(p checks.PartFinding) bool {
	if slices.ContainsFunc(p.Reasons, func(r checks.Reason) bool { return r.Code == barred }) {
		return false
	}
	return p.Weight != standard.Guiding && (p.Verdict == checks.CannotTell || p.Verdict == checks.NotChecked)
}

// byHand tells whether only the analyst's answer settles a part.
func byHand(m standard.Method) bool {
	switch m {
	case standard.Judgement, standard.Deadline, standard.Currency, standard.Parity:
		return true
	}
	return false
}

// unitStep is what would settle the unit under the cursor.
func (s *check) unitStep(r row) step {
	p, part := s.part()
	args := lang.Args{"unit": s.name(part, r)}
	switch {
	case r.unit.Slot != "":
		args["unit"] = s.shortSlot(r.unit)
		if r.unknown() {
			return step{act: "evidence-add", key: "next.unknown-slot", args: args}
		}
		return step{act: "evidence-add", key: "next.missing-slot", args: args}
	case r.asked:
		return s.handStep(p, part)
	}
	return step{act: "evidence-add", key: "next.unknown", args: args}
}

// handStep is what is to be done about a part that only the analyst's answer
// settles: first something to lean on, where evidence is taken and nobody has
// looked, then the answer.
func (s *check) handStep(p *checks.PartFinding, part *standard.Part) step {
	if unlooked(p) && len(s.standard().Evidence) > 0 {
		return step{act: "evidence-add", key: "next.unknown", args: lang.Args{"unit": part.Title}}
	}
	return step{act: "verdict-give", key: "next.answer", args: lang.Args{"part": part.Title}}
}

// unlooked tells whether nobody has looked at a part: there is no evidence of
// it, no coverage, no answer.
func unlooked(p *checks.PartFinding) bool { return p.Verdict == checks.NotChecked }

// onwards leads to the next check that waits, or to the memo.
func (s *check) onwards() step {
	at := slices.Index(s.siblings, s.about)
	for i := 1; at >= 0 && i < len(s.siblings); i++ {
		id := s.siblings[(at+i)%len(s.siblings)]
		f, ok := s.read.view.Finding(id)
		if ok && (f.Verdict == checks.CannotTell || f.Verdict == checks.NotChecked) {
			return step{act: "next-check", key: "next.check", args: lang.Args{"check": s.law().Check(id).Short}}
		}
	}
	return step{act: "memo", key: "next.memo"}
}

// Next implements screen.Screen.
func (s *check) Next() string {
	n := s.step()
	return words.In(s.env, n.key, n.args)
}
