package check

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/copying"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/screen/importing"
	"ashyq/tui/screen/memo"
	"ashyq/tui/screen/page"
	"ashyq/tui/screen/record"
	"ashyq/tui/screen/register"
	"ashyq/tui/screen/stand"
)

// standCheck is the check that is looked at before a wall.
const standCheck = "stand"

// Actions implements screen.Screen: the one that performs the next step first.
func (s *check) Actions() []screen.Action {
	e := s.env
	list := append(s.here(),
		screen.Can("evidence-add", s.addEvidence).Unless(s.noWriting),
		screen.Can("coverage-add", s.cover).Unless(s.noCover),
		screen.Can("verdict-give", s.answer).Unless(s.noWriting),
		screen.Can("open-next", s.openNext).Unless(s.nothingOpen),
		screen.Can("pane", func() tea.Cmd { return s.turn(1) }),
		screen.Can("why", s.why).Unless(s.notRead),
		screen.Can("norm", s.norm).Unless(s.notRead),
	)
	if s.about == standCheck {
		list = append(list, screen.Can("stand-open", func() tea.Cmd { return stand.Open(e, s.id) }).Unless(s.noWriting))
	}
	if s.readsTables() {
		list = append(list, screen.Can("table-import", s.importTable).Unless(s.noWriting))
	}
	if s.hasRegister() {
		list = append(list, screen.Can("register-open", s.openRegister))
	}
	list = append(list,
		screen.Can("withdraw", s.withdraw).Unless(s.nothingToWithdraw),
		screen.Can("history", s.history).Unless(s.notRead),
		screen.Can("next-check", func() tea.Cmd { return s.beside(1) }).Unless(s.noSibling),
		screen.Can("previous-check", func() tea.Cmd { return s.beside(-1) }).Unless(s.noSibling),
		screen.Can("memo", func() tea.Cmd { return memo.Preview(e, s.read.view.Case.Inspection, s.openOther) }).Unless(s.notRead),
		record.Undo(e, s.id, s.Open).Unless(s.closedOr),
		record.Redo(e, s.id, s.Open).Unless(s.closedOr),
		screen.Can("copy", func() tea.Cmd { return copying.Found(e, s.id, s.about) }).Unless(s.notRead),
		screen.Can("norm-compare", s.compareNorm).Unless(s.notRead),
		screen.Can("found-open", func() tea.Cmd { return page.Found(e, s.id, s.about) }).Unless(s.nothingFound),
		screen.Can("pages-open", func() tea.Cmd { return page.Open(e, s.id, s.about) }).Unless(s.notRead),
		screen.Can("back", e.Pop),
	)
	want := s.step().act
	if i := slices.IndexFunc(list, func(a screen.Action) bool { return a.ID == want }); i > 0 {
		first := list[i]
		list = slices.Insert(slices.Delete(list, i, i+1), 0, first)
	}
	i := slices.IndexFunc(list, func(a screen.Action) bool { return a.ID == "pane" })
	pane := list[i]
	return slices.Insert(slices.Delete(list, i, i+1), 1, pane) // evidence is one key away, and the hints say so
}

// readsTables tells whether a table may be taken in under the check.
func (s *check) readsTables() bool {
	return s.read != nil && importing.Reads(s.standard(), s.read.view.Case.Inspection.Categories)
}

// importTable asks for a table, for the list of the part under the cursor.
func (s *check) importTable() tea.Cmd {
	part := ""
	if p, _ := s.part(); p != nil {
		part = p.Part
	}
	return importing.Open(s.env, s.read.view, s.about, part)
}

// hasRegister tells whether the check was judged by the rows of a register.
func (s *check) hasRegister() bool {
	return s.read != nil && slices.ContainsFunc(s.read.f.Parts, func(p checks.PartFinding) bool { return register.Has(&p) })
}

// openRegister opens the rows, those of the part under the cursor first.
func (s *check) openRegister() tea.Cmd {
	part := ""
	if p, _ := s.part(); p != nil {
		part = p.Part
	}
	return register.Open(s.env, s.id, s.about, part)
}

// here lists the actions that belong to the list that is walked.
func (s *check) here() []screen.Action {
	switch {
	case s.focus == proofPane && s.changeable():
		return []screen.Action{screen.Can("evidence-change", s.change)}
	case s.focus == proofPane:
		return []screen.Action{screen.Can("open", s.openMeaning).Unless(s.noProof)}
	case s.focus == unitsPane && s.onStrip():
		return []screen.Action{
			shown("slot-next", func() tea.Cmd { return s.move(keys.Down) }),
			shown("slot-walk", func() tea.Cmd { return s.move(keys.Right) }),
			screen.Can("slot-open", s.openMeaning),
		}
	case s.focus == unitsPane:
		return []screen.Action{screen.Can("open", s.openMeaning)}
	}
	return []screen.Action{screen.Can("open", s.openPart).Unless(s.notRead)}
}

// shown is an act whose keys mean two directions: the screen reads them itself,
// and chosen from the list of all acts it goes one step on.
func shown(id string, run func() tea.Cmd) screen.Action {
	a := screen.Can(id, run)
	a.Keys = nil
	return a
}

func (s *check) notRead() lang.Text {
	if s.read == nil || !s.read.held {
		return words.Text("not-read", nil)
	}
	return lang.Text{}
}

func (s *check) closedOr() lang.Text {
	if s.read != nil && s.read.view.Sealed {
		return words.Text("is-closed", nil)
	}
	return lang.Text{}
}

func (s *check) noWriting() lang.Text {
	if why := s.notRead(); why != (lang.Text{}) {
		return why
	}
	return s.closedOr()
}

func (s *check) noSibling() lang.Text {
	if len(s.siblings) < 2 {
		return words.Text("no-sibling", nil)
	}
	return lang.Text{}
}

// noCover says why no source can be called complete: the part under the cursor,
// or none of the check, asks what happened in time.
func (s *check) noCover() lang.Text {
	if why := s.noWriting(); why != (lang.Text{}) {
		return why
	}
	_, part := s.part()
	if part != nil && coverable(part) || part == nil && slices.ContainsFunc(s.standard().Parts, func(p standard.Part) bool { return coverable(&p) }) {
		return lang.Text{}
	}
	return words.Text("no-cover", nil)
}

// coverable tells whether coverage can say anything about a part.
func coverable(p *standard.Part) bool {
	switch p.Method {
	case standard.Cadence, standard.Lead, standard.Within:
		return true
	}
	return p.Yearly || p.Method == standard.Checklist && (p.Rows != "" || len(p.Lists) > 0)
}

func (s *check) nothingFound() lang.Text {
	if s.found[s.about] == 0 {
		return words.Text("nothing-found", nil)
	}
	return lang.Text{}
}

func (s *check) nothingOpen() lang.Text {
	if _, _, ok := s.elsewhere(); !ok {
		return words.Text("nothing-open", nil)
	}
	return lang.Text{}
}

func (s *check) noProof() lang.Text {
	if _, ok := s.proofAt(); !ok {
		return words.Text("proof.none", nil)
	}
	return lang.Text{}
}

// addEvidence opens the form with what is known from the place of the cursor.
func (s *check) addEvidence() tea.Cmd {
	return evidence.Add(s.env, s.read.view, s.about, s.prefill())
}

func (s *check) prefill() evidence.Prefill {
	var out evidence.Prefill
	p, part := s.part()
	if p == nil || part == nil {
		return out
	}
	out.Parts = []string{part.ID}
	out.Kind = kindOf(part, s.standard().Evidence)
	r, ok := s.at()
	if !ok || s.focus == partsPane {
		return out
	}
	out.Premises = r.premises
	switch {
	case part.Yearly:
		out.For = r.unit.Slot
	case r.unit.Slot != "" && r.unit.From == r.unit.To:
		out.Day = r.unit.From // of a longer slot a day would be a guess, and could be recorded unseen
	case r.unit.Item != "" && r.unit.Row == "":
		out.Items = []checks.ItemSeen{{Item: r.unit.Item}} // first in the form, with no answer yet
	}
	return out
}

// kindOf is the kind of evidence that a part reads first; empty where the
// analyst must choose.
func kindOf(part *standard.Part, accepted []string) checks.EvidenceKind {
	switch part.Method {
	case standard.Cadence, standard.Lead, standard.Within:
		return checks.Event
	case standard.Document:
		return checks.Paper
	}
	if part.PerPremises && slices.Contains(accepted, string(checks.Stand)) {
		return checks.Stand
	}
	return ""
}

// cover opens the form of coverage with the gap in view.
func (s *check) cover() tea.Cmd {
	part := ""
	if p, _ := s.part(); p != nil {
		part = p.Part
	}
	return evidence.Cover(s.env, s.read.view, s.about, part, s.gap())
}

// gap is the stretch around the slot under the cursor for which no source is
// complete, within the period and not later than today; the slot itself where
// there is none; without a slot the period.
func (s *check) gap() calendar.Span {
	period := s.read.view.Case.Inspection.Period.Span()
	period.To = min(period.To, s.env.Desk.Today())
	r, ok := s.at()
	if !ok || r.unit.Slot == "" {
		return period
	}
	for _, free := range s.covered(checks.Events).Missing(period) {
		if free.Overlaps(span(r.unit)) {
			return free
		}
	}
	own, _ := span(r.unit).Intersect(period)
	return own
}

func (s *check) answer() tea.Cmd { return evidence.Verdict(s.env, s.read.view, s.question()) }

// changeable tells whether the cursor stands on evidence that can be corrected.
func (s *check) changeable() bool {
	p, ok := s.proofAt()
	return ok && p.evidence != nil && s.closedOr() == (lang.Text{})
}

func (s *check) change() tea.Cmd {
	p, _ := s.proofAt()
	return evidence.Change(s.env, s.read.view, *p.evidence)
}

// withdraw takes back what is under the cursor: evidence, coverage, or the
// analyst's verdict.
func (s *check) withdraw() tea.Cmd {
	if s.focus == proofPane {
		p, _ := s.proofAt()
		if p.coverage != nil {
			return evidence.WithdrawCoverage(s.env, s.read.view, *p.coverage)
		}
		return evidence.WithdrawEvidence(s.env, s.read.view, *p.evidence)
	}
	return evidence.WithdrawVerdict(s.env, s.read.view, s.question())
}

func (s *check) nothingToWithdraw() lang.Text {
	if why := s.noWriting(); why != (lang.Text{}) {
		return why
	}
	if s.focus == proofPane {
		return s.noProof()
	}
	if len(s.read.view.Case.Answers[s.question()]) == 0 {
		return words.Text("no-answer", nil)
	}
	return lang.Text{}
}

// openPart goes into the units of the part under the cursor; a part without
// units, and the check as a whole, are shown alone.
func (s *check) openPart() tea.Cmd {
	if len(s.rows()) > 0 {
		s.focus = unitsPane
		return nil
	}
	return s.openMeaning()
}

// openMeaning shows alone what stands beside or below the list.
func (s *check) openMeaning() tea.Cmd {
	title, _, _ := s.meaning()
	return s.reader(func() string { return title }, func() []aid.Line {
		_, _, lines := s.meaning()
		return lines
	})
}

// openOther opens another check above this one.
func (s *check) openOther(id string) tea.Cmd { return Open(s.env, s.id, id, s.siblings, nil) }

func (s *check) why() tea.Cmd {
	return s.reader(func() string { return words.In(s.env, "why", nil) }, s.whyLines)
}

func (s *check) norm() tea.Cmd {
	return s.reader(func() string { return words.In(s.env, "norm", nil) }, s.normLines)
}

func (s *check) reader(name func() string, lines func() []aid.Line) tea.Cmd {
	return aid.Read(&aid.Reader{Env: s.env, Name: name, Lines: lines, Left: func() string { return s.env.In(s.standard().Title) }})
}
