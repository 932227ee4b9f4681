package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// numbers lists the inspections of a view, in its order.
func (b *bureau) numbers(d *desk.Desk, name string) []string {
	b.t.Helper()
	v, err := d.View(b.ctx, name)
	must(b.t, err)
	q, err := d.Asked(b.ctx, v.Query)
	must(b.t, err)
	rows, err := d.ListInspections(b.ctx, q)
	must(b.t, err)
	var out []string
	for _, r := range rows {
		out = append(out, r.Shown)
	}
	return out
}

// Five views are always there, and mean today's state whenever they are asked.
func TestSomeViewsAreAlwaysThere(t *testing.T) {
	b := newBureau(t)
	d := b.shelving("Асан Т.", board{})
	first := b.open("state-body")
	b.now = b.now.Add(60e9)
	other := b.shelving("Көлбай Тоғжан", board{})
	opened, err := other.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ мекемесі", Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
	})
	must(t, err)
	b.now = b.now.Add(60e9)
	must(t, b.Answer(b.ctx, first, desk.AnswerInput{Question: "openness-plan", Verdict: checks.NotMet, Reason: "жоспар жоқ"}))
	b.now = b.now.Add(60e9)
	must(t, other.Close(b.ctx, opened.Number, ""))
	same(t, "mine", b.numbers(d, "mine"), first)
	same(t, "hers", b.numbers(other, "менікі"))
	same(t, "open", b.numbers(d, "Открытые"), first)
	same(t, "all, the worst first", b.numbers(d, "all"), first, opened.Number)
	same(t, "changed last", b.numbers(d, "recently changed"), opened.Number, first)
	same(t, "nothing stands before the Commission", b.numbers(d, "commission"))
	sitting, err := b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-03-26")})
	must(t, err)
	_, err = b.AddItem(b.ctx, sitting.ID, desk.ItemInput{Kind: checks.HearItem, Inspection: opened.Number})
	must(t, err)
	same(t, "before the Commission", b.numbers(d, "до комиссии"), opened.Number)
	b.now = moment(t, "2026-03-27T10:00:00+05:00")
	same(t, "the sitting is over", b.numbers(d, "commission"))
}

// A view that the analyst keeps stays on her laptop until she drops it; under its name
// the later one stands.
func TestAKeptViewIsThereUntilItIsDropped(t *testing.T) {
	b := newBureau(t)
	shelf := board{}
	d := b.shelving("Асан Т.", shelf)
	number := b.open("state-body")
	must(t, d.SaveView(b.ctx, desk.View{Name: " Мектептер ", Query: desk.ViewQuery{Category: "quasi-state"}}))
	same(t, "none is of this category", b.numbers(d, "мектептер"))
	must(t, d.SaveView(b.ctx, desk.View{Name: "МЕКТЕПТЕР", Query: desk.ViewQuery{Category: "state-body", Worst: "not-checked cannot-tell", Search: "Сынақ"}}))
	same(t, "the later one stands", b.numbers(d, "мектептер"), number)
	all, err := d.Views(b.ctx)
	must(t, err)
	if last := all[len(all)-1]; len(all) != 6 || last.Built || last.Title().RU != "МЕКТЕПТЕР" {
		t.Errorf("%d views, the last is %+v", len(all), last)
	}
	if _, err := b.shelving("Асан Т.", board{}).View(b.ctx, "мектептер"); code(t, err) != "view.unknown" {
		t.Error("another laptop knows it")
	}
	must(t, d.DropView(b.ctx, "мектептер"))
	if _, err := d.View(b.ctx, "мектептер"); code(t, err) != "view.unknown" {
		t.Error("it was dropped and is there")
	}
}

func TestAViewThatCannotBeIsRefused(t *testing.T) {
	b := newBureau(t)
	d := b.shelving("Асан Т.", board{})
	for _, c := range []struct {
		view desk.View
		code string
	}{
		{desk.View{Name: " \n"}, "view.nameless"},
		{desk.View{Name: strings.Repeat("ә", 41)}, "view.long"},
		{desk.View{Name: "Ашық"}, "view.built"},
		{desk.View{Name: "х", Query: desk.ViewQuery{Worst: "met sorry"}}, "view.query"},
		{desk.View{Name: "х", Query: desk.ViewQuery{Category: "school"}}, "view.query"},
		{desk.View{Name: "х", Query: desk.ViewQuery{Order: "random"}}, "view.query"},
	} {
		if got := code(t, d.SaveView(b.ctx, c.view)); got != c.code {
			t.Errorf("%+v: %s, want %s", c.view, got, c.code)
		}
	}
	if got := code(t, d.DropView(b.ctx, "open")); got != "view.built-drop" {
		t.Errorf("dropping what is always there: %s", got)
	}
	for i := range 30 {
		must(t, d.SaveView(b.ctx, desk.View{Name: fmt.Sprint("көрініс ", i)}))
	}
	if got := code(t, d.SaveView(b.ctx, desk.View{Name: "тағы"})); got != "view.many" {
		t.Errorf("the thirty-first: %s", got)
	}
	must(t, d.SaveView(b.ctx, desk.View{Name: "көрініс 7"}))
}

// The shelf may be lost: then the views that are always there are all there are.
func TestViewsOutliveASpoiltShelf(t *testing.T) {
	b := newBureau(t)
	d := b.shelving("Асан Т.", board{"views": []byte("{")})
	all, err := d.Views(b.ctx)
	must(t, err)
	if len(all) != 5 {
		t.Errorf("%d views", len(all))
	}
}
