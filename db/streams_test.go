package db

import (
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// note reads what stands in the key folder beside the key of a stream.
func (b *bench) note(stream journal.Hash) string {
	b.Helper()
	text, err := os.ReadFile(filepath.Join(b.keys, string(stream)+".head"))
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// lay puts a note into the key folder.
func (b *bench) lay(stream journal.Hash, note string) {
	b.Helper()
	if err := os.WriteFile(filepath.Join(b.keys, string(stream)+".head"), []byte(note), 0o600); err != nil {
		b.Fatal(err)
	}
}

// keep copies the database as it is at rest, and gives the path of the copy.
func (b *bench) keep(s *Store, name string) string {
	b.Helper()
	s.Close()
	path := filepath.Join(b.dir, name)
	if err := copyFile(path, b.path); err != nil {
		b.Fatal(err)
	}
	return path
}

// opening reads the payload of the first entry of a stream.
func (b *bench) opening(s *Store, stream journal.Hash) journal.Stream {
	b.Helper()
	for _, e := range b.entries(s, journal.Office) {
		if e.Header.Stream == stream && e.Header.Number == 1 {
			var v journal.Stream
			if err := json.Unmarshal(e.Payload, &v); err != nil {
				b.Fatal(err)
			}
			return v
		}
	}
	b.Fatalf("stream %s has no first entry", stream)
	return journal.Stream{}
}

// act writes one act and gives the stream that it went to.
func (b *bench) act(s *Store, city string) journal.Hash {
	b.Helper()
	return b.write(s, journaltest.Inspection("i"+city, "2026-001", city))[0].Header.Stream
}

func TestTheKeyOfAStreamLiesInTheFolderAndNotInTheFile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	text, err := os.ReadFile(filepath.Join(b.keys, string(stream)))
	if err != nil {
		t.Fatal(err)
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		t.Fatalf("the key reads %q", text)
	}
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	if journal.Sum(public) != stream {
		t.Error("the stream is not named by its key")
	}
	if v := b.opening(s, stream); v.Key != hex.EncodeToString(public) || v.Label != "AS" || len(v.Continues) != 0 {
		t.Errorf("the first entry says %+v", v)
	}
	s.Close()
	file, err := os.ReadFile(b.path)
	if err != nil || strings.Contains(string(file), strings.TrimSpace(string(text))) || strings.Contains(string(file), string(seed)) {
		t.Error("the private half is in the database")
	}
	if info, err := os.Stat(filepath.Join(b.keys, string(stream))); err != nil || info.Mode().Perm() != 0o600 {
		t.Error("others may read the key")
	}
}

func TestTheHeadIsNotedAfterEveryAct(t *testing.T) {
	b := newBench(t)
	s := b.open()
	for range 3 {
		e := b.write(s, journaltest.Evidence("i1", fmt.Sprint(len(b.entries(s, "inspection i1"))), "x"))[0]
		if want := fmt.Sprintf("%d %s\n", e.Header.Number, e.Hash); b.note(e.Header.Stream) != want {
			t.Errorf("noted %q, want %q", b.note(e.Header.Stream), want)
		}
	}
}

func TestTheHeadIsNeverLowered(t *testing.T) {
	keys := folder(t.TempDir())
	stream := journal.Sum([]byte("stream"))
	for _, number := range []int64{3, 5, 4, 5, 1} {
		if err := keys.note(journal.Head{Stream: stream, Number: number, Hash: journal.Sum([]byte{byte(number)})}); err != nil {
			t.Fatal(err)
		}
	}
	if head := keys.head(stream); head.Number != 5 || head.Hash != journal.Sum([]byte{5}) {
		t.Errorf("noted %v", head)
	}
}

func TestADatabaseAheadOfTheNoteIsInOrder(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	old := b.note(stream)
	b.act(s, "two")
	for _, note := range []string{old, ""} { // killed before noting the second head, or the first
		path := filepath.Join(b.keys, string(stream)+".head")
		err := os.WriteFile(path, []byte(note), 0o600)
		if note == "" {
			err = os.Remove(path)
		}
		if err != nil {
			t.Fatal(err)
		}
		if now := b.act(s, "after-"+fmt.Sprint(len(note))); now != stream {
			t.Errorf("note %q: a new stream was begun", note)
		}
	}
	b.verify(s)
}

func TestARestoredDatabaseBeginsANewStream(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	older := b.keep(s, "older.db")
	s = b.open()
	b.act(s, "two")
	s.Close()
	old := b.openAt(older, b.options())
	held := b.heads(old)[0]
	second := b.act(old, "three")
	if second == stream {
		t.Fatal("the old stream went on")
	}
	v := b.opening(old, second)
	if len(v.Continues) != 1 || v.Continues[0].Stream != string(stream) ||
		v.Continues[0].Number != held.Number || v.Continues[0].Hash != string(held.Hash) {
		t.Errorf("it continues %v, held was %v", v.Continues, held)
	}
	if third := b.act(old, "four"); third != second {
		t.Error("another new stream was begun")
	}
	if note := codesOf(b.verify(old).Notes); len(note) != 1 || note[0] != noteBehind {
		t.Errorf("notes %v", note)
	}
}

func TestACopyThatWentItsOwnWayBeginsANewStream(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	copied := b.keep(s, "copy.db")
	note := b.note(stream)
	s = b.open()
	b.act(s, "two")
	s.Close()
	late := b.note(stream)
	// The copy is as long as the original, but with another last entry.
	b.lay(stream, note)
	own := b.openAt(copied, b.options())
	if b.act(own, "three") != stream {
		t.Fatal("the copy is not at the note yet")
	}
	b.lay(stream, late)
	if b.act(own, "four") == stream {
		t.Error("the stream went on beside the other one")
	}
}

func TestADatabaseWithoutAKeyHereBeginsANewStream(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	head := b.heads(s)[0]
	b.keys = filepath.Join(b.dir, "another laptop")
	s.Close()
	s = b.open()
	second := b.act(s, "two")
	if v := b.opening(s, second); second == stream || len(v.Continues) != 1 || v.Continues[0].Hash != string(head.Hash) {
		t.Errorf("it continues %v", v.Continues)
	}
	if len(b.heads(s)) != 2 {
		t.Errorf("heads %v", b.heads(s))
	}
}

func TestKeysOfOtherDatabasesAreNotUsed(t *testing.T) {
	b := newBench(t)
	one := b.act(b.openAt(filepath.Join(b.dir, "one.db"), b.options()), "one")
	s := b.openAt(filepath.Join(b.dir, "two.db"), b.options())
	two := b.act(s, "two")
	if one == two || len(b.opening(s, two).Continues) != 0 {
		t.Error("two databases share a stream")
	}
}

func TestANoteThatCannotBeReadBeginsANewStream(t *testing.T) {
	for _, text := range []string{"", "много", "5", "0 " + strings.Repeat("a", 64), "7 abc\n"} {
		b := newBench(t)
		s := b.open()
		stream := b.act(s, "one")
		b.lay(stream, text)
		if b.act(s, "two") == stream {
			t.Errorf("note %q: the stream went on", text)
		}
	}
}

func TestAKeyFolderThatCannotBeWrittenRefusesTheAct(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.act(s, "one")
	s.Close()
	b.keys = filepath.Join(b.path, "streams") // below a file nothing can be made
	s = b.open()
	_, err := try(s, journaltest.Setting("office.city", "Астана"))
	b.refused(err, "db.keys")
	if n := len(b.entries(s, journal.Office)); n != 1 {
		t.Errorf("%d entries are there", n)
	}
	b.keys = ""
	o := b.options()
	_, err = try(b.openAt(b.path, o), journaltest.Setting("office.city", "Астана"))
	b.refused(err, "db.keys")
}

func TestANoteThatCannotBeWrittenRefusesTheAct(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	if err := os.Mkdir(filepath.Join(b.keys, string(stream)+".head.new"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := try(s, journaltest.Setting("office.city", "Астана"))
	b.refused(err, "db.keys")
	if n := len(b.entries(s, journal.Office)); n != 1 {
		t.Errorf("%d entries are there", n)
	}
}

func TestAKeyInMemoryLeavesNoFile(t *testing.T) {
	b := newBench(t)
	o := b.options()
	o.MemoryKey = true
	s := b.openAt(b.path, o)
	if one, two := b.act(s, "one"), b.act(s, "two"); one != two {
		t.Error("two streams were begun")
	}
	if _, err := os.Stat(b.keys); !os.IsNotExist(err) {
		t.Error("a folder of keys was made")
	}
	b.verify(s)
}

func TestAnActThatFailsLeavesNoKey(t *testing.T) {
	b := newBench(t)
	s := b.open()
	if _, err := try(s, journaltest.Setting("office.city", "Астана"), journaltest.Setting("office.city", "Алматы")); err == nil {
		t.Fatal("two answers to one matter were taken")
	}
	if files, err := os.ReadDir(b.keys); err == nil && len(files) > 0 {
		t.Errorf("%d files are left", len(files))
	}
}
