package calendar

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

func TestTheYearsHaveTheirWorkingDays(t *testing.T) {
	c := kazakhstan(t)
	for _, row := range []struct {
		year, days int
		certainty  Certainty
	}{
		{2023, 246, Confirmed},
		{2024, 249, Confirmed},
		{2025, 246, Confirmed},
		{2026, 247, Confirmed},
		{2027, 247, Computed},
	} {
		before, after := date(row.year-1, 12, 31), date(row.year+1, 1, 1)
		if got := c.Between(before, after); got != row.days {
			t.Errorf("%d has %d working days, want %d", row.year, got, row.days)
		}
		if got := c.YearCertainty(row.year); got != row.certainty {
			t.Errorf("%d is %s, want %s", row.year, got, row.certainty)
		}
	}
	if c.YearCertainty(2022) != Outside || c.YearCertainty(2028) != Outside {
		t.Error("2022 and 2028 have no table")
	}
}

func TestADayIsJudgedByTheTableThenByTheWeekday(t *testing.T) {
	c := kazakhstan(t)
	for _, row := range []struct {
		says, day string
		working   bool
		certainty Certainty
	}{
		{"an ordinary Friday works", "2025-03-14", true, Confirmed},
		{"an ordinary Saturday does not", "2025-03-15", false, Confirmed},
		{"a holiday does not", "2025-05-01", false, Confirmed},
		{"a day off moved from a weekend does not", "2025-03-10", false, Confirmed},
		{"a day off that was swapped does not", "2025-01-03", false, Confirmed},
		{"the Sunday it was swapped with works", "2025-01-05", true, Confirmed},
		{"31 August 2026 works since the Constitution Day was moved", "2026-08-31", true, Confirmed},
		{"an ordinary day of 2027 follows from the law", "2027-04-14", true, Computed},
		{"a holiday of 2027 too", "2027-03-15", false, Computed},
		{"Kurban Ait of 2027 is an estimate", "2027-05-16", false, Estimated},
		{"and so is the Monday it may fall on", "2027-05-17", true, Estimated},
		{"a Monday without a table works by its weekday", "2028-05-01", true, Outside},
		{"a Saturday without a table does not", "2028-04-29", false, Outside},
	} {
		working, certainty := c.Working(day(t, row.day))
		if working != row.working || certainty != row.certainty {
			t.Errorf("%s: %s working %v, %s", row.says, row.day, working, certainty)
		}
	}
	if working, certainty := c.Working(0); working || certainty != Outside {
		t.Error("no day does not work, and nothing is known of it")
	}
}

func TestASpanIsAsSureAsItsWeakestDay(t *testing.T) {
	c := kazakhstan(t)
	for _, row := range []struct {
		says, over string
		want       Certainty
	}{
		{"a year with an official calendar", "2025-01-01..2025-12-31", Confirmed},
		{"a span that reaches into 2027", "2026-12-01..2027-01-01", Computed},
		{"a span with Kurban Ait of 2027", "2027-01-01..2027-05-17", Estimated},
		{"a span that ends before it", "2027-01-01..2027-05-15", Computed},
		{"a span that leaves the table", "2027-12-31..2028-01-01", Outside},
		{"an open span", "2025-01-01..", Outside},
	} {
		if got := c.Certainty(span(t, row.over)); got != row.want {
			t.Errorf("%s: %s, want %s", row.says, got, row.want)
		}
	}
	if c.Certainty(Span{From: 9, To: 8}) != Confirmed {
		t.Error("an empty span has nothing to doubt")
	}
}

func TestAYearIsListedWithItsReasons(t *testing.T) {
	notes := kazakhstan(t).Year(2025)
	if len(notes) != 23 || !slices.IsSortedFunc(notes, func(a, b DayNote) int { return int(a.Day - b.Day) }) {
		t.Fatalf("2025 has %d notes, or not in order", len(notes))
	}
	said := map[string]string{}
	for _, note := range notes {
		said[note.Day.String()] = note.Words().RU
	}
	for iso, want := range map[string]string{
		"2025-01-03": "выходной взамен рабочего дня 05.01.2025",
		"2025-01-05": "рабочий день взамен выходного 03.01.2025",
		"2025-01-07": "Православное Рождество",
		"2025-03-08": "Международный женский день",
		"2025-03-10": "выходной, перенесенный с 08.03.2025 (Международный женский день)",
		"2025-06-06": "первый день Курбан-айта",
	} {
		if said[iso] != want {
			t.Errorf("%s says %q, want %q", iso, said[iso], want)
		}
	}
	if got := kazakhstan(t).Year(2028); got != nil {
		t.Errorf("2028 has no table, but %v", got)
	}
}

func TestEveryNoteSpeaksThreeLanguages(t *testing.T) {
	c := kazakhstan(t)
	for y := 2023; y <= 2027; y++ {
		for _, note := range c.Year(y) {
			if missing := note.Words().Missing(); missing != nil {
				t.Errorf("%s says nothing in %v", note.Day, missing)
			}
			if note.Remark != (lang.Text{}) && note.Remark.Missing() != nil {
				t.Errorf("%s: remark %v", note.Day, note.Remark)
			}
			if strings.Contains(note.Words().EN+note.Remark.EN, "!") {
				t.Errorf("%s has a slip: %v", note.Day, note.Words())
			}
		}
	}
}

func TestTheDepartmentCorrectsTheCalendar(t *testing.T) {
	table := kazakhstan(t)
	friday, saturday := day(t, "2028-03-10"), day(t, "2028-03-11")
	c := table.With([]Correction{
		{Day: friday, Off: false, Reason: "an error"},
		{Day: friday, Off: true, Reason: "приказ\n№ 5"},
		{Day: saturday, Off: false, Reason: "приказ № 5"},
		{Day: 0, Off: true},
	})
	if working, certainty := c.Working(friday); working || certainty != Confirmed {
		t.Error("the later correction stands, and a corrected day is confirmed")
	}
	if working, _ := c.Working(saturday); !working {
		t.Error("a corrected Saturday works")
	}
	if len(c.Year(2028)) != 2 || len(table.Year(2028)) != 0 {
		t.Error("corrections are listed with the year, and the table itself stays as it was")
	}
	note, ok := c.Note(friday)
	if want := "выходной по исправлению департамента: приказ № 5"; !ok || note.Words().RU != want {
		t.Errorf("the note says %q, want %q", note.Words().RU, want)
	}
	if note, _ = c.Note(saturday); note.Words().EN != "working day by the department's correction: приказ № 5" {
		t.Errorf("the note says %q", note.Words().EN)
	}
	sum := c.AddWorking(day(t, "2028-03-09"), 1)
	if sum.Result != saturday || !strings.Contains(sum.Explained.RU, "приказ № 5") {
		t.Errorf("the sum ends on %s and says %s", sum.Result, sum.Explained.RU)
	}
}

func TestACorrectionSettlesAnEstimatedFeast(t *testing.T) {
	sunday, monday := day(t, "2027-05-16"), day(t, "2027-05-17")
	for _, row := range []struct {
		says           string
		fix            Correction
		mondayWorks    bool
		sunday, monday Certainty
	}{
		{"the feast is on Monday", Correction{Day: monday, Off: true}, false, Computed, Confirmed},
		{"the feast is on Sunday", Correction{Day: sunday, Off: true}, true, Confirmed, Computed},
		{"that Monday works settles Monday alone", Correction{Day: monday, Off: false}, true, Estimated, Confirmed},
	} {
		c := kazakhstan(t).With([]Correction{row.fix})
		works, sure := c.Working(monday)
		if works != row.mondayWorks || sure != row.monday {
			t.Errorf("%s: Monday works %v, %s", row.says, works, sure)
		}
		if works, sure = c.Working(sunday); works || sure != row.sunday {
			t.Errorf("%s: Sunday works %v, %s", row.says, works, sure)
		}
	}
}

func TestACertaintyHasANameAndWords(t *testing.T) {
	for c := Confirmed; c <= Outside; c++ {
		text, err := c.MarshalText()
		var back Certainty
		if err != nil || back.UnmarshalText(text) != nil || back != c {
			t.Errorf("%s comes back as %s", text, back)
		}
		if c.Words().Missing() != nil || strings.Contains(c.Words().KK, "!") {
			t.Errorf("%s says %v", c, c.Words())
		}
	}
	if new(Certainty).UnmarshalText([]byte("sure")) == nil || Certainty(9).String() != "certainty 9" {
		t.Error("a certainty we do not know is not taken for one")
	}
}

// The day itself is not counted, the last one is where it is a working day.
func TestWorkingDaysSinceADay(t *testing.T) {
	c, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	day := func(iso string) Day {
		d, err := ParseDay(iso)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for to, want := range map[string]int{"2026-01-05": 0, "2026-01-06": 1, "2026-01-07": 1, "2026-01-09": 3, "2026-01-11": 3, "2026-01-01": 0} {
		if got := c.Since(day("2026-01-05"), day(to)); got != want {
			t.Errorf("to %s: %d, want %d", to, got, want)
		}
	}
}
