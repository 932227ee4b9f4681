package db

import (
	"context"
	"database/sql"
	"io"

	"ashyq/checks/journal"
)

// view is a consistent view of what is held: everything is asked in one
// transaction.
type view struct {
	ctx   context.Context
	q     queryer
	noted notes // read before the transaction began
}

var _ journal.Reader = view{}

// Read gives the function a consistent view. Rows for lists that another
// program has made are made anew before.
func (s *Store) Read(ctx context.Context, f func(journal.Reader) error) (err error) {
	defer tell(s.path, &err)
	noted := s.notes()
	return s.snapshot(ctx, func(tx *sql.Tx) error {
		return f(view{ctx: ctx, q: tx, noted: noted})
	})
}

// snapshot opens a transaction in which the rows are today's.
func (s *Store) snapshot(ctx context.Context, f func(*sql.Tx) error) error {
	for {
		tx, err := s.readers.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		ready, err := s.rowsReady(ctx, tx)
		if err == nil && ready {
			err = f(tx)
		}
		if err = endRead(tx, err); err != nil || ready {
			return err
		}
		if err := s.renewRows(ctx); err != nil {
			return err
		}
	}
}

// renewRows makes the rows that are missing: in the file, or beside it where it
// is only read.
func (s *Store) renewRows(ctx context.Context) error {
	if s.readOnly {
		return s.makeRowsAside(ctx)
	}
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	return s.makeRows(ctx, nil)
}

// endRead ends a transaction that has read; the error of the work counts.
func endRead(tx *sql.Tx, err error) error {
	if ended := tx.Rollback(); err == nil {
		return ended
	}
	return err
}

// Entries implements journal.Reader.
func (v view) Entries(s journal.Subject) ([]journal.Entry, error) {
	return entries(v.ctx, v.q, "e.subject = ?", s)
}

// Act implements journal.Reader.
func (v view) Act(act journal.Hash) ([]journal.Entry, error) {
	return entries(v.ctx, v.q, "e.act = ?", act)
}

// Heads implements journal.Reader.
func (v view) Heads() ([]journal.Head, error) { return heads(v.ctx, v.q) }

// Open implements journal.Reader. What is read is refused at its end if it is
// not what was hashed.
func (v view) Open(h journal.Hash) (io.ReadCloser, int64, error) {
	p, size, err := openPieces(v.ctx, v.q, h)
	if err != nil {
		return nil, 0, err
	}
	return p, size, nil
}
