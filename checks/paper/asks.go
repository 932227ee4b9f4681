package paper

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Demanded is what the holder is asked for about one check: what would settle the questions
// that are open, for which time, and in what form. It never says that anything is
// broken, nor why the question is open.
type Demanded struct {
	Check  string   `json:"check"`
	Parts  []string `json:"parts"` // none: the whole check
	What   string   `json:"what"`
	Norms  []string `json:"norms"`
	Period []string `json:"period"`
	Forms  []string `json:"forms"`

	cited []standard.ClauseRef
}

// fromHolder are the sentences of what would settle a question (see settling) that a
// holder can answer. The others only the analyst or the department can.
var fromHolder = []string{"slots", "notices", "rows", "row", "items", "sub-items", "trait", "register"}

// asks lists what to ask for, check by check in the order of the catalogue: what could
// not be established and, where all is asked, what nobody has looked at. What the form
// of the inspection may not look at is not asked for.
func (m *pen) asks(all bool) []Demanded {
	out := []Demanded{}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		if check == nil || f.Conflict {
			continue
		}
		a := Demanded{Check: check.ID, Parts: []string{}}
		var titles []string
		for j := range f.Parts {
			p := &f.Parts[j]
			part := check.Part(p.Part)
			if part == nil || !m.askable(f, p, part, all) {
				continue
			}
			a.Parts = append(a.Parts, part.ID)
			titles = append(titles, m.words(part.Title))
			m.askFor(&a, f, p, part)
		}
		if len(a.Parts) == 0 {
			continue
		}
		if a.What = m.words(check.Title); len(check.Parts) > 1 {
			a.What += ": " + strings.Join(titles, "; ")
		}
		out = append(out, a)
	}
	return out
}

// askable tells whether the holder can settle what is open in a part.
func (m *pen) askable(f *checks.Finding, p *checks.PartFinding, part *standard.Part, all bool) bool {
	answered := f.Answer != nil && p.Weight != standard.LawOnly
	switch {
	case part.Weight == standard.Guiding || p.Conflict || m.in.Case.Inspection.Form.Bars(part):
		return false
	case answered:
		return f.Verdict == checks.CannotTell
	case p.Verdict == checks.NotApplicable:
		return false
	case p.Verdict == checks.NotChecked:
		return all
	case len(p.Answers) == 1 && !part.PerPremises:
		return p.Verdict == checks.CannotTell
	}
	return slices.ContainsFunc(p.Reasons, func(r checks.Reason) bool {
		if r.Code == "judgement.ask" { // shown already, it waits for the analyst alone
			return !m.shown(f.Check, part.ID)
		}
		return slices.Contains(fromHolder, settling[r.Code])
	})
}

// shown tells whether evidence serves the part.
func (m *pen) shown(check, part string) bool {
	return slices.ContainsFunc(m.in.Case.Evidence, func(e checks.Evidence) bool { return e.ServesPart(check, part) })
}

// askFor adds to an ask the norms of a part, the time that is asked about, and the
// form in which the answer settles it.
func (m *pen) askFor(a *Demanded, f *checks.Finding, p *checks.PartFinding, part *standard.Part) {
	m.citeNow(a, f, part)
	a.Period = appendNew(a.Period, m.askedTime(p, part))
	a.Forms = appendNew(a.Forms, m.say("asked."+string(askedForm(part)), nil))
	if questions := m.questions(p.Ask); questions != "" {
		a.Forms = appendNew(a.Forms, m.say("ask.trait", lang.Args{"questions": questions}))
	}
}

// citeNow cites the norms that a part serves, in the latest edition that was applied,
// each once in an ask.
func (m *pen) citeNow(a *Demanded, f *checks.Finding, part *standard.Part) {
	if part.Weight == standard.LawOnly {
		for _, norm := range m.eachLaw(part.Law) {
			a.Norms = appendNew(a.Norms, norm)
		}
		return
	}
	for _, c := range f.Clauses {
		edition := m.law.Edition(c.Edition)
		last := c.Edition == f.Clauses[len(f.Clauses)-1].Edition
		if edition == nil || !last || !part.ServesClause(edition.Act, c.Clause) || slices.Contains(a.cited, c.ClauseRef) {
			continue
		}
		a.cited = append(a.cited, c.ClauseRef)
		a.Norms = append(a.Norms, m.cite(c.ClauseRef))
	}
}

// askedTime is the time that a part is asked about: the slots that are open, the
// period of the inspection, or how things stand on a day.
func (m *pen) askedTime(p *checks.PartFinding, part *standard.Part) string {
	var slots []calendar.Slot
	for _, u := range p.Slots {
		if slot, err := calendar.ParseSlot(u.Slot); err == nil && u.State == checks.Unknown {
			slots = append(slots, slot)
		}
	}
	switch {
	case len(slots) > 0 && len(slots) <= mostNamed:
		return strings.Join(m.slotNames(slots), "; ")
	case part.Rows == "" && slices.Contains([]standard.Method{standard.Checklist, standard.Currency, standard.Parity}, part.Method):
		return m.say("ask.as-of", lang.Args{"day": m.asOf().Digits()})
	}
	return spanDigits(m.lookedAt())
}

// askedForm is the form in which an answer settles a part: that of its method, or a
// list where each row of one is looked at.
func askedForm(part *standard.Part) standard.Method {
	byRow := []standard.Method{standard.Judgement, standard.Checklist, standard.Currency}
	if part.Rows != "" && slices.Contains(byRow, part.Method) {
		return "rows"
	}
	return part.Method
}

// asked lays asks out as numbered sub-points.
func (m *pen) asked(list []Demanded) Block {
	var out []Point
	for _, a := range list {
		what := a.What
		if len(a.Norms) > 0 {
			what += " (" + strings.Join(a.Norms, "; ") + ")"
		}
		out = append(out, Item(stop(what), Paragraph{Runs: m.pairs(
			"ask.period", strings.Join(a.Period, "; "), "ask.form", strings.Join(a.Forms, "; "),
		)}))
	}
	return SubPoints{Items: out}
}
