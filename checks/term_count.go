package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// Counted counts a term anew by its limit, on the calendar of the office. One that
// no limit counts keeps its day.
func (t Term) Counted(law *standard.Standard, days *calendar.Calendar) Term {
	if t.Gap != "" || t.From == 0 {
		t.Last, t.Sum = 0, calendar.Sum{}
		return t
	}
	limit := law.Limit(t.Rule)
	if limit == nil {
		return t.fixed(days)
	}
	n := t.Count
	if n == 0 {
		n = limit.Count
	}
	t.Sum = sumOf(limit, t.From, n, days)
	t.Last = t.Sum.Result
	if t.Sum.Unmoved != t.Sum.Result && t.Sum.Unmoved < limit.RollFrom && !slices.Contains(t.Notes, NoteRolled) {
		t.Notes = append(slices.Clone(t.Notes), NoteRolled)
	}
	return t
}

// sumOf counts a limit from a day as the limit says: back or on, the day itself
// counted or not, a last day off moved on or not.
func sumOf(l *standard.Limit, from calendar.Day, n int, days *calendar.Calendar) calendar.Sum {
	if l.First == "same-day" {
		from = from.Add(-1)
	}
	switch {
	case l.Unit != unitWorkingDay:
		return days.AddCalendar(from, n, l.Roll)
	case l.Back:
		return days.Back(from, n)
	}
	return days.AddWorking(from, n)
}

// fixed explains a term whose last day is named, not counted.
func (t Term) fixed(days *calendar.Calendar) Term {
	if t.Last == 0 {
		t.Last = t.From
	}
	t.Sum = calendar.Sum{From: t.From, Result: t.Last, Unmoved: t.Last, Certainty: days.Certainty(calendar.Span{From: t.Last, To: t.Last})}
	switch t.Kind {
	case TermSitting:
		if t.Step == "" {
			t.Sum.Certainty = days.Certainty(calendar.Span{From: t.From, To: t.Last})
			t.Sum.Explained = messages().Text("term-span", args{"days": digitsOf(workingDaysOf(SittingSpan(t.Last), days))})
		}
	case TermServe, TermFollow, TermYear:
		t.Sum.Explained = messages().Text("term-named", args{"day": t.Last.Digits()})
	}
	return t
}

// digitsOf writes days as a list.
func digitsOf(list []calendar.Day) string {
	var out string
	for i, d := range list {
		if i > 0 {
			out += ", "
		}
		out += d.Digits()
	}
	return out
}

// workingDaysOf lists the working days of a span.
func workingDaysOf(span calendar.Span, days *calendar.Calendar) []calendar.Day {
	var out []calendar.Day
	for d := span.From; d <= span.To; d = d.Add(1) {
		if works, _ := days.Working(d); works {
			out = append(out, d)
		}
	}
	return out
}

// Left is how many days are left of a term, today not counted: working ones and
// all of them. Of a term that is over it tells how long it has been over, below
// zero.
func (t *Term) Left(today calendar.Day, days *calendar.Calendar) (working, all int) {
	if t.Last == 0 {
		return 0, 0
	}
	all = int(t.Last - today)
	if all < 0 {
		return -days.Since(t.Last, today), all
	}
	return days.Since(today, t.Last), all
}

// Running gives the terms of a list that run on a day: those that have begun, and
// of rights those that are not over. Appointed are the days of the acts by which
// unscheduled inspections were appointed after the inspection; a ground is closed by
// one on its day or later.
func Running(list []Term, today calendar.Day, appointed []calendar.Day) []Term {
	var out []Term
	for _, t := range list {
		closed := t.Kind == TermAppoint && slices.ContainsFunc(appointed, func(act calendar.Day) bool { return act == 0 || act >= t.From })
		if t.Since <= today && !closed && !(t.Lapses && t.Overdue(today)) {
			out = append(out, t)
		}
	}
	return out
}
