package db

import (
	"path/filepath"
	"slices"
	"testing"

	"ashyq/checks/journal"
)

func (b *bench) own(s *Store) (out journal.Own) {
	b.Helper()
	b.read(s, func(r journal.Reader) (err error) { out, err = r.Own(); return err })
	return out
}

// The stream that reading names is the one that the next act goes to; asking
// begins none.
func TestReadingKnowsWhichStreamIsOurs(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	older := b.keep(s, "older.db")
	s = b.open()
	b.act(s, "two")
	if o := b.own(s); o.Next != stream || !slices.Equal(o.All, []journal.Hash{stream}) {
		t.Errorf("%+v, want %s", o, stream)
	}
	s.Close()

	old := b.openAt(older, b.options())
	if o := b.own(old); o.Next != "" || !o.Has(stream) {
		t.Errorf("a restored database would begin a new stream: %+v", o)
	}
	second := b.act(old, "three")
	if o := b.own(old); o.Next != second || !o.Has(stream) || !o.Has(second) || !slices.IsSorted(o.All) {
		t.Errorf("after it began one: %+v", o)
	}
}

func TestAStreamWithoutItsKeyHereIsAnothers(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	s.Close()
	for _, keys := range []string{"", filepath.Join(b.dir, "another laptop"), filepath.Join(b.path, "streams")} {
		o := b.options()
		o.KeyDir, o.ReadOnly = keys, true
		if own := b.own(b.openAt(b.path, o)); own.Next != "" || own.Has(stream) {
			t.Errorf("keys in %q: %+v", keys, own)
		}
	}
	o := b.options()
	o.ReadOnly = true
	if own := b.own(b.openAt(b.path, o)); own.Next != stream {
		t.Errorf("where it is only read: %+v", own)
	}
}
