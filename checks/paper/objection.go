package paper

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Objected is one point of an objection with what was decided on it. What the holder
// says and the reason of the decision stand in the language in which they were typed.
type Objected struct {
	Point    int    `json:"point"`          // of the recommendation
	Text     string `json:"text,omitempty"` // the violation, in the words of the recommendation
	Says     string `json:"says"`
	Ruling   string `json:"ruling,omitempty"` // accepted, partly, rejected
	words    string
	Reason   string `json:"reason,omitempty"`
	Evidence []int  `json:"evidence"`
}

// Followed is the paper that another paper follows, as it was registered.
type Followed struct {
	ID     string       `json:"id"`
	Number string       `json:"number,omitempty"`
	Day    calendar.Day `json:"day,omitempty"`
	Served calendar.Day `json:"served,omitempty"`
}

// follows gives the paper that this one follows, nil where it is not held.
func (m *pen) follows() *checks.IssuedPaper { return m.in.Case.Paper(m.in.Details.Follows) }

// followed says of it what a paper names.
func followed(p *checks.IssuedPaper) Followed {
	if p == nil {
		return Followed{}
	}
	out := Followed{ID: p.ID, Number: lang.Line(p.Number()), Day: p.Day()}
	if s := p.Reached(checks.Served); s != nil {
		out.Served = s.Day
	}
	return out
}

// objection gives the objection that the answer answers, nil where it is none.
func (m *pen) objection() *checks.Step {
	s := m.in.Case.Step(m.in.Details.Step)
	if s == nil || s.Step != checks.Objection {
		return nil
	}
	return s
}

// objectedTo is the recommendation that an objection is about.
func (m *pen) objectedTo() *checks.IssuedPaper {
	if s := m.objection(); s != nil {
		return m.in.Case.Paper(cmp.Or(s.Paper, m.in.Details.Follows))
	}
	return m.follows()
}

// objected puts the points of an objection to their violations, in the order of the
// recommendation: of one that was not split, every violation of it. Outside are those that name none of them.
func (m *pen) objected(step *checks.Step, to *checks.IssuedPaper) (points, outside []Objected) {
	if step == nil || to == nil {
		return []Objected{}, []Objected{}
	}
	points, outside = []Objected{}, []Objected{}
	for _, said := range m.in.Case.Objected(step) {
		o := Objected{Point: said.Point, Says: m.free(said.Text), Evidence: []int{}}
		if len(step.Points) == 0 {
			o.Says = m.say("answer.whole", nil)
		}
		if ruling := m.in.Case.Ruled(step.ID, said.Point); ruling != nil {
			o.Ruling, o.words, o.Reason = ruling.Value, m.words(ruling.Words()), m.free(ruling.Reason)
			o.Evidence = m.numbersOf(ruling.Evidence)
		}
		if p := to.Point(said.Point); p != nil {
			o.Text = m.words(p.Text())
			points = append(points, o)
		} else {
			outside = append(outside, o)
		}
	}
	slices.SortStableFunc(points, func(a, b Objected) int { return cmp.Compare(a.Point, b.Point) })
	return points, outside
}

// withdrawn lists the points of a recommendation that answers to objections took out of
// it, each with the objection.
func (m *pen) withdrawn(p *checks.IssuedPaper) map[int]string {
	out := map[int]string{}
	for _, point := range p.Points() {
		if step := m.in.Case.TakenOut(p.ID, point.Point); step != nil {
			out[point.Point] = step.ID
		}
	}
	return out
}

// answerTo gives the last reasoned answer to an objection that was registered.
func (m *pen) answerTo(step string) *checks.IssuedPaper {
	for i := len(m.in.Case.Papers) - 1; i >= 0; i-- {
		p := &m.in.Case.Papers[i]
		if p.Kind() == checks.AnswerPaper && p.Frozen() && p.Details().Step == step && !m.in.Case.Amended(p.ID) {
			return p
		}
	}
	return nil
}
