package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var (
	_ = register(standard.Lead, judgeLead)
	_ = register(standard.Within, judgeWithin)
)

// term holds the last days on which a notice is in time: by the strict and by
// the lenient count. They are equal where the words leave one reading, or the
// department has accepted one.
type term struct {
	strict, lenient calendar.Day
	reasons         []Reason
}

func (t term) because(why ...Reason) term {
	t.reasons = why
	return t
}

// Ids of the readings of a lead.
const (
	readingFull    = "full-days-between"
	readingNthBack = "nth-day-back"
)

// judgeLead asks whether each event was announced at least N working days
// before. With N full working days between it was, with fewer than N-1 it was
// not; N-1 is in time by one reading and late by the other. An accepted reading
// decides: N full days between, or the N-th working day back is enough.
func judgeLead(a *asked) []Unit {
	return a.judgeNotices(func(event calendar.Day) term {
		nth := a.step(event, -a.part.N)
		t := term{strict: nth.Add(-1), lenient: event.Add(-1)}
		if a.part.N > 1 {
			t.lenient = a.step(event, 1-a.part.N).Add(-1)
		}
		accepted, why := a.accepted(event)
		switch accepted {
		case readingFull:
			t.lenient = t.strict
		case readingNthBack:
			t.strict, t.lenient = nth, nth
		default:
			return t.because(a.termReason(event, t, -a.part.N))
		}
		return t.because(a.termReason(event, t, -a.part.N), why)
	})
}

// judgeWithin asks whether each event was announced within N working days after;
// the first counted day is the next working day, and a notice before the event
// counts too.
func judgeWithin(a *asked) []Unit {
	return a.judgeNotices(func(event calendar.Day) term {
		last := a.step(event, a.part.N)
		t := term{strict: last, lenient: last}
		return t.because(a.termReason(event, t, a.part.N))
	})
}

// step goes n working days on, or back where n is negative. It counts as the
// calendar does, which explains each sum at a cost; the explanation is made when
// it is asked for.
func (a *asked) step(from calendar.Day, n int) calendar.Day {
	one := 1
	if n < 0 {
		one = -1
	}
	d := from
	for n != 0 && d != 0 {
		d = d.Add(one)
		if working, _ := a.days.Working(d); working {
			n -= one
		}
	}
	return d
}

func (a *asked) termReason(event calendar.Day, t term, n int) Reason {
	sum := workingDays{From: event, Count: n, days: a.days}
	if t.strict == t.lenient {
		return reason("notice.last", args{"event": event, "last": t.strict, "sum": sum})
	}
	return reason("notice.two-lasts", args{"event": event, "strict": t.strict, "lenient": t.lenient, "sum": sum})
}

func (a *asked) judgeNotices(limit func(calendar.Day) term) []Unit {
	var out []Unit
	for _, e := range a.evidence {
		if e.Kind == Event {
			out = append(out, a.noticed(e, limit))
		}
	}
	return out
}

// noticed judges the announcement of one event.
func (a *asked) noticed(e *Evidence, limit func(calendar.Day) term) Unit {
	u := Unit{Row: e.Title, Date: e.At.Day, Evidence: []string{e.ID}}
	if !a.reach.Contains(e.At.Day) {
		u.State = Cut
		return a.unit(u, e.At.Day)
	}
	t := limit(e.At.Day)
	u.Due, u.Reasons = t.lenient, t.reasons
	var more []Reason
	u.State, more = a.noticeState(e, t)
	u.Reasons = append(u.Reasons, more...)
	if !a.span.Contains(e.At.Day) {
		u.asks = a.ask
	}
	return a.unit(u, a.noticeBreach(t))
}

func (a *asked) noticeState(e *Evidence, t term) (State, []Reason) {
	first, seen := a.firstNotice(e)
	said := a.itemState(e)
	switch {
	case a.bound.no.Contains(t.lenient) || t.lenient < a.begin:
		return Cut, nil
	case !a.span.Contains(e.At.Day):
		return Unknown, []Reason{mustAsk(a.ask)}
	case said == Inapplicable:
		return State(Inapplicable), nil
	case seen && first <= t.strict:
		return InTime, nil
	case seen && first > t.lenient:
		return Late, []Reason{reason("notice.seen", args{"noticed": first})}
	case seen:
		return Unknown, []Reason{reason("notice.two-readings", args{"noticed": first})}
	case t.lenient >= a.asOf:
		return Future, nil
	case said == Absent || a.noticesCovered(t.lenient):
		return NoEvent, nil
	}
	return Unknown, []Reason{reason("notice.not-looked", nil)}
}

// noticeBreach gives the day of the breach: for a lead the last day in time, for
// "within" the day after it; of two readings the later.
func (a *asked) noticeBreach(t term) calendar.Day {
	switch {
	case a.part.BreachOn == standard.Observed:
		return a.asOf
	case a.part.Method == standard.Lead:
		return t.lenient
	}
	return t.lenient.Add(1)
}

// firstNotice gives the day of the earliest notice for this part.
func (a *asked) firstNotice(e *Evidence) (day calendar.Day, ok bool) {
	for _, n := range e.Noticed {
		if n.Part == a.part.ID && n.At.Day != 0 && n.At.Day <= a.asOf && (!ok || n.At.Day < day) {
			day, ok = n.At.Day, true
		}
	}
	return day, ok
}

// itemState gives what the event itself says of the item named as the part.
func (a *asked) itemState(e *Evidence) ItemState {
	i := slices.IndexFunc(e.Items, func(s ItemSeen) bool { return s.Item == a.part.ID })
	if i < 0 {
		return Unseen
	}
	return e.Items[i].State
}

// noticesCovered tells whether a source was complete of notices for the days up
// to the last day in time, as many as the part asks for.
func (a *asked) noticesCovered(last calendar.Day) bool {
	days := a.part.CoverDays
	return days > 0 && a.covers[Notices].Holds(calendar.Span{From: last.Add(1 - days), To: last})
}

func holdsAll(cover, spans calendar.Spans) bool {
	return !slices.ContainsFunc(spans, func(s calendar.Span) bool { return !cover.Holds(s) })
}
