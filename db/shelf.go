package db

import (
	"context"
	"database/sql"
	"errors"

	"ashyq/checks/lang"
)

// The third sort of tables belongs to this laptop alone: drafts of forms, the
// language, the theme. There is one such table. It is made when the first thing
// is put into it, so that a file of an earlier program is not touched before,
// and a file without it is in order. It is not hashed, not merged and not looked
// into by verifying; a backup carries it, for it copies the file.
//
// Nothing may be told from it about an inspection: whoever loses it loses what
// was typed and not recorded yet, and nothing else.

// shelfTable is the one table, as the file must have it where it has it at all.
const shelfTable = `CREATE TABLE desk (
  key TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT`

// Limits of what is put on the shelf, in bytes: it holds values of forms, not
// files.
const (
	mostShelfKey   = 512
	mostShelfValue = 256 << 10
)

// Put keeps a value on the shelf, in the place of an earlier one under the key;
// without a value the key is taken away. Like Write it takes its turn, and the
// value is on the disk when nil is returned.
func (s *Store) Put(ctx context.Context, key string, value []byte) (err error) {
	defer tell(s.path, &err)
	if len(key) > mostShelfKey || len(value) > mostShelfValue {
		return fail("db.shelf-limit", nil, lang.Args{"kib": mostShelfValue >> 10})
	}
	if err := s.take(ctx); err != nil {
		return err
	}
	defer s.give()
	tx, err := s.hand.begin()
	if err != nil {
		return err
	}
	defer tx.rollback() // after a commit this does nothing
	if err := put(context.WithoutCancel(ctx), tx, key, value); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.commit()
}

func put(ctx context.Context, q queryer, key string, value []byte) error {
	there, err := hasShelf(ctx, q)
	switch {
	case err != nil:
		return err
	case len(value) == 0 && !there:
		return nil
	case len(value) == 0:
		_, err = q.ExecContext(ctx, `DELETE FROM main.desk WHERE key = ?`, key)
		return err
	case !there:
		if _, err := q.ExecContext(ctx, shelfTable); err != nil {
			return err
		}
	}
	_, err = q.ExecContext(ctx, `INSERT OR REPLACE INTO main.desk VALUES (?, ?)`, key, value)
	return err
}

// hasShelf tells whether anything was ever put on the shelf of this file.
func hasShelf(ctx context.Context, q queryer) (bool, error) {
	return holds(ctx, q, "main.sqlite_schema", "type = 'table' AND name = ?", "desk")
}

// Get gives what is kept under the key, nil where nothing is. It asks for no
// consistent view, and like Read it must not be called inside Read or Write.
func (s *Store) Get(ctx context.Context, key string) (_ []byte, err error) {
	defer tell(s.path, &err)
	if there, err := hasShelf(ctx, s.readers); err != nil || !there {
		return nil, err
	}
	value, err := single[[]byte](ctx, s.readers, `SELECT value FROM main.desk WHERE key = ?`, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return value, err
}

// Keys lists the keys that begin with the prefix, in the order of their bytes.
// No key holds the last character of Unicode.
func (s *Store) Keys(ctx context.Context, prefix string) (_ []string, err error) {
	defer tell(s.path, &err)
	if there, err := hasShelf(ctx, s.readers); err != nil || !there {
		return nil, err
	}
	return column[string](ctx, s.readers,
		`SELECT key FROM main.desk WHERE key >= ? AND key < ? ORDER BY key`, prefix, prefix+"\U0010FFFF")
}
