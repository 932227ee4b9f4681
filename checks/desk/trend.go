package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// TrendView is what the inspections of a holder found, one beside the other.
type TrendView struct {
	checks.Trend
	Holder string // id
	Name   lang.Text
	Left   int // earlier inspections, which are not shown
}

// mostLooks is how many inspections are judged for a trend, the latest ones: more of
// them stand on no screen.
const mostLooks = 24

// Trend judges the inspections of a holder, under whichever of its records they were
// opened, and sets them side by side in the order of their as-of dates.
func (d *Desk) Trend(ctx context.Context, holder string) (out TrendView, err error) {
	err = d.read(ctx, func(v *view) error {
		row, shown, err := v.holderView(holder)
		if err != nil {
			return err
		}
		out.Holder, out.Name = row.ID, shown.Holder.Name(v.Today()).Text()
		rows, err := v.looksOf(row.ID)
		if err != nil {
			return err
		}
		out.Left = max(0, len(rows)-mostLooks)
		looks, days, err := v.trendLooks(ctx, rows[out.Left:])
		if err != nil {
			return err
		}
		out.Trend = checks.NewTrend(looks, v.law, days)
		return v.labelled(&out, rows)
	})
	return out, err
}

// looksOf lists the inspections of all records of a holder, the earliest first.
func (v *view) looksOf(holder string) ([]journal.InspectionRow, error) {
	subject, err := v.oneSubject(holder)
	if err != nil {
		return nil, err
	}
	var out []journal.InspectionRow
	for _, id := range subject {
		rows, err := v.Inspections(journal.InspectionQuery{Holder: id})
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	slices.SortFunc(out, func(a, b journal.InspectionRow) int {
		return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.To, b.To), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// trendLooks judges inspections one after another.
func (v *view) trendLooks(ctx context.Context, rows []journal.InspectionRow) ([]checks.TrendLook, *calendar.Calendar, error) {
	var out []checks.TrendLook
	for _, r := range rows {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		c, err := v.load(r.ID)
		if err != nil {
			return nil, nil, err
		}
		judged, err := v.judged(c)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, checks.TrendLook{Bare: judged.Bare, Looked: checks.Looked{
			Case: judged.Case, Findings: judged.Findings, Unread: len(c.holder.Unread)+len(c.office.Unread) > 0,
		}})
	}
	office, err := v.office()
	if err != nil {
		return nil, nil, err
	}
	return out, office.Calendar(v.days), nil
}

// labelled gives each inspection the number under which lists show it, and says which
// are closed: a sealed case is read as it was before its closing.
func (v *view) labelled(out *TrendView, rows []journal.InspectionRow) error {
	numbers, err := v.numbering()
	for i := range out.Points {
		r := rows[out.Left+i]
		out.Points[i].Number, out.Points[i].Closed = numbers.shown(r), r.State == "closed"
	}
	return err
}
