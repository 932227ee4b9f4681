package paper

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// recommendationPaper is the recommendation on eliminating violations (бұзушылықтарды
// жою туралы ұсыным). Article 19-1(8) of the Law says what stands in it, and nothing
// that would weaken it is added: doubts, circumstances and what was kept are the memo's.
var recommendationPaper = Composer{
	Compose: composed((*pen).recommendation), Missing: looked(recommendationAsks, (*gaps).recommendation),
	Given: recommendationAsks, Violations: true, Once: true,
}

var recommendationAsks = []Given{
	{ID: ToHead, Holds: Person, Must: true},
	{ID: OfTerm, Holds: Count, Must: true},
	{ID: UntilDay, Holds: Date, Must: true},
}

// RecommendationData is the content of a recommendation on eliminating violations.
type RecommendationData struct {
	Top
	Period     calendar.Span  `json:"period"`
	Until      calendar.Day   `json:"until,omitempty"` // end of the remote control
	Found      calendar.Day   `json:"found,omitempty"`
	Violations []Charge       `json:"violations"`
	Term       int            `json:"term,omitempty"` // calendar days from service
	Evidence   []Exhibit      `json:"evidence"`
	Registers  []MemoRegister `json:"registers"`
}

func (m *pen) recommendation() *Document {
	given := m.in.Details
	d := RecommendationData{
		Top: m.addressed(checks.RecommendationPaper), Period: m.in.Case.Inspection.Period.Span(),
		Until: given.Until, Found: m.foundOn(), Violations: charges(m.stated()), Term: given.Term,
	}
	d.Evidence, d.Registers = m.exhibits(evidenceOf(d.Violations)), m.lateRows(d.Violations)
	annexes := m.proofs(d.Evidence, d.Registers)
	opening := stop(m.say("recommendation.opening", lang.Args{
		"by": m.doer(d.Office), "holder": d.Holder.Name, "period": m.stretch(d.Period),
	})) + " " + stop(m.say("recommendation.until", lang.Args{"day": m.date(d.Until), "norm": m.citeLaw(lawServedBy)}))
	body := append([]Block{para(opening)}, m.amends()...)
	body = append(body, Points{Items: []Point{
		Item(m.say("recommendation.found", lang.Args{"day": m.onDay(d.Found)}), m.chargesOrNone(d.Violations)...),
		Item(m.say("recommendation.measures", nil), m.measuresOrBlank(d.Violations)),
		Item(stop(m.say("recommendation.term", lang.Args{"days": m.calendarDays(d.Term)}))),
		Item(stop(m.say("recommendation.report", lang.Args{"norm": m.citeLaw(lawReport)}))),
		Item(stop(m.say("recommendation.objection", lang.Args{"norm": m.citeLaw(lawObjection)}))),
	}})
	return m.laid(d.Top, layout{
		title: m.say("recommendation.title", nil), body: append(body, m.enclosed(annexes)...), annexes: annexes, data: d,
	})
}

// foundOn is the day on which the violations were found: the one given, else the one
// recorded, where two records do not stand against each other.
func (m *pen) foundOn() calendar.Day {
	if day := m.in.Details.Found; day != 0 || len(m.in.Case.Found) != 1 {
		return day
	}
	return m.in.Case.Found[0].Day
}

// Places of the Law that the papers of state control rest on.
const (
	lawServedBy  = "19-1(18)(6)" // served before the end of the control
	lawReport    = "19-1(11)"
	lawObjection = "19-1(10)"
)

// chargesOrNone lays violations out; a draft without any has a line for the pen.
func (m *pen) chargesOrNone(list []Charge) []Block {
	if len(list) == 0 {
		return []Block{Paragraph{Runs: Plain(blank)}}
	}
	return []Block{m.charged(list)}
}

func (m *pen) measuresOrBlank(list []Charge) Block {
	if len(list) == 0 {
		return Paragraph{Runs: Plain(blank)}
	}
	return measures(list)
}

// calendarDays says a term, blank while it is not given.
func (m *pen) calendarDays(n int) string {
	if n == 0 {
		return m.say("calendar-days.blank", lang.Args{"n": blank})
	}
	return m.say("calendar-days", lang.Args{"n": n})
}

// workingDays says a term, blank while it is not given.
func (m *pen) workingDays(n int) string {
	if n == 0 {
		return m.say("working-days.blank", lang.Args{"n": blank})
	}
	return m.say("working-days", lang.Args{"n": n})
}
