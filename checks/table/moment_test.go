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
