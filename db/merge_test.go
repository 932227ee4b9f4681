package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// laptop is one of several databases, each with keys of its own.
func (b *bench) laptop(name string) *Store {
	b.Helper()
	o := b.options()
	o.KeyDir = filepath.Join(b.dir, name+"-keys")
	return b.openAt(filepath.Join(b.dir, name+".db"), o)
}

func (b *bench) merge(into, from *Store) MergeReport {
	b.Helper()
	report, err := into.Merge(context.Background(), from.path)
	if err != nil {
		b.Fatal(err)
	}
	return report
}

// digest names all that is live, and all that is shown of it.
func (b *bench) digest(s *Store) string {
	b.Helper()
	subjects, err := column[journal.Subject](context.Background(), s.readers, `SELECT DISTINCT subject FROM entries ORDER BY subject`)
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for _, subject := range subjects {
		list := b.entries(s, subject)
		held := 0
		for _, e := range list {
			if e.Payload != nil {
				held++
			}
		}
		out = append(out, fmt.Sprint(subject, len(list), held, journal.NewLedger(list).Digest()))
	}
	if err := s.Refresh(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
	return strings.Join(append(out, b.rows(s)...), "\n")
}

func TestMergingInEveryOrderGivesTheSame(t *testing.T) {
	b := newBench(t)
	names := []string{"a", "b", "c"}
	for i, name := range names {
		s := b.laptop(name)
		b.randomActs(s, rand.New(rand.NewPCG(uint64(i), 7)), 12)
		b.attach(s, "i0", "photo-"+name, strings.Repeat("сурет "+name, 40_000))
	}
	// One has let something go that another holds.
	a, c := b.laptop("a"), b.laptop("c")
	b.merge(c, a)
	list := b.entries(a, "inspection i0")
	photo := list[len(list)-1]
	b.write(c, journaltest.Erased("inspection i0", photo.Header.Payload, photo.Header.Attach[0].Hash))

	var first string
	for n, order := range [][]string{{"a", "b", "c"}, {"a", "c", "b"}, {"b", "a", "c"}, {"b", "c", "a"}, {"c", "a", "b"}, {"c", "b", "a"}} {
		whole := b.laptop(fmt.Sprint("whole", n))
		for _, name := range order {
			b.merge(whole, b.laptop(name))
		}
		b.verify(whole)
		digest := b.digest(whole)
		if again := b.merge(whole, b.laptop(order[0])); again.Entries+again.Payloads+again.Attachments != 0 {
			t.Errorf("merging again took in %+v", again)
		}
		if first == "" {
			first = digest
		}
		if digest != first {
			t.Errorf("order %v:\n%s\ninstead of\n%s", order, digest, first)
		}
		if strings.Contains(digest, "photo-a") || !strings.Contains(digest, "photo-b") {
			t.Errorf("order %v: what was let go is back, or more was let go", order)
		}
	}
}

func TestErasedBytesAreNeverTakenInAgain(t *testing.T) {
	b := newBench(t)
	one, two := b.laptop("one"), b.laptop("two")
	e := b.attach(one, "i1", "e1", "лицо посетителя")
	b.merge(two, one)
	b.write(one, journaltest.Erased("inspection i1", e.Header.Payload, e.Header.Attach[0].Hash))
	gone := func(s *Store) {
		t.Helper()
		if list := b.entries(s, "inspection i1"); list[0].Payload != nil {
			t.Error("the payload is held")
		}
		if err := s.Read(context.Background(), func(r journal.Reader) error {
			_, _, err := r.Open(e.Header.Attach[0].Hash)
			return err
		}); err != journal.ErrNotHeld {
			t.Errorf("the attachment: %v", err)
		}
	}
	if report := b.merge(one, two); report.Payloads+report.Attachments != 0 {
		t.Errorf("taken in: %+v", report)
	}
	gone(one)
	if report := b.merge(two, one); report.Erased != 1 {
		t.Errorf("taken in: %+v", report)
	}
	gone(two)
	err := two.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
		_, err := w.Attach(strings.NewReader("лицо посетителя"), 1000)
		return err
	})
	b.refused(err, "db.erased")
	b.verify(one)
	b.verify(two)
}

func TestBytesThatWereLeftBehindComeLater(t *testing.T) {
	b := newBench(t)
	one, two := b.laptop("one"), b.laptop("two")
	b.attach(one, "i1", "e1", "сурет")
	b.merge(two, one)
	two.Close()
	b.sql(two.path, `DROP TRIGGER payloads_delete`, `DROP TRIGGER pieces_delete`, `DELETE FROM payloads`, `DELETE FROM pieces`,
		`UPDATE rows_of SET fingerprint = ''`, schemaOf("payloads_delete"), schemaOf("pieces_delete"))
	two = b.laptop("two")
	if rows := b.rows(two); len(rows) != 0 {
		t.Errorf("rows %v", rows)
	}
	if notes := codesOf(b.verify(two).Notes); !slices.Contains(notes, noteNotHeld) {
		t.Errorf("notes %v", notes)
	}
	report := b.merge(two, one)
	if report.Entries != 0 || report.Payloads != 2 || report.Attachments != 1 {
		t.Errorf("taken in: %+v", report)
	}
	if notes := b.verify(two).Notes; len(notes) != 0 {
		t.Errorf("notes %v", notes)
	}
}

func TestTwoAnswersThatMeetAreAConflict(t *testing.T) {
	b := newBench(t)
	one, two := b.laptop("one"), b.laptop("two")
	first := b.write(one, journaltest.Verdict("i1", checks.Met))[0]
	b.merge(two, one)
	b.write(one, journaltest.Verdict("i1", checks.NotMet, first.Hash))
	b.write(two, journaltest.Verdict("i1", checks.PartlyMet, first.Hash))
	b.merge(one, two)
	var live []journal.Hash
	for _, e := range journal.NewLedger(b.entries(one, "inspection i1")).Answers("verdict stand") {
		live = append(live, e.Hash)
	}
	if len(live) != 2 {
		t.Fatalf("%d answers are live", len(live))
	}
	b.write(one, journaltest.Verdict("i1", checks.Met, live...))
	b.merge(two, one)
	if b.digest(one) != b.digest(two) {
		t.Error("the two differ")
	}
}

// From a file in which anything is damaged nothing at all is taken.
func TestADamagedFileIsNotMerged(t *testing.T) {
	for _, c := range []struct{ what, statement string }{
		{"a header", `UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), '+05:00', '+06:00') AS BLOB) WHERE number = 3`},
		{"a payload", `UPDATE payloads SET payload = CAST(replace(CAST(payload AS TEXT), 'файл', 'Файл') AS BLOB)`},
		{"a piece", `UPDATE pieces SET piece = zeroblob(262144) WHERE n = 0`},
		{"the number of pieces", `DELETE FROM pieces WHERE n = 0`},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBench(t)
			one, two := b.laptop("one"), b.laptop("two")
			b.write(one, journaltest.Setting("office.city", "Астана"))
			b.attach(one, "i1", "e1", strings.Repeat("сурет", 80_000))
			one.Close()
			b.sql(one.path, `DROP TRIGGER entries_update`, `DROP TRIGGER payloads_update`,
				`DROP TRIGGER pieces_update`, `DROP TRIGGER pieces_delete`, c.statement)
			_, err := two.Merge(context.Background(), one.path)
			b.refused(err, "db.merge-damaged")
			if heads := b.heads(two); len(heads) != 0 {
				t.Errorf("something was taken: %v", heads)
			}
			b.verify(two)
		})
	}
}

func TestWhatIsNoDatabaseIsNotMerged(t *testing.T) {
	b := newBench(t)
	s := b.open()
	_, err := s.Merge(context.Background(), filepath.Join(b.dir, "none.db"))
	b.refused(err, "db.missing")
	if err := makeEmpty(filepath.Join(b.dir, "other.db")); err != nil {
		t.Fatal(err)
	}
	b.sql(filepath.Join(b.dir, "other.db"), `CREATE TABLE x (y)`)
	_, err = s.Merge(context.Background(), filepath.Join(b.dir, "other.db"))
	b.refused(err, "db.foreign")
}

func TestADatabaseMergedWithItselfStaysAsItIs(t *testing.T) {
	b, s := furnished(t)
	if report := b.merge(s, s); report.Entries+report.Payloads+report.Attachments != 0 || len(report.Subjects) != 0 {
		t.Errorf("taken in: %+v", report)
	}
	b.verify(s)
}
