package db

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// killed starts a child and kills it at a random moment of its work.
func (b *bench) killed(rng *rand.Rand, role string) {
	b.Helper()
	other := b.child(role)
	if !other.out.Scan() || strings.HasPrefix(other.out.Text(), "failed") {
		b.Fatalf("%s: %s", role, other.out.Text())
	}
	time.Sleep(time.Duration(rng.IntN(60_000)) * time.Microsecond)
	other.Process.Kill()
	other.Wait()
}

func dice(t *testing.T) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// Rows are made again from where it was cut short.
func TestAKillWhileRowsAreMade(t *testing.T) {
	b, s := furnished(t)
	for n := range 40 {
		b.write(s, journaltest.Inspection(fmt.Sprint("n", n), fmt.Sprintf("2025-%03d", n), "h1"))
	}
	if err := s.Refresh(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	before := b.rows(s)
	s.Close()
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "rebuild")
	}
	s = b.open()
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	b.verify(s)
}

// A merge that is cut short has taken nothing, or all; another one finishes it.
func TestAKillWhileMerging(t *testing.T) {
	b := newBench(t)
	other := b.openAt(b.path+".other", Options{MemoryKey: true, Now: journaltest.Clock})
	for n := range 60 {
		b.attach(other, fmt.Sprint("i", n%7), fmt.Sprint("e", n), strings.Repeat(fmt.Sprint(n), 5000))
	}
	total := len(b.entriesOf(other))
	other.Close()
	b.write(b.open(), journaltest.Setting("office.city", "Астана"))
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "merge")
		s := b.open()
		if n := len(b.entriesOf(s)) - 2; n != 0 && n != total {
			t.Errorf("%d of %d entries were taken in", n, total)
		}
		b.verify(s)
		s.Close()
	}
	s := b.open()
	if _, err := s.Merge(context.Background(), b.path+".other"); err != nil {
		t.Fatal(err)
	}
	if n := len(b.entriesOf(s)) - 2; n != total {
		t.Errorf("%d of %d entries are there", n, total)
	}
	b.verify(s)
}

// entriesOf names all that a database holds.
func (b *bench) entriesOf(s *Store) []string {
	b.Helper()
	list, err := column[string](context.Background(), s.readers, `SELECT hash FROM entries`)
	if err != nil {
		b.Fatal(err)
	}
	return list
}

// What an erasure names is gone and called erased, or is still there.
func TestAKillWhileErasing(t *testing.T) {
	b := newBench(t)
	s := b.open()
	for n := range 30 {
		b.attach(s, "i1", fmt.Sprint("e", n), strings.Repeat(fmt.Sprint(n), 100_000))
	}
	s.Close()
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "erase")
		s := b.open()
		for _, e := range b.entries(s, "inspection i1") {
			for _, a := range e.Header.Attach {
				held := s.Read(context.Background(), func(r journal.Reader) error {
					body, _, err := r.Open(a.Hash)
					if err == nil {
						_, err = readAll(body)
					}
					return err
				})
				if (held == nil) != (e.Payload != nil) {
					t.Errorf("the payload is held: %v, the attachment: %v", e.Payload != nil, held)
				}
			}
		}
		b.verify(s)
		s.Close()
	}
}

// A backup that is cut short leaves the older one as it was.
func TestAKillWhileBackingUp(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	for n := range 20 {
		b.attach(s, "i1", fmt.Sprint("n", n), strings.Repeat(fmt.Sprint(n), 100_000))
	}
	s.Close()
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "backup")
		report, err := VerifyBackup(context.Background(), path, b.options())
		if err != nil || !report.OK || report.Entries != 8 && report.Entries != 28 {
			t.Fatalf("the backup: %+v, %v", report, err)
		}
	}
	b.verify(b.open())
}

// A restoring that is cut short leaves the database of before, or has put the
// backup in its place with the other one beside it.
func TestAKillWhileRestoring(t *testing.T) {
	b, s := furnished(t)
	b.backup(s)
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	s.Close()
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "restore")
		s := b.open()
		entries := b.verify(s).Entries
		s.Close()
		aside, err := filepath.Glob(b.path + ".before-restore-*")
		if err != nil || entries != 9 && (entries != 8 || len(aside) == 0) {
			t.Errorf("%d entries are there, aside lie %v, %v", entries, aside, err)
		}
	}
}

// A database whose making was cut short is made by the next who opens it.
func TestAKillWhileTheFileIsMade(t *testing.T) {
	for range sample("ASHYQ_KILLS", 12) {
		b := newBench(t)
		other := b.child("append")
		for until := time.Now().Add(10 * time.Second); size(b.path) < 0 && time.Now().Before(until); {
			time.Sleep(100 * time.Microsecond)
		}
		other.Process.Kill()
		other.Wait()
		s := b.open()
		b.verify(s)
		b.write(s, journaltest.Setting("office.city", "Астана"))
	}
}

// What was left is a journal that brings the file back to nothing.
func TestAFileWhoseMakingWasCutShort(t *testing.T) {
	b := newBench(t)
	if err := makeEmpty(b.path); err != nil {
		t.Fatal(err)
	}
	half := b.raw()
	half.SetMaxOpenConns(1)
	for _, statement := range []string{`PRAGMA cache_size = 1`, `PRAGMA cache_spill = 1`, `BEGIN`, truth[0], `CREATE TABLE filling (x)`,
		`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO filling SELECT randomblob(2000) FROM n`} {
		if _, err := half.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	cut := newBench(t) // as it lies when the program is killed now
	for _, suffix := range []string{"", "-journal"} {
		if err := copyFile(cut.path+suffix, b.path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if size(cut.path) == 0 {
		t.Fatal("nothing was written yet")
	}
	s := cut.open()
	cut.verify(s)
	cut.write(s, journaltest.Setting("office.city", "Астана"))
}

// A key folder is as good as before, whenever the program is killed.
func TestAKillLeavesTheKeysInOrder(t *testing.T) {
	b := newBench(t)
	rng := dice(t)
	for range sample("ASHYQ_KILLS", 12) / 3 {
		b.killed(rng, "append")
		heads, err := folder(b.keys).heads()
		if err != nil || len(heads) == 0 {
			t.Errorf("heads %v, %v", heads, err)
		}
		for stream, head := range heads {
			if head.Number < 0 {
				t.Errorf("the note of %s cannot be read", stream)
			}
			if text, err := os.ReadFile(filepath.Join(b.keys, string(stream))); err != nil || len(text) != 65 {
				t.Errorf("the key of %s has %d characters", stream, len(text))
			}
		}
	}
}
