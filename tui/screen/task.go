package screen

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
)

// tasks is the work behind the screen. What only reads runs beside; what writes
// stands in a queue, so that acts are written in the order in which they were
// made, and an undo takes back what came before it.
type tasks struct {
	number  int
	running map[int]string // what, in words
	visible int            // greatest number that has run long enough to be shown
	writes  []tea.Cmd      // the first one is running
	leaving bool           // the program ends when all is written
	failed  bool           // something could not be written meanwhile
	medium  bool           // what was written last failed because of what the database lies on
	ahead   int            // screens that are being opened
}

// done comes back from a task.
type done struct {
	number int
	writes bool
	owner  Screen
	apply  func() tea.Cmd
}

type slow int

// shownAfter is how long work may take before it is told of.
const shownAfter = 300 * time.Millisecond

// Look reads something at the desk behind the screen and applies it between two
// frames; where the screen has been closed meanwhile, it is dropped.
func Look[T any](e *Env, owner Screen, f func(context.Context, *desk.Desk) (T, error), then func(T) tea.Cmd) tea.Cmd {
	ctx, d := e.Ctx, e.Desk
	return e.run("", false, owner, func() func() tea.Cmd {
		v, err := f(ctx, d)
		return func() tea.Cmd {
			if err != nil {
				return e.Fail(err)
			}
			return then(v)
		}
	})
}

// Ahead reads what a screen needs before it can be opened. Keys pressed meanwhile
// are meant for that screen, and wait for it (see Env.Awaiting).
func Ahead[T any](e *Env, f func(context.Context, *desk.Desk) (T, error), then func(T) tea.Cmd) tea.Cmd {
	ctx, d := e.Ctx, e.Desk
	e.tasks.ahead++
	return e.run("", false, nil, func() func() tea.Cmd {
		v, err := f(ctx, d)
		return func() tea.Cmd {
			e.tasks.ahead--
			if err != nil {
				return e.Fail(err)
			}
			return then(v)
		}
	})
}

// Awaiting tells whether a screen is being opened.
func (e *Env) Awaiting() bool { return e.tasks.ahead > 0 }

// Prepare does something that needs no desk, behind the screen.
func Prepare[T any](e *Env, f func(context.Context) (T, error), then func(T) tea.Cmd, failed func(error) tea.Cmd) tea.Cmd {
	ctx := e.Ctx
	return e.run("", false, nil, func() func() tea.Cmd {
		v, err := f(ctx)
		return func() tea.Cmd {
			if err != nil {
				return tea.Batch(e.Fail(err), failed(err))
			}
			return then(v)
		}
	})
}

// Do writes at the desk behind the screen, in the order in which it was asked.
// What names the work while it lasts. Then may be nil; where there was an error
// it is told, and then is called with it so that what was typed can be kept.
func Do[T any](e *Env, what string, f func(context.Context, *desk.Desk) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	ctx, d := e.Ctx, e.Desk
	job := e.run(what, true, nil, func() func() tea.Cmd {
		v, err := f(ctx, d)
		return func() tea.Cmd {
			var told, next tea.Cmd
			e.tasks.medium = desk.OfMedium(err)
			if err != nil {
				e.tasks.failed = true
				told = e.Fail(err)
			}
			if then != nil {
				next = then(v, err)
			}
			return tea.Batch(told, next)
		}
	})
	e.tasks.writes = append(e.tasks.writes, job)
	if len(e.tasks.writes) > 1 {
		return nil // its turn will come
	}
	return job
}

func (e *Env) run(what string, writes bool, owner Screen, f func() func() tea.Cmd) tea.Cmd {
	t := &e.tasks
	t.number++
	n := t.number
	if t.running == nil {
		t.running = map[int]string{}
	}
	t.running[n] = what
	return tea.Batch(
		func() tea.Msg { return done{number: n, writes: writes, owner: owner, apply: f()} },
		e.After(shownAfter, slow(n)),
	)
}

// settle applies what a task brought, and lets the next one write.
func (e *Env) settle(d done) tea.Cmd {
	delete(e.tasks.running, d.number)
	var cmds []tea.Cmd
	if d.owner == nil || e.open(d.owner) {
		cmds = append(cmds, d.apply())
	}
	if d.writes {
		e.tasks.writes = e.tasks.writes[min(1, len(e.tasks.writes)):]
		if len(e.tasks.writes) > 0 {
			cmds = append(cmds, e.tasks.writes[0])
		}
	}
	if e.tasks.leaving && len(e.tasks.writes) == 0 {
		if e.tasks.leaving = !e.tasks.failed; e.tasks.leaving {
			cmds = append(cmds, tea.Quit)
		}
	}
	return tea.Batch(cmds...)
}

func (e *Env) open(s Screen) bool {
	for _, other := range e.stack {
		if other == s {
			return true
		}
	}
	return false
}

// Keeper is a screen that holds something typed. Keep gives the work that puts
// it away as a draft, nil where there is nothing to lose.
type Keeper interface{ Keep() tea.Cmd }

// Quit ends the program when everything asked for is written, and everything
// typed is put away; where that fails the program stays, and says so. Asked again
// meanwhile, it ends at once.
func (e *Env) Quit() tea.Cmd {
	if e.tasks.leaving {
		return tea.Quit
	}
	e.Halt()
	e.tasks.leaving, e.tasks.failed = true, false
	cmds := []tea.Cmd{e.Tell(words.Text("leaving", nil))}
	for _, s := range e.stack {
		if k, ok := s.(Keeper); ok {
			cmds = append(cmds, k.Keep())
		}
	}
	if len(e.tasks.writes) == 0 {
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// Forget lets go of what waits to be written: the program has ended, and nobody
// will be told. What is on its way goes on.
func (e *Env) Forget() { e.tasks.writes, e.tasks.leaving = nil, false }

// Working names work that has run for a while; false where there is none.
func (e *Env) Working() (what string, ok bool) {
	for n, name := range e.tasks.running {
		if n <= e.tasks.visible && (what == "" || name < what) {
			what, ok = name, true
		}
	}
	return what, ok
}

// MediumFails tells whether what was written last failed because of what the database
// lies on: what is typed should be put away elsewhere.
func (e *Env) MediumFails() bool { return e.tasks.medium }

// Writing tells whether anything waits to be written.
func (e *Env) Writing() bool { return len(e.tasks.writes) > 0 }
