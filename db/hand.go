package db

import (
	"context"
	"database/sql"
	"errors"
)

// preparer is a connection, or a transaction.
type preparer interface {
	queryer
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// ready keeps the statements of a preparer prepared, for they take longer to
// prepare than to run. Those without arguments are not kept: they are rare, or
// scripts of several. It serves one goroutine at a time, and no statement may be
// asked again while its answer is still read.
type ready struct {
	preparer
	kept map[string]*sql.Stmt
}

func makeReady(p preparer) *ready { return &ready{preparer: p, kept: map[string]*sql.Stmt{}} }

// statement gives the prepared statement, nil where there is none to keep.
func (r *ready) statement(ctx context.Context, query string, args []any) *sql.Stmt {
	if len(args) == 0 {
		return nil
	}
	s, ok := r.kept[query]
	if !ok {
		var err error
		if s, err = r.PrepareContext(ctx, query); err != nil {
			return nil // asked plainly, it will say why
		}
		r.kept[query] = s
	}
	return s
}

// ExecContext implements queryer.
func (r *ready) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if s := r.statement(ctx, query, args); s != nil {
		return s.ExecContext(ctx, args...)
	}
	return r.preparer.ExecContext(ctx, query, args...)
}

// QueryContext implements queryer.
func (r *ready) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := r.statement(ctx, query, args); s != nil {
		return s.QueryContext(ctx, args...)
	}
	return r.preparer.QueryContext(ctx, query, args...)
}

// QueryRowContext implements queryer.
func (r *ready) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := r.statement(ctx, query, args); s != nil {
		return s.QueryRowContext(ctx, args...)
	}
	return r.preparer.QueryRowContext(ctx, query, args...)
}

// hand is the one connection that writes. Its statements are never cut short by
// the end of a context, for that would cost the connection; whoever writes looks
// at the context before the commit.
type hand struct {
	*ready
	conn *sql.Conn
}

// close lets the connection go, and with it the lock on the file.
func (h *hand) close() error {
	var errs []error
	for _, s := range h.kept {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, h.conn.Close())...)
}

// begin begins a transaction that holds the writing lock from the start.
func (h *hand) begin() (*transaction, error) {
	if _, err := h.conn.ExecContext(context.Background(), `BEGIN IMMEDIATE`); err != nil {
		return nil, err
	}
	return &transaction{queryer: h.ready, conn: h.conn}, nil
}

// transaction is what is written, or left, as a whole.
type transaction struct {
	queryer
	conn  *sql.Conn
	ended bool
}

// commit brings all of it to the disk, or none.
func (t *transaction) commit() error {
	_, err := t.conn.ExecContext(context.Background(), `COMMIT`)
	if err != nil {
		t.rollback()
	}
	t.ended = true
	return err
}

// rollback leaves all of it, unless it is committed. After some failures SQLite
// has done so itself, and only says so.
func (t *transaction) rollback() {
	if !t.ended {
		_, _ = t.conn.ExecContext(context.Background(), `ROLLBACK`)
		t.ended = true
	}
}
