package paper

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// answerPaper is the reasoned answer to an objection (art. 19-1(10) of the Law): point
// by point what the holder says and what is decided, with the reason. It is final.
var answerPaper = Composer{
	Compose: composed((*pen).answer), Missing: looked(answerAsks, (*gaps).answer), Given: answerAsks, Once: true,
}

var answerAsks = []Given{{ID: ToHead, Holds: Person, Must: true}}

// AnswerData is the content of a reasoned answer.
type AnswerData struct {
	Top
	Recommendation Followed   `json:"recommendation"`
	Objection      AnswerStep `json:"objection"`
	Points         []Objected `json:"points"`
	Outside        []Objected `json:"outside"`   // points of the objection that name no violation of the recommendation
	Stands         []int      `json:"stands"`    // violations that stand as they were
	Partly         []int      `json:"partly"`    // that stand in part
	Withdrawn      []int      `json:"withdrawn"` // that are taken out
	Evidence       []Exhibit  `json:"evidence"`
}

// AnswerStep is the objection that is answered.
type AnswerStep struct {
	ID     string       `json:"id"`
	Day    calendar.Day `json:"day,omitempty"` // it was received
	Number string       `json:"number,omitempty"`
}

func (m *pen) answer() *Document {
	step, to := m.objection(), m.objectedTo()
	d := AnswerData{Top: m.addressed(checks.AnswerPaper), Recommendation: followed(to)}
	if step != nil {
		d.Objection = AnswerStep{ID: step.ID, Day: step.Day, Number: m.free(step.Number)}
	}
	d.Points, d.Outside = m.objected(step, to)
	d.weigh(to)
	var shown []int
	for _, o := range slices.Concat(d.Points, d.Outside) {
		shown = append(shown, o.Evidence...)
	}
	d.Evidence = m.exhibits(shown)
	annexes := m.proofs(d.Evidence, nil)
	opening := m.say("answer.opening", lang.Args{
		"by": m.doer(d.Office), "holder": d.Holder.Name, "of": m.numberOf(to),
		"came": m.onDay(d.Objection.Day), "number": orBlank(d.Objection.Number),
	})
	points := []Point{Item(m.say("answer.points", nil), append(m.saidOfAll(step), m.ruled(d.Points)...)...)}
	if len(d.Outside) > 0 {
		points = append(points, Item(m.say("answer.outside", nil), m.ruled(d.Outside)...))
	}
	points = append(points, m.standing(d)...)
	points = append(points, Item(stop(m.say("answer.final", lang.Args{"norm": m.citeLaw(lawFinal)}))))
	body := append([]Block{para(opening)}, m.amends()...)
	body = append(append(body, Points{Items: points}), m.enclosed(annexes)...)
	return m.laid(d.Top, layout{title: m.say("answer.title", nil), body: body, annexes: annexes, data: d})
}

// lawFinal is the place of the Law by which an answer is final.
const lawFinal = "19-1(10)"

// weigh sorts the violations of the recommendation by what became of them: what nobody
// objected to stands.
func (d *AnswerData) weigh(to *checks.IssuedPaper) {
	d.Stands, d.Partly, d.Withdrawn = []int{}, []int{}, []int{}
	if to == nil {
		return
	}
	for _, p := range to.Points() {
		ruling := ""
		for _, o := range d.Points {
			if o.Point == p.Point {
				ruling = o.Ruling
			}
		}
		switch ruling {
		case checks.Accepted:
			d.Withdrawn = append(d.Withdrawn, p.Point)
		case checks.Partly:
			d.Partly = append(d.Partly, p.Point)
		default:
			d.Stands = append(d.Stands, p.Point)
		}
	}
}

// ruled lays the points of an objection out: the violation, what the holder says, what
// is decided and why.
func (m *pen) ruled(list []Objected) []Block {
	if len(list) == 0 {
		return []Block{Paragraph{Runs: Plain(blank)}}
	}
	var out []Point
	for _, o := range list {
		first := m.say("answer.unnamed", nil)
		if o.Text != "" {
			first = m.say("answer.violation", lang.Args{"n": o.Point, "text": o.Text})
		}
		said := []string{"answer.decided", orBlank(o.words), "violation.reason", orBlank(o.Reason)}
		if len(o.Evidence) > 0 {
			said = append(said, "violation.evidence", "№ "+numbered(o.Evidence))
		}
		out = append(out, Item(stop(first),
			Paragraph{Runs: m.pairs("answer.says", orBlank(o.Says))}, Paragraph{Runs: m.pairs(said...)}))
	}
	return []Block{SubPoints{Items: out}}
}

// saidOfAll is what an objection says that was not split by violations.
func (m *pen) saidOfAll(step *checks.Step) []Block {
	if step == nil || len(step.Points) > 0 || lang.Line(step.Text) == "" {
		return nil
	}
	return []Block{Paragraph{Runs: m.pairs("answer.says", m.free(step.Text))}}
}

// standing says what becomes of the recommendation.
func (m *pen) standing(d AnswerData) []Point {
	var out []Point
	add := func(key string, list []int) {
		if len(list) > 0 {
			out = append(out, Item(stop(m.say(key, lang.Args{"list": brackets(list)}))))
		}
	}
	add("answer.withdrawn", d.Withdrawn)
	add("answer.partly", d.Partly)
	add("answer.stands", d.Stands)
	return out
}

// answer looks at a reasoned answer: every point of the objection has its one ruling
// with a reason.
func (g *gaps) answer() {
	step, to := g.objection(), g.objectedTo()
	g.where = ""
	if to == nil || !to.Frozen() {
		g.add("not-registered", nil)
	}
	if step == nil {
		g.add("no-objection", nil)
		return
	}
	said := g.in.Case.Objected(step)
	if len(said) == 0 {
		g.add("not-split", nil)
	}
	for _, p := range said {
		number := lang.Args{"n": p.Point}
		switch rulings := g.in.Case.Rulings[checks.PointKey{ID: step.ID, Point: p.Point}]; {
		case len(rulings) > 1:
			g.add("conflict", lang.Args{"what": messages().Text("point.objection", number)})
		case len(rulings) == 0:
			g.add("ruling", number)
		case lang.Line(rulings[0].Reason) == "":
			g.add("reason", lang.Args{"what": messages().Text("point.objection", number)})
		}
	}
}
