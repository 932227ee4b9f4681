package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/alecthomas/kong"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/db"
	"ashyq/fixtures/office"
)

// demoCmd runs a command on the sample office, in a database that is thrown
// away. It asks nothing and shows nothing random.
type demoCmd struct {
	Command []string `arg:"" name:"demo-command" optional:""`
}

// sample is the sample office while a command looks at it.
type sample struct {
	store  *db.Store
	random io.Reader // fixed: nothing random is shown
	author desk.Author
}

// Run opens the office and runs what follows the word; what stands before it
// are flags, and they hold too. The command is read first: opening takes a while.
func (c demoCmd) Run(s *session, k *kong.Context) error {
	if s.demo {
		return usage("usage.demo-twice", nil)
	}
	if len(c.Command) > 0 && (c.Command[0] == "--help" || c.Command[0] == "-h") {
		return s.help(k)
	}
	before := len(s.args) - len(c.Command) - 1
	s.demo = true
	inner, err := s.parse(append(s.args[:before:before], c.Command...))
	if err != nil || inner == nil {
		return err
	}
	if inner.Command() == "welcome" && s.talks() {
		return s.talk()
	}
	if inner.Command() == "welcome" && s.benches() {
		return s.bench()
	}
	return s.inSample(func() error { return inner.Run(s) })
}

// inSample opens the sample office for a while.
func (s *session) inSample(do func() error) error {
	sample, done, err := s.buildSample()
	if err != nil {
		return err
	}
	s.sample = sample
	return errors.Join(do(), done())
}

// buildSample tells the story of the sample office into a database of its own,
// which done throws away.
func (s *session) buildSample() (_ *sample, done func() error, err error) {
	dir, err := os.MkdirTemp("", "ashyq-demo-*")
	if err != nil {
		return nil, nil, err
	}
	// A return with a fault makes done nil: what is thrown away is kept apart from it.
	away := func() error { return os.RemoveAll(dir) }
	defer func() {
		if err != nil {
			err = errors.Join(err, away())
		}
	}()
	deriver, err := desk.NewDeriver()
	if err != nil {
		return nil, nil, err
	}
	clock := office.NewClock()
	s.clock = clock.Now
	store, err := db.Open(s.ctx, filepath.Join(dir, "ashyq.db"), db.Options{
		MemoryKey: true, Deriver: deriver, Now: s.clock, Random: office.Chance(),
	})
	if err != nil {
		return nil, nil, err
	}
	away = func() error { return errors.Join(store.Close(), os.RemoveAll(dir)) }
	if err := office.Build(s.ctx, store, clock); err != nil {
		return nil, nil, err
	}
	return &sample{store: store, random: rand.NewChaCha8([32]byte{1}), author: office.Analyst()}, away, nil
}

// showSample lists what there is to look at.
func (s *session) showSample() error {
	return s.read(func(d *desk.Desk) error {
		if !s.flags.JSON {
			fmt.Fprintf(s.out, "%s\n\n", s.say("demo", nil))
		}
		if err := s.listInspections(d, journal.InspectionQuery{}); err != nil || s.flags.JSON {
			return err
		}
		fmt.Fprintln(s.out)
		s.saying("demo.next", nil)
		return nil
	})
}
