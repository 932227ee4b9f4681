package typed_test

import (
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/typed"
	"ashyq/tui/tuitest"
)

// A day is said back in full with its weekday; a guessed year, and what cannot be
// read, are said too. The story stands on Tuesday, 20.01.2026.
func TestADayIsSaidBack(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{})
	year := calendar.SlotOf(calendar.Year, s.Desk.Today().Add(-30)).Span
	for _, c := range []struct {
		typed       string
		near        calendar.Span
		echo, wrong string
	}{
		{"", year, "", ""},
		{"14.05", year, "среда, 14 мая 2025 года · год взят из периода дела", ""},
		{"14.05", calendar.Span{}, "среда, 14 мая 2025 года · год взят по сегодняшнему дню", ""},
		{"14.05.2025 9:30", year, "среда, 14 мая 2025 года, 09:30", ""},
		{"кеше", year, "понедельник, 19 января 2026 года", ""},
		{"18.1.26", year, "воскресенье, 18 января 2026 года", ""},
		{"31.02.2025", year, "", "Такого дня нет в календаре: 31.02.2025. Уточните номер месяца и число"},
		{"скоро", year, "", "«скоро» не читается как дата. Напишите дату так: 14.05.2025, 14.05, 14 мая, вчера, сегодня"},
	} {
		check := typed.Days{Env: s.Bench.Env(), Near: c.near}.Check("day")
		echo, wrong := check(form.Values{"day": {c.typed}})
		if echo.RU != c.echo || wrong.RU != c.wrong {
			t.Errorf("%q: %q, %q; want %q, %q", c.typed, echo.RU, wrong.RU, c.echo, c.wrong)
		}
	}
}

// What else there is to say stands beside the day, and can refuse it.
func TestADayCanBeRefusedForAnotherReason(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{})
	days := typed.Days{Env: s.Bench.Env()}
	check := days.Check("day", func(v form.Values, at calendar.Moment) (remark, wrong lang.Text) {
		if v.One("strict") != "" {
			return lang.Text{}, lang.Same("late")
		}
		return lang.Same("early"), lang.Text{}
	})
	if echo, wrong := check(form.Values{"day": {"2025-05-14"}}); echo.EN != "Wednesday, 14 May 2025 · early" || wrong.EN != "" {
		t.Errorf("%q, %q", echo.EN, wrong.EN)
	}
	if _, wrong := check(form.Values{"day": {"2025-05-14"}, "strict": {"yes"}}); wrong.EN != "late" {
		t.Errorf("%q", wrong.EN)
	}
}

func TestEveryWeekdayHasItsName(t *testing.T) {
	monday, _ := calendar.NewDay(2026, 1, 19)
	want := []string{"дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"}
	for i, name := range want {
		day := monday.Add(i)
		if got := typed.Words(calendar.Moment{Day: day, Minute: -1}).KK; got != day.Words().KK+", "+name {
			t.Errorf("%s: %q", day, got)
		}
	}
}

func TestWholeNumbers(t *testing.T) {
	for text, want := range map[string]int{"5": 5, " 12 ": 12, "": 0, "0": 0, "-3": 0, "5,5": 0, "пять": 0, "100000": 0} {
		if got := typed.Whole(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestEmptyTextsLeaveNoGap(t *testing.T) {
	got := typed.Join(" · ", lang.Same("a"), lang.Text{}, lang.Same("b"))
	if got != lang.Same("a · b") {
		t.Errorf("%+v", got)
	}
}
