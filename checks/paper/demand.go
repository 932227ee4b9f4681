package paper

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// demandPaper asks in one letter for everything that would settle what could not be
// established (art. 19-1(17)(2) of the Law). It is not about violations, and says of
// none.
var demandPaper = Composer{
	Compose: composed((*pen).demand), Missing: looked(demandAsks, (*gaps).demand), Given: demandAsks,
}

var demandAsks = []Given{
	{ID: ToHead, Holds: Person, Must: true},
	{ID: answerBy, Holds: Date},
}

// answerBy is the day by which an answer is asked for. The Law sets none.
const answerBy = "answer-by"

// DemandData is the content of a demand for documents.
type DemandData struct {
	Top
	Form   FormSaid      `json:"form"`
	Period calendar.Span `json:"period"`
	Asks   []Demanded    `json:"asks"`
	By     calendar.Day  `json:"answer_by,omitempty"`
}

func (m *pen) demand() *Document {
	d := DemandData{
		Top: m.addressed(checks.DemandPaper), Form: m.form(), Period: m.in.Case.Inspection.Period.Span(),
		Asks: m.asks(true), By: m.fieldDay(answerBy),
	}
	key := "demand.remote"
	if d.Form.ID == checks.Unscheduled {
		key = "demand.unscheduled"
	}
	opening := m.say(key, lang.Args{"by": m.doer(d.Office), "holder": d.Holder.Name, "period": m.stretch(d.Period)})
	points := []Point{
		Item(m.say("demand.asked", lang.Args{"norm": m.citeLaw(lawDemand)}), m.askedOrNone(d.Asks)...),
		Item(stop(m.say("demand.media", nil))),
		Item(stop(m.say("demand.absent", nil))),
	}
	if d.By != 0 {
		points = append(points, Item(stop(m.say("demand.by", lang.Args{"day": d.By.Digits()}))))
	}
	return m.laid(d.Top, layout{
		title: m.say("demand.title", nil), digits: true, data: d, body: []Block{para(opening), Points{Items: points}},
	})
}

func (m *pen) askedOrNone(list []Demanded) []Block {
	if len(list) == 0 {
		return []Block{Paragraph{Runs: Plain(blank)}}
	}
	return []Block{m.asked(list)}
}

// demand looks at a demand for documents.
func (g *gaps) demand() {
	g.subjects()
	g.where = ""
	if len(g.asks(true)) == 0 {
		g.add("nothing-asked", nil)
	}
}
