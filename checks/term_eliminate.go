package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// Elimination counts the time in which the holder eliminates what a paper names, with
// the days that were given later: of a recommendation from its service, of an act of
// results from the service of the act of appointment (art. 19-1(8)(4), (29) of the
// Law). It is the one count of it: the clock, the course of a paper and the
// comparison ask here. False where the paper sets no such time, or another one took
// its place; days is the calendar of the office.
func (c *Case) Elimination(p *IssuedPaper, law *standard.Standard, days *calendar.Calendar) (Term, bool) {
	from, kind, rule := p, TermEliminate, limitEliminate
	switch p.Kind() {
	case RecommendationPaper:
	case ResultsPaper:
		from, kind, rule = c.appointmentOf(p), TermActEliminate, limitActEliminate
	default:
		return Term{}, false
	}
	if !p.Frozen() || c.Amended(p.ID) {
		return Term{}, false
	}
	t := about(kind, OfHolder, p)
	t.Inspection, t.Holder = c.Inspection.ID, c.Inspection.Holder
	t.Rule, t.Count = rule, p.Details().Term
	t.Gap = c.noElimination(p, from)
	if from != nil && from.Reached(Served) != nil {
		t.From = from.Reached(Served).Day
	}
	if t.Count == 0 && kind == TermActEliminate {
		t.Notes, t.Count = append(t.Notes, NoteGreatest), law.Limit(rule).Count
	}
	if more := c.given(p); more > 0 {
		t.Count += more
		t.Notes = append(t.Notes, NoteGranted)
	}
	if kind == TermEliminate && len(c.StepsAbout(Objection, p.ID)) > 0 {
		t.Notes = append(t.Notes, NoteObjection)
	}
	return t.Counted(law, days), true
}

// noElimination says why the time cannot be counted; from is the paper from whose
// service it runs.
func (c *Case) noElimination(p, from *IssuedPaper) TermGap {
	granted := func(s Step) bool { return s.Step == Granted && slices.Contains(c.Chain(p.ID), s.Paper) }
	switch {
	case len(c.Unread) > 0:
		return NotRead
	case p.disputed(), from != nil && from.disputed():
		return TwoStates
	case from == nil || from.Reached(Served) == nil || from.Reached(Served).Day == 0:
		return NoService
	case slices.ContainsFunc(c.inDoubt(), granted):
		return TwoSteps
	case p.Details().Term == 0 && p.Kind() == RecommendationPaper:
		return NoDays
	}
	return ""
}

// appointmentOf gives the act of appointment that an act of results follows, or the
// last one.
func (c *Case) appointmentOf(p *IssuedPaper) *IssuedPaper {
	if act := c.Paper(p.Details().Follows); act != nil && act.Kind() == AppointmentPaper && !c.Amended(act.ID) {
		return act
	}
	return c.LastPaper(AppointmentPaper)
}

// given is how much time was given beyond the first: the days of every grant about
// the paper, and about those that it amends.
func (c *Case) given(p *IssuedPaper) (days int) {
	for _, s := range c.StepsAbout(Granted, p.ID) {
		days += s.Days
	}
	return days
}
