//go:build unix

package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// layout is a keyboard as it stands on an analyst's desk: what its keys send
// where a Latin one sends a letter, and what she writes on it.
type layout struct {
	name     string
	lang     string
	w, h     int
	letters  map[string]string
	holder   string
	address  string
	title    string
	source   string
	reason   string
	appeared []string // what the steps of the path show
}

var russianLetters = map[string]string{"n": "т", "v": "м", "m": "ь", "h": "р"}

var layouts = []layout{
	{
		name: "Latin", lang: "en", w: 120, h: 40, letters: map[string]string{"n": "n", "v": "v", "m": "m", "h": "h"},
		holder: "Akimat of the trial district", address: "1 First street", title: "Round table on open data",
		source: "Register of events", reason: "The protocol was seen at the holder's",
		appeared: []string{"No inspections yet", "Category", "Holder", "Check", "Open-data events", "Kind", "What is missing", "Undone", "quarter 1"},
	},
	{
		name: "Russian", lang: "ru", w: 80, h: 24, letters: russianLetters,
		holder: "Акимат Пробного района", address: "улица Первая, 1", title: "Круглый стол об открытых данных",
		source: "Журнал мероприятий", reason: "Протокол показан у обладателя информации",
		appeared: []string{"Дел пока нет", "Категория", "Обладатель", "Критерий", "Мероприятия по открытым", "Вид", "Не хватает до", "Отменено", "1 квартал"},
	},
	{
		name: "Kazakh", lang: "kk", w: 60, h: 16, letters: russianLetters,
		holder: "Сынақ ауданының әкімдігі", address: "Бірінші көше, 1", title: "Ашық деректер туралы дөңгелек үстел",
		source: "Іс-шаралар журналы", reason: "Хаттама ақпарат иеленушіде көрсетілді",
		appeared: []string{"Әзірге іс жоқ", "Санат", "Иеленуші", "4(1)", "Ашық деректер іс", "Түрі", "Қол қоюға дейін", "Кері қайтарылды", "1-тоқсан"},
	},
}

// The first minute, by the keyboard alone, in the real program and a terminal
// that answers nothing: from an empty database to a memo on the disk.
func TestTheFirstMinuteUnderEveryLayout(t *testing.T) {
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			s := sit(t, l.w, l.h, []string{"ASHYQ_NOW=2026-01-20T10:00:00+05:00"}, "--db", "work.db", "--lang", l.lang)
			see := func(step int) { s.Helper(); s.waits(l.appeared[step]) }
			see(0)
			s.asksNothing()
			s.press("enter")
			see(1)
			s.press("enter")
			see(2)
			s.openInspection(l)
			see(3)
			s.toCheck(l.appeared[4])
			s.press("enter")
			see(8)
			s.press(l.letters["n"])
			see(5)
			s.waits(formKey)
			s.press("down", "ctrl+u", "14.05.2025", "down", l.title)
			s.resize(100, 30) // in the middle of a form: nothing typed is lost
			s.waits(l.title)
			s.resize(l.w, l.h)
			s.write()
			see(8)
			s.press(l.letters["v"])
			s.waits(formKey)
			s.press("down", "down", l.source)
			s.write()
			see(8)
			s.press(l.letters["m"])
			s.waits(formKey)
			s.press("right", "down", l.reason)
			s.write()
			s.press("ctrl+z")
			see(7)
			s.press("esc", "f9")
			see(6)
			s.press("f9", "ctrl+s")
			s.waits(".docx")
			s.memoIsWritten()
			s.press("ctrl+q")
			if err := s.ends(); err != nil {
				t.Errorf("it ended with %v", err)
			}
		})
	}
}

// formKey is the key that writes a form. It stands among the hints as long as one
// is open, in every language and window.
const formKey = "Ctrl+S"

// write writes the form that is open, and waits until it is gone and the way back
// is offered. What is told of one form may still stand when the next is written.
func (s *terminal) write() {
	s.Helper()
	s.press("ctrl+s")
	for end := time.Now().Add(patience); strings.Contains(s.shown(), formKey); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.Fatalf("the form does not go:\n%s", s.shown())
		}
	}
	s.waits("Ctrl+Z")
}

// openInspection fills the form: holder, the first trait, premises; the rest
// stays as it is proposed.
func (s *terminal) openInspection(l layout) {
	s.Helper()
	s.press(l.holder, "down", "left")
	for range 7 { // past the other traits
		s.press("down")
	}
	s.press(l.address, "enter", "ctrl+s")
}

// toCheck walks the list of checks to one of them.
func (s *terminal) toCheck(title string) {
	s.Helper()
	for range 30 {
		row := s.row()
		if strings.Contains(row, title) {
			return
		}
		s.press("down")
		for end := time.Now().Add(patience); s.row() == row && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		}
	}
	s.Fatalf("no check is called %q:\n%s", title, s.shown())
}

// row is the line that the cursor stands on.
func (s *terminal) row() string {
	for line := range strings.SplitSeq(s.shown(), "\n") {
		if strings.HasPrefix(line, "▸") {
			return line
		}
	}
	return ""
}

// asksNothing says that the terminal was asked no question: this one never
// answers, and whoever asks waits five seconds.
func (s *terminal) asksNothing() {
	s.Helper()
	for _, question := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c"} {
		if strings.Contains(s.written(), question) {
			s.Errorf("the terminal was asked %q", question)
		}
	}
}

// memoIsWritten looks at the file on the disk.
func (s *terminal) memoIsWritten() {
	s.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(s.dir, "*.docx"))
		if err != nil {
			s.Fatal(err)
		}
		if len(files) == 1 {
			z, err := zip.OpenReader(files[0])
			if err != nil {
				s.Fatal(err)
			}
			defer z.Close()
			for _, f := range z.File {
				if f.Name == "word/document.xml" && f.UncompressedSize64 > 1000 {
					return
				}
			}
			s.Fatalf("%s holds no document", files[0])
		}
	}
	s.Fatalf("no memo on the disk:\n%s", s.shown())
}

// Killed in the middle of a sentence, the program offers it back.
func TestWhatWasTypedIsOfferedBackAfterACrash(t *testing.T) {
	s := sit(t, 80, 24, []string{"ASHYQ_NOW=2026-01-20T10:00:00+05:00"}, "--db", "work.db", "--lang", "kk")
	s.waits("Әзірге іс жоқ")
	s.press("enter")
	s.waits("Санат")
	s.press("enter")
	s.waits("Иеленуші")
	s.press("Жоғалмайтын мекеме")
	s.waits("аяқталмаған") // the draft is on the disk, and its time is shown
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.ends()

	again := sitIn(t, s.dir, 80, 24, []string{"ASHYQ_NOW=2026-01-20T10:05:00+05:00"}, "--db", "work.db", "--lang", "kk")
	again.waits("Аяқталмаған жазбалар")
	again.waits("Жоғалмайтын мекеме")
	time.Sleep(500 * time.Millisecond) // a screen that opens by itself hears no keys at first
	again.press("enter")
	again.waits("Белгілері")
	again.waits("Жоғалмайтын мекеме")
	again.press("ctrl+q")
	_ = again.ends()
}

// Where the screen cannot be drawn, a page says where to begin, and nothing is
// made.
func TestADumbTerminalIsGivenAPage(t *testing.T) {
	s := sit(t, 80, 24, []string{"TERM=dumb"}, "--db", "work.db", "--lang", "en")
	if err := s.ends(); err != nil {
		t.Fatal(err)
	}
	s.waits("The full screen cannot be drawn")
	if strings.Contains(s.written(), "\x1b") {
		t.Error("it was drawn on")
	}
	if _, err := os.Stat(filepath.Join(s.dir, "work.db")); !os.IsNotExist(err) {
		t.Error("a database was made")
	}
}

// A damaged database is told of at the start, with the command that helps.
func TestADamagedDatabaseNamesTheCommandThatHelps(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "work.db"), []byte("SQLite format 3\x00"+strings.Repeat("spoilt", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitIn(t, dir, 80, 24, nil, "--db", "work.db", "--lang", "kk")
	s.waits("ashyq repair")
	s.press("ctrl+q")
	_ = s.ends()
}

// A window of ten by five is told to grow, and work goes on when it does.
func TestATinyWindowLosesNothing(t *testing.T) {
	s := sit(t, 80, 24, nil, "demo", "--lang", "en")
	s.waits("2025-002")
	s.resize(10, 5)
	s.waits("10×5")
	s.resize(80, 24)
	s.waits("2025-002")
	s.press("ctrl+q")
	if err := s.ends(); err != nil {
		t.Error(err)
	}
}
