package tui

import (
	"context"
	"errors"
	"os"
	"runtime"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/home"
	"ashyq/tui/theme"
)

// Opened is a desk that is ready to be worked at.
type Opened struct {
	Desk   *desk.Desk
	File   string // the database, as the analyst knows it
	Sample bool   // the sample office
	First  string // inspection to begin with; empty: the list of all
	Close  func() error
}

// Options say how the workbench is run.
type Options struct {
	// Open opens the database. It is called behind the first frame.
	Open func(context.Context) (Opened, error)
	// Sample opens the sample office.
	Sample func(context.Context) (Opened, error)
	// Lang is the language until it is known which one the analyst likes; Fixed
	// says that it was asked for and stays.
	Lang    lang.Lang
	Fixed   bool
	Mono    bool
	ASCII   bool
	Writers paper.Writers
	// Copy gives a text to the clipboard of the terminal; nil: there is none.
	Copy func(text string) error
	// Now is the clock, for what is shown; nothing is judged by it.
	Now func() time.Time
}

// Run runs the workbench in the terminal until the analyst leaves.
func Run(ctx context.Context, o Options) error {
	b, done := NewBench(ctx, o)
	options := []tea.ProgramOption{tea.WithAltScreen(), tea.WithContext(ctx)}
	if runtime.GOOS != "windows" && term.IsTerminal(os.Stdin.Fd()) { // there letters never come torn
		options = append(options, tea.WithInput(wholeInput(os.Stdin)))
	}
	_, err := tea.NewProgram(b, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		err = nil // asked to end from outside
	}
	return errors.Join(err, done())
}

// putAway keeps what is being typed where the program ended in another way than
// by leaving: the terminal went away, or a signal came.
func putAway(e *screen.Env) {
	e.Forget()
	for _, s := range e.Stack() {
		if k, ok := s.(screen.Keeper); ok {
			pump(e, k.Keep())
		}
	}
}

// pump carries out what was asked for, here and now.
func pump(e *screen.Env, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	m := cmd()
	if batch, ok := m.(tea.BatchMsg); ok {
		for _, c := range batch {
			pump(e, c)
		}
		return
	}
	if next, ok := e.Hear(m); ok {
		pump(e, next)
	}
}

// NewBench makes the workbench that Run runs, and what is to be done after it.
func NewBench(ctx context.Context, o Options) (b *Workbench, done func() error) {
	e := &screen.Env{
		Ctx: ctx, Lang: o.Lang, Theme: theme.New(o.Mono, o.ASCII), Mono: o.Mono, ASCII: o.ASCII,
		Writers: o.Writers, Copy: o.Copy, Now: o.Now, After: after, Listen: func(next tea.Cmd) tea.Cmd { return next },
	}
	var closers []func() error
	var open func(how func(context.Context) (Opened, error), after func() tea.Cmd) tea.Cmd
	open = func(how func(context.Context) (Opened, error), after func() tea.Cmd) tea.Cmd {
		return screen.Prepare(e, how, func(opened Opened) tea.Cmd {
			closers = append(closers, opened.Close)
			return tea.Batch(begin(e, o, opened), after())
		}, func(error) tea.Cmd { return aid.Unopened(e, func() tea.Cmd { return open(how, after) }) })
	}
	quietly := func() tea.Cmd { return nil }
	e.Reopen = func(between func(context.Context, *desk.Desk) (lang.Text, error)) tea.Cmd {
		before, d := closers, e.Desk
		closers = nil
		kept := e.Clear()
		e.Await()
		how, after := reopening(e, o, before, func(ctx context.Context) (lang.Text, error) { return between(ctx, d) })
		return tea.Sequence(kept, open(how, after))
	}
	e.OpenSample = func() tea.Cmd { return tea.Batch(e.Clear(), open(o.Sample, quietly)) }
	b = New(e, func() tea.Cmd { return open(o.Open, quietly) })
	return b, func() (err error) {
		e.After = func(time.Duration, tea.Msg) tea.Cmd { return nil }
		e.Ctx = context.WithoutCancel(ctx) // what ended the program must not stop this
		putAway(e)
		e.Await()
		for _, c := range closers {
			err = errors.Join(err, c())
		}
		return err
	}
}

// reopening closes the database, does something to its file, and opens what stands there
// then, whatever came of it; after tells what did.
func reopening(
	e *screen.Env, o Options, closers []func() error, between func(context.Context) (lang.Text, error),
) (how func(context.Context) (Opened, error), after func() tea.Cmd) {
	var told lang.Text
	var failed error
	begun := false
	return func(ctx context.Context) (Opened, error) {
			if !begun { // asked again after a failure, only the opening is left
				begun = true
				for _, c := range closers {
					failed = errors.Join(failed, c())
				}
				if failed == nil {
					told, failed = between(ctx)
				}
			}
			return o.Open(ctx)
		}, func() tea.Cmd {
			if failed != nil {
				return e.Fail(failed)
			}
			return e.Tell(told)
		}
}

// begin sits down at a desk that was opened: what the analyst likes first, then
// the first screen.
func begin(e *screen.Env, o Options, opened Opened) tea.Cmd {
	e.Desk, e.Sample, e.File = opened.Desk, opened.Sample, opened.File
	return screen.Look(e, nil, func(ctx context.Context, d *desk.Desk) (desk.Taste, error) {
		return d.Taste(ctx)
	}, func(t desk.Taste) tea.Cmd {
		if o.Fixed || opened.Sample {
			t.Lang = string(e.Lang)
		}
		e.Like(t)
		return home.Open(e, opened.First)
	})
}

// after comes back with a message when a time has passed.
func after(d time.Duration, m tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return m })
}
