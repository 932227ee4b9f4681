package propose

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// outside tells a proposal of something that no part of its check asks about in this
// inspection: what happened before the period, or after it. How things stand is asked
// on the day they are looked at, whenever that is.
func (r *room) outside(check *standard.Check, p *Proposal) bool {
	for _, id := range p.Parts {
		if part := check.Part(id); part == nil || !ofPeriod(part) {
			return false
		}
	}
	switch p.Kind {
	case Event, Notice:
		return r.beyond(calendar.Span{From: p.From, To: p.From})
	case Coverage:
		return r.beyond(calendar.Span{From: p.From, To: p.To})
	}
	return false
}

// beyond tells days of which none lies in the period.
func (r *room) beyond(days calendar.Span) bool {
	period := r.in.Period
	return period.From != 0 && days.To < period.From || period.To != 0 && days.From > period.To
}

// ofPeriod tells a part that asks what happened in the period.
func ofPeriod(part *standard.Part) bool {
	return slices.Contains([]standard.Method{standard.Cadence, standard.Lead, standard.Within, standard.Deadline}, part.Method) || part.Rows != ""
}

// pastPeriod tells a row of a list whose post lies outside the period: it tells of
// something else.
func (of *subject) pastPeriod(r *room, posted calendar.Day) bool {
	check := r.in.Law.Check(of.Check)
	for _, id := range of.Parts {
		if part := check.Part(id); part == nil || part.Rows == "" {
			return false
		}
	}
	return r.beyond(calendar.Span{From: posted, To: posted})
}
