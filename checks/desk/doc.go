// Package desk holds every act that an analyst can do, once, for screens and
// commands alike.
//
// The idea: an act takes what was typed, refuses what cannot be in words that
// say what to do, and appends to the journal what was done; a view reads the
// journal, judges, and gives values to show. Nothing here draws, asks back or
// knows where bytes are kept: the store, the clock and the disk stand behind
// small interfaces.
package desk

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Store keeps the journal. Package db keeps it in SQLite; a store in memory
// serves tests.
type Store interface {
	// Read gives a consistent view.
	Read(ctx context.Context, f func(journal.Reader) error) error
	// Write makes one act: all of it is on the disk when nil is returned, and
	// nothing of it is there when an error is.
	Write(ctx context.Context, who journal.Signer, f func(journal.Writer) error) error
}

// Clock tells the time. It is read when something is done, never when something
// is judged.
type Clock interface{ Now() time.Time }

// Files reads and writes the files that the analyst names.
type Files interface {
	// Open opens a file for reading.
	Open(path string) (io.ReadCloser, error)
	// Write writes a file, whole or not at all.
	Write(path string, write func(io.Writer) error) error
	// WritePrivate does so; a new file may be read by its owner alone.
	WritePrivate(path string, write func(io.Writer) error) error
	// List gives what stands in a folder, in any order.
	List(dir string) ([]FileInfo, error)
}

// Desk is an analyst at work over one store.
type Desk struct {
	store  Store
	clock  Clock
	files  Files
	shelf  Shelf
	law    *standard.Standard // what binds, as this desk or the view it is of reads it
	days   *calendar.Calendar
	random io.Reader
	author Author
	tables *tables
	sights *sights
	web    Web
	index  journal.Searcher // of the store, nil where it cannot be searched
	inLaw  *lawIndex

	program string
	vault   Vault      // nil: there is no file to copy
	tell    FileTeller // what a file is that is not a paper; nil: nobody knows
	bundles journal.Exchanger

	embedded *standard.Standard
	seen     *atomic.Pointer[standard.Standard] // what was read last, for the screens
}

// Tools are what a desk works with. Store may be nil for acts that need none;
// without a Shelf nothing is remembered; Random is crypto/rand's reader except in
// the sample office, which shows nothing random.
type Tools struct {
	Store  Store
	Clock  Clock
	Files  Files
	Shelf  Shelf
	Random io.Reader
	Author Author
	Web    Web // may be nil: then no address is asked
	Tell   FileTeller
	Vault  Vault // may be nil: then there is no file to copy

	Bundles journal.Exchanger // may be nil: then no bundle is written or read

	Program string // its name and version, for papers
}

// Author is who works here. Given says that the name was given by her, not
// taken from the system: only then may a paper be issued.
type Author struct {
	Name  string
	Given bool
}

// ErrNoStore says that there is no database yet: reading acts answer from the
// embedded data alone.
var ErrNoStore = errors.New("desk: no database")

var embeddedCalendar = sync.OnceValues(calendar.Embedded)

// New makes a desk.
func New(t Tools) (*Desk, error) {
	law, err := standard.Load()
	if err != nil {
		return nil, err
	}
	days, err := embeddedCalendar()
	if err != nil {
		return nil, err
	}
	index, _ := t.Store.(journal.Searcher)
	return &Desk{
		index: index, inLaw: &lawIndex{},
		store: t.Store, clock: t.Clock, files: t.Files, law: law, days: days,
		shelf:  cmp.Or[Shelf](t.Shelf, noShelf{}),
		random: cmp.Or(t.Random, rand.Reader), author: t.Author, tables: &tables{}, sights: &sights{}, web: t.Web, program: t.Program, tell: t.Tell, vault: t.Vault, bundles: t.Bundles,
		embedded: law, seen: &atomic.Pointer[standard.Standard]{},
	}, nil
}

// Today is the day of the clock in Kazakhstan.
func (d *Desk) Today() calendar.Day { return calendar.DayOf(d.clock.Now()) }

// read runs a view over the store; without a store it answers ErrNoStore.
func (d *Desk) read(ctx context.Context, f func(*view) error) error {
	if d.store == nil {
		return ErrNoStore
	}
	return d.store.Read(ctx, func(r journal.Reader) error {
		v, err := d.look(r)
		if err != nil {
			return err
		}
		return f(v)
	})
}

// write makes one act.
func (d *Desk) write(ctx context.Context, f func(*act) error) error {
	if d.store == nil {
		return ErrNoStore
	}
	name := lang.Line(d.author.Name)
	if name == "" {
		return fail("author.empty", nil)
	}
	who := journal.Signer{Author: name, Label: label(name)}
	err := d.store.Write(ctx, who, func(w journal.Writer) error {
		v, err := d.look(w)
		if err != nil {
			return err
		}
		return f(&act{view: *v, w: w})
	})
	return d.explained(err)
}

// explained puts a conflict with another writer into words.
func (d *Desk) explained(err error) error {
	var conflict *journal.ConflictError
	if !errors.As(err, &conflict) {
		return err
	}
	e := fail("conflict", args{"matter": conflict.Matter, "authors": authors(conflict.In)})
	e.Err = err
	return e
}

func authors(entries []journal.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Header.Author)
	}
	return out
}

// view is a consistent look at the store.
type view struct {
	*Desk // with the law of what is read
	journal.Reader
	left []checks.EditionText // texts that this program cannot put together with the rest
}

// act is one act being written.
type act struct {
	view
	w journal.Writer
}

func (v *view) office() (*checks.Office, error) {
	entries, err := v.Entries(journal.Office)
	if err != nil {
		return nil, err
	}
	o := journal.FoldOffice(entries)
	leftOut(o, v.left)
	return o, nil
}

func (v *view) holder(id string) (*checks.HolderState, error) {
	entries, err := v.Entries(journal.Holder(id))
	if err != nil {
		return nil, err
	}
	return journal.FoldHolder(id, entries), nil
}

func (v *view) inspection(id string) (*checks.Case, error) {
	entries, err := v.Entries(journal.Inspection(id))
	if err != nil {
		return nil, err
	}
	c := journal.FoldInspection(id, entries)
	return c, v.tables.fill(c, v)
}

func (v *view) ledger(s journal.Subject) (*journal.Ledger, error) {
	entries, err := v.Entries(s)
	if err != nil {
		return nil, err
	}
	return journal.NewLedger(entries), nil
}

// first makes the draft of the first answer to a matter: what has a new id of its
// own. Many of them are appended at once.
func first(kind string, s journal.Subject, matter string, payload any, attach ...journal.Attachment) journal.Draft {
	return journal.Draft{Kind: kind, Subject: s, Matter: matter, Attach: attach, Payload: payload}
}

// answer appends an answer that replaces the live ones to its matter.
func (a *act) answer(kind string, s journal.Subject, matter string, payload any, attach ...journal.Attachment) error {
	l, err := a.ledger(s)
	if err != nil {
		return err
	}
	var seen []journal.Target
	for _, e := range l.Answers(matter) {
		seen = append(seen, journal.Target{Hash: e.Hash})
	}
	_, err = a.w.Append(journal.Draft{
		Kind: kind, Subject: s, Matter: matter, Replaces: seen, Attach: attach, Payload: payload,
	})
	return err
}
