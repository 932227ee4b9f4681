package db

import (
	"context"
	"errors"
	"fmt"
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// take waits until it is this goroutine's turn to write.
func (s *Store) take(ctx context.Context) error {
	if s.readOnly {
		return fail("db.read-only", nil, lang.Args{"path": s.path})
	}
	select {
	case s.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) give() { <-s.turn }

// Write gives the function a transaction that is one act. When Write returns
// nil, all that was appended is on the disk; else none of it is there. Where
// nothing was appended nothing is written.
func (s *Store) Write(ctx context.Context, by journal.Signer, f func(journal.Writer) error) (err error) {
	defer tell(s.path, &err)
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	if err := s.there(); err != nil {
		return err
	}
	for {
		ready, err := s.act(ctx, by, f)
		if err != nil || ready {
			return err
		}
		if err := s.makeRows(ctx, nil); err != nil {
			return err
		}
	}
}

// act is one try at an act. It is not ready where the rows have to be made
// first.
func (s *Store) act(ctx context.Context, by journal.Signer, f func(journal.Writer) error) (ready bool, err error) {
	whole := context.WithoutCancel(ctx)
	tx, err := s.hand.begin()
	if err != nil {
		return false, err
	}
	defer tx.rollback() // after a commit this does nothing
	if ready, err := s.rowsReady(whole, tx); err != nil || !ready {
		return false, err
	}
	w := &writer{view: view{ctx: whole, q: tx, noted: s.notes()}, store: s, by: by, loose: map[journal.Hash]bool{}, touched: map[journal.Subject]bool{}}
	if w.stream, err = chooseStream(whole, tx, w.noted, s.options.Random); err != nil {
		return false, err
	}
	w.noted.out = nil // what it appends is not there yet
	if err := f(w); err != nil {
		return false, err
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if !w.begun {
		return true, nil
	}
	return true, w.commit(tx)
}

// writer is one act in the making.
type writer struct {
	view
	store   *Store
	by      journal.Signer
	stream  stream
	place   journal.Place
	begun   bool                     // something was appended
	erases  bool                     // bytes were let go
	poorer  []journal.Subject        // of these
	dirty   []journal.Subject        // whose rows are to be made,
	touched map[journal.Subject]bool // the same, to be looked up
	loose   map[journal.Hash]bool    // attachments that no entry names yet
	retired []journal.Hash           // streams of ours whose keys go out of use
	failed  error                    // half of something was written: it must not be committed
}

var _ journal.Writer = (*writer)(nil)

// Stream implements journal.Writer.
func (w *writer) Stream() journal.Hash { return w.stream.id }

// Sign implements journal.Writer. A new stream signs with the key that is kept when
// the act is committed.
func (w *writer) Sign(st journal.Statement) (journal.Signature, error) {
	key := w.stream.key
	if key == nil {
		var err error
		if key, err = w.store.keys.private(w.stream.id); err != nil {
			return journal.Signature{}, fail("db.keys", err, nil)
		}
	}
	return journal.Sign(st, key), nil
}

// Attach implements journal.Writer.
func (w *writer) Attach(r io.Reader, limit int64) (journal.Attachment, error) {
	if w.failed != nil {
		return journal.Attachment{}, w.failed
	}
	a, fresh, err := attach(w.ctx, w.q, r, limit)
	if ofSQLite(err) {
		w.failed = err
	}
	if err != nil {
		return journal.Attachment{}, err
	}
	if fresh {
		w.loose[a.Hash] = true
	}
	return a, nil
}

// Append implements journal.Writer.
func (w *writer) Append(drafts ...journal.Draft) ([]journal.Entry, error) {
	if w.failed == nil {
		w.failed = w.begin()
	}
	if w.failed != nil {
		return nil, w.failed
	}
	fresh, err := w.seal(drafts)
	if err != nil {
		return nil, err
	}
	if err := journal.Admit(w.Entries, fresh); err != nil {
		return nil, err
	}
	w.failed = w.insert(fresh)
	return fresh, w.failed
}

// begin finds the place of the first entry, and opens a new stream.
func (w *writer) begin() error {
	if w.begun {
		return nil
	}
	clock, err := single[int64](w.ctx, w.q, `SELECT coalesce(max(clock), 0) FROM entries`)
	if err != nil {
		return err
	}
	w.place = journal.Place{Last: w.stream.last, Clock: clock}
	w.begun = true
	if w.stream.key == nil {
		return nil
	}
	opening, err := w.seal([]journal.Draft{w.stream.opening(w.by.Label)})
	if err == nil {
		err = w.insert(opening)
	}
	w.place.Act = "" // the act of the user is another one
	return err
}

func (w *writer) seal(drafts []journal.Draft) ([]journal.Entry, error) {
	return journal.Seal(drafts, journal.Stamp{
		Stream: w.stream.id, Author: w.by.Author, Time: w.store.options.Now(), Random: w.store.options.Random,
	}, w.place)
}

// insert writes sealed entries with their payloads.
func (w *writer) insert(fresh []journal.Entry) error {
	for _, e := range fresh {
		if err := w.attached(e.Header.Attach); err != nil {
			return err
		}
		if err := insertEntry(w.ctx, w.q, e); err != nil {
			return err
		}
		if _, err := insertPayload(w.ctx, w.q, e.Header.Payload, e.Payload); err != nil {
			return err
		}
		poorer, err := losers(w.ctx, w.q, e)
		if err != nil {
			return err
		}
		w.place = w.place.After(e)
		if retires := journal.Retires(e); w.noted.has(retires) {
			w.retired = append(w.retired, retires)
		}
		if e.Header.Kind == journal.KindErased {
			w.erases = true
			w.poorer = append(append(w.poorer, e.Header.Subject), poorer...)
		}
		w.touch(append(poorer, e.Header.Subject)...)
	}
	return nil
}

// attached refuses an entry that names bytes which are not here.
func (w *writer) attached(list []journal.Attachment) error {
	for _, a := range list {
		size, err := sizeOf(w.ctx, w.q, a.Hash)
		if err != nil {
			return err
		}
		if size != a.Bytes {
			return fmt.Errorf("db: attachment %s of %d bytes: %w", a.Hash, a.Bytes, journal.ErrNotHeld)
		}
		delete(w.loose, a.Hash)
	}
	return nil
}

var errLoose = errors.New("db: an attachment was taken in that no entry names")

// commit makes the rows, sees to the keys, commits, and only then notes the
// head.
func (w *writer) commit(tx *transaction) error {
	if w.failed != nil {
		return w.failed
	}
	if len(w.loose) > 0 {
		return errLoose
	}
	if err := w.flush(); err != nil {
		return err
	}
	if w.erases {
		if err := w.store.lookAgain(w.ctx, w.q, nil, w.poorer); err != nil {
			return err
		}
	}
	if err := w.stream.secure(w.store.keys); err != nil {
		return err
	}
	if err := tx.commit(); err != nil {
		w.stream.abandon(w.store.keys)
		return err
	}
	w.store.noteHead(w.place.Last)
	for _, stream := range w.retired {
		_ = w.store.keys.putAway(stream) // the journal says so, and that is enough
	}
	if w.erases {
		w.store.clean(w.ctx)
	}
	return nil
}

// noteHead notes the head while nobody else can write, so that it is never
// lowered. What goes wrong here is let be: the act is on the disk, and a
// database ahead of the note is in order.
func (s *Store) noteHead(head journal.Head) {
	tx, err := s.hand.begin()
	if err != nil {
		return
	}
	defer tx.rollback()
	_ = s.keys.note(head)
}

// clean brings the log home and empties it, so that bytes which were let go do
// not stay there. While somebody reads an older state it waits for the next
// time that the log is brought home.
func (s *Store) clean(ctx context.Context) {
	_, _ = s.hand.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
}
