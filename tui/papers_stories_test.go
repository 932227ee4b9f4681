package tui_test

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
	"ashyq/tui/tuitest"
)

const issuedOf = "2025-002"

// issued opens an inspection of the sample office of which a memo was put for
// signature, at the list of its papers.
func issued(t *testing.T, l lang.Lang, w, h int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, First: issuedOf, Lang: l, Width: w, Height: h})
	result, err := s.Desk.Paper(context.Background(), issuedOf, desk.PaperRequest{
		Kind: checks.MemoPaper, Lang: lang.KK, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: io.Discard, Issue: true,
	})
	if err != nil {
		t.Fatal(err, result.Missing)
	}
	s.Press("d")
	return s
}

// A memo is registered in every language and on every keyboard layout, and stands as it
// is from then on.
func TestAPaperIsRegisteredUnderAnyLayout(t *testing.T) {
	for i, l := range lang.Langs() {
		open, state := []string{"в", "d", "В"}[i], []string{"к", "r", "К"}[i]
		s := issued(t, l, 80, 24)
		s.Press("esc", open, state, "down", "down")
		s.Type("12-05/7")
		s.Press("ctrl+s")
		s.Shows("№ 12-05/7")
		for _, a := range s.Front().Actions() {
			if ok, why := a.Ready(); a.ID == "paper-amend" && !ok {
				t.Errorf("%s: it cannot be amended: %v", l, why)
			}
		}
	}
}

// What has moved since a paper was put for signature is said beside it, on the same
// screen that the evidence was added from.
func TestWhatMovedSinceIsSaid(t *testing.T) {
	s := issued(t, lang.RU, 120, 40)
	s.Shows("Со дня внесения на подпись")
	s.Press("esc")
	s.SeekCheck("open-data-events")
	s.Press("m", "right", "down")
	s.Type("Письмо подтверждает")
	s.Press("ctrl+s", "d")
	s.Shows("Вывод тот же, основа")
	s.Press("esc", "ctrl+z", "d")
	s.Shows("Со дня внесения на подпись")
}

// A number that was typed and not written waits at home, and leads back to its sheet.
func TestAHalfTypedNumberWaitsAtHome(t *testing.T) {
	s := issued(t, lang.RU, 100, 30)
	s.Press("r", "down", "down")
	s.Type("12-05/7")
	s.Press("esc", "esc", "esc")
	s.Press("d")
	s.Wait(time.Second)
	s.Press("enter")
	s.Shows("Состояние документа", "12-05/7")
	s.Press("ctrl+s")
	v, err := s.Desk.Papers(context.Background(), issuedOf)
	s.Must(err)
	if v.Issued[0].Number != "12-05/7" {
		t.Errorf("%+v\n%s", v.Issued[0], s.Screen())
	}
}

// Where nothing was put for signature the list begins with what may be.
func TestPapersOfAnInspectionWithoutAny(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: issuedOf, Lang: lang.KK})
	s.Press("в")
	s.OnRow("анықтама")
	s.Press("r")
	s.Shows("қол қоюға шығарылмаған")
	s.Press("enter")
	if !strings.Contains(s.Screen(), "ЖОБА") && !strings.Contains(s.Screen(), "жоба") {
		t.Errorf("the draft is not open:\n%s", s.Screen())
	}
}
