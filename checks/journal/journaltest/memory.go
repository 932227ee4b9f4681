// Package journaltest holds what tests of the journal lean on: a store in
// memory, a small deriver, and one suite that every store must pass.
//
// The store keeps slices and shares with the real one only the pure functions of
// package journal, so that the two check each other. A transaction works on a
// copy of the state, which takes the place of the old one when it is done.
package journaltest

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"ashyq/checks/journal"
)

// Memory is a journal in memory. Reads see the state at their beginning; writes
// take turns.
type Memory struct {
	deriver journal.Deriver
	now     func() time.Time
	key     ed25519.PrivateKey
	turn    sync.Mutex

	mu    sync.Mutex
	state state
}

// state is what is held. It is never changed once it is shown.
type state struct {
	entries []journal.Entry
	bytes   map[journal.Hash][]byte // attachments
	erased  map[journal.Hash]bool
	rows    map[journal.Subject]journal.Rows
}

// New makes an empty journal. A deriver of nil makes no rows. Journals that are
// to be merged get seeds, which tell their streams apart.
func New(d journal.Deriver, now func() time.Time, seed ...string) *Memory {
	key := fmt.Sprintf("%-32.32s", strings.Join(append(seed, "memory"), " "))
	return &Memory{deriver: d, now: now, key: ed25519.NewKeyFromSeed([]byte(key)), state: state{}.copy()}
}

// public is the public half of the key, and its hash names the stream.
func (m *Memory) public() []byte       { return m.key.Public().(ed25519.PublicKey) }
func (m *Memory) stream() journal.Hash { return journal.Sum(m.public()) }

func (s state) copy() state {
	out := state{
		entries: slices.Clip(s.entries), bytes: maps.Clone(s.bytes),
		erased: maps.Clone(s.erased), rows: maps.Clone(s.rows),
	}
	if s.bytes == nil {
		out.bytes, out.erased = map[journal.Hash][]byte{}, map[journal.Hash]bool{}
		out.rows = map[journal.Subject]journal.Rows{}
	}
	return out
}

func (m *Memory) held() state {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state
}

func (m *Memory) put(s state) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state = s
}

// Read gives the function what is held now.
func (m *Memory) Read(_ context.Context, f func(journal.Reader) error) error {
	s := m.held()
	return f(&reader{&s, m.stream()})
}

// Write gives the function a transaction that is one act.
func (m *Memory) Write(ctx context.Context, by journal.Signer, f func(journal.Writer) error) error {
	m.turn.Lock()
	defer m.turn.Unlock()
	s := m.held().copy()
	w := &writer{reader: reader{&s, m.stream()}, memory: m, by: by}
	if err := f(w); err != nil {
		return err
	}
	if err := errors.Join(w.loose(), ctx.Err()); err != nil {
		return err
	}
	m.put(s)
	return nil
}

// Merge takes in what the other journal holds.
func (m *Memory) Merge(other *Memory) error {
	m.turn.Lock()
	defer m.turn.Unlock()
	s, theirs := m.held().copy(), other.held()
	var fresh []journal.Entry
	for _, e := range theirs.entries {
		if !slices.ContainsFunc(s.entries, func(o journal.Entry) bool { return o.Hash == e.Hash }) {
			fresh = append(fresh, e)
		}
	}
	maps.Copy(s.bytes, theirs.bytes)
	s.insert(fresh)
	if err := s.derive(m.deriver, fresh); err != nil {
		return err
	}
	m.put(s)
	return nil
}

// insert adds entries and lets go of the bytes that have been erased.
func (s *state) insert(fresh []journal.Entry) {
	s.entries = append(s.entries, fresh...)
	for _, e := range fresh {
		for _, t := range e.Header.Replaces {
			if e.Header.Kind == journal.KindErased && !t.Act {
				s.erased[t.Hash] = true
			}
		}
	}
	kept := slices.Clone(s.entries)
	for i := range kept {
		if s.erased[kept[i].Header.Payload] {
			kept[i].Payload = nil
		}
	}
	s.entries = kept
	maps.DeleteFunc(s.bytes, func(h journal.Hash, _ []byte) bool { return s.erased[h] })
}

// derive makes the rows of the subjects of some entries.
func (s *state) derive(d journal.Deriver, fresh []journal.Entry) error {
	done := map[journal.Subject]bool{}
	for _, e := range fresh {
		subject := e.Header.Subject
		if d == nil || done[subject] {
			continue
		}
		rows, err := d.Derive(subject, &reader{state: s})
		if err != nil {
			return err
		}
		s.rows[subject], done[subject] = rows, true
	}
	return nil
}

// reader reads a state.
type reader struct {
	*state
	own journal.Hash // the stream that is written here
}

func (r *reader) Entries(s journal.Subject) ([]journal.Entry, error) {
	return r.pick(func(e journal.Entry) bool { return e.Header.Subject == s }), nil
}

func (r *reader) Act(act journal.Hash) ([]journal.Entry, error) {
	return r.pick(func(e journal.Entry) bool { return e.ActID() == act }), nil
}

func (r *reader) Attaching(hashes ...journal.Hash) ([]journal.Entry, error) {
	return r.pick(func(e journal.Entry) bool {
		return slices.ContainsFunc(e.Header.Attach, func(a journal.Attachment) bool { return slices.Contains(hashes, a.Hash) })
	}), nil
}

func (r *reader) pick(wanted func(journal.Entry) bool) []journal.Entry {
	var out []journal.Entry
	for _, e := range r.entries {
		if wanted(e) {
			out = append(out, e)
		}
	}
	journal.Sort(out)
	return out
}

func (r *reader) Heads() ([]journal.Head, error) {
	last := map[journal.Hash]journal.Head{}
	for _, e := range r.entries {
		h := e.Header
		if h.Number >= last[h.Stream].Number {
			last[h.Stream] = journal.Head{Stream: h.Stream, Number: h.Number, Hash: e.Hash}
		}
	}
	return slices.SortedFunc(maps.Values(last), func(a, b journal.Head) int {
		return strings.Compare(string(a.Stream), string(b.Stream))
	}), nil
}

// Own implements journal.Reader: the stream is ours once something is in it.
func (r *reader) Own() (journal.Own, error) {
	if !slices.ContainsFunc(r.entries, func(e journal.Entry) bool { return e.Header.Stream == r.own }) {
		return journal.Own{}, nil
	}
	return journal.Own{Next: r.own, All: []journal.Hash{r.own}}, nil
}

// At implements journal.Reader.
func (r *reader) At(stream journal.Hash, number int64) ([]journal.Hash, error) {
	var out []journal.Hash
	for _, e := range r.pick(func(e journal.Entry) bool { return e.Header.Stream == stream && e.Header.Number == number }) {
		out = append(out, e.Hash)
	}
	return out, nil
}

// Streams implements journal.Reader.
func (r *reader) Streams() ([]journal.StreamRow, error) {
	office, err := r.Entries(journal.Office)
	retired := journal.Retirements(office)
	rows := map[journal.Hash]*journal.StreamRow{}
	for _, e := range r.pick(func(journal.Entry) bool { return true }) {
		h := e.Header
		row := rows[h.Stream]
		if row == nil {
			row = &journal.StreamRow{Stream: h.Stream, First: h.Time, Ours: h.Stream == r.own, Retired: retired[h.Stream]}
			row.Next = row.Ours && row.Retired == nil
			rows[h.Stream] = row
		}
		if v, err := journal.ValueOf[journal.Stream](e); err == nil && h.Kind == journal.KindStream {
			row.Label = v.Label
		}
		if !slices.Contains(row.Authors, h.Author) {
			row.Authors = append(row.Authors, h.Author)
		}
		row.Entries++
		row.Last, row.Head = h.Time, journal.Head{Stream: h.Stream, Number: h.Number, Hash: e.Hash}
	}
	var out []journal.StreamRow
	for _, stream := range slices.Sorted(maps.Keys(rows)) {
		slices.Sort(rows[stream].Authors)
		out = append(out, *rows[stream])
	}
	return out, err
}

func (r *reader) Open(h journal.Hash) (io.ReadCloser, int64, error) {
	b, ok := r.bytes[h]
	if !ok {
		return nil, 0, journal.ErrNotHeld
	}
	return io.NopCloser(bytes.NewReader(b)), int64(len(b)), nil
}

// writer is one act in the making.
type writer struct {
	reader
	memory  *Memory
	by      journal.Signer
	act     journal.Hash
	unnamed []journal.Hash // attachments taken in
}

func (w *writer) Stream() journal.Hash { return w.memory.stream() }

func (w *writer) Sign(st journal.Statement) (journal.Signature, error) {
	return journal.Sign(st, w.memory.key), nil
}

func (w *writer) Attach(r io.Reader, limit int64) (journal.Attachment, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return journal.Attachment{}, err
	}
	if int64(len(b)) > limit {
		return journal.Attachment{}, journal.ErrTooLarge
	}
	h := journal.Sum(b)
	if w.erased[h] {
		return journal.Attachment{}, journal.ErrNotHeld
	}
	if _, held := w.bytes[h]; !held {
		w.unnamed = append(w.unnamed, h)
	}
	w.bytes[h] = b
	return journal.Attachment{Hash: h, Bytes: int64(len(b))}, nil
}

// loose refuses an act that took bytes in which no entry of it names.
func (w *writer) loose() error {
	for _, h := range w.unnamed {
		if w.act != "" && !slices.ContainsFunc(w.entries, func(e journal.Entry) bool {
			return slices.ContainsFunc(e.Header.Attach, func(a journal.Attachment) bool { return a.Hash == h })
		}) {
			return fmt.Errorf("journaltest: no entry names the attachment %s", h)
		}
	}
	return nil
}

func (w *writer) Append(drafts ...journal.Draft) ([]journal.Entry, error) {
	if w.place().Last.Number == 0 {
		if _, err := w.seal(w.opening()); err != nil {
			return nil, err
		}
	}
	before := *w.state
	fresh, err := w.seal(drafts...)
	if err == nil {
		err = w.admit(before, fresh)
	}
	if err != nil {
		*w.state = before
		return nil, err
	}
	w.act = fresh[0].ActID()
	return fresh, nil
}

// place finds where the next entry goes.
func (w *writer) place() journal.Place {
	at := journal.Place{Act: w.act}
	for _, e := range w.entries {
		at.Clock = max(at.Clock, e.Header.Clock)
		if h := e.Header; h.Stream == w.Stream() && h.Number > at.Last.Number {
			at.Last = journal.Head{Stream: h.Stream, Number: h.Number, Hash: e.Hash}
		}
	}
	return at
}

// seal gives drafts their places and inserts them.
func (w *writer) seal(drafts ...journal.Draft) ([]journal.Entry, error) {
	stamp := journal.Stamp{Stream: w.Stream(), Author: w.by.Author, Time: w.memory.now()}
	fresh, err := journal.Seal(drafts, stamp, w.place())
	if err != nil {
		return nil, err
	}
	*w.state = w.state.copy()
	w.insert(fresh)
	return fresh, w.derive(w.memory.deriver, fresh)
}

// admit refuses what the store must refuse.
func (w *writer) admit(before state, fresh []journal.Entry) error {
	for _, e := range fresh {
		for _, a := range e.Header.Attach {
			if b, ok := w.bytes[a.Hash]; !ok || int64(len(b)) != a.Bytes {
				return journal.ErrNotHeld
			}
		}
	}
	return journal.Admit((&reader{state: &before}).Entries, fresh)
}

func (w *writer) opening() journal.Draft {
	return journal.Draft{Kind: journal.KindStream, Subject: journal.Office,
		Payload: journal.Stream{Label: w.by.Label, Key: hex.EncodeToString(w.memory.public())}}
}
