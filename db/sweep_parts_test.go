package db

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What killed backups left beside the copies goes with the next backup of the same name,
// and of the same plan, whose names bear another moment each; what is being written, and
// parts of other files, stay.
func TestPartsOfKilledBackupsAreSweptAway(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * leftAfter)
	for name, at := range map[string]time.Time{
		".k.db.part-1": old, ".k.db.part-1-journal": old, ".k.db.part-2": time.Now(), ".other.db.part-3": old,
		".ashyq-AS-20260118T040000.db.part-4": old, ".ashyq-AS-20260119T040000.db.age.part-5": old, ".ashyq-BB-20260119T040000.db.part-6": old,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("plain"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"k.db", "ashyq-AS-20260120T040000.db"} {
		part, err := newPart(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(part); err != nil {
			t.Fatal(err)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) != 3 {
		t.Errorf("left: %v", left)
	}
	for _, name := range []string{".k.db.part-2", ".other.db.part-3", ".ashyq-BB-20260119T040000.db.part-6"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
