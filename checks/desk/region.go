package desk

import (
	"context"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// RegionIn is the region of a holder: its own, or that of the nearest holder above it
// that has one.
type RegionIn struct {
	Name     string
	From     *HolderRef // whose it is, nil where it is its own
	Source   string
	Disputed bool // two laptops said different things
}

// SetRegion records the region of a holder; an empty one takes back what was recorded,
// and then that of the holder above counts.
func (d *Desk) SetRegion(ctx context.Context, holder, region, source string) error {
	return d.write(ctx, func(a *act) error {
		row, err := a.mustHolder(holder)
		if err != nil {
			return err
		}
		return a.setRegion(row.ID, region, source)
	})
}

// setRegion appends the region of a holder where it says something new.
func (a *act) setRegion(holder, region, source string) error {
	state, err := a.holder(holder)
	if err != nil {
		return err
	}
	region, source = lang.Line(region), lang.Line(source)
	was, known := ownRegion(state)
	if known && was.Region == region && (source == "" || was.Source == source) || region == "" && len(state.Regions) == 0 {
		return nil
	}
	if region != "" {
		return a.answer(journal.KindRegion, journal.Holder(holder), "region", checks.Region{Region: region, Source: source})
	}
	l, err := a.ledger(journal.Holder(holder))
	if err != nil {
		return err
	}
	var targets []journal.Target
	for _, e := range l.Answers("region") {
		for _, h := range l.Chain(e.Hash) { // else what it replaced would come back
			targets = append(targets, journal.Target{Hash: h})
		}
	}
	_, err = a.w.Append(journal.Draft{
		Kind: journal.KindWithdrawn, Subject: journal.Holder(holder), Replaces: targets, Payload: journal.Withdrawn{Why: journal.ByMistake},
	})
	return err
}

// ownRegion gives the region that is recorded of a holder; false where there is none,
// or two stand against each other.
func ownRegion(h *checks.HolderState) (checks.Region, bool) {
	if len(h.Regions) != 1 {
		return checks.Region{}, false
	}
	return h.Regions[0], true
}

// regionOf finds the region of a holder, going up from one to the next above it.
func (v *view) regionOf(state *checks.HolderState) (out RegionIn, err error) {
	seen := map[string]bool{}
	for h := state; ; {
		own, known := ownRegion(h)
		seen[h.Holder.ID] = true
		switch {
		case known && h == state:
			return RegionIn{Name: lang.Line(own.Region), Source: lang.Line(own.Source)}, nil
		case known:
			return RegionIn{
				Name: lang.Line(own.Region), Source: lang.Line(own.Source),
				From: &HolderRef{ID: h.Holder.ID, Name: h.Holder.Name(v.Today()).Text()},
			}, nil
		case len(h.Regions) > 1:
			return RegionIn{Disputed: true}, nil
		case h.Holder.Parent == "" || seen[h.Holder.Parent]:
			return out, nil
		}
		if h, err = v.holder(h.Holder.Parent); err != nil {
			return out, err
		}
	}
}
