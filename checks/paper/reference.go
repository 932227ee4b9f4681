package paper

import (
	"ashyq/checks"
	"ashyq/checks/lang"
)

// referencePaper is the reference note for the Commission about an inspection that
// prepares a hearing.
var referencePaper = Composer{
	Compose: Reference, Missing: referenceMissing, Given: referenceGiven(), Violations: true,
}

// What the analyst may give for the note beyond what is found.
const (
	fieldSays  = "holder-says"
	fieldDraft = "draft-decision"
)

func referenceGiven() []Given {
	return []Given{{ID: fieldSays, Holds: Lines, Both: true}, {ID: fieldDraft, Holds: Lines, Both: true}}
}

// referenceMissing lists what stands between the note and its signature.
func referenceMissing(in Input) []Gap {
	g, found := lacking(in)
	if g == nil {
		return found
	}
	if list := g.stated(); len(list) == 0 || g.recommended(list) == "" {
		g.given(referenceGiven()) // nothing to recommend follows from the findings
	} else {
		g.given(referenceGiven()[:1])
	}
	return g.found
}

// ReferenceData is the content of a reference note as a value.
type ReferenceData struct {
	Paper      string             `json:"paper"`
	Lang       lang.Lang          `json:"lang"`
	Draft      string             `json:"draft,omitempty"`
	Inspection string             `json:"inspection"`
	Form       FormSaid           `json:"form"`
	Holder     Holder             `json:"holder"`
	Summary    checks.Summary     `json:"summary"`
	Indicators []checks.Indicator `json:"indicators"`
	Violations []Violation        `json:"violations"`
	Unknown    []Unknown          `json:"not_established"`
	Says       string             `json:"says,omitempty"`
	Decision   string             `json:"draft_decision,omitempty"`
	Basis      string             `json:"basis"`
	Office     Office             `json:"office"`
	Heads      []Head             `json:"heads"`
}

// Reference composes the reference note for the Commission.
func Reference(in Input) (*Document, error) {
	m, err := newPen(in)
	if err != nil {
		return nil, err
	}
	d := m.reference()
	i := &in.Case.Inspection
	doc := &Document{
		Kind: d.Paper, Lang: in.Lang, Title: m.say("reference.title", nil), Draft: d.Draft, Author: lang.Line(in.Executor),
		Subject: m.say("reference.subject", lang.Args{"holder": d.Holder.Name}),
		Requisites: Requisites{
			Organization: d.Office.heading(), Date: in.Today.Digits(), Number: "№ ____", Place: orBlank(d.Office.City),
		},
		Signatures: []Signature{{Post: orBlank(m.named("signer.post")), Name: orBlank(m.named("signer.name"))}},
		Executor:   m.say("executor", lang.Args{"name": orBlank(executorOf(m)), "phone": orBlank(m.setting("executor.phone"))}),
		Data:       d,
	}
	points := []Point{
		m.labelled("form", stop(d.Form.Says), sentences(d.Form.Act)...),
		m.labelled("holder", m.aboutHolder(d.Holder)),
		m.labelled("period", stop(spanDigits(i.Period.Span())+", "+m.say("reference.as-of", lang.Args{"day": i.AsOf.Digits()}))),
		m.labelled("figures", m.referenceFigures(d), append(indicatorLines(m, d.Indicators), m.formula()...)...),
		m.aboutViolations("violations", d.Violations),
		m.aboutUnknowns(d.Unknown),
		{Body: m.several("reference.says", d.Says)},
		{Body: m.several("reference.draft", d.Decision)},
	}
	doc.Body = append([]Block{Points{Items: points}}, sentences(m.advises())...)
	return doc, nil
}

func executorOf(m *pen) string {
	if name := lang.Line(m.in.Executor); name != "" {
		return name
	}
	return m.setting("executor.name")
}

// reference gathers the content of the note.
func (m *pen) reference() ReferenceData {
	d := ReferenceData{
		Paper: string(checks.ReferencePaper), Lang: m.l, Inspection: m.in.Case.Inspection.Number, Office: m.office(), Form: m.form(), Holder: m.holder(),
		Summary: m.in.Summary, Indicators: checks.Indicators(m.in.Findings), Violations: m.stated(), Unknown: m.unknowns(),
		Says: m.ownField(fieldSays), Decision: m.ownField(fieldDraft), Basis: m.in.Basis, Heads: m.heads(),
	}
	if d.Decision == "" {
		d.Decision = m.recommended(d.Violations)
	}
	if m.in.Draft {
		d.Draft = m.say("draft", nil)
	}
	return d
}

// ownField gives a text of the paper in its own language alone.
func (m *pen) ownField(field string) string {
	return Mask(m.l, lang.Paragraphs(m.in.Details.Field(field, m.l)))
}

func (m *pen) referenceFigures(d ReferenceData) string {
	s := d.Summary
	return stop(m.say("figures", lang.Args{
		"n": s.Applicable, "met": s.Met, "partly": s.PartlyMet, "broken": s.NotMet,
		"unknown": s.CannotTell, "unchecked": s.NotChecked, "inapplicable": s.NotApplicable,
	})) + " " + stop(m.say("figures.unit", nil))
}

func indicatorLines(m *pen, list []checks.Indicator) []Block {
	var out []string
	for _, i := range list {
		out = append(out, capital(m.words(i.Told())))
	}
	return sentences(out...)
}

// several is a label with a text of several lines.
func (m *pen) several(key, text string) []Block {
	out := []Block{Paragraph{Runs: []Run{{Text: m.say(key, nil) + ":", Bold: true}}, KeepNext: true}}
	return append(out, Prose(orBlank(text))...)
}

// Note composes the reference note of an item of the agenda that rests on no
// inspection, or on one of another form than a hearing: what the item says, on a
// sheet of its own. N is the place of the item, from 1.
func Note(in SittingInput, n int) (*Document, error) {
	c, err := newClerk(in)
	if err != nil {
		return nil, err
	}
	i := c.item(n, &in.Items[n-1])
	d := c.data(checks.ReferencePaper)
	d.Items = []ItemSaid{i}
	doc := c.sheet(checks.ReferencePaper, c.say("reference.title", nil), d)
	doc.Requisites.Date, doc.Requisites.Number = in.Today.Digits(), "№ ____"
	doc.Subject = c.say("reference.item", lang.Args{"n": n, "day": in.Sitting.Day.Digits()})
	doc.Body = append([]Block{c.opening(i)}, c.agendaItem(i)...)
	if in.Items[n-1].Figured() {
		doc.Body = append(doc.Body, c.formula()...)
	}
	doc.Body = append(doc.Body, sentences(c.advises())...)
	doc.Signatures = []Signature{{Post: orBlank(c.named("signer.post")), Name: orBlank(c.named("signer.name"))}}
	doc.Executor = c.say("executor", lang.Args{"name": orBlank(executorOf(c.pen)), "phone": orBlank(c.setting("executor.phone"))})
	return doc, nil
}

// ReferenceFor composes the reference note about an inspection for an item of the
// agenda, with what is typed for the item. N is its place, from 1.
func ReferenceFor(in Input, at SittingInput, n int) (*Document, error) {
	i := &at.Items[n-1]
	in.Details.Fields = map[string]string{
		fieldSays + ".kk": i.SaysKK, fieldSays + ".ru": i.SaysRU, fieldDraft + ".kk": i.DraftKK, fieldDraft + ".ru": i.DraftRU,
	}
	doc, err := Reference(in)
	if err != nil {
		return nil, err
	}
	subject := messages().Text("reference.item", lang.Args{"n": n, "day": at.Sitting.Day.Digits()}).In(in.Lang)
	if data, ok := doc.Data.(ReferenceData); ok {
		subject += " (" + data.Holder.Name + ")"
	}
	doc.Subject = subject
	return doc, nil
}
