package paper

import (
	"fmt"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// A dossier is all that stands about an inspection, for its holder or for a court: the
// papers that left the office, and these four that are made for it. No internal note
// is read here, and every text that people typed passes the mask.

// DossierFile is one file of a dossier.
type DossierFile struct {
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	Size     int    `json:"size"`
	What     string `json:"what"`                       // paper, findings, evidence, page, course …
	About    string `json:"-"`                          // number of the evidence, kind of the paper: for people
	Masked   int    `json:"masked,omitempty"`           // a copy in which so many personal numbers and telephones are hidden
	Unmasked bool   `json:"unmasked,omitempty"`         // as it was: a person has to look before it leaves
	Personal int    `json:"personal_numbers,omitempty"` // found in it, as far as it can be read
}

// DossierLeft is an attachment that the dossier does not hold, with the reason; its
// hash stands in the register.
type DossierLeft struct {
	SHA256 string `json:"sha256"`
	Why    string `json:"why"` // working, unread, erased
}

// DossierData is the list of contents as a value.
type DossierData struct {
	Paper      string        `json:"paper"`
	ID         string        `json:"id"`
	Inspection string        `json:"inspection"`
	Sealed     bool          `json:"closed"`
	Program    string        `json:"program"`
	Standard   string        `json:"standard"` // fingerprint of the texts and checks
	Basis      string        `json:"basis"`
	Heads      []checks.Head `json:"heads"`
	Files      []DossierFile `json:"files"`
	Left       []DossierLeft `json:"left_out"`
	Unmasked   string        `json:"unmasked_because,omitempty"` // why text files were not masked
}

// DossierInput is what the cover is written from.
type DossierInput struct {
	Input
	DossierData
	Contents string // SHA-256 of the list as JSON
}

// DossierCover lists what the dossier holds, and says how that is checked.
func DossierCover(in DossierInput) (*Document, error) {
	m, err := newPen(in.Input)
	if err != nil {
		return nil, err
	}
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("dossier.n", nil), Width: 1}, {Title: m.say("dossier.file", nil), Width: 6},
		{Title: m.say("dossier.what", nil), Width: 4}, {Title: m.say("dossier.size", nil), Width: 2}, {Title: "SHA-256", Width: 7},
	}}
	for i, f := range in.Files {
		what := m.say("dossier.what."+f.What, nil)
		if about := lang.Line(f.About); about != "" {
			what += ": " + about
		}
		t.Rows = append(t.Rows, Row(strconv.Itoa(i+1), f.Name, what, strconv.Itoa(f.Size), f.SHA256))
	}
	verify := []Point{
		Item(stop(m.say("dossier.verify.files", lang.Args{"hash": in.Contents}))),
		Item(stop(m.say("dossier.verify.journal", nil))),
		Item(stop(m.say("dossier.verify.program", lang.Args{"program": in.DossierData.Program, "standard": in.Standard}))),
		Item(stop(m.say("dossier.photos", nil))),
		Item(stop(m.say("dossier.masked", nil))),
	}
	verify = append(verify, m.leaves(in)...)
	if n := len(in.Left); n > 0 {
		verify = append(verify, Item(stop(m.say("dossier.left", lang.Args{"n": n}))))
	}
	d := m.dossier("dossier.title", in.DossierData)
	d.Body = []Block{m.aboutCase(in.Sealed), Heading{Level: 1, Text: m.say("dossier.contents", nil)}, t,
		Heading{Level: 1, Text: m.say("dossier.verify", nil)}, Points{Items: verify},
		Heading{Level: 1, Text: m.say("journal.heading", nil)}, m.headsTable()}
	return d, nil
}

// leaves says which files are masked copies, which a person has to look at before they
// leave, and why files went unmasked where that was asked for.
func (m *pen) leaves(in DossierInput) []Point {
	var masked, open, found int
	for _, f := range in.Files {
		switch {
		case f.Masked > 0:
			masked++
		case f.Unmasked:
			open++
			found += f.Personal
		}
	}
	var out []Point
	for _, line := range []struct {
		key string
		on  bool
		a   lang.Args
	}{
		{"dossier.masked-copies", masked > 0, lang.Args{"n": masked}},
		{"dossier.unmasked", open > 0, lang.Args{"n": open, "found": found}},
		{"dossier.unmasked-asked", in.Unmasked != "", lang.Args{"reason": lang.Line(in.Unmasked)}},
	} {
		if line.on {
			out = append(out, Item(stop(m.say(line.key, line.a))))
		}
	}
	return out
}

// dossier begins a paper of the dossier.
func (m *pen) dossier(title string, data any) *Document {
	d := &Document{
		Kind: "dossier", Lang: m.l, Title: m.say(title, nil), Author: lang.Line(m.in.Executor), Data: data,
		Subject: m.say("dossier.of", lang.Args{"number": m.in.Case.Inspection.Number}),
		Requisites: Requisites{
			Organization: m.office().heading(), Date: m.in.Today.Digits(), Number: "№ ____", Place: orBlank(m.office().City),
		},
	}
	if len(m.in.Case.Inspection.Holder) == 0 {
		d.Subject = ""
	}
	return d
}

// aboutCase says which inspection it is.
func (m *pen) aboutCase(closed bool) Block {
	i, h := &m.in.Case.Inspection, m.holder()
	state := "dossier.is-open"
	if closed {
		state = "dossier.is-closed"
	}
	return Facts{Items: []Fact{
		{Label: m.say("dossier.holder", nil), Value: Plain(h.Name)},
		{Label: m.say("dossier.form", nil), Value: Plain(m.words(i.Form.Words()))},
		{Label: m.say("dossier.period", nil), Value: Plain(m.words(i.Period.Span().Words()))},
		{Label: m.say("dossier.as-of", nil), Value: Plain(i.AsOf.Digits())},
		{Label: m.say("dossier.state", nil), Value: Plain(m.say(state, nil))},
	}}
}

// headsTable gives the last entries of the journal that were held.
func (m *pen) headsTable() Block {
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("journal.stream", nil), Width: 11}, {Title: m.say("journal.number", nil), Width: 6}, {Title: m.say("journal.hash", nil), Width: 11},
	}}
	for _, h := range m.heads() {
		t.Rows = append(t.Rows, Row(lines(h.Label, h.Stream), strconv.FormatInt(h.Number, 10), h.Hash))
	}
	return t
}

// DossierRegister is the register of evidence, with the hashes of what was attached.
func DossierRegister(in Input) (*Document, error) {
	m, err := newPen(in)
	if err != nil {
		return nil, err
	}
	list := m.evidence()
	d := m.dossier("dossier.register", list)
	d.Body = []Block{m.registerTable(list)}
	return d, nil
}

// DossierFindings explains every finding: the norm, what was computed or answered, slot
// by slot and item by item, and why.
func DossierFindings(in Input) (*Document, error) {
	m, err := newPen(in)
	if err != nil {
		return nil, err
	}
	d := m.dossier("dossier.findings", in.Findings)
	d.Data = nil // findings hold reasons of answers as they were typed
	for i := range in.Findings {
		f := &in.Findings[i]
		title := m.words(checks.OtherTitle())
		check := m.law.Check(f.Check)
		if check != nil {
			title = m.words(check.Title)
		}
		d.Body = append(d.Body, Heading{Level: 1, Text: title})
		d.Body = append(d.Body, m.explained(f)...)
		for j := range f.Parts {
			d.Body = append(d.Body, m.explainedPart(check, &f.Parts[j])...)
		}
	}
	return d, nil
}

// explained tells the verdict of a check with its clauses.
func (m *pen) explained(f *checks.Finding) []Block {
	out := []Block{flush(m.say("dossier.verdict", lang.Args{"verdict": f.Verdict.Words()}))}
	if a := f.Answer; a != nil {
		out = append(out, flush(m.say("dossier.answered", lang.Args{"verdict": a.Verdict.Words(), "reason": m.free(a.Reason)})))
	}
	for _, c := range f.Clauses {
		out = append(out, flush(m.say("dossier.clause", lang.Args{"edition": c.Edition, "clause": c.Clause, "verdict": c.Verdict.Words()})))
		if text := m.clauseText(c.ClauseRef); text != "" {
			out = append(out, flush(text))
		}
	}
	return append(out, m.reasonsTold(f.Reasons)...)
}

// clauseText gives the text of a clause in the language of the paper as it is held,
// with how far it may be relied on.
func (m *pen) clauseText(ref standard.ClauseRef) string {
	_, clause, ok := m.law.Clause(ref.Edition, ref.Clause)
	if !ok {
		return ""
	}
	w := clause.In(m.l)
	if w.Text == "" {
		return ""
	}
	return m.say("dossier.text", lang.Args{"text": lang.Line(w.Text), "flag": w.Flag.Words()})
}

func (m *pen) reasonsTold(reasons []checks.Reason) []Block {
	var out []Block
	for _, r := range reasons {
		out = append(out, flush(m.free(m.words(r.Words()))))
	}
	return out
}

func flush(text string) Block { return Paragraph{Runs: Plain(text), Flush: true} }

// explainedPart tells what a part gave, unit by unit.
func (m *pen) explainedPart(check *standard.Check, p *checks.PartFinding) []Block {
	var part *standard.Part
	if check != nil {
		part = check.Part(p.Part)
	}
	var out []Block
	if part != nil {
		out = append(out, Heading{Level: 2, Text: m.words(part.Title)})
	}
	if p.Verdict != "" {
		out = append(out, flush(m.say("dossier.verdict", lang.Args{"verdict": p.Verdict.Words()})))
	}
	for _, a := range p.Answers {
		out = append(out, flush(m.say("dossier.answered", lang.Args{"verdict": a.Verdict.Words(), "reason": m.free(a.Reason)})))
	}
	out = append(out, m.reasonsTold(p.Reasons)...)
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("dossier.unit", nil), Width: 8}, {Title: m.say("dossier.unit-state", nil), Width: 5},
		{Title: m.say("dossier.unit-clause", nil), Width: 4}, {Title: m.say("dossier.unit-shown", nil), Width: 3},
	}}
	for _, list := range [][]checks.Unit{p.Slots, p.Events, p.Items, p.Rows} {
		for i := range list {
			t.Rows = append(t.Rows, m.unitRow(check, part, &list[i]))
		}
	}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

func (m *pen) unitRow(check *standard.Check, part *standard.Part, u *checks.Unit) []Cell {
	name := m.free(u.Row)
	switch {
	case u.Slot != "":
		name = m.slotList([]string{u.Slot})
	case u.Item != "" && part != nil:
		name = lines(m.words(m.item(check, part, u.Item).Title), name)
	case u.Number != "":
		name = lines("№ "+m.free(u.Number), name)
	}
	if u.Premises != "" {
		name = lines(name, m.address(u.Premises))
	}
	if u.Date != 0 {
		name = lines(name, u.Date.Digits())
	}
	var shown string
	for _, id := range u.Evidence {
		if n := m.exhibit.number[id]; n > 0 {
			shown = lines(shown, fmt.Sprintf("№ %d", n))
		}
	}
	return Row(name, m.words(u.State.Words()), lang.Line(u.Edition+" "+u.Clause), shown)
}

// Exhibited gives the number in the register of each piece of evidence, by its id.
func Exhibited(c *checks.Case) map[string]int { return newRegister(c).number }
