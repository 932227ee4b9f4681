package paper

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// decisionPaper is the decision on the execution of a recommendation on eliminating
// violations (art. 19-1(12) of the Law): that it is executed, or that it is not or is
// in part. What later evidence shows never unmakes what was found on its day.
var decisionPaper = Composer{
	Compose: composed((*pen).decision), Missing: looked(decisionAsks, (*gaps).decision), Given: decisionAsks, Once: true,
}

var decisionAsks = []Given{{ID: ToHead, Holds: Person}}

// What a decision on execution comes to, beside an execution in full.
const (
	outcomeOpen   = "open" // something is not answered yet, or nothing stands
	outcomePartly = "partly"
	outcomeNone   = "not-executed"
)

// DecisionData is the content of a decision on execution.
type DecisionData struct {
	Top
	Recommendation Followed        `json:"recommendation"`
	Reported       []calendar.Day  `json:"reported"` // the days on which the holder told of the execution
	Outcome        string          `json:"outcome"`  // executed, partly, not-executed, open
	Points         []DecisionPoint `json:"points"`
	Evidence       []Exhibit       `json:"evidence"`
}

// DecisionPoint is what became of one violation of the recommendation.
type DecisionPoint struct {
	Point    int          `json:"point"`
	Text     string       `json:"text"`
	Value    string       `json:"value,omitempty"`  // executed, partly, not-executed, withdrawn
	Day      calendar.Day `json:"day,omitempty"`    // it was executed, where that is known
	Looked   calendar.Day `json:"looked,omitempty"` // it was looked at
	Reason   string       `json:"reason,omitempty"`
	Answer   *Followed    `json:"answer,omitempty"` // by which the violation was taken out
	Evidence []int        `json:"evidence"`

	words, of string
}

// withdrawnPoint says that an answer to an objection took the violation out.
const withdrawnPoint = "withdrawn"

func (m *pen) decision() *Document {
	to := m.follows()
	d := DecisionData{
		Top: m.addressed(checks.DecisionPaper), Recommendation: followed(to), Reported: []calendar.Day{},
		Points: m.decided(to),
	}
	if m.in.Details.To == nil {
		d.To = nil // a decision is not always sent as a letter
	}
	if to != nil {
		d.Reported = append(d.Reported, m.reported(to)...)
	}
	d.Outcome = outcome(d.Points)
	var shown []int
	for _, p := range d.Points {
		shown = append(shown, p.Evidence...)
	}
	d.Evidence = m.exhibits(shown)
	annexes := m.proofs(d.Evidence, nil)
	points := []Point{
		Item(stop(m.say("outcome."+d.Outcome, lang.Args{"of": m.numberOf(to)}))),
		Item(m.say("decision.points", nil), m.executed(d.Points)...),
	}
	points = append(points, m.consequence(d)...)
	body := append([]Block{para(m.decides(d, to))}, m.amends()...)
	body = append(append(body, Points{Items: points}), m.enclosed(annexes)...)
	return m.laid(d.Top, layout{title: m.decisionTitle(d.Outcome), body: body, annexes: annexes, data: d})
}

// reported lists the days on which the holder told of the execution: those of its
// reports, else that of an answer to the paper.
func (m *pen) reported(to *checks.IssuedPaper) []calendar.Day {
	var out []calendar.Day
	for _, s := range m.in.Case.StepsAbout(checks.Report, to.ID) {
		out = append(out, s.Day)
	}
	if s := to.Reached(checks.Answered); s != nil && len(out) == 0 {
		out = append(out, s.Day)
	}
	slices.Sort(out)
	return out
}

// decides opens the decision: what was looked at, and by what right.
func (m *pen) decides(d DecisionData, to *checks.IssuedPaper) string {
	args := lang.Args{"by": m.doer(d.Office), "holder": d.Holder.Name, "of": m.numberOf(to)}
	if len(d.Reported) == 0 {
		return m.say("decision.silent", args)
	}
	var days []string
	for _, day := range d.Reported {
		days = append(days, m.onDay(day))
	}
	args["days"] = days
	return m.say("decision.opening", args)
}

// decided gathers what became of each violation of the recommendation, in its order and
// under its numbers.
func (m *pen) decided(to *checks.IssuedPaper) []DecisionPoint {
	out := []DecisionPoint{}
	if to == nil {
		return out
	}
	taken := m.withdrawn(to)
	for _, p := range to.Points() {
		d := DecisionPoint{Point: p.Point, Text: m.words(p.Text()), Evidence: []int{}}
		step, gone := taken[p.Point]
		switch x := m.in.Case.Executed(to.ID, p.Point); {
		case gone:
			answer := m.answerTo(step)
			by := followed(answer)
			d.Value, d.Answer, d.of = withdrawnPoint, &by, m.numberOf(answer)
		case x != nil:
			d.Value, d.Day, d.Looked, d.Reason, d.words = x.Value, x.Day, x.Looked, m.free(x.Reason), m.words(x.Words())
			d.Evidence = m.numbersOf(x.Evidence)
		}
		out = append(out, d)
	}
	return out
}

// outcome is what a decision comes to: executed where all that stands is, not executed
// where nothing is.
func outcome(list []DecisionPoint) string {
	n := map[string]int{}
	for _, p := range list {
		n[p.Value]++
	}
	stand := len(list) - n[withdrawnPoint]
	switch {
	case n[""] > 0 || stand == 0:
		return outcomeOpen
	case n[checks.Executed] == stand:
		return checks.Executed
	case n[checks.NotExecuted] == stand:
		return outcomeNone
	}
	return outcomePartly
}

// decisionTitle is the title of the decision: the Law knows two.
func (m *pen) decisionTitle(outcome string) string {
	if outcome == outcomePartly {
		outcome = outcomeNone
	}
	return m.say("decided.title."+outcome, nil)
}

// executed lays the violations out, each with what became of it.
func (m *pen) executed(list []DecisionPoint) []Block {
	if len(list) == 0 {
		return []Block{Paragraph{Runs: Plain(blank)}}
	}
	var out []Point
	for _, p := range list {
		said := []string{"answer.decided", orBlank(p.words)}
		if p.Value == withdrawnPoint {
			said[1] = m.say("decision.withdrawn", lang.Args{"of": p.of})
		}
		switch {
		case p.Day != 0:
			said = append(said, "decision.day", p.Day.Digits())
		case p.Looked != 0:
			said = append(said, "decision.looked", p.Looked.Digits())
		}
		if p.Reason != "" {
			why := "violation.reason"
			if p.Value == checks.Executed {
				why = "decision.proof"
			}
			said = append(said, why, p.Reason)
		}
		if len(p.Evidence) > 0 {
			said = append(said, "violation.evidence", "№ "+numbered(p.Evidence))
		}
		out = append(out, Item(stop(p.Text), Paragraph{Runs: m.pairs(said...)}))
	}
	return []Block{SubPoints{Items: out}}
}

// consequence names the ground that follows from the decision, in the words of the Law:
// a recommendation that is not executed; no report on it, once the time for it is over.
func (m *pen) consequence(d DecisionData) []Point {
	if d.Outcome != outcomePartly && d.Outcome != outcomeNone {
		return nil
	}
	out := []Point{Item(stop(m.say("decision.ground", lang.Args{"norm": m.citeLaw(lawNotExecuted)})))}
	if len(d.Reported) == 0 && m.in.Due != 0 && m.in.Today > m.in.Due {
		out = append(out, Item(stop(m.say("decision.no-report", lang.Args{"norm": m.citeLaw(lawNotReported)}))))
	}
	return out
}

// The grounds of an unscheduled inspection that a decision may name.
const (
	lawNotExecuted = "19-1(13)(1)"
	lawNotReported = "19-1(13)(2)"
)

// decision looks at a decision on execution: every violation that stands has its one
// answer.
func (g *gaps) decision() {
	to := g.follows()
	g.where = ""
	if to == nil || !to.Frozen() {
		g.add("not-registered", nil)
	}
	if to == nil {
		return
	}
	if to.Reached(checks.Served) == nil {
		g.add("served", nil)
	}
	g.timely(to)
	taken := g.withdrawn(to)
	if len(taken) == len(to.Points()) {
		g.add("nothing-stands", nil)
	}
	for _, p := range to.Points() {
		if step, gone := taken[p.Point]; gone {
			if g.answerTo(step) == nil {
				g.add("answer-number", lang.Args{"n": p.Point})
			}
			continue
		}
		number := lang.Args{"n": p.Point}
		switch list := g.in.Case.Executions[checks.PointKey{ID: to.ID, Point: p.Point}]; {
		case len(list) > 1:
			g.add("conflict", lang.Args{"what": messages().Text("point.execution", number)})
		case len(list) == 0:
			g.add("execution", number)
		case lang.Line(list[0].Reason) == "":
			g.add("reason", lang.Args{"what": messages().Text("point.execution", number)})
		}
	}
}

// timely keeps a decision from being taken before there is anything to decide on: a
// report came, or the time for it is over (art. 19-1(11), (12) of the Law).
func (g *gaps) timely(to *checks.IssuedPaper) {
	switch {
	case len(g.reported(to)) > 0:
	case g.in.Due == 0:
		g.add("no-end", nil)
	case g.in.Today <= g.in.Due:
		g.add("too-early", lang.Args{"day": g.in.Due.Digits()})
	}
}
