package propose

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// late tells whether an announcement of an event, or the posting of a document, came
// after the last day that is surely in time for one of the parts. Where that day is
// not known it is late: nobody confirms it unread.
func (r *room) late(check string, parts []string, event, posted calendar.Day) bool {
	of := r.in.Law.Check(check)
	return slices.ContainsFunc(parts, func(id string) bool {
		part := of.Part(id)
		return part == nil || posted > r.lastDay(part, event)
	})
}

// lastDay is the last day in time for a part: N working days before the event with
// all of them between, N working days after it, or by the limit of the part.
func (r *room) lastDay(part *standard.Part, event calendar.Day) calendar.Day {
	days := r.in.Days
	if days == nil {
		built, err := calendar.Embedded()
		if err != nil {
			return 0
		}
		days = built
	}
	switch limit := r.in.Law.Limit(part.Limit); {
	case part.Method == standard.Lead:
		return days.Back(event, part.N).Result.Add(-1)
	case part.Method == standard.Within:
		return days.AddWorking(event, part.N).Result
	case limit != nil && limit.Unit == "working-day":
		return days.AddWorking(event, limit.Count).Result
	case limit != nil:
		return event.Add(limit.Count)
	}
	return 0
}
