package checks_test

import (
	"math/rand/v2"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// announced is one event with its notice, counted again day by day.
type announced struct {
	*world
	check, part, limit string
	n                  int
	within             bool // after the event, else before it
	event              calendar.Day
	notice             calendar.Day // none: 0
	absent             bool
	covered            checks.Dated // of notices
	corrected          *calendar.Calendar
}

// working counts the working days from the first to the last, both included.
func (a *announced) working(first, last calendar.Day) int {
	n := 0
	for d := first; d <= last; d++ {
		if working, _ := a.corrected.Working(d); working {
			n++
		}
	}
	return n
}

// inTime tells whether a notice on that day is in time: yes, no, or by one
// reading only.
func (a *announced) inTime(d calendar.Day) (yes, no bool) {
	if a.within {
		late := a.working(a.event+1, d-1) >= a.n
		return !late, late
	}
	if d >= a.event {
		return false, true
	}
	between := a.working(d+1, a.event-1)
	reading, _ := a.office.Accepted(a.limit, a.event)
	switch reading.Reading {
	case "full-days-between":
		return between >= a.n, between < a.n
	case "nth-day-back": // that day itself is enough
		back := a.working(d, a.event-1)
		return back >= a.n, back < a.n
	}
	return between >= a.n, between < a.n-1
}

// last is the last day on which a notice is not late by every reading.
func (a *announced) last() calendar.Day {
	d := a.event + 40
	for {
		if _, no := a.inTime(d); !no {
			return d
		}
		d--
	}
}

func (a *announced) state() checks.State {
	asOf, last := a.c.Inspection.AsOf, a.last()
	if !inside(a.event, a.c.Inspection.Period) || a.event.String() < "2024-04-04" || last.String() < "2024-04-04" {
		return checks.Cut
	}
	if a.notice != 0 && a.notice <= asOf {
		switch yes, no := a.inTime(a.notice); {
		case yes:
			return checks.InTime
		case no:
			return checks.Late
		}
		return checks.Unknown
	}
	if last >= asOf {
		return checks.Future
	}
	covered := true
	for d := last - 29; d <= last; d++ {
		covered = covered && a.covered.From != 0 && inside(d, a.covered)
	}
	if a.absent || covered {
		return checks.NoEvent
	}
	return checks.Unknown
}

// someHour is the day with an hour, or without one: the norms count days, whatever
// the hour.
func someHour(d calendar.Day) calendar.Moment {
	at := moment(d)
	if hour := int(d) * 397 % 1500; hour < 1440 {
		at.Minute = hour
	}
	return at
}

func (a *announced) build(category string) {
	a.c.Inspection.Categories, a.c.Answers, a.holder.Disputed = []string{category}, nil, nil
	a.holder.Holder = checks.Holder{Categories: []checks.Belonging{{ID: category}}}
	e := checks.Evidence{
		ID: "e", Kind: checks.Event, At: someHour(a.event), Mark: checks.Mark{Entry: "e"},
		Serves: []checks.Service{{Check: a.check, Parts: []string{a.part}}},
	}
	if a.notice != 0 {
		e.Noticed = []checks.Notice{{Part: a.part, At: someHour(a.notice + 3)}, {Part: a.part, At: someHour(a.notice)}}
	}
	if a.absent {
		e.Items = []checks.ItemSeen{{Item: a.part, State: checks.Absent}}
	}
	a.c.Evidence = []checks.Evidence{e}
	a.c.Coverage = []checks.Coverage{{
		Check: a.check, Parts: []string{a.part}, Of: checks.Notices, From: a.covered.From, To: a.covered.To,
		Mark: checks.Mark{Time: a.c.Mark.Time.AddDate(20, 0, 0)},
	}}
}

func TestNoticesCountedDayByDay(t *testing.T) {
	worlds(t, 600, func(r *rand.Rand, w *world) {
		a := pick(r, []announced{
			{check: "open-sittings", part: "notice", limit: "lead-3wd", n: 3},
			{check: "dialogue-notices", part: "conference", limit: "lead-1wd", n: 1},
			{check: "dialogue-notices", part: "poll", limit: "within-1wd", n: 1, within: true},
		})
		a.world, a.corrected = w, w.office.Calendar(w.days)
		period := w.c.Inspection.Period
		a.event = period.From + calendar.Day(r.IntN(int(period.To-period.From)+3)) - 1
		w.c.Inspection.AsOf = a.event + calendar.Day(r.IntN(40))
		if r.IntN(4) > 0 {
			a.notice = a.event + calendar.Day(r.IntN(14)-9)
		}
		a.absent = r.IntN(3) == 0
		if from := a.event - calendar.Day(r.IntN(60)); r.IntN(2) == 0 {
			a.covered = checks.Dated{From: from, To: from + calendar.Day(r.IntN(80))}
		}
		category := "state-body"
		if a.check == "open-sittings" {
			category = "state-institution" // where no trait is asked
		}
		a.build(category)
		f, _ := checks.JudgeOne(w.law.Check(a.check), w.c, w.holder, w.office, w.law, w.days)
		p := partOf(f, a.part)
		if period.To.String() < "2024-04-04" {
			if p.Verdict != checks.NotApplicable || len(p.Events) > 0 {
				t.Errorf("%s bound before there was a Standard: %s", a.part, p.Verdict)
			}
			return
		}
		u := p.Events[0]
		if want := a.state(); u.State != want {
			t.Errorf("%s: event %s, notice %s, as of %s: %s, counted %s", a.part, a.event, a.notice, w.c.Inspection.AsOf, u.State, want)
		}
		breach := a.last()
		if a.within {
			breach++
		}
		if u.State != checks.Cut && (u.Due != a.last() || u.Breach != breach) {
			t.Errorf("%s: event %s: due %s, breach %s; counted %s", a.part, a.event, u.Due, u.Breach, a.last())
		}
	})
}
