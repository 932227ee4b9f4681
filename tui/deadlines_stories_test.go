package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// From home to the terms: the nearest one first, how it was counted, the inspection
// itself, and back.
func TestTermsAreWalkedReadAndOpened(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 80, Height: 24})
	s.Shows("Сроки 6")
	s.Press("]", "]")
	s.Shows("▸Сроки 6◂", "Срок истек", "2026-001", "направить рекомендацию", "1 / 6", "День выявления нарушений: 05.01.2026.", "Открыть дело 2026-001")
	s.Press("w")
	s.Shows("Как посчитан срок", "3 рабочих дня после 05.01.2026", "пункт 7 статьи 19-1")
	s.Press("esc", "down")
	s.Shows("№ 03-4/512", "обладатель: срок устранения")
	s.Press("down", "down")
	s.Shows("заседание Комиссии", "Посмотреть, как посчитан срок")
	s.Press("enter")
	s.Shows("не относится к одному делу")
	s.Press("up", "up", "up", "enter")
	s.Shows("Сроки › 2026-001", "Своевременное раскрытие")
	s.Press("esc")
	s.Shows("▸Сроки 6◂")
}

// The same keys on a Kazakh layout; whose terms are shown is asked in a ring.
func TestTermsAreFilteredOnAKazakhLayout(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.KK, Width: 80, Height: 24})
	s.Press("ъ", "ъ")
	s.Shows("Президентке жылдық есеп", "Комиссия отырысы")
	s.Press("f4")
	s.Lacks("Комиссия отырысы")
	s.Shows("Президентке жылдық есеп", "▸Мерзімдер 6◂")
	s.Press("f4")
	s.Shows("№ 03-4/512", "иеленуші: бұзушылықтарды жою")
	s.Lacks("Президентке жылдық есеп")
	s.Press("esc")
	s.Shows("Президентке жылдық есеп")
	s.Press("ц")
	s.Shows("Мерзімнің есептелуі")
}

func TestTermsAreWrittenIntoACalendarFile(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 80, Height: 24})
	s.Press("]", "]", "f9")
	s.Shows("Calendar file")
	s.Press("ctrl+u")
	file := filepath.Join(s.Dir, "terms")
	s.Type(file)
	s.Press("ctrl+s")
	s.Shows("Written as a calendar, days: 5")
	text, err := os.ReadFile(file + ".ics")
	s.Must(err)
	if n := strings.Count(string(text), "BEGIN:VEVENT"); n != 5 {
		t.Errorf("%d events", n)
	}
}

// Where nothing runs the day of the next sitting is still there, and the report of
// the year.
func TestAnEmptyOfficeHasTheTermsOfTheOffice(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.EN})
	s.Press("]", "]")
	s.Shows("sitting of the Commission", "yearly report to the President")
}
