package db

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// Yesterday's backup gives way to today's; a stranger's file, a log of the database and
// a key do not.
func TestABackupReplacesABackupAlone(t *testing.T) {
	b := newBench(t)
	s := b.open()
	stream := b.act(s, "one")
	b.backup(s)
	b.backup(s)
	letter := filepath.Join(b.dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("хат"), 0o600); err != nil {
		t.Fatal(err)
	}
	twin := filepath.Join(b.dir, "twin")
	if err := os.Link(filepath.Join(b.keys, string(stream)), twin); err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]string{
		letter: "db.another-file", b.dir: "db.another-file",
		b.path + "-wal": "db.own-file", b.path + "-shm": "db.own-file", b.path + "-journal": "db.own-file",
		filepath.Join(b.keys, string(stream)): "db.own-file", filepath.Join(b.keys, "new"): "db.own-file", twin: "db.own-file",
	} {
		before, _ := os.ReadFile(path)
		_, err := s.Backup(context.Background(), path)
		b.refused(err, code)
		if after, _ := os.ReadFile(path); string(before) != string(after) {
			t.Errorf("%s was written over", path)
		}
	}
	b.verify(s)
}
