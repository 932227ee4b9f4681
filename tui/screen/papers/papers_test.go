package papers_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// The list says of each paper its state, and of one that may not be issued why, and
// what serves instead; every paper names the next step.
func TestPapersAreListedWithWhatTheyMean(t *testing.T) {
	s := newStage(t, lang.RU, 120, 40)
	s.OnRow("рекомендация об устранении")
	s.Shows("○ на подписи", "После подписания запишите номер", "Со дня внесения на подпись", "Далее: после подписания записать номер")
	s.Seek("письмо")
	s.Shows("не издается", "открыть вместо него: рекомендация")
	s.Press("enter")
	s.Shows("такой документ не составляется") // the reason, and nothing is opened
	s.Press("home", "down", "enter")
	s.Shows("ПРОЕКТ", "СПРАВКА") // the draft of the memo
	s.Press("esc")
	s.Shows("○ на подписи")
}

// A paper is registered with its number and served; what cannot be yet says why.
func TestAPaperIsRegisteredAndServed(t *testing.T) {
	s := newStage(t, lang.RU, 100, 30)
	s.Press("n")
	s.Shows("не зарегистрирован")
	s.Press("r")
	s.Shows("Состояние документа", "[регистрация]")
	s.Press("ctrl+s") // without its number
	if c := s.course(); len(c.Paper.Course) != 0 {
		t.Fatal("registered without a number")
	}
	s.Press("esc")
	s.register()
	s.Shows("✓ вручение 20.01.2026", "№ 1-7/15", "Последний день устранения: 09.02.2026")
}

// What is typed about a paper and not written is offered again.
func TestNothingTypedAboutAPaperIsLost(t *testing.T) {
	s := newStage(t, lang.RU, 100, 30)
	s.Press("r", "down", "down")
	s.Type("1-7/15")
	s.Press("esc", "r")
	s.Shows("1-7/15")
}

// An objection is entered by points, answered, and the point falls away; the other is
// executed. No verdict moves.
func TestAViolationIsObjectedToAndAnotherIsExecuted(t *testing.T) {
	s := newStage(t, lang.RU, 120, 40)
	s.register()
	s.Press("enter")
	s.Shows("1) Еженедельная запись в блоге", "? пока неизвестно", "устранить до: 09.02.2026", "записать исполнение пункта 1")
	s.Press("n", "down", "down", "down", "down")
	s.Type("3=блог был")
	s.Press("ctrl+s")
	s.Shows("Всего пунктов: 2")
	s.Press("ctrl+u")
	s.Type("1=блог был под другим именем")
	s.Press("ctrl+s")
	s.Shows("Возражение, 20.01.2026: блог был под другим именем", "без ответа пункты: 1")
	if next := s.Front().Next(); next != "записать ответ на возражение по пункту 1" {
		t.Errorf("next: %s", next)
	}
	s.Press("m", "down")
	s.Press("left", "left", "down")
	s.Type("архив это подтверждает")
	s.Press("ctrl+s")
	if c := s.course(); c.Points[0].Ruling == nil {
		t.Fatalf("not ruled on:\n%s", s.Screen())
	}
	s.Press("down", "enter", "down", "left", "left", "down", "down", "down")
	s.Type("мероприятие проведено")
	s.Press("ctrl+s")
	c := s.course()
	if got := []string{c.Points[0].State, c.Points[1].State}; !slices.Equal(got, []string{desk.PointWithdrawn, desk.PointEliminated}) {
		t.Errorf("%v\n%s", got, s.Screen())
	}
	s.Shows("– снято по принятому", "✓ устранено", "подготовьте мотивированный ответ")
	s.Lacks("ashyq answer")
	v, err := s.Desk.Check(context.Background(), s.number, "open-data-events")
	s.Must(err)
	if v.Findings[0].Verdict != checks.NotMet {
		t.Error("a verdict moved")
	}
	s.Press("ctrl+z")
	if c := s.course(); c.Points[1].State != desk.PointOpen {
		t.Error("Ctrl+Z does not take it back")
	}
}

const blog = `<!doctype html><html lang="ru"><head><title>Блог</title></head><body><main>
<article><h2><a href=/p/2>%s</a></h2><time datetime=2025-03-10>10 марта 2025</time></article>
<article><h2><a href=/p/1>Ответ</a></h2><time datetime=2025-03-03>3 марта 2025</time></article></main></body></html>`

// The pages are looked at again, and what has changed on them is shown.
func TestThePagesAreLookedAtAgain(t *testing.T) {
	s := newStage(t, lang.RU, 100, 30)
	path := filepath.Join(s.Dir, "blog.html")
	must(t, os.WriteFile(path, fmt.Appendf(nil, blog, "Прием"), 0o600))
	_, err := s.Desk.Capture(context.Background(), s.number, desk.CaptureInput{Paths: []string{path}, Check: "weekly-blog", Saved: day(t, "2026-01-13")})
	s.Must(err)
	must(t, os.WriteFile(path, fmt.Appendf(nil, blog, "Отчет"), 0o600))
	s.Press("f2")
	s.Type("посмотреть страницы")
	s.Press("enter")
	s.Type(s.Dir)
	s.Press("ctrl+s")
	s.Shows("Просмотрено еще раз", "записи", "- 10.03.2025 · Прием", "+ 10.03.2025 · Отчет")
	s.Press("esc")
	s.Shows("на подписи")
}

// At the smallest window, in each language, the list and the course are whole.
func TestPapersAtTheSmallestWindow(t *testing.T) {
	for _, l := range lang.Langs() {
		s := newStage(t, l, 60, 16)
		if s.Front().Next() == "" {
			t.Errorf("%s: no next step", l)
		}
		s.register()
		s.Press("enter")
		s.Lacks("!next", "{n}")
		if s.Front().Next() == "" {
			t.Errorf("%s: no next step about a point", l)
		}
	}
}
