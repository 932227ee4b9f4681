package calendar

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashyq/checks/lang"
)

// count makes the sum that a line of testdata asks for.
func count(t *testing.T, c *Calendar, sum, from, n string) Sum {
	t.Helper()
	number, err := strconv.Atoi(n)
	if err != nil {
		t.Fatal(err)
	}
	switch sum {
	case "working":
		return c.AddWorking(day(t, from), number)
	case "calendar":
		return c.AddCalendar(day(t, from), number, false)
	case "calendar-roll":
		return c.AddCalendar(day(t, from), number, true)
	case "back":
		return c.Back(day(t, from), number)
	}
	t.Fatalf("no sum is called %q", sum)
	return Sum{}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTermsEndOnTheirDay(t *testing.T) {
	c := kazakhstan(t)
	rows := strings.Split(strings.TrimSpace(read(t, "terms.tsv")), "\n")
	for _, row := range rows[1:] {
		cells := strings.Split(row, "\t")
		s := count(t, c, cells[1], cells[2], cells[3])
		got := fmt.Sprintf("%s\t%s\t%s", s.Unmoved, s.Result, s.Certainty)
		if want := strings.Join(cells[4:], "\t"); got != want {
			t.Errorf("%s: got %q, want %q", cells[0], got, want)
		}
		if s.From.String() != cells[2] || strconv.Itoa(s.Count) != cells[3] {
			t.Errorf("%s: the sum forgets what was asked: %s, %d", cells[0], s.From, s.Count)
		}
	}
}

func TestTermsExplainThemselves(t *testing.T) {
	c := kazakhstan(t)
	for _, block := range strings.Split(read(t, "explained.txt"), "\n> ")[1:] {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		asked := strings.Fields(lines[0])
		got := count(t, c, asked[0], asked[1], asked[2]).Explained
		if len(lines) != 4 {
			t.Errorf("%s: no answer of three lines; it says\n%s\n%s\n%s", lines[0], got.KK, got.RU, got.EN)
			continue
		}
		if want := (lang.Text{KK: lines[1], RU: lines[2], EN: lines[3]}); got != want {
			t.Errorf("%s says\n%s\n%s\n%s", lines[0], got.KK, got.RU, got.EN)
		}
	}
}

func TestATermOutsideTheCalendarHasNoDay(t *testing.T) {
	c := kazakhstan(t)
	for _, row := range []struct {
		says string
		sum  Sum
	}{
		{"after the last day", c.AddWorking(lastDay, 1)},
		{"after the last day by the calendar", c.AddCalendar(lastDay, 1, true)},
		{"a last day off that has no next day", c.AddCalendar(lastDay, 1<<40, false)},
		{"before the first day", c.Back(firstDay, 1)},
		{"from no day", c.AddWorking(0, 3)},
		{"nothing from no day", c.AddCalendar(0, 0, true)},
	} {
		if row.sum.Result != 0 || row.sum.Unmoved != 0 || row.sum.Certainty != Outside {
			t.Errorf("%s: %+v", row.says, row.sum)
		}
		if row.sum.Explained.Missing() != nil {
			t.Errorf("%s: explains nothing in %v", row.says, row.sum.Explained.Missing())
		}
	}
}

// worksByHand tells working days anew: with the standard library and the rows
// of the table as they stand in the file.
func worksByHand(at time.Time) bool {
	_, row, found := strings.Cut(tableTSV, "\n"+at.Format(time.DateOnly)+"\t")
	if found {
		return strings.Split(row, "\t")[1] == rowWorking
	}
	return at.Weekday() != time.Saturday && at.Weekday() != time.Sunday
}

// stepByHand goes n working days by hand, forward or backward.
func stepByHand(at time.Time, n, direction int) time.Time {
	for left := n; left > 0; {
		at = at.AddDate(0, 0, direction)
		if worksByHand(at) {
			left--
		}
	}
	return at
}

func TestSumsAgreeWithACountByHand(t *testing.T) {
	c, r := kazakhstan(t), random(t)
	for range 1500 {
		at := time.Date(2022, 11, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(2000))
		from, n := DayOf(at), 1+r.IntN(40)
		agree := func(what string, got Day, want time.Time) {
			t.Helper()
			if got.String() != want.Format(time.DateOnly) {
				t.Fatalf("%s: %s and %d: %s, by hand %s", what, from, n, got, want.Format(time.DateOnly))
			}
		}
		agree("working days", c.AddWorking(from, n).Result, stepByHand(at, n, 1))
		agree("working days back", c.Back(from, n).Result, stepByHand(at, n, -1))
		plain := at.AddDate(0, 0, n)
		moved := plain
		if !worksByHand(plain) {
			moved = stepByHand(plain, 1, 1)
		}
		s := c.AddCalendar(from, n, true)
		agree("calendar days", s.Unmoved, plain)
		agree("calendar days, moved", s.Result, moved)
		agree("calendar days as they fall", c.AddCalendar(from, n, false).Result, plain)
	}
}

func TestBetweenAgreesWithACountByHand(t *testing.T) {
	c, r := kazakhstan(t), random(t)
	for range 500 {
		at := time.Date(2022, 11, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(1900))
		to := at.AddDate(0, 0, r.IntN(60)-5)
		want := 0
		for d := at.AddDate(0, 0, 1); d.Before(to); d = d.AddDate(0, 0, 1) {
			if worksByHand(d) {
				want++
			}
		}
		if got := c.Between(DayOf(at), DayOf(to)); got != want {
			t.Fatalf("%s and %s have %d working days between, by hand %d", DayOf(at), DayOf(to), got, want)
		}
	}
	if c.Between(5, 5) != 0 || c.Between(9, 5) != 0 {
		t.Error("a day has nothing between itself, and nothing lies between days in the wrong order")
	}
}

// The rules hold together: back undoes forward, and n days on there are n-1
// full working days between.
func TestSumsAgreeWithOneAnother(t *testing.T) {
	c, r := kazakhstan(t), random(t)
	start := day(t, "2023-01-01")
	for range 1000 {
		from, n := start.Add(r.IntN(1800)), 1+r.IntN(30)
		end := c.AddWorking(from, n).Result
		if got := c.Between(from, end); got != n-1 {
			t.Fatalf("%d working days after %s is %s, with %d between", n, from, end, got)
		}
		if works, _ := c.Working(from); works && c.Back(end, n).Result != from {
			t.Fatalf("%d working days back from %s is not %s", n, end, from)
		}
	}
}
