package db

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

// The author of a backup is named out of the journal that it holds, and not vouched for
// by it: a stranger's copy would vouch for a stranger.
func TestABackupIsSignedByTheStreamThatGoesOn(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	report, err := VerifyBackup(context.Background(), path, b.options())
	if err != nil || !report.OK || report.Signer == nil {
		t.Fatalf("%+v, %v", report, err)
	}
	by := *report.Signer
	if by.Stream != b.own(s).Next || !by.Stands || by.Known || by.Label == "" || len(by.Authors) == 0 || by.Since == "" || by.Retired != "" {
		t.Errorf("signed by %+v", by)
	}
	for _, code := range []string{NoteUnsigned, NoteUnsealed, noteStranger, noteLateSign} {
		if noted(report, code) {
			t.Errorf("noted %v", report.Notes)
		}
	}
}

func TestWhereNoKeyIsHereABackupIsNotSigned(t *testing.T) {
	b, s := furnished(t)
	s.Close()
	o := b.options()
	o.KeyDir = filepath.Join(b.dir, "another laptop")
	path := b.backup(b.openAt(b.path, o))
	report, err := VerifyBackup(context.Background(), path, o)
	if err != nil || !report.OK || report.Signer != nil || !noted(report, NoteUnsigned) {
		t.Errorf("%+v, %v", report, err)
	}
}

// resealed puts a seal of one's own making at the end of a backup.
func (b *bench) resealed(path string, change func(*sealed)) {
	b.Helper()
	seal, err := readSealed(path)
	if err != nil {
		b.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	change(&seal)
	if err := os.WriteFile(path, append(whole[:seal.bytes:seal.bytes], seal.text()...), 0o600); err != nil {
		b.Fatal(err)
	}
}

func TestASealThatWasMadeByAnotherHandIsNamed(t *testing.T) {
	b, s := furnished(t)
	_, stranger, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what          string
		change        func(*sealed)
		problem, note string
	}{
		{"another head", func(s *sealed) { s.heads = slices.Clone(s.heads); s.heads[0].Number++ }, badSeal, ""},
		{"a head is left out", func(s *sealed) { s.heads = nil }, badSeal, ""},
		{"the signature of something else", func(s *sealed) { s.signature = journal.Sign(journal.Statement{}, stranger) }, BadSignature, ""},
		{"the signature of a stranger", func(s *sealed) { s.signature = journal.Sign(s.statement(), stranger) }, "", noteStranger},
		{"the signature is taken off", func(s *sealed) { s.signature = journal.Signature{} }, "", NoteUnsigned},
		{"a seal of version 1", func(s *sealed) { s.version = 1 }, "", NoteUnsigned},
	} {
		path := b.backup(s)
		b.resealed(path, c.change)
		report, err := VerifyBackup(context.Background(), path, b.options())
		found := c.problem == "" || len(report.Problems) == 1 && report.Problems[0].Code == c.problem
		if err != nil || report.OK != (c.problem == "") || !found || c.note != "" && !noted(report, c.note) {
			t.Errorf("%s: %+v, %v", c.what, report, err)
		}
	}
}

func noted(r journal.Report, code string) bool {
	return slices.ContainsFunc(r.Notes, func(p journal.Problem) bool { return p.Code == code })
}

func TestABackupWithoutItsSealSaysSo(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	seal, err := readSealed(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, seal.bytes); err != nil {
		t.Fatal(err)
	}
	report, err := VerifyBackup(context.Background(), path, b.options())
	if err != nil || !report.OK || !noted(report, NoteUnsealed) {
		t.Errorf("%+v, %v", report, err)
	}
}

// However many streams there are: a sealed file never has the length of a database,
// its seal is read back, and none of its beginnings passes for a file without one.
func TestSealsOfManyStreams(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backup")
	page := make([]byte, sector)
	binary.BigEndian.PutUint16(page[16:], sector)
	binary.BigEndian.PutUint32(page[28:], 1)
	var heads []journal.Head
	for n := range 40 {
		if err := os.WriteFile(path, page, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := writeSeal(path, heads, nil); err != nil {
			t.Fatal(err)
		}
		if seal, err := readSealed(path); err != nil || seal.bytes != sector || !slices.Equal(seal.heads, heads) {
			t.Errorf("%d streams: %+v, %v", n, seal, err)
		}
		whole, err := os.ReadFile(path)
		if err != nil || len(whole)%sector == 0 {
			t.Errorf("%d streams: %d bytes, %v", n, len(whole), err)
		}
		for cut := 2 * sector; cut < len(whole); cut += sector {
			if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := readSealed(path); !errors.Is(err, errSeal) {
				t.Errorf("%d streams, cut to %d bytes: %v", n, cut, err)
			}
		}
		hash := journal.Sum([]byte(fmt.Sprint(n)))
		heads = append(heads, journal.Head{Stream: hash, Number: int64(n) * 37, Hash: hash})
	}
}

// A seal of a later program is no damage: it is said that a newer one is needed. A
// flipped digit that makes no number of a version is damage still.
func TestASealOfANewerProgramIsNotCalledDamage(t *testing.T) {
	b, s := furnished(t)
	for first, newer := range map[string]bool{"ashyq-backup 3\n": true, "ashyq-backup 0\n": false, "ashyq-backup x\n": false} {
		path := b.backup(s)
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, bytes.Replace(whole, []byte("ashyq-backup 2\n"), []byte(first), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := VerifyBackup(context.Background(), path, b.options())
		e, _ := lang.AsError(err)
		if is := e != nil && e.Code == "db.newer-backup"; is != newer || is == (len(report.Problems) > 0) {
			t.Errorf("%q: %+v, %v", first, report, err)
		}
		_, err = Restore(context.Background(), path, filepath.Join(b.dir, "new"), b.options())
		if e, _ := lang.AsError(err); e == nil || (e.Code == "db.newer-backup") != newer {
			t.Errorf("%q is restored: %v", first, err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// A seal as the program wrote it before it signed.
func TestASealOfVersion1IsRead(t *testing.T) {
	text := sealed{version: 1, bytes: 3, sum: journal.Sum([]byte("abc"))}.text()
	want := "ashyq-backup 1\nbytes 00000000000000000003\nsha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
	path := filepath.Join(t.TempDir(), "backup")
	if err := os.WriteFile(path, []byte("abc"+want), 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := readSeal(path); text != want || n != 3 || err != nil {
		t.Errorf("%q, %d, %v", text, n, err)
	}
}

func FuzzSeal(f *testing.F) {
	f.Add([]byte(sealed{version: 1, sum: journal.Sum(nil)}.text()))
	signed := sealed{version: 2, bytes: 4096, sum: journal.Sum(nil), heads: []journal.Head{{Stream: journal.Sum(nil), Number: 7, Hash: journal.Sum(nil)}}}
	signed.signature = journal.Sign(signed.statement(), ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize)))
	f.Add([]byte(signed.text()))
	f.Add([]byte(strings.Replace(signed.text(), "seal 0", "seal 9", 1)))
	f.Fuzz(func(t *testing.T, text []byte) {
		if s, err := parseSeal(string(text)); err == nil && s.text() != string(text) {
			t.Errorf("%q is read as %+v", text, s)
		}
		if got, err := sealText(bytes.NewReader(text), int64(len(text))); err == nil && !strings.HasSuffix(string(text), got) {
			t.Errorf("%q is not the end of %q", got, text)
		}
	})
}

// retirement takes a stream out of use, as far as this store holds it.
func (b *bench) retirement(s *Store, stream journal.Hash) journal.Draft {
	b.Helper()
	heads := b.heads(s)
	last := heads[slices.IndexFunc(heads, func(h journal.Head) bool { return h.Stream == stream })]
	day, _ := calendar.ParseDay("2026-01-19")
	return journal.Draft{Kind: journal.KindKey, Subject: journal.Office, Matter: "key " + string(stream),
		Payload: checks.StreamKey{Stream: string(stream), Value: checks.KeyRetired, Day: day, Reason: "ноутбук ауысты",
			Last: checks.LastOfKey{Number: last.Number, Hash: string(last.Hash)}}}
}

// Retiring one's own key: the entry is the last of the stream, and the next act begins
// another that continues it. Nothing is deleted.
func TestARetiredKeyIsPutAwayAndTheNextActBeginsAnew(t *testing.T) {
	for what, o := range map[string]func(Options) Options{
		"a folder": func(o Options) Options { return o },
		"memory":   func(o Options) Options { o.MemoryKey, o.KeyDir = true, ""; return o },
	} {
		t.Run(what, func(t *testing.T) {
			b := newBench(t)
			s := b.openAt(b.path, o(b.options()))
			old := b.act(s, "one")
			last := b.write(s, b.retirement(s, old))[0]
			if last.Header.Stream != old {
				t.Fatal("the last word of a stream is its own")
			}
			if own := b.own(s); own.Next != "" || !own.Has(old) {
				t.Errorf("%+v", own)
			}
			if sig, err := s.Sign(context.Background(), journal.Statement{What: journal.SignedBackup}); err != nil || !sig.Empty() {
				t.Errorf("it signs still: %v", err)
			}
			fresh := b.act(s, "two")
			if fresh == old {
				t.Fatal("it was written on")
			}
			first, err := journal.ValueOf[journal.Stream](b.entries(s, journal.Office)[firstOf(b.entries(s, journal.Office), fresh)])
			if err != nil || len(first.Continues) != 1 || first.Continues[0].Hash != string(last.Hash) {
				t.Errorf("it continues %v, %v", first.Continues, err)
			}
			report := b.verify(s)
			if noted(report, noteLate) {
				t.Error("nothing came after it")
			}
			if o(b.options()).MemoryKey {
				return
			}
			if _, err := os.Stat(filepath.Join(b.keys, string(old)+awaySuffix)); err != nil {
				t.Errorf("the private half: %v", err)
			}
		})
	}
}

func firstOf(list []journal.Entry, stream journal.Hash) int {
	return slices.IndexFunc(list, func(e journal.Entry) bool { return e.Header.Stream == stream })
}

// A process that is killed between the commit and the putting away leaves the key
// under its name: the journal says that it is out of use, and that is enough.
func TestAKeyThatTheJournalSaysIsOutOfUseIsNotUsed(t *testing.T) {
	b := newBench(t)
	s := b.open()
	old := b.act(s, "one")
	b.write(s, b.retirement(s, old))
	s.Close()
	path := filepath.Join(b.keys, string(old))
	if err := os.Rename(path+awaySuffix, path); err != nil {
		t.Fatal(err)
	}
	s = b.open()
	if next := b.act(s, "two"); next == old {
		t.Error("it was written on")
	}
	b.verify(s)
}

// The key of a lost laptop is retired from another one. What the lost one writes after
// that is told apart from what it wrote before.
func TestWhatALostLaptopWritesAfterItsKeyWasRetiredIsNamed(t *testing.T) {
	b := newBench(t)
	lost := b.open()
	stream := b.act(lost, "one")
	own := b.laptop("own")
	if _, err := own.Merge(context.Background(), b.path); err != nil {
		t.Fatal(err)
	}
	b.write(own, b.retirement(own, stream))
	b.act(lost, "two") // at once: its clock is no later than that of the word
	path := b.backup(lost)
	if _, err := own.Merge(context.Background(), b.path); err != nil {
		t.Fatal(err)
	}
	report := b.verify(own)
	if !noted(report, noteLate) {
		t.Errorf("notes: %v", report.Notes)
	}
	if _, err := lost.Merge(context.Background(), own.path); err != nil {
		t.Fatal(err)
	}
	if next := b.act(lost, "five"); next == stream {
		t.Error("a laptop that knows that its key is retired writes on with it")
	}
	if report, err := VerifyBackup(context.Background(), path, b.options()); err != nil || report.Signer == nil || report.Signer.Late {
		t.Errorf("a backup that knows of nothing: %+v, %v", report.Signer, err)
	}
	if report, err := VerifyBackup(context.Background(), b.backup(lost), b.options()); err != nil || report.Signer == nil || report.Signer.Stream == stream {
		t.Errorf("a backup after: %+v, %v", report.Signer, err)
	}
}

func TestStreamsAreListedWithTheirHands(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	b.act(s, "two")
	var rows []journal.StreamRow
	b.read(s, func(r journal.Reader) (err error) { rows, err = r.Streams(); return err })
	if len(rows) != 1 {
		t.Fatalf("%+v", rows)
	}
	r := rows[0]
	if r.Stream != stream || r.Label != journaltest.Signer.Label || !slices.Equal(r.Authors, []string{journaltest.Signer.Author}) ||
		r.Entries != 3 || r.Head != b.heads(s)[0] || !r.Ours || !r.Next || r.Retired != nil || r.First.IsZero() || r.Last.IsZero() {
		t.Errorf("%+v", r)
	}
}
