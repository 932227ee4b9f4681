package main

import (
	"context"
	"os"

	"ashyq/db"
	"ashyq/fixtures/office"
	"ashyq/tui"
)

// benches tells whether the workbench can be shown: a person sits at both ends,
// and the terminal can be drawn on.
func (s *session) benches() bool {
	return s.terminal && isTerminal(os.Stdin) && s.getenv("TERM") != "dumb" && !s.linear && !s.flags.JSON
}

// bench runs the workbench. The database is opened behind the first frame.
func (s *session) bench() error {
	open, now := s.openBench, s.clock
	if s.demo {
		open, now = s.openSample, office.Now
	}
	return tui.Run(s.ctx, tui.Options{
		Open: open, Sample: s.openSample, Lang: s.lang, Fixed: s.flags.Lang != "",
		Mono: s.flags.Mono || s.getenv("NO_COLOR") != "", ASCII: s.ascii, Writers: writers(), Now: now,
		Copy: clipboard(os.Stdout, s.getenv),
	})
}

// openBench opens the analyst's own database.
func (s *session) openBench(context.Context) (tui.Opened, error) {
	store, err := s.open(false)
	if err != nil {
		return tui.Opened{}, err
	}
	return s.seated(store, tui.Opened{File: s.path(), Close: store.Close})
}

// openSample builds the sample office and opens it.
func (s *session) openSample(context.Context) (tui.Opened, error) {
	sample, done, err := s.buildSample()
	if err != nil {
		return tui.Opened{}, err
	}
	s.sample = sample
	return s.seated(sample.store, tui.Opened{File: s.say("bench.sample", nil), Sample: true, First: office.Shown, Close: done})
}

// seated adds the desk.
func (s *session) seated(store *db.Store, o tui.Opened) (_ tui.Opened, err error) {
	o.Desk, err = s.desk(store)
	return o, err
}
