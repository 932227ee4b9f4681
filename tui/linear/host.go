package linear

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/stand"
	"ashyq/tui/widget"
)

// The sheets and the other screens of the workbench are opened as ever, on an Env
// whose frames nobody draws; what they ask for behind the screen is done at once,
// for here nobody types meanwhile.

// pauseAtMost is how long a pause of the screens may be that is passed over: they
// wait for more keys, and here a line is whole. Longer ones are those after which
// something fades.
const pauseAtMost = time.Second

// atOnce comes back with a message at once where the screens would wait a moment.
func atOnce(d time.Duration, m tea.Msg) tea.Cmd {
	if d > pauseAtMost {
		return nil
	}
	return func() tea.Msg { return m }
}

// pump carries out what was asked for, here and now, and what comes of it.
func (t *talk) pump(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	m := cmd()
	if batch, ok := m.(tea.BatchMsg); ok {
		for _, c := range batch {
			t.pump(c)
		}
		return
	}
	if next, ok := t.env.Hear(m); ok {
		t.pump(next)
	}
}

// floor is the screen below all others: the conversation itself.
type floor struct{}

// Crumb implements screen.Screen.
func (floor) Crumb() string { return "" }

// Stamp implements screen.Screen.
func (floor) Stamp() string { return "" }

// Context implements screen.Screen.
func (floor) Context() (left, right string) { return "", "" }

// Draw implements screen.Screen.
func (floor) Draw(widget.Canvas) {}

// Actions implements screen.Screen.
func (floor) Actions() []screen.Action { return nil }

// Next implements screen.Screen.
func (floor) Next() string { return "" }

// Key implements screen.Screen.
func (floor) Key(keys.Key) (tea.Cmd, bool) { return nil, false }

// through does what was asked for and goes through every screen that it opens, until
// the conversation is where it was.
func (t *talk) through(cmd tea.Cmd) error {
	base := t.depth // a screen may have been opened already when this is called
	t.pump(cmd)
	t.report()
	for len(t.env.Stack()) > base {
		t.depth = len(t.env.Stack())
		err := t.front()
		t.depth = base
		if errors.Is(err, errBack) {
			t.pump(t.env.Pop())
			err = nil
		}
		if err != nil {
			return err
		}
		if t.check != "" || len(t.seen) > 0 { // elsewhere
			t.close(base)
		}
	}
	return nil
}

// close closes the screens above a place.
func (t *talk) close(base int) {
	for len(t.env.Stack()) > base {
		t.pump(t.env.Pop())
	}
}

// front goes through the screen in front.
func (t *talk) front() error {
	switch s := t.env.Front().(type) {
	case *sheet.Sheet:
		return t.sheet(s)
	case *aid.Question:
		return t.dialog(s)
	case *aid.Reader:
		t.reader(s)
		t.pump(t.env.Pop())
		return nil
	default:
		if _, ok := stand.RowOf(s); ok {
			return t.stand(s)
		}
		return t.other(s)
	}
}

// report says what was told below the screen, and what went wrong.
func (t *talk) report() {
	t.told = toldWithoutKeys(t.env.Toast(), t.in("written.word", nil))
	if t.told != "" {
		t.lines(t.told)
	}
	t.env.Hush()
	for _, e := range t.env.Failures() {
		t.wrong(e)
		t.env.Read()
	}
}

// ctxOf is the context of acts at the desk: they are carried out whole, though the
// program was asked to end.
func (t *talk) ctxOf() context.Context { return t.env.Ctx }
