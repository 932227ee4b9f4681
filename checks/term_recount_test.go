package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// A second way of counting every limit of article 19-1, day by day and as plainly as
// the norm is worded, against the one that the program uses.

// limitsOfControl are the rules by which terms are counted.
var limitsOfControl = []string{
	"recommendation", "elimination", "objection", "reply", "report", "unscheduled", "inspection-length",
	"inspection-extension-notice", "act-elimination", "more-time", "resumption",
}

// slowly counts n days one by one.
func slowly(l *standard.Limit, from calendar.Day, n int, days *calendar.Calendar) calendar.Day {
	works := func(d calendar.Day) bool { w, _ := days.Working(d); return w }
	switch {
	case l.Unit == "calendar-day":
		d := from
		for range n {
			d++
		}
		for l.Roll && !works(d) {
			d++
		}
		return d
	case l.Back:
		d := from
		for n > 0 {
			d--
			if works(d) {
				n--
			}
		}
		return d
	}
	d := from
	if l.First == "same-day" && works(d) {
		n--
	}
	for n > 0 {
		d++
		if works(d) {
			n--
		}
	}
	return d
}

func TestEveryRuleAgreesWithASlowRecount(t *testing.T) {
	law, days, r := loadLaw(t), loadCalendar(t), random(t)
	start := day(t, "2024-01-01")
	for _, id := range limitsOfControl {
		l := law.Limit(id)
		if l == nil {
			t.Fatalf("no limit %s", id)
		}
		for range 400 {
			from, n := start.Add(r.IntN(1400)), 1+r.IntN(30)
			count := n
			if r.IntN(3) == 0 {
				n, count = 0, l.Count // the limit's own
			}
			if l.First == "same-day" && count == 1 {
				for w, _ := days.Working(from); !w; w, _ = days.Working(from) {
					from++
				}
			}
			got := checks.Term{Rule: id, From: from, Count: n}.Counted(law, days)
			if want := slowly(l, from, count, days); got.Last != want || got.Sum.Result != want {
				t.Fatalf("%s: %d from %s is %s, slowly %s", id, count, from, got.Last, want)
			}
			if rolled := slices.Contains(got.Notes, checks.NoteRolled); rolled != (got.Sum.Unmoved != got.Last && got.Sum.Unmoved < l.RollFrom) {
				t.Errorf("%s from %s: %v", id, from, got.Notes)
			}
		}
	}
}

// The days left, against a walk over the days.
func TestDaysLeftAgreeWithAWalk(t *testing.T) {
	days, r := loadCalendar(t), random(t)
	start := day(t, "2025-01-01")
	for range 2000 {
		today := start.Add(r.IntN(700))
		last := today.Add(r.IntN(80) - 40)
		working := 0
		for d := min(today, last) + 1; d <= max(today, last); d++ {
			if w, _ := days.Working(d); w {
				working++
			}
		}
		if last < today {
			working = -working
		}
		one := checks.Term{Last: last}
		if w, all := one.Left(today, days); w != working || all != int(last-today) {
			t.Fatalf("%s to %s: %d, %d, walked %d", today, last, w, all, working)
		}
	}
}
