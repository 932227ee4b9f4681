package evidence

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/tui/form"
)

// input is the evidence as it was typed.
func (n *entry) input(v form.Values) desk.EvidenceInput {
	return desk.EvidenceInput{
		Check: n.check.ID, Kind: kind(v), Parts: n.parts(v), Items: n.itemsSeen(v), Premises: v.One("premises"), For: v.One("for"),
		At: n.at(v), Noticed: n.notices(v), Title: v.One("title"), Text: v.One("text"), Note: v.One("note"),
		Source: cmp.Or(v.One("source"), v.One("page"), v.One("who")), Present: v.One("present"),
		Serves: v["serves"], Files: v["files"],
	}
}

// at is the day, and the hour where it was typed.
func (n *entry) at(v form.Values) calendar.Moment {
	at, err := n.days().Moment(cmp.Or(v.One("date"), v.One("looked")))
	if err != nil {
		return calendar.Moment{}
	}
	return at
}

// itemsSeen gives what was seen of the items; of a notice, that it was looked for in
// vain.
func (n *entry) itemsSeen(v form.Values) []checks.ItemSeen {
	var out []checks.ItemSeen
	add := func(id string) {
		state := checks.ItemState(v.One(itemField(id)))
		known := slices.ContainsFunc(out, func(o checks.ItemSeen) bool { return o.Item == id })
		if state != "" && !known {
			out = append(out, checks.ItemSeen{Item: id, State: state, Note: v.One(whyField(id))})
		}
	}
	for _, q := range n.named(v) {
		if q.noticed() {
			add(q.part.ID)
		}
	}
	for _, i := range n.seen(v) {
		add(i.id)
	}
	return out
}

// changed leaves of the input what differs from the evidence that is corrected:
// what is left out stays as it was written. Kind, questions and items go together,
// for each decides on the others.
func (n *entry) changed(v form.Values, in desk.EvidenceInput) desk.EvidenceInput {
	differs := func(prefixes ...string) bool { return differ(n.stood, v, prefixes) }
	var out desk.EvidenceInput
	if differs("kind", "parts", "item.", "why.", "serves") {
		out.Check, out.Kind, out.Parts, out.Items, out.Serves = in.Check, in.Kind, in.Parts, in.Items, in.Serves
	}
	if differs("noticed.", "place.") {
		out.Noticed = in.Noticed
	}
	if differs("date", "looked") {
		out.At = in.At
	}
	for _, f := range []struct {
		field    string
		to, from *string
	}{
		{"for", &out.For, &in.For}, {"premises", &out.Premises, &in.Premises}, {"title", &out.Title, &in.Title},
		{"text", &out.Text, &in.Text}, {"note", &out.Note, &in.Note}, {"present", &out.Present, &in.Present},
	} {
		if differs(f.field) {
			*f.to = *f.from
		}
	}
	if differs("source", "page", "who") {
		out.Source = in.Source
	}
	out.Files = in.Files
	return out
}

// differ tells whether two sets of values differ in a field that is named so, or
// that begins so where the name ends in a point.
func differ(a, b form.Values, names []string) bool {
	for _, values := range []form.Values{a, b} {
		for id := range values {
			named := slices.ContainsFunc(names, func(name string) bool {
				return id == name || strings.HasSuffix(name, ".") && strings.HasPrefix(id, name)
			})
			if named && !slices.Equal(a[id], b[id]) {
				return true
			}
		}
	}
	return false
}
