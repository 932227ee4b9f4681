package db

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"ashyq/checks/journal"
)

// The indexes give the latest of an author, the latest of all, and the texts that
// begin with something: what is offered while somebody types is found by a few
// hundred rows at most, however much was ever typed.
const typedTables = `CREATE TABLE {in}.row_typed (
  subject TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
  author TEXT NOT NULL, at TEXT NOT NULL, times INTEGER NOT NULL
) STRICT;
CREATE INDEX {in}.row_typed_subject ON row_typed (subject);
CREATE INDEX {in}.row_typed_author ON row_typed (field, author, at DESC);
CREATE INDEX {in}.row_typed_at ON row_typed (field, at DESC);
CREATE INDEX {in}.row_typed_folded ON row_typed (field, folded, at DESC)`

const typedColumns = `SELECT r.field, r.text, r.folded, r.author, r.at, r.times FROM row_typed r`

// beginning walks from text to text by the index: a text that stands in a hundred
// thousand rows costs one step.
const beginning = `WITH RECURSIVE texts(folded) AS (
  SELECT min(folded) FROM row_typed WHERE field = ?1 AND folded >= ?2 AND folded < ?3
  UNION ALL
  SELECT (SELECT min(r.folded) FROM row_typed r WHERE r.field = ?1 AND r.folded > texts.folded AND r.folded < ?3)
  FROM texts WHERE texts.folded IS NOT NULL LIMIT ?4
) ` + typedColumns + ` WHERE r.rowid IN (
  SELECT (SELECT l.rowid FROM row_typed l WHERE l.field = ?1 AND l.folded = texts.folded ORDER BY l.at DESC LIMIT 1)
  FROM texts WHERE texts.folded IS NOT NULL)`

// mostBeginning bounds the texts that are walked.
const mostBeginning = 60

// Typed implements journal.Reader.
func (v view) Typed(q journal.TypedQuery) ([]journal.TypedRow, error) {
	var out []journal.TypedRow
	take := func(query string, args ...any) error {
		list, err := listTyped(v.ctx, v.q, query, args...)
		out = append(out, list...)
		return err
	}
	err := take(typedColumns+` WHERE r.field = ? AND r.author = ? ORDER BY r.at DESC LIMIT ?`, q.Field, q.Author, journal.TypedSeen)
	if err == nil {
		own := out
		err = take(typedColumns+` WHERE r.field = ? ORDER BY r.at DESC LIMIT ?`, q.Field, journal.TypedSeen)
		others := slices.DeleteFunc(out[len(own):], func(r journal.TypedRow) bool { return r.Author == q.Author })
		out = append(own, others...) // of the latest of all, hers are among her latest
	}
	if err == nil && q.Words != "" {
		var found []journal.TypedRow
		found, err = listTyped(v.ctx, v.q, beginning, q.Field, q.Words, q.Words+"\U0010FFFF", mostBeginning)
		out = append(out, unknown(out, found)...)
	}
	return q.Rank(out), err
}

// unknown leaves of some rows those whose text is not among others.
func unknown(known, rows []journal.TypedRow) []journal.TypedRow {
	seen := map[string]bool{}
	for _, r := range known {
		seen[r.Folded] = true
	}
	var out []journal.TypedRow
	for _, r := range rows {
		if !seen[r.Folded] {
			out = append(out, r)
		}
	}
	return out
}

func listTyped(ctx context.Context, q queryer, query string, args ...any) ([]journal.TypedRow, error) {
	var out []journal.TypedRow
	err := each(ctx, q, func(r *sql.Rows) error {
		var t journal.TypedRow
		err := r.Scan(&t.Field, &t.Text, &t.Folded, &t.Author, &t.At, &t.Times)
		out = append(out, t)
		return err
	}, query, args...)
	return out, err
}

func writeTyped(ctx context.Context, q queryer, s journal.Subject, list []journal.TypedRow) error {
	for _, t := range list {
		if _, err := q.ExecContext(ctx, `INSERT INTO row_typed VALUES (?, ?, ?, ?, ?, ?, ?)`,
			s, t.Field, t.Text, t.Folded, t.Author, t.At, t.Times); err != nil {
			return err
		}
	}
	return nil
}

// compareTyped puts the rows of a subject in an order of their own.
func compareTyped(a, b journal.TypedRow) int {
	return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Folded, b.Folded), cmp.Compare(a.Author, b.Author),
		cmp.Compare(a.Text, b.Text), cmp.Compare(a.At, b.At), cmp.Compare(a.Times, b.Times))
}
