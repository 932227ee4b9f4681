package ics_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/ics"
	"ashyq/checks/lang"
)

func day(t *testing.T, iso string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, f ics.File) string {
	t.Helper()
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFileIsWrittenAsTheNormSays(t *testing.T) {
	got := written(t, ics.File{
		Lang: lang.RU, Stamp: time.Date(2026, 1, 20, 10, 0, 0, 0, time.FixedZone("", 5*60*60)),
		Events: []ics.Event{{UID: "send-1@ashyq", Day: day(t, "2026-02-05"), Summary: "2026-001; срок, 3 дня", About: "Первая строка\nвторая \\"}},
	})
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ashyq//deadlines//RU", "CALSCALE:GREGORIAN",
		"BEGIN:VEVENT", "UID:send-1@ashyq", "DTSTAMP:20260120T050000Z", "DTSTART;VALUE=DATE:20260205",
		`SUMMARY;LANGUAGE=ru:2026-001\; срок\, 3 дня`, `DESCRIPTION;LANGUAGE=ru:Первая строка\nвторая \\`,
		"TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEmptyFileIsWhole(t *testing.T) {
	if got := written(t, ics.File{Lang: lang.KK}); !strings.HasSuffix(got, "END:VCALENDAR\r\n") || strings.Contains(got, "VEVENT") {
		t.Errorf("got %q", got)
	}
}

// A reader of its own: unfolds, and gives the values of one event back.
func read(t *testing.T, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		name, _, _ = strings.Cut(name, ";")
		out[name] = strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)
	}
	return out
}

// Any text comes back as it was, and no line is longer than 75 octets or cut
// within a character.
func TestAnyTextIsFoldedAndComesBack(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	signs := []rune("aж қ—€𝄞,;\\: \n")
	for range 2000 {
		var b strings.Builder
		for range chance.IntN(300) {
			b.WriteRune(signs[chance.IntN(len(signs))])
		}
		text := written(t, ics.File{Lang: lang.KK, Events: []ics.Event{{UID: "u", Day: day(t, "2026-02-05"), Summary: b.String(), About: "x" + b.String()}}})
		for _, line := range strings.Split(text, "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
		got := read(t, text)
		if got["SUMMARY"] != b.String() || got["DESCRIPTION"] != "x"+b.String() {
			t.Fatalf("%q came back as %q", b.String(), got["SUMMARY"])
		}
	}
}

func TestControlCharactersNeverReachTheFile(t *testing.T) {
	if got := ics.Escape("a\x00b\x1b[2Jc\rd\r\ne\u0085\xff"); got != `a b [2Jc d\ne `+"\uFFFD" {
		t.Errorf("got %q", got)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestAFullDiskIsTold(t *testing.T) {
	if err := (ics.File{}).Write(full{}); err == nil {
		t.Error("nothing was said")
	}
}
