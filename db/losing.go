package db

import (
	"context"
	"database/sql"
	"errors"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Before a backup takes the place of a database it is said what stands there and
// not in the backup: those entries would be gone. Both are walked in the order of
// their hashes, so that this takes no memory to speak of.

// Preview says what the restoring of a backup would lose. It verifies the backup,
// and writes nothing.
func Preview(ctx context.Context, backup, target string, o Options) (_ journal.Losing, err error) {
	defer tell(backup, &err)
	o = o.filled()
	held, err := o.hold(ctx, backup, "")
	if err != nil {
		return journal.Losing{}, err
	}
	defer func() { err = errors.Join(err, held.drop()) }()
	report, err := held.verified(ctx, o)
	if err != nil {
		return journal.Losing{}, err
	}
	out, err := losing(ctx, held.path, target, o)
	out.Made = made(ctx, report, target, o)
	return out, err
}

// losing compares what stands at the target with a backup that was verified.
func losing(ctx context.Context, backup, target string, o Options) (out journal.Losing, err error) {
	if out.Present, err = somethingAt(target); err != nil || !out.Present {
		return out, err
	}
	from, err := openBackup(ctx, backup, o)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	o.ReadOnly = true
	now, err := Open(ctx, target, o)
	if err != nil {
		out.Unread, err = unread(err)
		return out, err
	}
	defer func() { err = errors.Join(err, now.Close()) }()
	err = now.snapshot(ctx, func(tx *sql.Tx) error {
		c := comparing{ctx: ctx, now: tx, backup: from.readers, out: &out}
		return c.compare()
	})
	if why, real := unread(told(target, err)); err != nil {
		return journal.Losing{Present: true, Unread: why}, real
	}
	return out, nil
}

// somethingAt tells whether a file with content stands there.
func somethingAt(path string) (bool, error) {
	n := size(path)
	if n <= 0 && !settled(path) {
		return true, nil // its log holds something
	}
	return n > 0, nil
}

// unread takes an error that says that a file is damaged, foreign or of a newer
// program: then nobody can tell what it holds. Others are given back.
func unread(err error) (why lang.Text, _ error) {
	e, ours := lang.AsError(err)
	if !ours {
		return why, err
	}
	switch e.Code {
	case "db.damaged", "db.damaged-entry", "db.foreign", "db.newer", "db.newer-entry", "db.io":
		return e.Text, nil
	}
	return why, err
}

// openBackup opens a file that nobody writes to.
func openBackup(ctx context.Context, path string, o Options) (*Store, error) {
	o.ReadOnly, o.Deriver = true, nil
	o.look = func(string) (medium, error) { return medium{readOnly: true}, nil }
	return Open(ctx, path, o)
}

// comparing walks what is held now beside what a backup holds.
type comparing struct {
	ctx    context.Context
	now    queryer
	backup queryer
	out    *journal.Losing
	lost   tally
}

func (c *comparing) compare() error {
	for _, part := range []func() error{c.entries, c.bytes, c.drafts, c.names} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// entries finds the entries that the backup does not hold.
func (c *comparing) entries() error {
	theirs, err := openSorted(c.ctx, c.backup, `SELECT hash FROM entries ORDER BY hash`)
	if err != nil {
		return err
	}
	defer theirs.rows.Close()
	return each(c.ctx, c.now, func(r *sql.Rows) error {
		var hash string
		var raw []byte
		if err := r.Scan(&hash, &raw); err != nil {
			return err
		}
		c.out.Held++
		there, err := theirs.has(hash)
		if err != nil || there {
			return err
		}
		e, err := journal.ReadEntry(raw, nil)
		if err != nil {
			return fail("db.damaged-entry", err, lang.Args{"entry": hash})
		}
		if e.Header.Kind == journal.KindErased { // it goes along
			c.out.Erasures++
			return nil
		}
		c.out.Entries++
		c.lost.count(e.Header)
		return nil
	}, `SELECT hash, header FROM entries ORDER BY hash`)
}

// bytes counts the payloads and attachments that the backup lacks, of entries that it
// holds.
func (c *comparing) bytes() error {
	payloads, err := c.lacking(`SELECT hash FROM payloads ORDER BY hash`)
	if err != nil {
		return err
	}
	attached, err := c.lacking(`SELECT DISTINCT hash FROM pieces ORDER BY hash`)
	if err != nil || len(payloads)+len(attached) == 0 {
		return err
	}
	named := map[journal.Hash]bool{}
	err = each(c.ctx, c.backup, func(r *sql.Rows) error {
		var raw []byte
		if err := r.Scan(&raw); err != nil {
			return err
		}
		e, err := journal.ReadEntry(raw, nil)
		named[e.Header.Payload] = true
		for _, a := range e.Header.Attach {
			named[a.Hash] = true
		}
		return err
	}, `SELECT header FROM entries`)
	for _, hash := range append(payloads, attached...) {
		if named[hash] {
			c.out.Bytes++
		}
	}
	return err
}

// lacking gives the hashes that are here and not in the backup.
func (c *comparing) lacking(query string) ([]journal.Hash, error) {
	theirs, err := openSorted(c.ctx, c.backup, query)
	if err != nil {
		return nil, err
	}
	defer theirs.rows.Close()
	var out []journal.Hash
	err = each(c.ctx, c.now, func(r *sql.Rows) error {
		var hash journal.Hash
		if err := r.Scan(&hash); err != nil {
			return err
		}
		found, err := theirs.has(string(hash))
		if err == nil && !found {
			out = append(out, hash)
		}
		return err
	}, query)
	return out, err
}

// draftKey begins the keys under which what was typed lies on the shelf.
const draftKey = "draft "

// drafts counts what was typed here and not recorded, and lies in the backup not, or
// otherwise: the shelf goes with the file.
func (c *comparing) drafts() error {
	shelf := func(q queryer) (map[string]string, error) {
		out := map[string]string{}
		if there, err := hasShelf(c.ctx, q); err != nil || !there {
			return out, err
		}
		return out, each(c.ctx, q, func(r *sql.Rows) error {
			var key, value string
			err := r.Scan(&key, &value)
			out[key] = value
			return err
		}, `SELECT key, CAST(value AS TEXT) FROM main.desk WHERE key >= ? AND key < ?`, draftKey, draftKey+"\U0010FFFF")
	}
	here, err := shelf(c.now)
	if err != nil {
		return err
	}
	there, err := shelf(c.backup)
	for key, value := range here {
		if there[key] != value {
			c.out.Drafts++
		}
	}
	return err
}

// sorted walks hashes in their order.
type sorted struct {
	rows *sql.Rows
	at   string
	over bool
}

func openSorted(ctx context.Context, q queryer, query string) (*sorted, error) {
	rows, err := q.QueryContext(ctx, query)
	return &sorted{rows: rows}, err
}

// has tells whether a hash is among them; it is asked in their order.
func (s *sorted) has(hash string) (bool, error) {
	for !s.over && s.at < hash {
		if !s.rows.Next() {
			s.over = true
			return false, s.rows.Err()
		}
		if err := s.rows.Scan(&s.at); err != nil {
			return false, err
		}
	}
	return !s.over && s.at == hash, nil
}
