package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// merge makes the record that would be: of a known holder what it is, with what
// the row says put in; of what the row does not speak nothing is taken away. The
// holder above is found later, for it may stand further down.
func (p *holderPlan) merge(r *planned) error {
	if len(r.refused) > 0 {
		return nil
	}
	if f := r.first; f != nil && r.id == f.id && len(f.refused) == 0 && (f.taken || len(f.doubts) == 0) {
		r.old, r.now = f.old, f.now // what the earlier row says stands, and this one adds to it
	} else if _, known := p.known.byID[r.id]; known {
		state, err := p.view.holder(r.id)
		if err != nil {
			return err
		}
		r.old, r.now = state, state.Holder
	} else {
		r.now = checks.Holder{ID: r.id}
	}
	before := p.contradictions(&r.now)
	p.mergeNames(r)
	if r.bin != "" {
		r.now.BIN = r.bin
	}
	p.mergeCategories(r)
	p.mergeTraits(r)
	p.mergePremises(r)
	r.now.Sites = add(slices.Clone(r.now.Sites), r.sites...)
	if r.life.From != 0 {
		r.now.Life.From = r.life.From
	}
	if r.life.To != 0 {
		r.now.Life.To = r.life.To
	}
	if len(r.now.Categories) == 0 && len(r.refused) == 0 {
		r.refused = append(r.refused, messages().Text("holder-row.no-category", nil))
	}
	if err, ours := lang.AsError(newly(before, p.contradictions(&r.now))); ours {
		r.refused = append(r.refused, err.Text)
	}
	return nil
}

// mergeNames puts the names in. A holder that was met by its БИН and bears another
// name was renamed, or is another one: that is for the analyst to say.
func (p *holderPlan) mergeNames(r *planned) {
	h := &r.now
	h.Names = slices.Clone(h.Names)
	if len(h.Names) == 0 {
		h.Names = []checks.Name{{KK: r.kk, RU: r.ru, Dated: checks.Dated{From: r.nameFrom}}}
	} else {
		p.renamed(r)
	}
	for _, former := range r.former {
		if !slices.ContainsFunc(h.Names, func(n checks.Name) bool { return sameName(n, former) }) {
			h.Names = slices.Insert(h.Names, len(h.Names)-1, former)
		}
	}
}

// renamed puts another name in the place of the last one, or after it.
func (p *holderPlan) renamed(r *planned) {
	h := &r.now
	last := &h.Names[len(h.Names)-1]
	differs := func(said, is string) bool { return said != "" && lang.Name(said) != lang.Name(is) }
	kk, ru := differs(r.kk, last.KK), differs(r.ru, last.RU)
	if !kk && !ru {
		return
	}
	agrees := !kk && r.kk != "" || !ru && r.ru != ""
	if !agrees && slices.ContainsFunc(h.Names[:len(h.Names)-1], func(n checks.Name) bool { return !differs(r.kk, n.KK) && !differs(r.ru, n.RU) }) {
		r.doubt("holder-row.former-name", args{"name": last.Text()})
		return
	}
	if !agrees {
		r.doubt("holder-row.other-name", args{"name": last.Text(), "bin": h.BIN})
		if r.nameFrom == 0 { // since when is not known: the former one stays findable
			h.Names = append(h.Names, checks.Name{KK: r.kk, RU: r.ru})
			return
		}
	}
	if err, ours := lang.AsError(rename(h, r.kk, r.ru, r.nameFrom)); ours {
		r.refused = append(r.refused, err.Text)
	}
}

func sameName(a, b checks.Name) bool {
	return lang.Name(a.KK) == lang.Name(b.KK) && lang.Name(a.RU) == lang.Name(b.RU) ||
		b.KK == "" && lang.Name(a.RU) == lang.Name(b.RU) || b.RU == "" && lang.Name(a.KK) == lang.Name(b.KK)
}

// mergeCategories puts categories in. One that is recorded, and of whose days the
// row says nothing more, stays as it is, source and all.
func (p *holderPlan) mergeCategories(r *planned) {
	for _, c := range r.categories {
		known := slices.ContainsFunc(r.now.Categories, func(o checks.Belonging) bool { return o.ID == c.ID && saysNothingMore(c.Dated, o.Dated) })
		if !known {
			setCategory(&r.now, c)
		}
	}
}

// saysNothingMore tells whether days add nothing to those that are recorded: an
// end that is left open is not spoken of.
func saysNothingMore(said, is checks.Dated) bool {
	return (said.From == 0 || said.From == is.From) && (said.To == 0 || said.To == is.To)
}

// mergeTraits puts traits in. What is recorded with days is not overruled by an
// answer without.
func (p *holderPlan) mergeTraits(r *planned) {
	today := p.Today()
	for _, t := range r.traits {
		own := func(o checks.Trait) bool { return o.ID == t.ID }
		always := t.Dated == (checks.Dated{})
		switch {
		case always && r.now.Says(t.ID, today) == t.Value:
		case always && slices.ContainsFunc(r.now.Traits, func(o checks.Trait) bool { return own(o) && o.Dated != (checks.Dated{}) }):
			r.refused = append(r.refused, messages().Text("holder-row.trait-dated", args{"trait": p.traitName(t.ID)}))
		case slices.ContainsFunc(r.now.Traits, func(o checks.Trait) bool {
			return own(o) && o.Value == t.Value && !always && saysNothingMore(t.Dated, o.Dated)
		}):
		default:
			setTrait(&r.now, t)
		}
	}
}

// mergePremises puts addresses in. Of one that is recorded only days are new.
func (p *holderPlan) mergePremises(r *planned) {
	h := &r.now
	h.Premises = slices.Clone(h.Premises)
	for _, a := range r.addresses {
		same := func(o checks.Premises) bool { return lang.Name(o.Address) == lang.Name(a.Address) }
		if slices.ContainsFunc(h.Premises, func(o checks.Premises) bool { return same(o) && saysNothingMore(dated(a.Span), o.Dated) }) {
			continue
		}
		i := slices.IndexFunc(h.Premises, func(o checks.Premises) bool {
			return same(o) && (o.Dated == (checks.Dated{}) || o.From == a.Span.From)
		})
		if i >= 0 {
			h.Premises[i].Dated = later(h.Premises[i].Dated, a.Span)
			continue
		}
		h.Premises = append(h.Premises, checks.Premises{ID: p.newID(), Address: a.Address, Dated: dated(a.Span)})
	}
}

// later puts the days that are said in the place of those that are recorded.
func later(is checks.Dated, said calendar.Span) checks.Dated {
	if said.From != 0 {
		is.From = said.From
	}
	if said.To != 0 {
		is.To = said.To
	}
	return is
}

// sameHolder tells whether two records say the same.
func sameHolder(a, b *checks.Holder) bool {
	return slices.Equal(a.Names, b.Names) && a.BIN == b.BIN && slices.Equal(a.Categories, b.Categories) &&
		slices.Equal(a.Traits, b.Traits) && slices.Equal(a.Premises, b.Premises) && slices.Equal(a.Sites, b.Sites) &&
		a.Parent == b.Parent && slices.Equal(a.Predecessors, b.Predecessors) && a.Life == b.Life
}
