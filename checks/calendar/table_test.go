package calendar

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
)

// The holidays by the Law of 13.12.2001 No 267, and what cannot be derived
// from it: swaps, and the first days of Kurban Ait.
var (
	fixedHolidays = []string{"01-01", "01-02", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07", "05-09", "07-06", "10-25", "12-16"}
	swaps         = map[string]string{"2023-07-07": "2023-07-01", "2024-05-08": "2024-05-04", "2025-01-03": "2025-01-05"}
	neverMoved    = []string{
		"2023-01-07", "2024-01-07", "2025-01-07", "2026-01-07", "2027-01-07",
		"2023-06-28", "2024-06-16", "2025-06-06", "2026-05-27", "2027-05-16",
	}
	constitutionDays = []string{"2023-08-30", "2024-08-30", "2025-08-30", "2027-03-15"}
)

func TestTheTableFollowsFromTheLaw(t *testing.T) {
	off := map[Day]bool{}
	var holidays []Day
	for y := 2023; y <= 2027; y++ {
		for _, md := range fixedHolidays {
			holidays = append(holidays, day(t, date(y, 1, 1).String()[:5]+md))
		}
	}
	for _, iso := range constitutionDays {
		holidays = append(holidays, day(t, iso))
	}
	for _, d := range holidays {
		off[d] = true
	}
	for _, iso := range neverMoved {
		off[day(t, iso)] = true
	}
	for _, d := range holidays { // a holiday on a weekend takes the next working day
		if d.isWeekend() {
			for off[d] || d.isWeekend() {
				d++
			}
			off[d] = true
		}
	}
	works := map[Day]bool{}
	for weekday, weekend := range swaps {
		off[day(t, weekday)], works[day(t, weekend)] = true, true
	}
	c := kazakhstan(t)
	for d := day(t, "2023-01-01"); d.Year() <= 2027; d++ {
		want := works[d] || !off[d] && !d.isWeekend()
		if got, _ := c.Working(d); got != want {
			t.Errorf("%s %s: works %v, by the law %v", d, d.Weekday(), got, want)
		}
	}
}

func TestEveryNameOfTheTableIsUsed(t *testing.T) {
	names, err := lang.ParseMessages(namesTOML)
	if err != nil {
		t.Fatal(err)
	}
	used := map[lang.Text]bool{}
	for y := 2023; y <= 2027; y++ {
		for _, note := range kazakhstan(t).Year(y) {
			used[note.Name], used[note.Remark] = true, true
		}
	}
	for _, key := range names.Keys() {
		if !used[names.Text(key, nil)] {
			t.Errorf("%s names nothing", key)
		}
	}
}

func TestTheTableIsReadStrictly(t *testing.T) {
	names, err := lang.ParseMessages(namesTOML)
	if err != nil {
		t.Fatal(err)
	}
	good := tableHeader + "\n2025-03-08\tSat\toff-weekend\tholiday: Women's Day\tconfirmed\n"
	if _, err := readTable(good, names); err != nil {
		t.Fatalf("a good table is refused: %v", err)
	}
	for _, row := range []struct{ says, rows, complains string }{
		{"a missing cell", "2025-03-08\tSat\toff-weekend\tholiday: Women's Day", "4 cells"},
		{"an impossible day", "2025-02-30\tSun\toff-weekend\tholiday: Women's Day\tconfirmed", "no such day"},
		{"a wrong weekday", "2025-03-08\tSun\toff-weekend\tholiday: Women's Day\tconfirmed", "is a Sat"},
		{"an unknown kind", "2025-03-08\tSat\tfree\tholiday: Women's Day\tconfirmed", "unknown kind"},
		{"a weekday off on a Saturday", "2025-03-08\tSat\toff\tholiday: Women's Day\tconfirmed", "off on a Sat"},
		{"a working weekend on a Monday", "2025-03-10\tMon\tworking-weekend\tswap\tconfirmed", "on a Mon"},
		{"an unknown reason", "2025-03-08\tSat\toff-weekend\tbecause\tconfirmed", "unknown reason"},
		{"a holiday without a name", "2025-03-08\tSat\toff-weekend\tholiday: Cat Day\tconfirmed", "holiday.cat-day"},
		{"a working day off", "2025-03-08\tSat\toff-weekend\tswap\tconfirmed", "cannot be"},
		{"a working holiday", "2025-03-08\tSat\tworking-weekend\tholiday: Women's Day\tconfirmed", "cannot be"},
		{"an unknown certainty", "2025-03-08\tSat\toff-weekend\tholiday: Women's Day\tmaybe", "unknown certainty"},
		{"an unknown remark", "2025-03-08\tSat\toff-weekend\tholiday: Women's Day\tconfirmed (so)", "remark.so"},
		{"an unclear estimate", "2027-05-16\tSun\toff-weekend\tKurban Ait day 1 (never moved)\testimate (May)", "unknown estimate"},
		{"an estimate of no month", "2027-05-16\tSun\toff-weekend\tKurban Ait day 1 (never moved)\testimate (16 or 17 Mai 2027)", "no such day"},
		{"a day twice", "2025-03-08\tSat\toff-weekend\tholiday: Women's Day\tconfirmed\n2025-03-08\tSat\toff-weekend\tholiday: Women's Day\tconfirmed", "out of order"},
		{"a day off moved from nowhere", "2025-03-10\tMon\toff\tmoved from 2025-03-08 (Women's Day)\tconfirmed", "no such holiday"},
		{"a day off moved from no date", "2025-03-10\tMon\toff\tmoved from Saturday\tconfirmed", "not a date"},
		{"a swap for nothing", "2025-01-03\tFri\toff\tday off swapped with 2025-01-05\tconfirmed", "does not work"},
		{"a weekend worked for nothing", "2025-01-05\tSun\tworking-weekend\tswap\tconfirmed", "works for no day off"},
		{"a note on the possible day of a feast",
			"2027-05-16\tSun\toff-weekend\tKurban Ait day 1 (never moved)\testimate (16 or 17 May 2027)\n2027-05-17\tMon\toff\tholiday: Women's Day\tconfirmed",
			"possible day"},
	} {
		_, err := readTable(tableHeader+"\n"+row.rows+"\n", names)
		if err == nil || !strings.Contains(err.Error(), row.complains) {
			t.Errorf("%s: error %v, want one with %q", row.says, err, row.complains)
		}
	}
	if _, err := readTable("day\tname\n", names); err == nil {
		t.Error("another header is taken")
	}
}
