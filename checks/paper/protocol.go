package paper

import (
	"ashyq/checks"
)

// Protocol composes the minutes of a sitting. Before the sitting it is a draft with
// the draft decisions; afterwards each item has what was decided. It is signed by the
// chair and the secretary, in their roles in the Commission.
func Protocol(in SittingInput) (*Document, error) {
	c, err := newClerk(in)
	if err != nil {
		return nil, err
	}
	d := c.data(checks.ProtocolPaper)
	doc := c.sheet(checks.ProtocolPaper, c.say("protocol.title", nil), d)
	doc.Subject = c.say("sitting.subject", nil)
	doc.Body = []Block{c.when(d)}
	var items []Point
	for _, i := range d.Items {
		items = append(items, Point{Body: append([]Block{c.opening(i)}, c.minuted(i)...)})
	}
	if len(items) > 0 {
		doc.Body = append(doc.Body, Points{Items: items})
	}
	doc.Body = append(doc.Body, sentences(c.advises())...)
	doc.Signatures = []Signature{c.post("sitting.chair", in.Sitting.Chair), c.post("sitting.secretary", in.Sitting.Secretary)}
	return doc, nil
}

// minuted says what was heard on an item, who spoke, and what was decided. Who spoke
// the program does not know.
func (c *clerk) minuted(i ItemSaid) []Block {
	out := []Block{c.line("protocol.heard", i.Rapporteur), c.line("protocol.spoke", "")}
	x := i.Decided
	switch {
	case x == nil && (i.holds.draft || i.Kind == checks.HearItem):
		out = append(out, c.told("protocol.drafted", i.Draft)...)
		return append(out, c.following(i.Term.Digits(), i.Follower)...)
	case x == nil:
		return append(out, c.line("protocol.decided", ""))
	}
	out = append(out, c.line("protocol.outcome", x.Words))
	if x.holds {
		out = append(out, c.told("protocol.decided", x.Text)...)
	}
	return append(out, c.following(x.Term.Digits(), x.Follower)...)
}
