package opening_test

import (
	"context"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// visited opens an inspection of a new state body, in a form, and gives its name.
func (s story) visited(form checks.Form) string {
	s.Helper()
	const name = "Тасқала ауданының мәслихаты"
	from, err := calendar.ParseDay("2025-01-01")
	s.Must(err)
	to, err := calendar.ParseDay("2025-12-31")
	s.Must(err)
	_, err = s.Desk.OpenInspection(context.Background(), desk.InspectionInput{
		Holder: name, Categories: []string{"state-body"}, Period: calendar.Span{From: from, To: to}, AsOf: s.Desk.Today(), Form: form,
	})
	s.Must(err)
	return name
}

// Control in the form of the Law happens once a quarter. Where the holder was visited
// with its consent before, that is offered again, and the form is named above the sheet
// before anything is written, at 80×24 too.
func TestAKnownHolderBringsTheFormUsedLast(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 80, Height: 24})
	name := s.visited(checks.OnSite)
	s.starts("")
	s.chooses("Мемлекеттік органдар")
	s.says("қашықтан бақылау · талап:") // of a holder that is not known yet
	s.types("тасқала")
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.says("бару арқылы танысу · талап:")
	s.Press("ctrl+s")
	if got := s.record("2026-002").Form; got != checks.OnSite {
		t.Errorf("opened as %s", got)
	}
	if rows := s.opened(name); len(rows) != 2 {
		t.Errorf("%d inspections", len(rows))
	}
}

// A name may be typed faster than it is looked up: nothing is opened in a form that
// nobody saw.
func TestWhoTypesFasterThanItIsLookedUpIsShownTheForm(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 80, Height: 24})
	name := s.visited(checks.OnSite)
	s.starts("")
	s.chooses("Мемлекеттік органдар")
	s.Type(name)
	s.Press("ctrl+s")
	s.stands("form")
	if rows := s.opened(name); len(rows) != 1 {
		t.Fatalf("%d inspections", len(rows))
	}
	s.says("[бару арқылы танысу]")
	s.Press("ctrl+s")
	if got := s.record("2026-002").Form; got != checks.OnSite {
		t.Errorf("opened as %s", got)
	}
}

// What was chosen stays, whoever is named after it; what the Law does not allow now is
// not brought.
func TestTheFormUsedLastTakesNothingAway(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 100, Height: 40})
	holder := s.visited(checks.Remote)
	s.starts(s.holder(holder).ID)
	s.Wait(time.Second)
	s.says("[қашықтан бақылау]", "2026-001") // refused in this quarter: said, and nothing opened
	s.Press("esc")
	s.starts("")
	s.chooses("Мемлекеттік органдар")
	s.walks("form")
	s.Press("right", "right", "right")
	s.walks("form")
	for s.focus() != "holder" {
		s.Press("up")
	}
	s.types(holder)
	s.says("мониторинг · талап:")
}
