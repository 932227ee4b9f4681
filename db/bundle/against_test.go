package bundle

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/db"
)

// directed furnishes a laptop, and a stranger who holds all of it and has erased,
// withdrawn and taken out of use what is there; the stranger's bundle is written.
func directed(t *testing.T) (one, stranger *laptop) {
	t.Helper()
	dir := t.TempDir()
	one, stranger = furnished(t, dir, "one"), at(t, dir, "stranger")
	one.export("all.bundle", journal.Selection{})
	secret, verdict := one.attach("i1", "e9", "айғақ"), one.write(journaltest.Verdict("i1", checks.Met))[0]
	one.export("all.bundle", journal.Selection{})
	stranger.take("all.bundle")
	day, err := calendar.ParseDay("2026-01-20")
	one.must(err)
	stranger.write(journaltest.Erased("inspection i1", secret.Header.Payload, secret.Header.Attach[0].Hash))
	stranger.write(journal.Draft{
		Kind: journal.KindWithdrawn, Subject: "inspection i1", Payload: journal.Withdrawn{Why: journal.ByMistake},
		Replaces: []journal.Target{{Hash: verdict.Hash}},
	})
	stranger.write(journal.Draft{
		Kind: journal.KindKey, Subject: journal.Office, Matter: "key " + string(secret.Header.Stream),
		Payload: checks.StreamKey{Stream: string(secret.Header.Stream), Value: checks.KeyRetired, Last: checks.LastOfKey{Number: verdict.Header.Number, Hash: string(verdict.Hash)}, Day: day, Reason: "бөтен"},
	})
	stranger.export("against.bundle", journal.Selection{})
	return one, stranger
}

// What a stranger would erase, withdraw and take out of use is listed, and is done only
// where just so much was allowed.
func TestAStrangerIsNotObeyedUnasked(t *testing.T) {
	one, _ := directed(t)
	before := one.held()
	look, err := one.LookBundle(context.Background(), one.file("against.bundle"), journal.Key{}, nil)
	one.must(err)
	var kinds []string
	for _, a := range look.Against {
		kinds = append(kinds, a.Kind)
	}
	slices.Sort(kinds)
	if !slices.Equal(kinds, []string{journal.KindErased, journal.KindKey, journal.KindWithdrawn}) || look.Stranger != "3" {
		t.Fatalf("%q %+v", look.Stranger, look.Against)
	}
	for _, word := range []string{"", "2", "4"} {
		out, err := one.TakeBundle(context.Background(), one.file("against.bundle"), journal.Key{}, journal.Seen{Stranger: word}, nil)
		refused(t, err, "bundle.from-stranger")
		if out.Stranger != "3" || len(out.Against) != 3 || !slices.Equal(before, one.held()) {
			t.Errorf("with %q: %+v", word, out)
		}
	}
	out, err := one.TakeBundle(context.Background(), one.file("against.bundle"), journal.Key{}, journal.Seen{Stranger: look.Stranger}, nil)
	one.must(err)
	if out.Erased != 1 || len(out.Against) != 3 {
		t.Errorf("%+v", out)
	}
	one.inOrder()
}

// A colleague whose stream is known erases without being asked about; what goes is
// listed all the same.
func TestAKnownSignerIsListedAndNotAsked(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	secret := one.attach("i1", "e9", "айғақ")
	one.export("all.bundle", journal.Selection{})
	two.take("all.bundle")
	two.write(journaltest.Setting("office.city", "Астана"))
	two.export("first.bundle", journal.Selection{})
	one.take("first.bundle")
	two.write(journaltest.Erased("inspection i1", secret.Header.Payload, secret.Header.Attach[0].Hash))
	two.export("second.bundle", journal.Selection{})
	if out := one.take("second.bundle"); out.Erased != 1 || len(out.Against) != 1 || out.Against[0].Entry != secret.Hash {
		t.Errorf("%+v", out)
	}
}

// An entry in the name of this laptop that it did not write stands in the look, and the
// bundle is refused by name.
func TestABundleDoesNotWriteInTheNameOfThisLaptop(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	one.Store.Close()
	one.must(os.CopyFS(one.file("twin-keys"), os.DirFS(one.file("one-keys"))))
	bytes, err := os.ReadFile(one.path())
	one.must(err)
	one.must(os.WriteFile(one.file("twin.db"), bytes, 0o600))
	one.reopen()
	twin := at(t, dir, "twin")
	twin.attach("i1", "e9", "жалған")
	twin.export("twin.bundle", journal.Selection{})
	before := one.held()
	look, err := one.LookBundle(context.Background(), one.file("twin.bundle"), journal.Key{}, nil)
	if err != nil || len(look.Problems) != 1 || look.Problems[0].Code != inOurName {
		t.Errorf("%+v, %v", look.Problems, err)
	}
	_, err = one.TakeBundle(context.Background(), one.file("twin.bundle"), journal.Key{}, journal.Seen{}, nil)
	refused(t, err, "db.not-written-here")
	if !slices.Equal(before, one.held()) {
		t.Error("something was taken in")
	}
}

// Payloads that were lost come back from a bundle that brings no new entry.
func TestABundleThatBringsPayloadsAloneIsTold(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	one.export("all.bundle", journal.Selection{})
	bare := at(t, dir, "bare")
	bare.must(one.Whole(context.Background(), func(w db.Whole) error {
		into, err := db.Gather(context.Background(), one.file("bare-entries.db"))
		if err != nil {
			return err
		}
		if err := w.Each(func(e journal.Entry) error {
			return into.Entry(journal.Entry{Header: e.Header, Hash: e.Hash, Raw: e.Raw})
		}); err != nil {
			return err
		}
		return into.Close()
	}))
	_, err := bare.Merge(context.Background(), one.file("bare-entries.db"))
	bare.must(err)
	look, err := bare.LookBundle(context.Background(), one.file("all.bundle"), journal.Key{}, nil)
	bare.must(err)
	taken := bare.take("all.bundle")
	if look.New != 0 || look.Payloads == 0 || look.Payloads != taken.Payloads {
		t.Errorf("looked at: %d, taken in: %d", look.Payloads, taken.Payloads)
	}
}

// Another bundle than the one that was looked at is not taken in.
func TestOnlyWhatWasSeenIsTakenIn(t *testing.T) {
	dir := t.TempDir()
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	one.export("all.bundle", journal.Selection{})
	look, err := two.LookBundle(context.Background(), one.file("all.bundle"), journal.Key{}, nil)
	two.must(err)
	seen := journal.Seen{SHA256: look.SHA256}
	one.attach("i1", "e9", "кейін")
	one.export("all.bundle", journal.Selection{})
	_, err = two.TakeBundle(context.Background(), one.file("all.bundle"), journal.Key{}, seen, nil)
	refused(t, err, "bundle.another")
	if len(two.held()) != 0 {
		t.Error("something was taken in")
	}
}

// A bundle takes the place of a bundle, and of no other file.
func TestABundleReplacesABundleAlone(t *testing.T) {
	one := furnished(t, t.TempDir(), "one")
	one.export("all.bundle", journal.Selection{})
	one.export("all.bundle", journal.Selection{})
	one.must(os.WriteFile(one.file("thesis.docx"), []byte("диссертация"), 0o600))
	for name, code := range map[string]string{"thesis.docx": "db.another-file", "one.db-wal": "db.own-file", "one-keys/new": "db.own-file"} {
		_, err := one.WriteBundle(context.Background(), one.file(name), journal.Selection{}, journal.Lock{}, nil)
		refused(t, err, code)
	}
	if text, err := os.ReadFile(one.file("thesis.docx")); err != nil || string(text) != "диссертация" {
		t.Errorf("%q, %v", text, err)
	}
	one.inOrder()
}

// Where a stream went two ways the other side has a later head of it, and lacks our
// branch all the same.
func TestABranchThatTheOtherSideLacksTravels(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	one.Store.Close()
	one.must(os.CopyFS(one.file("twin-keys"), os.DirFS(one.file("one-keys"))))
	bytes, err := os.ReadFile(one.path())
	one.must(err)
	one.must(os.WriteFile(one.file("twin.db"), bytes, 0o600))
	one.reopen()
	twin := at(t, dir, "twin")
	twin.attach("i1", "e8", "басқа жол")
	twin.attach("i1", "e9", "басқа жол, одан әрі")
	fresh := one.attach("i2", "e7", "біздің жол")
	held, err := one.KnownIn(context.Background(), twin.path(), journal.Key{})
	one.must(err)
	one.export("since.bundle", journal.Selection{Since: &held})
	third := at(t, dir, "third")
	third.take("since.bundle")
	if !slices.ContainsFunc(third.held(), func(s string) bool { return strings.HasPrefix(s, string(fresh.Hash)) }) {
		t.Error("our branch stayed at home")
	}
}
