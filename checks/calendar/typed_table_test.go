package calendar

import (
	_ "embed"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

//go:embed testdata/typed.tsv
var typedTable string

// Each row of the table is typed; what is no day there is read as a period.
func TestDaysAndPeriodsAreReadAsTheTableSays(t *testing.T) {
	today, year := day(t, "2025-12-17"), span(t, "2025-01-01..2025-12-31")
	for line := range strings.Lines(typedTable) {
		typed, want, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		want, guess, _ := strings.Cut(want, "\t")
		if !ok || guess != "" && guess != "?" {
			t.Fatalf("not a row: %q", line)
		}
		got, guessed, err := "", false, error(nil)
		if period := strings.Contains(want, "..") || strings.HasPrefix(want, "period."); period {
			var s Span
			s, guessed, err = TypedSpan(typed, year, today)
			got = s.String()
		} else {
			var d Day
			d, guessed, err = Typed(typed, year, today)
			got = d.String()
		}
		if ours, refused := lang.AsError(err); refused {
			got = ours.Code
		}
		if got != want || guessed != (guess != "") {
			t.Errorf("%q: %s, guessed %v; want %s", typed, got, guessed, want)
		}
	}
}

// A day is a period of one day, so that a field of a period takes both.
func TestADayAloneIsAPeriodOfOneDay(t *testing.T) {
	got, guessed, err := TypedSpan("вчера", Span{}, day(t, "2025-12-17"))
	if err != nil || guessed || got != span(t, "2025-12-16..2025-12-16") {
		t.Errorf("%s, %v, %v", got, guessed, err)
	}
}

func FuzzTypedSpan(f *testing.F) {
	for _, s := range []string{"01.02–15.03", "1 тоқсан", "Q2 2025", "с 1 по 15 марта", "прошлый месяц", "..", "W53", ""} {
		f.Add(s, int32(738886), int32(739250), int32(739237))
	}
	f.Fuzz(func(t *testing.T, s string, from, to, now int32) {
		in := func(n int32) Day { return max(0, min(Day(n), lastDay)) }
		got, _, err := TypedSpan(s, Span{From: in(from), To: in(to)}, in(now))
		if err == nil && !got.Closed() || err != nil && got != (Span{}) {
			t.Fatalf("%q: %s, %v", s, got, err)
		}
	})
}
