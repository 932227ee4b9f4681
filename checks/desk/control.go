package desk

import (
	"context"
	"slices"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The form of an inspection says what may be looked at and which papers may leave
// the office. What is against the law is refused; what may only be taken for state
// control is written, with a warning.

// mayIssue refuses a paper that the form may not issue, and names the one that
// serves instead.
func (c *caseView) mayIssue(p checks.PaperKind) error {
	form := c.Inspection.Form
	if form.MayIssue(p) {
		return nil
	}
	return fail("control.no-paper", args{"paper": p.Words(), "form": form.Words(), "instead": form.Instead(p).Words()})
}

// mayBreak refuses to find a violation where the form may not look. A part that is
// not named is one of a check answered as a whole.
func (a *act) mayBreak(c *caseView, q checks.Question, part *standard.Part, v checks.Verdict) error {
	form := c.Inspection.Form
	if !v.Broken() || q.Check == checks.OtherCheck {
		return nil
	}
	if part != nil && form.Bars(part) {
		return fail("control.barred", args{"part": part.Title})
	}
	check := a.law.Check(q.Check)
	barred := func(p standard.Part) bool {
		return !binds(&p, c.Inspection.Categories) || p.Weight != standard.Required || form.Bars(&p)
	}
	if part == nil && !slices.ContainsFunc(check.Parts, func(p standard.Part) bool { return !barred(p) }) {
		return fail("control.barred", args{"part": check.Title})
	}
	return nil
}

// VisitWarning says what a visit to the holder is in the form of the inspection,
// where it may be taken for state control and is none; false where there is nothing
// to say.
func (d *Desk) VisitWarning(ctx context.Context, inspection string, kind checks.EvidenceKind) (words lang.Text, ok bool, err error) {
	if kind != checks.Stand {
		return words, false, nil
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		subject, _ := c.holder.Holder.SubjectOfControl(c.Inspection.AsOf)
		words, ok = c.Inspection.Form.Visit(subject)
		return nil
	})
	return words, ok, err
}

// The check of a site that has to exist, and its part.
const (
	siteCheck  = "official-site"
	siteExists = "exists"
)

// mayCallAbsent refuses to call a site absent on a failed fetch alone: it may be
// down, or closed to the network from which it was asked. Two captures on different
// days and a statement are the least.
func (c *caseView) mayCallAbsent(q checks.Question, v checks.Verdict) error {
	if q.Check != siteCheck || q.Part != siteExists && q.Part != "" || !v.Broken() {
		return nil
	}
	days := map[calendar.Day]bool{}
	said := false
	for i := range c.Captures {
		if at, err := time.Parse(time.RFC3339, c.Captures[i].At); err == nil {
			if about := c.Captures[i].For(); about == siteCheck || about == "" {
				days[calendar.DayOf(at)] = true
			}
		}
	}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		said = said || e.Kind == checks.Statement && e.ServesPart(siteCheck, siteExists)
	}
	if len(days) < 2 || !said {
		return fail("verdict.site-tried", args{"days": len(days)})
	}
	return nil
}
