package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Swap puts one fact of a record in the place of another. Without Was it is
// added, without Now it is taken away: it was entered by mistake.
type Swap[T comparable] struct{ Was, Now *T }

// HolderEdit corrects the record of a holder fact by fact. What it does not name
// stays; a fact that is not there any more is refused, for then the record is
// another one than the analyst saw.
type HolderEdit struct {
	Names      []Swap[checks.Name]
	Categories []Swap[checks.Belonging]
	Traits     []Swap[checks.Trait]
	Premises   []Swap[checks.Premises]
	Rest       *HolderRest // nil: it stays
}

// HolderRest is what of a record has no days of its own.
type HolderRest struct {
	BIN          string
	Sites        []string
	Parent       string   // id, ending or name
	Predecessors []string // the same
	Life         checks.Dated
	Region       *Stated // nil: it stays
}

// Stated is a fact without days, with its source.
type Stated struct{ Text, Source string }

// EditHolder corrects the record of a holder.
func (d *Desk) EditHolder(ctx context.Context, ref string, e HolderEdit) error {
	return d.write(ctx, func(a *act) error {
		row, err := a.mustHolder(ref)
		if err != nil {
			return err
		}
		state, err := a.holder(row.ID)
		if err != nil {
			return err
		}
		h := state.Holder
		if err := a.edit(&h, e); err != nil {
			return err
		}
		if err := a.answer(journal.KindHolder, journal.Holder(row.ID), "holder", h); err != nil || e.Rest == nil || e.Rest.Region == nil {
			return err
		}
		return a.setRegion(row.ID, e.Rest.Region.Text, e.Rest.Region.Source)
	})
}

func (a *act) edit(h *checks.Holder, e HolderEdit) error {
	before := a.contradictions(h)
	for i := range e.Premises {
		if now := e.Premises[i].Now; now != nil && now.ID == "" {
			one := *now
			one.ID = a.newID()
			e.Premises[i].Now = &one
		}
	}
	found := swapped(&h.Names, e.Names) && swapped(&h.Categories, e.Categories) &&
		swapped(&h.Traits, e.Traits) && swapped(&h.Premises, e.Premises)
	if !found {
		return fail("fact.moved-on", nil)
	}
	if err := a.said(h); err != nil {
		return err
	}
	if e.Rest != nil {
		if err := a.rest(h, *e.Rest); err != nil {
			return err
		}
	}
	return newly(before, a.contradictions(h))
}

// swapped carries swaps out on a copy of a list; false where what was to give way
// is not there.
func swapped[T comparable](list *[]T, swaps []Swap[T]) bool {
	out := slices.Clone(*list)
	for _, s := range swaps {
		at := len(out)
		if s.Was != nil {
			if at = slices.Index(out, *s.Was); at < 0 {
				return false
			}
			out = slices.Delete(out, at, at+1)
		}
		if s.Now != nil {
			out = slices.Insert(out, at, *s.Now)
		}
	}
	if len(swaps) > 0 {
		*list = out
	}
	return true
}

// said refuses a record that says too little, or what no program knows.
func (a *act) said(h *checks.Holder) error {
	if !slices.ContainsFunc(h.Names, func(n checks.Name) bool { return lang.Line(n.KK+n.RU) != "" }) {
		return fail("holder.no-name", nil)
	}
	if len(h.Categories) == 0 {
		return fail("holder.no-category", args{"categories": a.categoryIDs()})
	}
	for _, p := range h.Premises {
		if lang.Line(p.Address) == "" {
			return fail("premises.no-address", nil)
		}
	}
	return nil
}

// rest sets what has no days of its own.
func (a *act) rest(h *checks.Holder, r HolderRest) error {
	if bin := mendedBIN(r.BIN); bin != h.BIN {
		if bin != "" && !validBIN(bin) {
			return fail("holder.bin", args{"bin": lang.Line(r.BIN)})
		}
		if err := a.freeBIN(bin); err != nil {
			return err
		}
		h.BIN = bin
	}
	h.Sites, h.Predecessors, h.Parent, h.Life = nil, nil, "", r.Life
	if err := a.applyFacts(h, HolderInput{Sites: r.Sites}); err != nil {
		return err
	}
	return a.applyRelations(h, HolderInput{Parent: r.Parent, Predecessors: r.Predecessors})
}
