package tui_test

import (
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// From anywhere: what is typed is found as it is typed, grouped by what it is; the
// way back leads to the same row.
func TestAHolderIsFoundOpenedAndTheSearchIsThereAgain(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 80, Height: 24})
	s.Press("ctrl+f")
	s.Shows("Искомые слова", "Наберите слово, его часть, номер или адрес")
	s.Type("мектеп")
	s.Shows("Обладатели информации", "найдено:")
	s.Press("enter")
	row := s.Row()
	s.Press("enter")
	s.Lacks("Искомые слова")
	s.Press("esc")
	s.Shows("Искомые слова", "мектеп")
	if s.Row() != row {
		t.Errorf("the cursor stands on %q, it stood on %q", s.Row(), row)
	}
}

// A piece of evidence opens under its check, with the cursor on it.
func TestEvidenceOpensUnderItsCheck(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 120, Height: 40})
	s.Press("ctrl+f")
	s.Type("2025-002")
	s.Shows("Inspections")
	s.Press("ctrl+u")
	s.Type("блог")
	s.Press("enter")
	s.Seek("2025-")
	s.Press("enter")
	s.Lacks("Words  ")
}

// Words typed on a Russian keyboard find Kazakh letters, and say so; ё is е.
func TestLettersTypedForOneAnotherAreFound(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 120, Height: 40})
	s.Press("ctrl+f")
	s.Type("кызмет")
	s.Shows("found:", "ызмет")
	s.Press("ctrl+u")
	s.Type("отчёт")
	s.Shows("тчет")
}

// A layout that was left in the wrong language is read as it was meant, never
// silently.
func TestTheWrongLayoutIsOffered(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 80, Height: 24})
	s.Press("ctrl+f")
	s.Type("gjhnfk")
	s.Shows("В другой раскладке: портал. Как набрано, ничего не найдено")
	s.Press("ctrl+u")
	s.Type("портал")
	s.Lacks("В другой раскладке")
}

// F4 walks the kinds that hold anything; Esc peels the line, the kind, the screen.
func TestOneKindIsShown(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 80, Height: 24})
	s.Press("f3", "esc") // on a list F3 is its own
	s.Lacks("Search everywhere")
	s.Press("ctrl+f")
	s.Type("стенд")
	s.Press("f4")
	s.Shows("Only:")
	s.Press("esc", "esc")
	s.Lacks("Only:")
	s.Shows("стенд")
	s.Press("esc")
	s.Lacks("Words ")
}

// A clause is found in its own words, and opens whole.
func TestAClauseIsFoundInItsWords(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.EN, Width: 120, Height: 40})
	s.Press("ctrl+f")
	s.Type("177-НҚ стенд")
	s.Shows("Clauses of the Standard and the Law")
	s.Press("enter")
	s.Seek("177-НҚ")
	s.Press("enter")
	s.Shows("177-НҚ")
	s.Press("esc")
	s.Shows("Words")
}

// A captured page opens in its text, at the line.
func TestAPageOpensAtItsLine(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 120, Height: 40})
	s.Press("ctrl+f")
	s.Type("блог")
	for range 14 {
		if s.Press("f4"); strings.Contains(s.Screen(), "Only: Captured pages") {
			break
		}
	}
	s.Shows("Only: Captured pages", "^^^^")
	s.Press("enter", "enter")
	s.Lacks("Only: Captured pages")
	s.Press("esc")
	s.Shows("Only: Captured pages")
}

// Nothing found says what to do; in an empty office the Standard is still there.
func TestNothingFoundSaysWhatToDo(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.KK, Width: 60, Height: 16})
	s.Press("ctrl+f")
	s.Shows("Сөзді, оның бөлігін, нөмірді, мекенжайды теріңіз.")
	s.Type("ъъъжоқъъъ")
	s.Shows("Ештеңе табылмады.")
	s.Press("esc")
	s.Lacks("Ештеңе табылмады.")
}

// From a field that is being typed into the search opens above it, and nothing typed
// is lost.
func TestTheSearchOpensAboveASheet(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, First: "2025-003", Width: 80, Height: 24})
	s.Press("n")
	before := s.Screen()
	s.Press("ctrl+f")
	s.Shows("Words")
	s.Press("esc")
	if after := s.Screen(); after != before {
		t.Errorf("the sheet is another one:\n%s", after)
	}
}
