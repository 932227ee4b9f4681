package linear

import (
	"errors"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/opening"
)

// search finds words anywhere: in holders and inspections, in what was written down,
// in pages, in the Standard. An empty line ends it.
func (t *talk) search() error {
	if err := t.env.Desk.CatchUpSearch(t.ctxOf(), t.tenths()); err != nil {
		return t.failed(err)
	}
	for {
		line, err := t.question(t.in("search.ask", nil), nil)
		if errors.Is(err, errBack) || err == nil && line == "" {
			return nil
		}
		if err != nil {
			return err
		}
		found, err := t.env.Desk.Search(t.ctxOf(), desk.SearchQuery{Text: line, Limit: mostOfKind})
		if err != nil {
			return t.failed(err)
		}
		if found.Meant != "" {
			t.say("meant", lang.Args{"text": found.Meant})
		}
		if found.Count == 0 {
			t.say("found.none", nil)
			continue
		}
		if err := t.hits(found); err != nil && !errors.Is(err, errBack) {
			return err
		}
	}
}

// mostOfKind is how many hits of one kind are said.
const mostOfKind = 8

// hits says what was found, kind by kind, and goes to the one that is chosen.
func (t *talk) hits(found desk.SearchFound) error {
	t.say("found", lang.Args{"n": found.Count})
	var list []option
	for _, g := range found.Groups {
		t.say("found.kind", lang.Args{"kind": title(t.env.In(desk.SearchKindWords(g.Kind))), "n": g.Count})
		for _, h := range g.Hits {
			list = append(list, t.hit(h))
			t.option(len(list)-1, list[len(list)-1])
		}
	}
	at, err := t.chosen(append(list, act(words.Text("back", nil), leave)), len(list), nil)
	if err != nil || at == len(list) {
		return err
	}
	return list[at].do()
}

// hit is a thing that was found, with the line in which it was.
func (t *talk) hit(h desk.SearchHit) option {
	said := t.env.In(h.Title)
	if h.Number != "" && h.Kind != journal.SearchInspection {
		said = lang.Line(h.Number) + ", " + said
	}
	if h.Gone {
		said += ", " + t.in("found.gone", nil)
	}
	o := option{name: lang.Same(lang.Line(said)), do: func() error { return t.goTo(h) }}
	if line := lang.Line(h.Snippet()); line != "" && line != t.env.In(h.Title) {
		o.note = lang.Same(shortened(line))
	}
	return o
}

// mostOfLine is how much of a line is said beside what was found in it.
const mostOfLine = 120

func shortened(line string) string {
	if letters := []rune(line); len(letters) > mostOfLine {
		return string(letters[:mostOfLine]) + "…"
	}
	return line
}

// goTo goes to the thing itself: the check, the inspection or the holder to which it
// belongs; a text of the Standard is said.
func (t *talk) goTo(h desk.SearchHit) error {
	switch {
	case h.Inspection != "" && h.Check != "":
		return t.checkOf(h.Inspection, h.Check)
	case h.Inspection != "":
		return t.inspection(h.Inspection)
	case h.Holder != "":
		return t.holder(h.Holder)
	}
	for _, line := range h.Lines {
		if line = lang.Line(line); line != "" {
			t.lines(line)
		}
	}
	return nil
}

// holder says what is known of a holder, and what can be done.
func (t *talk) holder(id string) error {
	return t.room(func() ([]option, error) {
		v, err := t.env.Desk.Holder(t.ctxOf(), id)
		if err != nil {
			return nil, err
		}
		t.sayHolder(v)
		rows, err := t.env.Desk.ListInspections(t.ctxOf(), journal.InspectionQuery{Holder: id, Limit: mostListed})
		if err != nil {
			return nil, err
		}
		out := []option{
			act(words.Text("home.open", nil), func() error { return t.thenFollow(opening.Start(t.env, id)) }),
			act(words.Text("holder.facts", nil), func() error { return t.through(opening.Facts(t.env, id)) }),
		}
		for _, row := range rows {
			out = append(out, t.inspectionOption(row))
		}
		return append(out, act(words.Text("back", nil), leave)), nil
	})
}

func (t *talk) sayHolder(v desk.HolderView) {
	law, today := t.env.Desk.Standard(), t.env.Desk.Today()
	t.say("holder", lang.Args{"name": v.Holder.Name(today).Text()})
	if v.Holder.BIN != "" {
		t.say("holder.bin", lang.Args{"bin": lang.Line(v.Holder.BIN)})
	}
	for _, b := range v.Holder.Categories {
		if c := law.Category(b.ID); c != nil {
			t.say("holder.category", lang.Args{"category": c.Name})
		}
	}
	for _, p := range v.Holder.PremisesOn(today) {
		t.say("holder.premises", lang.Args{"address": lang.Line(p.Address)})
	}
	for _, one := range v.Holder.Traits {
		trait := law.Trait(one.ID)
		if trait == nil || !one.Span().Contains(today) {
			continue
		}
		value := words.Text("no", nil)
		if one.Value == "yes" {
			value = words.Text("yes", nil)
		}
		t.say("answer", lang.Args{"field": trait.Name, "value": value})
	}
}
