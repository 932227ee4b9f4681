package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// ComparisonView is a comparison as it is shown: each question by its name, the worst
// first, with what is recorded of the execution of the earlier papers.
type ComparisonView struct {
	checks.Comparison
	Shown string // number of the later inspection
	Worst []ComparedLine
}

// ComparedLine is one question of a comparison.
type ComparedLine struct {
	checks.Compared
	Question lang.Text
	Recorded []RecordedExecution
}

// Words says what became of the question.
func (l ComparedLine) Words() lang.Text {
	if l.Change == checks.EliminatedLate {
		return messages().Text("compare.late", args{"change": l.Change.Words(), "day": l.Day.Digits(), "due": l.Due.Digits()})
	}
	return l.Change.Words()
}

// RecordedExecution is what is recorded of one violation of an earlier paper.
type RecordedExecution struct {
	Paper     *checks.IssuedPaper
	Point     int
	Execution *checks.Execution // nil: nothing is recorded
}

// CompareView is Compare for people: with names, the worst first.
func (d *Desk) CompareView(ctx context.Context, inspection string) (out ComparisonView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if c.Inspection.Earlier == "" {
			return fail("compare.none", args{"number": c.Inspection.Number})
		}
		judged, err := v.judged(c)
		if err != nil {
			return err
		}
		found, err := v.compared(c, judged.Findings)
		if err != nil {
			return err
		}
		earlier, err := v.load(c.Inspection.Earlier)
		if err != nil {
			return err
		}
		out = ComparisonView{Comparison: *found, Shown: c.Inspection.Number}
		for _, l := range found.Lines {
			out.Worst = append(out.Worst, ComparedLine{l, v.compareQuestion(c, l), recorded(earlier.Case, l)})
		}
		slices.SortStableFunc(out.Worst, func(a, b ComparedLine) int {
			return slices.Index(checks.Changes(), a.Change) - slices.Index(checks.Changes(), b.Change)
		})
		return nil
	})
	return out, err
}

// compareQuestion names a question: the check, the part where there are several, the
// item and the address.
func (v *view) compareQuestion(c *caseView, l checks.Compared) lang.Text {
	check := v.law.Check(l.Check)
	if check == nil {
		return lang.Same(l.Check)
	}
	out := check.Title
	part := check.Part(l.Part)
	if part != nil && len(check.Parts) > 1 {
		out = say("value", args{"name": out, "value": part.Title})
	}
	if _, item, ok := v.law.FindItem(check, l.Item); l.Item != "" && ok {
		out = say("value", args{"name": out, "value": item.Title})
	}
	if part == nil || !part.PerPremises {
		return out
	}
	address := lang.Same(l.Premises)
	for _, p := range c.holder.Holder.Premises {
		if p.ID == l.Premises {
			address = lang.Same(lang.Line(p.Address))
		}
	}
	if l.Premises == "" {
		address = messages().Text("compare.no-address", nil)
	}
	return messages().Text("compare.at", args{"question": out, "address": address})
}

// recorded finds what is recorded of the question after the papers of the earlier
// inspection that were served.
func recorded(was *checks.Case, l checks.Compared) []RecordedExecution {
	var out []RecordedExecution
	for i := range was.Papers {
		p := &was.Papers[i]
		if p.Reached(checks.Served) == nil || was.Amended(p.ID) {
			continue
		}
		for _, point := range p.Points() {
			if point.Check == l.Check && (point.Part == "" || point.Part == l.Part) && point.Premises == l.Premises {
				out = append(out, RecordedExecution{Paper: p, Point: point.Point, Execution: was.Executed(p.ID, point.Point)})
			}
		}
	}
	return out
}
