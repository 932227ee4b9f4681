package other_test

import (
	"context"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

const inspection = "2025-003"

// outside opens the violations outside the Standard of an inspection of the sample
// office.
func outside(t *testing.T, l lang.Lang, w, h int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: l, Width: w, Height: h, First: inspection})
	s.Press("o")
	return s
}

func count(s *tuitest.Stage) int {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), inspection, "")
	s.Must(err)
	return v.Summary.Other
}

// next wants the screen in front to name a step.
func next(s *tuitest.Stage, words string) {
	s.Helper()
	if got := s.Front().Next(); !strings.Contains(got, words) {
		s.Errorf("the next step is %q, want %q", got, words)
	}
}

// A violation is written with its norm, shown by evidence, and taken back; each step
// names the next.
func TestAViolationIsWrittenShownAndTakenBack(t *testing.T) {
	s := outside(t, lang.RU, 100, 30)
	s.Shows("Ничего не записано", "отсутствие уполномоченного подразделения", "записать нарушение вместе с нормой")
	s.Press("n")
	s.Press("ctrl+s")
	if count(s) != 0 {
		t.Fatal("it is written without its norm")
	}
	s.Type("пункт 15 статьи 16 Закона")
	s.Press("down")
	s.Type("На сайте размещена служебная информация")
	s.Press("ctrl+s")
	s.Shows("Записано", "× не соблюдено", "Норма: пункт 15 статьи 16 Закона")
	next(s, "приложить доказательство к нарушению 1")
	s.Press("d")
	s.Press("down")
	s.Type("15.1.2026")
	s.Press("down")
	s.Type("Письмо гражданина")
	s.Press("ctrl+s")
	s.Shows("Письмо гражданина")
	next(s, "записать меру устранения")
	if count(s) != 1 {
		t.Errorf("counted %d", count(s))
	}
	s.Press("enter") // what stands is where one begins
	s.Shows("пункт 15 статьи 16 Закона")
	s.Press("down", "down")
	s.Type("удалить ее с сайта")
	s.Press("ctrl+s")
	s.Shows("Мера устранения: удалить ее с сайта")
	next(s, "открыть справку")
	s.Press("f8")
	s.Type("внесено по ошибке")
	s.Press("ctrl+s")
	s.Shows("Ничего не записано")
	s.Press("ctrl+z")
	s.Shows("служебная информация")
}

// The list of checks leaves the violations to their own screen.
func TestTheListOfChecksHasNoRowForThem(t *testing.T) {
	s := outside(t, lang.EN, 100, 30)
	s.Press("n")
	s.Type("Law 16(15)")
	s.Press("down")
	s.Type("Restricted information stands on the site")
	s.Press("ctrl+s")
	s.Press("esc")
	if strings.Contains(s.Screen(), "Violations outside") {
		t.Errorf("a check is made of it:\n%s", s.Screen())
	}
	v, err := s.Desk.Check(context.Background(), inspection, checks.OtherCheck)
	s.Must(err)
	if len(v.Findings) != 1 {
		t.Errorf("%+v", v.Findings)
	}
}
