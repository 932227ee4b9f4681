package template_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/screen/template"
	"ashyq/tui/tuitest"
)

// open plays the sample office in the room of templates.
func open(t *testing.T) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Width: 100, Height: 30, Lang: lang.EN, Office: true})
	carry(s, template.Open(s.Bench.Env()))
	s.Wait(time.Second)
	return s
}

// carry does what a command of a screen asks for.
func carry(s *tuitest.Stage, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			carry(s, c)
		}
	default:
		_, next := s.Bench.Update(m)
		carry(s, next)
	}
}

// file copies a template of the tests to where the analyst has it.
func file(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile("../../../checks/paper/template/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "form.docx")
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// look asks for the mistakes of a file.
func look(s *tuitest.Stage, path string) {
	s.Press("n")
	s.Type(path)
	s.Press("ctrl+s")
	s.Wait(time.Second)
}

// A form is looked at before it is taken, stands in the list after, and is taken
// back with a reason.
func TestAFormIsLookedAtThenTakenThenTakenBack(t *testing.T) {
	s := open(t)
	s.Shows("Templates of papers", "the form of the program", "Kazakh")
	look(s, file(t, "libreoffice-form.docx"))
	s.Shows("Mistakes of the template", "Nothing is written yet")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("The template is recorded: form.docx", "With a template of its own: 1")
	s.Press("f8")
	s.Type("қате файл")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("With a template of its own: 0")
}

// What stands in the way is shown with its paragraph, and the form is not taken.
func TestAFormWithAMistakeInTheWayIsNotTaken(t *testing.T) {
	s := open(t)
	look(s, file(t, "libreoffice-kk.docx"))
	s.Shows("In the way of filling", "{{#if data.whole}}", "paragraph 12", "First mend in Word")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Mistakes of the template")
	s.Press("esc", "esc", "esc")
	s.Shows("With a template of its own: 0")
}
