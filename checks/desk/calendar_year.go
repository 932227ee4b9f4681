package desk

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// CalendarView is the calendar as the office counts by it, with the corrections that
// the office made: of a day with two of them that stand against each other neither is
// counted.
type CalendarView struct {
	*calendar.Calendar
	Corrections map[calendar.Day][]checks.DayOff
}

// CalendarView gives the calendar with what the office corrected; without a database
// the embedded one.
func (d *Desk) CalendarView(ctx context.Context) (CalendarView, error) {
	out := CalendarView{Calendar: d.days}
	err := d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err == nil {
			out = CalendarView{office.Calendar(d.days), office.Days}
		}
		return err
	})
	return out, noneWithoutStore(err)
}

// WorkingIn counts the working days of a span.
func (c CalendarView) WorkingIn(span calendar.Span) int {
	if !span.Closed() {
		return 0
	}
	return c.Since(span.From.Add(-1), span.To)
}
