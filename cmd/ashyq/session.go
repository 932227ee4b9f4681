package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/db"
)

// session is one command line being carried out.
type session struct {
	world
	ctx    context.Context
	out    *bufio.Writer
	flags  globals
	lang   lang.Lang
	ascii  bool
	linear bool // lists for a screen reader: no columns
	clock  clock
	demo   bool // on the sample office

	private []string // hosts that are asked although they are not public, as named with --private
	sample  *sample  // which is open
}

// clock is the one place where time comes in.
type clock func() time.Time

// Now implements desk.Clock.
func (c clock) Now() time.Time { return c() }

// take heeds the flags that stand beside any command.
func (s *session) take(g globals) error {
	s.flags = g
	if g.Lang != "" {
		l, ok := lang.ParseLang(g.Lang)
		if !ok {
			return usage("usage.lang", lang.Args{"lang": lang.Line(g.Lang)})
		}
		s.lang = l
	}
	s.ascii = g.ASCII || plainLocale(s.getenv)
	s.linear = g.Accessible || s.getenv("ACCESSIBLE") == "1"
	if s.demo {
		if g.DB != "" {
			return usage("usage.demo-db", nil)
		}
		return nil
	}
	s.clock = time.Now
	if fixed := s.getenv("ASHYQ_NOW"); fixed != "" {
		at, err := time.Parse(time.RFC3339, fixed)
		if err != nil {
			return usage("usage.now", lang.Args{"typed": lang.Line(fixed)})
		}
		s.clock = func() time.Time { return at }
	}
	return nil
}

// path names the database: the flag, the environment, else the user's data.
func (s *session) path() string {
	return cmp.Or(s.flags.DB, s.getenv("ASHYQ_DB"), filepath.Join(xdg.DataHome, "ashyq", "ashyq.db"))
}

// keys names the folder where the private halves of streams are kept.
func keys() string { return filepath.Join(xdg.ConfigHome, "ashyq", "streams") }

// options say how a database is opened.
func (s *session) options() (db.Options, error) {
	deriver, err := desk.NewDeriver()
	return db.Options{KeyDir: keys(), Deriver: deriver, Now: s.clock}, err
}

// author is who works here: the one named on the command line, else the one whose
// name lies on the shelf, else the system's user. Only a name that was given may
// stand under a paper.
func (s *session) author(d *desk.Desk) (desk.Author, error) {
	if name := lang.Line(s.flags.As); name != "" {
		return desk.Author{Name: name, Given: true}, nil
	}
	if s.sample != nil {
		return s.sample.author, nil
	}
	taste, err := d.Taste(s.ctx)
	if name := lang.Line(taste.Name); name != "" {
		return desk.Author{Name: name, Given: true}, nil
	}
	return desk.Author{Name: cmp.Or(s.user(), "ashyq")}, err
}

// desk seats the analyst at a store, whose shelf is hers; none is fine for acts
// that need none.
func (s *session) desk(store desk.Store) (*desk.Desk, error) {
	random := rand.Reader
	if s.sample != nil {
		random = s.sample.random
	}
	shelf, _ := store.(desk.Shelf)
	tools := desk.Tools{Store: store, Clock: s.clock, Files: desk.Disk{}, Shelf: shelf, Random: random, Program: program(), Tell: teller{s}, Vault: s.vault(store)}
	web := &lazyWeb{session: s}
	if s.sample == nil { // nobody stands behind the addresses of the sample office
		tools.Web = web
	}
	tools.Bundles = s.bundles(store)
	d, err := desk.New(tools)
	if err != nil {
		return nil, err
	}
	web.contact = d.Contact
	who, err := s.author(d)
	return d.As(who), err
}

// work is what a command does at the desk.
type work func(*desk.Desk) error

// at runs work over a store.
func (s *session) at(store desk.Store, do work) error {
	d, err := s.desk(store)
	if err != nil {
		return err
	}
	return do(d)
}

// read is for commands that only look: nothing is made. Where there is no
// database the embedded data answer.
func (s *session) read(do work) error {
	if s.sample != nil {
		return s.at(s.sample.store, do)
	}
	store, err := s.open(true)
	if e, ok := lang.AsError(err); ok && e.Code == "db.missing" {
		return s.at(nil, do)
	}
	return s.over(store, err, do)
}

// write is for acts on what is there: without a database there is nothing.
func (s *session) write(do work) error {
	if s.sample != nil {
		return s.at(s.sample.store, do)
	}
	if err := s.present(); err != nil {
		return err
	}
	store, err := s.open(false)
	if err != nil {
		return err
	}
	note := s.around(store)
	return s.over(store, nil, func(d *desk.Desk) error { return note(do(d)) })
}

// present makes sure that there is a database.
func (s *session) present() error {
	if s.sample != nil {
		return nil
	}
	if _, err := os.Stat(s.path()); os.IsNotExist(err) {
		if err := s.folderThere(); err != nil {
			return err
		}
		return desk.ErrNoStore
	}
	return nil
}

// begin is for acts that may be the first: they make the database, but not
// before there is something to write.
func (s *session) begin(do work) error {
	if s.sample != nil {
		return s.at(s.sample.store, do)
	}
	note := func(err error) error { return err }
	first := &firstStore{path: s.path(), open: func() (*db.Store, error) {
		store, err := s.open(false)
		if err == nil {
			note = s.around(store)
		}
		return store, err
	}}
	err := note(s.at(first, do))
	if closed := first.close(); err == nil {
		err = closed
	}
	return err
}

func (s *session) open(readOnly bool) (*db.Store, error) {
	if err := s.folderThere(); err != nil {
		return nil, err
	}
	o, err := s.options()
	if err != nil {
		return nil, err
	}
	o.ReadOnly = readOnly
	return db.Open(s.ctx, s.path(), o)
}

// over runs work over a store that was opened for it, and closes it.
func (s *session) over(store *db.Store, err error, do work) error {
	if err != nil {
		return err
	}
	err = s.at(store, do)
	if closed := store.Close(); err == nil {
		err = closed
	}
	return err
}
