package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// What cannot be inspected is refused before anything is written.
func TestOpeningIsRefused(t *testing.T) {
	b := newBureau(t)
	good := desk.InspectionInput{
		Holder: "Сынақ мекемесі", Categories: []string{"quasi-state"},
		Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
	}
	rows := []struct {
		why    string
		change func(*desk.InspectionInput)
		code   string
	}{
		{"no name", func(i *desk.InspectionInput) { i.Holder = " " }, "holder.no-name"},
		{"an unknown holder without a category", func(i *desk.InspectionInput) { i.Categories = nil }, "holder.unknown-no-category"},
		{"an unknown category", func(i *desk.InspectionInput) { i.Categories = []string{"planet"} }, "category.unknown"},
		{"an open period", func(i *desk.InspectionInput) { i.Period = calendar.Span{From: i.Period.From} }, "period.open"},
		{"a period before the Standard", func(i *desk.InspectionInput) { i.Period = span(t, "2023-01-01..2023-12-31") }, "period.before-standard"},
		{"as of a day before the period", func(i *desk.InspectionInput) { i.AsOf = day(t, "2024-12-31") }, "as-of.before-period"},
		{"an unknown form", func(i *desk.InspectionInput) { i.Form = "raid" }, "form.unknown"},
		{"control of a holder outside control", func(i *desk.InspectionInput) { i.Form = checks.Remote }, "form.not-subject"},
		{"an unscheduled inspection without an act", func(i *desk.InspectionInput) { i.Form = checks.Unscheduled }, "form.needs-appointment"},
	}
	for _, r := range rows {
		in := good
		r.change(&in)
		_, err := b.OpenInspection(b.ctx, in)
		if got := code(t, err); got != r.code {
			t.Errorf("%s: %q, want %q", r.why, got, r.code)
		}
	}
	if holders, _ := b.ListHolders(b.ctx, journal.HolderQuery{}); len(holders) != 0 {
		t.Errorf("a refused opening left a holder behind: %+v", holders)
	}
}

// Short numbers follow each other within a year.
func TestNumbersFollow(t *testing.T) {
	b := newBureau(t)
	for _, want := range []string{"2026-001", "2026-002"} {
		if got := b.open("quasi-state"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	b.now = moment(t, "2027-02-01T10:00:00+05:00")
	if got := b.open("quasi-state"); got != "2027-001" {
		t.Errorf("a new year: %s", got)
	}
}

// A name that fits two holders is refused with both.
func TestNameThatFitsTwo(t *testing.T) {
	b := newBureau(t)
	first, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "«Жарық» мектебі", Categories: []desk.Since{{ID: "state-institution"}}})
	must(t, err)
	second, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "«Сәуле» мектебі", Categories: []desk.Since{{ID: "state-institution"}}})
	must(t, err)
	if _, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "\"жарық\"  МЕКТЕБІ", Categories: []desk.Since{{ID: "state-institution"}}}); code(t, err) != "holder.known" {
		t.Errorf("the same name again: %v", err)
	}
	_, err = b.ChangeHolder(b.ctx, second, desk.HolderInput{NameKK: "«Жарық» мектебі"})
	must(t, err)
	if _, err := b.Holder(b.ctx, "«Жарық» мектебі"); code(t, err) != "holder.several" {
		t.Errorf("two of one name: %v", err)
	}
	must(t, b.SameHolder(b.ctx, first, second, checks.No, "екі бөлек мектеп"))
}

// The control digit tells a BIN from twelve digits.
func TestBIN(t *testing.T) {
	b := newBureau(t)
	add := func(bin string) error {
		_, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "Н " + bin, BIN: bin, Categories: []desk.Since{{ID: "quasi-state"}}})
		return err
	}
	for _, bad := range []string{"123", "12345678901x", "123456789012"} {
		if got := code(t, add(bad)); got != "holder.bin" {
			t.Errorf("%s: %q", bad, got)
		}
	}
}
