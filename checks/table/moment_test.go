package table_test

import (
	"testing"

	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// Days are read as tables write them; an hour is kept.
func TestMoments(t *testing.T) {
	for cell, want := range map[string]string{
		"2025-03-14": "2025-03-14", "2025-03-14T10:30": "2025-03-14T10:30", "2025-03-14 10:30:59": "2025-03-14T10:30",
		"14.03.2025": "2025-03-14", "4.3.2025": "2025-03-04", "14.03.25": "2025-03-14", "14.03.2025 9:05": "2025-03-14T09:05",
		"14.03.2025, 10:30": "2025-03-14T10:30", "14.03.2025 г.": "2025-03-14", "14 марта 2025 года": "2025-03-14",
		"2025 жылғы 14 наурыз": "2025-03-14", "14 наурыз 2025 ж. 15:00": "2025-03-14T15:00",
		"14/03/2025": "2025-03-14", "03/04/2025": "2025-04-03", "45730": "2025-03-14", "45730.4375": "2025-03-14T10:30", "45730,5": "2025-03-14T12:00",
	} {
		at, err := table.ReadMoment(cell, table.DayFirst)
		if err != nil || at.String() != want {
			t.Errorf("%q: %s, %v; want %s", cell, at, err, want)
		}
	}
}

// What does not say its day whole is not read.
func TestWhatIsNoMoment(t *testing.T) {
	for _, cell := range []string{
		"", "—", "кеше", "сегодня", "14.03", "14 марта", "март 2025", "2025", "1", "2", "140325", "99999", "31.02.2025",
		"14.03.2025-16.03.2025", "14.03.2025 25:00", "03/25/2025", "TRUE", "1e5", "бекітілмеген",
	} {
		if at, err := table.ReadMoment(cell, table.DayFirst); err == nil {
			t.Errorf("%q is read as %s", cell, at)
		} else if ours, ok := lang.AsError(err); !ok || ours.Code != "cell.no-date" {
			t.Errorf("%q: %v", cell, err)
		}
	}
}

// The order of day and month is told by the table, never guessed.
func TestOrderOfDayAndMonth(t *testing.T) {
	rows := func(cells ...string) (out []table.Row) {
		for _, c := range cells {
			out = append(out, table.Row{Cells: []string{"x", c}})
		}
		return out
	}
	for _, row := range []struct {
		says  string
		cells []string
		want  table.Order
	}{
		{"no slashes", []string{"03.04.2025"}, table.DayFirst},
		{"the day tells", []string{"03/04/2025", "25/03/2025 10:30"}, table.DayFirst},
		{"the month tells", []string{"03/04/2025", "03/25/2025"}, table.MonthFirst},
		{"they disagree", []string{"25/03/2025", "03/25/2025"}, table.Mixed},
		{"none tells", []string{"03/04/2025"}, table.Mixed},
	} {
		if got := table.OrderOf(rows(row.cells...), 1); got != row.want {
			t.Errorf("%s: %d", row.says, got)
		}
	}
	if at, err := table.ReadMoment("03/04/2025", table.MonthFirst); err != nil || at.String() != "2025-03-04" {
		t.Errorf("month first: %s, %v", at, err)
	}
	for cell, want := range map[string]string{"25/03/2025": "2025-03-25", "03/25/2025": "2025-03-25", "05/05/2025": "2025-05-05"} {
		if at, err := table.ReadMoment(cell, table.Mixed); err != nil || at.String() != want {
			t.Errorf("%s tells by itself: %s, %v", cell, at, err)
		}
	}
	_, err := table.ReadMoment("03/04/2025", table.Mixed)
	if ours, ok := lang.AsError(err); !ok || ours.Code != "cell.date-order" {
		t.Errorf("a date in two readings: %v", err)
	}
}

// An hour that says its zone is moved to Asia/Almaty, and the day with it.
func TestHoursOfOtherZones(t *testing.T) {
	for cell, want := range map[string]string{
		"2025-06-02T20:30:00Z": "2025-06-03T01:30", "2025-06-02T18:59:59.999Z": "2025-06-02T23:59", "2025-06-02T20:30:00+00:00": "2025-06-03T01:30",
		"2025-06-02 20:30 UTC": "2025-06-03T01:30", "2025-06-02T20:30:00+05:00": "2025-06-02T20:30", "2025-06-02 20:30:00 +0500": "2025-06-02T20:30",
		"02.06.2025 20:30Z": "2025-06-03T01:30", "2025-06-02T20:30-03": "2025-06-03T04:30", "2024-01-10T20:30Z": "2024-01-11T02:30",
		"14/06/2025 20:30 GMT": "2025-06-15T01:30",
	} {
		if at, err := table.ReadMoment(cell, table.DayFirst); err != nil || at.String() != want {
			t.Errorf("%q: %s, %v; want %s", cell, at, err, want)
		}
	}
	for _, cell := range []string{"2025-06-02T20:30+25:00", "2025-06-02T25:30Z", "20:30Z"} {
		if at, err := table.ReadMoment(cell, table.DayFirst); err == nil {
			t.Errorf("%q is read as %s", cell, at)
		}
	}
}

// Texts that are days in one order only, beside days none of which is later than
// the twelfth: a program has read the others in its own order.
func TestDaysThatAProgramSwapped(t *testing.T) {
	for _, row := range []struct {
		says  string
		cells []string
		want  bool
	}{
		{"the month first", []string{"03/25/2025", "2025-04-03"}, true},
		{"the day first", []string{"25/03/2025", "2025-04-03T10:00"}, true},
		{"in hyphens", []string{"25-03-2025", "2025-04-03"}, true},
		{"a later day", []string{"25/03/2025", "2025-04-03", "2025-04-13"}, false},
		{"no text tells", []string{"05/05/2025", "2025-04-03"}, false},
		{"only text", []string{"25/03/2025"}, false},
		{"only days", []string{"2025-04-03"}, false},
		{"dots", []string{"25.03.2025", "2025-04-03"}, false},
	} {
		var rows []table.Row
		for _, c := range row.cells {
			rows = append(rows, table.Row{Cells: []string{c}})
		}
		if got := table.Swapped(rows, 0); got != row.want {
			t.Errorf("%s: %v", row.says, got)
		}
	}
	if other, ok := table.MaySwap("2025-04-03"); !ok || other.String() != "2025-03-04" {
		t.Errorf("%s", other)
	}
	for _, cell := range []string{"2025-04-04", "2025-04-13", "03/04/2025", ""} {
		if _, ok := table.MaySwap(cell); ok {
			t.Errorf("%q may be another day", cell)
		}
	}
}
