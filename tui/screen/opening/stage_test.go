package opening_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/opening"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/tuitest"
)

// story is a stage with what stories of this room need.
type story struct{ *tuitest.Stage }

func begin(t *testing.T, o tuitest.Options) story {
	t.Helper()
	return story{tuitest.Open(t, o)}
}

// goes goes through a door, and carries out what comes of it.
func (s story) goes(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			s.goes(c)
		}
	default:
		_, more := s.Bench.Update(m)
		s.goes(more)
	}
}

// starts opens a new inspection, of a known holder or of one still to be named.
func (s story) starts(holder string) { s.goes(opening.Start(s.Bench.Env(), holder)) }

// chooses takes the category on the line that holds a text.
func (s story) chooses(text string) {
	s.Helper()
	s.Seek(text)
	s.Press("enter")
}

// types types a text and waits for what is offered.
func (s story) types(text string) {
	s.Type(text)
	s.Wait(time.Second)
}

// says asks that a sentence is on the screen, however it is wrapped.
func (s story) says(texts ...string) {
	s.Helper()
	screen := strings.Join(strings.Fields(s.Screen()), " ")
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			s.Errorf("the screen does not say %q:\n%s", text, s.Screen())
		}
	}
}

// focus is the field in focus, by its id.
func (s story) focus() string {
	s.Helper()
	sh, ok := s.Front().(*sheet.Sheet)
	if !ok {
		s.Fatalf("no sheet is in front:\n%s", s.Screen())
	}
	return sh.Form.Focus()
}

// stands asks that the focus is on a field.
func (s story) stands(field string) {
	s.Helper()
	if got := s.focus(); got != field {
		s.Errorf("the focus is on %q, want %q:\n%s", got, field, s.Screen())
	}
}

// walks moves down to a field.
func (s story) walks(field string) {
	s.Helper()
	for range 60 {
		if s.focus() == field {
			return
		}
		s.Press("down")
	}
	s.Fatalf("no field is called %q:\n%s", field, s.Screen())
}

// opened gives the inspections of a holder, the newest first.
func (s story) opened(holder string) []desk.InspectionLine {
	s.Helper()
	rows, err := s.Desk.ListInspections(context.Background(), journal.InspectionQuery{Search: lang.Fold(holder)})
	s.Must(err)
	return rows
}

// holder gives the record of a holder, by its exact name.
func (s story) holder(name string) checks.Holder {
	s.Helper()
	view, err := s.Desk.Holder(context.Background(), name)
	s.Must(err)
	return view.Holder
}

// record gives the record of an inspection.
func (s story) record(number string) checks.Inspection {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), number, "")
	s.Must(err)
	return v.Case.Inspection
}
