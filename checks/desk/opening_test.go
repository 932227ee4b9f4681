package desk_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// remote asks for a remote control of a state body as of a day.
func remote(t *testing.T, holder, asOf string) desk.InspectionInput {
	return desk.InspectionInput{
		Holder: holder, Categories: []string{"state-body"}, Period: span(t, "2025-01-01..2025-12-31"),
		AsOf: day(t, asOf), Form: checks.Remote,
	}
}

// choice finds what is said of a form.
func (b *bureau) choice(in desk.InspectionInput, form checks.Form) desk.FormChoice {
	b.t.Helper()
	list, err := b.Forms(b.ctx, in)
	must(b.t, err)
	for _, c := range list {
		if c.Form == form {
			return c
		}
	}
	b.t.Fatalf("%s is not offered", form)
	return desk.FormChoice{}
}

// agree wants an inspection to be opened, or refused in the words in which its
// form was refused beforehand.
func (b *bureau) agree(says string, in desk.InspectionInput, want string) {
	b.t.Helper()
	said := b.choice(in, in.Form)
	_, err := b.OpenInspection(b.ctx, in)
	switch {
	case want == "" && (err != nil || !said.OK || said.Why.Missing() != nil):
		b.t.Errorf("%s: %v, beforehand %+v", says, err, said)
	case want != "":
		e, _ := lang.AsError(err)
		if got := code(b.t, err); got != want || said.OK || said.Why != e.Text {
			b.t.Errorf("%s: %q, want %q; beforehand %+v", says, got, want, said)
		}
	}
}

// Remote control of a subject is carried out at most once in a calendar quarter,
// by the day as of which it looks (art. 19-1(6)).
func TestASecondRemoteControlInTheQuarterIsRefused(t *testing.T) {
	b := newBureau(t)
	b.agree("the first", remote(t, "Бірінші басқарма", "2026-01-20"), "")
	b.agree("the second, on another day of the quarter", remote(t, "Бірінші басқарма", "2026-03-31"), "form.second-remote")
	b.agree("before it, in the quarter", remote(t, "БІРІНШІ басқарма", "2026-01-01"), "form.second-remote")
	b.agree("on the last day of the quarter before", remote(t, "Бірінші басқарма", "2025-12-31"), "")
	b.agree("of another subject", remote(t, "Екінші басқарма", "2026-01-20"), "")
	monitored := remote(t, "Бірінші басқарма", "2026-01-20")
	monitored.Form = checks.Monitoring
	b.agree("the same quarter in another form", monitored, "")

	why := b.choice(remote(t, "Бірінші басқарма", "2026-02-01"), checks.Remote).Why
	for _, l := range lang.Langs() {
		if words := why.In(l); !strings.Contains(words, "2026-001") || !strings.Contains(words, day(t, "2026-01-20").Words().In(l)) {
			t.Errorf("the number and the day of the first are not said: %s", words)
		}
	}
	rows, err := b.ListInspections(b.ctx, journal.InspectionQuery{Form: "remote"})
	if must(t, err); len(rows) != 3 {
		t.Errorf("%d remote controls were opened", len(rows))
	}
}

// What was undone was not carried out.
func TestAnOpeningThatWasUndoneDoesNotCount(t *testing.T) {
	b := newBureau(t)
	_, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "Басқарма", Categories: []desk.Since{{ID: "state-body"}}})
	must(t, err)
	opened, err := b.OpenInspection(b.ctx, remote(t, "Басқарма", "2026-01-20"))
	must(t, err)
	_, err = b.Undo(b.ctx, opened.Number)
	must(t, err)
	b.agree("after the undo", remote(t, "Басқарма", "2026-01-21"), "")
}

// A change cannot bring a second one into the quarter; what stands already, for
// two laptops may both have begun, can still be changed otherwise.
func TestAChangeBringsNoSecondRemoteControlIntoTheQuarter(t *testing.T) {
	b := newBureau(t)
	for _, asOf := range []string{"2026-01-20", "2026-04-01"} {
		_, err := b.OpenInspection(b.ctx, remote(t, "Басқарма", asOf))
		must(t, err)
	}
	must(t, b.ChangeInspection(b.ctx, "2026-001", desk.InspectionChange{AsOf: day(t, "2026-01-25")}))
	moved := desk.InspectionChange{AsOf: day(t, "2026-03-31")}
	if got := code(t, b.ChangeInspection(b.ctx, "2026-002", moved)); got != "form.second-remote" {
		t.Errorf("moved into the quarter: %q", got)
	}
	moved.Form = checks.Hearing
	must(t, b.ChangeInspection(b.ctx, "2026-002", moved))
	if got := code(t, b.ChangeInspection(b.ctx, "2026-002", desk.InspectionChange{Form: checks.Remote})); got != "form.second-remote" {
		t.Errorf("made remote in the quarter: %q", got)
	}
}

// carry brings what one laptop holds to another.
func carry(t *testing.T, from, to *bureau) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "carried.db")
	_, err := from.store.Backup(from.ctx, path)
	must(t, err)
	_, err = to.store.Merge(to.ctx, path)
	must(t, err)
}

// Two laptops that did not know of each other may both have begun: either record
// can still be changed, and brought out of the quarter.
func TestTwoThatBothBeganCanBeMended(t *testing.T) {
	one, two := newBureau(t), newBureau(t)
	_, err := one.AddHolder(one.ctx, desk.HolderInput{NameKK: "Басқарма", Categories: []desk.Since{{ID: "state-body"}}})
	must(t, err)
	carry(t, one, two)
	first, err := one.OpenInspection(one.ctx, remote(t, "Басқарма", "2026-01-20"))
	must(t, err)
	second, err := two.OpenInspection(two.ctx, remote(t, "Басқарма", "2026-02-10"))
	must(t, err)
	carry(t, two, one)
	must(t, one.ChangeInspection(one.ctx, first.ID, desk.InspectionChange{AsOf: day(t, "2026-01-25")}))
	must(t, one.ChangeInspection(one.ctx, first.ID, desk.InspectionChange{AsOf: day(t, "2025-12-20")}))
	one.agree("a third, beside the one that is left", remote(t, "Басқарма", "2026-03-01"), "form.second-remote")
	if why := one.choice(remote(t, "Басқарма", "2026-03-01"), checks.Remote).Why; !strings.Contains(why.EN, "2026-001@") {
		t.Errorf("the label of the other laptop is not said: %s", why.EN)
	}
	must(t, one.ChangeInspection(one.ctx, second.ID, desk.InspectionChange{Ground: "жоспар"}))
}

// The forms are offered for the holder that is meant: the one that is known by
// the name, else the one that would be registered with what was typed.
func TestFormsAreOfferedForTheHolderThatIsMeant(t *testing.T) {
	b := newBureau(t)
	none, err := desk.New(desk.Tools{Clock: b})
	must(t, err)
	_, err = b.AddHolder(b.ctx, desk.HolderInput{
		NameKK: "Сот", Categories: []desk.Since{{ID: "state-body"}},
		Traits: []desk.TraitInput{{ID: "state-control-exempt", Value: checks.Yes}},
	})
	must(t, err)
	exempt := desk.HolderInput{Traits: []desk.TraitInput{{ID: "state-control-exempt", Value: checks.Yes}}}
	for _, row := range []struct {
		says    string
		desk    *desk.Desk
		in      desk.InspectionInput
		control bool
	}{
		{"a new state body", b.Desk, desk.InspectionInput{Holder: "Басқарма", Categories: []string{"state-body"}}, true},
		{"a new one before there is a database", none, desk.InspectionInput{Holder: "Басқарма", Categories: []string{"state-body"}}, true},
		{"a new school", b.Desk, desk.InspectionInput{Holder: "Мектеп", Categories: []string{"state-institution"}}, false},
		{"a new court", b.Desk, desk.InspectionInput{Holder: "Екінші сот", Categories: []string{"state-body"}, Register: exempt}, false},
		{"a known court, whatever is typed", b.Desk, desk.InspectionInput{Holder: "сот", Categories: []string{"state-body"}}, false},
		{"nobody yet", b.Desk, desk.InspectionInput{}, false},
	} {
		list, err := row.desk.Forms(b.ctx, row.in)
		if must(t, err); len(list) != len(checks.Forms()) {
			t.Fatalf("%s: %+v", row.says, list)
		}
		for i, c := range list {
			if want := row.control || !c.Form.Control(); c.Form != checks.Forms()[i] || c.OK != want || c.Why.Missing() != nil {
				t.Errorf("%s: %+v, want %v", row.says, c, want)
			}
		}
	}
}

// Holders are found by a part of a name, typed in either alphabet; those of
// exactly that name come first, however many others fit.
func TestHoldersAreFoundByAPartOfAName(t *testing.T) {
	b := newBureau(t)
	for i := range 5 {
		_, err := b.AddHolder(b.ctx, desk.HolderInput{
			NameKK: fmt.Sprintf("Ақмола № %d мектебі", i), Categories: []desk.Since{{ID: "state-institution"}}})
		must(t, err)
	}
	_, err := b.AddHolder(b.ctx, desk.HolderInput{NameKK: "Мектебі", NameRU: "Школа", Categories: []desk.Since{{ID: "state-institution"}}})
	must(t, err)
	for _, row := range []struct {
		typed string
		limit int
		want  []string
	}{
		{"мектеби", 3, []string{"Ақмола № 0 мектебі", "Ақмола № 1 мектебі", "Ақмола № 2 мектебі"}},
		{"мектебі", 2, []string{"Мектебі", "Ақмола № 0 мектебі"}},
		{"  МЕКТЕБІ ", 0, []string{"Мектебі", "Ақмола № 0 мектебі", "Ақмола № 1 мектебі", "Ақмола № 2 мектебі", "Ақмола № 3 мектебі", "Ақмола № 4 мектебі"}},
		{"школ", 5, []string{"Мектебі"}},
		{"акмола № 3", 5, []string{"Ақмола № 3 мектебі"}},
		{"сот", 5, nil},
		{" ", 5, nil},
	} {
		list, err := b.FindHolders(b.ctx, row.typed, row.limit)
		must(t, err)
		var names []string
		for _, h := range list {
			names = append(names, h.NameKK)
		}
		if !slices.Equal(names, row.want) {
			t.Errorf("%q: %q, want %q", row.typed, names, row.want)
		}
	}
	none, err := desk.New(desk.Tools{Clock: b})
	must(t, err)
	if list, err := none.FindHolders(b.ctx, "мектеп", 5); len(list) != 0 || err != nil {
		t.Errorf("without a database: %+v, %v", list, err)
	}
}

// The periods that are offered are those that can be inspected.
func TestPeriodsAreOfferedByTheDay(t *testing.T) {
	b := newBureau(t)
	for today, want := range map[string][]string{
		"2025-12-17": {"this-year 2025-01-01..2025-12-31", "last-year 2024-01-01..2024-12-31", "last-quarter 2025-07-01..2025-09-30", "duty 2024-04-04..2025-12-17"},
		"2026-01-20": {"this-year 2026-01-01..2026-12-31", "last-year 2025-01-01..2025-12-31", "last-quarter 2025-10-01..2025-12-31", "duty 2024-04-04..2026-01-20"},
		"2024-04-10": {"this-year 2024-01-01..2024-12-31", "duty 2024-04-04..2024-04-10"}, // before it there was no Standard
		"2035-01-10": {"this-year 2035-01-01..2035-12-31", "last-year 2034-01-01..2034-12-31", "last-quarter 2034-10-01..2034-12-31"},
	} {
		var got []string
		for _, p := range b.Presets(day(t, today)) {
			got = append(got, p.ID+" "+p.Span.String())
			if p.Name.Missing() != nil {
				t.Errorf("%s has no name in %v", p.ID, p.Name.Missing())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("on %s: %q, want %q", today, got, want)
		}
	}
}

// What a period touches is told before anybody commits to it, and counted as the
// calendar has its slots.
func TestAPeriodTellsWhatItTouches(t *testing.T) {
	b := newBureau(t)
	if got := b.SpanWords(span(t, "2025-01-01..2025-12-31")); got.RU != "недель: 53, кварталов: 4, полугодий: 2" {
		t.Errorf("%+v", got)
	}
	for _, text := range []string{
		"2025-01-01..2025-12-31", "2024-04-04..2026-01-20", "2025-03-31..2025-04-01", "2025-06-30..2025-07-01",
		"2024-12-29..2024-12-30", "2025-05-14..2025-05-14", "2020-12-31..2021-01-04",
	} {
		s := span(t, text)
		want := fmt.Sprintf("weeks: %d, quarters: %d, half-years: %d", len(calendar.Slots(calendar.Week, s)),
			len(calendar.Slots(calendar.Quarter, s)), len(calendar.Slots(calendar.HalfYear, s)))
		if got := b.SpanWords(s).EN; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := b.SpanWords(calendar.Span{From: 1}); got != (lang.Text{}) {
		t.Errorf("an open period touches %+v", got)
	}
}
