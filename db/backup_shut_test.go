package db

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/journal/journaltest"
	"ashyq/db/locked"
)

// nothingOpen fails where a file below the folder, but the database itself, holds a
// word of the journal as it is.
func (b *bench) nothingOpen(word string) {
	b.Helper()
	_ = filepath.Walk(b.dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() || strings.HasPrefix(path, b.path) {
			return err
		}
		if text, err := os.ReadFile(path); err == nil && bytes.Contains(text, []byte(word)) {
			b.Errorf("%s can be read by anybody", path)
		}
		return nil
	})
}

// A backup shut for somebody is read by nobody else, is read back after writing where a
// key is here, and is restored with it.
func TestABackupIsShutAndOpenedAgain(t *testing.T) {
	private, public, err := locked.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []struct {
		sentence string
		to       locked.To
		by       locked.By
		opened   bool
	}{
		{"for a key whose private half is elsewhere", locked.To{Recipients: []string{public}}, locked.By{}, false},
		{"for a key whose private half is here", locked.To{Recipients: []string{public}}, locked.By{Identities: []string{private}}, true},
		{"with a passphrase", locked.To{Passphrase: "құпия сөз"}, locked.By{}, true},
	} {
		t.Run(story.sentence, func(t *testing.T) {
			b := newBench(t)
			s := b.open()
			b.write(s, journaltest.Setting("office.city", "Қарағанды қаласы"))
			path := backupOf(b.path) + ".age"
			done, err := s.BackupTo(context.Background(), path, story.to, story.by)
			if err != nil || !done.Shut || done.Opened != story.opened || done.Entries != 2 || !locked.IsFile(path) {
				t.Fatalf("%+v, %v", done, err)
			}
			if sum, n, err := sumOf(path); err != nil || sum != done.Sum || n != done.Bytes {
				t.Errorf("it lies there otherwise: %v", err)
			}
			b.nothingOpen("Қарағанды")
			s.Close()
			o := b.options()
			_, err = VerifyBackup(context.Background(), path, o)
			b.refused(err, "locked.keyless")
			o.By = locked.By{Passphrase: "басқа"}
			_, err = VerifyBackup(context.Background(), path, o)
			b.refused(err, "locked.phrase")
			o.By = locked.By{Identities: []string{private}, Passphrase: story.to.Passphrase}
			if report, err := VerifyBackup(context.Background(), path, o); err != nil || !report.OK || report.Entries != 2 {
				t.Errorf("%+v, %v", report, err)
			}
			target := filepath.Join(b.dir, "restored.db")
			if _, err := Restore(context.Background(), path, target, o); err != nil {
				t.Fatal(err)
			}
			b.verify(b.openAt(target, b.options()))
			if left, _ := filepath.Glob(filepath.Join(b.dir, ".*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// Every byte of a shut backup counts, and every cut.
func TestAShutBackupThatChangedDoesNotOpen(t *testing.T) {
	private, public, err := locked.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	path := backupOf(b.path) + ".age"
	if _, err := s.BackupTo(context.Background(), path, locked.To{Recipients: []string{public}}, locked.By{}); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o := b.options()
	o.By = locked.By{Identities: []string{private}}
	wrong := func(what string, text []byte) {
		t.Helper()
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if report, err := VerifyBackup(context.Background(), path, o); err == nil && report.OK {
			t.Errorf("%s: nothing was found", what)
		}
	}
	for i := 0; i < len(whole); i += len(whole)/40 + 1 {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 1 << (i % 8)
		wrong("a flipped byte", damaged)
		wrong("a cut", whole[:i])
	}
	wrong("the last byte cut", whole[:len(whole)-1])
}

// A wrong key is refused before anything is written, and an older backup stays.
func TestNothingIsWrittenForAWrongKey(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	before, _ := os.ReadFile(path)
	_, err := s.BackupTo(context.Background(), path, locked.To{Recipients: []string{"age1nobody"}}, locked.By{})
	b.refused(err, "locked.recipient")
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the older backup was touched")
	}
}

// A process that was killed leaves an opened copy; the next one takes it away.
func TestWhatAKilledProcessOpenedIsTakenAway(t *testing.T) {
	b, s := furnished(t)
	old := filepath.Join(b.dir, openedPrefix+"old")
	fresh := filepath.Join(b.dir, openedPrefix+"fresh")
	for _, dir := range []string{old, fresh} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	long := journaltest.Clock().AddDate(-20, 0, 0)
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackupTo(context.Background(), backupOf(b.path), locked.To{Passphrase: "сөз"}, locked.By{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); err == nil {
		t.Error("the old one is there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("one that may still be read from was taken away")
	}
}
