package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// What a step must say, and what it may be about.

// aboutPaper are the steps that answer a paper, with the papers that they may
// answer. One that names no paper means the last of them.
var aboutPaper = map[checks.StepKind][]checks.PaperKind{
	checks.Objection: {checks.RecommendationPaper, checks.ResultsPaper},
	checks.Report:    {checks.RecommendationPaper, checks.ResultsPaper},
	checks.MoreTime:  {checks.ResultsPaper, checks.RecommendationPaper},
	checks.Granted:   {checks.ResultsPaper, checks.RecommendationPaper},
	checks.Refused:   {checks.ResultsPaper, checks.RecommendationPaper},
	checks.MadeKnown: {checks.ResultsPaper},
	checks.Reply:     {checks.DemandPaper, checks.LetterPaper},
}

// followsService tells whether a step can only follow the service of its paper. Remarks
// on an act of results are attached to the act itself (art. 19-1(26) of the Law).
func followsService(kind checks.StepKind, p *checks.IssuedPaper) bool {
	return kind == checks.Report || kind == checks.Objection && p.Kind() == checks.RecommendationPaper
}

// ofVisit are the steps of an unscheduled inspection alone.
var ofVisit = []checks.StepKind{checks.Suspended, checks.CauseGone, checks.Resumed, checks.Terminated, checks.Extended, checks.MadeKnown}

// split are the steps that may speak of single violations.
var split = []checks.StepKind{checks.Objection, checks.Report, checks.Opinion, checks.Reply, checks.MoreTime, checks.Granted, checks.Refused}

// step makes the record of what was said, or says why it cannot.
func (a *act) step(c *caseView, in StepInput) (checks.Step, error) {
	s := checks.Step{
		Step: in.Step, Day: in.Day, Number: lang.Line(in.Number), From: lang.Line(in.From), Ground: lang.Line(in.Ground), Days: in.Days,
		Done: in.Done, Text: lang.Paragraphs(in.Text), Note: lang.Paragraphs(in.Note), Points: in.Points,
	}
	if !slices.Contains(checks.StepKinds(), s.Step) {
		return s, fail("step.kind", args{"kind": lang.Line(string(s.Step)), "kinds": stepIDs()})
	}
	if err := shortNumber(s.Number); err != nil {
		return s, err
	}
	if err := a.stepFields(c, &s, len(in.Files)); err != nil {
		return s, err
	}
	p, err := c.stepPaper(s.Step, in.Paper)
	if err != nil {
		return s, err
	}
	if p != nil {
		s.Paper = p.ID
		if err := afterPaper(p, &s); err != nil {
			return s, err
		}
	}
	s.Points, err = cleanPoints(p, in.Points)
	if err == nil && len(s.Points) > 0 && !slices.Contains(split, s.Step) {
		err = fail("step.whole", args{"step": s.Step.Words()})
	}
	return s, err
}

func stepIDs() []string {
	var out []string
	for _, k := range checks.StepKinds() {
		out = append(out, string(k))
	}
	return out
}

// stepFields checks what the step itself must say.
func (v *view) stepFields(c *caseView, s *checks.Step, files int) error {
	needsDays := s.Step == checks.Granted || s.Step == checks.Extended
	mayHaveDays := needsDays || s.Step == checks.MoreTime
	name := args{"step": s.Step.Words()}
	first := c.Inspection.Period.From
	switch {
	case s.Day == 0:
		return fail("step.no-day", name)
	case s.Day > v.Today() || s.Done > v.Today():
		return fail("day.future", args{"day": max(s.Day, s.Done), "today": v.Today()})
	case slices.Contains(ofVisit, s.Step) && c.Inspection.Form != checks.Unscheduled:
		return fail("step.form", args{"step": s.Step.Words(), "form": checks.Unscheduled.Words()})
	case s.Step == checks.Ground && !slices.Contains(checks.Grounds(), s.Ground):
		return fail("step.ground", args{"grounds": checks.Grounds()})
	case s.Step != checks.Ground && s.Ground != "":
		return fail("step.no-ground", name)
	case needsDays && s.Days < 1:
		return fail("step.days", name)
	case !mayHaveDays && s.Days != 0:
		return fail("step.no-days", name)
	case s.Done != 0 && s.Step != checks.Report:
		return fail("step.done", name)
	case s.Done > s.Day:
		return fail("step.done-later", args{"done": s.Done, "day": s.Day})
	case s.Day < first, s.Done != 0 && s.Done < first:
		return fail("step.too-early", args{"day": earlier(s.Day, s.Done), "first": first})
	case s.Step == checks.Objection && s.Text == "" && len(s.Points) == 0 && files == 0:
		return fail("step.silent", nil)
	}
	return c.inTurn(s)
}

// inTurn refuses what can only follow something that was not recorded: an
// inspection that was not suspended does not go on.
func (c *caseView) inTurn(s *checks.Step) error {
	if s.Step != checks.Resumed && s.Step != checks.CauseGone {
		return nil
	}
	if !slices.ContainsFunc(c.Steps, func(o checks.Step) bool { return o.Step == checks.Suspended && o.Day <= s.Day }) {
		return fail("step.not-suspended", args{"step": s.Step.Words()})
	}
	return nil
}

// stepPaper finds the paper of a step; nil where the step is about none.
func (c *caseView) stepPaper(kind checks.StepKind, ref string) (*checks.IssuedPaper, error) {
	held := &papersOf{caseView: c, papers: c.Papers}
	kinds, must := aboutPaper[kind]
	if ref != "" {
		p, err := held.paper(ref)
		if err == nil && must && !slices.Contains(kinds, p.Kind()) {
			err = fail("step.other-paper", args{"step": kind.Words(), "papers": kindWords(kinds), "paper": p.Kind().Words()})
		}
		return p, err
	}
	for _, k := range kinds {
		if p := c.LastPaper(k); p != nil && p.Frozen() {
			return p, nil
		}
	}
	if p := c.LastPaper(checks.RecommendationPaper); kind == checks.Ground && p != nil && p.Frozen() {
		return p, nil
	}
	if must {
		return nil, fail("step.needs-paper", args{"step": kind.Words(), "papers": kindWords(kinds)})
	}
	return nil, nil
}

func kindWords(kinds []checks.PaperKind) []lang.Text {
	var out []lang.Text
	for _, k := range kinds {
		out = append(out, k.Words())
	}
	return out
}

// earlier is the earlier of two days, of which the second may not be given.
func earlier(day, other calendar.Day) calendar.Day {
	if other == 0 {
		return day
	}
	return min(day, other)
}

// ofExecution tells the grounds that can only follow a recommendation: it was not
// executed, or nothing was told of that (art. 19-1(13)(1), (2) of the Law). Any other
// may arise before it.
func ofExecution(ground string) bool { return ground == "1" || ground == "2" }

// afterPaper refuses an answer to a paper before the paper was where it could be
// answered.
func afterPaper(p *checks.IssuedPaper, s *checks.Step) error {
	if !p.Frozen() {
		return fail("step.unregistered", args{"paper": p.Kind().Words(), "id": ending(p.ID)})
	}
	if !followsService(s.Step, p) {
		if s.Day < p.Day() && (s.Step != checks.Ground || ofExecution(s.Ground)) {
			return fail("step.before", args{"step": s.Step.Words(), "day": p.Day()})
		}
		return nil
	}
	state := p.Reached(checks.Served)
	switch {
	case state == nil:
		return fail("step.unserved", args{"paper": p.Kind().Words(), "id": ending(p.ID)})
	case s.Day < state.Day:
		return fail("step.before", args{"step": s.Step.Words(), "day": state.Day})
	}
	return nil
}

// cleanPoints checks that each point is one of the paper's, and is spoken of once.
func cleanPoints(p *checks.IssuedPaper, in []checks.StepPoint) ([]checks.StepPoint, error) {
	var out []checks.StepPoint
	for _, point := range in {
		point.Text = lang.Paragraphs(point.Text)
		switch {
		case p == nil:
			return nil, fail("step.point-of-nothing", nil)
		case p.Point(point.Point) == nil:
			return nil, fail("point.unknown", args{"n": point.Point, "most": len(p.Points()), "id": ending(p.ID)})
		case slices.ContainsFunc(out, func(o checks.StepPoint) bool { return o.Point == point.Point }):
			return nil, fail("step.point-twice", args{"n": point.Point})
		case point.Text == "":
			return nil, fail("step.point-silent", args{"n": point.Point})
		}
		out = append(out, point)
	}
	slices.SortFunc(out, func(x, y checks.StepPoint) int { return x.Point - y.Point })
	return out, nil
}

// stepWarnings says that a step came late, or gives more than the Law allows. The
// step is taken: what follows is for the office to decide.
func (v *view) stepWarnings(c *caseView, s *checks.Step) []lang.Text {
	var out []lang.Text
	p := c.Paper(s.Paper)
	switch s.Step {
	case checks.Objection:
		if p.Kind() != checks.RecommendationPaper {
			break
		}
		if last := v.limitEnd(c, "objection", p.Reached(checks.Served).Day); s.Day > last {
			out = append(out, messages().Text("step.late-objection", args{"last": last, "day": s.Day}))
		}
	case checks.Report:
		if s.Done != 0 {
			if last := v.limitEnd(c, "report", s.Done); s.Day > last {
				out = append(out, messages().Text("step.late-report", args{"last": last, "day": s.Day}))
			}
		}
	case checks.Granted:
		out = append(out, muchTime(c, p, s)...)
	case checks.Extended:
		if l := c.law.Limit("inspection-extension"); s.Days > l.Count {
			out = append(out, messages().Text("step.too-long", args{"most": l.Count}))
		}
	}
	return out
}

// muchTime says that the days given with a step make the term of elimination longer
// than the Law allows.
func muchTime(c *caseView, p *checks.IssuedPaper, s *checks.Step) []lang.Text {
	limit := limitOf(c.law, p.Kind())
	if limit == nil {
		return nil
	}
	n := p.Details().Term + s.Days
	for _, o := range c.StepsAbout(checks.Granted, p.ID) {
		if o.ID != s.ID {
			n += o.Days
		}
	}
	if n <= limit.Count {
		return nil
	}
	return []lang.Text{messages().Text("step.much-time", args{"n": n, "most": limit.Count})}
}

// limitEnd is the last day of a term that runs from a day.
func (v *view) limitEnd(c *caseView, limit string, from calendar.Day) calendar.Day {
	return v.counted(c, limit, from, 0).Last
}

// counted counts a term on the calendar of the office; n replaces the days of the
// limit where it is not 0.
func (v *view) counted(c *caseView, limit string, from calendar.Day, n int) checks.Term {
	t := checks.Term{Rule: limit, From: from, Count: n}
	return t.Counted(c.law, c.office.Calendar(v.days))
}

// limitOf names the limit by which a paper gives time to eliminate.
func limitOf(law *standard.Standard, kind checks.PaperKind) *standard.Limit {
	switch kind {
	case checks.RecommendationPaper:
		return law.Limit("elimination")
	case checks.ResultsPaper:
		return law.Limit("act-elimination")
	}
	return nil
}
