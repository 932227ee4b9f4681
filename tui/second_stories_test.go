package tui_test

import (
	"context"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// met opens the sample office after another laptop, which had answered one question
// otherwise, was put together with this one.
func met(t *testing.T, l lang.Lang, w, h int) *tuitest.Stage {
	t.Helper()
	ctx, clock := context.Background(), office.NewClock()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	deriver, err := desk.NewDeriver()
	must(err)
	one, other := journaltest.New(deriver, clock.Now, "one"), journaltest.New(deriver, clock.Now, "other")
	must(office.Build(ctx, one, clock))
	must(other.Merge(one))
	for _, said := range []struct {
		at *journaltest.Memory
		by desk.Author
		in desk.AnswerInput
	}{
		{one, office.Analyst(), desk.AnswerInput{Question: "weekly-blog", Verdict: checks.Met, Reason: "Жазбалар тұр"}},
		{other, desk.Author{Name: "Тоғызбай Е.", Given: true},
			desk.AnswerInput{Question: "weekly-blog", Verdict: checks.NotMet, Reason: "Жазба жоқ апта бар"}},
	} {
		d, err := desk.New(desk.Tools{Store: said.at, Clock: clock, Author: said.by})
		must(err)
		must(d.Answer(ctx, issuedOf, said.in))
	}
	must(one.Merge(other))
	s := tuitest.Open(t, tuitest.Options{Store: one, First: issuedOf, Lang: l, Width: w, Height: h})
	s.Press("f6")
	return s
}

// Both answers stand on the screen with who, when and why, and what holds meanwhile, in
// every language and at every size.
func TestBothAnswersStandOnTheScreen(t *testing.T) {
	for _, size := range sizes {
		s := met(t, lang.RU, size[0], size[1])
		s.Shows("Расхождения", "Тоғызбай Е.", "не соблюдено", "Пока не решено", "Позже")
		s.Press("l")
		s.Press("l")
		s.Shows("Қайшылықтар")
	}
}

// The focus rests on "later", which decides nothing.
func TestLaterDecidesNothing(t *testing.T) {
	s := met(t, lang.RU, 80, 24)
	s.Press("enter")
	list, err := s.Desk.Conflicts(context.Background(), issuedOf)
	s.Must(err)
	if len(list) != 1 {
		t.Errorf("%d conflicts\n%s", len(list), s.Screen())
	}
}

// An answer is chosen with the arrows, with a reason; the list is empty then and undo
// brings the conflict back.
func TestAConflictIsSettledWithAReason(t *testing.T) {
	s := met(t, lang.RU, 80, 24)
	s.Press("right", "enter")
	s.Shows("Решение", "Основание")
	s.Type("Просмотрены фото")
	s.Press("ctrl+s")
	s.Shows("Расхождений нет")
	s.Press("esc", "ctrl+z", "f6")
	s.Shows("Тоғызбай Е.")
}

// Another answer replaces both.
func TestAConflictIsSettledByAnotherAnswer(t *testing.T) {
	s := met(t, lang.RU, 100, 30)
	s.Press("left", "enter")
	s.Shows("Вывод", "Основание")
}

// given opens the sample office where the memo was given to the analyst to be read by a
// colleague.
func given(t *testing.T, l lang.Lang, w, h int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, First: issuedOf, Lang: l, Width: w, Height: h})
	_, err := s.Desk.As(desk.Author{Name: "Тоғызбай Е.", Given: true}).AskReview(context.Background(), issuedOf, checks.MemoPaper, desk.ReviewAsk{})
	s.Must(err)
	s.Press("d", "end")
	for range 20 {
		s.Press("up")
	}
	s.Press("v")
	return s
}

// state says how the memo stands.
func state(s *tuitest.Stage) desk.ReviewView {
	list, err := s.Desk.ReviewState(context.Background(), issuedOf)
	s.Must(err)
	if len(list) != 1 {
		s.Fatalf("%d papers", len(list))
	}
	return list[0]
}

// A second person reads the paper and accepts it, in every language and at every size.
func TestASecondPersonAcceptsOnTheScreen(t *testing.T) {
	for i, size := range sizes {
		s := given(t, []lang.Lang{lang.KK, lang.RU, lang.RU}[i], size[0], size[1])
		s.Press("m", "right", "enter")
		if r := state(s); !r.Holds() || r.By != office.Analyst().Name {
			t.Errorf("%v: %+v\n%s", size, r, s.Screen())
		}
	}
}

// A remark is marked at the line under the cursor, is there after the screen was left,
// and goes back with the paper.
func TestARemarkGoesBackWithThePaper(t *testing.T) {
	s := given(t, lang.RU, 120, 40)
	s.Shows("прочесть документ")
	s.Press("tab", "down", "down", "down", "n")
	s.Type("Нет даты")
	s.Press("ctrl+s")
	s.Shows("1. Нет даты")
	s.Press("esc", "v")
	s.Shows("1. Нет даты")
	s.Press("m", "right", "enter")
	if r := state(s); r.State != checks.ReviewReturned || len(r.Remarks) != 1 || r.Remarks[0].Quote == "" {
		t.Errorf("%+v\n%s", r, s.Screen())
	}
	s.Shows("возвращено с замечаниями")
}

// Who asked does not read: the act says why, and the next step is to wait.
func TestWhoAskedWaits(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: issuedOf, Lang: lang.RU})
	s.Press("e", "r")
	s.Shows("Дать второму лицу")
	s.Press("ctrl+s", "v")
	s.Shows("дождаться ответа второго лица")
	s.Press("m")
	if r := state(s); r.State != checks.ReviewAsked {
		t.Errorf("%+v", r)
	}
}

// What came back stands among what the memo lacks, is answered there, and the paper is
// asked to be read again.
func TestARemarkIsAnsweredOnTheScreen(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: issuedOf, Lang: lang.RU, Width: 120, Height: 40})
	ctx := context.Background()
	_, err := s.Desk.AskReview(ctx, issuedOf, checks.MemoPaper, desk.ReviewAsk{})
	s.Must(err)
	second := s.Desk.As(desk.Author{Name: "Тоғызбай Е.", Given: true})
	_, err = second.Review(ctx, issuedOf, "memo", desk.ReviewInput{Remarks: []checks.Remark{{Text: "Нет даты"}}})
	s.Must(err)
	s.Press("e")
	s.Shows("замечание 1: Нет даты")
	s.Press("v", "enter")
	s.Type("Дата поставлена")
	s.Press("ctrl+s")
	s.Shows("Ответ: Дата поставлена")
	s.Press("r", "ctrl+s")
	if r := state(s); r.State != checks.ReviewAsked || r.Open != 0 {
		t.Errorf("%+v\n%s", r, s.Screen())
	}
}
