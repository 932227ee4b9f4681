package db

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed run left is taken away after an hour; what somebody may be writing into,
// and what bears another name, stays.
func TestWhatKilledRunsLeftIsSweptAway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[b]*")
	old := time.Now().Add(-2 * leftAfter)
	make := func(name string, inside, folder time.Time) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(path, 0o700); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(path, "open.db")
		if err := os.WriteFile(file, []byte("plain"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, inside, inside); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, folder, folder); err != nil {
			t.Fatal(err)
		}
	}
	make(".ashyq-x-old", old, old)
	make(".ashyq-x-written", time.Now(), old)
	make(".ashyq-x-young", old, time.Now())
	make("mine", old, old)
	got, err := TemporaryFolder(filepath.Join(dir, "a.db"), ".ashyq-x-")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(got); err != nil || filepath.Dir(got) != dir || info.Mode().Perm() != 0o700 {
		t.Errorf("%s: %v %v", got, info, err)
	}
	for name, stays := range map[string]bool{".ashyq-x-old": false, ".ashyq-x-written": true, ".ashyq-x-young": true, "mine": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != stays {
			t.Errorf("%s: stays %v", name, err == nil)
		}
	}
}
