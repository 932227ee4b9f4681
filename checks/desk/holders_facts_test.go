package desk_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// register registers a holder of a category.
func (b *bureau) register(name, category string, more ...func(*desk.HolderInput)) string {
	b.t.Helper()
	in := desk.HolderInput{NameKK: name, Categories: []desk.Since{{ID: category}}}
	for _, f := range more {
		f(&in)
	}
	id, err := b.AddHolder(b.ctx, in)
	must(b.t, err)
	return id
}

// since says of a category or a trait from when on it holds.
func since(t *testing.T, s string) calendar.Span { return calendar.Span{From: day(t, s)} }

func trait(id, value string, days calendar.Span) desk.HolderInput {
	return desk.HolderInput{Traits: []desk.TraitInput{{ID: id, Value: value, Span: days}}}
}

func belongs(id string, days calendar.Span) desk.HolderInput {
	return desk.HolderInput{Categories: []desk.Since{{ID: id, Span: days}}}
}

// What a record would say against itself is refused in words that say what to do,
// and nothing is written.
func TestARecordSaysNothingAgainstItself(t *testing.T) {
	b := newBureau(t)
	id := b.register("Басқарма", "state-body", func(in *desk.HolderInput) {
		in.Categories[0].Span = since(t, "2020-01-01")
		in.Traits = []desk.TraitInput{
			{ID: "public-order", Value: checks.Yes, Span: since(t, "2024-01-01")},
			{ID: "collegial-open", Value: checks.No},
		}
		in.Premises = []string{"Абай к-сі, 1"}
	})
	for _, row := range []struct {
		says string
		in   desk.HolderInput
		want string
	}{
		{"no, while yes holds", trait("public-order", checks.No, since(t, "2025-01-01")), "trait.contradicts"},
		{"yes once more, from a later day", trait("public-order", checks.Yes, since(t, "2025-01-01")), "trait.twice"},
		{"the category once more", belongs("state-body", since(t, "2022-01-01")), "category.twice"},
		{"a category that ends before it begins", belongs("quasi-state", calendar.Span{From: day(t, "2025-02-01"), To: day(t, "2025-01-01")}), "fact.turned"},
		{"the address once more", desk.HolderInput{Premises: []string{"АБАЙ к-сі, 1"}}, "premises.twice"},
		{"abolished before it was founded", desk.HolderInput{Life: calendar.Span{From: day(t, "2020-01-01")}, Abolished: day(t, "2019-01-01")}, "fact.turned"},
		{"an end of what is not recorded", desk.HolderInput{Ends: []desk.End{{What: desk.EndOfTrait, ID: "state-owned-100", On: day(t, "2025-01-01")}}}, "end.none"},
		{"an end before the beginning", desk.HolderInput{Ends: []desk.End{{What: desk.EndOfCategory, ID: "state-body", On: day(t, "2019-01-01")}}}, "end.none"},
		{"below itself", desk.HolderInput{Parent: id}, "holder.own-parent"},
		{"after itself", desk.HolderInput{Predecessors: []string{id}}, "holder.own-predecessor"},
	} {
		_, err := b.ChangeHolder(b.ctx, id, row.in)
		if got := code(t, err); got != row.want {
			t.Errorf("%s: %q, want %q", row.says, got, row.want)
		}
		if e, ok := lang.AsError(err); ok && (e.Text.Missing() != nil || e.Hint.Missing() != nil || e.Hint.EN == "") {
			t.Errorf("%s: it is not said in three languages what to do: %+v", row.says, e)
		}
	}
	view, err := b.Holder(b.ctx, id)
	must(t, err)
	if h := view.Holder; len(h.Categories) != 1 || len(h.Traits) != 2 || len(h.Premises) != 1 || h.Life != (checks.Dated{}) {
		t.Errorf("something was written: %+v", h)
	}
}

// What ends on one day and what begins on the next stand beside each other, and
// may be said in one act.
func TestWhatEndsMakesRoom(t *testing.T) {
	b := newBureau(t)
	id := b.register("Басқарма", "state-body", func(in *desk.HolderInput) {
		in.Traits = []desk.TraitInput{{ID: "public-order", Value: checks.Yes, Span: since(t, "2024-01-01")}}
		in.Premises = []string{"Абай к-сі, 1", "Сәтбаев к-сі, 7"}
	})
	_, err := b.ChangeHolder(b.ctx, id, desk.HolderInput{
		Ends: []desk.End{
			{What: desk.EndOfTrait, ID: "public-order", On: day(t, "2025-06-30")},
			{What: desk.EndOfCategory, ID: "state-body", On: day(t, "2025-06-30")},
			{What: desk.EndOfPremises, ID: "2", On: day(t, "2025-03-31")},
		},
		Categories: []desk.Since{{ID: "state-institution", Span: since(t, "2025-07-01")}},
		Traits:     []desk.TraitInput{{ID: "public-order", Value: checks.No, Span: since(t, "2025-07-01")}},
		Addresses:  []desk.AddressInput{{Address: "Сәтбаев к-сі, 7", Span: since(t, "2025-10-01")}},
	})
	must(t, err)
	view, err := b.Holder(b.ctx, id)
	must(t, err)
	h := view.Holder
	for on, want := range map[string]string{"2025-06-30": "yes state-body", "2025-07-01": "no state-institution"} {
		if got := h.Says("public-order", day(t, on)) + " " + categoryOn(&h, day(t, on)); got != want {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
	for on, want := range map[string]int{"2025-03-31": 2, "2025-04-01": 1, "2025-10-01": 2} {
		if got := len(h.PremisesOn(day(t, on))); got != want {
			t.Errorf("on %s it occupies %d premises, want %d", on, got, want)
		}
	}
}

func categoryOn(h *checks.Holder, day calendar.Day) string {
	for _, c := range h.Categories {
		if h.In(c.ID, day) {
			return c.ID
		}
	}
	return ""
}

// A holder that is renamed from a day keeps its former name with its days, and is
// found by either.
func TestARenamedHolderKeepsItsFormerName(t *testing.T) {
	b := newBureau(t)
	id := b.register("Білім басқармасы", "state-body")
	_, err := b.ChangeHolder(b.ctx, id, desk.HolderInput{NameKK: "Оқу-ағарту басқармасы", NameRU: "Управление просвещения", NameFrom: day(t, "2025-03-01")})
	must(t, err)
	for _, name := range []string{"Білім басқармасы", "управление просвещения", id[len(id)-8:]} {
		view, err := b.Holder(b.ctx, name)
		must(t, err)
		if view.Holder.Name(day(t, "2025-02-28")).KK != "Білім басқармасы" || view.Holder.Name(day(t, "2025-03-01")).RU != "Управление просвещения" {
			t.Errorf("%s: %+v", name, view.Holder.Names)
		}
	}
	_, err = b.ChangeHolder(b.ctx, id, desk.HolderInput{NameKK: "Ертерек", NameFrom: day(t, "2025-01-01")})
	if got := code(t, err); got != "name.before" {
		t.Errorf("renamed before it bore its name: %q", got)
	}
}

// The hierarchy has a top, and the succession a beginning.
func TestTheHierarchyDoesNotRunRound(t *testing.T) {
	b := newBureau(t)
	top, middle, below := b.register("Министрлік", "state-body"), b.register("Комитет", "state-body"), b.register("Департамент", "state-body")
	for _, pair := range [][2]string{{middle, top}, {below, middle}} {
		_, err := b.ChangeHolder(b.ctx, pair[0], desk.HolderInput{Parent: pair[1]})
		must(t, err)
	}
	_, err := b.ChangeHolder(b.ctx, top, desk.HolderInput{Parent: "Департамент"})
	if got := code(t, err); got != "holder.parent-round" {
		t.Errorf("the top below the lowest: %q", got)
	}
	_, err = b.ChangeHolder(b.ctx, middle, desk.HolderInput{Predecessors: []string{top}})
	must(t, err)
	_, err = b.ChangeHolder(b.ctx, top, desk.HolderInput{Predecessors: []string{middle}})
	if got := code(t, err); got != "holder.predecessor-round" {
		t.Errorf("each after the other: %q", got)
	}
	card, err := b.HolderCard(b.ctx, below)
	must(t, err)
	if got := refNames(card.Above); !slices.Equal(got, []string{"Комитет", "Министрлік"}) {
		t.Errorf("above the lowest: %q", got)
	}
	card, err = b.HolderCard(b.ctx, top)
	must(t, err)
	if !slices.Equal(refNames(card.Below), []string{"Комитет"}) || !slices.Equal(refNames(card.Successors), []string{"Комитет"}) {
		t.Errorf("below the top %q, after it %q", refNames(card.Below), refNames(card.Successors))
	}
}

func refNames(list []desk.HolderRef) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.Name.KK)
	}
	return out
}

// What is not known of a holder is asked, and it is said what hangs on it; what is
// known, and what decides nothing for it, is not asked.
func TestACardAsksWhatIsNotKnown(t *testing.T) {
	b := newBureau(t)
	id := b.register("Басқарма", "state-body", func(in *desk.HolderInput) {
		in.Traits = []desk.TraitInput{{ID: "drafts-legal-acts", Value: checks.Yes, Span: calendar.Span{To: day(t, "2025-12-31")}}}
	})
	card, err := b.HolderCard(b.ctx, id)
	must(t, err)
	hangs := map[string]string{}
	for _, q := range card.Open {
		var list []string
		for _, c := range q.Hangs {
			list = append(list, c.ID)
		}
		hangs[q.Trait.ID] = strings.Join(list, " ")
	}
	if got, ok := hangs["public-order"]; !ok || got != "stand" {
		t.Errorf("on public-order hangs %q", got)
	}
	if _, ok := hangs["drafts-legal-acts"]; ok { // said with days and nothing else: outside them it did not hold
		t.Error("what is known is asked")
	}
	if _, ok := hangs["state-owned-100"]; ok {
		t.Error("what decides nothing for a state body is asked")
	}
}

// Two records of one holder are one subject: remote control of either counts for
// both, until it is said that they are two.
func TestTwoRecordsOfOneHolderAreOneSubject(t *testing.T) {
	b := newBureau(t)
	one, two, three := b.register("Басқарма", "state-body"), b.register("Управление", "state-body"), b.register("Облыстық басқарма", "state-body")
	must(t, b.SameHolder(b.ctx, one, two, checks.Yes, "бір ведомство"))
	must(t, b.SameHolder(b.ctx, three, two, checks.Yes, "бір ведомство"))
	b.agree("the first", remote(t, "Басқарма", "2026-01-20"), "")
	b.agree("under another of its records", remote(t, "Управление", "2026-02-20"), "form.second-remote")
	b.agree("through two answers", remote(t, "Облыстық басқарма", "2026-03-20"), "form.second-remote")
	card, err := b.HolderCard(b.ctx, two)
	must(t, err)
	if len(card.Twins) != 2 || len(card.Inspections) != 1 {
		t.Errorf("the card knows %d other records and %d inspections", len(card.Twins), len(card.Inspections))
	}
	must(t, b.SameHolder(b.ctx, one, two, checks.No, "екі ведомство"))
	b.agree("when they are two", remote(t, "Управление", "2026-02-20"), "")
}

// A correction names the fact that it takes the place of; one that is not there
// any more is refused, and so is a record without a name or a category.
func TestACorrectionNamesWhatItCorrects(t *testing.T) {
	b := newBureau(t)
	id := b.register("Басқарма", "state-body", func(in *desk.HolderInput) { in.Premises = []string{"Абай к-сі, 1"} })
	view, err := b.Holder(b.ctx, id)
	must(t, err)
	was := view.Holder.Premises[0]
	now := was
	now.Address, now.From = "Абай к-сі, 1а", day(t, "2024-05-01")
	edit := desk.HolderEdit{Premises: []desk.Swap[checks.Premises]{{Was: &was, Now: &now}}}
	must(t, b.EditHolder(b.ctx, id, edit))
	if got := code(t, b.EditHolder(b.ctx, id, edit)); got != "fact.moved-on" {
		t.Errorf("the same correction again: %q", got)
	}
	view, err = b.Holder(b.ctx, id)
	must(t, err)
	if got := view.Holder.Premises; len(got) != 1 || got[0] != now {
		t.Errorf("%+v", got)
	}
	only := view.Holder.Categories[0]
	if got := code(t, b.EditHolder(b.ctx, id, desk.HolderEdit{Categories: []desk.Swap[checks.Belonging]{{Was: &only}}})); got != "holder.no-category" {
		t.Errorf("without a category: %q", got)
	}
	must(t, b.EditHolder(b.ctx, id, desk.HolderEdit{Rest: &desk.HolderRest{BIN: "050140000011", Sites: []string{"https://a.example.kz"}}}))
	if got := code(t, b.EditHolder(b.ctx, id, desk.HolderEdit{Rest: &desk.HolderRest{BIN: "050140000012"}})); got != "holder.bin" {
		t.Errorf("a wrong control digit: %q", got)
	}
}

// A body that was abolished before the period is not inspected for it.
func TestAnAbolishedBodyIsNotInspected(t *testing.T) {
	b := newBureau(t)
	id := b.register("Комитет", "state-body")
	_, err := b.ChangeHolder(b.ctx, id, desk.HolderInput{Abolished: day(t, "2024-12-31")})
	must(t, err)
	in := remote(t, id, "2026-01-20")
	in.Form = checks.Monitoring
	_, err = b.OpenInspection(b.ctx, in)
	if got := code(t, err); got != "holder.not-alive" {
		t.Errorf("%q", got)
	}
	in.Period = span(t, "2024-07-01..2025-06-30")
	_, err = b.OpenInspection(b.ctx, in)
	must(t, err)
}

// A change of a holder is taken back from the holder, also while inspections stand
// on it; its registration stays while there are any, and a table goes back whole.
func TestAnActOnAHolderIsTakenBack(t *testing.T) {
	b := newBureau(t)
	id := b.register("Басқарма", "state-body")
	_, err := b.ChangeHolder(b.ctx, id, desk.HolderInput{Premises: []string{"Абай к-сі, 1"}})
	must(t, err)
	_, err = b.OpenInspection(b.ctx, remote(t, id, "2026-01-20"))
	must(t, err)
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	view, err := b.Holder(b.ctx, id)
	must(t, err)
	if len(view.Holder.Premises) != 0 {
		t.Errorf("%+v", view.Holder.Premises)
	}
	if _, err = b.Undo(b.ctx, id); code(t, err) != "undo.holder-in-use" {
		t.Errorf("its registration: %v", err)
	}
	_, err = b.Redo(b.ctx, id)
	must(t, err)
	_, err = b.ImportHolders(b.ctx, desk.HolderImportInput{File: write(t, "two.csv", []byte("name_kk,category\nМектеп,state-institution\nМұражай,state-institution\n"))})
	must(t, err)
	_, err = b.Undo(b.ctx, "Мектеп")
	must(t, err)
	if n := holdersHeld(t, b); n != 1 {
		t.Errorf("%d holders are left", n)
	}
	if _, err = b.Undo(b.ctx, "Ешкім"); code(t, err) != "inspection.unknown" {
		t.Errorf("nobody: %v", err)
	}
}
