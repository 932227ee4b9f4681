package desk

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// HolderCard is a holder with what stands around it: above and below, before and
// after, the other records of it, and the questions that are still open.
type HolderCard struct {
	HolderView
	Above        []HolderRef // the nearest first
	Below        []HolderRef
	Predecessors []HolderRef
	Successors   []HolderRef
	Twins        []HolderRef // other records that are the same holder
	Open         []OpenQuestion
	Region       RegionIn
	Inspections  []InspectionLine // of all its records, the newest first
}

// HolderRef names a holder beside another.
type HolderRef struct {
	ID   string
	Name lang.Text
}

// OpenQuestion is a trait of which nothing is known today, with the requirements
// that hang on it.
type OpenQuestion struct {
	Trait *standard.Trait
	Hangs []*standard.Check
}

// HolderCard shows one holder with what stands around it.
func (d *Desk) HolderCard(ctx context.Context, ref string) (out HolderCard, err error) {
	err = d.read(ctx, func(v *view) error {
		row, shown, err := v.holderView(ref)
		if err != nil {
			return err
		}
		out.HolderView = shown
		out.Open = d.openQuestions(&out.Holder)
		if out.Region, err = v.regionOf(&out.HolderState); err != nil {
			return err
		}
		if err := v.around(&out, row); err != nil {
			return err
		}
		return v.inspectionsOf(&out)
	})
	return out, err
}

// around reads the holders beside this one.
func (v *view) around(c *HolderCard, row journal.HolderRow) error {
	above, err := v.chain(row)
	if err != nil {
		return err
	}
	c.Above = refs(above[1:])
	for _, r := range []struct {
		into *[]HolderRef
		q    journal.HolderQuery
	}{
		{&c.Below, journal.HolderQuery{Parent: row.ID}},
		{&c.Successors, journal.HolderQuery{Before: row.ID}},
	} {
		rows, err := v.Holders(r.q)
		if err != nil {
			return err
		}
		*r.into = refs(rows)
	}
	if c.Predecessors, err = v.refs(c.Holder.Predecessors); err != nil {
		return err
	}
	subject, err := v.oneSubject(row.ID)
	if err != nil {
		return err
	}
	c.Twins, err = v.refs(subject[1:])
	return err
}

// refs names holders by their ids; one that is not held has its id for a name.
func (v *view) refs(ids []string) ([]HolderRef, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := v.Holders(journal.HolderQuery{IDs: strings.Join(ids, " ")})
	if err != nil {
		return nil, err
	}
	var out []HolderRef
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(r journal.HolderRow) bool { return r.ID == id })
		if i < 0 {
			out = append(out, HolderRef{id, lang.Same(id)})
			continue
		}
		out = append(out, HolderRef{id, rowName(rows[i])})
	}
	return out, nil
}

func refs(rows []journal.HolderRow) []HolderRef {
	var out []HolderRef
	for _, r := range rows {
		out = append(out, HolderRef{r.ID, rowName(r)})
	}
	return out
}

// inspectionsOf lists the inspections of the holder, under whichever record they
// were opened.
func (v *view) inspectionsOf(c *HolderCard) error {
	numbers, err := v.numbering()
	if err != nil {
		return err
	}
	for _, id := range append([]string{c.Holder.ID}, ids(c.Twins)...) {
		rows, err := v.Inspections(journal.InspectionQuery{Holder: id})
		if err != nil {
			return err
		}
		for _, r := range rows {
			c.Inspections = append(c.Inspections, InspectionLine{InspectionRow: r, Name: c.Holder.Name(v.Today()).Text(), Shown: numbers.shown(r)})
		}
	}
	return nil
}

func ids(list []HolderRef) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.ID)
	}
	return out
}

// openQuestions lists the traits that decide something for the holder today and
// of which nothing is known.
func (d *Desk) openQuestions(h *checks.Holder) []OpenQuestion {
	today := d.Today()
	var own []string
	for _, b := range h.Categories {
		if b.Span().Contains(today) {
			own = add(own, b.ID)
		}
	}
	var out []OpenQuestion
	for _, t := range d.TraitsOf(own) {
		if h.Says(t.ID, today) == "" {
			out = append(out, OpenQuestion{t, d.hanging(t.ID, own)})
		}
	}
	return out
}

// hanging lists the checks for which a trait decides something in one of the
// categories.
func (d *Desk) hanging(trait string, categories []string) []*standard.Check {
	var out []*standard.Check
	for _, check := range d.ChecksOf(categories) {
		decides := map[string]bool{}
		for _, category := range categories {
			if !slices.Contains(check.Categories(), category) {
				continue
			}
			for i := range check.Parts {
				d.hangsOn(check, &check.Parts[i], category, decides)
			}
		}
		if decides[trait] {
			out = append(out, check)
		}
	}
	return out
}
