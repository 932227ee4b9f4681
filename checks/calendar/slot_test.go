package calendar

import (
	"fmt"
	"testing"
	"time"

	"ashyq/checks/lang"
)

func TestWeeksAreThoseOfTheStandardLibrary(t *testing.T) {
	for at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2040; at = at.AddDate(0, 0, 1) {
		year, week := at.ISOWeek()
		s := SlotOf(Week, DayOf(at))
		if want := fmt.Sprintf("%04d-W%02d", year, week); s.Name != want {
			t.Fatalf("%s lies in %s, want %s", at.Format(time.DateOnly), s.Name, want)
		}
		if s.Span.From.Weekday() != time.Monday || s.Span.To.Weekday() != time.Sunday || s.Span.Days() != 7 {
			t.Fatalf("%s is %s", s.Name, s.Span)
		}
	}
}

func TestASlotIsFoundByADay(t *testing.T) {
	for _, row := range []struct {
		unit             Unit
		on, name, within string
	}{
		{Daily, "2025-03-14", "2025-03-14", "2025-03-14..2025-03-14"},
		{Week, "2025-02-16", "2025-W07", "2025-02-10..2025-02-16"},
		{Week, "2024-12-30", "2025-W01", "2024-12-30..2025-01-05"},
		{Week, "2021-01-03", "2020-W53", "2020-12-28..2021-01-03"},
		{Quarter, "2025-03-31", "2025-Q1", "2025-01-01..2025-03-31"},
		{Quarter, "2025-04-01", "2025-Q2", "2025-04-01..2025-06-30"},
		{Quarter, "2025-12-31", "2025-Q4", "2025-10-01..2025-12-31"},
		{HalfYear, "2025-06-30", "2025-H1", "2025-01-01..2025-06-30"},
		{HalfYear, "2025-07-01", "2025-H2", "2025-07-01..2025-12-31"},
		{Year, "2024-02-29", "2024", "2024-01-01..2024-12-31"},
		{Week, "9999-12-31", "9999-W52", "9999-12-27..9999-12-31"},
	} {
		s := SlotOf(row.unit, day(t, row.on))
		if s.Name != row.name || s.Span.String() != row.within || s.Unit != row.unit {
			t.Errorf("%s of %s is %s, %s", row.unit, row.on, s.Name, s.Span)
		}
		if back, err := ParseSlot(row.name); err != nil || back != s {
			t.Errorf("%s reads as %+v, %v", row.name, back, err)
		}
	}
	if SlotOf(Week, 0) != (Slot{}) || SlotOf("month", 5) != (Slot{}) {
		t.Error("no day and no unit have no slot")
	}
}

func TestSlotsTileTheTime(t *testing.T) {
	r := random(t)
	for _, u := range Units() {
		for range 200 {
			over := Span{From: Day(1 + r.IntN(800000))}
			over.To = over.From + Day(r.IntN(900))
			slots := Slots(u, over)
			if !slots[0].Span.Contains(over.From) || !slots[len(slots)-1].Span.Contains(over.To) {
				t.Fatalf("%s over %s runs from %s to %s", u, over, slots[0], slots[len(slots)-1])
			}
			for i, s := range slots {
				if i > 0 && s.Span.From != slots[i-1].Span.To+1 {
					t.Fatalf("%s does not follow %s", s, slots[i-1])
				}
				if !s.Span.Overlaps(over) || s != SlotOf(u, s.Span.From) || s != SlotOf(u, s.Span.To) {
					t.Fatalf("%s over %s has %s", u, over, s)
				}
			}
		}
	}
}

func TestAYearHasItsSlots(t *testing.T) {
	for _, row := range []struct {
		says string
		u    Unit
		over string
		want int
	}{
		{"days of a common year", Daily, "2025-01-01..2025-12-31", 365},
		{"weeks that touch 2025, the first begins in 2024", Week, "2025-01-01..2025-12-31", 53},
		{"quarters", Quarter, "2025-01-01..2025-12-31", 4},
		{"half-years", HalfYear, "2025-01-01..2025-12-31", 2},
		{"a year touched twice is two years", Year, "2025-12-31..2026-01-01", 2},
		{"an open span has no list", Year, "2025-12-31..", 0},
		{"an unknown unit has none", "month", "2025-01-01..2025-12-31", 0},
	} {
		if got := len(Slots(row.u, span(t, row.over))); got != row.want {
			t.Errorf("%s: %d, want %d", row.says, got, row.want)
		}
	}
}

func TestASlotThatDoesNotExistIsRefused(t *testing.T) {
	for _, row := range []struct{ typed, code string }{
		{"2025-W53", "slot.impossible"},
		{"2025-W00", "slot.impossible"},
		{"2025-Q0", "slot.impossible"},
		{"2025-Q5", "slot.impossible"},
		{"2025-H3", "slot.impossible"},
		{"0000", "slot.impossible"},
		{"0000-W01", "slot.impossible"},
		{"2025-02-30", "date.impossible"},
		{"2025-W7", "slot.malformed"},
		{"2025-w07", "slot.malformed"},
		{"2025-Q01", "slot.malformed"},
		{"2025-03", "slot.malformed"},
		{"25", "slot.malformed"},
		{"2025-", "slot.malformed"},
		{"", "slot.malformed"},
	} {
		s, err := ParseSlot(row.typed)
		refused(t, row.typed, err, row.code)
		if s != (Slot{}) {
			t.Errorf("%s gives %+v", row.typed, s)
		}
	}
}

func TestASlotSpeaksInWords(t *testing.T) {
	for _, row := range []struct {
		name string
		want lang.Text
	}{
		{"2025-03-14", lang.Text{KK: "2025 жылғы 14 наурыз", RU: "14 марта 2025 года", EN: "14 March 2025"}},
		{"2025-W01", lang.Text{
			KK: "2025 жылғы 1-апта (30.12.2024–05.01.2025)",
			RU: "1-я неделя 2025 года (30.12.2024–05.01.2025)",
			EN: "week 1 of 2025 (30.12.2024–05.01.2025)"}},
		{"2025-Q3", lang.Text{KK: "2025 жылғы 3-тоқсан", RU: "3-й квартал 2025 года", EN: "quarter 3 of 2025"}},
		{"2025-H2", lang.Text{KK: "2025 жылғы 2-жартыжылдық", RU: "2-е полугодие 2025 года", EN: "half-year 2 of 2025"}},
		{"2025", lang.Text{KK: "2025 жыл", RU: "2025 год", EN: "the year 2025"}},
	} {
		s, err := ParseSlot(row.name)
		if err != nil || s.Words() != row.want || s.String() != row.name {
			t.Errorf("%s says %v, %v", row.name, s.Words(), err)
		}
	}
	if (Slot{}).Words() != (lang.Text{}) {
		t.Error("no slot says nothing")
	}
}

func FuzzParseSlot(f *testing.F) {
	for _, s := range []string{"2025", "2025-W07", "2025-W53", "2025-Q1", "2025-H2", "2025-03-14", "9999-W53"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slot, err := ParseSlot(s)
		if err == nil && (slot.Name != s || SlotOf(slot.Unit, slot.Span.From) != slot) {
			t.Errorf("%q comes back as %+v", s, slot)
		}
	})
}
