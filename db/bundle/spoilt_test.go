package bundle

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/locked"
)

// small is a signed bundle of a few entries, one with a file.
func small(t *testing.T) []byte {
	t.Helper()
	l := at(t, t.TempDir(), "small")
	l.write(journaltest.Inspection("i1", "2026-001", "h1"))
	l.attach("i1", "e1", "сурет")
	l.export("small.bundle", journal.Selection{Inspections: []string{"i1"}})
	text, err := os.ReadFile(l.file("small.bundle"))
	l.must(err)
	return text
}

func readBytes(b []byte) (journal.Bundle, error) {
	return read(context.Background(), "x.bundle", bytes.NewReader(b), nowhere{}, nil)
}

// Every byte counts, in the last lines every bit of it, and every cut is found.
func TestEveryFlipAndEveryCutIsNamed(t *testing.T) {
	whole := small(t)
	if _, err := readBytes(whole); err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.Clone(whole)
	for i := range whole {
		for bit := range 8 {
			if bit != i%8 && i < len(whole)-250 {
				continue
			}
			spoilt[i] ^= 1 << bit
			named(t, fmt.Sprintf("bit %d of byte %d", bit, i), spoilt)
			spoilt[i] = whole[i]
		}
		named(t, fmt.Sprintf("a cut at %d", i), whole[:i])
	}
	named(t, "a byte more", append(bytes.Clone(whole), '\n'))
	named(t, "twice", append(bytes.Clone(whole), whole...))
}

// named wants the bundle to be refused in words.
func named(t *testing.T, what string, b []byte) {
	t.Helper()
	_, err := readBytes(b)
	if e, ours := lang.AsError(err); !ours || !strings.HasPrefix(e.Code, "bundle.") || strings.Contains(e.Text.RU, "!") {
		t.Errorf("%s: %v", what, err)
	}
}

// Nothing of a spoilt bundle is taken in, and nothing is left of it on the disk.
func TestNothingOfASpoiltBundleIsTaken(t *testing.T) {
	dir, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	one := furnished(t, dir, "one")
	before := one.held()
	whole := small(t)
	for i := 0; i < len(whole); i += len(whole) / 7 {
		spoilt := bytes.Clone(whole)
		spoilt[i] ^= 2
		for _, b := range [][]byte{spoilt, whole[:i]} {
			one.must(os.WriteFile(one.file("spoilt.bundle"), b, 0o600))
			if _, err := one.TakeBundle(context.Background(), one.file("spoilt.bundle"), journal.Key{}, journal.Seen{}, nil); err == nil {
				t.Errorf("byte %d: it was taken in", i)
			}
		}
	}
	if after := one.held(); strings.Join(before, "\n") != strings.Join(after, "\n") {
		t.Error("something was taken in")
	}
	if left, err := filepath.Glob(filepath.Join(temp, "ashyq-*")); err != nil || len(left) > 0 {
		t.Errorf("left on the disk: %v", left)
	}
}

// resealed changes a bundle and computes its hash anew, as whoever has no key can.
func resealed(whole []byte, change func(string) string) []byte {
	body, last, _ := strings.Cut(string(whole), "end\nsha256 ")
	_, signed, _ := strings.Cut(last, "\n")
	body = change(body) + "end\n"
	return []byte(body + "sha256 " + string(journal.Sum([]byte(body))) + "\n" + signed)
}

// Whoever changes a bundle and computes the hashes anew cannot sign it.
func TestAChangedBundleCannotBeSignedAnew(t *testing.T) {
	whole := small(t)
	_, err := readBytes(resealed(whole, func(s string) string {
		return strings.Replace(s, "program ashyq test", "program ashyq best", 1)
	}))
	refused(t, err, "bundle.signature")
	if _, err := readBytes(resealed(whole, func(s string) string { return s })); err != nil {
		t.Errorf("resealing itself: %v", err)
	}
	// Without its signature it is a bundle that nobody signed: that is said, not hidden.
	bare := resealed(whole, func(s string) string {
		before, after, _ := strings.Cut(s, "signer ")
		_, after, _ = strings.Cut(after, "\n")
		return before + after
	})
	bare = bare[:bytes.LastIndex(bare, []byte("signed "))]
	if b, err := readBytes(bare); err != nil || !b.Signature.Empty() {
		t.Errorf("%+v, %v", b, err)
	}
}

// What is written otherwise than a writer writes is refused, even with the right hash.
func TestOnlyTheOneFormIsRead(t *testing.T) {
	whole := small(t)
	for what, change := range map[string][2]string{
		"a number with a zero before it": {"entries ", "entries 0"},
		"a line that nobody knows":       {"begin\n", "folder ../..\nbegin\n"},
		"a line twice":                   {"program ", "program a\nprogram "},
		"another carrying":               {"what inspection", "what selection"},
		"no carrying":                    {"what inspection", "what "},
		"a length that swells":           {"payload ", "payload 0"},
		"a negative length":              {"payload ", "payload -"},
	} {
		_, err := readBytes(resealed(whole, func(s string) string { return strings.Replace(s, change[0], change[1], 1) }))
		if err == nil {
			t.Errorf("%s was read", what)
		}
	}
	for code, first := range map[string]string{
		"bundle.newer": "ashyq-bundle 2\nwhat all\n", "bundle.foreign": "SQLite format 3\x00", "bundle.changed": "ashyq-bundle 01\n",
	} {
		_, err := readBytes([]byte(first))
		refused(t, err, code)
	}
	_, err := readBytes(nil)
	refused(t, err, "bundle.foreign")
}

// A length that is claimed costs nothing until the bytes are there.
func TestMemoryIsTakenForWhatIsThereAlone(t *testing.T) {
	hash := journal.Sum(nil)
	head := "ashyq-bundle 1\nwhat all\nmade 2026-01-20T04:00:00.000Z\nentries 1\nattachments 0\nbytes 9000000000000\nbegin\n"
	for code, record := range map[string]string{
		"bundle.cut":    fmt.Sprintf("entry %d %s\nabc", mostHeader, hash),
		"bundle.limit":  fmt.Sprintf("entry 8000000000000 %s\nabc", hash),
		"bundle.counts": fmt.Sprintf("entry 9000000000001 %s\nabc", hash),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := readBytes([]byte(head + record))
		runtime.ReadMemStats(&after)
		refused(t, err, code)
		if taken := after.TotalAlloc - before.TotalAlloc; taken > 2<<20 {
			t.Errorf("%s took %d bytes", record[:12], taken)
		}
	}
	endless := io.MultiReader(strings.NewReader("ashyq-bundle 1\n"), &repeated{})
	_, err := read(context.Background(), "x", endless, nowhere{}, nil)
	refused(t, err, "bundle.changed")
}

// repeated is a file that never ends: inspections without number.
type repeated struct{ n int }

func (r *repeated) Read(b []byte) (int, error) {
	const line = "inspection i\n"
	for i := range b {
		b[i] = line[(r.n+i)%len(line)]
	}
	r.n += len(b)
	return len(b), nil
}

// Entries that do not fit together are found before anything is taken in: here one that
// another laptop wrote is put in the place of its neighbour.
func TestEntriesThatDoNotFitTogetherAreNotTaken(t *testing.T) {
	dir := t.TempDir()
	one := furnished(t, dir, "one")
	var list []journal.Entry
	one.must(one.Whole(context.Background(), func(w db.Whole) error {
		return w.Each(func(e journal.Entry) error {
			list = append(list, e)
			return nil
		})
	}))
	forged := list[2].Header
	forged.Author = "Басқа Б."
	raw := forged.Encode()
	list[2], _ = journal.ReadEntry(raw, list[2].Payload)
	h := head{Bundle: journal.Bundle{What: journal.BundleAll, Made: journaltest.Clock(), Entries: 4}}
	body := ""
	for _, e := range list[:4] {
		body += recordLine("entry", int64(len(e.Raw)), e.Hash) + string(e.Raw) + "\n" +
			recordLine("payload", int64(len(e.Payload)), e.Header.Payload) + string(e.Payload) + "\n"
		h.Bytes += int64(len(e.Raw) + len(e.Payload))
	}
	text := h.encode() + body + "end\n"
	text += "sha256 " + string(journal.Sum([]byte(text))) + "\n"
	one.must(os.WriteFile(one.file("forged.bundle"), []byte(text), 0o600))
	two := at(t, dir, "two")
	look, err := two.LookBundle(context.Background(), one.file("forged.bundle"), journal.Key{}, nil)
	if err != nil || len(look.Problems) == 0 || look.Signer != nil {
		t.Errorf("%+v, %v", look, err)
	}
	_, err = two.TakeBundle(context.Background(), one.file("forged.bundle"), journal.Key{}, journal.Seen{}, nil)
	refused(t, err, "bundle.unsound")
	if len(two.held()) != 0 {
		t.Error("something was taken in")
	}
}

// A bundle that is shut opens for whom it is meant, and says to others that it does not.
func TestAShutBundleOpensForWhomItIsMeant(t *testing.T) {
	dir, temp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", temp)
	one, two := furnished(t, dir, "one"), at(t, dir, "two")
	private, public, err := locked.NewIdentity()
	one.must(err)
	other, _, err := locked.NewIdentity()
	one.must(err)
	b, err := one.WriteBundle(context.Background(), one.file("shut.bundle"), journal.Selection{}, journal.Lock{Recipients: []string{public}}, nil)
	one.must(err)
	text, err := os.ReadFile(one.file("shut.bundle"))
	one.must(err)
	if !b.Locked || bytes.Contains(text, []byte("ashyq-bundle")) || bytes.Contains(text, []byte("екінші сурет")) {
		t.Error("it is not shut")
	}
	for code, key := range map[string]journal.Key{
		"locked.keyless": {}, "locked.wrong-key": {Identities: []string{other}}, "locked.identity": {Identities: []string{"x"}},
	} {
		_, err := two.LookBundle(context.Background(), one.file("shut.bundle"), key, nil)
		refused(t, err, code)
	}
	mine := journal.Key{Identities: []string{private}}
	one.must(os.WriteFile(one.file("cut.bundle"), text[:len(text)-70_000], 0o600))
	_, err = two.TakeBundle(context.Background(), one.file("cut.bundle"), mine, journal.Seen{}, nil)
	refused(t, err, "locked.damaged")
	if left, err := filepath.Glob(filepath.Join(temp, "*")); err != nil || len(left) > 0 {
		t.Errorf("left open on the disk: %v", left)
	}
	if _, err := two.TakeBundle(context.Background(), one.file("shut.bundle"), mine, journal.Seen{}, nil); err != nil {
		t.Fatal(err)
	}
	if strings.Join(one.held(), "\n") != strings.Join(two.held(), "\n") {
		t.Error("the two hold different things")
	}
	if left, err := filepath.Glob(filepath.Join(temp, "*")); err != nil || len(left) > 0 {
		t.Errorf("left open on the disk: %v", left)
	}
	_, err = one.WriteBundle(context.Background(), one.file("none.bundle"), journal.Selection{}, journal.Lock{Recipients: []string{"age1x"}}, nil)
	refused(t, err, "locked.recipient")
}

// FuzzBundle reads whatever may stand in a file: it is refused in words, or it is a
// bundle, and then what it says of itself is the one form of that.
func FuzzBundle(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "*.bundle"))
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds")
	}
	for _, name := range seeds {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := readBytes(text)
		if _, ours := lang.AsError(err); err != nil && !ours {
			t.Fatalf("not in words: %v", err)
		}
		if err == nil && (r.Entries < 0 || r.Bytes > int64(len(text))) {
			t.Errorf("%+v", r)
		}
	})
}
