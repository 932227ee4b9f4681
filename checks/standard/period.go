package standard

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Period is how often a set of open data is renewed, as lists name it.
type Period struct {
	ID    string    `toml:"id"` // day, week, month, quarter, half-year, year
	Title lang.Text `toml:"title"`
	Words []string  `toml:"words"` // other words for it, compared folded and whole
}

// Periods lists the periods, the shortest first.
func (s *Standard) Periods() []*Period { return s.periods }

// PeriodOf finds the period that a cell of a list names, or nil.
func (s *Standard) PeriodOf(cell string) *Period {
	folded := lang.Fold(cell)
	return find(s.periods, func(p *Period) bool {
		return folded != "" && slices.ContainsFunc(append([]string{p.Title.KK, p.Title.RU, p.Title.EN}, p.Words...),
			func(w string) bool { return lang.Fold(w) == folded })
	})
}

// Next counts when what was renewed on a day must be renewed again. The words "once
// in a month" leave two readings: a month after the last time, or once in each
// calendar month. Strict is the earlier of the two last days, lenient the later.
func (p *Period) Next(last calendar.Day) (strict, lenient calendar.Day) {
	switch p.ID {
	case "day":
		return last.Add(1), last.Add(1)
	case "week":
		return last.Add(7), slotAfter(calendar.Week, last)
	case "quarter":
		return months(last, 3), slotAfter(calendar.Quarter, last)
	case "half-year":
		return months(last, 6), slotAfter(calendar.HalfYear, last)
	case "year":
		return months(last, 12), slotAfter(calendar.Year, last)
	}
	end := months(last, 1)
	return end, monthEnd(end)
}

// slotAfter gives the last day of the slot that follows the one of the day.
func slotAfter(unit calendar.Unit, day calendar.Day) calendar.Day {
	this := calendar.SlotOf(unit, day)
	return calendar.SlotOf(unit, this.Span.To.Add(1)).Span.To
}

// months goes n months on; where the month has no such day, to its last.
func months(d calendar.Day, n int) calendar.Day {
	y, m, day := d.Date()
	y, m = y+(m-1+n)/12, (m-1+n)%12+1
	for day > 28 {
		if next, ok := calendar.NewDay(y, m, day); ok {
			return next
		}
		day--
	}
	next, _ := calendar.NewDay(y, m, day) // every month has 28 days
	return next
}

func monthEnd(d calendar.Day) calendar.Day {
	y, m, _ := d.Date()
	first, _ := calendar.NewDay(y, m, 1) // every month has a first
	return months(first, 1).Add(-1)
}
