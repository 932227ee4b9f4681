package db

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// backup backs up and wants it to be in order.
func (b *bench) backup(s *Store) string {
	b.Helper()
	path := backupOf(b.path)
	report, err := s.Backup(context.Background(), path)
	if err != nil || !report.OK {
		b.Fatalf("backup: %v %v", report.Problems, err)
	}
	return path
}

// losing allows a restoring to lose something.
func (b *bench) losing(word string) Options {
	o := b.options()
	o.Lose = word
	return o
}

func TestABackupCarriesTheHeads(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	report, err := VerifyBackup(context.Background(), path, b.options())
	if err != nil || !report.OK || !slices.Equal(report.Heads, b.heads(s)) || report.Entries != 8 || report.Attachments != 1 {
		t.Errorf("report %+v, %v", report, err)
	}
	left, err := filepath.Glob(filepath.Join(b.dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if beside, err := filepath.Glob(path + "*"); err != nil || len(beside) != 1 {
		t.Errorf("beside it lie %v", beside)
	}
}

func TestABackupReplacesAnOlderOneWhole(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Backup(ctx, path); err == nil {
		t.Error("it went on")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(first, now) {
		t.Error("the older one was touched")
	}
	b.backup(s)
	if report, err := VerifyBackup(context.Background(), path, b.options()); err != nil || report.Entries != 9 {
		t.Errorf("report %+v, %v", report, err)
	}
}

func TestADatabaseIsNotBackedUpOntoItself(t *testing.T) {
	b, s := furnished(t)
	_, err := s.Backup(context.Background(), b.path)
	b.refused(err, "db.same-file")
	b.verify(s)
}

func TestADamagedDatabaseDoesNotReplaceABackup(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	b.sql(b.path, `DROP TRIGGER pieces_update`, `UPDATE pieces SET piece = zeroblob(10) WHERE n = 1`)
	report, err := b.open().Backup(context.Background(), path)
	b.refused(err, "db.not-backed-up")
	if report.OK {
		t.Error("the report says it is in order")
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(good, now) {
		t.Error("the good backup is gone")
	}
}

func TestABackupToANetworkDriveIsCarriedOver(t *testing.T) {
	b, s := furnished(t)
	share := filepath.Join(b.dir, "share")
	if err := os.Mkdir(share, 0o700); err != nil {
		t.Fatal(err)
	}
	s.options.look = func(path string) (medium, error) {
		if strings.HasPrefix(path, share) {
			return medium{network: "SMB"}, nil
		}
		return medium{}, nil
	}
	path := filepath.Join(share, "backup.ashyq")
	if _, err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(context.Background(), path, filepath.Join(b.dir, "restored.db"), s.options); err != nil {
		t.Error(err)
	}
}

// Every byte of a backup counts, those of empty pages and of the seal too.
func TestEveryFlipInABackupIsNamed(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	places := []int{0, 20, 60, 68, 100, len(whole) / 2, len(whole) - 1}
	seal, err := readSealed(path)
	if err != nil || seal.signature.Empty() || !slices.Equal(seal.heads, b.heads(s)) {
		t.Fatalf("the seal says %+v, %v", seal, err)
	}
	sealSize := len(seal.text())
	for i := range sealSize {
		places = append(places, len(whole)-1-i)
	}
	for i := 0; i < len(whole); i += len(whole) / sample("ASHYQ_FLIPS", 60) {
		places = append(places, i)
	}
	for _, at := range places {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1 << (at % 8)
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := VerifyBackup(context.Background(), path, b.options())
		if err == nil && report.OK {
			t.Errorf("byte %d of %d: nothing was found", at, len(whole))
		}
		if at%16 != 0 {
			continue // restoring asks the same before anything else
		}
		if _, err := Restore(context.Background(), path, filepath.Join(b.dir, "restored.db"), b.options()); err == nil {
			t.Errorf("byte %d of %d: it was restored", at, len(whole))
		}
	}
	if _, err := os.Stat(filepath.Join(b.dir, "restored.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was restored")
	}
}

func TestACutBackupIsNamed(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	seal, err := readSealed(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := int(seal.bytes)
	sizes := []int{0, 1, 100, 4096, pages / 2, pages / 4096 / 2 * 4096, pages - 4096}
	for cut := pages + 1; cut < len(whole); cut++ {
		sizes = append(sizes, cut)
	}
	for _, size := range sizes {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := VerifyBackup(context.Background(), path, b.options())
		if err == nil && report.OK {
			t.Errorf("cut to %d of %d bytes: nothing was found", size, len(whole))
		}
	}
}

func TestARestoredDatabaseIsThatOfTheBackup(t *testing.T) {
	b, s := furnished(t)
	before := b.rows(s)
	path := b.backup(s)
	b.write(s, journaltest.Setting("office.name", "после копии"))
	s.Close()
	done, err := Restore(context.Background(), path, b.path, b.losing("1"))
	if err != nil {
		t.Fatal(err)
	}
	if want := b.path + ".before-restore-20260120T090000"; done.Aside != want || !done.Report.OK {
		t.Errorf("aside %q, report %+v", done.Aside, done.Report)
	}
	s = b.open()
	if after := b.rows(s); !slices.Equal(before, after) {
		t.Errorf("before %v\nafter %v", before, after)
	}
	if n := len(b.entries(b.openAt(done.Aside, b.options()), journal.Office)); n != 3 {
		t.Errorf("the file aside holds %d entries of the office", n)
	}
	b.verify(s)
}

func TestRestoringTwiceKeepsBothFilesAside(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	s.Close()
	var aside []string
	for range 2 {
		done, err := Restore(context.Background(), path, b.path, b.options())
		if err != nil {
			t.Fatal(err)
		}
		aside = append(aside, done.Aside)
	}
	if aside[0] == aside[1] {
		t.Errorf("both lie at %s", aside[0])
	}
}

func TestRestoringWhereNothingWas(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	target := filepath.Join(b.dir, "new folder", "ashyq.db")
	done, err := Restore(context.Background(), path, target, b.options())
	if err != nil || done.Aside != "" {
		t.Errorf("%+v, %v", done, err)
	}
	b.verify(b.openAt(target, b.options()))
}

func TestADamagedDatabaseCanBeRestored(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	s.Close()
	if err := os.WriteFile(b.path, []byte(strings.Repeat("сынған ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.path+"-wal", []byte("its log"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Restore(context.Background(), path, b.path, b.options())
	b.refused(err, "db.would-lose-unread")
	done, err := Restore(context.Background(), path, b.path, b.losing(journal.Unreadable))
	if err != nil {
		t.Fatal(err)
	}
	b.verify(b.open())
	if text, err := os.ReadFile(done.Aside); err != nil || !strings.HasPrefix(string(text), "сынған") {
		t.Errorf("the damaged file was not kept: %v", err)
	}
}

func TestADatabaseThatIsOpenIsNotRestored(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	o := b.options()
	o.wait = 200 * time.Millisecond
	_, err := Restore(context.Background(), path, b.path, o)
	b.refused(err, "db.locked")
	b.verify(s)
	_, err = Restore(context.Background(), path, path, b.options())
	b.refused(err, "db.same-file")
	_, err = Restore(context.Background(), path+".none", b.path, b.options())
	b.refused(err, "db.missing")
}

func TestADatabaseWithoutASealIsRestoredByWhatItHolds(t *testing.T) {
	b, s := furnished(t)
	path := b.keep(s, "copy.db")
	done, err := Restore(context.Background(), path, filepath.Join(b.dir, "restored.db"), b.options())
	if err != nil || done.Report.Entries != 8 {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestABackupCanBeOpenedAsItIs(t *testing.T) {
	b, s := furnished(t)
	path := b.backup(s)
	s.Close()
	s = b.openAt(path, b.options())
	for range 30 {
		b.write(s, journaltest.Inspection("i"+b.Name()[:9], "2026-002", "h1", b.live(s)...))
	}
	b.verify(s)
}

// live gives the live record of the inspection of the test.
func (b *bench) live(s *Store) (out []journal.Hash) {
	b.Helper()
	for _, e := range journal.NewLedger(b.entries(s, journal.Inspection("i"+b.Name()[:9]))).Answers("inspection") {
		out = append(out, e.Hash)
	}
	return out
}

// After restoring, work goes on; what was lost is merged in later.
func TestRestoreWorkAndMergeTheLostFile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1"))
	path := b.backup(s)
	lost := b.write(s, journaltest.Evidence("i1", "e1", "до восстановления"))[0]
	s.Close()
	done, err := Restore(context.Background(), path, b.path, b.losing("1"))
	if err != nil {
		t.Fatal(err)
	}
	s = b.open()
	later := b.write(s, journaltest.Evidence("i1", "e2", "после восстановления"))[0]
	if later.Header.Stream == lost.Header.Stream {
		t.Error("the old stream went on")
	}
	report, err := s.Merge(context.Background(), done.Aside)
	if err != nil || report.Entries != 1 || report.Payloads != 1 || !slices.Equal(report.Subjects, []journal.Subject{"inspection i1"}) {
		t.Errorf("%+v, %v", report, err)
	}
	if notes := b.verify(s).Notes; len(notes) != 0 {
		t.Errorf("notes %v", notes)
	}
	b.read(s, func(r journal.Reader) error {
		rows, err := r.EvidenceRows(journal.EvidenceQuery{})
		if len(rows) != 2 {
			t.Errorf("%d rows", len(rows))
		}
		return err
	})
}
