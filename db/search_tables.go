package db

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"strings"

	"ashyq/checks/journal"
)

// The index of the search is an inverted one, in plain tables, for three reasons:
// a part of any word is found; what was erased can be taken out of it without a
// trace; and every program can drop it, whatever its own library knows.
//
// Every word of every thing that can be found stands once in a book of words, as
// it is spelt and folded, many words in one row, so that the whole book is read in
// a moment and looked through in memory. A word found there has posts: the numbers
// of the things that hold it, as sets of bits. The rest is cutting sets.
//
// The index is no part of the rows for lists: it is caught up after the entries
// are on the disk, and verifying does not look at it. Row_search_of says with
// what it was made, up to which entry, and how often it has moved.
const searchTables = `CREATE TABLE {in}.row_search_of (
  fingerprint TEXT NOT NULL, epoch TEXT NOT NULL, upto INTEGER NOT NULL,
  docs INTEGER NOT NULL, words INTEGER NOT NULL, moves INTEGER NOT NULL
) STRICT;
CREATE TABLE {in}.row_search_subjects (subject TEXT NOT NULL PRIMARY KEY, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX {in}.row_search_again ON row_search_subjects (subject) WHERE seen < 0;
CREATE TABLE {in}.row_search_docs (
  id INTEGER NOT NULL PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, what TEXT NOT NULL,
  check_id TEXT NOT NULL, date TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  gone INTEGER NOT NULL, entry TEXT NOT NULL, sum TEXT NOT NULL
) STRICT;
CREATE INDEX {in}.row_search_docs_subject ON row_search_docs (subject);
CREATE TABLE {in}.row_search_words (page INTEGER NOT NULL PRIMARY KEY, exact TEXT NOT NULL, folded TEXT NOT NULL) STRICT;
CREATE TABLE {in}.row_search_posts (
  word INTEGER NOT NULL, chunk INTEGER NOT NULL, docs BLOB NOT NULL, PRIMARY KEY (word, chunk)
) STRICT, WITHOUT ROWID`

// searchPrefix begins the names of the tables of the search.
const searchPrefix = "row_search_"

// searchOf is the one row of that name.
type searchOf struct {
	fingerprint string
	epoch       string // of this index since its tables were made
	upto        int64  // rowid of the last entry that was looked at
	docs        int64  // number of the next thing
	words       int64  // number of the next word
	moves       int64  // how often it was written
}

// indexer gives what makes the things that can be found, nil where nothing does.
func (s *Store) indexer() journal.Indexer {
	i, _ := s.options.Deriver.(journal.Indexer)
	return i
}

// searchFingerprint names what the index is made with.
func (s *Store) searchFingerprint() string {
	return string(journal.Sum([]byte(string(s.indexer().SearchFingerprint()) + "\n" + searchTables + strings.Join(journal.SearchKinds(), " "))))
}

// readSearchOf gives the row, false where there is no index.
func readSearchOf(ctx context.Context, q queryer) (of searchOf, ok bool, err error) {
	there, err := single[int](ctx, q, `SELECT (SELECT count(*) FROM main.sqlite_schema WHERE name = 'row_search_of')
  + (SELECT count(*) FROM temp.sqlite_schema WHERE name = 'row_search_of')`)
	if err != nil || there == 0 {
		return of, false, err
	}
	err = q.QueryRowContext(ctx, `SELECT fingerprint, epoch, upto, docs, words, moves FROM row_search_of`).
		Scan(&of.fingerprint, &of.epoch, &of.upto, &of.docs, &of.words, &of.moves)
	if errors.Is(err, sql.ErrNoRows) {
		return of, false, nil
	}
	return of, err == nil, err
}

// dropSearch takes the index away, whoever made it.
func dropSearch(ctx context.Context, q queryer, in string) error {
	old, err := column[string](ctx, q, `SELECT name FROM `+in+`.sqlite_schema
WHERE type = 'table' AND substr(name, 1, length(?1)) = ?1`, searchPrefix)
	if err != nil {
		return err
	}
	for _, table := range old {
		if _, err := q.ExecContext(ctx, `DROP TABLE `+in+`."`+strings.ReplaceAll(table, `"`, `""`)+`"`); err != nil {
			return err
		}
	}
	return nil
}

// makeSearch makes an empty index in the place of any other.
func makeSearch(ctx context.Context, q queryer, in, fingerprint string) (searchOf, error) {
	of := searchOf{fingerprint: fingerprint, epoch: rand.Text()}
	if err := dropSearch(ctx, q, in); err != nil {
		return of, err
	}
	if _, err := q.ExecContext(ctx, strings.ReplaceAll(searchTables, "{in}", in)); err != nil {
		return of, err
	}
	_, err := q.ExecContext(ctx, `INSERT INTO `+in+`.row_search_of VALUES (?, ?, 0, 0, 0, 0)`, of.fingerprint, of.epoch)
	return of, err
}

// lastEntry is the rowid of the entry that was written last: entries are never
// deleted, so that it only grows.
func lastEntry(ctx context.Context, q queryer) (int64, error) {
	return single[int64](ctx, q, `SELECT coalesce(max(rowid), 0) FROM entries`)
}

// searchBehind tells whether there is anything that the index does not have.
func (s *Store) searchBehind(ctx context.Context, q queryer) (bool, error) {
	of, ok, err := readSearchOf(ctx, q)
	if err != nil || !ok || of.fingerprint != s.searchFingerprint() {
		return true, err
	}
	last, err := lastEntry(ctx, q)
	if err != nil || of.upto < last {
		return true, err
	}
	return holds(ctx, q, "row_search_subjects", "seen < 0")
}
