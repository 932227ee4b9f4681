package check

import (
	"fmt"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen/stand"
	"ashyq/tui/widget"
)

// row is one unit of a part as it is walked: a slot, an item, an event, a row of
// a register; or, where only the analyst can answer, an address at which the
// part is asked.
type row struct {
	unit     checks.Unit
	premises string
	answer   *checks.PlaceAnswer // of the analyst, at this address
	asked    bool                // nothing was judged here: an answer is awaited, or was given
	lapsed   bool                // what the part depends on is absent at this address
}

// open tells whether the unit needs a person.
func (r row) open() bool {
	switch {
	case r.lapsed:
		return false
	case r.asked:
		return r.answer == nil || r.answer.Verdict != checks.Met && r.answer.Verdict != checks.NotApplicable
	}
	return needs(r.unit.State)
}

// needs tells whether a state is broken or not known.
func needs(s checks.State) bool {
	return s.Due() && !s.Kept()
}

// unknown tells whether nobody can tell yet what became of the unit.
func (r row) unknown() bool {
	switch {
	case r.lapsed:
		return false
	case r.asked:
		return r.answer == nil || r.answer.Verdict == checks.CannotTell
	}
	return r.unit.State.Due() && !r.unit.State.Proven()
}

// unitsOf lists the units of a part, whatever they are.
func unitsOf(p checks.PartFinding) []checks.Unit {
	return slices.Concat(p.Slots, p.Events, p.Items, p.Rows)
}

// worked is what is worked out once for each part that is looked at: a year of
// days has hundreds of units, and every key asks for them.
type worked struct {
	read  *reading
	part  int
	lang  lang.Lang
	rows  []row
	strip widget.Strip
}

// work gives what was worked out for the part under the cursor.
func (s *check) work() *worked {
	w := s.held
	if w == nil || w.read != s.read || w.part != s.parts.Cursor || w.lang != s.env.Lang {
		w = &worked{read: s.read, part: s.parts.Cursor, lang: s.env.Lang, rows: s.list()}
		if p, _ := s.part(); p != nil && len(p.Slots) > 0 {
			w.strip = stripOf(s.env, p.Slots, s.law().Law().ID, s.covered(checks.Events))
		}
		s.held = w
	}
	return w
}

// rows lists the units of the part under the cursor.
func (s *check) rows() []row { return s.work().rows }

// strip shows the slots of the part under the cursor.
func (s *check) strip() widget.Strip { return s.work().strip }

// list makes the rows of what the judge found.
func (s *check) list() []row {
	p, part := s.part()
	if p == nil || part == nil {
		return nil
	}
	var out []row
	for _, u := range unitsOf(*p) {
		r := row{unit: u, premises: u.Premises}
		r.answer = answerAt(p, u.Premises)
		out = append(out, r)
	}
	if len(out) == 0 && part.PerPremises && p.Verdict != checks.NotApplicable {
		for _, id := range s.places(p) {
			out = append(out, row{
				premises: id, answer: answerAt(p, id), asked: true, lapsed: stand.Lapsed(s.read.f, part, id),
			})
		}
	}
	return out
}

// answerAt finds the analyst's answer at an address.
func answerAt(p *checks.PartFinding, premises string) *checks.PlaceAnswer {
	for i := range p.Answers {
		if p.Answers[i].Premises == premises {
			return &p.Answers[i]
		}
	}
	return nil
}

// places lists the addresses at which a part is asked: those of the holder on
// the as-of date, and those that were answered.
func (s *check) places(p *checks.PartFinding) []string {
	var out []string
	for _, place := range s.read.view.Holder.Holder.PremisesOn(s.read.view.Case.Inspection.AsOf) {
		out = append(out, place.ID)
	}
	for _, a := range p.Answers {
		if !slices.Contains(out, a.Premises) {
			out = append(out, a.Premises)
		}
	}
	return out
}

// at gives the unit under the cursor.
func (s *check) at() (row, bool) {
	rows := s.rows()
	if len(rows) == 0 {
		return row{}, false
	}
	s.units.Clamp(len(rows))
	return rows[s.units.Cursor], true
}

// onStrip tells whether the units of the part under the cursor are slots.
func (s *check) onStrip() bool {
	p, _ := s.part()
	return p != nil && len(p.Slots) > 0
}

// proof is a piece of evidence, or a span for which a source was complete.
type proof struct {
	evidence *checks.Evidence
	coverage *checks.Coverage
}

// proofs lists the evidence of the check in the order of its days, then its
// coverage.
func (s *check) proofs() []proof {
	if s.read == nil {
		return nil
	}
	c := s.read.view.Case
	var out []proof
	for _, id := range s.read.f.Evidence {
		for i := range c.Evidence {
			if c.Evidence[i].ID == id {
				out = append(out, proof{evidence: &c.Evidence[i]})
			}
		}
	}
	for i := range c.Coverage {
		if c.Coverage[i].Check == s.about {
			out = append(out, proof{coverage: &c.Coverage[i]})
		}
	}
	return out
}

// proofAt gives the evidence or coverage under the cursor.
func (s *check) proofAt() (proof, bool) {
	list := s.proofs()
	if len(list) == 0 {
		return proof{}, false
	}
	s.proof.Clamp(len(list))
	return list[s.proof.Cursor], true
}

// count counts what is proven of what is due, in units. What does not apply, is
// cut or not yet over is not due.
func count(parts []checks.PartFinding) (known, due int) {
	for _, p := range parts {
		for _, u := range unitsOf(p) {
			if u.State.Proven() {
				known++
			}
			if u.State.Due() {
				due++
			}
		}
	}
	return known, due
}

// proven says how much is proven: of more than 99 due in per cent.
func proven(parts ...checks.PartFinding) string {
	known, due := count(parts)
	switch {
	case due == 0:
		return "–"
	case due > 99:
		return strconv.Itoa(known*100/due) + "%"
	}
	return fmt.Sprintf("%d/%d", known, due)
}

// name is what a unit is called, without its address.
func (s *check) name(part *standard.Part, r row) string {
	e := s.env
	u := r.unit
	switch {
	case r.asked:
		return e.In(part.Title)
	case u.Slot != "":
		return s.slotName(u)
	case u.Row == "" && u.Line != 0:
		return rowName(u)
	case u.Row != "" && u.Item != "" && u.Item != part.ID && len(part.Items) > 1:
		return line(u.Row) + " · " + s.item(u.Item)
	case u.Row != "":
		return line(u.Row)
	case u.Item != "":
		return s.item(u.Item)
	}
	return e.In(part.Title)
}

// rowName is what a row of a register is called: its number, or its line.
func rowName(u checks.Unit) string {
	if u.Number != "" {
		return "№ " + line(u.Number)
	}
	return "#" + strconv.Itoa(u.Line)
}

// item is what the catalogue calls an item.
func (s *check) item(id string) string {
	part, item, ok := s.law().FindItem(s.standard(), id)
	switch {
	case ok && item.Title.KK != "":
		return s.env.In(item.Title)
	case ok:
		return s.env.In(part.Title)
	case s.standard().Part(id) != nil:
		return s.env.In(s.standard().Part(id).Title)
	}
	return id
}

// address is where a unit was looked at.
func (s *check) address(premises string) string {
	for _, p := range s.read.view.Holder.Holder.Premises {
		if p.ID == premises {
			return line(p.Address)
		}
	}
	return words.In(s.env, "no-address", nil)
}
