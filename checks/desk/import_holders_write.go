package desk

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// draftsAtOnce is how many records are appended together.
const draftsAtOnce = 500

// write appends the records of the rows that are taken.
func (p *holderPlan) write(a *act) error {
	last := map[string]*planned{} // of rows that mean one holder
	for _, r := range p.rows {
		if r.taken {
			last[r.id] = r
		}
	}
	var drafts []journal.Draft
	for _, r := range p.rows {
		if last[r.id] != r {
			continue
		}
		some, err := r.drafts(a)
		if err != nil {
			return err
		}
		drafts = append(drafts, some...)
	}
	if len(drafts) == 0 {
		return errKnown
	}
	for some := range slices.Chunk(drafts, draftsAtOnce) {
		if _, err := a.w.Append(some...); err != nil {
			return err
		}
	}
	return nil
}

// changes says field by field what a record was and what it would be.
func (p *holderPlan) changes(old, now *checks.Holder) []FieldChange {
	var out []FieldChange
	field := func(differs bool, name string, was, is lang.Text) {
		if differs {
			out = append(out, FieldChange{messages().Text("what.field."+name, nil), was, is})
		}
	}
	field(!slices.Equal(old.Names, now.Names), "names", namesText(old.Names), namesText(now.Names))
	field(old.BIN != now.BIN, "bin", lang.Same(old.BIN), lang.Same(now.BIN))
	field(!slices.Equal(old.Categories, now.Categories), "categories", p.categoriesText(old.Categories), p.categoriesText(now.Categories))
	field(!slices.Equal(old.Traits, now.Traits), "traits", p.traitsText(old.Traits), p.traitsText(now.Traits))
	field(!slices.Equal(old.Premises, now.Premises), "premises", premisesText(old.Premises), premisesText(now.Premises))
	field(!slices.Equal(old.Sites, now.Sites), "sites", lang.Same(strings.Join(old.Sites, "; ")), lang.Same(strings.Join(now.Sites, "; ")))
	field(old.Parent != now.Parent, "parent", p.refText(old.Parent), p.refText(now.Parent))
	field(!slices.Equal(old.Predecessors, now.Predecessors), "predecessors", p.refText(old.Predecessors...), p.refText(now.Predecessors...))
	field(old.Life != now.Life, "life", spanText(old.Life), spanText(now.Life))
	return out
}

// spanText says days; nothing where there are none.
func spanText(d checks.Dated) lang.Text {
	if d == (checks.Dated{}) {
		return lang.Text{}
	}
	return d.Span().Words()
}

// fact writes a value with its days behind it.
func fact(value lang.Text, d checks.Dated) lang.Text {
	if d == (checks.Dated{}) {
		return value
	}
	days := d.Span().Words()
	return lang.Text{KK: value.KK + " (" + days.KK + ")", RU: value.RU + " (" + days.RU + ")", EN: value.EN + " (" + days.EN + ")"}
}

func semicolons(list []lang.Text) lang.Text {
	in := func(pick func(lang.Text) string) string {
		var out []string
		for _, t := range list {
			out = append(out, pick(t))
		}
		return strings.Join(out, "; ")
	}
	return lang.Text{KK: in(func(t lang.Text) string { return t.KK }), RU: in(func(t lang.Text) string { return t.RU }), EN: in(func(t lang.Text) string { return t.EN })}
}

func namesText(list []checks.Name) lang.Text {
	var out []lang.Text
	for _, n := range list {
		both := slices.DeleteFunc([]string{lang.Line(n.KK), lang.Line(n.RU)}, func(s string) bool { return s == "" })
		out = append(out, fact(lang.Same(strings.Join(both, " / ")), n.Dated))
	}
	return semicolons(out)
}

func (p *holderPlan) categoriesText(list []checks.Belonging) lang.Text {
	var out []lang.Text
	for _, b := range list {
		out = append(out, fact(p.categoryName(b.ID), b.Dated))
	}
	return semicolons(out)
}

func (p *holderPlan) traitsText(list []checks.Trait) lang.Text {
	var out []lang.Text
	for _, t := range list {
		out = append(out, fact(say("value", args{"name": p.traitName(t.ID), "value": yesNo(t.Value)}), t.Dated))
	}
	return semicolons(out)
}

func premisesText(list []checks.Premises) lang.Text {
	var out []lang.Text
	for _, one := range list {
		out = append(out, fact(lang.Same(lang.Line(one.Address)), one.Dated))
	}
	return semicolons(out)
}

// refText names holders by their ids, those of the table too.
func (p *holderPlan) refText(ids ...string) lang.Text {
	var out []lang.Text
	for _, id := range ids {
		name := lang.Same(id)
		if i, known := p.known.byID[id]; known {
			name = rowName(p.known.rows[i])
		} else if r := p.byID[id]; r != nil {
			name = checks.Name{KK: r.kk, RU: r.ru}.Text()
		}
		if id != "" {
			out = append(out, name)
		}
	}
	return semicolons(out)
}
