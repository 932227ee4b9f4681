package db

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// insertEntry writes an entry with the columns taken from its header, and its
// payload where it has one that may be held. An entry of the kind "erased" lets
// the bytes go that it names.
func insertEntry(ctx context.Context, q queryer, e journal.Entry) error {
	h := e.Header
	_, err := q.ExecContext(ctx, `INSERT INTO entries
(hash, header, stream, number, clock, kind, subject, act, payload)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Hash, e.Raw, h.Stream, h.Number, h.Clock, h.Kind, h.Subject, e.ActID(), h.Payload)
	if err == nil && h.Kind == journal.KindErased {
		err = erase(ctx, q, e)
	}
	return err
}

// erase lets go of the bytes that the entry names.
func erase(ctx context.Context, q queryer, e journal.Entry) error {
	for _, t := range erasedBy(e.Header) {
		for _, statement := range []string{
			`INSERT INTO erased (hash, entry) SELECT ?1, ?2`,
			`DELETE FROM payloads WHERE hash = ?1`,
			`DELETE FROM pieces WHERE hash = ?1`,
		} {
			if _, err := q.ExecContext(ctx, statement, t, e.Hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// erasedBy gives the hashes of bytes that a header lets go.
func erasedBy(h journal.Header) []journal.Hash {
	var out []journal.Hash
	if h.Kind == journal.KindErased {
		for _, t := range h.Replaces {
			if !t.Act {
				out = append(out, t.Hash)
			}
		}
	}
	return out
}

// entries reads the entries that a condition names, in the one order. What is
// read back is what was hashed: an entry whose bytes have changed is refused.
func entries(ctx context.Context, q queryer, where string, args ...any) ([]journal.Entry, error) {
	var out []journal.Entry
	err := each(ctx, q, func(r *sql.Rows) error {
		var hash, named journal.Hash
		var raw, payload []byte
		if err := r.Scan(&hash, &raw, &named, &payload); err != nil {
			return err
		}
		e, err := sound(hash, raw, named, payload)
		out = append(out, e)
		return err
	}, `SELECT e.hash, e.header, e.payload, p.payload
FROM entries e LEFT JOIN payloads p ON p.hash = e.payload WHERE `+where, args...)
	journal.Sort(out)
	return out, err
}

// sound makes an entry of what a row holds, if every hash is right.
func sound(hash journal.Hash, raw []byte, named journal.Hash, payload []byte) (journal.Entry, error) {
	damaged := func(err error) (journal.Entry, error) {
		return journal.Entry{}, fail("db.damaged-entry", err, lang.Args{"entry": string(hash)})
	}
	e, err := journal.ReadEntry(raw, payload)
	switch {
	case journal.Sum(raw) != hash:
		return damaged(errors.New("db: the header is not what was hashed"))
	case errors.Is(err, journal.ErrNewer):
		return journal.Entry{}, fail("db.newer-entry", err, lang.Args{"entry": string(hash)})
	case err != nil:
		return damaged(err)
	case named != e.Header.Payload:
		return damaged(errors.New("db: the column names another payload"))
	case payload != nil && journal.Sum(payload) != named:
		return damaged(errors.New("db: the payload is not what was hashed"))
	}
	return e, nil
}

// losers gives the subjects of the payloads that an entry lets go: their rows
// say less than before.
func losers(ctx context.Context, q queryer, e journal.Entry) ([]journal.Subject, error) {
	var out []journal.Subject
	for _, h := range erasedBy(e.Header) {
		subjects, err := column[journal.Subject](ctx, q, `SELECT DISTINCT subject FROM entries WHERE payload = ?`, h)
		if err != nil {
			return nil, err
		}
		out = append(out, subjects...)
	}
	return out, nil
}

// lastOf gives the last entry of a stream and how many entries claim its
// number: more than one are a fork. A zero head says that none is held.
func lastOf(ctx context.Context, q queryer, stream journal.Hash) (last journal.Head, clock int64, claims int, err error) {
	last.Stream = stream
	err = each(ctx, q, func(r *sql.Rows) error {
		claims++
		return r.Scan(&last.Number, &last.Hash, &clock)
	}, `SELECT number, hash, clock FROM entries
WHERE stream = ?1 AND number = (SELECT max(number) FROM entries WHERE stream = ?1) ORDER BY hash`, stream)
	return last, clock, claims, err
}

// heads gives the last entry held of each stream. The streams are found by
// leaping through the index, for there are few of them and many entries.
func heads(ctx context.Context, q queryer) ([]journal.Head, error) {
	streams, err := column[journal.Hash](ctx, q, `WITH RECURSIVE s (stream) AS (
  SELECT min(stream) FROM entries
  UNION ALL
  SELECT (SELECT min(stream) FROM entries WHERE stream > s.stream) FROM s WHERE s.stream IS NOT NULL
) SELECT stream FROM s WHERE stream IS NOT NULL ORDER BY stream`)
	var out []journal.Head
	for _, stream := range streams {
		last, _, _, err := lastOf(ctx, q, stream)
		if err != nil {
			return nil, err
		}
		out = append(out, last)
	}
	return out, err
}

// holds tells whether the condition names a row.
func holds(ctx context.Context, q queryer, table, where string, args ...any) (bool, error) {
	return single[bool](ctx, q, `SELECT EXISTS (SELECT 1 FROM `+table+` WHERE `+where+`)`, args...)
}
