package db

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// queryer is what reading and writing need of a connection or a transaction.
type queryer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// access is how a connection reaches the file.
type access struct {
	wait      time.Duration // how long a lock is waited for
	write     bool
	immutable bool // a read-only medium: no lock, no log
	temporary bool // may make temporary tables beside a file that it only reads
}

// uri names the file to the driver. Times of waiting and the ways of flushing
// are set for each connection, for SQLite forgets them.
func (a access) uri(path string) string {
	q := url.Values{"mode": {"rw"}, "_defensive": {"1"}}
	pragma := func(format string, args ...any) { q.Add("_pragma", fmt.Sprintf(format, args...)) }
	pragma("busy_timeout(%d)", a.wait.Milliseconds())
	pragma("foreign_keys(1)")
	pragma("trusted_schema(0)")
	pragma("cell_size_check(1)")
	pragma("cache_size(-16000)") // KiB: the pages of a long list stay at hand
	switch {
	case a.write:
		pragma("journal_mode(WAL)")
		pragma("synchronous(FULL)")
		pragma("secure_delete(1)") // erased text must not stay in free pages
		if runtime.GOOS == "darwin" {
			pragma("fullfsync(1)")
			pragma("checkpoint_fullfsync(1)")
		}
	case a.immutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case !a.temporary:
		pragma("query_only(1)")
	}
	return fileURL(path) + "?" + q.Encode()
}

// fileURL writes an absolute path as SQLite reads it: file:///tmp/a.db,
// file:///C:/a.db.
func fileURL(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}

// pool opens a pool of at most n connections. Nothing is opened yet.
func pool(path string, a access, n int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", a.uri(path))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// single asks for one value.
func single[T any](ctx context.Context, q queryer, query string, args ...any) (T, error) {
	var v T
	err := q.QueryRowContext(ctx, query, args...).Scan(&v)
	return v, err
}

// each calls f for every row of the answer.
func each(ctx context.Context, q queryer, f func(*sql.Rows) error, query string, args ...any) (err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// column gathers the one column of the answer.
func column[T any](ctx context.Context, q queryer, query string, args ...any) ([]T, error) {
	var out []T
	err := each(ctx, q, func(r *sql.Rows) error {
		var v T
		err := r.Scan(&v)
		out = append(out, v)
		return err
	}, query, args...)
	return out, err
}
