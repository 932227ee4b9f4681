package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var _ = register(standard.Document, judgeDocument)

// judgeDocument asks whether an act exists: for each calendar year, or at all on
// the day looked at.
func judgeDocument(a *asked) []Unit {
	if !a.part.Yearly {
		return judgeChecklist(a)
	}
	var out []Unit
	for _, s := range a.slotsOf(calendar.Year) {
		out = append(out, a.unit(a.year(s), s.Span.To))
	}
	return out
}

// year judges one year. A document is for the year that it names, whatever its
// own date; one dated after the end of the year does not fill it.
func (a *asked) year(s calendar.Slot) Unit {
	u := Unit{Slot: s.Name, From: s.Span.From, To: s.Span.To}
	for _, e := range a.evidence {
		switch {
		case e.Kind != Paper || e.For != s.Name:
		case e.At.Day > s.Span.To:
			u.Reasons = append(u.Reasons, reason("document.after-slot", args{"title": e.name(), "day": e.At.Day}))
		default:
			u.Evidence = append(u.Evidence, e.ID)
		}
	}
	n := len(u.Evidence)
	u.Count = &n
	a.fill(&u, n > 0 && len(a.span.Intersect(s.Span)) > 0)
	return u
}
