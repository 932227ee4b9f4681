package calendar

import (
	"testing"

	"ashyq/checks/lang"
)

// Every way in which people write a day, on Wednesday 17.12.2025, at work on the
// year 2025.
func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	today, year := day(t, "2025-12-17"), span(t, "2025-01-01..2025-12-31")
	for _, row := range []struct {
		typed   string
		want    string
		guessed bool
	}{
		{"14.05", "2025-05-14", true},
		{"14.5", "2025-05-14", true},
		{"14/05", "2025-05-14", true},
		{"14-05", "2025-05-14", true},
		{"14 05", "2025-05-14", true},
		{"14.5.25", "2025-05-14", false},
		{"14.05.25", "2025-05-14", false},
		{"14.05.2025", "2025-05-14", false},
		{" 14.05.2025. ", "2025-05-14", false},
		{"14.05.2025 г.", "2025-05-14", false},
		{"14.05.2025 ж.", "2025-05-14", false},
		{"14/05/2025", "2025-05-14", false},
		{"14-05-2025", "2025-05-14", false},
		{"2025-05-14", "2025-05-14", false},
		{"2025.5.14", "2025-05-14", false},
		{"14.05.1999", "1999-05-14", false},
		{"14052025", "2025-05-14", false},
		{"140525", "2025-05-14", false},

		{"14 мая", "2025-05-14", true},
		{"14 МАЯ", "2025-05-14", true},
		{"14мая", "2025-05-14", true},
		{"14-го мая", "2025-05-14", true},
		{"14 мая 2025", "2025-05-14", false},
		{"14 мая 25", "2025-05-14", false},
		{"14 мая 2025 года", "2025-05-14", false},
		{"1 сент.", "2025-09-01", true},

		{"14 мамыр", "2025-05-14", true},
		{"мамырдың 14-і", "2025-05-14", true},
		{"Мамырдың 14-i", "2025-05-14", true}, // a Latin letter in the ending
		{"қарашаның 6-сы", "2025-11-06", true},
		{"карашаның 6", "2025-11-06", true}, // without the Kazakh letter
		{"2025 жылғы 14 мамыр", "2025-05-14", false},
		{"2025 жылғы мамырдың 14-і күні", "2025-05-14", false},
		{"14 мамыр 2025 ж.", "2025-05-14", false},

		{"14 May 2025", "2025-05-14", false},
		{"May 14, 2025", "2025-05-14", false},
		{"the 14th of May", "2025-05-14", true},
		{"14-May-25", "2025-05-14", false},

		{"сегодня", "2025-12-17", false},
		{"Бүгін", "2025-12-17", false},
		{"бугин", "2025-12-17", false},
		{"today", "2025-12-17", false},
		{"вчера", "2025-12-16", false},
		{"кеше", "2025-12-16", false},
		{"Yesterday", "2025-12-16", false},
	} {
		got, guessed, err := Typed(row.typed, year, today)
		if err != nil || got.String() != row.want || guessed != row.guessed {
			t.Errorf("%q: %s, guessed %v, %v; want %s, %v", row.typed, got, guessed, err, row.want, row.guessed)
		}
	}
}

// The year that was left out is the one that puts the day where one works; a
// year that was typed is never moved.
func TestTheYearLeftOutIsTheOneAtHand(t *testing.T) {
	for _, row := range []struct {
		says, typed, near, today, want string
	}{
		{"in the year looked at, which is over", "14.12", "2024-04-04..2024-12-31", "2026-01-20", "2024-12-14"},
		{"the latest of two years looked at", "14.05", "2024-04-04..2025-12-31", "2026-01-20", "2025-05-14"},
		{"the latest that is over", "14.12", "2024-01-01..2025-12-31", "2025-12-01", "2024-12-14"},
		{"today itself is over", "17.12", "2024-01-01..2025-12-31", "2025-12-17", "2025-12-17"},
		{"to come, where nothing in the year is over", "20.12", "2025-01-01..2025-12-31", "2025-12-17", "2025-12-20"},
		{"outside, the latest that is over", "01.03", "2025-04-01..2025-06-30", "2025-12-17", "2025-03-01"},
		{"outside, and this year's is to come", "20.12", "2025-04-01..2025-06-30", "2025-12-17", "2024-12-20"},
		{"with nothing at hand, the latest that is over", "20.12", "..", "2025-12-17", "2024-12-20"},
		{"since a day, for ever", "20.12", "2026-01-01..", "2025-12-17", "2026-12-20"},
		{"the leap year", "29.02", "2023-01-01..2025-12-31", "2025-12-17", "2024-02-29"},
		{"the leap year outside", "29.02", "2025-01-01..2025-12-31", "2025-12-17", "2024-02-29"},
		{"a year that was typed", "14.05.2019", "2025-01-01..2025-12-31", "2025-12-17", "2019-05-14"},
		{"a year that was typed, to come", "14.05.2031", "2025-01-01..2025-12-31", "2025-12-17", "2031-05-14"},
	} {
		got, guessed, err := Typed(row.typed, span(t, row.near), day(t, row.today))
		if err != nil || got.String() != row.want || guessed == (len(row.typed) > len("14.05")) {
			t.Errorf("%s: %s, guessed %v, %v; want %s", row.says, got, guessed, err, row.want)
		}
	}
}

func TestWhatIsNoDayIsRefusedAndTheWayOutIsShown(t *testing.T) {
	for _, row := range []struct{ says, typed, code string }{
		{"nothing", "", "date.unread"},
		{"marks alone", " .,/ ", "date.unread"},
		{"a word", "на днях", "date.unread"},
		{"a month alone", "май", "date.unread"},
		{"a day that no month has", "32", "date.impossible"},
		{"a year and a month", "2025-05", "date.unread"},
		{"a period", "14.05..20.05", "date.unread"},
		{"two months", "14 мая июня", "date.unread"},
		{"two days and a month", "14 15 16 мая", "date.unread"},
		{"a year of three digits", "14.05.225", "date.unread"},
		{"a day of three digits", "114.05.2025", "date.unread"},
		{"a sign", "-14.05", "date.unread"},
		{"an hour where none is asked for", "14.05 15:30", "date.unread"},
		{"a word from today with a rest", "вчера 14.05", "date.unread"},
		{"digits of another script", "١٤.٠٥", "date.unread"},
		{"the order of American dates", "05/14/2025", "date.impossible"},
		{"five digits", "14525", "date.unread"},
		{"the year first and no marks", "20250514", "date.impossible"},
		{"no 31 June", "31.06", "date.impossible"},
		{"no 31 June in words", "31 июня 2025", "date.impossible"},
		{"no 29 February in a common year", "29.02.2025", "date.impossible"},
		{"no day 0", "0.05", "date.impossible"},
		{"no year 0", "14.05.0000", "date.impossible"},
	} {
		got, guessed, err := Typed(row.typed, Span{}, day(t, "2025-12-17"))
		refused(t, row.says, err, row.code)
		if got != 0 || guessed {
			t.Errorf("%s: gives %s", row.says, got)
		}
	}
	if _, _, err := Typed("вчера", Span{}, 0); err == nil {
		t.Error("there is no day before no day")
	}
}

func TestAnHourMayStandAfterTheDay(t *testing.T) {
	today, year := day(t, "2025-12-17"), span(t, "2025-01-01..2025-12-31")
	for _, row := range []struct {
		typed, want string
		guessed     bool
	}{
		{"14.05 15:30", "2025-05-14T15:30", true},
		{"14.05, 9:05", "2025-05-14T09:05", true},
		{"14.05", "2025-05-14", true},
		{"2025-05-14T15:30", "2025-05-14T15:30", false},
		{"мамырдың 14-і 00:00", "2025-05-14T00:00", true},
		{"14 OCTOBER 23:59", "2025-10-14T23:59", true},
		{"вчера 15:30", "2025-12-16T15:30", false},
	} {
		got, guessed, err := TypedMoment(row.typed, year, today)
		if err != nil || got.String() != row.want || guessed != row.guessed {
			t.Errorf("%q: %s, guessed %v, %v", row.typed, got, guessed, err)
		}
	}
	for _, row := range []struct{ typed, code string }{
		{"14.05 24:00", "time.unread"},
		{"14.05 15:60", "time.unread"},
		{"14.05 15:3", "time.unread"},
		{"14.05 15:30:00", "time.unread"},
		{"15:30", "date.unread"},
		{"31.06 15:30", "date.impossible"},
	} {
		at, _, err := TypedMoment(row.typed, year, today)
		refused(t, row.typed, err, row.code)
		if at != (Moment{}) {
			t.Errorf("%q: gives %s", row.typed, at)
		}
	}
}

// Whatever the program itself writes can be typed back.
func TestADayIsReadInEveryFormInWhichItIsWritten(t *testing.T) {
	r, from := random(t), day(t, "1000-01-01") // earlier years are written with fewer digits
	for range 2000 {
		at := Moment{Day: from + Day(r.IntN(int(lastDay-from))), Minute: r.IntN(24 * 60)}
		words := at.Words()
		for _, typed := range []string{at.String(), at.Day.Digits() + " " + at.hour(), words.KK, words.RU, words.EN} {
			got, guessed, err := TypedMoment(typed, Span{}, at.Day)
			if err != nil || got != at || guessed {
				t.Fatalf("%q: %s, guessed %v, %v", typed, got, guessed, err)
			}
		}
	}
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"14.05", "14.5.25", "мамырдың 14-і", "May 14, 2025", "кеше", "29.02", "14.05 15:30", "31.12.9999", ""} {
		f.Add(s, int32(739237), int32(738886), int32(739250))
	}
	f.Fuzz(func(t *testing.T, s string, from, to, now int32) {
		in := func(n int32) Day { return max(0, min(Day(n), lastDay)) }
		near, today := Span{From: in(from), To: in(to)}, in(now)
		got, guessed, err := Typed(s, near, today)
		if err != nil {
			if ours, ok := lang.AsError(err); !ok || ours.Hint.EN == "" || got != 0 {
				t.Fatalf("%q: %s, %v", s, got, err)
			}
			return
		}
		if _, ok := NewDay(got.Date()); !ok {
			t.Fatalf("%q is no day: %d", s, got)
		}
		if again, _, err := Typed(" "+s+" ", near, today); err != nil || again != got {
			t.Errorf("%q, with spaces about it, is %s and not %s: %v", s, again, got, err)
		}
		if same, _, err := Typed(got.Digits(), near, today); err != nil || same != got {
			t.Errorf("%q is %s, which is read as %s: %v", s, got, same, err)
		}
		if guessed && !near.Contains(got) && got > today {
			t.Errorf("%q was guessed to be %s, neither at hand nor over", s, got)
		}
	})
}
