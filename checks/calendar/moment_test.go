package calendar

import (
	"testing"

	"ashyq/checks/lang"
)

func TestAMomentHasAnHourOnlyIfTheSourceNamesOne(t *testing.T) {
	for _, row := range []struct {
		typed  string
		minute int
	}{
		{"2025-03-01", -1},
		{"2025-03-01T00:00", 0},
		{"2025-03-01T10:30", 630},
		{"2025-03-01T23:59", 1439},
	} {
		m, err := ParseMoment(row.typed)
		if err != nil || m.Day != day(t, "2025-03-01") || m.Minute != row.minute || m.String() != row.typed {
			t.Errorf("%s: %+v, %v", row.typed, m, err)
		}
	}
}

func TestAMomentSpeaksInWords(t *testing.T) {
	for _, row := range []struct {
		typed string
		want  lang.Text
	}{
		{"2025-03-01", lang.Text{KK: "2025 жылғы 1 наурыз", RU: "1 марта 2025 года", EN: "1 March 2025"}},
		{"2025-03-01T09:05", lang.Text{KK: "2025 жылғы 1 наурыз, 09:05", RU: "1 марта 2025 года, 09:05", EN: "1 March 2025, 09:05"}},
	} {
		m, err := ParseMoment(row.typed)
		if err != nil || m.Words() != row.want {
			t.Errorf("%s: %v, %v", row.typed, m.Words(), err)
		}
	}
	if (Moment{}).Words() != (lang.Text{}) || (Moment{}).String() != "" {
		t.Error("no moment says nothing")
	}
}

func TestAnHourThatNoClockShowsIsRefused(t *testing.T) {
	for _, row := range []struct{ typed, code string }{
		{"2025-03-01T24:00", "time.malformed"},
		{"2025-03-01T10:60", "time.malformed"},
		{"2025-03-01T9:30", "time.malformed"},
		{"2025-03-01T10.30", "time.malformed"},
		{"2025-03-01T10:30:00", "time.malformed"},
		{"2025-03-01T", "time.malformed"},
		{"2025-02-30T10:30", "date.impossible"},
		{"2025-03-01 10:30", "date.malformed"},
	} {
		_, err := ParseMoment(row.typed)
		refused(t, row.typed, err, row.code)
	}
}

func FuzzParseMoment(f *testing.F) {
	for _, s := range []string{"2025-03-14", "2025-03-14T10:30", "2025-03-14T24:00", "T10:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := ParseMoment(s); err == nil && m.String() != s {
			t.Errorf("%q comes back as %q", s, m)
		}
	})
}
