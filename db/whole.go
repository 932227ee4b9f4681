package db

import (
	"context"
	"database/sql"
	"strings"

	"ashyq/checks/journal"
)

// Whole is a consistent view of everything that is held, entry by entry, for files
// that carry a part of the journal. Rows for lists are neither read nor made.
type Whole struct{ view }

// Whole gives the function such a view.
func (s *Store) Whole(ctx context.Context, f func(Whole) error) (err error) {
	defer tell(s.path, &err)
	noted := s.notes()
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return endRead(tx, f(Whole{view{ctx: ctx, q: makeReady(tx), noted: noted}}))
}

// Each calls f for every entry of the subjects, in the one order; for every entry
// that is held where none is named. It stops at the first error.
func (w Whole) Each(f func(journal.Entry) error, subjects ...journal.Subject) error {
	where, args := "", []any{}
	if len(subjects) > 0 {
		where = "WHERE e.subject IN (?" + strings.Repeat(", ?", len(subjects)-1) + ")"
	}
	for _, s := range subjects {
		args = append(args, s)
	}
	return each(w.ctx, w.q, func(r *sql.Rows) error {
		var hash, named journal.Hash
		var raw, payload []byte
		if err := r.Scan(&hash, &raw, &named, &payload); err != nil {
			return err
		}
		e, err := sound(hash, raw, named, payload)
		if err != nil {
			return err
		}
		return f(e)
	}, `SELECT e.hash, e.header, e.payload, p.payload
FROM entries e LEFT JOIN payloads p ON p.hash = e.payload `+where+`
ORDER BY e.clock, e.stream, e.number, e.hash`, args...)
}

// Size gives the length of an attachment, -1 where it is not held.
func (w Whole) Size(h journal.Hash) (int64, error) { return sizeOf(w.ctx, w.q, h) }

// Has tells whether an entry is held.
func (w Whole) Has(entry journal.Hash) (bool, error) {
	return holds(w.ctx, w.q, "entries", "hash = ?", entry)
}

// HasPayload tells whether a payload is held.
func (w Whole) HasPayload(h journal.Hash) (bool, error) {
	return holds(w.ctx, w.q, "payloads", "hash = ?", h)
}

// Gone tells whether bytes were let go, and are never taken in again.
func (w Whole) Gone(h journal.Hash) (bool, error) {
	return holds(w.ctx, w.q, "erased", "hash = ?", h)
}

// Admits gives what refuses an entry in the name of this laptop that was not written
// here, as a merge would; it is asked for entries that are not held.
func (w Whole) Admits() (func(journal.Entry) error, error) {
	g, err := newGuard(w.ctx, w.q, w.noted)
	if err != nil {
		return nil, err
	}
	return g.admits, nil
}

// Forked tells whether two entries of a stream stand at one number.
func (w Whole) Forked(stream journal.Hash) (bool, error) {
	n, err := single[int64](w.ctx, w.q, `SELECT count(*) - count(DISTINCT number) FROM entries WHERE stream = ?`, stream)
	return n > 0, err
}

// Holding says what is held: the heads of the streams, and which of them have gaps.
func (w Whole) Holding() (out journal.Holding, err error) {
	if out.Heads, err = w.Heads(); err != nil {
		return out, err
	}
	for _, h := range out.Heads {
		n, err := single[int64](w.ctx, w.q, `SELECT count(DISTINCT number) FROM entries WHERE stream = ?`, h.Stream)
		if err != nil {
			return out, err
		}
		if n != h.Number {
			out.Gaps = append(out.Gaps, h.Stream)
		}
	}
	return out, nil
}

// Path names the file as the user knows it.
func (s *Store) Path() string { return s.path }
