package review_test

import (
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

const inspection = "2026-001"

// given opens the sample office where a colleague gave the memo to be read, before it.
func given(t *testing.T) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, First: inspection, Lang: lang.RU, Width: 120, Height: 40})
	colleague := s.Desk.As(desk.Author{Name: "Тоғызбай Е.", Given: true})
	_, err := colleague.AskReview(t.Context(), inspection, checks.MemoPaper, desk.ReviewAsk{})
	s.Must(err)
	s.Press("d", "end")
	for range 20 {
		s.Press("up")
	}
	s.Press("v")
	return s
}

// drop takes all drafts off the shelf: a shelf that is behind holds less than was typed.
func drop(s *tuitest.Stage, t *testing.T) {
	t.Helper()
	list, err := s.Desk.Drafts(t.Context())
	s.Must(err)
	for _, d := range list {
		s.Must(s.Desk.DropDraft(t.Context(), d.ID))
	}
}

// What was marked stays on the screen, whatever the shelf has of it.
func TestAMarkedRemarkIsNotTakenAwayByTheShelf(t *testing.T) {
	s := given(t)
	s.Press("tab", "down", "n")
	s.Type("Нет даты")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	drop(s, t)
	s.Press("f5")
	s.Wait(time.Second)
	s.Shows("1. Нет даты")
	s.Press("down", "n")
	s.Type("Нет номера")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("1. Нет даты", "2. Нет номера")
}

// When the paper moved while the reason was being typed, the reason is not lost.
func TestAReasonThatWasRefusedStaysInItsSheet(t *testing.T) {
	s := given(t)
	s.Press("m", "right", "right", "enter")
	s.Type("Переделать всё")
	s.Must(s.Desk.Set(t.Context(), "signer.name.ru", "Б. Иначев", "Приказ"))
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Переделать всё")
	list, err := s.Desk.ReviewState(t.Context(), inspection)
	s.Must(err)
	if list[0].State != checks.ReviewAsked {
		t.Errorf("%+v", list[0])
	}
}

// A remark that was being typed is gone on with in its sheet, over its paper.
func TestARemarkBeingTypedIsGoneOnWith(t *testing.T) {
	s := given(t)
	s.Press("tab", "down", "n")
	s.Type("Нет да")
	s.Press("esc")
	s.Wait(3 * time.Second)
	s.Press("n")
	s.Wait(time.Second)
	s.Shows("Нет да")
}
