package desk

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// GlanceView is an inspection at a glance: all that counts time as strips, which are
// laid under one ruler where they are drawn, and how far the work on each clause is.
type GlanceView struct {
	CheckView
	Strips   []checks.Strip
	Progress []checks.ClauseProgress
	Acts     standard.Timeline // which text of the Standard was in force when
	Today    calendar.Day
}

// Glance judges an inspection and lays it out for looking at it as a whole. One check
// may be asked for alone.
func (d *Desk) Glance(ctx context.Context, inspection, check string) (out GlanceView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if out.CheckView, err = v.judged(c); err != nil {
			return err
		}
		if err := out.only(check, v.Desk); err != nil {
			return err
		}
		out.Strips, out.Progress = checks.Strips(out.Findings), checks.Progress(out.Findings)
		out.Acts, out.Today = v.timeline(c.office), v.Today()
		return nil
	})
	return out, err
}
