package tui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// away is a store whose medium went away.
type away struct{ desk.Store }

var errAway = &lang.Error{
	Code: "db.full", Text: lang.Text{KK: "Дискіде орын қалмады", RU: "На диске нет места", EN: "The disk is full"},
	Hint: lang.Text{KK: "Орын босатыңыз", RU: "Освободите место", EN: "Make room"},
}

func (away) Write(context.Context, journal.Signer, func(journal.Writer) error) error { return errAway }

// On a full disk: what was typed stays on the screen, is written to another disk in
// words that can be read, and is taken back where there is room.
func TestWhatCannotBeWrittenIsWrittenElsewhereAndTakenBack(t *testing.T) {
	const reason = "A reason that must not be lost"
	path := filepath.Join(t.TempDir(), "elsewhere.json")
	s := tuitest.Open(t, tuitest.Options{Store: away{refusingOffice(t).(refusing).Store}, First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type(reason)
	s.Lacks("elsewhere…")
	s.Press("ctrl+s")
	s.Shows("! The disk is full", reason)
	s.Press("esc") // the error is read
	s.Press("f9")
	s.Shows("Write what was typed elsewhere", "The database cannot be written")
	s.Press("ctrl+u")
	s.Type(path)
	s.Press("ctrl+s")
	s.Shows("What was typed is in the file", reason)

	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"ashyq_draft": 1`, `"label": "`, reason, `"ashyq drafts take"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the file does not say %s:\n%s", want, text)
		}
	}

	again := tuitest.Open(t, tuitest.Options{Office: true, Shelf: tuitest.NewShelf()})
	again.Press("f2")
	again.Type("take a draft")
	again.Press("enter")
	again.Type(path)
	again.Press("enter", "ctrl+s")
	again.Wait(time.Second)
	again.Shows(reason)
}

// What is refused for another reason is not the medium's fault: nothing is offered.
func TestNothingIsOfferedElsewhereWhereTheMediumIsWell(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Store: refusingOffice(t), First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type("A reason")
	s.Press("ctrl+s", "esc")
	s.Lacks("elsewhere…")
}
