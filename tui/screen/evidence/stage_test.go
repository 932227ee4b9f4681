package evidence_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/tuitest"
)

// story is a stage with what stories of this room need.
type story struct{ *tuitest.Stage }

// begin raises the curtain on the sample office, in Russian unless said otherwise.
func begin(t *testing.T, o tuitest.Options) story {
	t.Helper()
	o.Office = true
	if o.Lang == "" {
		o.Lang = lang.RU
	}
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

// view judges an inspection anew.
func (s story) view(inspection string) desk.CheckView {
	s.Helper()
	v, err := s.Desk.Check(context.Background(), inspection, "")
	s.Must(err)
	return v
}

// adds opens the sheet for new evidence.
func (s story) adds(inspection, check string, p evidence.Prefill) {
	s.Helper()
	s.goes(evidence.Add(s.Bench.Env(), s.view(inspection), check, p))
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

// sheet is the sheet in front.
func (s story) sheet() *sheet.Sheet {
	s.Helper()
	sh, ok := s.Front().(*sheet.Sheet)
	if !ok {
		s.Fatalf("no sheet is in front:\n%s", s.Screen())
	}
	return sh
}

// stands asks that the focus is on a field.
func (s story) stands(field string) {
	s.Helper()
	if got := s.sheet().Form.Focus(); got != field {
		s.Errorf("the focus is on %q, want %q:\n%s", got, field, s.Screen())
	}
}

// walks moves down to a field, and from the last one up again.
func (s story) walks(field string) {
	s.Helper()
	for _, key := range []string{"down", "up"} {
		for range 200 {
			if s.sheet().Form.Focus() == field {
				return
			}
			s.Press(key)
		}
	}
	s.Fatalf("no field is called %q:\n%s", field, s.Screen())
}

// fills types into a field in the place of what stood there, and waits for what
// comes of it.
func (s story) fills(field, text string) {
	s.Helper()
	s.walks(field)
	s.Press("ctrl+u")
	s.Type(text)
	s.Wait(time.Second)
}

// chooses walks to a field and presses an arrow some times.
func (s story) chooses(field, key string, times int) {
	s.Helper()
	s.walks(field)
	for range times {
		s.Press(key)
	}
	s.Wait(time.Second)
}

// writes writes the sheet, and asks that it went.
func (s story) writes(toast string) {
	s.Helper()
	s.Press("ctrl+s")
	s.Shows(toast)
	if _, stays := s.Front().(*sheet.Sheet); stays {
		s.Errorf("the sheet is still there:\n%s", s.Screen())
	}
}

// last gives the piece of evidence that was written down last.
func (s story) last(inspection string) checks.Evidence {
	s.Helper()
	list := s.view(inspection).Case.Evidence
	return slices.MaxFunc(list, func(a, b checks.Evidence) int { return strings.Compare(a.ID, b.ID) })
}

// drafts gives the ids of what was left unwritten.
func (s story) drafts() []string {
	s.Helper()
	list, err := s.Desk.Drafts(context.Background())
	s.Must(err)
	var out []string
	for _, d := range list {
		out = append(out, d.ID)
	}
	return out
}
