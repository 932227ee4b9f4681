package bundle

import (
	"context"
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// jobKey is that of reading and writing bundles: one at a time.
const jobKey = "bundle"

// work is the screen that stands while a bundle is written or read.
type work struct {
	env     *screen.Env
	what    lang.Text
	percent int
	stop    chan struct{} // closed when it is to stop
	stopped bool
}

// told is what the work tells: how far it is, what came of it, or why nothing did.
type told[T any] struct {
	percent int
	out     *T
	failed  error
}

// carry does the work behind a screen of its own. What came of it is given to then,
// also where it was done before it could be stopped; where it was stopped in time or
// refused nothing has happened, and left is called.
func carry[T any](e *screen.Env, what lang.Text, act func(context.Context, *desk.Desk, journal.Progress) (T, error), then func(out T, stopped bool) tea.Cmd, left func()) tea.Cmd {
	if e.JobOf(jobKey) != nil {
		left()
		return e.Tell(words.Text("busy", nil))
	}
	w := &work{env: e, what: what, stop: make(chan struct{})}
	var out *T
	var failed error
	begin := screen.Begin(e, &screen.Job{Key: jobKey}, func(ctx context.Context, d *desk.Desk, tell func(told[T])) error {
		own, cancel := context.WithCancel(ctx)
		defer cancel()
		go func() {
			select {
			case <-w.stop:
				cancel()
			case <-own.Done():
			}
		}()
		last := 0
		v, err := act(own, d, func(done, total int) {
			if percent := done * 100 / max(total, 1); percent != last {
				last = percent
				tell(told[T]{percent: percent})
			}
		})
		switch {
		case err == nil:
			tell(told[T]{percent: 100, out: &v})
		case !errors.Is(err, context.Canceled) || ctx.Err() != nil: // else she stopped it
			tell(told[T]{failed: err})
		}
		return nil
	}, func(t told[T]) tea.Cmd {
		w.percent, out, failed = t.percent, t.out, t.failed
		return nil
	}, func(error) tea.Cmd {
		away := e.Leave(w) // first: what is told goes with the screen on which it was told
		if out != nil {
			return tea.Batch(away, then(*out, w.stopped))
		}
		left()
		if failed != nil {
			return tea.Batch(away, e.Fail(failed))
		}
		return tea.Batch(away, e.Tell(words.Text("stopped", nil)))
	})
	return tea.Batch(e.Push(w), begin)
}

// Crumb implements screen.Screen.
func (w *work) Crumb() string { return w.env.In(w.what) }

// Stamp implements screen.Screen.
func (w *work) Stamp() string { return "" }

// Context implements screen.Screen.
func (w *work) Context() (left, right string) { return "", "" }

// Actions implements screen.Screen.
func (w *work) Actions() []screen.Action {
	return []screen.Action{screen.Can("job-stop", w.halt), screen.Can("back", w.halt)}
}

// halt stops the work; the screen goes when it has stopped.
func (w *work) halt() tea.Cmd {
	if !w.stopped {
		w.stopped = true
		close(w.stop)
	}
	return nil
}

// Next implements screen.Screen.
func (w *work) Next() string {
	if w.stopped {
		return words.In(w.env, "stopping", nil)
	}
	return words.In(w.env, "next.wait", nil)
}

// Key implements screen.Screen.
func (w *work) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc {
		return w.halt(), true
	}
	return nil, false
}

// Draw implements screen.Screen.
func (w *work) Draw(c widget.Canvas) {
	c.Put(3, 1, theme.Title, w.env.In(w.what))
	wide := min(50, c.Width()-12)
	done := wide * w.percent / 100
	full, empty := "■", "·"
	if w.env.ASCII {
		full, empty = "#", "."
	}
	c.Put(3, 3, theme.Plain, strings.Repeat(full, done)+strings.Repeat(empty, max(0, wide-done))+" "+strconv.Itoa(w.percent)+" %")
	for y, line := range widget.Wrap(words.In(w.env, "whole", nil), c.Width()-6) {
		c.Put(3, 5+y, theme.Plain, line)
	}
}
