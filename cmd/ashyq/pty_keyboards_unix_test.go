//go:build unix

package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// keyboard is what the keys of a layout send, by the name of the key on a US one.
type keyboard struct {
	name  string
	sends map[string]string
}

// keyboards reads the tables of three layouts: those of the layouts themselves, not
// those of the program.
func keyboards(t *testing.T) []keyboard {
	t.Helper()
	text, err := os.ReadFile("../../tui/keys/testdata/keyboards.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := []keyboard{{"US", map[string]string{}}, {"Russian", map[string]string{}}, {"Kazakh", map[string]string{}}}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(cells) != 6 || strings.HasPrefix(line, "# ") {
			continue
		}
		for i := range out {
			out[i].sends[cells[0]] = cells[2*i]
		}
	}
	return out
}

// keys gives what the keys send: letters by their place, the others as everywhere.
func (k keyboard) keys(physical ...string) []string {
	var out []string
	for _, key := range physical {
		if text, ok := k.sends[key]; ok && len(key) == 1 {
			key = text
		}
		out = append(out, key)
	}
	return out
}

// rests waits until the screen has stood still for a moment, and gives it without
// the minute of the clock.
func (s *terminal) rests() string {
	s.Helper()
	last, since := s.shown(), time.Now()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		now := s.shown()
		if now != last {
			last, since = now, time.Now()
		}
		if time.Since(since) > 300*time.Millisecond {
			return now
		}
	}
	s.Fatalf("the screen does not rest:\n%s", last)
	return ""
}

// atHome is the sample office in Russian, on its first screen.
func atHome(t *testing.T) *terminal {
	t.Helper()
	s := sit(t, 100, 30, nil, "demo", "--lang", "ru")
	s.waits("Критерий") // it opens on an inspection
	s.press("esc")
	s.waits("недавно измененные")
	s.rests()
	return s
}

// walk is a stretch of a day: the keys by their places, and what must stand on the
// screen after them.
type walk struct {
	keys []string
	see  string
}

// aDay goes over lists, an inspection, a check counted in weeks, a stand, the journal
// and the acts by letters, brackets and keys that are alike everywhere.
var aDay = []walk{
	{[]string{"n"}, "Категория"},
	{[]string{"esc", "]"}, "▸Обладатели"},
	{[]string{"enter"}, "Помещения"},
	{[]string{"esc", "["}, "▸Дела"},
	{[]string{"x"}, "606-НҚ"},
	{[]string{"esc", "f2"}, "Действия"},
	{[]string{"esc", "l"}, "Home"},
	{[]string{"l"}, "Басты бет"},
	{[]string{"l"}, "Главная"},
}

func TestTheSameKeysLeadToTheSameScreensOnEveryKeyboard(t *testing.T) {
	var first []string
	for _, k := range keyboards(t) {
		t.Run(k.name, func(t *testing.T) {
			s := atHome(t)
			var seen []string
			for _, w := range aDay {
				s.press(k.keys(w.keys...)...)
				s.waits(w.see)
				seen = append(seen, s.rests())
			}
			s.press("ctrl+q")
			if err := s.ends(); err != nil {
				t.Error(err)
			}
			if first == nil {
				first = seen
			}
			for i := range seen {
				if seen[i] != first[i] {
					t.Errorf("after %v:\n%s\nand on the first keyboard\n%s", aDay[i].keys, seen[i], first[i])
				}
			}
		})
	}
}

// What is typed faster than the screen is drawn comes in pieces that no key knows
// of: several letters at once, or half of one.
func TestFastTypingLosesNothingUnderAnyKeyboard(t *testing.T) {
	for _, k := range keyboards(t) {
		t.Run(k.name, func(t *testing.T) {
			s := atHome(t)
			s.press(k.keys("n")...)
			s.waits("Категория")
			s.press("enter")
			s.waits("Обладатель")
			s.rests()
			name := strings.Repeat("Қәжет әкімдігі ", 3) + "n т ь ] ["
			for piece := []byte(name); len(piece) > 0; {
				n := min(len(piece), 7) // of letters of two bytes: every other one is cut
				if _, err := s.tty.Write(piece[:n]); err != nil {
					t.Fatal(err)
				}
				piece = piece[n:]
				time.Sleep(5 * time.Millisecond) // so that the halves are read apart
			}
			s.waits("n т ь ] [")
			if got := s.rests(); !strings.Contains(got, strings.TrimSpace(name)) {
				t.Errorf("typed %q, and on the screen is\n%s", name, got)
			}
			s.press("ctrl+q")
			_ = s.ends()
		})
	}
}

// A paste is text: in a field it is typed, whatever stands in it, and outside of one
// it does nothing.
func TestAPasteIsTextAndNeverKeys(t *testing.T) {
	s := atHome(t)
	before := s.rests()
	paste := func(text string) { s.press("\x1b[200~" + text + "\x1b[201~") }
	paste("nтqй\r]l")
	if after := s.rests(); after != before {
		t.Errorf("a paste was taken for keys:\n%s", after)
	}
	s.press("n")
	s.waits("Категория")
	s.press("enter")
	s.waits("Обладатель")
	s.rests()
	paste("Отдел \x1b[31mкрасный\x1b[0m\r\nвторая строка\x07 №1")
	s.waits("вторая строка")
	got := s.rests()
	if !strings.Contains(got, "вторая строка №1") {
		t.Errorf("the paste is not whole:\n%s", got)
	}
	for _, line := range strings.Split(s.written(), "\n") {
		if strings.Contains(line, "\x1b[31mкрасный") {
			t.Error("what was pasted reached the terminal as a command")
		}
	}
	s.press("ctrl+q")
	_ = s.ends()
}
