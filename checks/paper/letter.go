package paper

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// letterPaper is the letter to a holder that state control does not reach, or after
// help on the spot (art. 6-2(1)(3) and (4) of the Law): facts and proposals. It demands
// nothing and sets no term.
var letterPaper = Composer{
	Compose: composed((*pen).letter), Missing: looked(letterAsks, (*gaps).letter), Given: letterAsks,
}

var letterAsks = []Given{{ID: ToHead, Holds: Person, Must: true}}

// LetterData is the content of a letter.
type LetterData struct {
	Top
	Form      FormSaid       `json:"form"`
	Period    calendar.Span  `json:"period"`
	AsOf      calendar.Day   `json:"as_of"`
	Facts     []Charge       `json:"facts"` // each with what is proposed
	Asks      []Demanded     `json:"asks"`
	Evidence  []Exhibit      `json:"evidence"`
	Registers []MemoRegister `json:"registers"`
}

func (m *pen) letter() *Document {
	i := &m.in.Case.Inspection
	d := LetterData{
		Top: m.addressed(checks.LetterPaper), Form: m.form(), Period: i.Period.Span(), AsOf: i.AsOf,
		Facts: charges(m.stated()), Asks: m.asks(false),
	}
	d.Evidence, d.Registers = m.exhibits(evidenceOf(d.Facts)), m.lateRows(d.Facts)
	annexes := m.proofs(d.Evidence, d.Registers)
	key := "letter.looked"
	switch i.Form {
	case checks.OnSite:
		key = "letter.visited"
	case checks.Hearing:
		key = "letter.hearing"
	}
	opening := m.say(key, lang.Args{
		"by": m.doer(d.Office), "holder": d.Holder.Name, "period": m.stretch(d.Period), "day": m.date(d.AsOf),
	})
	var points []Point
	if len(d.Facts) > 0 {
		points = append(points,
			Item(m.say("letter.facts", nil), m.charged(d.Facts)),
			Item(m.say("letter.proposals", nil), measures(d.Facts)))
	}
	if len(d.Asks) > 0 {
		points = append(points, Item(m.say("letter.asks", nil), m.asked(d.Asks)))
	}
	points = append(points, Item(stop(m.say("letter.nature", nil))))
	body := []Block{para(opening), Points{Items: points}}
	return m.laid(d.Top, layout{
		title: m.say("letter.title", nil), digits: true, body: append(body, m.enclosed(annexes)...), annexes: annexes, data: d,
	})
}

// letter looks at a letter.
func (g *gaps) letter() {
	list := g.stated()
	g.violated(list)
	g.where = ""
	if len(list) == 0 && len(g.asks(false)) == 0 {
		g.add("nothing-said", nil)
	}
}
