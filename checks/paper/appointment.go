package paper

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// appointmentPaper is the act of appointment of an unscheduled inspection, with the
// eleven requisites of art. 19-1(20) of the Law. Without it an inspection is void.
var appointmentPaper = act(appointmentAsks, (*pen).appointment, (*gaps).appointment)

// act is how an act of an unscheduled inspection is written: what was given for the act
// of appointment that it follows, and what is recorded, need not be given again.
func act(given []Given, write func(*pen) *Document, look func(*gaps)) Composer {
	compose, missing := composed(write), looked(given, look)
	return Composer{
		Compose: func(in Input) (*Document, error) { return compose(inherited(in)) },
		Missing: func(in Input) []Gap { return missing(inherited(in)) },
		Given:   given, Once: true,
	}
}

// What is given for the acts of an unscheduled inspection.
const (
	ofSubject   = "subject"     // предмет
	ofOfficials = "officials"   // who carries it out, one a line
	ofExperts   = "specialists" // who is brought in, one a line
	ofPlace     = "place"       // where the subject of control is
	ofDays      = "days"        // working days
	ofSubItem   = "sub-item"    // of item 13 of article 19-1: the ground
	ofReason    = "reason"
	ofFrom      = "from" // the first day of an extension, a suspension …
)

var appointmentAsks = []Given{
	{ID: ofOfficials, Holds: Lines, Both: true, Must: true},
	{ID: ofExperts, Holds: Lines, Both: true},
	{ID: ofPlace, Holds: Line, Both: true},
	{ID: ofSubject, Holds: Lines, Both: true, Must: true},
	{ID: ofDays, Holds: Count, Must: true},
	{ID: ofSubItem, Holds: Line, Must: true},
}

// The limits of the length of an unscheduled inspection and of its extension, in working
// days (art. 19-1(23), (24)).
const (
	limitOfInspection = "inspection-length"
	limitOfExtension  = "inspection-extension"
)

// AppointmentData is the content of an act of appointment.
type AppointmentData struct {
	Top
	Officials   []string `json:"officials"`
	Specialists []string `json:"specialists"`
	Place       string   `json:"place"`
	Subject     []string `json:"subject"`
	Days        int      `json:"days,omitempty"` // working days
	SubItem     string   `json:"sub_item,omitempty"`
	Ground      string   `json:"ground"` // the document or event behind it
}

func (m *pen) appointment() *Document {
	d := AppointmentData{
		Top: m.top(checks.AppointmentPaper), Officials: m.fieldLines(ofOfficials), Specialists: m.fieldLines(ofExperts),
		Place: m.placeOf(), Subject: m.fieldLines(ofSubject), Days: m.fieldCount(ofDays), SubItem: m.subItem(),
		Ground: m.free(m.in.Case.Inspection.Ground),
	}
	annexes := []Annex{{Mark: m.mark(1), Title: m.say("appointment.rights-title", nil), Body: m.rights()}}
	body := append([]Block{para(m.say("appointment.opening", lang.Args{"by": m.doer(d.Office)}))}, m.amends()...)
	body = append(body, Points{Items: []Point{
		m.told("act.body", orBlank(d.Office.Name)),
		m.toldLines("act.officials", d.Officials, blank),
		m.toldLines("act.specialists", d.Specialists, m.say("act.no-specialists", nil)),
		m.told("act.subject-of-control", m.located(d.Holder, d.Place)),
		m.toldLines("act.subject", d.Subject, blank),
		m.told("act.days", m.say("appointment.days", lang.Args{"days": m.workingDays(d.Days), "norm": m.citeLaw(lawBegins)})),
		m.told("act.ground", m.groundOf(d.SubItem, d.Ground)),
		m.told("act.rights", m.say("appointment.rights", lang.Args{"rights": m.citeLaw(lawRights), "duties": m.citeLaw(lawDuties)})),
	}})
	body = append(body, m.enclosed(annexes)...)
	return m.laid(d.Top, layout{
		title: m.say("appointment.title", nil), seal: true, more: []Signature{m.receipt()}, body: body, annexes: annexes, data: d,
	})
}

// Places of the Law that the acts of an unscheduled inspection rest on.
const (
	lawGrounds = "19-1(13)"
	lawRights  = "19-1(15)"
	lawDuties  = "19-1(16)"
	lawBegins  = "19-1(25)"
)

// told is a point with its name in bold.
func (m *pen) told(key, text string) Point {
	runs := []Run{{Text: m.say(key, nil) + ":", Bold: true}, {Text: " " + stop(text)}}
	return Point{Body: []Block{Paragraph{Runs: runs, Align: Left}}}
}

// toldLines is a point of one line, or with several as sub-points.
func (m *pen) toldLines(key string, list []string, none string) Point {
	switch len(list) {
	case 0:
		return m.told(key, none)
	case 1:
		return m.told(key, list[0])
	}
	name := Paragraph{Runs: []Run{{Text: m.say(key, nil) + ":", Bold: true}}, Align: Left, KeepNext: true}
	return Point{Body: []Block{name, subs(list)}}
}

// placeOf is where the subject of control is: as given, else its first address.
func (m *pen) placeOf() string {
	if given := m.field(ofPlace); given != "" {
		return given
	}
	if at := m.in.Holder.Holder.PremisesOn(m.asOf()); len(at) > 0 {
		return m.free(at[0].Address)
	}
	return ""
}

func (m *pen) located(s Subject, place string) string {
	name := s.Name
	if s.BIN != "" {
		name += ", " + m.say("holder.bin", lang.Args{"bin": s.BIN})
	}
	return m.say("act.located", lang.Args{"name": name, "place": orBlank(place)})
}

// subItem is the ground as a sub-item of item 13.
func (m *pen) subItem() string { return strings.TrimRight(m.field(ofSubItem), ")") }

// recordedGround is the sub-item of the one ground that is recorded, none where two
// differ.
func recordedGround(c *checks.Case) string {
	found := ""
	for _, s := range c.Steps {
		if s.Step != checks.Ground || s.Ground == "" {
			continue
		}
		if found != "" && found != s.Ground {
			return ""
		}
		found = s.Ground
	}
	return found
}

// groundOf names the ground: the sub-item of the Law, and the document behind it.
func (m *pen) groundOf(subItem, ground string) string {
	norm := m.citeLaw(lawGrounds)
	if slices.Contains(checks.Grounds(), subItem) {
		norm = m.citeLaw(lawGrounds + "(" + subItem + ")")
	}
	return m.say("act.ground-said", lang.Args{"norm": norm, "ground": orBlank(ground)})
}

// receipt is the line on which the subject of control signs for the act, or on which
// its refusal is written.
func (m *pen) receipt() Signature { return Signature{Post: m.say("act.receipt", nil), Name: blank} }

// rights are the rights and duties of the subject of control, in the words of the Law
// where they are held in the language of the paper; else their place in it.
func (m *pen) rights() []Block {
	var out []Block
	for _, number := range []string{lawRights, lawDuties} {
		out = append(out, Heading{Level: 1, Text: capital(m.citeLaw(number))})
		text := ""
		if a := m.law.Article(number); a != nil && a.Number == number {
			text = a.In(cmp.Or(map[lang.Lang]lang.Lang{lang.EN: lang.RU}[m.l], m.l)).Text
		}
		if text == "" {
			text = m.say("act.text-not-held", lang.Args{"norm": m.citeLaw(number)})
		}
		out = append(out, Prose(text)...)
	}
	return out
}

// inherited completes what is given for an act with what was given for the act of
// appointment that it follows, and with the ground that is recorded.
func inherited(in Input) Input {
	if in.Case == nil {
		return in
	}
	fields := map[string]string{ofSubItem: recordedGround(in.Case)}
	if first := in.Case.Paper(in.Details.Follows); first != nil {
		for name, text := range first.Details().Fields {
			if !slices.Contains([]string{ofDays, LeftOut}, name) {
				fields[name] = text
			}
		}
	}
	maps.Copy(fields, in.Details.Fields)
	in.Details.Fields = fields
	return in
}

// appointment looks at an act of appointment.
func (g *gaps) appointment() {
	own := messages().Text("missing.appointment", nil)
	g.found = slices.DeleteFunc(g.found, func(gap Gap) bool { return gap.Text == own }) // it is this act
	g.subjects()
	g.longestDays(limitOfInspection)
	g.where = "given " + ofSubItem
	if s := g.subItem(); s != "" && !slices.Contains(checks.Grounds(), s) {
		g.add("sub-item", nil)
	}
	g.where = "given " + ofPlace
	if g.placeOf() == "" {
		g.add("place-of-subject", nil)
	}
	g.where = ""
	for _, number := range []string{lawRights, lawDuties} {
		if a := g.law.Article(number); a == nil || a.Number != number {
			g.add("text-not-held", lang.Args{"norm": g.law.CiteLaw(number, false)})
		}
	}
}

// longestDays refuses a term in working days that the Law does not allow: more than its
// limits give together.
func (g *gaps) longestDays(limits ...string) {
	most := 0
	for _, limit := range limits {
		most += g.most(limit)
	}
	g.where = "given " + ofDays
	if given := lang.Line(g.in.Details.Fields[ofDays]); given != "" && (g.fieldCount(ofDays) < 1 || g.fieldCount(ofDays) > most) {
		g.add("days", lang.Args{"n": most})
	}
}
