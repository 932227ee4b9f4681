package bundle

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/db"
)

// What one laptop holds arrives at the other, byte for byte; taken in again it changes
// nothing.
func TestABundleCarriesEverything(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	b := one.export("all.bundle", journal.Selection{})
	if b.What != journal.BundleAll || b.Attachments != 2 || b.Signature.Empty() || b.Bytes < 500_000 {
		t.Errorf("%+v", b)
	}
	taken := two.take("all.bundle")
	if taken.Entries != b.Entries || taken.Attachments != 2 || !slices.Equal(taken.Heads, b.From.Heads) {
		t.Errorf("%+v", taken)
	}
	if !slices.Equal(one.held(), two.held()) {
		t.Error("the two hold different things")
	}
	two.inOrder()
	if again := two.take("all.bundle"); again.Entries+again.Payloads+again.Attachments+len(again.Subjects) != 0 {
		t.Errorf("taken in twice: %+v", again)
	}
}

// The same journal gives the same bytes, but for the signature, which is the same too.
func TestTheSameJournalGivesTheSameBytes(t *testing.T) {
	one := furnished(t, t.TempDir(), "one")
	one.export("a.bundle", journal.Selection{})
	one.export("b.bundle", journal.Selection{})
	a, err := os.ReadFile(one.file("a.bundle"))
	one.must(err)
	b, err := os.ReadFile(one.file("b.bundle"))
	one.must(err)
	if !bytes.Equal(a, b) {
		t.Error("they differ")
	}
}

// One inspection travels with its holder and the office, and without the others.
func TestOneInspectionTravelsAlone(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	b := one.export("i1.bundle", journal.Selection{Inspections: []string{"i1"}})
	if b.What != journal.BundleInspection || b.Attachments != 1 {
		t.Errorf("%+v", b)
	}
	two.take("i1.bundle")
	if got := two.subjects(); !slices.Equal(got, []journal.Subject{"holder h1", "inspection i1", "office"}) {
		t.Errorf("%v", got)
	}
	two.inOrder()
	one.export("both.bundle", journal.Selection{Inspections: []string{"i2", "i1"}})
	two.take("both.bundle")
	if !slices.Equal(one.held(), two.held()) {
		t.Error("both together are all")
	}
}

// Whoever lost the database and reads an archive back into a new one has only a part of
// what was written on this laptop: that is said, and is no damage.
func TestAnArchiveReadBackOnTheSameLaptopIsNoDamage(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	one.export("i2.bundle", journal.Selection{Inspections: []string{"i2"}})
	one.Store.Close()
	one.must(os.Rename(one.path(), one.path()+".lost"))
	for _, tail := range []string{"-wal", "-shm"} {
		os.Remove(one.path() + tail)
	}
	one.reopen()
	one.take("i2.bundle")
	if r := one.inOrder(); len(r.Notes) == 0 {
		t.Error("it is not said that a part is missing")
	}
	one.attach("i2", "e3", "кейін")
	one.inOrder()
	if _, err := one.Merge(context.Background(), one.path()+".lost"); err != nil {
		t.Fatal(err)
	}
	one.inOrder()
}

// An exchange carries what the other side lacks, and nothing else.
func TestAnExchangeCarriesWhatTheOtherLacks(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	one.export("all.bundle", journal.Selection{})
	two.take("all.bundle")
	two.attach("i1", "e5", "екіншіден")
	theirs := two.export("answer.bundle", journal.Selection{})
	fresh := one.attach("i2", "e6", "біріншіден")
	for _, file := range []string{"answer.bundle", "two.db"} {
		held, err := one.KnownIn(context.Background(), one.file(file), journal.Key{})
		one.must(err)
		if !slices.Equal(held.Heads, theirs.From.Heads) {
			t.Errorf("%s: %+v", file, held)
		}
		b := one.export("since.bundle", journal.Selection{Since: &held})
		if b.Entries != 1 || b.Attachments != 1 || b.What != journal.BundleSince {
			t.Errorf("%+v", b)
		}
	}
	two.take("since.bundle")
	if has := two.held(); !slices.ContainsFunc(has, func(s string) bool { return strings.HasPrefix(s, string(fresh.Hash)) }) {
		t.Error("the new one did not arrive")
	}
	held, err := one.KnownIn(context.Background(), two.path(), journal.Key{})
	one.must(err)
	_, err = one.WriteBundle(context.Background(), one.file("none.bundle"), journal.Selection{Since: &held}, journal.Lock{}, nil)
	refused(t, err, "bundle.nothing")
	if _, err := os.Stat(one.file("none.bundle")); err == nil {
		t.Error("an empty bundle was written")
	}
}

// Of a stream that the other side holds with gaps all is sent: its head does not say
// what is missing before it.
func TestAStreamWithGapsIsSentWhole(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	one.export("i2.bundle", journal.Selection{Inspections: []string{"i2"}})
	two.take("i2.bundle")
	held, err := one.KnownIn(context.Background(), two.path(), journal.Key{})
	one.must(err)
	if len(held.Gaps) != 1 {
		t.Fatalf("%+v", held)
	}
	one.export("rest.bundle", journal.Selection{Since: &held})
	two.take("rest.bundle")
	if !slices.Equal(one.held(), two.held()) {
		t.Error("something is still missing")
	}
}

// Erased bytes do not travel, and do not come back.
func TestErasedBytesNeitherTravelNorComeBack(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	secret := one.attach("i1", "e9", "жеке басты куәландыратын құжат")
	one.export("before.bundle", journal.Selection{})
	two.take("before.bundle")
	one.write(journaltest.Erased("inspection i1", secret.Header.Payload, secret.Header.Attach[0].Hash))
	one.export("after.bundle", journal.Selection{})
	text, err := os.ReadFile(one.file("after.bundle"))
	one.must(err)
	if bytes.Contains(text, []byte("жеке басты")) {
		t.Error("the bytes travel")
	}
	look, err := one.LookBundle(context.Background(), one.file("before.bundle"), journal.Key{}, nil)
	one.must(err)
	if look.New != 0 || look.NotTaken != 2 {
		t.Errorf("%+v", look)
	}
	if taken := one.take("before.bundle"); taken.Payloads+taken.Attachments != 0 {
		t.Errorf("they came back: %+v", taken)
	}
	if taken := two.take("after.bundle"); taken.Erased != 1 {
		t.Errorf("%+v", taken)
	}
	if !slices.Equal(one.held(), two.held()) {
		t.Error("the other laptop keeps them")
	}
	one.inOrder()
	two.inOrder()
}

// The look says what would come, from whom, and what two people would see differently;
// it takes nothing.
func TestALookSaysWhatWouldCome(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	first := one.write(journaltest.Verdict("i1", checks.Met))[0]
	one.export("all.bundle", journal.Selection{})
	two.take("all.bundle")
	one.write(journaltest.Verdict("i1", checks.NotMet, first.Hash))
	two.write(journaltest.Verdict("i1", checks.PartlyMet, first.Hash))
	two.export("two.bundle", journal.Selection{})
	before := one.held()
	look, err := one.LookBundle(context.Background(), one.file("two.bundle"), journal.Key{}, nil)
	one.must(err)
	if look.New != 2 || look.Conflicts != 1 || look.Held != len(before)-1 || len(look.Problems) != 0 {
		t.Errorf("%+v", look)
	}
	i := slices.IndexFunc(look.Subjects, func(s journal.BundleSubject) bool { return s.Subject == "inspection i1" })
	if s := look.Subjects[i]; s.Number != "2026-001" || s.NameRU != "Школа" || s.New != 1 || s.Conflicts != 1 {
		t.Errorf("%+v", s)
	}
	unknown := 0
	for _, s := range look.Streams {
		if s.Unknown {
			unknown++
		}
	}
	if len(look.Streams) != 2 || unknown != 1 || look.Signer == nil || look.Signer.Known || !look.Signer.Stands {
		t.Errorf("%+v, signer %+v", look.Streams, look.Signer)
	}
	if !slices.Equal(before, one.held()) {
		t.Error("looking took something in")
	}
	if taken := one.take("two.bundle"); taken.Entries != 2 || taken.Conflicts != 1 {
		t.Errorf("%+v", taken)
	}
}

// Where nothing is held yet all is new, and looking makes no database.
func TestALookNeedsNoDatabase(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	b := one.export("all.bundle", journal.Selection{})
	none := Exchange{Store: func(bool) (*db.Store, error) { return nil, nil }, Now: time.Now}
	look, err := none.LookBundle(context.Background(), one.file("all.bundle"), journal.Key{}, nil)
	one.must(err)
	if look.New != b.Entries || look.Held != 0 || look.NewBytes != 2 || len(look.Streams) != 1 || !look.Streams[0].Unknown {
		t.Errorf("%+v", look)
	}
}

// A writing that is stopped leaves the older file, and nothing beside it.
func TestAStoppedWritingLeavesTheOlderFile(t *testing.T) {
	one := furnished(t, t.TempDir(), "one")
	one.export("all.bundle", journal.Selection{})
	before, err := os.ReadFile(one.file("all.bundle"))
	one.must(err)
	one.write(journaltest.Setting("office.city", "Астана"))
	ctx, stop := context.WithCancel(context.Background())
	_, err = one.WriteBundle(ctx, one.file("all.bundle"), journal.Selection{}, journal.Lock{}, func(done, _ int) {
		if done > 100_000 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	after, err := os.ReadFile(one.file("all.bundle"))
	one.must(err)
	left, err := filepath.Glob(filepath.Join(one.dir, ".*"))
	if err != nil || len(left) > 0 || !bytes.Equal(before, after) {
		t.Errorf("left: %v", left)
	}
}

// A bundle is not written in the place of the database.
func TestTheDatabaseIsNotReplaced(t *testing.T) {
	one := furnished(t, t.TempDir(), "one")
	_, err := one.WriteBundle(context.Background(), one.path(), journal.Selection{}, journal.Lock{}, nil)
	refused(t, err, "bundle.same-file")
	one.inOrder()
}
