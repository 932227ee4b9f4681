package paper

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// resultsPaper is the act of the results of an unscheduled inspection, with the eleven
// requisites of art. 19-1(27) of the Law. Its demands are counted from service of the
// act of appointment, not from its own (19-1(29)).
var resultsPaper = func() Composer {
	c := act(resultsAsks, (*pen).results, (*gaps).results)
	c.Violations = true
	return c
}()

// What is given for an act of results beside what the act of appointment said.
const (
	ofHour    = "hour"    // at which it was drawn up
	ofPersons = "persons" // measures asked for against those who committed the violations
)

var resultsAsks = []Given{
	{ID: ofHour, Holds: Line, Must: true},
	{ID: ofOfficials, Holds: Lines, Both: true, Must: true},
	{ID: ofExperts, Holds: Lines, Both: true},
	{ID: ofPlace, Holds: Line, Both: true},
	{ID: ofSubject, Holds: Lines, Both: true, Must: true},
	{ID: ofDays, Holds: Count},
	{ID: UntilDay, Holds: Date, Must: true},
	{ID: OfTerm, Holds: Count},
	{ID: ofPersons, Holds: Lines, Both: true},
}

// ResultsData is the content of an act of results.
type ResultsData struct {
	Top
	Hour        string         `json:"hour"`
	Appointment Followed       `json:"appointment"`
	Officials   []string       `json:"officials"`
	Specialists []string       `json:"specialists"`
	Place       string         `json:"place"`
	Subject     []string       `json:"subject"`
	Days        int            `json:"days,omitempty"` // working days, as appointed
	Held        calendar.Span  `json:"held"`           // from service of the act of appointment
	Period      calendar.Span  `json:"period"`         // that was looked at
	Violations  []Charge       `json:"violations"`
	Term        int            `json:"term,omitempty"` // calendar days from service of the act of appointment
	Due         calendar.Day   `json:"due,omitempty"`  // the last of them
	Left        int            `json:"left,omitempty"` // days from the date of this act to it
	Persons     []string       `json:"persons"`
	Evidence    []Exhibit      `json:"evidence"`
	Registers   []MemoRegister `json:"registers"`
}

func (m *pen) results() *Document {
	d := m.resultsData()
	annexes := m.proofs(d.Evidence, d.Registers)
	opening := m.say("results.opening", lang.Args{"by": m.doer(d.Office), "hour": orBlank(d.Hour)})
	points := []Point{
		m.told("act.body", orBlank(d.Office.Name)),
		m.told("act.appointment", m.say("act.appointment-of", lang.Args{"of": m.dated(d.Appointment.Day, d.Appointment.Number)})),
		m.toldLines("results.officials", d.Officials, blank),
		m.toldLines("act.specialists", d.Specialists, m.say("act.no-specialists", nil)),
		m.told("act.subject-of-control", m.located(d.Holder, d.Place)),
		m.toldLines("act.subject", d.Subject, blank),
		m.told("results.held", m.say("results.held-said", lang.Args{
			"days": m.workingDays(d.Days), "held": m.stretch(d.Held), "period": m.stretch(d.Period),
		})),
	}
	points = append(points, m.findings(d)...)
	points = append(points,
		Item(stop(m.say("results.objections", nil))),
		Item(stop(m.say("results.read", nil))))
	body := append([]Block{para(opening)}, m.amends()...)
	body = append(append(body, Points{Items: points}), m.enclosed(annexes)...)
	body = append(body, Paragraph{Runs: []Run{{Text: stop(m.say("results.copies", lang.Args{"norm": m.citeLaw(lawCopies)})), Italic: true}}, KeepNext: true})
	return m.laid(d.Top, layout{
		title: m.say("results.title", nil), signers: signers(d.Officials), more: []Signature{m.receipt()},
		body: body, annexes: annexes, data: d,
	})
}

// signers are the officials who carried the inspection out: they sign its act.
func signers(officials []string) []Signature {
	var out []Signature
	for _, who := range officials {
		out = append(out, Signature{Post: who, Name: blank})
	}
	return out
}

// lawCopies is the place of the Law that says in how many copies the act is drawn up.
const lawCopies = "19-1(26)"

func (m *pen) resultsData() ResultsData {
	i := &m.in.Case.Inspection
	d := ResultsData{
		Top: m.top(checks.ResultsPaper), Hour: m.field(ofHour), Appointment: m.appointed(),
		Officials: m.fieldLines(ofOfficials), Specialists: m.fieldLines(ofExperts), Place: m.placeOf(),
		Subject: m.fieldLines(ofSubject), Days: m.daysAppointed(), Period: i.Period.Span(),
		Violations: charges(m.stated()), Term: m.in.Details.Term, Persons: m.fieldLines(ofPersons),
	}
	d.Held = calendar.Span{From: d.Appointment.Served, To: m.in.Details.Until}
	if len(d.Violations) == 0 {
		d.Term = 0
	}
	if d.Due = m.dueFrom(d.Appointment.Served, d.Term); d.Due != 0 {
		d.Left = max(0, int(d.Due-m.in.Today))
	}
	d.Evidence, d.Registers = m.exhibits(evidenceOf(d.Violations)), m.lateRows(d.Violations)
	return d
}

// daysAppointed is the length of the inspection in working days: as given, else as the
// act of appointment says.
func (m *pen) daysAppointed() int {
	n := m.fieldCount(ofDays)
	if p := m.follows(); n == 0 && p != nil {
		first := pen{in: Input{Details: p.Details()}}
		n = first.fieldCount(ofDays)
	}
	if a := m.in.Case.Inspection.Act; n == 0 && a != nil {
		n = a.Days
	}
	return n
}

// dueFrom is the last day of a term in calendar days from service of the act of
// appointment, moved off a day off as the time limit says; none where one is not known.
func (m *pen) dueFrom(served calendar.Day, term int) calendar.Day {
	limit := m.law.Limit(limitOfAct)
	if served == 0 || term == 0 || limit == nil {
		return 0
	}
	days := m.days()
	if days == nil {
		return 0
	}
	return days.AddCalendar(served, term, limit.Roll).Result
}

// limitOfAct is the limit of elimination by an act of results.
const limitOfAct = "act-elimination"

// findings are the violations with the demands to eliminate them, their term, and the
// measures against those who committed them; or the entry that there are none.
func (m *pen) findings(d ResultsData) []Point {
	if len(d.Violations) == 0 {
		return []Point{Item(stop(m.say("results.none", lang.Args{"norm": m.citeLaw(lawNoViolations)})))}
	}
	out := []Point{
		Item(m.say("results.found", nil), m.charged(d.Violations)),
		Item(m.say("results.demands", lang.Args{"norm": m.citeLaw(lawResults)}), measures(d.Violations)),
		Item(stop(m.say("results.term", lang.Args{"days": m.calendarDays(d.Term), "norm": m.citeLaw(lawResultsTerm)}))),
	}
	if d.Due != 0 {
		out[2].Body = append(out[2].Body, para(m.say("results.due", lang.Args{"day": m.date(d.Due), "n": d.Left})))
	}
	return append(out, m.toldLines("results.persons", d.Persons, m.say("results.persons-by-law", nil)))
}

// results looks at an act of results.
func (g *gaps) results() {
	g.subjects()
	g.where = "inspection"
	a := g.appointed()
	if a.Day == 0 || a.Number == "" {
		g.add("no-appointment", nil)
	}
	if a.Served == 0 {
		g.add("not-served", nil)
	}
	g.longestDays(limitOfInspection, limitOfExtension)
	list := g.stated()
	if len(list) == 0 {
		g.unlooked()
		return
	}
	g.binding(list, limitOfAct)
	g.where = "given " + OfTerm
	if g.in.Details.Term == 0 {
		g.add("must", lang.Args{"what": Given{ID: OfTerm}.Label()})
	}
	if due := g.dueFrom(a.Served, cmp.Or(g.in.Details.Term, g.most(limitOfAct))); due != 0 && due < g.in.Today {
		g.add("term-passed", lang.Args{"day": due.Digits()})
	}
	if !slices.ContainsFunc(g.in.Case.Steps, func(s checks.Step) bool { return s.Step == checks.MadeKnown }) {
		g.where = ""
		g.add("made-known", nil)
	}
}

// unlooked warns of an entry that there are no violations where much was not looked at.
func (g *gaps) unlooked() {
	g.where = ""
	if n := g.in.Summary.NotChecked + g.in.Summary.CannotTell; n > 0 {
		g.add("unlooked", lang.Args{"n": n})
	}
}
