package db

import (
	"context"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// furnished makes a database with something of everything.
func furnished(t *testing.T) (*bench, *Store) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1"))
	b.write(s, journaltest.Evidence("i1", "e1", "Блог"))
	b.write(s, journaltest.Evidence("i1", "e2", "Ахметов"))
	b.attach(s, "i1", "e3", strings.Repeat("сурет ", 60_000))
	b.write(s, journaltest.Erased("inspection i1", b.entries(s, "inspection i1")[2].Header.Payload))
	b.write(s, journaltest.Setting("office.city", "Астана"))
	if err := s.Refresh(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return b, s
}

// attach appends evidence with an attachment.
func (b *bench) attach(s *Store, inspection, id, body string) (e journal.Entry) {
	b.Helper()
	err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		a, err := w.Attach(strings.NewReader(body), 1<<24)
		if err != nil {
			return err
		}
		d := journaltest.Evidence(inspection, id, "файл")
		d.Attach = []journal.Attachment{a}
		list, err := w.Append(d)
		if err == nil {
			e = list[0]
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func TestWhatIsInOrderIsCalledSo(t *testing.T) {
	b, s := furnished(t)
	var steps []int
	report, err := s.Verify(context.Background(), func(done, total int) { steps = append(steps, done, total) })
	if err != nil || !report.OK || report.Entries != 8 || report.Attachments != 1 || len(report.Problems) != 0 {
		t.Errorf("report %+v, %v", report, err)
	}
	if heads := b.heads(s); !slices.Equal(report.Heads, heads) || heads[0].Number != 8 {
		t.Errorf("heads %v", report.Heads)
	}
	if len(steps) == 0 || !slices.IsSorted(everySecond(steps)) || steps[len(steps)-2] > steps[len(steps)-1] {
		t.Errorf("progress %v", steps)
	}
}

func everySecond(list []int) (out []int) {
	for i := 0; i < len(list); i += 2 {
		out = append(out, list[i])
	}
	return out
}

// Somebody who takes the triggers away can change the file as he likes; every
// change is named.
func TestDamageIsNamed(t *testing.T) {
	const untie = `DROP TRIGGER entries_update; DROP TRIGGER entries_delete; DROP TRIGGER entries_insert;
DROP TRIGGER payloads_update; DROP TRIGGER payloads_delete; DROP TRIGGER payloads_insert;
DROP TRIGGER pieces_update; DROP TRIGGER pieces_delete; DROP TRIGGER pieces_insert;
DROP TRIGGER erased_update; DROP TRIGGER erased_delete; DROP TRIGGER erased_insert;`
	for _, c := range []struct{ what, statement, code string }{
		{"a trigger is gone", ``, badSchema},
		{"a table is added", `CREATE TABLE notes (x)`, badSchema},
		{"a letter of a header is changed", `UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), 'author А', 'author Б') AS BLOB)`, badHash},
		{"a header and its name are changed", `UPDATE entries SET header = x'41', hash = '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd' WHERE number = 3`, badHeader},
		{"an entry is moved to another subject", `UPDATE entries SET subject = 'office' WHERE number = 3`, badColumns},
		{"the clock beside the header is set", `UPDATE entries SET clock = 77 WHERE number = 3`, badColumns},
		{"an entry is moved to another act", `UPDATE entries SET act = hash WHERE number = 3`, badColumns},
		{"an entry is taken out", `DELETE FROM entries WHERE number = 4`, badGap},
		{"a payload is changed", `UPDATE payloads SET payload = CAST(replace(CAST(payload AS TEXT), 'Блог', 'блог') AS BLOB)`, badPayload},
		{"a payload is gone", `DELETE FROM payloads WHERE instr(CAST(payload AS TEXT), 'Блог')`, lostPayload},
		{"a payload is added", `INSERT INTO payloads VALUES ('` + strings.Repeat("a", 64) + `', x'00')`, strayBytes},
		{"an erased payload is back", `INSERT INTO payloads SELECT hash, x'00' FROM erased`, badPayload},
		{"a piece is changed", `UPDATE pieces SET piece = zeroblob(262144) WHERE n = 0`, badAttachment},
		{"a piece is gone", `DELETE FROM pieces WHERE n = 1`, badAttachment},
		{"a piece changes its place", `UPDATE pieces SET n = 9 WHERE n = 0`, badAttachment},
		{"an attachment is gone", `DELETE FROM pieces`, lostBytes},
		{"an attachment is added", `INSERT INTO pieces VALUES ('559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd', 0, x'41')`, strayBytes},
		{"bytes are called erased", `INSERT INTO erased SELECT payload, hash FROM entries WHERE number = 3`, badErased},
		{"an erasure is forgotten", `DELETE FROM erased`, badErased},
		{"a row is changed", `UPDATE row_inspections SET worst = 'met'`, badRows},
		{"a row is gone", `DELETE FROM row_evidence`, badRows},
		{"a row is added", `INSERT INTO row_names VALUES ('holder h9', 'h9', 'x')`, badRows},
		{"all rows of a subject are gone", `DELETE FROM row_subjects WHERE subject = 'holder h1'`, badRows},
		{"rows of nothing are there", `INSERT INTO row_subjects VALUES ('holder h9', 'x', 'x')`, badRows},
	} {
		t.Run(c.what, func(t *testing.T) {
			b, s := furnished(t)
			s.Close()
			b.sql(b.path, `PRAGMA foreign_keys = 0`, untie+c.statement)
			report, err := b.open().Verify(context.Background(), nil)
			if err != nil || report.OK || !slices.Contains(codesOf(report.Problems), c.code) {
				t.Errorf("want %s, got %v, %v", c.code, report.Problems, err)
			}
		})
	}
}

// What has changed is not read back as if it had not.
func TestDamageIsNotReadBack(t *testing.T) {
	b, s := furnished(t)
	held := b.entries(s, "inspection i1")
	photo := held[len(held)-2].Header.Attach[0].Hash
	s.Close()
	b.sql(b.path, `DROP TRIGGER payloads_update`, `DROP TRIGGER entries_update`, `DROP TRIGGER pieces_update`,
		`UPDATE payloads SET payload = CAST(replace(CAST(payload AS TEXT), 'Школа', 'школа') AS BLOB)`,
		`UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), 'zone +05:00', 'zone +06:00') AS BLOB) WHERE kind = 'setting'`,
		`UPDATE pieces SET piece = zeroblob(262144) WHERE n = 1`)
	s = b.open()
	for _, subject := range []journal.Subject{"holder h1", journal.Office} {
		b.refused(s.Read(context.Background(), func(r journal.Reader) error {
			_, err := r.Entries(subject)
			return err
		}), "db.damaged-entry")
	}
	b.refused(s.Read(context.Background(), func(r journal.Reader) error {
		body, _, err := r.Open(photo)
		if err == nil {
			_, err = readAll(body)
		}
		return err
	}), "db.damaged-attachment")
	_, err := try(s, journaltest.Holder("h1", "Лицей", "Лицей"))
	b.refused(err, "db.damaged-entry")
}

// A gap in the stream of another is no damage, nor are entries of a newer
// program.
func TestWhatIsOnlyWorthKnowing(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Evidence("i1", "e1", "Блог"))
	newer := journaltest.Evidence("i1", "e2", "Блог")
	newer.Version = 9
	b.write(s, newer, journal.Draft{Kind: "tomorrow", Subject: "bundle b1", Payload: map[string]any{"x": "y"}})
	b.write(s, journaltest.Evidence("i1", "e3", "Блог"))
	s.Close()
	b.sql(b.path,
		`DROP TRIGGER entries_delete`, `DROP TRIGGER payloads_delete`,
		`DELETE FROM entries WHERE number = 2`, `DELETE FROM payloads WHERE hash NOT IN (SELECT payload FROM entries)`,
		`DELETE FROM payloads WHERE hash = (SELECT payload FROM entries WHERE number = 5)`,
		`UPDATE rows_of SET fingerprint = 'another'`,
		schemaOf("entries_delete"), schemaOf("payloads_delete"))
	b.keys = b.dir + "/another laptop"
	report := b.verify(b.open())
	notes := codesOf(report.Notes)
	slices.Sort(notes)
	if want := []string{noteNewer, noteNewer, noteNotHeld, noteNotHeld, noteOldRows}; !slices.Equal(notes, want) {
		t.Errorf("notes %v, want %v", notes, want)
	}
}

// schemaOf gives the statement that makes a thing.
func schemaOf(name string) string {
	for _, s := range truth {
		if strings.Fields(s)[2] == name {
			return s
		}
	}
	return name
}

func TestAForkIsKeptAndNamed(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	note := b.note(stream)
	copied := b.keep(s, "copy.db")
	s = b.open()
	b.act(s, "two")
	s.Close()
	b.lay(stream, note) // the other copy does not know
	other := b.openAt(copied, b.options())
	b.act(other, "three")
	other.Close()
	s = b.open()
	_, err := s.Merge(context.Background(), copied)
	b.refused(err, "db.not-written-here")
	if err := s.keys.putAway(stream); err != nil { // as «keys new» does
		t.Fatal(err)
	}
	if _, err := s.Merge(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	if notes := codesOf(b.verify(s).Notes); !slices.Contains(notes, noteFork) {
		t.Errorf("notes %v", notes)
	}
	for _, subject := range []journal.Subject{"inspection itwo", "inspection ithree"} {
		if len(b.entries(s, subject)) != 1 {
			t.Errorf("%s is not kept", subject)
		}
	}
	if b.act(s, "four") == stream {
		t.Error("a forked stream went on")
	}
}

func TestVerifyingCanBeStopped(t *testing.T) {
	_, s := furnished(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Verify(ctx, nil); err == nil {
		t.Error("it went on")
	}
}
