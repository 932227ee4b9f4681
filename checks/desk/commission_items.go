package desk

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// ItemInput puts an item on an agenda, or changes one: of a change, what is empty
// stays. A text of facts or a draft that is not typed is drawn from the inspection
// whenever it is looked at, so that it never grows old.
type ItemInput struct {
	Kind       checks.ItemKind
	TitleKK    string
	TitleRU    string
	Holder     string // name, id or ending
	Inspection string // of the facts
	Earlier    string // the item whose decision is followed
	Rapporteur string
	Minutes    int
	Invited    string
	Why        []string
	FactsKK    string
	FactsRU    string
	SaysKK     string
	SaysRU     string
	DraftKK    string
	DraftRU    string
	Term       calendar.Day
	Follower   string
	Clear      []string // fields to empty: facts, says, draft, invited, rapporteur, follower, term
}

// AddItem puts an item at the end of the agenda and gives its id.
func (d *Desk) AddItem(ctx context.Context, sitting string, in ItemInput) (id string, err error) {
	if !slices.Contains(checks.ItemKinds(), in.Kind) {
		return "", fail("item.kind", args{"kind": quote(string(in.Kind)), "kinds": itemKinds()})
	}
	err = d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		s, err := findSitting(o, sitting)
		if err != nil {
			return err
		}
		item := checks.AgendaItem{ID: a.newID(), Sitting: s.ID, Kind: in.Kind}
		for _, other := range o.ItemsOf(s.ID) {
			item.Place = max(item.Place, other.Place)
		}
		item.Place++
		if err := a.setItem(o, &item, in); err != nil {
			return err
		}
		if err := once(o, &item); err != nil {
			return err
		}
		id = item.ID
		return a.answer(journal.KindItem, journal.Office, "item "+item.ID, item)
	})
	return id, err
}

func itemKinds() []string {
	var out []string
	for _, k := range checks.ItemKinds() {
		out = append(out, string(k))
	}
	return out
}

// once refuses to hear one holder, or to follow one decision, twice in one sitting.
func once(o *checks.Office, item *checks.AgendaItem) error {
	for _, other := range o.ItemsOf(item.Sitting) {
		same := other.Kind == checks.HearItem && item.Kind == checks.HearItem && item.Holder != "" && other.Holder == item.Holder ||
			item.Earlier != "" && other.Earlier == item.Earlier
		if same && other.ID != item.ID {
			return fail("agenda-item.twice", args{"n": other.Place, "title": quote(other.Title().Best(lang.KK))})
		}
	}
	return nil
}

// onItem makes one act about an item that is already on an agenda.
func (d *Desk) onItem(ctx context.Context, ref string, do func(*act, *checks.Office, *checks.AgendaItem) error) error {
	return d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		item, err := findItem(o, ref)
		if err != nil {
			return err
		}
		return do(a, o, item)
	})
}

// ChangeItem changes an item; what is empty stays as it was.
func (d *Desk) ChangeItem(ctx context.Context, ref string, in ItemInput) error {
	return d.onItem(ctx, ref, func(a *act, o *checks.Office, was *checks.AgendaItem) error {
		item := *was
		if err := a.setItem(o, &item, in); err != nil {
			return err
		}
		return a.answer(journal.KindItem, journal.Office, "item "+item.ID, item)
	})
}

// setItem puts what was typed into an item.
func (v *view) setItem(o *checks.Office, item *checks.AgendaItem, in ItemInput) error {
	if in.Kind != "" {
		if !slices.Contains(checks.ItemKinds(), in.Kind) {
			return fail("item.kind", args{"kind": quote(string(in.Kind)), "kinds": itemKinds()})
		}
		item.Kind = in.Kind
	}
	if err := v.itemAbout(o, item, in); err != nil {
		return err
	}
	emptied(item, in.Clear)
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&item.TitleKK, lang.Line(in.TitleKK)}, {&item.TitleRU, lang.Line(in.TitleRU)}, {&item.Rapporteur, lang.Line(in.Rapporteur)},
		{&item.Invited, lang.Line(in.Invited)}, {&item.Follower, lang.Line(in.Follower)},
		{&item.FactsKK, lang.Paragraphs(in.FactsKK)}, {&item.FactsRU, lang.Paragraphs(in.FactsRU)},
		{&item.SaysKK, lang.Paragraphs(in.SaysKK)}, {&item.SaysRU, lang.Paragraphs(in.SaysRU)},
		{&item.DraftKK, lang.Paragraphs(in.DraftKK)}, {&item.DraftRU, lang.Paragraphs(in.DraftRU)},
	} {
		*f.to = cmp.Or(f.from, *f.to)
	}
	item.Minutes, item.Term = cmp.Or(in.Minutes, item.Minutes), cmp.Or(in.Term, item.Term)
	if len(in.Why) > 0 {
		item.Why = in.Why
	}
	if item.TitleKK == "" && item.TitleRU == "" {
		return fail("item.no-title", nil)
	}
	return nil
}

// emptied takes out what is to be empty.
func emptied(item *checks.AgendaItem, fields []string) {
	for _, f := range fields {
		switch f {
		case "facts":
			item.FactsKK, item.FactsRU = "", ""
		case "says":
			item.SaysKK, item.SaysRU = "", ""
		case "draft":
			item.DraftKK, item.DraftRU = "", ""
		case "invited":
			item.Invited = ""
		case "rapporteur":
			item.Rapporteur = ""
		case "follower":
			item.Follower = ""
		case "term":
			item.Term = 0
		}
	}
}

// itemAbout finds what an item is about, and names it after that where no title is
// given.
func (v *view) itemAbout(o *checks.Office, item *checks.AgendaItem, in ItemInput) error {
	if in.Earlier != "" {
		earlier, err := findItem(o, in.Earlier)
		if err != nil {
			return err
		}
		if len(o.Decisions[earlier.ID]) == 0 {
			return fail("item.not-decided", args{"title": quote(earlier.Title().Best(lang.KK))})
		}
		item.Earlier, item.Holder = earlier.ID, cmp.Or(item.Holder, earlier.Holder)
		item.TitleKK, item.TitleRU = cmp.Or(item.TitleKK, earlier.TitleKK), cmp.Or(item.TitleRU, earlier.TitleRU)
	}
	if in.Inspection != "" {
		row, err := v.findInspection(in.Inspection)
		if err != nil {
			return err
		}
		item.Inspection, item.Holder = row.ID, row.Holder
	}
	if in.Holder != "" {
		row, err := v.mustHolder(in.Holder)
		if err != nil {
			return err
		}
		item.Holder = row.ID
	}
	if item.Kind == checks.HearItem && item.Holder == "" {
		return fail("item.no-holder", nil)
	}
	if item.Holder == "" {
		return nil
	}
	state, err := v.holder(item.Holder)
	if err != nil {
		return err
	}
	name := state.Holder.Name(v.Today())
	item.TitleKK, item.TitleRU = cmp.Or(item.TitleKK, name.KK), cmp.Or(item.TitleRU, name.RU)
	return nil
}

// findItem resolves what was typed: SITTING/N, the place on the agenda, or a unique
// ending of the id.
func findItem(o *checks.Office, ref string) (*checks.AgendaItem, error) {
	ref = strings.TrimSpace(ref)
	if sitting, place, ok := strings.Cut(ref, "/"); ok {
		s, err := findSitting(o, sitting)
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(place)
		if list := placed(o, s.ID); err == nil && n > 0 && n <= len(list) {
			return o.Item(list[n-1].ID), nil
		}
		return nil, fail("agenda-item.unknown", args{"ref": quote(ref)})
	}
	var found []*checks.AgendaItem
	for i := range o.Items {
		item := &o.Items[i]
		if ref != "" && strings.HasSuffix(item.ID, ref) && !slices.ContainsFunc(found, func(f *checks.AgendaItem) bool { return f.ID == item.ID }) {
			found = append(found, item)
		}
	}
	switch len(found) {
	case 0:
		return nil, fail("agenda-item.unknown", args{"ref": quote(ref)})
	case 1:
		return found[0], nil
	}
	return nil, fail("item.several", args{"ref": quote(ref)})
}

// placed lists the items of a sitting in their order, each once though two records of
// it may stand.
func placed(o *checks.Office, sitting string) []checks.AgendaItem {
	var out []checks.AgendaItem
	for _, i := range o.ItemsOf(sitting) {
		if !slices.ContainsFunc(out, func(other checks.AgendaItem) bool { return other.ID == i.ID }) {
			out = append(out, i)
		}
	}
	return out
}

// MoveItem moves an item to a place on its agenda, from 1.
func (d *Desk) MoveItem(ctx context.Context, ref string, place int) error {
	return d.onItem(ctx, ref, func(a *act, o *checks.Office, item *checks.AgendaItem) error {
		list := placed(o, item.Sitting)
		if place < 1 || place > len(list) {
			return fail("item.place", args{"place": place, "n": len(list)})
		}
		from := slices.IndexFunc(list, func(i checks.AgendaItem) bool { return i.ID == item.ID })
		moved := list[from]
		list = slices.Insert(slices.Delete(list, from, from+1), place-1, moved)
		return a.renumber(list)
	})
}

// renumber writes the items whose places have changed.
func (a *act) renumber(list []checks.AgendaItem) error {
	for n, i := range list {
		if i.Place == n+1 {
			continue
		}
		i.Place = n + 1
		if err := a.answer(journal.KindItem, journal.Office, "item "+i.ID, i); err != nil {
			return err
		}
	}
	return nil
}

// RemoveItem takes an item off the agenda. One that was decided stays: the decision
// can say that it was removed.
func (d *Desk) RemoveItem(ctx context.Context, ref, reason string) error {
	if lang.Line(reason) == "" {
		return fail("reason.empty", nil)
	}
	return d.onItem(ctx, ref, func(a *act, o *checks.Office, item *checks.AgendaItem) error {
		if len(o.Decisions[item.ID]) > 0 {
			return fail("item.decided", nil)
		}
		l, err := a.ledger(journal.Office)
		if err != nil {
			return err
		}
		var targets []journal.Target
		for _, e := range l.Answers("item " + item.ID) {
			for _, h := range l.Chain(e.Hash) {
				targets = append(targets, journal.Target{Hash: h})
			}
		}
		if _, err := a.w.Append(journal.Draft{
			Kind: journal.KindWithdrawn, Subject: journal.Office, Replaces: targets,
			Payload: journal.Withdrawn{Why: journal.ByMistake, Reason: lang.Line(reason)},
		}); err != nil {
			return err
		}
		list := placed(o, item.Sitting)
		return a.renumber(slices.DeleteFunc(list, func(i checks.AgendaItem) bool { return i.ID == item.ID }))
	})
}
