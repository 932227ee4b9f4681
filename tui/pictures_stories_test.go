package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// pictured opens an inspection of the sample office and a picture of it.
func pictured(t *testing.T, w, h int, first string, keys ...string) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Width: w, Height: h, Lang: lang.EN, Office: true, First: first})
	s.Press(keys...)
	return s
}

// toStrip walks to the strip of a name.
func toStrip(s *tuitest.Stage, name string) {
	s.Helper()
	for range 20 {
		if strings.Contains(s.Row(), name) {
			return
		}
		s.Press("down")
	}
	s.Fatalf("no strip is named %q:\n%s", name, s.Screen())
}

func TestAYearStandsUnderOneRuler(t *testing.T) {
	s := pictured(t, 80, 24, "2025-003", "w")
	s.Shows("A year at a glance", "2025", "606-НҚ/221", "|177-НҚ", "01  02  03", "Q1", "Q4")
	s.Shows("-×××××××××××××××××××××××××-", "■■■■■■■■■■■■ ××××××××××××")
}

func TestInANarrowWindowTheYearIsFoldedByMonths(t *testing.T) {
	s := pictured(t, 60, 16, "2025-003", "w")
	s.Shows("01 02 03 04 05 06 07 08 09 10 11 12", "×3 ×5 ×4 ×5 ×4 ×4 -", "how many in the month")
	toStrip(s, "Open-data")
	s.Shows("■■■■■■■■ ××××××××")
}

func TestWithoutOtherSignsThanASCIITheYearIsReadAlike(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Width: 80, Height: 24, Lang: lang.EN, Office: true, First: "2025-003", ASCII: true})
	s.Press("w")
	s.Shows("-xxxxxxxxxxxxxxxxxxxxxxxxx-", "############ xxxxxxxxxxxx")
	s.Lacks("■", "×")
}

func TestTheCursorWalksFromSlotToSlotAndKeepsItsDayFromStripToStrip(t *testing.T) {
	s := pictured(t, 120, 40, "2025-003", "w")
	toStrip(s, "Open-data events")
	s.Press("home")
	s.Shows("quarter 2 of 2025", "1 / 2")
	s.Press("right")
	s.Shows("quarter 3 of 2025", "2 / 2")
	s.Press("up", "up")
	s.Lacks("2 / 2")
	s.Press("down", "down")
	s.Shows("quarter 3 of 2025")
}

func TestTheSlotUnderTheCursorIsOpenedInItsCheck(t *testing.T) {
	s := pictured(t, 120, 40, "2025-003", "w")
	toStrip(s, "Open-data events")
	s.Press("end", "enter")
	s.Shows("quarter 3", "2 / 2")
	s.Press("esc")
	s.Shows("A year at a glance", "quarter 3 of 2025")
}

func TestSpaceGoesToWhatNeedsAPersonOnTheStripsBelowToo(t *testing.T) {
	s := pictured(t, 120, 40, "2025-003", "w", "end")
	first := s.Row()
	s.Press("space")
	if s.Row() == first {
		t.Errorf("the cursor stays on %q", first)
	}
	s.Shows("1 / 1", "? unknown")
}

func TestFromTheYearToTheProgressAndBackAreOneKeyEach(t *testing.T) {
	s := pictured(t, 80, 24, "2025-003", "w", "r")
	s.Shows("Progress by requirement")
	s.Press("w")
	s.Shows("A year at a glance")
	s.Press("esc")
	s.Lacks("A year at a glance", "Progress by requirement")
}

func TestAnInspectionWithoutAnythingInTimeSaysSo(t *testing.T) {
	s := pictured(t, 80, 24, "2025-005", "w")
	if strings.Contains(s.Screen(), "Nothing in this inspection is counted by time") == strings.Contains(s.Screen(), "Q1") {
		t.Errorf("neither strips nor a reason:\n%s", s.Screen())
	}
}

func TestTheProgressOfEachRequirementIsABarWithItsFigures(t *testing.T) {
	s := pictured(t, 120, 40, "2025-003", "r")
	s.Shows("4(10)", "××××××××××××××××   25/25", "✓ met 30", "○ not checked 194", "proven: 58 / 307")
}

func TestWhatIsKnownLeastCanStandFirst(t *testing.T) {
	s := pictured(t, 80, 24, "2025-003", "r", "s")
	s.OnRow("0/")
	s.Press("s")
	s.OnRow("4(1)")
}

func TestARequirementIsOpenedFromItsProgress(t *testing.T) {
	s := pictured(t, 80, 24, "2025-003", "r", "down", "enter")
	s.Shows("4(2)")
	s.Press("esc")
	s.OnRow("4(2)")
}

func TestTheInspectionsOfAHolderStandSideBySide(t *testing.T) {
	s := pictured(t, 120, 40, "2025-002", "q")
	s.Shows("Inspections side by side", "06.25", "12.25", "1/18", "0/18", "× new", "asked in both: 18; met 1 → 0")
}

func TestWhatBecameOfACheckNamesWithWhatItIsCompared(t *testing.T) {
	s := pictured(t, 120, 40, "2025-002", "q")
	toStrip(s, "Open-data events")
	s.Shows("Compared with", "2025-002", "177-НҚ 4(15)")
	s.Press("left")
	s.Shows("nothing to compare with")
}

func TestACheckIsOpenedInTheInspectionUnderTheCursor(t *testing.T) {
	s := pictured(t, 80, 24, "2025-012", "q", "left", "enter")
	s.Press("esc")
	s.Shows("── 2025-002")
}

func TestTheTrendIsReachedFromTheHolderAndFromTheRegister(t *testing.T) {
	s := pictured(t, 80, 24, "", "]", "q")
	s.Shows("Inspections side by side")
	s.Press("esc", "enter", "q")
	s.Shows("Inspections side by side")
}

func TestAHolderOfWhomTooLittleIsKnownHasNoPlace(t *testing.T) {
	s := pictured(t, 120, 40, "", "]", "c")
	s.Shows("Holders of a category", "Too little is known for a place", "22–89%", "No evaluation by the authorised body")
	s.OnRow("?")
}

func TestAnotherCategoryOrPeriodIsAKeyAway(t *testing.T) {
	s := pictured(t, 80, 24, "", "]", "c")
	was := s.Screen()
	s.Press("c")
	if s.Screen() == was {
		t.Error("the category stays")
	}
	s.Press("p")
	s.Shows("01.01–31.12.2026")
	s.Press("p", "p")
	s.Shows("all time")
}

func TestARankingOfNobodySaysWhatToDo(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Width: 80, Height: 24, Lang: lang.EN})
	s.Press("]", "c")
	s.Shows("there is nothing to", "choose another period (P)")
}

func TestARankingOpensTheInspectionThatItStandsOn(t *testing.T) {
	s := pictured(t, 80, 24, "", "]", "c", "enter")
	s.Shows("2025-005")
	s.Press("esc")
	s.Shows("Holders of a category")
}

func TestARankingIsWrittenIntoAFile(t *testing.T) {
	s := pictured(t, 80, 24, "", "]", "c", "f9")
	s.Press("ctrl+u")
	file := filepath.Join(s.Dir, "list.csv")
	s.Paste(file)
	s.Press("ctrl+s")
	s.Shows("written")
	text, err := os.ReadFile(file)
	s.Must(err)
	if !strings.Contains(string(text), "2025-005") {
		t.Errorf("%s", text)
	}
}
