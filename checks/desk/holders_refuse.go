package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// contradiction is what a record says against itself: where, and in words.
type contradiction struct {
	key string
	why *lang.Error
}

// newly gives the first contradiction that was not there before: a record that
// came so from another laptop can still be changed, and mended.
func newly(before, now []contradiction) error {
	for _, c := range now {
		if !slices.ContainsFunc(before, func(old contradiction) bool { return old.key == c.key }) {
			return c.why
		}
	}
	return nil
}

// contradictions lists what the record says against itself.
func (d *Desk) contradictions(h *checks.Holder) []contradiction {
	var out []contradiction
	out = append(out, d.turned(h)...)
	for i, b := range h.Categories {
		for _, o := range h.Categories[:i] {
			if o.ID == b.ID && o.Span().Overlaps(b.Span()) {
				out = append(out, against("category.twice", b.ID, o.Dated, b.Dated, args{"category": d.categoryName(b.ID), "id": b.ID}))
			}
		}
	}
	for i, t := range h.Traits {
		for _, o := range h.Traits[:i] {
			if code := clashing(o, t); code != "" {
				out = append(out, against(code, t.ID, o.Dated, t.Dated, args{"trait": d.traitName(t.ID), "id": t.ID}))
			}
		}
	}
	for i, p := range h.Premises {
		for _, o := range h.Premises[:i] {
			if lang.Name(o.Address) == lang.Name(p.Address) && o.Span().Overlaps(p.Span()) {
				out = append(out, against("premises.twice", lang.Name(p.Address), o.Dated, p.Dated, args{"address": lang.Line(p.Address)}))
			}
		}
	}
	for i, n := range h.Names {
		for _, o := range h.Names[:i] {
			if o.Dated != (checks.Dated{}) && n.Dated != (checks.Dated{}) && o.Span().Overlaps(n.Span()) {
				out = append(out, against("name.twice", n.KK+"\n"+n.RU, o.Dated, n.Dated, args{"name": n.Text()}))
			}
		}
	}
	return out
}

// against makes a contradiction of two facts whose days overlap.
func against(code, key string, first, second checks.Dated, a args) contradiction {
	a["first"], a["second"] = dayWordsOf(first), dayWordsOf(second)
	return contradiction{code + " " + key + " " + first.Span().String() + " " + second.Span().String(), fail(code, a)}
}

// clashing tells how two records of traits stand against each other. What is said
// with days goes before what is said without, so those two never clash.
func clashing(a, b checks.Trait) string {
	always := func(t checks.Trait) bool { return t.Dated == (checks.Dated{}) }
	switch {
	case a.ID != b.ID || always(a) != always(b) || !a.Span().Overlaps(b.Span()):
		return ""
	case a.Value != b.Value:
		return "trait.contradicts"
	}
	return "trait.twice"
}

// turned lists the stretches of days that end before they begin.
func (d *Desk) turned(h *checks.Holder) []contradiction {
	var out []contradiction
	look := func(what lang.Text, days checks.Dated) {
		if days.Span().Empty() {
			key := "turned " + what.EN + days.Span().String()
			out = append(out, contradiction{key, fail("fact.turned", args{"what": what, "from": days.From.Digits(), "to": days.To.Digits()})})
		}
	}
	for _, n := range h.Names {
		look(n.Text(), n.Dated)
	}
	for _, b := range h.Categories {
		look(d.categoryName(b.ID), b.Dated)
	}
	for _, t := range h.Traits {
		look(d.traitName(t.ID), t.Dated)
	}
	for _, p := range h.Premises {
		look(lang.Same(lang.Line(p.Address)), p.Dated)
	}
	look(messages().Text("what.field.life", nil), h.Life)
	return out
}

// dayWordsOf says on which days something holds; always, where it has none.
func dayWordsOf(days checks.Dated) lang.Text {
	if days == (checks.Dated{}) {
		return messages().Text("days.always", nil)
	}
	return days.Span().Words()
}

func (d *Desk) categoryName(id string) lang.Text {
	if c := d.law.Category(id); c != nil {
		return c.Name
	}
	return lang.Same(lang.Line(id))
}

func (d *Desk) traitName(id string) lang.Text {
	if t := d.law.Trait(id); t != nil {
		return t.Name
	}
	return lang.Same(lang.Line(id))
}

// alive tells whether the holder lived on a day of the span.
func alive(h *checks.Holder, within calendar.Span) bool { return h.Life.Span().Overlaps(within) }
