package year_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/screen/year"
	"ashyq/tui/tuitest"
)

// At 80×24 the whole year stands on the screen, and the cursor is told in plain text.
func TestAYearHasTwelveMonthsOnASmallScreen(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Width: 80, Height: 24})
	goes(s, year.Open(s.Bench.Env(), 0))
	for _, month := range []string{
		"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
	} {
		s.Shows(month)
	}
	line := func(month string) string {
		for l := range strings.Lines(s.Screen()) {
			if strings.Contains(l, month) {
				return l
			}
		}
		return ""
	}
	if !strings.Contains(line("Январь"), "▸") {
		t.Errorf("the cursor is not in January:\n%s", s.Screen())
	}
	s.Press("down")
	if strings.Contains(line("Январь"), "▸") || !strings.Contains(line("Февраль"), "▸") {
		t.Errorf("the cursor is not in February:\n%s", s.Screen())
	}
	s.Shows("20 февраля 2026")
}

// Where the months have their weeks, the day under the cursor has a sign too.
func TestTheDayUnderTheCursorIsToldWithoutColour(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU, Width: 120, Height: 40})
	goes(s, year.Open(s.Bench.Env(), 0))
	s.Shows("20◂")
	s.Press("right")
	s.Shows("21◂", "20@", "@ сегодня")
	s.Lacks("20◂")
}

// goes carries out what opens a screen.
func goes(s *tuitest.Stage, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			goes(s, c)
		}
	default:
		_, more := s.Bench.Update(m)
		goes(s, more)
	}
}
