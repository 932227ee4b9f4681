package evidence

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/form"
)

// What a sheet begins with: what is known from the place of the cursor, or what
// was written before.

// prefilled is what a new sheet begins with. What was seen of an item is never
// known before the analyst has said it; of a look at a stand the day is: today.
func (n *entry) prefilled(p Prefill) form.Values {
	k := n.kindFor(p)
	v := form.Values{"kind": {string(k)}}
	if k == checks.Stand {
		v["looked"] = []string{n.env.Desk.Today().Digits()}
	}
	if _, free := n.fixed(k); free || len(p.Parts) > 0 {
		v["parts"] = n.together(k, p.Parts)
	}
	if p.Day != 0 {
		v["date"], v["looked"] = []string{p.Day.Digits()}, []string{p.Day.Digits()}
	}
	if years := n.years(); p.For != "" {
		v["for"] = []string{p.For}
	} else if len(years) == 1 {
		v["for"] = years
	}
	if p.Premises != "" {
		v["premises"] = []string{p.Premises}
	}
	return v
}

// kindFor chooses the kind to begin with: the one that is known, else the first
// that the check names under which what the cursor stood on can be said.
func (n *entry) kindFor(p Prefill) checks.EvidenceKind {
	kinds := n.kinds()
	if slices.Contains(kinds, p.Kind) && !n.useless(p.Kind) {
		return p.Kind
	}
	if len(p.Parts)+len(p.Items) > 0 {
		for _, name := range n.check.Evidence {
			if k := checks.EvidenceKind(name); k != checks.Event && slices.Contains(kinds, k) && n.holds(k, p) {
				return k
			}
		}
	}
	return n.firstKind()
}

// holds tells whether evidence of a kind can say something of what the cursor
// stood on.
func (n *entry) holds(k checks.EvidenceKind, p Prefill) bool {
	known := func(id string) bool {
		return slices.ContainsFunc(n.withNamed(k), func(i item) bool { return i.id == id })
	}
	for _, i := range p.Items {
		if !known(i.Item) {
			return false
		}
	}
	for _, id := range p.Parts {
		if !n.answers(k, id) {
			return false
		}
	}
	return true
}

// together gives the questions to begin with: those that are known, each with all
// that read the same rows, for a row is entered once; else the first list there
// is.
func (n *entry) together(k checks.EvidenceKind, parts []string) []string {
	lists := n.lists(n.check, k)
	var out []string
	for _, id := range parts {
		at := slices.IndexFunc(lists, func(list []string) bool { return slices.Contains(list, id) })
		more := []string{id}
		if at >= 0 {
			more = lists[at]
		}
		for _, one := range more {
			if !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	if len(out) == 0 && len(lists) > 0 {
		return lists[0]
	}
	return out
}

// typedMoment writes a moment as it is typed.
func typedMoment(m calendar.Moment) string {
	_, hour, timed := strings.Cut(m.String(), "T")
	if !timed {
		return m.Day.Digits()
	}
	return m.Day.Digits() + " " + hour
}

// recorded is what the form says of the evidence that is corrected.
func (n *entry) recorded() form.Values {
	e := n.old
	v := form.Values{"kind": {string(e.Kind)}, "parts": e.Serves[0].Parts}
	put := func(field, value string) {
		if value != "" {
			v[field] = []string{value}
		}
	}
	for _, f := range []string{"date", "looked"} {
		put(f, typedMoment(e.At))
	}
	for _, f := range []string{"source", "page", "who"} {
		put(f, lang.Line(e.Source))
	}
	put("for", e.For)
	put("premises", e.Premises)
	put("title", lang.Line(e.Title))
	put("text", lang.Paragraphs(e.Text))
	put("note", lang.Paragraphs(e.Note))
	put("present", lang.Line(e.Present))
	for _, i := range e.Items {
		put(itemField(i.Item), string(i.State))
		put(whyField(i.Item), lang.Line(i.Note))
	}
	for _, notice := range e.Noticed {
		put(noticeField(notice.Part), typedMoment(notice.At))
		put(placeField(notice.Part), lang.Line(notice.Place))
	}
	for _, s := range e.Serves[1:] {
		v["serves"] = append(v["serves"], s.Check)
	}
	for _, f := range e.Files {
		v["held"] = append(v["held"], lang.Line(f.Name))
	}
	return v
}
