package desk

import (
	"time"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What was typed into a field is remembered as what it is, whatever sheet asks for
// it: a source is a source under evidence, under a stand and in a holder's record.
const (
	TypedSource       = "source"
	TypedTitle        = "title"
	TypedPresent      = "present"      // who was there
	TypedSaidBy       = "said-by"      // who made a statement
	TypedPage         = "page"         // address of a page
	TypedSeen         = "seen"         // what was said of an item on the spot
	TypedReason       = "reason"       // of a verdict
	TypedInapplicable = "inapplicable" // why something does not apply
	TypedNorm         = "norm"
	TypedRejection    = "rejection"
	TypedWithdrawal   = "withdrawal"
	TypedAddress      = "address"
	TypedGround       = "ground" // of an inspection, of an accepted reading
	TypedPerson       = "person"
	TypedPost         = "post" // the office that a person holds
	TypedPlace        = "place"
	TypedService      = "service" // how a paper was served
)

// mostRemembered bounds what is remembered, in letters: who writes more tells a
// story of its own, which nobody types twice.
const mostRemembered = 240

// memory gathers what was typed in one subject.
type memory struct {
	rows []journal.TypedRow
	at   map[[3]string]int // field, author and folded text
}

// take remembers a text; times counts how often each author typed it.
func (m *memory) take(field, text, author string, when time.Time) {
	text = lang.Line(text)
	if text == "" || utf8.RuneCountInString(text) > mostRemembered {
		return
	}
	row := journal.TypedRow{
		Field: field, Text: text, Folded: lang.Fold(text), Author: author, At: when.UTC().Format(time.RFC3339), Times: 1,
	}
	key := [3]string{field, author, row.Folded}
	if m.at == nil {
		m.at = map[[3]string]int{}
	}
	i, known := m.at[key]
	switch {
	case !known:
		m.at[key] = len(m.rows)
		m.rows = append(m.rows, row)
	case row.At > m.rows[i].At || row.At == m.rows[i].At && row.Text < m.rows[i].Text:
		row.Times += m.rows[i].Times
		m.rows[i] = row
	default:
		m.rows[i].Times++
	}
}

func (m *memory) of(mark checks.Mark) func(field, text string) {
	return func(field, text string) { m.take(field, text, mark.Author, mark.Time) }
}

// typedInCase remembers what was typed in an inspection, as far as it stands.
func typedInCase(c *checks.Case, entries []journal.Entry) []journal.TypedRow {
	m := &memory{}
	m.of(c.Mark)(TypedGround, c.Inspection.Ground)
	for i := range c.Evidence {
		m.evidence(&c.Evidence[i])
	}
	for _, v := range c.Coverage {
		m.of(v.Mark)(TypedSource, v.Source)
	}
	for _, list := range c.Rejected {
		for _, r := range list {
			m.of(r.Mark)(TypedRejection, r.Reason)
		}
	}
	for _, list := range c.Answers {
		for _, a := range list {
			m.answer(a)
		}
	}
	for _, s := range c.Steps {
		m.of(s.Mark)(TypedPerson, s.From)
	}
	for i := range c.Papers {
		m.paper(&c.Papers[i])
	}
	m.withdrawals(entries)
	return m.rows
}

func (m *memory) evidence(e *checks.Evidence) {
	if e.Origin != nil {
		return // taken from a page, not typed
	}
	take := m.of(e.Mark)
	switch e.Kind {
	case checks.Statement:
		take(TypedSaidBy, e.Source)
	case checks.Page:
		take(TypedPage, e.Source)
	default:
		take(TypedSource, e.Source)
	}
	if e.Kind != checks.Register {
		take(TypedTitle, e.Title)
	}
	take(TypedPresent, e.Present)
	for _, n := range e.Noticed {
		take(TypedPlace, n.Place)
	}
	for _, i := range e.Items {
		if i.State == checks.Inapplicable {
			take(TypedInapplicable, i.Note)
		} else {
			take(TypedSeen, i.Note)
		}
	}
}

func (m *memory) answer(a checks.Answer) {
	take := m.of(a.Mark)
	if a.Verdict == checks.NotApplicable {
		take(TypedInapplicable, a.Reason)
	} else {
		take(TypedReason, a.Reason)
	}
	take(TypedNorm, a.Places["norm"])
	take(TypedNorm, a.Places["standard"])
}

// paper remembers to whom a paper goes, and how papers were served.
func (m *memory) paper(p *checks.IssuedPaper) {
	for _, s := range p.States {
		m.of(s.Mark)(TypedService, s.How)
	}
	if p.Content != nil {
		m.official(m.of(p.Mark), p.Content.Details.To)
	}
}

func (m *memory) official(take func(field, text string), o *checks.Official) {
	if o == nil {
		return
	}
	take(TypedPost, o.PostKK)
	take(TypedPost, o.PostRU)
	take(TypedPerson, o.NameKK)
	take(TypedPerson, o.NameRU)
}

// withdrawals remembers why things were taken back, by withdrawals that stand.
func (m *memory) withdrawals(entries []journal.Entry) {
	ledger := journal.NewLedger(entries)
	for _, e := range ledger.Entries() {
		if e.Header.Kind != journal.KindWithdrawn || ledger.Annulled(e.Hash) {
			continue
		}
		if w, err := journal.ValueOf[journal.Withdrawn](e); err == nil {
			m.take(TypedWithdrawal, w.Reason, e.Header.Author, e.Header.Time)
		}
	}
}

// typedOfHolder remembers what stands in the record of a holder.
func typedOfHolder(h *checks.HolderState) []journal.TypedRow {
	m := &memory{}
	take := m.of(h.Mark)
	for _, c := range h.Holder.Categories {
		take(TypedSource, c.Source)
	}
	for _, t := range h.Holder.Traits {
		take(TypedSource, t.Source)
	}
	for _, p := range h.Holder.Premises {
		take(TypedAddress, p.Address)
	}
	return m.rows
}

// typedInOffice remembers what was typed about the office: sources of settings,
// grounds of readings, who sits on the Commission and where.
func typedInOffice(o *checks.Office, entries []journal.Entry) []journal.TypedRow {
	m := &memory{}
	for _, list := range o.Settings {
		for _, s := range list {
			m.of(s.Mark)(TypedSource, s.Source)
		}
	}
	for _, list := range o.Readings {
		for _, r := range list {
			m.of(r.Mark)(TypedGround, r.Ground)
		}
	}
	for _, list := range o.Days {
		for _, d := range list {
			m.of(d.Mark)(TypedSource, d.Source)
		}
	}
	for _, s := range o.Sittings {
		take := m.of(s.Mark)
		take(TypedPlace, s.Place)
		m.official(take, s.Chair)
		m.official(take, s.Secretary)
	}
	for _, i := range o.Items {
		take := m.of(i.Mark)
		take(TypedPerson, i.Rapporteur)
		take(TypedPerson, i.Follower)
	}
	m.withdrawals(entries)
	return m.rows
}
