package main

import (
	"context"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui"
)

// workbench measures what the analyst waits for: the first frame, and the frame
// after a key, while the database is read behind it.
func (f *figures) workbench() {
	f.row("first frame", 20, func() {
		r := f.sit("")
		if r.bench.View() == "" {
			f.t.Fatal("an empty frame")
		}
		close(r.ended)
	})
	home := f.sit("")
	home.settle()
	f.keys("list of inspections", home, "down", "down", "pgdown", "pgdown", "end", "up", "home", "pgdown")
	close(home.ended)
	one := f.sit(f.one)
	one.settle()
	f.keys("list of checks", one, "down", "down", "up", "end", "home")
	close(one.ended)
}

// reader is a workbench whose tasks run beside it, as in a program.
type reader struct {
	bench *tui.Workbench
	heard chan tea.Msg
	ended chan struct{}
	open  int // tasks that have not answered
}

func (f *figures) sit(first string) *reader {
	r := &reader{heard: make(chan tea.Msg, 64), ended: make(chan struct{})}
	r.bench, _ = tui.NewBench(f.ctx, tui.Options{
		Open: func(context.Context) (tui.Opened, error) {
			return tui.Opened{Desk: f.desk, File: f.path, First: first, Close: func() error { return nil }}, nil
		},
		Lang: lang.KK, Fixed: true, Now: time.Now, Writers: writers(),
	})
	r.bench.Env().After = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	r.run(r.bench.Init())
	r.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	return r
}

func (r *reader) send(m tea.Msg) {
	_, cmd := r.bench.Update(m)
	r.run(cmd)
}

// run starts the tasks that were asked for.
func (r *reader) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	r.open++
	go func() {
		m := cmd()
		select {
		case r.heard <- m:
		case <-r.ended:
		}
	}()
}

// hear takes in what has been answered; settle waits for all of it.
func (r *reader) hear(m tea.Msg) {
	r.open--
	if batch, ok := m.(tea.BatchMsg); ok {
		for _, cmd := range batch {
			r.run(cmd)
		}
		return
	}
	r.send(m)
}

func (r *reader) settle() {
	for r.open > 0 {
		r.hear(<-r.heard)
	}
}

var figureKeys = map[string]tea.KeyType{
	"down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "end": tea.KeyEnd, "home": tea.KeyHome,
}

// keys prints how long the frame after a key takes: the middle, the 99th of a
// hundred, and the longest.
func (f *figures) keys(where string, r *reader, ring ...string) {
	var took []time.Duration
	for i := range 2000 {
		start := time.Now()
		r.send(tea.KeyMsg{Type: figureKeys[ring[i%len(ring)]]})
		frame := r.bench.View()
		took = append(took, time.Since(start))
		if frame == "" {
			f.t.Fatal("an empty frame")
		}
		for len(r.heard) > 0 {
			r.hear(<-r.heard)
		}
	}
	r.settle()
	slices.Sort(took)
	f.t.Logf("%-40s %12s middle %12s p99 %12s longest", "key to frame, "+where,
		round(took[len(took)/2]), round(took[len(took)*99/100]), round(took[len(took)-1]))
}
