package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// CheckView is an inspection judged, as it is shown and printed.
type CheckView struct {
	Case     *checks.Case
	Holder   *checks.HolderState
	Office   *checks.Office
	Law      *standard.Standard // by which it was judged
	Findings []checks.Finding
	Summary  checks.Summary
	Basis    string
	Sealed   bool      // closed: what is shown is what was sealed
	Bare     bool      // only the seal itself can be shown: today's program would judge otherwise
	Note     lang.Text // what is assumed about the editions
	Later    lang.Text // of it: texts that came after the inspection was opened
	Heads    []journal.Head
}

// Check judges an inspection, or one check of it; it writes nothing. A closed
// inspection shows what was sealed at its closing.
func (d *Desk) Check(ctx context.Context, inspection, check string) (out CheckView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if out, err = v.judged(c); err != nil {
			return err
		}
		return out.only(check, v.Desk)
	})
	return out, err
}

// judged judges a case, or opens its seal.
func (v *view) judged(c *caseView) (CheckView, error) {
	out := CheckView{Case: c.Case, Holder: c.holder, Office: c.office, Law: c.law}
	if closed := c.Closed(); closed != nil {
		out.Sealed = true
		if err := v.open(c, closed, &out); err != nil {
			return out, err
		}
	} else {
		out.Findings = checks.Judge(c.Case, c.holder, c.office, c.law, v.days)
	}
	out.Summary = checks.Summarize(out.Findings)
	out.Basis = checks.Basis(out.Findings)
	out.Note, out.Later = v.notes(c), v.laterThan(c)
	heads, err := v.Heads()
	out.Heads = heads
	return out, err
}

// only keeps one check of the view.
func (c *CheckView) only(check string, d *Desk) error {
	if check == "" {
		return nil
	}
	if check == checks.OtherCheck {
		c.Findings = slices.DeleteFunc(c.Findings, func(f checks.Finding) bool { return f.Check != check })
		c.Summary = checks.Summarize(c.Findings)
		return nil
	}
	if d.law.Check(check) == nil {
		return fail("check.unknown", args{"id": lang.Line(check), "checks": d.checkIDs(c.Case.Inspection.Categories)})
	}
	c.Findings = slices.DeleteFunc(c.Findings, func(f checks.Finding) bool { return f.Check != check })
	if len(c.Findings) == 0 {
		return fail("check.not-bound", args{"check": d.law.Check(check).Title})
	}
	c.Summary = checks.Summarize(c.Findings)
	return nil
}

// Has tells whether any line has the verdict.
func (c *CheckView) Has(v checks.Verdict) bool {
	return slices.ContainsFunc(c.Findings, func(f checks.Finding) bool {
		return slices.ContainsFunc(f.Lines, func(l checks.Line) bool { return l.Verdict == v })
	})
}

// Finding gives the finding of a check.
func (c *CheckView) Finding(check string) (checks.Finding, bool) {
	i := slices.IndexFunc(c.Findings, func(f checks.Finding) bool { return f.Check == check })
	if i < 0 {
		return checks.Finding{}, false
	}
	return c.Findings[i], true
}
