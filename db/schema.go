package db

import (
	"context"
	"database/sql"
	"strings"
)

// applicationID marks the file as ours: "ashq" in ASCII.
const applicationID = 0x61736871

// version is the form of the truth tables. It grows only when an older program
// could no longer keep the file safe; derived rows never move it.
const version = 1

// truth are the tables that only grow, in the order of their making. The
// columns of entries after header are taken from it, so that SQL can find what
// it names; verifying compares them. So does erased, which lists the bytes that
// entries of that kind name, for the triggers to look at.
//
// Inserting asks whether the row is there already, because INSERT OR REPLACE
// would otherwise delete it without any trigger being asked.
var truth = []string{
	`CREATE TABLE entries (
  hash TEXT NOT NULL UNIQUE,
  header BLOB NOT NULL,
  stream TEXT NOT NULL,
  number INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  act TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT`,
	`CREATE INDEX entries_stream ON entries (stream, number)`,
	`CREATE INDEX entries_clock ON entries (clock)`,
	`CREATE INDEX entries_subject ON entries (subject)`,
	`CREATE INDEX entries_act ON entries (act)`,
	`CREATE TABLE payloads (
  hash TEXT NOT NULL UNIQUE,
  payload BLOB NOT NULL
) STRICT`,
	`CREATE TABLE pieces (
  hash TEXT NOT NULL,
  n INTEGER NOT NULL,
  piece BLOB NOT NULL,
  UNIQUE (hash, n)
) STRICT`,
	`CREATE TABLE erased (
  hash TEXT NOT NULL,
  entry TEXT NOT NULL REFERENCES entries (hash),
  PRIMARY KEY (hash, entry)
) STRICT, WITHOUT ROWID`,

	refuse("entries_update", "UPDATE ON entries", ""),
	refuse("entries_delete", "DELETE ON entries", ""),
	refuse("entries_insert", "INSERT ON entries",
		"EXISTS (SELECT 1 FROM entries WHERE hash = NEW.hash OR rowid = NEW.rowid)"),

	refuse("payloads_update", "UPDATE ON payloads", ""),
	refuse("payloads_delete", "DELETE ON payloads",
		"NOT EXISTS (SELECT 1 FROM erased WHERE hash = OLD.hash)"),
	refuse("payloads_insert", "INSERT ON payloads",
		`EXISTS (SELECT 1 FROM payloads WHERE hash = NEW.hash OR rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM erased WHERE hash = NEW.hash)`),

	refuse("pieces_update", "UPDATE ON pieces", ""),
	refuse("pieces_delete", "DELETE ON pieces",
		"NOT EXISTS (SELECT 1 FROM erased WHERE hash = OLD.hash)"),
	refuse("pieces_insert", "INSERT ON pieces",
		`EXISTS (SELECT 1 FROM pieces WHERE hash = NEW.hash AND n = NEW.n OR rowid = NEW.rowid)
  OR EXISTS (SELECT 1 FROM erased WHERE hash = NEW.hash)`),

	refuse("erased_update", "UPDATE ON erased", ""),
	refuse("erased_delete", "DELETE ON erased", ""),
	refuse("erased_insert", "INSERT ON erased",
		`EXISTS (SELECT 1 FROM erased WHERE hash = NEW.hash AND entry = NEW.entry)
  OR NOT EXISTS (SELECT 1 FROM entries WHERE hash = NEW.entry AND kind = 'erased'
    AND instr(header, CAST(char(10) || 'kind erased' || char(10) AS BLOB)) > 0
    AND instr(header, CAST(char(10) || 'replaces ' || NEW.hash || char(10) AS BLOB)) > 0)`),
}

// refuse writes a trigger that stops an event, always or under a condition.
func refuse(name, event, when string) string {
	if when != "" {
		when = "\nWHEN " + when
	}
	return "CREATE TRIGGER " + name + " BEFORE " + event + when +
		"\nBEGIN SELECT RAISE(ABORT, 'append-only'); END"
}

// rowsOf says what the derived rows were made with, and whether all are there.
// Its form never changes, so that every program can tell that rows are not its
// own.
const rowsOf = `CREATE TABLE rows_of (fingerprint TEXT NOT NULL, complete INTEGER NOT NULL) STRICT`

// initialise makes the tables in a file that has none. It is done with a
// rollback journal, before the log is switched on, so that the mark of the file
// stands in the file itself from the first moment.
func initialise(ctx context.Context, q queryer) error {
	n, err := single[int](ctx, q, `SELECT count(*) FROM sqlite_schema`)
	if err != nil || n > 0 {
		return err // another process was quicker
	}
	script := strings.Join(append(truth[:len(truth):len(truth)], rowsOf,
		`INSERT INTO rows_of VALUES ('', 0)`,
		`PRAGMA application_id = `+itoa(applicationID),
		`PRAGMA user_version = `+itoa(version)), ";\n")
	_, err = q.ExecContext(ctx, script)
	return err
}

// missingSchema lists the tables, indexes and triggers of the truth that are
// not in the file as they should be, and those there that should not be. The
// shelf may be there or not.
func missingSchema(ctx context.Context, q queryer) ([]string, error) {
	want := map[string]bool{}
	for _, s := range append(truth[:len(truth):len(truth)], rowsOf) {
		want[s] = true
	}
	var wrong []string
	err := each(ctx, q, func(r *sql.Rows) error {
		var name, text string
		if err := r.Scan(&name, &text); err != nil {
			return err
		}
		if !want[text] && text != shelfTable {
			wrong = append(wrong, name)
		}
		delete(want, text)
		return nil
	}, `SELECT name, sql FROM sqlite_schema
WHERE sql IS NOT NULL AND substr(tbl_name, 1, 4) <> 'row_' ORDER BY name`)
	for text := range want {
		wrong = append(wrong, strings.Fields(text)[2])
	}
	return wrong, err
}
