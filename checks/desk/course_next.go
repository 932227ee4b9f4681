package desk

import (
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// What comes next after a paper, in words and with the command that does it. It is
// computed from what stands, so that it is the same on every laptop.

// toHolder are the papers that leave the office and must be served.
var toHolder = []checks.PaperKind{
	checks.DemandPaper, checks.RecommendationPaper, checks.AnswerPaper, checks.DecisionPaper, checks.AppointmentPaper,
	checks.ExtensionPaper, checks.NoticePaper, checks.SuspensionPaper, checks.ResumptionPaper, checks.TerminationPaper,
	checks.ResultsPaper, checks.LetterPaper,
}

// NextStep is something to be done about a paper: in words, and as a command.
type NextStep struct {
	Words lang.Text `json:"words"`
	How   lang.Text `json:"how,omitzero"` // nothing where nothing is to be done but to wait
}

// nextStep says a step; with a command where there is one.
func nextStep(key string, a args) NextStep {
	out := NextStep{Words: messages().Text("next."+key, a)}
	switch key {
	case "amended", "nothing", "wait", "over", "opened":
	default:
		out.How = messages().Text("next."+key+".how", a)
	}
	return out
}

// next lists what is to be done about a paper, the most urgent first; opened is the
// number of the unscheduled inspection that names this one, if there is any.
func (c *caseView) next(p *checks.IssuedPaper, course *CourseView, opened string, today calendar.Day) []NextStep {
	a := args{"inspection": c.Inspection.Number, "id": ending(p.ID), "paper": p.Kind().Words()}
	say := func(key string) NextStep { return nextStep(key, a) }
	switch {
	case c.Amended(p.ID):
		return []NextStep{say("amended")}
	case !p.Frozen():
		return []NextStep{say("register")}
	case p.Reached(checks.Served) == nil && slices.Contains(toHolder, p.Kind()):
		return []NextStep{say("serve")}
	}
	var out []NextStep
	switch p.Kind() {
	case checks.RecommendationPaper:
		out = append(c.nextObjection(p), c.nextExecution(p, course, opened, today)...)
	case checks.ResultsPaper:
		if open := inState(course.Points, PointOpen); len(open) > 0 && course.Term.Last != 0 {
			out = append(out, nextStep("execution", args{
				"inspection": c.Inspection.Number, "id": ending(p.ID), "points": open, "last": course.Term.Last,
			}))
		}
	case checks.DemandPaper, checks.LetterPaper:
		if len(c.StepsAbout(checks.Reply, p.ID)) == 0 && p.Reached(checks.Answered) == nil {
			out = append(out, say("reply"))
		}
	}
	for _, point := range course.Points {
		if len(point.Later) > 0 && point.State == PointOpen {
			out = append(out, nextStep("proof", args{
				"inspection": c.Inspection.Number, "id": ending(p.ID), "n": point.Point, "day": point.Later[0].Day, "evidence": ending(point.Later[0].ID),
			}))
		}
	}
	if len(out) == 0 {
		out = append(out, say("nothing"))
	}
	return out
}

// nextObjection is what an objection waits for: rulings on its points, then the
// reasoned answer.
func (c *caseView) nextObjection(p *checks.IssuedPaper) []NextStep {
	var out []NextStep
	for _, s := range inDays(c.StepsAbout(checks.Objection, p.ID)) {
		if c.replied(s.ID) {
			continue
		}
		var open []string
		for _, point := range c.Paper(s.Paper).Points() {
			if c.objected(&s, point.Point) && c.Ruled(s.ID, point.Point) == nil {
				open = append(open, strconv.Itoa(point.Point))
			}
		}
		a := args{"inspection": c.Inspection.Number, "step": ending(s.ID), "day": s.Day, "points": open}
		if len(open) > 0 {
			out = append(out, nextStep("rule", a))
		} else {
			delete(a, "points")
			out = append(out, nextStep("answer", a))
		}
	}
	return out
}

// nextExecution is what the execution of a recommendation comes to: waiting, the
// decision, a ground for an unscheduled inspection.
func (c *caseView) nextExecution(p *checks.IssuedPaper, course *CourseView, opened string, today calendar.Day) []NextStep {
	a := args{"inspection": c.Inspection.Number, "id": ending(p.ID)}
	var out []NextStep
	for _, t := range course.Running {
		switch {
		case t.Kind == checks.TermAppoint && t.Gap == "" && opened == "":
			out = append(out, nextStep("ground", args{
				"inspection": c.Inspection.Number, "id": ending(p.ID), "n": t.Ground, "last": t.Last, "day": t.From,
			}))
		case t.Kind == checks.TermEliminate && t.Overdue(today):
			out = append(out, nextStep("over", args{"last": t.Last}))
		case t.Kind == checks.TermEliminate && t.Gap == "":
			out = append(out, nextStep("wait", args{"last": t.Last}))
		case t.Kind == checks.TermDecide:
			open := inState(course.Points, PointOpen)
			if len(open) > 0 {
				out = append(out, nextStep("say", args{"inspection": c.Inspection.Number, "id": ending(p.ID), "points": open}))
			} else {
				out = append(out, nextStep("decide", a))
			}
		}
	}
	if opened != "" {
		out = append(out, nextStep("opened", args{"number": opened}))
	}
	return out
}

// inState lists the numbers of the points in a state.
func inState(points []PointCourse, state string) []string {
	var out []string
	for _, p := range points {
		if p.State == state {
			out = append(out, strconv.Itoa(p.Point))
		}
	}
	return out
}

// unscheduledAfter gives the number of the unscheduled inspection that names this
// one as the earlier, "" for none.
func unscheduledAfter(c *caseView, others []*checks.Case) string {
	for _, o := range others {
		if o.Inspection.Earlier == c.Inspection.ID && o.Inspection.Form == checks.Unscheduled {
			return o.Inspection.Number
		}
	}
	return ""
}
