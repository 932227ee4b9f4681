package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// limited counts a limit of time from a day, and says how.
func (a *asked) limited(id string, from calendar.Day) term {
	l := a.law.Limit(id)
	if l.Unit == unitWorkingDay {
		last := a.step(from, l.Count)
		t := term{strict: last, lenient: last}
		return t.because(a.rowTerm(l, t, workingDays{From: from, Count: l.Count, days: a.days}))
	}
	return a.moved(l, from, from.Add(l.Count), l.Count)
}

// unitWorkingDay is how limits.toml names a working day.
const unitWorkingDay = "working-day"

// moved takes the unmoved last day of a term in calendar days on to the next
// working day. Of terms that ended before the norm is known to have stood so, both
// days are kept: between them nothing is proven.
func (a *asked) moved(l *standard.Limit, from, last calendar.Day, count int) term {
	t := term{strict: last, lenient: last}
	if l.Roll {
		t.lenient = a.nextWorking(last)
	}
	if last >= l.RollFrom {
		t.strict = t.lenient
	}
	return t.because(a.rowTerm(l, t, calendarDays{From: from, Count: count, Roll: l.Roll, days: a.days}))
}

func (a *asked) nextWorking(d calendar.Day) calendar.Day {
	for d != 0 {
		if working, _ := a.days.Working(d); working {
			return d
		}
		d = d.Add(1)
	}
	return d
}

func (a *asked) rowTerm(l *standard.Limit, t term, sum any) Reason {
	if t.strict == t.lenient {
		return reason("row.term", args{"rule": limitName(l.ID), "last": t.lenient, "sum": sum})
	}
	return reason("row.two-days", args{"rule": limitName(l.ID), "strict": t.strict, "lenient": t.lenient, "sum": sum})
}

// answerTerm gives the term of the answer: fifteen calendar days from receipt, and
// where it was extended in time as many again, counted on from the unmoved last
// day. Doubtful says that it cannot be told whether the extension was in time.
func (a *asked) answerTerm(r request) (first, whole term, rule string, doubtful bool) {
	first = a.limited(limitAnswer, r.received)
	whole, rule = first, limitAnswer
	if r.extended == 0 || r.extended > first.lenient {
		return first, whole, rule, false
	}
	answer, more := a.law.Limit(limitAnswer), a.law.Limit(limitExtension)
	unmoved := r.received.Add(answer.Count)
	whole = a.moved(more, r.received, unmoved.Add(more.Count), answer.Count+more.Count)
	if r.extendedTo != 0 && r.extendedTo < whole.strict {
		whole.strict = max(r.extendedTo, first.strict) // what is done after it and before the longest term proves nothing
	}
	return first, whole, limitExtension, r.extended > first.strict
}

// mayBeExtended tells whether the term may have been extended, though the register
// names no day of it: it names its new end or that the user was told, or has no
// column for it while some columns were not read.
func (r request) mayBeExtended() bool {
	if r.extended != 0 {
		return false
	}
	return r.extendedTo != 0 || r.told != 0 && r.forwarded == 0 || !r.has("extended") && len(r.table.Unread) > 0
}

// mayBeElsewhere tells whether what was done with a request may stand in a column
// that was not read.
func (r request) mayBeElsewhere() bool {
	if len(r.table.Unread) == 0 {
		return false
	}
	for _, name := range []string{"answered", "refused", "forwarded", "posted"} {
		if !r.has(name) {
			return true
		}
	}
	return false
}

// stateOf places what was done among the days of a term; nothing done by the
// register's own day is late once the last day was over by then.
func (a *asked) stateOf(t term, done, told calendar.Day) (State, Reason) {
	switch {
	case done != 0 && done <= t.strict:
		return InTerm, Reason{}
	case done > t.lenient:
		return Late, reason("row.done", args{"day": done})
	case done != 0:
		return Unclear, reason("row.between", args{"day": done})
	case told > t.lenient:
		return Late, reason("row.not-done", args{"day": told})
	case t.lenient >= a.asOf:
		return Pending, reason("row.not-over", args{"last": t.lenient})
	}
	return Unclear, reason("row.register-older", args{"day": told, "last": t.lenient})
}

// conclude writes the state of a row into its unit.
func (a *asked) conclude(u Unit, rule string, t term, s State, done, told calendar.Day, why ...Reason) Unit {
	u.Rule, u.Due, u.State, u.Done = rule, t.lenient, s, done
	u.Reasons = append(u.Reasons, t.reasons...)
	for _, r := range why {
		if r.Code != "" {
			u.Reasons = append(u.Reasons, r)
		}
	}
	if s == Late {
		end := done
		if end == 0 {
			end = told
		}
		u.DaysLate = int(end - t.lenient)
	}
	if a.bound.no.Contains(t.lenient) {
		u.State = Cut
	}
	return a.unit(u, t.lenient.Add(1))
}
