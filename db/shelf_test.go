package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal/journaltest"
)

func (b *bench) put(s *Store, key, value string) {
	b.Helper()
	if err := s.Put(context.Background(), key, []byte(value)); err != nil {
		b.Fatal(err)
	}
}

// onShelf wants the shelf to hold these keys and values, and nothing else.
func (b *bench) onShelf(s *Store, want map[string]string) {
	b.Helper()
	keys, err := s.Keys(context.Background(), "")
	if err != nil || len(keys) != len(want) || !slices.IsSorted(keys) {
		b.Errorf("keys %q, %v; want %q", keys, err, want)
	}
	for _, key := range keys {
		if got, err := s.Get(context.Background(), key); err != nil || string(got) != want[key] {
			b.Errorf("%s is %q, %v; want %q", key, got, err, want[key])
		}
	}
}

func TestTheShelfKeepsWhatWasPutLast(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.onShelf(s, nil)
	b.put(s, "draft 1", "алғашқы")
	b.put(s, "draft 1", "екінші")
	b.put(s, "draft 2", "\x00\xff")
	b.put(s, "taste", "{}")
	b.onShelf(s, map[string]string{"draft 1": "екінші", "draft 2": "\x00\xff", "taste": "{}"})
	if got, err := s.Get(context.Background(), "draft"); got != nil || err != nil {
		t.Errorf("nothing is there, yet it is %q, %v", got, err)
	}
	for prefix, want := range map[string][]string{
		"draft ": {"draft 1", "draft 2"}, "t": {"taste"}, "taste": {"taste"}, "taste ": nil, "Draft": nil,
	} {
		if got, err := s.Keys(context.Background(), prefix); err != nil || !slices.Equal(got, want) {
			t.Errorf("keys with %q: %q, %v; want %q", prefix, got, err, want)
		}
	}
	b.put(s, "draft 1", "")
	b.put(s, "draft 1", "")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b.onShelf(b.open(), map[string]string{"draft 2": "\x00\xff", "taste": "{}"})
}

// A file of the earlier program has no shelf, and is not touched until something
// is put there; taking away what is not there puts nothing.
func TestTheShelfIsMadeWhenItIsNeeded(t *testing.T) {
	earlier, err := os.ReadFile("../fixtures/steps/1-spine.db")
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	if err := os.WriteFile(b.path, earlier, 0o600); err != nil {
		t.Fatal(err)
	}
	s := b.open()
	before := b.verify(s)
	b.onShelf(s, nil)
	b.put(s, "draft", "")
	if made, err := hasShelf(context.Background(), s.readers); err != nil || made {
		t.Errorf("it was made for nothing: %v", err)
	}
	b.put(s, "draft", "жазба")
	b.onShelf(s, map[string]string{"draft": "жазба"})
	if after := b.verify(s); after.Entries != before.Entries || !slices.Equal(codesOf(after.Notes), codesOf(before.Notes)) {
		t.Errorf("before %+v\nafter %+v", before, after)
	}
	b.write(s, journaltest.Setting("office.city", "Астана"))
	b.verify(s)
}

func TestTheShelfOfAReadOnlyFileIsRead(t *testing.T) {
	b := newBench(t)
	b.put(b.open(), "taste", "{}")
	o := b.options()
	o.ReadOnly = true
	reader := b.openAt(b.path, o)
	b.onShelf(reader, map[string]string{"taste": "{}"})
	b.refused(reader.Put(context.Background(), "taste", []byte("x")), "db.read-only")
	b.refused(reader.Put(context.Background(), "taste", nil), "db.read-only")
	b.onShelf(reader, map[string]string{"taste": "{}"})
}

func TestTheShelfIsBounded(t *testing.T) {
	b := newBench(t)
	s := b.open()
	long, large := strings.Repeat("k", mostShelfKey), strings.Repeat("v", mostShelfValue)
	b.put(s, long, large)
	b.refused(s.Put(context.Background(), long+"k", []byte("v")), "db.shelf-limit")
	b.refused(s.Put(context.Background(), "k", []byte(large+"v")), "db.shelf-limit")
	b.onShelf(s, map[string]string{long: large})
}

// A put that was called off is not there, and the next one is.
func TestAPutThatIsCalledOffIsNotThere(t *testing.T) {
	b := newBench(t)
	s := b.open()
	off, call := context.WithCancel(context.Background())
	call()
	if err := s.Put(off, "draft", []byte("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	b.onShelf(s, nil)
	b.put(s, "draft", "y")
	b.onShelf(s, map[string]string{"draft": "y"})
}

// The shelf takes its turn among those who write, in this process and in others.
func TestTheShelfWaitsForItsTurn(t *testing.T) {
	b := newBench(t)
	s, other := b.open(), b.openAt(b.path, b.options())
	done := make(chan error)
	for i, store := range []*Store{s, other, s, other} {
		go func() { done <- store.Put(context.Background(), string(rune('a'+i)), []byte("x")) }()
		go func() {
			_, err := try(store, journaltest.Setting("office.name"+string(rune('a'+i)), "Департамент"))
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	b.onShelf(s, map[string]string{"a": "x", "b": "x", "c": "x", "d": "x"})
	b.verify(s)
}

// Verifying wants the shelf to be that table exactly, and does not look into it.
func TestVerifyingKnowsTheShelfAndLeavesIt(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.put(s, "draft", "жазба")
	b.sql(b.path, `UPDATE desk SET value = x'00'`)
	b.verify(s)
	for _, c := range []struct {
		what  string
		alter []string
		bad   string
	}{
		{"another table", []string{`CREATE TABLE shelf (key TEXT)`}, "shelf"},
		{"an index of its own", []string{`CREATE INDEX desk_value ON desk (value)`}, "desk_value"},
		{"another form", []string{`DROP TABLE desk`, `CREATE TABLE desk (key TEXT, value TEXT)`}, "desk"},
	} {
		b := newBench(t)
		s := b.open()
		b.put(s, "draft", "жазба")
		b.sql(b.path, c.alter...)
		report, err := s.Verify(context.Background(), nil)
		if err != nil || len(report.Problems) != 1 || report.Problems[0].Code != badSchema || report.Problems[0].Where != c.bad {
			t.Errorf("%s: %v %v", c.what, report.Problems, err)
		}
	}
}

// A backup carries the shelf; merging does not, and neither does what the rows
// of lists are made from.
func TestTheShelfIsBackedUpAndNotMerged(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"))
	b.put(s, "draft", "жазба")
	path := b.backup(s)
	o := b.options()
	o.ReadOnly = true
	b.onShelf(b.openAt(path, o), map[string]string{"draft": "жазба"})

	own := b.laptop("own")
	b.put(own, "draft", "өзімдікі")
	if _, err := own.Merge(context.Background(), b.path); err != nil {
		t.Fatal(err)
	}
	b.onShelf(own, map[string]string{"draft": "өзімдікі"})
	b.verify(own)

	rows := b.rows(s)
	b.put(s, "draft", "басқа")
	if err := s.Rebuild(context.Background(), nil); err != nil || !slices.Equal(b.rows(s), rows) {
		t.Errorf("the rows have changed: %v", err)
	}
	b.onShelf(s, map[string]string{"draft": "басқа"})
}

// A copy of what lies on the disk while the store is open holds what was put.
func TestTheShelfIsOnTheDiskWhenPutReturns(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.put(s, "draft", "жазба")
	copied := filepath.Join(b.dir, "copy.db") // as the disk has it, the store still open
	for _, suffix := range []string{"", "-wal"} {
		if err := os.WriteFile(copied+suffix, []byte(b.bytes(suffix)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o := b.options()
	o.wait = time.Second
	b.onShelf(b.openAt(copied, o), map[string]string{"draft": "жазба"})
}
