package evidence

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/theme"
)

// An item is answered in one line: the signs of the states, and the word of the
// one that was chosen. What the signs mean stands above them.

// manyItems is from how many items on they can be searched.
const manyItems = 12

// itemFields ask what was seen of each item, and below why where it is not simply
// there or not.
func (n *entry) itemFields() []form.Field {
	if len(n.list) == 0 {
		return nil
	}
	find, head := field("find", form.Text), form.Field{ID: "legend", Kind: form.Info, Label: legend()}
	find.When = func(v form.Values) bool { return len(n.itemsFor(kind(v))) > manyItems }
	head.When = func(v form.Values) bool {
		return slices.ContainsFunc(n.list, func(i item) bool { return n.asked(v, i) })
	}
	out := []form.Field{find, head}
	var whys []form.Field
	for _, i := range n.list {
		seen := form.Field{ID: itemField(i.id), Kind: form.Choice, Label: i.title, Options: stateOptions(itemField(i.id))}
		seen.When = func(v form.Values) bool { return n.asked(v, i) && wanted(v, i) }
		seen.Check = func(v form.Values) (echo, wrong lang.Text) {
			switch {
			case !n.idle(v) && !n.unsaid(v) || i.id != n.firstAsked(v):
			case n.idle(v):
				wrong = words.Text("items.choose", nil)
			default:
				wrong = words.Text("items.or-text", nil)
			}
			return lang.Text{}, wrong
		}
		why := form.Field{ID: whyField(i.id), Kind: form.Text, Label: i.title, Under: words.Text("field.why.under", nil)}
		why.When = func(v form.Values) bool { return explained(v.One(itemField(i.id))) }
		why.Check = func(v form.Values) (echo, wrong lang.Text) {
			if inapplicable(v, i.id) && v.One(whyField(i.id)) == "" && v.One("text") == "" {
				wrong = words.Text("why.needed", nil)
			}
			return lang.Text{}, wrong
		}
		out, whys = append(out, seen), append(whys, why)
	}
	return append(out, whys...)
}

// allItems lists the items of every kind of evidence, those that were asked for
// first.
func (n *entry) allItems() []item {
	kinds := n.kinds()
	if n.old != nil {
		kinds = append(kinds, n.old.Kind)
	}
	var ahead, rest []item
	known := map[string]bool{}
	for _, k := range kinds {
		for _, i := range n.withNamed(k) {
			switch {
			case known[i.id]:
			case slices.Contains(n.ahead, i.id):
				ahead = append(ahead, i)
			default:
				rest = append(rest, i)
			}
			known[i.id] = true
		}
	}
	return append(ahead, rest...)
}

// withNamed adds to the items of a kind those that were named and are not listed
// by themselves: one item of a question that asks about the items of another.
func (n *entry) withNamed(k checks.EvidenceKind) []item {
	list := n.itemsFor(k)
	for _, id := range n.ahead {
		part, found, ok := n.law.FindItem(n.check, id)
		q := question{n.check, part}
		if ok && q.shows(k) && !slices.ContainsFunc(list, func(o item) bool { return o.id == id }) {
			list = append(slices.Clone(list), newItem(q, id, found.Title, found.Law))
			n.items[k] = list
		}
	}
	return list
}

// asked tells whether an item is asked for on evidence of this kind: of an event
// only where its question is served.
func (n *entry) asked(v form.Values, i item) bool {
	return i.shows(kind(v)) && (kind(v) != checks.Event || slices.Contains(n.named(v), i.question))
}

// firstAsked is the first of the items that are shown.
func (n *entry) firstAsked(v form.Values) string {
	for _, i := range n.list {
		if n.asked(v, i) && wanted(v, i) {
			return i.id
		}
	}
	return ""
}

// wanted tells whether an item is among those that are looked for. One that was
// answered stays.
func wanted(v form.Values, i item) bool {
	text := v.One("find")
	return text == "" || v.One(itemField(i.id)) != "" || strings.Contains(i.folded, lang.Fold(text))
}

// explained tells the states that want a reason.
func explained(state string) bool {
	return state == string(checks.Incomplete) || state == string(checks.Inapplicable)
}

func inapplicable(v form.Values, id string) bool {
	return v.One(itemField(id)) == string(checks.Inapplicable)
}

// notLooked is the sign of an item at which nobody has looked.
const notLooked = "○"

func sign(s checks.ItemState) string {
	sign, _ := theme.State(checks.State(s))
	return sign
}

// legend says what the signs mean.
func legend() lang.Text {
	out := []lang.Text{words.Text("seen", lang.Args{"sign": notLooked, "word": words.Text("state.unlooked", nil)})}
	for _, s := range checks.ItemStates() {
		out = append(out, named(s))
	}
	return words.Text("items.legend", lang.Args{"states": out})
}

// named is a state with its sign and its word.
func named(s checks.ItemState) lang.Text {
	return words.Text("seen", lang.Args{"sign": sign(s), "word": words.Text("state."+string(s), nil)})
}

// stateOptions offers the states of an item; the one that was chosen says its
// word too. They are made once for every choice.
func stateOptions(field string) func(form.Values) []form.Option {
	return func(v form.Values) []form.Option { return states()[v.One(field)] }
}
