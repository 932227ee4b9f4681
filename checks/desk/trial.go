package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"ashyq/checks/journal"
)

// trial is a store that lies over what is held: what is appended to it is seen in
// it, and is gone when the trial is. It admits and refuses what a store does. It
// reads the one view that it was made over, so it serves inside a reading.
//
// Counts of long lists are those of what is held; no act asks for them.
type trial struct {
	journal.Reader // what is held
	desk           *Desk
	derive         *Deriver
	stream         journal.Hash
	last           journal.Head // of the stream, as the trial goes
	known          map[journal.Subject][]journal.Entry
	fresh          []journal.Entry
	rows           map[journal.Subject]journal.Rows // of subjects with fresh entries, once asked for
	files          map[journal.Hash]int64           // attachments taken in, by their size
	bodies         map[journal.Hash]*bytes.Reader   // those that lay in memory
}

// trialClock is where the clock of a trial begins: later than all that is held.
const trialClock = 1 << 52

// trialStream stands for the stream that a first act would begin.
var trialStream = journal.Sum([]byte("ashyq trial"))

// newTrial begins a trial over a view.
func (v *view) newTrial() (*trial, error) {
	t := &trial{
		Reader: v.Reader, desk: v.Desk, derive: &Deriver{law: v.embedded, days: v.days, tables: v.tables}, stream: trialStream,
		known: map[journal.Subject][]journal.Entry{}, files: map[journal.Hash]int64{},
		bodies: map[journal.Hash]*bytes.Reader{},
	}
	own, err := v.Own()
	if err != nil || own.Next == "" {
		return t, err
	}
	t.stream = own.Next
	heads, err := v.Heads()
	for _, h := range heads {
		if h.Stream == own.Next {
			t.last = h
		}
	}
	return t, err
}

// Read implements Store.
func (t *trial) Read(ctx context.Context, f func(journal.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return f(t)
}

// Write implements Store: an act that fails leaves nothing.
func (t *trial) Write(ctx context.Context, by journal.Signer, f func(journal.Writer) error) error {
	before, last := len(t.fresh), t.last
	err := f(&trialWriter{trial: t, by: by})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		t.fresh, t.last, t.rows = t.fresh[:before], last, nil
	}
	return err
}

// Entries implements journal.Reader.
func (t *trial) Entries(s journal.Subject) ([]journal.Entry, error) {
	held, ok := t.known[s]
	if !ok {
		var err error
		if held, err = t.Reader.Entries(s); err != nil {
			return nil, err
		}
		t.known[s] = held
	}
	return slices.Concat(held, t.pick(func(e journal.Entry) bool { return e.Header.Subject == s })), nil
}

// Act implements journal.Reader.
func (t *trial) Act(act journal.Hash) ([]journal.Entry, error) {
	held, err := t.Reader.Act(act)
	return slices.Concat(held, t.pick(func(e journal.Entry) bool { return e.ActID() == act })), err
}

func (t *trial) pick(wanted func(journal.Entry) bool) []journal.Entry {
	return slices.DeleteFunc(slices.Clone(t.fresh), func(e journal.Entry) bool { return !wanted(e) })
}

// Heads implements journal.Reader.
func (t *trial) Heads() ([]journal.Head, error) {
	heads, err := t.Reader.Heads()
	if len(t.fresh) == 0 {
		return heads, err
	}
	heads = slices.DeleteFunc(heads, func(h journal.Head) bool { return h.Stream == t.stream })
	return append(heads, t.last), err
}

// Own implements journal.Reader.
func (t *trial) Own() (journal.Own, error) {
	own, err := t.Reader.Own()
	if len(t.fresh) > 0 && !own.Has(t.stream) {
		own.All = append(slices.Clone(own.All), t.stream)
		own.Next = t.stream
	}
	return own, err
}

// Open implements journal.Reader. A file that was only tried was not kept; what
// lay in memory can be read where it lies.
func (t *trial) Open(h journal.Hash) (io.ReadCloser, int64, error) {
	size, tried := t.files[h]
	body, here := t.bodies[h]
	switch {
	case here:
		return io.NopCloser(io.NewSectionReader(body, 0, size)), size, nil
	case tried:
		return nil, 0, journal.ErrNotHeld
	}
	return t.Reader.Open(h)
}

// trialWriter is one act of a trial.
type trialWriter struct {
	*trial
	by  journal.Signer
	act journal.Hash
}

// Stream implements journal.Writer.
func (w *trialWriter) Stream() journal.Hash { return w.stream }

// Sign implements journal.Writer: what is only tried is not signed.
func (w *trialWriter) Sign(journal.Statement) (journal.Signature, error) {
	return journal.Signature{}, nil
}

// Attach implements journal.Writer: the bytes are hashed and not kept.
func (w *trialWriter) Attach(r io.Reader, limit int64) (journal.Attachment, error) {
	sum := sha256.New()
	size, err := io.Copy(sum, io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return journal.Attachment{}, err
	case size > limit:
		return journal.Attachment{}, journal.ErrTooLarge
	}
	at := journal.Attachment{Hash: journal.Hash(hex.EncodeToString(sum.Sum(nil))), Bytes: size}
	if held, _, err := w.Reader.Open(at.Hash); err == nil {
		return at, held.Close()
	}
	w.files[at.Hash] = size
	if body, ok := r.(*bytes.Reader); ok {
		w.bodies[at.Hash] = body
	}
	return at, nil
}

// Append implements journal.Writer.
func (w *trialWriter) Append(drafts ...journal.Draft) ([]journal.Entry, error) {
	place := journal.Place{Last: w.last, Clock: trialClock + int64(len(w.fresh)), Act: w.act}
	fresh, err := journal.Seal(drafts, journal.Stamp{
		Stream: w.stream, Author: w.by.Author, Time: w.desk.clock.Now(),
	}, place)
	if err != nil {
		return nil, err
	}
	for _, e := range fresh {
		if err := w.holds(e.Header.Attach); err != nil {
			return nil, err
		}
	}
	if err := journal.Admit(w.Entries, fresh); err != nil {
		return nil, err
	}
	w.fresh, w.last, w.rows = append(w.fresh, fresh...), place.After(fresh[len(fresh)-1]).Last, nil
	w.act = fresh[0].ActID()
	return fresh, nil
}

// holds refuses attachments that neither the trial nor the store has.
func (w *trialWriter) holds(list []journal.Attachment) error {
	for _, a := range list {
		size, tried := w.files[a.Hash]
		if !tried {
			held, n, err := w.Reader.Open(a.Hash)
			if err != nil {
				return err
			}
			if err := held.Close(); err != nil {
				return err
			}
			size = n
		}
		if size != a.Bytes {
			return fmt.Errorf("desk: attachment %s of %d bytes: %w", a.Hash, a.Bytes, journal.ErrNotHeld)
		}
	}
	return nil
}
