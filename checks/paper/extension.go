package paper

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// What follows an act of appointment: the additional act by which the inspection is
// extended, once, with its notice (art. 19-1(24) of the Law), and the acts by which it
// is suspended, resumed, terminated (19-1(22)). All are signed and served (19-1(21)).
var (
	extensionPaper   = companion(checks.ExtensionPaper)
	noticePaper      = companion(checks.NoticePaper)
	suspensionPaper  = companion(checks.SuspensionPaper)
	resumptionPaper  = companion(checks.ResumptionPaper)
	terminationPaper = companion(checks.TerminationPaper)
)

func companion(kind checks.PaperKind) Composer {
	c := act(companionAsks(kind), func(m *pen) *Document { return m.companion(kind) }, func(g *gaps) { g.companion(kind) })
	c.Once = kind == checks.ExtensionPaper // another suspension may follow a resumption
	return c
}

func companionAsks(kind checks.PaperKind) []Given {
	reason := Given{ID: ofReason, Holds: Lines, Both: true, Must: true}
	from := Given{ID: ofFrom, Holds: Date, Must: true}
	switch kind {
	case checks.ExtensionPaper:
		return []Given{{ID: ofDays, Holds: Count, Must: true}, reason}
	case checks.NoticePaper:
		return []Given{{ID: ToHead, Holds: Person, Must: true}, {ID: ofDays, Holds: Count, Must: true}, reason, from}
	}
	return []Given{reason, from}
}

// ActData is the content of an act that follows an act of appointment, and of the notice
// of an extension.
type ActData struct {
	Top
	Appointment Followed     `json:"appointment"`
	Place       string       `json:"place"`
	Days        int          `json:"days,omitempty"` // working days of an extension
	Reason      []string     `json:"reason"`
	From        calendar.Day `json:"from,omitempty"`
}

// appointed is the act of appointment: the paper that this one follows, else the act
// that is recorded with the inspection.
func (m *pen) appointed() Followed {
	p := m.follows()
	if p == nil {
		p = m.in.Case.LastPaper(checks.AppointmentPaper)
	}
	if p != nil && p.Frozen() {
		return followed(p)
	}
	if a := m.in.Case.Inspection.Act; a != nil {
		return Followed{Number: lang.Line(a.Number), Day: a.Date}
	}
	return Followed{}
}

func (m *pen) companion(kind checks.PaperKind) *Document {
	top := m.top
	notice := kind == checks.NoticePaper
	if notice {
		top = m.addressed
	}
	d := ActData{
		Top: top(kind), Appointment: m.appointed(), Place: m.placeOf(), Reason: m.fieldLines(ofReason), From: m.fieldDay(ofFrom),
	}
	if kind == checks.ExtensionPaper || notice {
		d.Days = m.fieldCount(ofDays)
	}
	of := m.dated(d.Appointment.Day, d.Appointment.Number)
	opening := m.say("companion."+string(kind), lang.Args{"by": m.doer(d.Office), "norm": m.citeLaw(companionLaw[kind])})
	points := []Point{
		m.told("act.subject-of-control", m.located(d.Holder, d.Place)),
		m.told("act.appointment", m.say("act.appointment-of", lang.Args{"of": of})),
		m.toldLines("act.reason."+string(kind), d.Reason, blank),
	}
	if d.Days > 0 || kind == checks.ExtensionPaper || notice {
		points = append(points, m.told("act.extended", m.workingDays(d.Days)))
	}
	if kind != checks.ExtensionPaper {
		points = append(points, m.told("act.from."+string(kind), m.date(d.From)))
	}
	if notice {
		points = append(points, m.told("act.extended-by", m.extendedBy()))
	}
	signed := m.receipt()
	if notice {
		signed.Post = m.say("act.receipt-notice", nil)
	}
	return m.laid(d.Top, layout{
		title: m.say("companion.title."+string(kind), nil), more: []Signature{signed},
		body: append([]Block{para(opening)}, append(m.amends(), Points{Items: points})...), data: d,
	})
}

// companionLaw is the place of the Law behind each.
var companionLaw = map[checks.PaperKind]string{
	checks.ExtensionPaper: "19-1(24)", checks.NoticePaper: "19-1(24)",
	checks.SuspensionPaper: "19-1(22)", checks.ResumptionPaper: "19-1(22)", checks.TerminationPaper: "19-1(22)",
}

// extendedBy names the additional act that a notice tells of.
func (m *pen) extendedBy() string {
	p := m.in.Case.LastPaper(checks.ExtensionPaper)
	return strings.TrimSpace(m.say("act.extension-of", lang.Args{"of": m.numberOf(p)}))
}

// companion looks at an act that follows an act of appointment.
func (g *gaps) companion(kind checks.PaperKind) {
	g.subjects()
	g.where = "inspection"
	if a := g.appointed(); a.Day == 0 || a.Number == "" {
		g.add("no-appointment", nil)
	}
	switch kind {
	case checks.ExtensionPaper:
		g.longestDays(limitOfExtension)
		g.where = ""
		if g.extendedBefore() {
			g.add("extended", nil)
		}
	case checks.NoticePaper:
		g.longestDays(limitOfExtension)
		g.onTime()
	}
}

// extendedBefore tells whether the inspection was extended already, by an act that this
// one does not amend.
func (g *gaps) extendedBefore() bool {
	for _, s := range g.in.Case.Steps {
		if s.Step == checks.Extended && g.in.Details.Amends == "" {
			return true
		}
	}
	last := g.in.Case.LastPaper(checks.ExtensionPaper)
	return last != nil && last.Frozen() && last.ID != g.in.Details.Amends
}

// onTime warns of a notice that can no longer be served one working day before.
func (g *gaps) onTime() {
	from, days := g.fieldDay(ofFrom), g.days()
	if from == 0 || days == nil {
		return
	}
	g.where = "given " + ofFrom
	if last := days.Back(from, 1).Result; last < g.in.Today {
		g.add("notice-late", lang.Args{"day": last.Digits()})
	}
}
