package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// HolderInput is what may be said of a holder. In a change, empty fields leave
// what stands; lists are added to it.
type HolderInput struct {
	NameKK, NameRU string
	NameFrom       calendar.Day // from which it bears these names; no day: they correct those that stand
	BIN            string
	Categories     []Since
	Traits         []TraitInput
	Premises       []string
	Addresses      []AddressInput // premises with the days on which it occupies them
	Sites          []string
	Parent         string   // id, ending or name
	Predecessors   []string // the same
	Region         string   // in a change, none leaves what stands
	Source         string
	Life           calendar.Span
	Abolished      calendar.Day // its last day
	Ends           []End        // what holds no longer
}

// Since names a category with the days on which it holds.
type Since struct {
	ID   string
	Span calendar.Span
}

// TraitInput says yes or no to a trait, with the days for which that holds.
type TraitInput struct {
	ID    string
	Value string
	Span  calendar.Span
}

// AddressInput is premises with the days on which the holder occupies them.
type AddressInput struct {
	Address string
	Span    calendar.Span
}

// apply puts what was said into the record, or says why it cannot: what the
// record says already is no reason to refuse, what it would newly say against
// itself is.
func (a *act) apply(h *checks.Holder, in HolderInput) error {
	before := a.contradictions(h)
	if err := a.end(h, in.Ends); err != nil {
		return err
	}
	if kk, ru := lang.Line(in.NameKK), lang.Line(in.NameRU); kk != "" || ru != "" {
		if err := rename(h, kk, ru, in.NameFrom); err != nil {
			return err
		}
	}
	if bin := mendedBIN(in.BIN); bin != "" {
		if !validBIN(bin) {
			return fail("holder.bin", args{"bin": lang.Line(in.BIN)})
		}
		h.BIN = bin
	}
	if err := a.applyFacts(h, in); err != nil {
		return err
	}
	if err := a.applyRelations(h, in); err != nil {
		return err
	}
	if in.Life != (calendar.Span{}) {
		h.Life = dated(in.Life)
	}
	if in.Abolished != 0 {
		h.Life.To = in.Abolished
	}
	return newly(before, a.contradictions(h))
}

// applyFacts adds categories, traits, premises and sites.
func (a *act) applyFacts(h *checks.Holder, in HolderInput) error {
	source := lang.Line(in.Source)
	for _, c := range in.Categories {
		if a.law.Category(c.ID) == nil {
			return fail("category.unknown", args{"id": lang.Line(c.ID), "categories": a.categoryIDs()})
		}
		setCategory(h, checks.Belonging{ID: c.ID, Dated: dated(c.Span), Source: source})
	}
	for _, t := range in.Traits {
		if a.law.Trait(t.ID) == nil {
			return fail("trait.unknown", args{"id": lang.Line(t.ID), "traits": a.traitIDs()})
		}
		if t.Value != checks.Yes && t.Value != checks.No {
			return fail("trait.value", args{"id": t.ID})
		}
		setTrait(h, checks.Trait{ID: t.ID, Value: t.Value, Dated: dated(t.Span), Source: source})
	}
	for _, p := range in.Premises {
		a.occupy(h, AddressInput{Address: p})
	}
	for _, p := range in.Addresses {
		a.occupy(h, p)
	}
	for _, s := range in.Sites {
		if s := lang.Line(s); s != "" && !slices.Contains(h.Sites, s) {
			h.Sites = append(slices.Clip(h.Sites), s)
		}
	}
	return nil
}

// occupy adds premises.
func (a *act) occupy(h *checks.Holder, p AddressInput) {
	if address := lang.Line(p.Address); address != "" {
		h.Premises = append(slices.Clip(h.Premises), checks.Premises{ID: a.newID(), Address: address, Dated: dated(p.Span)})
	}
}

// applyRelations names the holder above, and those from which it came.
func (a *act) applyRelations(h *checks.Holder, in HolderInput) error {
	if in.Parent != "" {
		if err := a.putBelow(h, in.Parent); err != nil {
			return err
		}
	}
	for _, ref := range in.Predecessors {
		if err := a.comesAfter(h, ref); err != nil {
			return err
		}
	}
	return nil
}

// rename gives a new name; the language that is left out keeps the old one. From
// a day on it is another name, and the former one stays with its days.
func rename(h *checks.Holder, kk, ru string, from calendar.Day) error {
	name := checks.Name{KK: kk, RU: ru, Dated: checks.Dated{From: from}}
	h.Names = slices.Clone(h.Names)
	if n := len(h.Names); n > 0 {
		last := &h.Names[n-1]
		if name.KK == "" {
			name.KK = last.KK
		}
		if name.RU == "" {
			name.RU = last.RU
		}
		if from == 0 || from == last.From {
			name.Dated = last.Dated
			*last = name
			return nil
		}
		if from < last.From {
			return fail("name.before", args{"from": from.Digits(), "since": last.From.Digits()})
		}
		if last.To == 0 || last.To >= from {
			last.To = from.Add(-1)
		}
	}
	h.Names = append(h.Names, name)
	return nil
}

// setCategory records a belonging. One without dates, or with the same beginning,
// gives way to what is said of the category now.
func setCategory(h *checks.Holder, b checks.Belonging) {
	h.Categories = append(slices.DeleteFunc(slices.Clone(h.Categories), func(o checks.Belonging) bool {
		return o.ID == b.ID && (o.Dated == (checks.Dated{}) || o.From == b.From)
	}), b)
}

// setTrait records a trait. One that is said without dates takes the place of
// whatever was said before; one with dates, of that with the same beginning.
func setTrait(h *checks.Holder, t checks.Trait) {
	always := t.Dated == (checks.Dated{})
	h.Traits = append(slices.DeleteFunc(slices.Clone(h.Traits), func(o checks.Trait) bool {
		return o.ID == t.ID && (always || o.Dated != (checks.Dated{}) && o.From == t.From)
	}), t)
}

func dated(s calendar.Span) checks.Dated { return checks.Dated{From: s.From, To: s.To} }
