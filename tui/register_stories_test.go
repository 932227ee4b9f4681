package tui_test

import (
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// From a check to its register, to the late rows alone, to a draw, and to the
// answer about a drawn row, which moves the verdict of its question.
func TestRowsOfARegisterAreWalkedDrawnAndRead(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2026-001", Lang: lang.EN, Width: 120, Height: 40})
	s.SeekCheck("requests")
	s.Press("enter", "r")
	s.Shows("Register of requests", "14 in all, 13 judged", "median 14")
	s.Press("f4")
	s.Shows("Filter: late", "30.09.2025")
	s.Press("enter")
	s.Shows("Last day")
	s.Press("esc")
	s.Press("f4", "f4", "f4", "c")
	s.Shows("How many rows")
	s.Press("ctrl+u")
	s.Type("2")
	s.Press("tab")
	s.Type("2026")
	s.Press("ctrl+s")
	s.Shows("Drawn: 2 of", "seed: 2026", "? not read")
	s.Press("d")
	s.Shows("What is lacking")
	s.Type("The table is not there")
	s.Press("ctrl+s")
	s.Shows("× untrue")
	s.Press("ctrl+z")
	s.Lacks("× untrue")
}

// The same keys on a Kazakh layout.
func TestADrawnRowIsAnsweredOnAKazakhLayout(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2026-001", Lang: lang.KK})
	s.SeekCheck("requests")
	s.Press("enter", "к", "с")
	s.Press("ctrl+s")
	s.Shows("Іріктелді")
	s.Press("ф")
	s.Shows("✓ толық")
}

// A number that is none is refused where it stands, and nothing is drawn.
func TestADrawOfNothingIsRefused(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2026-001", Lang: lang.RU})
	s.SeekCheck("requests")
	s.Press("enter", "r", "c", "ctrl+u")
	s.Type("ноль")
	s.Press("ctrl+s")
	s.Shows("целое число")
	s.Press("esc", "c")
	s.Shows("ноль") // what was typed is there
}
