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

// What became of a violation after the paper: the ruling on an objection to it, and
// its execution. Neither moves a verdict: what was broken on its day was broken, and
// later evidence only shows that it was eliminated.

// RulingInput is the answer to one point of an objection.
type RulingInput struct {
	Value    string // accepted, partly, rejected
	Reason   string
	Evidence []string // ids, or their endings
}

// Rule records what an objection to one violation of a paper comes to. An objection
// that was not split by violations may be ruled on by any of them.
func (d *Desk) Rule(ctx context.Context, inspection, step string, point int, in RulingInput) error {
	values := []string{checks.Accepted, checks.Partly, checks.Rejected}
	switch {
	case !slices.Contains(values, in.Value):
		return fail("ruling.unknown", args{"value": lang.Line(in.Value), "values": values})
	case lang.Line(in.Reason) == "":
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		c, s, err := a.stepOf(inspection, step)
		if err != nil {
			return err
		}
		if err := c.mayRule(s, point); err != nil {
			return err
		}
		evidence, err := a.proofs(c, in.Evidence)
		if err != nil {
			return err
		}
		key := checks.PointKey{ID: s.ID, Point: point}
		return a.answer(journal.KindRuling, c.subject(), "ruling "+key.String(), checks.Ruling{
			Value: in.Value, Reason: lang.Paragraphs(in.Reason), Evidence: evidence,
		})
	})
}

// mayRule refuses a ruling on what was not objected to, or was answered for good.
func (c *caseView) mayRule(s *checks.Step, point int) error {
	p := c.Paper(s.Paper)
	switch {
	case s.Step != checks.Objection:
		return fail("ruling.no-objection", args{"step": s.Step.Words()})
	case c.replied(s.ID):
		return fail("ruling.final", nil)
	case p != nil && !slices.Contains(aboutPaper[checks.Objection], p.Kind()):
		return fail("step.other-paper", args{"step": s.Step.Words(), "papers": kindWords(aboutPaper[checks.Objection]), "paper": p.Kind().Words()})
	case p == nil || p.Point(point) == nil:
		most := 0
		if p != nil {
			most = len(p.Points())
		}
		return fail("point.unknown", args{"n": point, "most": most, "id": ending(s.Paper)})
	case !c.objected(s, point):
		return fail("ruling.not-objected", args{"n": point})
	}
	return nil
}

// objected tells whether an objection is to a point: one that names none is to all.
func (c *caseView) objected(s *checks.Step, point int) bool {
	return slices.ContainsFunc(c.Objected(s), func(p checks.StepPoint) bool { return p.Point == point })
}

// executable are the papers whose violations are eliminated, and of whose execution is
// told.
var executable = []checks.PaperKind{checks.RecommendationPaper, checks.ResultsPaper}

// ExecutionInput says what became of one violation of a paper.
type ExecutionInput struct {
	Value    string       // executed, partly, not-executed
	Day      calendar.Day // it was executed, where that is known
	Looked   calendar.Day // it was looked at; 0: today
	Reason   string
	Evidence []string // ids, or their endings
}

// Execute records what became of a violation of a paper. It writes no verdict.
func (d *Desk) Execute(ctx context.Context, inspection, ref string, point int, in ExecutionInput) error {
	values := []string{checks.Executed, checks.Partly, checks.NotExecuted}
	switch {
	case !slices.Contains(values, in.Value):
		return fail("execution.unknown", args{"value": lang.Line(in.Value), "values": values})
	case lang.Line(in.Reason) == "":
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		held, err := a.papersOf(inspection)
		if err != nil {
			return err
		}
		p, err := held.paper(ref)
		if err != nil {
			return err
		}
		if held.caseView == nil {
			return fail("execution.office", nil)
		}
		in.Looked = cmp.Or(in.Looked, a.Today())
		if err := a.mayExecute(held.caseView, p, point, in); err != nil {
			return err
		}
		evidence, err := a.proofs(held.caseView, in.Evidence)
		if err != nil {
			return err
		}
		key := checks.PointKey{ID: p.ID, Point: point}
		return a.answer(journal.KindExecution, held.subject, "execution "+key.String(), checks.Execution{
			Value: in.Value, Day: in.Day, Looked: in.Looked, Reason: lang.Paragraphs(in.Reason), Evidence: evidence,
		})
	})
}

// mayExecute refuses to tell of the execution of what the paper does not state, or
// does not state any more, or of a day before the breach was over.
func (v *view) mayExecute(c *caseView, p *checks.IssuedPaper, n int, in ExecutionInput) error {
	point := p.Point(n)
	switch {
	case !slices.Contains(executable, p.Kind()):
		return fail("execution.other-paper", args{"papers": kindWords(executable), "paper": p.Kind().Words()})
	case !p.Frozen():
		return fail("step.unregistered", args{"paper": p.Kind().Words(), "id": ending(p.ID)})
	case point == nil:
		return fail("point.unknown", args{"n": n, "most": len(p.Points()), "id": ending(p.ID)})
	case in.Day != 0 && in.Value == checks.NotExecuted:
		return fail("execution.no-day", nil)
	case max(in.Day, in.Looked) > v.Today():
		return fail("day.future", args{"day": max(in.Day, in.Looked), "today": v.Today()})
	case in.Day != 0 && in.Day < point.To, in.Looked < point.To:
		return fail("execution.before", args{"n": n, "to": point.To})
	case in.Day > in.Looked:
		return fail("execution.unseen", args{"day": in.Day, "looked": in.Looked})
	}
	if c.TakenOut(p.ID, n) != nil {
		return fail("execution.withdrawn", args{"n": n})
	}
	return nil
}

// proofs resolves what was typed into evidence about the holder: of this inspection,
// or of another of its inspections, where the later look was kept.
func (v *view) proofs(c *caseView, refs []string) ([]string, error) {
	var out []string
	for _, ref := range refs {
		row, err := v.findEvidence(ref)
		if err != nil {
			return nil, err
		}
		if row.Subject != c.subject() {
			other, err := v.inspection(row.Subject.ID())
			if err != nil {
				return nil, err
			}
			if other.Inspection.Holder != c.Inspection.Holder {
				return nil, fail("evidence.other-holder", args{"ref": lang.Line(ref), "number": other.Inspection.Number})
			}
		}
		out = add(out, row.ID)
	}
	return out, nil
}
