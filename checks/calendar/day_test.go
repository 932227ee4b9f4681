package calendar

import (
	"encoding/json"
	"testing"
	"time"

	"ashyq/checks/lang"
)

func TestEveryDayIsTheDayOfTheStandardLibrary(t *testing.T) {
	epoch := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() <= 2060; at = at.AddDate(0, 0, 1) {
		d, ok := NewDay(at.Year(), int(at.Month()), at.Day())
		if !ok {
			t.Fatalf("%s is refused", at)
		}
		if want := (at.Unix()-epoch.Unix())/86400 + 1; int64(d) != want {
			t.Fatalf("%s has the number %d, want %d", at, d, want)
		}
		if y, m, n := d.Date(); y != at.Year() || m != int(at.Month()) || n != at.Day() {
			t.Fatalf("%s comes back as %d-%d-%d", at, y, m, n)
		}
		if d.Year() != at.Year() || d.Month() != int(at.Month()) || d.Weekday() != at.Weekday() {
			t.Fatalf("%s: year %d, month %d, %s", at, d.Year(), d.Month(), d.Weekday())
		}
		if d.String() != at.Format(time.DateOnly) || d.Digits() != at.Format("02.01.2006") {
			t.Fatalf("%s is written %s and %s", at, d, d.Digits())
		}
	}
}

func TestEveryNumberOfTheCalendarIsOneDay(t *testing.T) {
	for d := firstDay; d <= lastDay; d += 97 {
		if back, ok := NewDay(d.Date()); !ok || back != d {
			t.Fatalf("%d is %s and comes back as %d", d, d, back)
		}
	}
	if firstDay.String() != "0001-01-01" || lastDay.String() != "9999-12-31" {
		t.Errorf("the calendar runs from %s to %s", firstDay, lastDay)
	}
}

func TestADayThatDoesNotExistIsRefused(t *testing.T) {
	for _, row := range []struct{ says, typed, code string }{
		{"no 30 February", "2025-02-30", "date.impossible"},
		{"no 29 February in a common year", "2025-02-29", "date.impossible"},
		{"nor in 1900", "1900-02-29", "date.impossible"},
		{"no 31 April", "2025-04-31", "date.impossible"},
		{"no 13th month", "2025-13-01", "date.impossible"},
		{"no month 0", "2025-00-01", "date.impossible"},
		{"no day 0", "2025-01-00", "date.impossible"},
		{"no year 0", "0000-01-01", "date.impossible"},
		{"the order of Russian dates", "18.04.2025", "date.malformed"},
		{"a day without noughts", "2025-4-8", "date.malformed"},
		{"a time too many", "2025-04-08T10:00", "date.malformed"},
		{"a sign", "+025-04-08", "date.malformed"},
		{"digits of another script", "2025-04-0٣", "date.malformed"},
		{"nothing", "", "date.malformed"},
	} {
		d, err := ParseDay(row.typed)
		refused(t, row.says, err, row.code)
		if d != 0 {
			t.Errorf("%s: gives %s", row.says, d)
		}
	}
	for _, leap := range []string{"2024-02-29", "2000-02-29"} {
		if d, err := ParseDay(leap); err != nil || d.String() != leap {
			t.Errorf("%s: %s, %v", leap, d, err)
		}
	}
}

// refused checks that an error of ours tells the reader what to do.
func refused(t *testing.T, says string, err error, code string) {
	t.Helper()
	ours, ok := lang.AsError(err)
	if !ok || ours.Code != code {
		t.Errorf("%s: error %v, want %s", says, err, code)
		return
	}
	if ours.Text.Missing() != nil || ours.Hint.Missing() != nil {
		t.Errorf("%s: text %v, hint %v", says, ours.Text, ours.Hint)
	}
}

func TestDaysAreAddedInsideTheCalendarOnly(t *testing.T) {
	for _, row := range []struct {
		says string
		d    Day
		n    int
		want string
	}{
		{"over the end of February", day(t, "2024-02-28"), 2, "2024-03-01"},
		{"backward over New Year", day(t, "2025-01-01"), -1, "2024-12-31"},
		{"nothing changes nothing", day(t, "2025-01-01"), 0, "2025-01-01"},
		{"no day has no next", 0, 1, ""},
		{"nothing after the last day", lastDay, 1, ""},
		{"nothing before the first day", firstDay, -1, ""},
		{"a number too great for days", firstDay, 1 << 40, ""},
		{"and one too small", lastDay, -1 << 40, ""},
	} {
		if got := row.d.Add(row.n).String(); got != row.want {
			t.Errorf("%s: %q, want %q", row.says, got, row.want)
		}
	}
}

func TestNoDayIsEmptyEverywhere(t *testing.T) {
	var none Day
	if none.String() != "" || none.Digits() != "" || none.Words() != (lang.Text{}) || none.Year() != 0 || none.Month() != 0 {
		t.Errorf("no day shows as %q, %q, %v", none, none.Digits(), none.Words())
	}
	if _, ok := NewDay(10000, 1, 1); ok {
		t.Error("the year 10000 is no year of the calendar")
	}
}

func TestADaySpeaksInWords(t *testing.T) {
	want := lang.Text{KK: "2025 жылғы 14 наурыз", RU: "14 марта 2025 года", EN: "14 March 2025"}
	if got := day(t, "2025-03-14").Words(); got != want {
		t.Errorf("got %v", got)
	}
}

func TestDaysTravelThroughJSON(t *testing.T) {
	type record struct {
		On   Day    `json:"on"`
		At   Moment `json:"at"`
		Over Span   `json:"over"`
	}
	for _, text := range []string{
		`{"on":"2025-03-14","at":"2025-03-01T10:30","over":"2025-01-01..2025-12-31"}`,
		`{"on":"","at":"","over":".."}`,
		`{"on":"2025-03-14","at":"2025-03-01","over":"2025-01-01.."}`,
	} {
		var r record
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		if back, err := json.Marshal(r); err != nil || string(back) != text {
			t.Errorf("%s comes back as %s, %v", text, back, err)
		}
	}
	for _, text := range []string{`{"on":"2025-02-30"}`, `{"at":"2025-03-01T25:00"}`, `{"over":"2025"}`} {
		if err := json.Unmarshal([]byte(text), new(record)); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

func TestAMomentBecomesADayInAlmaty(t *testing.T) {
	for _, row := range []struct{ says, moment, want string }{
		{"late in Greenwich is the next day here", "2025-03-13T20:00:00Z", "2025-03-14T01:00"},
		{"one zone, UTC+5, since 1 March 2024", "2024-03-01T18:59:00Z", "2024-03-01T23:59"},
		{"before that Almaty stood at UTC+6", "2024-02-28T18:00:00Z", "2024-02-29T00:00"},
		{"an own zone is turned", "2025-01-01T00:30:00+09:00", "2024-12-31T20:30"},
	} {
		at, err := time.Parse(time.RFC3339, row.moment)
		if err != nil {
			t.Fatal(err)
		}
		if got := MomentOf(at); got.String() != row.want || DayOf(at) != got.Day {
			t.Errorf("%s: %s and %s, want %s", row.says, got, DayOf(at), row.want)
		}
	}
	beyond := time.Date(10001, 1, 1, 0, 0, 0, 0, time.UTC)
	if DayOf(time.Time{}) != 0 || DayOf(beyond) != 0 || MomentOf(beyond) != (Moment{}) {
		t.Error("the zero time and the year 10001 are no day")
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2025-03-14", "2025-02-30", "", "0001-01-01", "9999-12-31", "-001-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDay(s)
		at, its := time.Parse(time.DateOnly, s)
		if (err == nil) != (its == nil && at.Year() > 0) {
			t.Errorf("%q: ours %v, the standard library %v", s, err, its)
		}
		if err == nil && d.String() != s {
			t.Errorf("%q comes back as %q", s, d)
		}
	})
}
