package db

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// Options says how a database is opened.
type Options struct {
	// ReadOnly opens for reading alone: nothing is made, nothing is written.
	ReadOnly bool
	// KeyDir is the folder of the user's configuration where the private halves
	// of the streams are kept. It is made when it is needed.
	KeyDir string
	// MemoryKey keeps the key of the stream in memory; KeyDir is not looked at.
	MemoryKey bool
	// Deriver makes the rows for lists. Without one there are none.
	Deriver journal.Deriver
	// Now is the clock; nil is the clock of the machine.
	Now func() time.Time
	// Random gives the key of a new stream and the salts of payloads; nil is the
	// system's source. The sample office shows nothing random.
	Random io.Reader
	// By opens backups that are shut.
	By locked.By
	// Lose is what a restoring may lose, as its preview said: see journal.Losing.
	Lose string

	look func(path string) (medium, error) // what the file lies on
	wait time.Duration                     // how long a lock is waited for
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.look == nil {
		o.look = lookAt
	}
	if o.wait == 0 {
		o.wait = 5 * time.Second
	}
	return o
}

// Store is a database of the journal. Its methods may be called from several
// goroutines. A function given to Read or Write must call neither.
type Store struct {
	options  Options
	path     string // as the user knows it
	file     string // the full path of what is read: the same, or a copy of it
	aside    string // the temporary folder of the copy
	readOnly bool
	reading  access // how the file is read
	readers  *sql.DB
	writers  *sql.DB
	hand     *hand         // the one connection that writes
	turn     chan struct{} // holds one token: whose turn it is to write
	keys     keyring
	out      outOfUse     // keys that the journal says are out of use
	seen     atomic.Int64 // state of the file at the last look of Changed
	find     finder
	self     os.FileInfo // the file that was opened
}

// readerCount bounds the connections that read at a time.
const readerCount = 4

// Open opens the database at the path. A file that is not there is made,
// unless it is opened for reading. A file on a read-only medium is opened for
// reading. What is not ours, newer, damaged, locked or on a network drive is
// refused with a *lang.Error.
func Open(ctx context.Context, path string, o Options) (_ *Store, err error) {
	defer tell(path, &err)
	o = o.filled()
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	m, err := o.look(full)
	if err != nil {
		return nil, fail("db.closed-to-us", err, lang.Args{"path": path})
	}
	if m.network != "" {
		return nil, fail("db.network", nil, lang.Args{"path": path, "kind": m.network})
	}
	s := &Store{
		options: o, path: path, file: full,
		readOnly: o.ReadOnly || m.readOnly,
		turn:     make(chan struct{}, 1),
		keys:     newKeyring(o),
	}
	if err := s.open(ctx, m); err != nil {
		_ = s.Close() // the reason for not opening is told
		return nil, err
	}
	return s, nil
}

// ReadOnly tells whether the database was opened for reading alone, because it
// was asked so or because of its medium.
func (s *Store) ReadOnly() bool { return s.readOnly }

func (s *Store) open(ctx context.Context, m medium) error {
	blank, err := s.present()
	if err != nil {
		return err
	}
	s.reading = access{wait: s.options.wait, temporary: true}
	if m.readOnly {
		if s.reading.immutable = settled(s.file); !s.reading.immutable {
			if s.aside, err = copyAside(s.file); err != nil {
				return err
			}
			s.file = filepath.Join(s.aside, filepath.Base(s.file))
		}
	}
	if s.readOnly { // temporary tables belong to one connection
		s.readers, err = pool(s.file, s.reading, 1)
	} else {
		s.readers, err = pool(s.file, access{wait: s.options.wait}, readerCount)
	}
	if err != nil {
		return err
	}
	if err := s.recognise(ctx, blank); err != nil {
		return err
	}
	if !s.readOnly {
		if err := s.openHand(ctx); err != nil {
			return err
		}
	}
	if s.self, err = os.Stat(s.file); err != nil {
		return err
	}
	_, err = s.Changed(ctx)
	return err
}

// there tells whether the file that was opened still stands at its path: what is
// written into one that was deleted or moved away would be found by nobody.
func (s *Store) there() error {
	now, err := os.Stat(s.file)
	if errors.Is(err, fs.ErrPermission) {
		return fail("db.closed-to-us", err, lang.Args{"path": s.path})
	}
	if err != nil || !os.SameFile(s.self, now) {
		return fail("db.gone", err, lang.Args{"path": s.path})
	}
	return nil
}

// present makes sure that there is a file, making an empty one if that is
// allowed, and tells whether it is blank. What is written there is for this
// user alone.
func (s *Store) present() (blank bool, err error) {
	info, err := os.Stat(s.file)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return false, fail("db.foreign", nil, lang.Args{"path": s.path})
	case err == nil && info.Size() > 0:
		return false, nil
	case s.readOnly && (err == nil || errors.Is(err, fs.ErrNotExist)):
		return false, fail("db.missing", fs.ErrNotExist, lang.Args{"path": s.path})
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = makeEmpty(s.file)
	}
	if err != nil {
		return false, fail("db.closed-to-us", err, lang.Args{"path": s.path})
	}
	return true, nil
}

// size gives the length of a file, -1 where that cannot be told.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return -1
	}
	return info.Size()
}

// makeEmpty makes an empty file and the folders above it.
func makeEmpty(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// recognise looks at the mark and the version before anything is written, and
// makes the tables in a blank file. Blank is also what is left of one whose
// making was cut short: reading it has just brought it back to nothing.
func (s *Store) recognise(ctx context.Context, blank bool) error {
	mark, err := single[int](ctx, s.readers, `PRAGMA application_id`)
	if err != nil {
		return err
	}
	form, err := single[int](ctx, s.readers, `PRAGMA user_version`)
	if err != nil {
		return err
	}
	tables, err := single[int](ctx, s.readers, `SELECT count(*) FROM sqlite_schema`)
	if err != nil {
		return err
	}
	args := lang.Args{"path": s.path}
	switch untouched := mark == 0 && form == 0 && tables == 0; {
	case untouched && s.readOnly && size(s.file) == 0:
		return fail("db.missing", fs.ErrNotExist, args)
	case untouched && (blank || size(s.file) == 0):
		return s.initialise(ctx)
	case mark != applicationID:
		return fail("db.foreign", nil, args)
	case form > version:
		return fail("db.newer", nil, args)
	case form < version:
		return fail("db.damaged", nil, args)
	}
	return nil
}

func (s *Store) initialise(ctx context.Context) error {
	a := access{wait: s.options.wait, temporary: true}
	db, err := sql.Open("sqlite", a.uri(s.file)+"&_txlock=immediate&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := initialise(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// openHand opens the connection that writes. Switching the log on needs the
// file for itself for a moment, which SQLite does not wait for.
func (s *Store) openHand(ctx context.Context) (err error) {
	s.writers, err = pool(s.file, access{wait: s.options.wait, write: true}, 1)
	if err != nil {
		return err
	}
	const pause = 20 * time.Millisecond
	for tries := int(s.options.wait/pause) + 1; ; tries-- {
		conn, err := s.writers.Conn(ctx)
		if err == nil {
			s.hand = &hand{ready: makeReady(conn), conn: conn}
			return nil
		}
		if tries == 0 || !isLocked(told(s.path, err)) {
			return err
		}
		time.Sleep(pause)
	}
}

// isLocked tells whether the failure is another program's lock.
func isLocked(err error) bool {
	e, ok := lang.AsError(err)
	return ok && e.Code == "db.locked"
}

// Close lets the file go. The last to close it brings its log home.
func (s *Store) Close() error {
	var errs []error
	if s.hand != nil {
		errs = append(errs, s.hand.close())
	}
	for _, pool := range []*sql.DB{s.writers, s.readers} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	if s.aside != "" {
		errs = append(errs, os.RemoveAll(s.aside))
	}
	return errors.Join(errs...)
}

// Changed tells whether another program has written since it was last asked.
// What this store writes does not count.
func (s *Store) Changed(ctx context.Context) (_ bool, err error) {
	defer tell(s.path, &err)
	var now int64
	if s.readOnly {
		now, err = single[int64](ctx, s.readers, `PRAGMA data_version`)
	} else {
		if err := s.take(ctx); err != nil {
			return false, err
		}
		defer s.give()
		now, err = single[int64](context.WithoutCancel(ctx), s.hand, `PRAGMA data_version`)
	}
	if err != nil {
		return false, err
	}
	return s.seen.Swap(now) != now, nil
}
