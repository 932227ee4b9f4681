package desk

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// HolderInput is what may be said of a holder. In a change, empty fields leave
// what stands; lists are added to it.
type HolderInput struct {
	NameKK, NameRU string
	BIN            string
	Categories     []Since
	Traits         []TraitInput
	Premises       []string
	Sites          []string
	Parent         string
	Source         string
	Life           calendar.Span
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
		id, err = a.register(in)
		return err
	})
	return id, err
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
	return id, a.answer(journal.KindHolder, journal.Holder(id), "holder", h)
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
		return a.answer(journal.KindHolder, journal.Holder(id), "holder", h)
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

// apply puts what was said into the record, or says why it cannot.
func (a *act) apply(h *checks.Holder, in HolderInput) error {
	if kk, ru := lang.Line(in.NameKK), lang.Line(in.NameRU); kk != "" || ru != "" {
		rename(h, kk, ru, in.Life.From)
	}
	if bin := strings.TrimSpace(in.BIN); bin != "" {
		if !validBIN(bin) {
			return fail("holder.bin", args{"bin": lang.Line(bin)})
		}
		h.BIN = bin
	}
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
		if address := lang.Line(p); address != "" {
			h.Premises = append(h.Premises, checks.Premises{ID: a.newID(), Address: address})
		}
	}
	for _, s := range in.Sites {
		h.Sites = append(h.Sites, lang.Line(s))
	}
	if in.Parent != "" {
		row, err := a.mustHolder(in.Parent)
		if err != nil {
			return err
		}
		if row.ID == h.ID {
			return fail("holder.own-parent", nil)
		}
		h.Parent = row.ID
	}
	if in.Life != (calendar.Span{}) {
		h.Life = dated(in.Life)
	}
	return nil
}

// rename gives a new name; the language that is left out keeps the old one.
func rename(h *checks.Holder, kk, ru string, from calendar.Day) {
	name := checks.Name{KK: kk, RU: ru, Dated: checks.Dated{From: from}}
	if n := len(h.Names); n > 0 {
		last := &h.Names[n-1]
		if name.KK == "" {
			name.KK = last.KK
		}
		if name.RU == "" {
			name.RU = last.RU
		}
		if from == 0 {
			name.Dated = last.Dated
			*last = name
			return
		}
		last.To = from.Add(-1)
	}
	h.Names = append(h.Names, name)
}

// setCategory records a belonging. One without dates, or with the same beginning,
// gives way to what is said of the category now.
func setCategory(h *checks.Holder, b checks.Belonging) {
	h.Categories = append(slices.DeleteFunc(slices.Clone(h.Categories), func(o checks.Belonging) bool {
		return o.ID == b.ID && (o.Dated == (checks.Dated{}) || o.From == b.From)
	}), b)
}

// setTrait records a trait. One that is said without dates takes the place of
// whatever was said before.
func setTrait(h *checks.Holder, t checks.Trait) {
	if t.Dated == (checks.Dated{}) {
		h.Traits = slices.DeleteFunc(slices.Clone(h.Traits), func(o checks.Trait) bool { return o.ID == t.ID })
	}
	h.Traits = append(h.Traits, t)
}

func dated(s calendar.Span) checks.Dated { return checks.Dated{From: s.From, To: s.To} }

// validBIN checks the twelve digits of a БИН by its control digit.
func validBIN(bin string) bool {
	if len(bin) != 12 || strings.Trim(bin, "0") == "" || strings.Trim(bin, "0123456789") != "" {
		return false
	}
	sum := func(shift int) int {
		s := 0
		for i := range 11 {
			s += int(bin[i]-'0') * ((i+shift)%11 + 1)
		}
		return s % 11
	}
	control := sum(0)
	if control == 10 {
		control = sum(2)
	}
	return control < 10 && control == int(bin[11]-'0')
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

// SameHolder says whether two records are one holder. It stands on the record
// with the smaller id.
func (d *Desk) SameHolder(ctx context.Context, first, second, value, reason string) error {
	if lang.Line(reason) == "" {
		return fail("reason.empty", nil)
	}
	if value != checks.Yes && value != checks.No {
		return fail("same.value", nil)
	}
	return d.write(ctx, func(a *act) error {
		x, err := a.mustHolder(first)
		if err != nil {
			return err
		}
		y, err := a.mustHolder(second)
		if err != nil {
			return err
		}
		if x.ID == y.ID {
			return fail("same.one", nil)
		}
		small, great := min(x.ID, y.ID), max(x.ID, y.ID)
		return a.answer(journal.KindSame, journal.Holder(small), "same "+great,
			checks.Same{Value: value, Reason: lang.Line(reason)})
	})
}

// HolderView is a holder as it is shown.
type HolderView struct {
	checks.HolderState
	Subject, Known bool // of state control, today
}

// Holder shows one holder.
func (d *Desk) Holder(ctx context.Context, ref string) (out HolderView, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.mustHolder(ref)
		if err != nil {
			return err
		}
		state, err := v.holder(row.ID)
		if err != nil {
			return err
		}
		out.HolderState = *state
		out.Subject, out.Known = state.Holder.SubjectOfControl(d.Today())
		return nil
	})
	return out, err
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
