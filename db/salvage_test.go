package db

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// repair repairs a file into one that was not there, and wants it to be done.
func (b *bench) repair(file string) (Salvage, *Store) {
	b.Helper()
	to := freeName(filepath.Join(b.dir, "new.db"))
	out, err := Repair(context.Background(), file, to, b.options())
	if err != nil {
		b.Fatal(err)
	}
	return out, b.openAt(to, b.options())
}

// rowsOfTruth names everything in the tables that only grow, by its own bytes.
func (b *bench) rowsOfTruth(s *Store) (out []string) {
	b.Helper()
	for _, query := range []string{
		`SELECT 'entry ' || hash FROM entries`, `SELECT 'payload ' || hash FROM payloads`,
		`SELECT 'piece ' || hash || ' ' || n FROM pieces`, `SELECT 'erased ' || hash || ' ' || entry FROM erased`,
	} {
		list, err := column[string](context.Background(), s.readers, query)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, list...)
	}
	slices.Sort(out)
	return out
}

// manyDrafts drafts pieces of evidence.
func manyDrafts(n int) (out []journal.Draft) {
	for i := range n {
		out = append(out, journaltest.Evidence("i1", fmt.Sprint("n", i), "Блог"))
	}
	return out
}

// An undamaged file is repaired into one that holds the same, and the file is not
// touched.
func TestRepairOfAWholeFileGivesAllOfIt(t *testing.T) {
	b, s := furnished(t)
	want := b.rowsOfTruth(s)
	s.Close()
	before := b.bytes("")
	out, fresh := b.repair(b.path)
	if !out.Whole() || !out.Report.OK || out.PageSize != 4096 || out.Entries != 8 || out.Attachments != 1 || out.LetGo != 1 {
		t.Errorf("%+v", out)
	}
	if got := b.rowsOfTruth(fresh); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	b.verify(fresh)
	if b.bytes("") != before {
		t.Error("the damaged file was written")
	}
	b.write(fresh, journaltest.Setting("office.name", "Департамент"))
	if n := len(b.heads(fresh)); n != 1 {
		t.Errorf("%d streams: the same stream goes on", n)
	}
}

// What lies in the log and was never brought home is found there.
func TestRepairReadsTheLog(t *testing.T) {
	b, s := furnished(t)
	want := b.rowsOfTruth(s)
	cut := newBench(t) // as it lies while the program runs
	cut.keys = b.keys
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(cut.path+suffix, b.path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if settled(cut.path) {
		t.Fatal("there is no log")
	}
	out, fresh := cut.repair(cut.path)
	if got := cut.rowsOfTruth(fresh); !out.Whole() || !slices.Equal(got, want) {
		t.Errorf("%+v\ngot %v\nwant %v", out, got, want)
	}
}

// What a rollback journal keeps of pages that were overwritten is found there.
func TestRepairReadsTheRollbackJournal(t *testing.T) {
	b, s := furnished(t)
	want := b.rowsOfTruth(s)
	s.Close()
	half := b.raw()
	half.SetMaxOpenConns(1)
	for _, statement := range []string{`PRAGMA journal_mode = DELETE`, `PRAGMA cache_size = 1`, `PRAGMA cache_spill = 1`, `PRAGMA secure_delete = 1`,
		`PRAGMA foreign_keys = 0`, `DROP TRIGGER pieces_delete`, `DROP TRIGGER payloads_delete`, `BEGIN`,
		`DELETE FROM pieces`, `DELETE FROM payloads`, `CREATE TABLE filling (x)`,
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) INSERT INTO filling SELECT zeroblob(3000) FROM n`} {
		if _, err := half.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	cut := newBench(t)
	cut.keys = b.keys
	for _, suffix := range []string{"", "-journal"} {
		if err := copyFile(cut.path+suffix, b.path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	out, fresh := cut.repair(cut.path)
	if got := cut.rowsOfTruth(fresh); !out.Whole() || !slices.Equal(got, want) {
		t.Errorf("%+v\ngot %v\nwant %v", out, got, want)
	}
}

// Neither the head of the file nor the pages that point at others are needed, nor is
// the size of a page.
func TestRepairNeedsNoHeadAndNoInnerPages(t *testing.T) {
	for _, pageSize := range []int{512, 1024, 4096, 65536} {
		t.Run(fmt.Sprint(pageSize), func(t *testing.T) {
			b, s := furnished(t)
			b.write(s, manyDrafts(200)...)
			b.attach(s, "i1", "big", strings.Repeat("құжат", 200_000))
			want := b.rowsOfTruth(s)
			s.Close()
			b.sql(b.path, `PRAGMA journal_mode = DELETE`, fmt.Sprintf(`PRAGMA page_size = %d`, pageSize), `VACUUM`)
			file, err := os.ReadFile(b.path)
			if err != nil {
				t.Fatal(err)
			}
			const inner, innerIndex = 0x05, 0x02
			for at := 0; at < len(file); at += pageSize {
				if at == 0 || file[at] == inner || file[at] == innerIndex {
					clear(file[at:min(at+pageSize, len(file))])
				}
			}
			if err := os.WriteFile(b.path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			out, fresh := b.repair(b.path)
			if got := b.rowsOfTruth(fresh); out.PageSize != pageSize || !slices.Equal(got, want) {
				t.Errorf("page size %d, %d of %d rows, lost %v", out.PageSize, len(got), len(want), out.Lost)
			}
		})
	}
}

// Flipped bits: each costs at most the one row that it lies in. ASHYQ_FLIPS tries
// more.
func TestAFlipCostsAtMostOneRow(t *testing.T) {
	b, s := furnished(t)
	b.write(s, manyDrafts(60)...)
	want := b.rowsOfTruth(s)
	s.Close()
	whole, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	rng := dice(t)
	flips, lost := 0, 0
	for range sample("ASHYQ_FLIPS", 120) / 12 {
		damaged := bytes.Clone(whole)
		many := 1 + rng.IntN(8)
		for range many {
			damaged[rng.IntN(len(damaged))] ^= 1 << rng.IntN(8)
		}
		file := filepath.Join(b.dir, "damaged.db")
		if err := os.WriteFile(file, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		out, fresh := b.repair(file)
		got := b.rowsOfTruth(fresh)
		gone := without(want, got)
		// of an attachment whose piece is spoilt all pieces go, and the list of
		// erased hashes goes with the entry that erases
		if entries := slices.DeleteFunc(slices.Clone(gone), func(r string) bool { return !strings.HasPrefix(r, "entry") && !strings.HasPrefix(r, "payload") }); len(entries) > many {
			t.Errorf("%d flips cost %v", many, gone)
		}
		if more := without(got, want); len(more) > 0 {
			t.Errorf("this was not there before: %v", more)
		}
		if len(gone) > 0 == out.Whole() {
			t.Errorf("%d rows are gone, and it says whole: %v", len(gone), out.Whole())
		}
		flips, lost = flips+many, lost+len(gone)
		fresh.Close()
	}
	t.Logf("%d flips cost %d rows", flips, lost)
}

// without gives what stands in the first list and not in the second.
func without(a, b []string) (out []string) {
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}

// A download that broke off: whatever lies whole before the cut is brought out, which
// is counted in the bytes themselves.
func TestWhatLiesBeforeACutIsBroughtOut(t *testing.T) {
	b, s := furnished(t)
	b.write(s, manyDrafts(80)...)
	path := b.backup(s)
	all := map[journal.Hash][]byte{}
	for _, subject := range []journal.Subject{journal.Office, "holder h1", "inspection i1"} {
		for _, e := range b.entries(s, subject) {
			all[e.Hash] = e.Raw
		}
	}
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const restOfRow = 500 // stands after the header in its row
	rng := rand.New(rand.NewPCG(1, 2))
	for range 12 {
		at := len(whole)/8 + rng.IntN(len(whole)*7/8)
		file := filepath.Join(b.dir, "part.db")
		if err := os.WriteFile(file, whole[:at], 0o600); err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, raw := range all {
			if bytes.Contains(whole[:max(0, at-restOfRow)], raw) {
				want++
			}
		}
		to := freeName(filepath.Join(b.dir, "cut.db"))
		out, err := Repair(context.Background(), file, to, b.options())
		if want == 0 && err != nil {
			continue
		}
		if err != nil || out.Entries < want || out.Whole() != (out.Entries == len(all) && len(out.Lost) == 0) {
			t.Errorf("cut at %d of %d: %d entries, want %d of %d: %v", at, len(whole), out.Entries, want, len(all), err)
		}
	}
}

// What is missing is said: numbers of which stream, and what lost bytes belonged to.
func TestWhatIsMissingIsNamed(t *testing.T) {
	b, s := furnished(t)
	first := b.attach(s, "i1", "e9", "қолтаңба")
	second := b.write(s, journaltest.Evidence("i1", "e10", "Жоғалған мәтін"))[0]
	b.write(s, journaltest.Evidence("i1", "e11", "Блог"))
	last := b.write(s, journaltest.Evidence("i1", "e12", "Соңғы"))[0]
	s.Close()
	file, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, spoil := range [][]byte{[]byte("қолтаңба"), second.Payload, b.rawOf(last)} {
		at := bytes.Index(file, spoil)
		for at >= 0 {
			file[at+5] ^= 0x20
			at = bytes.Index(file, spoil)
		}
	}
	if err := os.WriteFile(b.path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, fresh := b.repair(b.path)
	if len(out.Gaps) != 1 || out.Gaps[0] != (Gap{Stream: last.Header.Stream, From: last.Header.Number, To: last.Header.Number, Own: true, Last: true}) {
		t.Errorf("gaps %+v", out.Gaps)
	}
	var what []string
	for _, l := range out.Lost {
		what = append(what, fmt.Sprintf("%s %s %s of %s by %s at %s, own %v", l.What, l.Kind, l.Entry, l.Of, l.Author, l.Time[:10], l.Own))
	}
	day := journaltest.Clock().UTC().Format("2006-01-02")
	want := []string{
		fmt.Sprintf("payload evidence %s of 2026-001 by %s at %s, own true", second.Hash, second.Header.Author, day),
		fmt.Sprintf("attachment evidence %s of 2026-001 by %s at %s, own true", first.Hash, first.Header.Author, day),
	}
	if !slices.Equal(what, want) {
		t.Errorf("lost\n%s\nwant\n%s", strings.Join(what, "\n"), strings.Join(want, "\n"))
	}
	codes := codesOf(out.Report.Problems)
	slices.Sort(codes)
	if !slices.Equal(codes, []string{lostBytes, lostPayload}) {
		t.Errorf("the new file is said to have %v", out.Report.Problems)
	}
	b.write(fresh, journaltest.Setting("office.name", "Департамент"))
	if n := len(b.heads(fresh)); n != 2 {
		t.Errorf("%d streams: what comes next must not take the number that was lost", n)
	}
}

func (b *bench) rawOf(e journal.Entry) []byte { return e.Raw }

// What was erased does not come back, though an older state of the file still lies
// in the log, and neither when the entry that erases is spoilt.
func TestRepairBringsNothingErasedBack(t *testing.T) {
	for _, spoilt := range []bool{false, true} {
		b := newBench(t)
		s := b.open()
		const secret = "құпия сурет"
		e := b.attach(s, "i1", "e1", strings.Repeat(secret, 3))
		old := newBench(t)
		if err := copyFile(old.path, b.path+"-wal"); err != nil {
			t.Fatal(err)
		}
		b.write(s, journaltest.Erased("inspection i1", e.Header.Payload, e.Header.Attach[0].Hash))
		s.Close()
		log, err := os.ReadFile(old.path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(log, []byte(secret)) {
			t.Fatal("the older state does not hold it")
		}
		if err := os.WriteFile(b.path+"-wal", log, 0o600); err != nil {
			t.Fatal(err)
		}
		if spoilt {
			file := []byte(b.bytes(""))
			at := bytes.Index(file, []byte("\nkind erased\n"))
			file[at+3] ^= 1
			if err := os.WriteFile(b.path, file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		out, fresh := b.repair(b.path)
		if out.LetGo != 2 || out.Attachments != 0 {
			t.Errorf("spoilt %v: %+v", spoilt, out)
		}
		path := fresh.file
		fresh.Close()
		if text, err := os.ReadFile(path); err != nil || bytes.Contains(text, []byte(secret)) {
			t.Errorf("spoilt %v: it is back, %v", spoilt, err)
		}
	}
}

// What cannot be repaired is refused in words, and nothing is left behind.
func TestWhatRepairRefuses(t *testing.T) {
	b, s := furnished(t)
	s.Close()
	at := func(name string) string { return filepath.Join(b.dir, name) }
	for name, body := range map[string]string{
		"empty": "", "text": "no database", "noise": strings.Repeat("\x04\x81\x0d\x81\x0d", 5000),
		"locked": "age-encryption.org/v1\n-> X25519 abc\n", "taken": "mine", "side-wal": "mine too",
	} {
		if err := os.WriteFile(at(name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ file, new, code string }{
		{at("empty"), at("new"), "db.nothing-whole"},
		{at("text"), at("new"), "db.nothing-whole"},
		{at("noise"), at("new"), "db.nothing-whole"},
		{at("locked"), at("new"), "db.repair-locked"},
		{at("nowhere"), at("new"), "db.missing"},
		{b.dir, at("new"), "db.missing"},
		{b.path, b.path, "db.same-file"},
		{b.path, at("taken"), "db.place-taken"},
		{b.path, at("side"), "db.place-taken"},
		{b.path, at("no/such/folder"), "db.closed-to-us"},
	} {
		_, err := Repair(context.Background(), c.file, c.new, b.options())
		b.refused(err, c.code)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Repair(ctx, b.path, at("new"), b.options()); err == nil {
		t.Error("it went on after it was stopped")
	}
	left, err := filepath.Glob(at(".*"))
	if more, _ := filepath.Glob(at("new*")); err != nil || len(left)+len(more) > 0 {
		t.Errorf("left behind: %v %v", left, more)
	}
	if string(must(os.ReadFile(at("taken")))) != "mine" {
		t.Error("a file was replaced")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // in a test
	}
	return v
}
