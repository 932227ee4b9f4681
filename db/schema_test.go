package db

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// raw opens the file as somebody does who knows nothing of this package.
func (b *bench) raw() *sql.DB {
	b.Helper()
	db, err := pool(b.path, access{wait: time.Second, temporary: true}, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	return db
}

func TestTheTruthOnlyGrows(t *testing.T) {
	b := newBench(t)
	s := b.open()
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		a, err := w.Attach(strings.NewReader("акт"), 100)
		d := journaltest.Evidence("i1", "e1", "акт")
		d.Attach = []journal.Attachment{a}
		if err == nil {
			_, err = w.Append(d)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	e := b.entries(s, "inspection i1")[0]
	erased := b.write(s, journaltest.Erased("inspection i2", journal.Sum([]byte("нет"))))[0]
	for _, c := range []struct{ what, statement string }{
		{"a header is changed", `UPDATE entries SET header = x'00'`},
		{"a column is changed", `UPDATE entries SET subject = 'office'`},
		{"an entry is deleted", `DELETE FROM entries WHERE hash = '` + string(e.Hash) + `'`},
		{"an entry is replaced", `INSERT OR REPLACE INTO entries SELECT * FROM entries`},
		{"an entry is replaced by its row", `INSERT OR REPLACE INTO entries (rowid, hash, header, stream, number, clock, kind, subject, act, payload)
			SELECT 1, 'x', header, stream, number, clock, kind, subject, act, payload FROM entries LIMIT 1`},
		{"a payload is changed", `UPDATE payloads SET payload = x'00'`},
		{"a payload is deleted", `DELETE FROM payloads WHERE hash = '` + string(e.Header.Payload) + `'`},
		{"a payload is replaced", `INSERT OR REPLACE INTO payloads SELECT hash, x'00' FROM payloads`},
		{"a piece is changed", `UPDATE pieces SET piece = x'00'`},
		{"a piece is deleted", `DELETE FROM pieces`},
		{"a piece is replaced", `INSERT OR REPLACE INTO pieces SELECT hash, n, x'00' FROM pieces`},
		{"bytes are called erased by no entry", `INSERT INTO erased VALUES ('` + string(e.Header.Payload) + `', 'x')`},
		{"bytes are called erased by another entry", `INSERT INTO erased VALUES ('` + string(e.Header.Payload) + `', '` + string(e.Hash) + `')`},
		{"bytes are called erased by an erasure of others", `INSERT INTO erased VALUES ('` + string(e.Header.Payload) + `', '` + string(erased.Hash) + `')`},
		{"an erasure is taken back", `DELETE FROM erased`},
		{"an erasure is changed", `UPDATE erased SET hash = 'x'`},
		{"erased bytes come again", `INSERT INTO payloads VALUES ('` + string(journal.Sum([]byte("нет"))) + `', x'00')`},
		{"an erased attachment comes again", `INSERT INTO pieces VALUES ('` + string(journal.Sum([]byte("нет"))) + `', 0, x'00')`},
	} {
		if _, err := b.raw().Exec(c.statement); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	b.verify(s)
}

func TestErasedWordsLeaveTheFile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	word := "Ахметов-Құпиясыз"
	e := b.write(s, journaltest.Evidence("i1", "e1", word))[0]
	b.write(s, journaltest.Erased("inspection i1", e.Header.Payload))
	for _, suffix := range []string{"", "-wal"} {
		if text := b.bytes(suffix); strings.Contains(text, word) {
			t.Errorf("they are still in the file%s", suffix)
		}
	}
	report := b.verify(s)
	if notes := codesOf(report.Notes); len(notes) != 1 || notes[0] != noteErased {
		t.Errorf("notes %v", notes)
	}
}
