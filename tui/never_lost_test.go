package tui_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// refusing is a store that reads, and writes nothing: the medium went away.
type refusing struct{ desk.Store }

var errMedium = &lang.Error{
	Code: "test", Text: lang.Text{KK: "Диск толды", RU: "Диск полон", EN: "The disk is full"},
	Hint: lang.Text{KK: "Орын босатыңыз", RU: "Освободите место", EN: "Make room"}, Err: errors.New("ENOSPC"),
}

func (refusing) Write(context.Context, journal.Signer, func(journal.Writer) error) error {
	return errMedium
}

func refusingOffice(t *testing.T) desk.Store {
	t.Helper()
	d, err := desk.NewDeriver()
	if err != nil {
		t.Fatal(err)
	}
	clock := office.NewClock()
	m := journaltest.New(d, clock.Now)
	if err := office.Build(context.Background(), m, clock); err != nil {
		t.Fatal(err)
	}
	return refusing{m}
}

func TestAnErrorStaysUntilItIsReadAndNothingTypedIsLost(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Store: refusingOffice(t), First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type("A reason that must not be lost")
	s.Press("ctrl+s")
	s.Shows("! The disk is full", "Make room", "errors: 1", "A reason that must not be lost")
	s.Wait(time.Hour)
	s.Shows("! The disk is full")
	s.Press("ctrl+s")
	s.Shows("errors: 2")
	s.Press("esc")
	s.Shows("errors: 1")
	s.Press("esc")
	s.Lacks("The disk is full")
	s.Shows("A reason that must not be lost")
}

func TestTheErrorIsToldWithItsCause(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Store: refusingOffice(t), First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type("A reason that must not be lost")
	s.Press("ctrl+s", "f2")
	s.Type("error")
	s.Press("enter")
	s.Shows("The disk is full", "Make room", "ENOSPC")
}

func TestADraftIsOfferedBackNextTime(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Shelf: shelf})
	s.Press("enter", "enter")
	s.Type("Жоғалмайтын мекеме")
	s.Wait(3 * time.Second)

	again := tuitest.Open(t, tuitest.Options{Shelf: shelf})
	again.Shows("Drafts", "Жоғалмайтын мекеме")
	again.Press("enter") // meant for another screen: it opened by itself
	again.Shows("Drafts")
	again.Wait(time.Second)
	again.Press("enter")
	again.Shows("New inspection", "Жоғалмайтын мекеме")
}

func TestLeavingKeepsWhatIsBeingTyped(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Shelf: shelf})
	s.Press("enter", "enter")
	s.Type("Жоғалмайтын мекеме")
	s.Press("ctrl+q")
	if !s.Ended {
		t.Fatal("it goes on")
	}
	tuitest.Open(t, tuitest.Options{Shelf: shelf}).Shows("Жоғалмайтын мекеме")
}

func TestADraftCanBeDroppedAfterAQuestion(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Shelf: shelf})
	s.Press("enter", "enter")
	s.Type("Артық мекеме")
	s.Press("ctrl+q")
	again := tuitest.Open(t, tuitest.Options{Shelf: shelf})
	again.Wait(time.Second)
	again.Press("f8", "enter") // Cancel has the focus
	again.Shows("Артық мекеме")
	again.Press("f8", "right", "enter")
	again.Shows("No inspections yet")
	tuitest.Open(t, tuitest.Options{Shelf: shelf}).Lacks("Drafts")
}

func TestLeavingStaysWhereNothingCanBeWritten(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Store: refusingOffice(t), Shelf: fullShelf{tuitest.NewShelf()}, First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type("A reason that must not be lost")
	s.Press("ctrl+q")
	if s.Ended {
		t.Fatal("it left, and the reason is gone")
	}
	s.Shows("The disk is full", "A reason that must not be lost")
	s.Press("ctrl+q", "ctrl+q")
}

// fullShelf is a shelf on a full disk.
type fullShelf struct{ desk.Shelf }

func (fullShelf) Put(context.Context, string, []byte) error { return errMedium }

func TestAReasonForClosingIsKeptToo(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Office: true, Shelf: shelf, First: "2025-010"})
	s.Press("f2")
	s.Type("close the")
	s.Press("enter")
	s.Type("All was looked at")
	s.Press("ctrl+q")
	again := tuitest.Open(t, tuitest.Options{Office: true, Shelf: shelf})
	again.Wait(time.Second)
	again.Shows("Closing or reopening")
	again.Press("enter")
	again.Shows("All was looked at")
}

// A form of the settings that is opened anew begins with what was typed on it,
// and does not write over its draft.
func TestASettingThatWasLeftBeginsWithWhatWasTyped(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("[")
	s.Seek("Limit of an attached")
	s.Press("enter")
	s.Type("64 MiB of")
	s.Press("esc", "enter")
	s.Shows("64 MiB of", "afresh")
}
