package checks_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// slotsOf are the slots of a unit over a period, all in one state but for some.
func slotsOf(t *testing.T, unit calendar.Unit, period string, state checks.State, but map[string]checks.State) []checks.Unit {
	var out []checks.Unit
	for _, s := range calendar.Slots(unit, span(t, period)) {
		u := checks.Unit{Slot: s.Name, From: s.Span.From, To: s.Span.To, State: state}
		if other, ok := but[s.Name]; ok {
			u.State = other
		}
		out = append(out, u)
	}
	return out
}

// drawn writes the patches of a strip as letters: f filled, m missing, u unknown; a
// point where there is nothing; a capital where a slot of several cells ends.
func drawn(s checks.Strip, ruler []calendar.Span) string {
	var b strings.Builder
	for _, p := range s.Patches(ruler) {
		sign := "."
		if p.State != "" {
			sign = string(p.State)[:1]
		}
		if p.Last {
			sign = strings.ToUpper(sign)
		}
		b.WriteString(sign)
	}
	return b.String()
}

func TestAYearOfWeeksHasACellForEach(t *testing.T) {
	weeks := checks.Strip{Units: slotsOf(t, calendar.Week, "2025-01-01..2025-12-31", checks.Filled, map[string]checks.State{"2025-W07": checks.NoEvent})}
	ruler := checks.WeeksOf(2025)
	if len(ruler) != 53 {
		t.Fatalf("%d weeks reach into 2025", len(ruler))
	}
	want := strings.Repeat("f", 6) + "m" + strings.Repeat("f", 46)
	if got := drawn(weeks, ruler); got != want {
		t.Errorf("%s", got)
	}
}

func TestAQuarterFillsItsWeeksAndItsMonths(t *testing.T) {
	quarters := checks.Strip{Units: slotsOf(t, calendar.Quarter, "2025-01-01..2025-12-31", checks.Filled, map[string]checks.State{"2025-Q2": checks.Unknown})}
	if got := drawn(quarters, checks.MonthsOf(2025)); got != "ffFuuUffFffF" {
		t.Errorf("months: %s", got)
	}
	// The week of 31 March has its Thursday in April.
	want := strings.Repeat("f", 12) + "F" + strings.Repeat("u", 12) + "U" + strings.Repeat("f", 12) + "F" + strings.Repeat("f", 12) + "F."
	if got := drawn(quarters, checks.WeeksOf(2025)); got != want {
		t.Errorf("weeks:\n%s, want\n%s", got, want)
	}
}

func TestAMonthShowsTheWorstOfItsWeeks(t *testing.T) {
	strip := checks.Strip{Units: slotsOf(t, calendar.Week, "2025-01-01..2025-12-31", checks.Filled,
		map[string]checks.State{"2025-W06": checks.Unknown, "2025-W07": checks.NoEvent, "2025-W08": checks.NoEvent, "2025-W10": checks.Unknown})}
	patches := strip.Patches(checks.MonthsOf(2025))
	if feb := patches[1]; feb.State != checks.NoEvent || feb.Count != 2 || len(feb.Units) != 4 {
		t.Errorf("February: %+v", feb)
	}
	if got := drawn(strip, checks.MonthsOf(2025)); got != "fmufffffffff" {
		t.Errorf("%s", got)
	}
}

func TestAnEventStandsInTheWeekOfItsDay(t *testing.T) {
	findings := []checks.Finding{{Check: "discussions", Parts: []checks.PartFinding{
		{Part: "notice", Method: standard.Lead, Events: []checks.Unit{
			{Row: "later", Date: day(t, "2025-02-12"), State: checks.Late}, {Row: "first", Date: day(t, "2025-01-01"), State: checks.InTime}, {Row: "no day", State: checks.Unknown},
		}},
		{Part: "items", Method: standard.Checklist, Items: []checks.Unit{{Item: "x", State: checks.Unknown}}},
	}}}
	strips := checks.Strips(findings)
	if len(strips) != 1 || !strips[0].Days || len(strips[0].Units) != 2 || strips[0].Units[0].Row != "first" {
		t.Fatalf("only what has a day counts time, in the order of days: %+v", strips)
	}
	if got := drawn(strips[0], checks.WeeksOf(2025)); got != "i.....l"+strings.Repeat(".", 46) {
		t.Errorf("%s", got)
	}
}

func TestTheCursorKeepsItsDayFromStripToStrip(t *testing.T) {
	weeks := checks.Strip{Units: slotsOf(t, calendar.Week, "2025-01-01..2025-12-31", checks.Filled, nil)}
	quarters := checks.Strip{Units: slotsOf(t, calendar.Quarter, "2025-01-01..2025-12-31", checks.Filled, nil)}
	at := weeks.Units[weeks.Near(day(t, "2025-08-14"))]
	if at.Slot != "2025-W33" || quarters.Units[quarters.Near(at.On())].Slot != "2025-Q3" {
		t.Errorf("%s", at.Slot)
	}
	if far := weeks.Units[weeks.Near(day(t, "2030-01-01"))]; far.Slot != "2026-W01" {
		t.Errorf("beyond the end the last is nearest: %s", far.Slot)
	}
}

func TestEveryYearThatIsReachedHasARuler(t *testing.T) {
	for year := 2023; year <= 2035; year++ {
		weeks, months := checks.WeeksOf(year), checks.MonthsOf(year)
		if n := len(weeks); n < 53 || n > 54 || len(months) != 12 {
			t.Errorf("%d: %d weeks, %d months", year, n, len(months))
		}
		if months[11].To.String()[5:] != "12-31" || months[1].To.Add(1).String()[5:] != "03-01" {
			t.Errorf("%d: %v", year, months)
		}
		if !slices.IsSortedFunc(weeks, func(a, b calendar.Span) int { return int(a.From - b.From) }) {
			t.Errorf("%d: the weeks are out of order", year)
		}
	}
	strips := []checks.Strip{{Units: slotsOf(t, calendar.Week, "2024-12-30..2026-03-01", checks.Filled, nil)}}
	if from, to := checks.YearsOf(strips); from != 2025 || to != 2026 {
		t.Errorf("a week belongs to the year of its Thursday: %d–%d", from, to)
	}
	cut := slotsOf(t, calendar.Week, "2025-01-01..2025-12-31", checks.Filled, map[string]checks.State{"2026-W01": checks.Cut})
	if from, to := checks.YearsOf([]checks.Strip{{Units: cut}}); from != 2025 || to != 2025 {
		t.Errorf("a week that is cut at the edge makes no year: %d–%d", from, to)
	}
	if from, to := checks.YearsOf([]checks.Strip{{Units: cut[52:]}}); from != 2026 || to != 2026 {
		t.Errorf("where nothing else is it makes one: %d–%d", from, to)
	}
}
