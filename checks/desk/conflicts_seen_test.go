package desk_test

import (
	"context"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// Whoever settles a conflict of second persons does not become one: the chosen word
// stays that of the person who gave it, so that who asked may settle it.
func TestSettlingAReviewLeavesTheChosenWordToItsAuthor(t *testing.T) {
	y := newYear(t)
	y.given()
	w := &two{one: y.bureau, other: newBureau(t), number: y.number}
	carry(t, w.one, w.other)
	y.read()
	_, err := w.other.as("Гүл Д.").Review(context.Background(), w.number, "memo", desk.ReviewInput{Note: "күні жоқ"})
	must(t, err)
	c := w.only()
	chosen := letter(t, c, "Болат С.")
	w.settled(c, desk.Settling{Choice: chosen, Reason: "күні бар"})
	if seen := y.stands(); !seen.Holds() {
		t.Errorf("%+v", seen)
	}
	_, err = w.one.Undo(w.one.ctx, w.number)
	must(t, err)
	if again := w.conflicts(); len(again) != 1 || again[0].ID != c.ID {
		t.Errorf("taken back: %+v", again)
	}
}

// What is chosen is chosen among the answers that were seen. With a third one the
// conflict is another: the old name and the old set are refused, and nothing is written.
func TestAnAnswerThatNobodySawIsNotSettled(t *testing.T) {
	w := newTwo(t)
	third := newBureau(t)
	carry(t, w.one, third)
	third.Desk = third.as("Гүл Д.")
	w.answer(w.one, checks.Met, "тұр")
	w.answer(w.other, checks.NotMet, "телефон жоқ")
	seen := w.only()
	w.answer(third, checks.PartlyMet, "телефоны ескі")
	carry(t, third, w.one)
	if got := code(t, w.one.Settle(w.one.ctx, seen.ID, desk.Settling{Choice: "A", Reason: "x"})); got != "conflict.unknown" {
		t.Errorf("the old name: %q", got)
	}
	now := w.conflicts()
	if len(now) != 1 || len(now[0].Sides) != 3 || now[0].ID == seen.ID {
		t.Fatalf("%+v", now)
	}
	saw := []string{seen.Sides[0].Entry, seen.Sides[1].Entry}
	if got := code(t, w.one.Settle(w.one.ctx, now[0].ID, desk.Settling{Choice: "A", Saw: saw, Reason: "x"})); got != "conflict.moved" {
		t.Errorf("the old set: %q", got)
	}
	if again := w.conflicts(); len(again) != 1 || len(again[0].Sides) != 3 {
		t.Errorf("something was written: %+v", again)
	}
	w.settled(now[0], desk.Settling{Choice: letter(t, now[0], "Гүл Д."), Reason: "фото қаралды"})
	if f := w.one.finding(w.number, "stand"); f.Verdict != checks.PartlyMet {
		t.Errorf("settled: %s", f.Verdict)
	}
}

// A letter is taken as it was shown; one that may mean two sides is refused.
func TestALetterThatMayMeanTwoSidesIsRefused(t *testing.T) {
	for _, c := range []struct {
		lang   lang.Lang
		letter string
		want   string // verdict; "": refused
	}{
		{lang.RU, "Б", "not-met"}, {lang.RU, "В", "partly-met"}, {lang.RU, "B", ""}, {lang.RU, "2", "not-met"},
		{lang.EN, "B", "not-met"}, {lang.EN, "C", "partly-met"}, {lang.EN, "В", ""}, {lang.EN, "С", "partly-met"}, {lang.EN, "Б", "not-met"},
	} {
		w := newTwo(t)
		third := newBureau(t)
		carry(t, w.one, third)
		third.Desk = third.as("Гүл Д.")
		bench := map[string]checks.Verdict{"Асан Т.": checks.Met, "Болат С.": checks.NotMet, "Гүл Д.": checks.PartlyMet}
		w.answer(w.one, checks.Met, "бір")
		w.answer(w.other, checks.NotMet, "екі")
		w.answer(third, checks.PartlyMet, "үш")
		carry(t, third, w.one)
		now := w.only()
		at := map[string]int{"not-met": 1, "partly-met": 2}
		err := w.one.Settle(w.one.ctx, now.ID, desk.Settling{Choice: c.letter, Lang: c.lang, Reason: "x"})
		if c.want == "" {
			if got := code(t, err); got != "conflict.choice" {
				t.Errorf("%s %s: %q", c.lang, c.letter, got)
			}
			continue
		}
		must(t, err)
		want := bench[now.Sides[at[c.want]].Author]
		if f := w.one.finding(w.number, "stand"); f.Verdict != want {
			t.Errorf("%s %s: %s, want %s", c.lang, c.letter, f.Verdict, want)
		}
	}
}

// Two who write the same agree: it counts once, holds, and waits for nobody.
func TestTwoWhoSayTheSameAgree(t *testing.T) {
	w := newTwo(t)
	for _, b := range []*bureau{w.one, w.other} {
		must(t, b.Set(b.ctx, "office.city.ru", "Астана", "Бұйрық"))
		w.answer(b, checks.Met, "тұр")
	}
	if list := w.meet(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	if f := w.one.finding(w.number, "stand"); f.Verdict != checks.Met || f.Conflict {
		t.Errorf("%s, in conflict %v", f.Verdict, f.Conflict)
	}
	n, err := w.one.Needs(w.one.ctx, desk.NeedsQuery{})
	must(t, err)
	if n.Count[desk.NeedConflicts] != 0 {
		t.Errorf("%+v", n.Lines)
	}
}

// As many conflicts are counted as are listed, of whatever kind, and each can be
// settled; those of the office and of a holder wait in a line of their own.
func TestTheNumberOfConflictsIsTheLengthOfTheList(t *testing.T) {
	w := newTwo(t)
	for b, n := range map[*bureau]int{w.one: 0, w.other: 1} {
		must(t, b.ChangeInspection(b.ctx, w.number, desk.InspectionChange{Ground: []string{"жоспар", "өтініш"}[n], AsOf: day(t, []string{"2026-01-10", "2026-01-15"}[n])}))
		w.answer(b, []checks.Verdict{checks.Met, checks.NotMet}[n], "көрдім")
		must(t, b.Set(b.ctx, "office.city.ru", []string{"Астана", "Алматы"}[n], "Хат"))
		_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Sites: []string{[]string{"https://a.kz", "https://b.kz"}[n]}})
		must(t, err)
	}
	list := w.meet()
	n, err := w.one.Needs(w.one.ctx, desk.NeedsQuery{Mine: true})
	must(t, err)
	sum, about := 0, ""
	for _, l := range n.Lines {
		if l.Kind == desk.NeedConflicts {
			sum, about = sum+l.N, about+"["+l.About+" "+l.Name.KK+"]"
		}
	}
	if len(list) != 4 || sum != len(list) || n.Count[desk.NeedConflicts] != 3 || about != "[ Сынақ мекемесі][office ][holder Сынақ мекемесі]" {
		t.Errorf("%d are listed, %d counted: %s", len(list), sum, about)
	}
	for _, c := range list {
		must(t, w.one.Settle(w.one.ctx, c.ID, desk.Settling{Choice: "A", Reason: "келісілді"}))
	}
	if left := w.conflicts(); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
}
