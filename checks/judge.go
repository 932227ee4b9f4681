package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// Judge answers every check that binds the holder of an inspection. It is pure:
// the clock is never read, the same entries give the same verdicts on any laptop
// and any day, in whatever order they come. The findings come in the order of the
// catalogue.
func Judge(c *Case, h *HolderState, o *Office, law *standard.Standard, embedded *calendar.Calendar) []Finding {
	b := newBench(c, h, o, law, embedded)
	var out []Finding
	for _, check := range law.Checks() {
		if f, ok := b.judge(check); ok {
			out = append(out, f)
		}
	}
	if f, ok := b.judgeOther(); ok {
		out = append(out, f)
	}
	return out
}

// JudgeOne answers one check; false if there is no such check or it does not
// bind the holder.
func JudgeOne(check *standard.Check, c *Case, h *HolderState, o *Office, law *standard.Standard, embedded *calendar.Calendar) (Finding, bool) {
	if check == nil {
		return Finding{}, false
	}
	return newBench(c, h, o, law, embedded).judge(check)
}

func (b *bench) judge(check *standard.Check) (Finding, bool) {
	categories := b.categories(check)
	if len(categories) == 0 {
		return Finding{}, false
	}
	d := docket{bench: b, check: check}
	for i := range check.Parts {
		part := &check.Parts[i]
		for _, category := range categories {
			if part.InCategory(category) {
				a := b.ask(check, part, category)
				d.runs = append(d.runs, run{asked: a, units: a.run()})
			}
		}
	}
	f := d.finding(categories)
	return f, len(f.Clauses) > 0 || b.asOf < b.line.Start() // nothing fell to a clause that is no more in force
}

// categories gives the categories of the inspection in which the check has a
// clause, in the order of the check. A clause that was in force on none of the
// days that the inspection is about binds nobody there.
func (b *bench) categories(check *standard.Check) []string {
	about := calendar.Span{From: b.period.From, To: max(b.period.To, b.asOf)}
	var out []string
	for _, c := range check.Clauses {
		if slices.Contains(b.c.Inspection.Categories, c.Category) && !slices.Contains(out, c.Category) &&
			b.law.Reaches(check, c.Category, b.line, about) {
			out = append(out, c.Category)
		}
	}
	return out
}
