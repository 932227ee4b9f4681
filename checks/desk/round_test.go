package desk_test

import (
	"fmt"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// yearly is a round over the year 2025 as of a day.
func yearly(t *testing.T, form checks.Form) desk.RoundInput {
	return desk.RoundInput{Period: span(t, "2025-01-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: form}
}

// outcome says of each holder of a round "" or why it is refused.
func outcome(r desk.Round) map[string]string {
	out := map[string]string{}
	for _, l := range r.Lines {
		out[l.Name.KK] = ""
		if l.Why != nil {
			out[l.Name.KK] = l.Why.Code
		}
	}
	return out
}

// A round opens what can be opened in one act, and says of each of the others why
// not; what the preview says the round does.
func TestARoundOpensWhatItCanAndSaysWhyNotTheRest(t *testing.T) {
	b := newBureau(t)
	below := func(parent string) func(*desk.HolderInput) {
		return func(in *desk.HolderInput) { in.Parent = parent }
	}
	b.register("Министрлік", "state-body")
	b.register("Комитет", "state-body", below("Министрлік"))
	b.register("Департамент", "state-body", below("Комитет"))
	b.register("Мектеп", "state-institution", below("Министрлік"))
	b.register("Таратылған комитет", "state-body", func(in *desk.HolderInput) {
		in.Parent, in.Life.To = "Министрлік", day(t, "2024-12-31")
	})
	b.register("Сот", "state-body", func(in *desk.HolderInput) {
		in.Traits = []desk.TraitInput{{ID: "state-control-exempt", Value: checks.Yes}}
	})
	twin := b.register("Комитет (көшірме)", "state-body", below("Министрлік"))
	must(t, b.SameHolder(b.ctx, "Комитет", twin, checks.Yes, "бір ведомство"))
	_, err := b.OpenInspection(b.ctx, remote(t, "Департамент", "2026-01-10"))
	must(t, err)

	in := yearly(t, checks.Remote)
	in.Parent = "Министрлік"
	want := map[string]string{
		"Комитет": "", "Департамент": "round.already", "Мектеп": "form.not-subject",
		"Таратылған комитет": "holder.not-alive", "Комитет (көшірме)": "round.twin",
	}
	seen, err := b.PreviewRound(b.ctx, in)
	must(t, err)
	done, err := b.OpenRound(b.ctx, in)
	must(t, err)
	for says, got := range map[string]map[string]string{"before": outcome(seen), "done": outcome(done)} {
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", says, got, want)
		}
	}
	rows, err := b.ListInspections(b.ctx, journal.InspectionQuery{Form: "remote"})
	must(t, err)
	if len(rows) != 2 {
		t.Fatalf("%d inspections", len(rows))
	}
	in.AsOf = day(t, "2026-03-01")
	in.Period = span(t, "2025-01-01..2025-06-30")
	again, err := b.PreviewRound(b.ctx, in)
	must(t, err)
	if got := outcome(again)["Комитет"]; got != "form.second-remote" {
		t.Errorf("another period in the same quarter: %q", got)
	}
	_, err = b.Undo(b.ctx, rows[0].ID)
	must(t, err)
	if rows, _ := b.ListInspections(b.ctx, journal.InspectionQuery{Form: "remote"}); len(rows) != 1 {
		t.Errorf("undone, %d inspections are left", len(rows))
	}
}

// Holders are chosen by category, by name, or all; what is named together narrows,
// and each bears a number of its own.
func TestHoldersOfARoundAreChosen(t *testing.T) {
	b := newBureau(t)
	b.register("Бірінші", "state-body")
	b.register("Екінші", "state-body")
	b.register("Мектеп", "state-institution")
	for _, row := range []struct {
		says string
		set  func(*desk.RoundInput)
		want int
	}{
		{"all", func(in *desk.RoundInput) { in.All = true }, 3},
		{"a category", func(in *desk.RoundInput) { in.Category = "state-body" }, 2},
		{"by names", func(in *desk.RoundInput) { in.Holders = []string{"мектеп", "Бірінші", "Мектеп"} }, 2},
		{"a name of the category", func(in *desk.RoundInput) {
			in.Holders, in.Category = []string{"Мектеп", "Екінші"}, "state-body"
		}, 1},
	} {
		in := yearly(t, checks.Monitoring)
		row.set(&in)
		got, err := b.PreviewRound(b.ctx, in)
		must(t, err)
		if n, refused := got.Count(); n != row.want || refused != 0 {
			t.Errorf("%s: %d, want %d; refused %d", row.says, n, row.want, refused)
		}
	}
	in := yearly(t, checks.Monitoring)
	in.All = true
	done, err := b.OpenRound(b.ctx, in)
	must(t, err)
	for i, l := range done.Lines {
		if want := fmt.Sprintf("2026-%03d", i+1); l.Opened.Number != want || l.Opened.ID == "" {
			t.Errorf("%s: %+v, want %s", l.Name.KK, l.Opened, want)
		}
	}
}

// What no holder can be looked at in is refused whole.
func TestARoundThatCannotBeIsRefused(t *testing.T) {
	b := newBureau(t)
	b.register("Бірінші", "state-body")
	for _, row := range []struct {
		want string
		set  func(*desk.RoundInput)
	}{
		{"round.nobody", func(*desk.RoundInput) {}},
		{"round.unscheduled", func(in *desk.RoundInput) { in.All, in.Form = true, checks.Unscheduled }},
		{"period.open", func(in *desk.RoundInput) { in.All, in.Period.To = true, 0 }},
		{"as-of.before-period", func(in *desk.RoundInput) { in.All, in.AsOf = true, day(t, "2024-01-01") }},
		{"category.unknown", func(in *desk.RoundInput) { in.Category = "planet" }},
		{"holder.unknown", func(in *desk.RoundInput) { in.Holders = []string{"Ешкім"} }},
		{"holder.unknown", func(in *desk.RoundInput) { in.Parent = "Ешкім" }},
		{"round.none-chosen", func(in *desk.RoundInput) { in.Parent = "Бірінші" }},
	} {
		in := yearly(t, checks.Monitoring)
		row.set(&in)
		if _, err := b.PreviewRound(b.ctx, in); code(t, err) != row.want {
			t.Errorf("%v, want %s", err, row.want)
		}
		if _, err := b.OpenRound(b.ctx, in); code(t, err) != row.want {
			t.Errorf("%v, want %s", err, row.want)
		}
	}
}

// Five hundred holders are opened in one act, before one has finished a cup of tea.
func TestARoundOfFiveHundred(t *testing.T) {
	b := newBureau(t)
	path := write(t, "many.csv", manyHolders(500))
	_, err := b.ImportHolders(b.ctx, desk.HolderImportInput{File: path})
	must(t, err)
	in := yearly(t, checks.Remote)
	in.Category = "state-body"
	began := time.Now()
	done, err := b.OpenRound(b.ctx, in)
	must(t, err)
	t.Logf("opened in %v", time.Since(began))
	if n, refused := done.Count(); n != 500 || refused != 0 {
		t.Errorf("opened %d, refused %d", n, refused)
	}
}
