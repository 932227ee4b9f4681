package desk

import (
	"context"
	"strconv"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// settingRetention says for how many months after its closing the personal data of an
// inspection are kept. Nobody here knows that number: while the office has not entered
// it, with its source, nothing is ever due.
const settingRetention = "retention.months"

// mostMonths bounds the setting: a century.
const mostMonths = 1200

// DueView is what the office need not keep any more.
type DueView struct {
	Months int       `json:"months"` // 0: the office has not entered them
	Source string    `json:"source,omitempty"`
	Due    []DueLine `json:"due"`
}

// DueLine is a closed inspection whose time is over.
type DueLine struct {
	Inspection string    `json:"inspection"` // number
	ID         string    `json:"id"`
	Holder     lang.Text `json:"holder"`
	Closed     string    `json:"closed"`
	Until      string    `json:"until"` // last day of its time
	Texts      int       `json:"texts"`
	Files      int       `json:"files"`
	Bytes      int64     `json:"bytes"`
	Personal   int       `json:"personal_numbers"`
}

// EraseDue lists the closed inspections whose personal data are held longer than the
// office keeps them, with how much they hold. Nothing is erased by itself.
func (d *Desk) EraseDue(ctx context.Context) (out DueView, err error) {
	out.Due = []DueLine{}
	err = d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err != nil {
			return err
		}
		value, ok := office.Setting(settingRetention)
		if out.Months, _ = strconv.Atoi(value); !ok || out.Months == 0 {
			return nil
		}
		out.Source = lang.Line(office.Settings[settingRetention][0].Source)
		rows, err := v.Inspections(journal.InspectionQuery{State: checks.StateClosed})
		for _, row := range rows {
			if err != nil {
				return err
			}
			if err = ctx.Err(); err == nil {
				err = v.due(row, out.Months, &out.Due)
			}
		}
		return err
	})
	return out, noneWithoutStore(err)
}

// due adds an inspection where its time is over and something of it can still be erased.
func (v *view) due(row journal.InspectionRow, months int, list *[]DueLine) error {
	c, err := v.inspection(row.ID)
	if err != nil {
		return err
	}
	closed := c.Closed()
	if closed == nil {
		return nil
	}
	day := calendar.DayOf(closed.Mark.Time)
	until := monthsAfter(day, months)
	if until >= v.Today() {
		return nil
	}
	g := erasing{view: v, in: EraseInput{Inspection: row.ID}}
	for _, step := range []func() error{g.place, g.choose, g.texts, g.files} {
		if err := step(); err != nil {
			return err
		}
	}
	if len(g.out.gone) == 0 {
		return nil
	}
	*list = append(*list, DueLine{
		Inspection: c.Inspection.Number, ID: row.ID, Holder: g.out.Holder, Closed: day.String(), Until: until.String(),
		Texts: g.out.Texts, Files: len(g.out.Files), Bytes: g.out.Bytes, Personal: g.out.Personal,
	})
	return nil
}

// monthsAfter is the same day of a later month, its last day where there is no such day.
func monthsAfter(day calendar.Day, months int) calendar.Day {
	y, m, d := day.Date()
	// a month has its last day; counting from the first keeps what follows in it
	first := time.Date(y, time.Month(m+months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	out, _ := calendar.NewDay(first.Year(), int(first.Month()), min(d, last))
	return out
}
