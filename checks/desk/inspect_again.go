package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// InspectAgain gives what a new inspection that follows this one begins with: the same
// holder, categories and form, the period that follows, and the earlier one named. The
// analyst may change any of it; the ground and the act of an unscheduled inspection are
// always new.
func (d *Desk) InspectAgain(ctx context.Context, inspection string) (out InspectionInput, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		was := c.Inspection
		today := v.Today()
		period := following(was.Period.Span())
		if period.From > today {
			return fail("again.not-begun", args{"from": period.From.Digits()})
		}
		period.To = min(period.To, today)
		out = InspectionInput{Holder: was.Holder, Period: period, AsOf: today, Form: was.Form, Earlier: was.ID}
		for _, id := range was.Categories {
			if slices.ContainsFunc(c.holder.Holder.Categories, func(b checks.Belonging) bool {
				return b.ID == id && b.Span().Overlaps(period)
			}) {
				out.Categories = append(out.Categories, id)
			}
		}
		return nil
	})
	return out, err
}

// following is the period right after another, of the same length: in whole months
// where the other is of whole months, else in days.
func following(was calendar.Span) calendar.Span {
	from := was.To.Add(1)
	y, m, d := was.From.Date()
	ny, nm, nd := from.Date()
	if d != 1 || nd != 1 {
		return calendar.Span{From: from, To: was.To.Add(was.Days())}
	}
	month := ny*12 + nm - 1 + (ny*12 + nm - y*12 - m)
	end, ok := calendar.NewDay(month/12, month%12+1, 1)
	if !ok {
		return calendar.Span{From: from, To: was.To.Add(was.Days())}
	}
	return calendar.Span{From: from, To: end.Add(-1)}
}
