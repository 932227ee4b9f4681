package paper

import (
	"cmp"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Top is what stands around the text of every paper of state control: whose paper it
// is, to whom, about whom, and what it was written from.
type Top struct {
	ID         string       `json:"id"`         // of the inspection
	Inspection string       `json:"inspection"` // its short number
	Paper      string       `json:"paper"`
	Lang       lang.Lang    `json:"lang"`
	Draft      string       `json:"draft,omitempty"` // the mark of a draft
	Date       calendar.Day `json:"date"`
	Office     Office       `json:"office"`
	To         *Addressee   `json:"to,omitempty"`
	Holder     Subject      `json:"holder"`
	Signer     Signer       `json:"signer"`
	Executor   Executor     `json:"executor"`
	Program    string       `json:"program"`
	Basis      string       `json:"basis"`
	Heads      []Head       `json:"heads"`
}

// Addressee is who the paper is sent to, as it was typed: in Russian in the dative.
type Addressee struct {
	Post string `json:"post"`
	Name string `json:"name"`
}

// Subject is the holder that the paper is about.
type Subject struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	BIN     string `json:"bin,omitempty"`
	Subject string `json:"subject_of_control"` // "yes", "no", "unknown"
}

// top gathers what stands around the text.
func (m *pen) top(kind checks.PaperKind) Top {
	i, h := &m.in.Case.Inspection, m.holder()
	t := Top{
		ID: i.ID, Inspection: i.Number, Paper: string(kind), Lang: m.l, Date: m.in.Today, Office: m.office(),
		Holder:   Subject{ID: h.ID, Name: h.Name, BIN: h.BIN, Subject: h.Subject},
		Signer:   Signer{Post: m.named("signer.post"), Name: m.named("signer.name")},
		Executor: Executor{Name: cmp.Or(lang.Line(m.in.Executor), m.setting("executor.name")), Phone: m.setting("executor.phone")},
		Program:  m.in.Program, Basis: m.in.Basis, Heads: m.heads(),
	}
	if m.in.Draft {
		t.Draft = m.say("draft", nil)
	}
	return t
}

// addressed is the top of a paper that is sent to somebody; who is not known yet is
// left for the pen.
func (m *pen) addressed(kind checks.PaperKind) Top {
	t := m.top(kind)
	t.To = &Addressee{}
	if to := m.in.Details.To; to != nil {
		t.To.Post, t.To.Name = m.free(to.Post(m.l)), m.free(to.Name(m.l))
	}
	return t
}

// layout is what differs between the papers of state control around one top.
type layout struct {
	title   string
	subject string
	digits  bool        // the date stands in digits: the paper touches nobody's rights
	seal    bool        // beside the signature
	signers []Signature // where it is not the one of the settings
	more    []Signature // below the signature
	body    []Block
	annexes []Annex
	data    any
}

// laid puts a paper together. In a paper that touches rights its date stands in words.
func (m *pen) laid(t Top, s layout) *Document {
	date := m.date(t.Date)
	if s.digits {
		date = t.Date.Digits()
	}
	signers := s.signers
	if len(signers) == 0 {
		signers = []Signature{{Post: orBlank(t.Signer.Post), Name: orBlank(t.Signer.Name)}}
	}
	if s.seal {
		signers[0].Post += "\n" + m.say("seal", nil)
	}
	d := &Document{
		Kind: t.Paper, Lang: m.l, Title: s.title, Subject: s.subject, Draft: t.Draft, Author: t.Executor.Name,
		Requisites: Requisites{Organization: t.Office.heading(), Date: date, Number: "№ ____", Place: orBlank(t.Office.City)},
		Body:       s.body,
		Signatures: append(signers, s.more...),
		Executor:   m.say("executor", lang.Args{"name": orBlank(t.Executor.Name), "phone": orBlank(t.Executor.Phone)}),
		Annexes:    s.annexes, Data: s.data,
		Untitled: t.Paper == string(checks.LetterPaper),
	}
	if t.To != nil {
		d.Requisites.Addressees = []string{orBlank(t.To.Post) + "\n" + orBlank(t.To.Name)}
	}
	return d
}

// composed writes a paper with a pen of its own.
func composed(write func(*pen) *Document) func(Input) (*Document, error) {
	return func(in Input) (*Document, error) {
		m, err := newPen(in)
		if err != nil {
			return nil, err
		}
		return write(m), nil
	}
}

// looked lists what a paper lacks: what any paper about an inspection does, what was
// not given for this one, and what look finds.
func looked(given []Given, look func(*gaps)) func(Input) []Gap {
	return func(in Input) []Gap {
		g, failed := lacking(in)
		if g == nil {
			return failed
		}
		g.given(given)
		if look(g); g.found == nil {
			return []Gap{}
		}
		return g.found
	}
}
