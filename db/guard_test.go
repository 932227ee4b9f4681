package db

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// elsewhere opens a copy of a database beside a copy of its keys: another computer that
// writes in the same name. An entry bears no signature of its own, so that this is also
// what a forger can make without the keys.
func (b *bench) elsewhere(s *Store, name string) *Store {
	b.Helper()
	copied, o := b.keep(s, name+".db"), b.options()
	o.KeyDir = filepath.Join(b.dir, name+"-keys")
	if err := os.CopyFS(o.KeyDir, os.DirFS(b.keys)); err != nil {
		b.Fatal(err)
	}
	return b.openAt(copied, o)
}

func TestAnEntryInTheNameOfThisLaptopIsRefused(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	other := b.elsewhere(s, "other")
	if b.act(other, "forged") != stream {
		t.Fatal("the other writes in a stream of its own")
	}
	s = b.open()
	before := b.heads(s)
	_, err := s.Merge(context.Background(), other.path)
	b.refused(err, "db.not-written-here") // its number is beyond the noted head
	b.act(s, "two")
	_, err = s.Merge(context.Background(), other.path)
	b.refused(err, "db.not-written-here") // another entry stands there
	if len(b.entries(s, "inspection iforged")) != 0 || len(b.heads(s)) != len(before) {
		t.Error("something of it was taken")
	}
	if b.act(s, "three") != stream {
		t.Error("the laptop does not go on in its own stream")
	}
	b.verify(s)
}

// Who restores an older backup gets back from a colleague what was written after it.
func TestWhatWasWrittenHereComesBackAfterAnOlderBackup(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.act(s, "one")
	old := b.backup(s)
	b.act(s, "two")
	colleague := b.laptop("colleague")
	b.merge(colleague, s)
	b.write(colleague, journaltest.Setting("office.city", "Астана"))
	want := b.heads(s)
	s.Close()
	if _, err := Restore(context.Background(), old, b.path, b.losing("1")); err != nil {
		t.Fatal(err)
	}
	s = b.open()
	b.merge(s, colleague)
	if len(b.entries(s, "inspection itwo")) != 1 {
		t.Error("the later entry did not come back")
	}
	var heads []journal.Hash
	for _, h := range b.heads(s) {
		heads = append(heads, h.Hash)
	}
	if heads[0] != want[0].Hash && heads[1] != want[0].Hash {
		t.Errorf("heads %v, want %v among them", heads, want)
	}
	b.verify(s)
	// Another entry in the place of the head that is noted was not written here.
	if _, err := Restore(context.Background(), old, filepath.Join(b.dir, "again.db"), b.options()); err != nil {
		t.Fatal(err)
	}
	again := b.openAt(filepath.Join(b.dir, "again.db"), b.options())
	o := b.options()
	o.KeyDir = filepath.Join(b.dir, "thief-keys")
	if err := os.CopyFS(o.KeyDir, os.DirFS(b.keys)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(o.KeyDir, string(want[0].Stream)+headSuffix)); err != nil {
		t.Fatal(err)
	}
	thief := b.openAt(b.keep(again, "thief.db"), o)
	if b.act(thief, "other") != want[0].Stream {
		t.Fatal("the thief writes in a stream of its own")
	}
	_, err := b.openAt(filepath.Join(b.dir, "again.db"), b.options()).Merge(context.Background(), thief.path)
	b.refused(err, "db.not-written-here")
}
