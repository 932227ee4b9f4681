package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// The months after a paper, point by point: what was stated, what the holder said
// to it, what was answered, and what became of it.

// CourseView is what followed a paper.
type CourseView struct {
	Inspection string        `json:"inspection"` // number
	Paper      PaperLine     `json:"paper"`
	Term       checks.Term   `json:"term,omitzero"` // of elimination, where the paper sets one and was served
	Points     []PointCourse `json:"points"`
	Asked      []Asked       `json:"asked,omitempty"` // by a demand for documents
	Steps      []checks.Step `json:"steps"`           // about the paper and those that it amends, by their days
	Running    []checks.Term `json:"running"`
	Next       []NextStep    `json:"next"` // what to do, most urgent first
}

// What became of a violation of a paper.
const (
	PointOpen       = "open"
	PointWithdrawn  = "withdrawn" // by an accepted objection
	PointEliminated = "eliminated"
	PointLate       = "eliminated-late" // after the end of the term
	PointPersists   = "persists"
	PointConflict   = "conflict" // two answers stand against each other
)

// PointStates lists what may become of a violation.
func PointStates() []string {
	return []string{PointOpen, PointWithdrawn, PointEliminated, PointLate, PointPersists, PointConflict}
}

// PointWords says what became of a violation.
func PointWords(state string) lang.Text { return messages().Text("point."+state, nil) }

// PointCourse is what followed one violation of a paper.
type PointCourse struct {
	checks.PaperPoint
	State     string            `json:"state"`
	Objected  []Said            `json:"objected,omitempty"`
	Ruling    *checks.Ruling    `json:"ruling,omitempty"`
	Reported  []Said            `json:"reported,omitempty"`
	Execution *checks.Execution `json:"execution,omitempty"`
	Later     []LaterProof      `json:"later,omitempty"` // evidence that may show its execution
}

// Said is what a step says of a violation; nothing where it speaks of the whole
// paper.
type Said struct {
	Step string       `json:"step"` // id
	Day  calendar.Day `json:"day"`
	Text string       `json:"text,omitempty"`
}

// LaterProof is evidence dated after the as-of date that serves the same question:
// it may show what became of the violation, and moves no verdict of its day.
type LaterProof struct {
	ID         string       `json:"id"`
	Inspection string       `json:"inspection"` // number
	Day        calendar.Day `json:"day"`
	Title      string       `json:"title"`
}

// PaperCourse tells what followed a paper of an inspection, point by point.
func (d *Desk) PaperCourse(ctx context.Context, inspection, ref string) (out CourseView, err error) {
	err = d.read(ctx, func(v *view) error {
		held, err := v.papersOf(inspection)
		if err != nil {
			return err
		}
		p, err := held.paper(ref)
		if err != nil {
			return err
		}
		if held.caseView == nil {
			out.Paper, err = v.paperLine(held, p, nil)
			return err
		}
		out, err = v.course(held, p)
		return err
	})
	return out, err
}

func (v *view) course(held *papersOf, p *checks.IssuedPaper) (out CourseView, err error) {
	c := held.caseView
	judged, err := v.judged(c)
	if err != nil {
		return out, err
	}
	others, err := v.ofHolder(c)
	if err != nil {
		return out, err
	}
	out.Inspection = c.Inspection.Number
	if out.Paper, err = v.paperLine(held, p, judged.Findings); err != nil {
		return out, err
	}
	if out.Asked, err = v.asked(c, p, judged.Findings); err != nil {
		return out, err
	}
	out.Term, _ = c.Elimination(p, c.law, c.office.Calendar(v.days))
	chain := c.Chain(p.ID)
	for _, s := range inDays(c.Steps) {
		if slices.Contains(chain, s.Paper) {
			out.Steps = append(out.Steps, s)
		}
	}
	proofs := laterProofs(c, others)
	for _, point := range p.Points() {
		out.Points = append(out.Points, c.pointCourse(p, point, out.Term.Last, proofs))
	}
	clock := checks.Clock{Case: c.Case, Holder: c.holder, Office: c.office, Law: c.law, Days: v.days}
	for _, t := range clock.Terms(v.Today(), appointedAfter(c, others)) {
		if t.Paper == p.ID {
			out.Running = append(out.Running, t)
		}
	}
	out.Next = c.next(p, &out, unscheduledAfter(c, others), v.Today())
	return out, nil
}

// appointedAfter lists the days of the acts by which unscheduled inspections that
// name this one were appointed.
func appointedAfter(c *caseView, others []*checks.Case) []calendar.Day {
	var out []calendar.Day
	for _, o := range others {
		if o.Inspection.Earlier == c.Inspection.ID && o.Inspection.Form == checks.Unscheduled && o.Inspection.Act != nil {
			out = append(out, o.Inspection.Act.Date)
		}
	}
	return out
}

// pointCourse tells what followed one violation; last is the end of the term, none
// where it is not known.
func (c *caseView) pointCourse(p *checks.IssuedPaper, point checks.PaperPoint, last calendar.Day, proofs []laterProof) PointCourse {
	out := PointCourse{
		PaperPoint: point, Objected: c.said(checks.Objection, p.ID, point.Point), Reported: c.said(checks.Report, p.ID, point.Point),
		Execution: c.Executed(p.ID, point.Point),
	}
	_, out.Ruling = c.LastRuling(p.ID, point.Point)
	out.State = c.pointState(p.ID, &out, last)
	var used []string
	if out.Execution != nil {
		used = out.Execution.Evidence
	}
	for _, proof := range proofs {
		if proof.serves(point) && !slices.Contains(used, proof.ID) {
			out.Later = append(out.Later, proof.LaterProof)
		}
	}
	return out
}

func (c *caseView) pointState(paper string, point *PointCourse, last calendar.Day) string {
	x := point.Execution
	switch {
	case len(c.Executions[checks.PointKey{ID: paper, Point: point.Point}]) > 1, c.rulingsDiffer(paper, point.Point):
		return PointConflict
	case point.Ruling != nil && point.Ruling.Value == checks.Accepted:
		return PointWithdrawn
	case x == nil:
		return PointOpen
	case x.Value != checks.Executed:
		return PointPersists
	case last != 0 && c.DoneOn(paper, point.Point) > last:
		return PointLate
	}
	return PointEliminated
}

// rulingsDiffer tells whether two live rulings on the last objection to the point
// stand against each other.
func (c *caseView) rulingsDiffer(paper string, point int) bool {
	step, ruling := c.LastRuling(paper, point)
	return step != nil && ruling == nil
}

// said gathers what the steps of a kind say of a point.
func (c *caseView) said(kind checks.StepKind, paper string, point int) []Said {
	var out []Said
	for _, s := range inDays(c.StepsOf(kind, paper)) {
		for _, p := range s.Points {
			if p.Point == point {
				out = append(out, Said{Step: s.ID, Day: s.Day, Text: p.Text})
			}
		}
		if len(s.Points) == 0 {
			out = append(out, Said{Step: s.ID, Day: s.Day})
		}
	}
	return out
}

// laterProof is evidence of after the as-of date with what it serves.
type laterProof struct {
	LaterProof
	by *checks.Evidence
}

// serves tells whether the evidence answers the question of a point.
func (l laterProof) serves(p checks.PaperPoint) bool {
	if p.Premises != "" && l.by.Premises != "" && p.Premises != l.by.Premises {
		return false
	}
	if p.Part == "" {
		return slices.ContainsFunc(l.by.Serves, func(s checks.Service) bool { return s.Check == p.Check })
	}
	return l.by.ServesPart(p.Check, p.Part)
}

// laterProofs lists the evidence of after the as-of date: in the inspection itself,
// and in those that name it as the earlier one.
func laterProofs(c *caseView, others []*checks.Case) []laterProof {
	var out []laterProof
	from := func(o *checks.Case) {
		for i := range o.Evidence {
			e := &o.Evidence[i]
			if e.At.Day > c.Inspection.AsOf {
				out = append(out, laterProof{LaterProof{e.ID, o.Inspection.Number, e.At.Day, cmp.Or(e.Title, lang.Line(e.Text))}, e})
			}
		}
	}
	from(c.Case)
	for _, o := range others {
		if o.Inspection.Earlier == c.Inspection.ID {
			from(o)
		}
	}
	slices.SortStableFunc(out, func(x, y laterProof) int { return cmp.Compare(x.Day, y.Day) })
	return out
}
