package db

import (
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"ashyq/checks/journal"
)

// keyrings are the two places where keys are kept; both keep the same rules.
func keyrings(t *testing.T) map[string]keyring {
	return map[string]keyring{
		"a folder": newKeyring(Options{KeyDir: filepath.Join(t.TempDir(), "deep", "streams")}),
		"memory":   newKeyring(Options{KeyDir: "unused", MemoryKey: true}),
	}
}

func someKey(t *testing.T) (journal.Hash, ed25519.PrivateKey) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return journal.Sum(public), private
}

func TestAKeyringRemembersStreamsAndTheirHeads(t *testing.T) {
	for what, keys := range keyrings(t) {
		if heads, err := keys.heads(); err != nil || len(heads) != 0 {
			t.Errorf("%s: at first %v, %v", what, heads, err)
		}
		stream, key := someKey(t)
		if err := keys.keep(stream, key); err != nil {
			t.Fatal(err)
		}
		if heads, err := keys.heads(); err != nil || heads[stream].Number != 0 || len(heads) != 1 {
			t.Errorf("%s: without a head %v, %v", what, heads, err)
		}
		head := journal.Head{Stream: stream, Number: 7, Hash: journal.Sum([]byte("7"))}
		for _, err := range []error{keys.ready(stream), keys.note(head), keys.note(journal.Head{Stream: stream, Number: 3, Hash: stream})} {
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
		if heads, err := keys.heads(); err != nil || heads[stream] != head {
			t.Errorf("%s: noted %v, %v", what, heads, err)
		}
		other, key := someKey(t)
		if err := keys.keep(other, key); err != nil {
			t.Fatal(err)
		}
		keys.forget(other)
		if heads, err := keys.heads(); err != nil || len(heads) != 1 {
			t.Errorf("%s: after forgetting %v, %v", what, heads, err)
		}
	}
}

func TestAKeyringServesSeveralAtOnce(t *testing.T) {
	keys := newKeyring(Options{MemoryKey: true})
	stream, key := someKey(t)
	if err := keys.keep(stream, key); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			if err := keys.note(journal.Head{Stream: stream, Number: int64(n + 1)}); err != nil {
				t.Error(err)
			}
			if _, err := keys.heads(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if heads, _ := keys.heads(); heads[stream].Number != 20 {
		t.Errorf("noted %v", heads)
	}
}

func TestAFolderOfKeysIsOnlyForItsUser(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "streams")
	stream, key := someKey(t)
	if err := folder(dir).keep(stream, key); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, string(stream)): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestWhatElseLiesInTheFolderIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"README", "notes.head", strings.Repeat("A", 64), strings.Repeat("a", 63), ".DS_Store"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if heads, err := folder(dir).heads(); err != nil || len(heads) != 0 {
		t.Errorf("heads %v, %v", heads, err)
	}
}

// A write that is cut short never leaves half a note under its name.
func TestANoteIsReplacedWhole(t *testing.T) {
	dir := t.TempDir()
	keys, stream := folder(dir), journal.Sum([]byte("stream"))
	for n := range int64(3) {
		head := journal.Head{Stream: stream, Number: n + 1, Hash: journal.Sum([]byte(fmt.Sprint(n)))}
		if err := keys.note(head); err != nil || keys.head(stream) != head {
			t.Errorf("noted %v, %v", keys.head(stream), err)
		}
		files, err := os.ReadDir(dir)
		if err != nil || len(files) != 1 {
			t.Errorf("%d files are left, %v", len(files), err)
		}
	}
}

func TestAFolderThatIsNoFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	stream, key := someKey(t)
	keys := folder(path)
	if _, err := keys.heads(); err == nil {
		t.Error("it has heads")
	}
	if keys.keep(stream, key) == nil || keys.ready(stream) == nil || keys.note(journal.Head{Stream: stream, Number: 1, Hash: stream}) == nil {
		t.Error("it can be written")
	}
	b := newBench(t)
	s := b.open()
	b.act(s, "one")
	s.Close()
	b.keys = path
	s = b.open()
	_, err := s.Verify(t.Context(), nil)
	b.refused(err, "db.keys")
}
