package screen

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
)

// toast is a line that is told and fades.
type toast struct {
	text   lang.Text
	number int
}

// toastStays is how long a toast is shown.
const toastStays = 6 * time.Second

type toastOver int

// Hush takes the toast away: the analyst has gone on.
func (e *Env) Hush() { e.hush() }

// hush takes the toast away: it was told where the analyst was.
func (e *Env) hush() { e.toast.text = lang.Text{} }

// failure is an error that was not read yet, and the screen on which it came.
type failure struct {
	*lang.Error
	on Screen
}

// Tell says something in the row of the next step; after a while the row is
// given back.
func (e *Env) Tell(t lang.Text) tea.Cmd {
	e.toast = toast{text: t, number: e.toast.number + 1}
	return e.After(toastStays, toastOver(e.toast.number))
}

// Toast gives what is being told, empty where nothing is.
func (e *Env) Toast() string { return e.In(e.toast.text) }

// Fail tells of an error: it stays until it is read, or until the screen on which
// it came has done what it was for.
func (e *Env) Fail(err error) tea.Cmd {
	told, ok := lang.AsError(err)
	if !ok {
		told = words.Error("failure", lang.Args{"cause": err})
		told.Err = err
	}
	e.failures = append([]failure{{told, e.Front()}}, e.failures...)
	e.failures = e.failures[:min(len(e.failures), mostFailures)]
	return nil
}

// mostFailures bounds how many errors wait to be read.
const mostFailures = 20

// Failures lists the errors that were not read yet, newest first.
func (e *Env) Failures() []*lang.Error {
	var out []*lang.Error
	for _, f := range e.failures {
		out = append(out, f.Error)
	}
	return out
}

// Read takes the newest error away; false where there is none.
func (e *Env) Read() bool {
	if len(e.failures) == 0 {
		return false
	}
	e.failures = e.failures[1:]
	return true
}

// Hear takes in a message that belongs to the Env, and tells whether it did.
func (e *Env) Hear(m tea.Msg) (tea.Cmd, bool) {
	switch m := m.(type) {
	case toastOver:
		if int(m) == e.toast.number {
			e.toast.text = lang.Text{}
		}
	case done:
		return e.settle(m), true
	case heard:
		return e.hearken(m), true
	case slow:
		e.tasks.visible = max(e.tasks.visible, int(m))
	case later:
		return m(), true
	default:
		return nil, false
	}
	return nil, true
}

// later is something to be done when a time has passed.
type later func() tea.Cmd

// Later does something between two frames when a time has passed.
func (e *Env) Later(d time.Duration, f func() tea.Cmd) tea.Cmd { return e.After(d, later(f)) }
