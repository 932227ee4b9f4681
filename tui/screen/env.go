package screen

import (
	"context"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/theme"
)

// Env is what all screens share: the desk, the language, the way from one screen
// to another, what is told below the screen. It is read and changed only between
// two frames, never by a task.
type Env struct {
	Ctx     context.Context
	Desk    *desk.Desk // nil until the database is open
	Lang    lang.Lang
	Theme   theme.Theme
	Taste   desk.Taste
	Writers paper.Writers // formats of papers
	Sample  bool          // the sample office: thrown away at the end
	Mono    bool          // no colours, whatever the taste
	ASCII   bool          // no signs beyond ASCII, whatever the taste
	File    string        // the database, as the analyst knows it
	Now     func() time.Time
	Width   int // of the window
	// Copy gives a text to the clipboard of the terminal; nil: there is none. Copied is
	// what was given last.
	Copy   func(text string) error
	Copied string
	Height int
	// Show opens an inspection: for screens on whose shoulders its screens stand.
	Show func(inspection string) tea.Cmd
	// Rooms are the ways to the rooms of the first screen, by the id under which
	// acts stand in the catalogue.
	Rooms map[string]func() tea.Cmd
	// OpenSample leaves this desk for the sample office.
	OpenSample func() tea.Cmd
	// Reopen closes the database, does something to its file, and opens it anew; what was
	// done is told. Nil: there is no file that could be replaced.
	Reopen func(func(context.Context, *desk.Desk) (lang.Text, error)) tea.Cmd
	// After comes back with a message when the time has passed. Tests give
	// their own and let time pass when they like.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Listen waits for what a job tells. Tests give their own and hear when they
	// like.
	Listen func(tea.Cmd) tea.Cmd

	stack    []Screen
	toast    toast
	failures []failure // newest first, until they are read
	tasks    tasks
	jobs     []*Job
	done     []string // ids of the acts that were done last, the last one first
}

// Room gives the way to a room of the first screen, nil where there is none.
func (e *Env) Room(id string) func() tea.Cmd { return e.Rooms[id] }

// mostDone is how many acts are remembered.
const mostDone = 5

// did remembers an act that was done; what is done all the time is not worth it.
func (e *Env) did(id string) {
	switch id {
	case "all", "help", "back", "do", "open", "choose", "language", "take-meant":
		return
	}
	e.done = slices.DeleteFunc(e.done, func(other string) bool { return other == id })
	e.done = slices.Insert(e.done, 0, id)
	e.done = e.done[:min(len(e.done), mostDone)]
}

// DoneLast gives the ids of the acts that were done last, the last one first.
func (e *Env) DoneLast() []string { return e.done }

// In gives a text in the language in force; a name that is known in another one
// alone is given in that.
func (e *Env) In(t lang.Text) string { return lang.Line(t.Best(e.Lang)) }

// Whole gives a text of several lines in the language in force.
func (e *Env) Whole(t lang.Text) string { return lang.Paragraphs(t.Best(e.Lang)) }

// Push opens a screen above the others.
func (e *Env) Push(s Screen) tea.Cmd {
	e.hush()
	e.stack = append(e.stack, s)
	return e.front()
}

// Replace opens a screen in the place of the one on top.
func (e *Env) Replace(s Screen) tea.Cmd {
	e.hush()
	e.stack = append(e.stack[:max(len(e.stack)-1, 0)], s)
	return e.front()
}

// Pop goes one screen back. The first one stays.
func (e *Env) Pop() tea.Cmd {
	if len(e.stack) < 2 {
		return nil
	}
	return e.cut(len(e.stack) - 1)
}

// Home goes to a screen in the place of the first one, and closes all others; what is
// typed on them is put away.
func (e *Env) Home(s Screen) tea.Cmd {
	return tea.Batch(e.keep(), e.Bottom(), e.Replace(s))
}

// Bottom goes back to the first screen.
func (e *Env) Bottom() tea.Cmd { return e.cut(1) }

// keep puts away what is typed on the screens.
func (e *Env) keep() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range e.stack {
		if k, ok := s.(Keeper); ok {
			cmds = append(cmds, k.Keep())
		}
	}
	return tea.Batch(cmds...)
}

// cut closes the screens from a place on, and with them what they have told.
func (e *Env) cut(from int) tea.Cmd {
	for _, s := range e.stack[from:] {
		e.failures = slices.DeleteFunc(e.failures, func(f failure) bool { return f.on == s })
	}
	e.hush()
	e.stack = e.stack[:from]
	return e.front()
}

// Leave takes a screen away wherever it stands, with all that was opened from
// it; nothing happens where it is gone already.
func (e *Env) Leave(s Screen) tea.Cmd {
	for i, other := range e.stack {
		if other == s && i > 0 {
			return e.cut(i)
		}
	}
	return nil
}

// Stack lists the screens, the one in front last.
func (e *Env) Stack() []Screen { return e.stack }

// Viewed is the id of the inspection that is in view, "" where none is.
func (e *Env) Viewed() string {
	for _, s := range slices.Backward(e.stack) {
		if v, ok := s.(Viewer); ok {
			return v.Viewed()
		}
	}
	return ""
}

// Front is the screen in front, nil before the first.
func (e *Env) Front() Screen {
	if len(e.stack) == 0 {
		return nil
	}
	return e.stack[len(e.stack)-1]
}

func (e *Env) front() tea.Cmd {
	if s, ok := e.Front().(Opener); ok {
		return s.Open()
	}
	return nil
}

// SetTaste changes how the analyst likes the workbench, and remembers it.
func (e *Env) SetTaste(t desk.Taste) tea.Cmd {
	e.Like(t)
	if e.Desk == nil {
		return nil
	}
	return Do(e, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, d.SetTaste(ctx, t)
	}, nil)
}

// Like changes how the workbench looks.
func (e *Env) Like(t desk.Taste) {
	e.Taste = t
	if l, ok := lang.ParseLang(t.Lang); ok {
		e.Lang = l
	}
	if t.Name != "" && e.Desk != nil && !e.Desk.Author().Given {
		e.Desk = e.Desk.As(desk.Author{Name: t.Name, Given: true})
	}
	e.Theme = theme.New(e.Mono || t.Theme == "mono", e.ASCII || t.Theme == "ascii")
}

// Start puts a screen where there was none, or in the place of all others.
func (e *Env) Start(s Screen) tea.Cmd {
	e.stack = []Screen{s}
	return e.front()
}

// Clear closes all screens, to go to another desk; what is typed on them is put
// away at this one.
func (e *Env) Clear() tea.Cmd {
	kept := e.keep()
	e.Halt()
	for _, j := range e.jobs {
		j.left = true
	}
	e.hush()
	e.stack, e.failures = nil, nil
	return kept
}
