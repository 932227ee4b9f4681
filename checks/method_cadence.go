package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var _ = register(standard.Cadence, judgeCadence)

// judgeCadence asks for at least N events in every slot. A slot with enough
// events is filled; one without is missing only where a complete source was
// looked at for the whole of it.
func judgeCadence(a *asked) []Unit {
	slots := a.slotsOf(a.slotUnit())
	events := slices.DeleteFunc(slices.Clone(a.evidence), func(e *Evidence) bool {
		return e.Kind != Event || !a.span.Contains(e.At.Day)
	})
	counts := make([]int, len(slots))
	out := make([]Unit, 0, len(slots)+1)
	for i, s := range slots {
		for len(events) > 0 && events[0].At.Day < s.Span.From {
			events = events[1:]
		}
		var ids []string
		for _, e := range events {
			if e.At.Day > s.Span.To {
				break
			}
			ids = append(ids, e.ID)
		}
		counts[i] = len(ids)
		u := Unit{Slot: s.Name, From: s.Span.From, To: s.Span.To, Count: &counts[i], Evidence: ids}
		a.fill(&u, len(ids) >= max(1, a.part.N))
		out = append(out, a.unit(u, s.Span.To))
	}
	return out
}

// slotUnit gives the unit of time in which a part repeats, "" for one that does
// not.
func (a *asked) slotUnit() calendar.Unit {
	if a.part.Yearly {
		return calendar.Year
	}
	return calendar.Unit(a.part.Unit)
}

// fill says what became of a slot.
func (a *asked) fill(u *Unit, enough bool) {
	span := calendar.Span{From: u.From, To: u.To}
	switch {
	case enough:
		u.State = Filled
	case !a.reach.Holds(span):
		u.State = Cut
		u.Reasons = append(u.Reasons, a.whyCut(span))
	case span.To >= a.asOf:
		u.State = Future
	case !a.span.Holds(span):
		u.State = Unknown
		u.asks = a.ask
		u.Reasons = append(u.Reasons, mustAsk(a.ask))
	case a.isDayOff(span):
		a.fillDayOff(u)
	case a.covers[Events].Holds(span):
		u.State = NoEvent
		a.doubtDay(u)
	default:
		u.State = Unknown
		u.because(notCovered)
	}
}

// Reasons that many slots share.
var (
	notCovered = []Reason{reason("slots.not-covered", nil)}
	dayOff     = []Reason{reason("cadence.day-off", nil)}
)

// because adds a shared reason without copying it where it is the only one.
func (u *Unit) because(shared []Reason) {
	if u.Reasons == nil {
		u.Reasons = slices.Clip(shared)
		return
	}
	u.Reasons = append(u.Reasons, shared...)
}

func (a *asked) isDayOff(s calendar.Span) bool {
	if calendar.Unit(a.part.Unit) != calendar.Daily {
		return false
	}
	working, _ := a.days.Working(s.From)
	return !working
}

// doubtDay says that a day counts as a working day by an estimate only.
func (a *asked) doubtDay(u *Unit) {
	if calendar.Unit(a.part.Unit) != calendar.Daily {
		return
	}
	if _, certainty := a.days.Working(u.From); certainty >= calendar.Estimated {
		u.Reasons = append(u.Reasons, reason("cadence.day-estimated", args{"day": u.From}))
	}
}

// fillDayOff judges a day off under "daily": the words leave two readings, so
// that without an accepted one it is unknown, covered or not.
func (a *asked) fillDayOff(u *Unit) {
	accepted, why := a.accepted(u.From)
	switch {
	case accepted == readingWorkingDays:
		u.State, u.Reasons = Cut, []Reason{why}
	case accepted == readingEveryDay && a.covers[Events].Contains(u.From):
		u.State, u.Reasons = NoEvent, []Reason{why}
	case accepted == readingEveryDay:
		u.State = Unknown
		u.because(notCovered)
	default:
		u.State = Unknown
		u.because(dayOff)
	}
}

// Ids of the readings of "daily".
const (
	readingEveryDay    = "every-day"
	readingWorkingDays = "working-days"
)

// accepted gives the reading of the part's limit that the department has
// accepted for the day, with the reason that names it.
func (a *asked) accepted(on calendar.Day) (string, Reason) {
	r, ok := a.office.Accepted(a.part.Limit, on)
	if !ok {
		return "", Reason{}
	}
	return r.Reading, reason("reading.accepted", args{
		"reading": readingName{a.part.Limit, r.Reading}, "ground": r.Ground,
	})
}

// whyCut says which bound the slot sticks out of.
func (a *asked) whyCut(s calendar.Span) Reason {
	switch {
	case s.From < a.begin:
		return reason("cut.duty", args{"day": a.begin})
	case !a.period.Holds(s):
		return reason("cut.period", nil)
	case !a.holder.Life.Span().Holds(s):
		return reason("cut.life", nil)
	case !a.holder.category(a.category, s).Holds(s):
		return reason("cut.category", nil)
	}
	return reason("cut.trait", nil)
}
