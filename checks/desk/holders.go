package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// AddHolder registers a holder and gives its id.
func (d *Desk) AddHolder(ctx context.Context, in HolderInput) (id string, err error) {
	err = d.write(ctx, func(a *act) error {
		for _, name := range []string{in.NameKK, in.NameRU} {
			_, found, err := a.findHolderByName(name)
			if err != nil {
				return err
			}
			if found {
				return fail("holder.known", args{"name": lang.Line(name)})
			}
		}
		if err := a.freeBIN(in.BIN); err != nil {
			return err
		}
		id, err = a.register(in)
		return err
	})
	return id, err
}

// withRegion writes the region that was said of a holder in the same act.
func (a *act) withRegion(id string, in HolderInput) error {
	if lang.Line(in.Region) == "" {
		return nil
	}
	return a.setRegion(id, in.Region, in.Source)
}

// freeBIN refuses a БИН that another record bears.
func (v *view) freeBIN(typed string) error {
	bin := mendedBIN(typed)
	if bin == "" {
		return nil
	}
	rows, err := v.Holders(journal.HolderQuery{BIN: bin, Limit: 1})
	if err != nil || len(rows) == 0 {
		return err
	}
	return fail("holder.bin-known", args{"bin": lang.Line(bin), "name": rowName(rows[0])})
}

func (v *view) findHolderByName(name string) (journal.HolderRow, bool, error) {
	if lang.Name(name) == "" {
		return journal.HolderRow{}, false, nil
	}
	rows, err := v.Holders(journal.HolderQuery{Exact: lang.Name(name), Limit: 1})
	if err != nil || len(rows) == 0 {
		return journal.HolderRow{}, false, err
	}
	return rows[0], true, nil
}

// register appends the record of a new holder.
func (a *act) register(in HolderInput) (string, error) {
	h := checks.Holder{}
	if lang.Line(in.NameKK) == "" && lang.Line(in.NameRU) == "" {
		return "", fail("holder.no-name", nil)
	}
	if len(in.Categories) == 0 {
		return "", fail("holder.no-category", args{"categories": a.categoryIDs()})
	}
	if err := a.apply(&h, in); err != nil {
		return "", err
	}
	id := a.newID()
	if err := a.answer(journal.KindHolder, journal.Holder(id), "holder", h); err != nil {
		return "", err
	}
	return id, a.withRegion(id, in)
}

// ChangeHolder changes the record of a holder.
func (d *Desk) ChangeHolder(ctx context.Context, ref string, in HolderInput) (id string, err error) {
	err = d.write(ctx, func(a *act) error {
		row, err := a.mustHolder(ref)
		if err != nil {
			return err
		}
		id = row.ID
		state, err := a.holder(id)
		if err != nil {
			return err
		}
		h := state.Holder
		if err := a.apply(&h, in); err != nil {
			return err
		}
		if lang.Line(in.Region) == "" || !sameHolder(&state.Holder, &h) {
			if err := a.answer(journal.KindHolder, journal.Holder(id), "holder", h); err != nil {
				return err
			}
		}
		return a.withRegion(id, in)
	})
	return id, err
}

// complete adds to the record of a known holder what it does not say: answers to
// questions that were open on the day, and new addresses. What stands is left
// alone.
func (a *act) complete(id string, in HolderInput, on calendar.Day) error {
	state, err := a.holder(id)
	if err != nil {
		return err
	}
	h := state.Holder
	more := HolderInput{Source: in.Source}
	for _, t := range in.Traits {
		if !slices.ContainsFunc(h.Traits, func(old checks.Trait) bool { return old.ID == t.ID && old.Span().Contains(on) }) {
			more.Traits = append(more.Traits, t)
		}
	}
	for _, address := range in.Premises {
		if !slices.ContainsFunc(h.Premises, func(p checks.Premises) bool { return lang.Name(p.Address) == lang.Name(address) }) {
			more.Premises = append(more.Premises, address)
		}
	}
	if len(more.Traits)+len(more.Premises) == 0 {
		return nil
	}
	if err := a.apply(&h, more); err != nil {
		return err
	}
	return a.answer(journal.KindHolder, journal.Holder(id), "holder", h)
}

func (d *Desk) categoryIDs() []string {
	var out []string
	for _, c := range d.law.Categories() {
		out = append(out, c.ID)
	}
	return out
}

func (d *Desk) traitIDs() []string {
	var out []string
	for _, t := range d.law.Traits() {
		out = append(out, t.ID)
	}
	return out
}

// HolderView is a holder as it is shown.
type HolderView struct {
	checks.HolderState
	Subject, Known bool // of state control, today
}

// Holder shows one holder.
func (d *Desk) Holder(ctx context.Context, ref string) (out HolderView, err error) {
	err = d.read(ctx, func(v *view) (err error) {
		_, out, err = v.holderView(ref)
		return err
	})
	return out, err
}

// holderView gives a holder with its row in the lists.
func (v *view) holderView(ref string) (row journal.HolderRow, out HolderView, err error) {
	if row, err = v.mustHolder(ref); err != nil {
		return row, out, err
	}
	state, err := v.holder(row.ID)
	if err != nil {
		return row, out, err
	}
	out.HolderState = *state
	out.Subject, out.Known = state.Holder.SubjectOfControl(v.Today())
	return row, out, nil
}

// ListHolders lists holders; without a database there are none.
func (d *Desk) ListHolders(ctx context.Context, q journal.HolderQuery) (out []journal.HolderRow, err error) {
	err = d.read(ctx, func(v *view) error {
		out, err = v.Holders(q)
		return err
	})
	return out, noneWithoutStore(err)
}

// noneWithoutStore lets a list be empty where there is no database yet.
func noneWithoutStore(err error) error {
	if err == ErrNoStore {
		return nil
	}
	return err
}
