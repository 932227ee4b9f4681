package paper

import (
	"ashyq/checks"
	"ashyq/checks/lang"
)

// Agenda composes the agenda of a sitting: item by item what is heard, who reports,
// the facts, what the holder says, and the draft decision. The Commission advises, so
// a draft recommends.
func Agenda(in SittingInput) (*Document, error) {
	c, err := newClerk(in)
	if err != nil {
		return nil, err
	}
	d := c.data(checks.AgendaPaper)
	doc := c.sheet(checks.AgendaPaper, c.say("agenda.title", nil), d)
	doc.Subject = c.say("sitting.subject", nil)
	doc.Body = []Block{c.when(d)}
	var items []Point
	for _, i := range d.Items {
		items = append(items, Point{Body: append([]Block{c.opening(i)}, c.agendaItem(i)...)})
	}
	if len(items) > 0 {
		doc.Body = append(doc.Body, Points{Items: items})
	}
	if d.Minutes > 0 {
		doc.Body = append(doc.Body, c.line("agenda.total", c.minutes(d.Minutes)))
	}
	doc.Body = append(doc.Body, c.formulas()...)
	doc.Body = append(doc.Body, sentences(c.advises())...)
	doc.Signatures = []Signature{c.post("sitting.chair", in.Sitting.Chair)}
	return doc, nil
}

// advises says what the Commission is by the Law.
func (p *pen) advises() string {
	return p.say("sitting.advises", lang.Args{"norm": p.words(p.law.CiteLaw(lawCommission, true))})
}

// when says when and where the Commission sits, and who chairs.
func (c *clerk) when(d SittingData) Block {
	rows := []Fact{
		{Label: c.say("sitting.day", nil), Value: Plain(c.words(d.Day.Words()))},
		{Label: c.say("sitting.hour", nil), Value: Plain(orBlank(d.Hour))},
		{Label: c.say("sitting.place", nil), Value: Plain(orBlank(d.Place))},
		{Label: c.say("sitting.chair", nil), Value: Plain(orBlank(d.Chair))},
	}
	if d.Paper == string(checks.ProtocolPaper) {
		rows = append(rows, Fact{Label: c.say("sitting.secretary", nil), Value: Plain(orBlank(d.Secretary))},
			Fact{Label: c.say("protocol.present", nil), Value: Plain(blank)})
	}
	if d.AsOf != 0 && d.Paper == string(checks.AgendaPaper) {
		rows = append(rows, Fact{Label: c.say("agenda.as-of", nil), Value: Plain(d.AsOf.Digits())})
	}
	return Facts{Items: rows}
}

// opening names an item: its kind and its title.
func (c *clerk) opening(i ItemSaid) Block {
	return Paragraph{KeepNext: true, Runs: []Run{
		{Text: capital(c.words(i.Kind.Words())) + ".", Bold: true}, {Text: " " + stop(orBlank(i.Title))},
	}}
}

// agendaItem says what stands under an item.
func (c *clerk) agendaItem(i ItemSaid) []Block {
	out := []Block{c.line("agenda.rapporteur", i.Rapporteur)}
	if i.Minutes > 0 {
		out = append(out, c.line("agenda.minutes", c.minutes(i.Minutes)))
	}
	if i.Kind == checks.HearItem || i.Invited != "" {
		out = append(out, c.line("agenda.invited", i.Invited))
	}
	if i.holds.facts {
		out = append(out, c.told("agenda.facts", i.Facts)...)
	}
	if i.holds.says {
		out = append(out, c.told("agenda.says", i.Says)...)
	}
	if i.holds.draft || i.Kind == checks.HearItem {
		out = append(out, c.told("agenda.draft", i.Draft)...)
	}
	return append(out, c.following(i.Term.Digits(), i.Follower)...)
}

// following says by when a decision is to be followed, and who looks after it.
func (c *clerk) following(term, follower string) []Block {
	var said []string
	if term != "" {
		said = append(said, "agenda.term", term)
	}
	if follower != "" {
		said = append(said, "agenda.follower", follower)
	}
	if len(said) == 0 {
		return nil
	}
	return []Block{Paragraph{Runs: c.pairs(said...)}}
}
