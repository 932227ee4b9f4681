package db

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// Whatever bytes a file holds, opening, verifying, reading and merging it end
// with an answer.
func FuzzAFileOfSomebody(f *testing.F) {
	dir := f.TempDir()
	o := Options{MemoryKey: true, Deriver: journaltest.Deriver("1"), Now: journaltest.Clock}
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(dir, "seed.db"), o)
	if err != nil {
		f.Fatal(err)
	}
	if _, err := try(s, journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1")); err != nil {
		f.Fatal(err)
	}
	if _, err := s.Backup(ctx, filepath.Join(dir, "seed.backup")); err != nil {
		f.Fatal(err)
	}
	s.Close()
	for _, name := range []string{"seed.db", "seed.backup"} {
		seed, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(seed)
		f.Add(seed[:len(seed)/3])
	}
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		dir := t.TempDir()
		path := filepath.Join(dir, "foreign.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = VerifyBackup(ctx, path, o)
		own, err := Open(ctx, filepath.Join(dir, "own.db"), o)
		if err != nil {
			t.Fatal(err)
		}
		defer own.Close()
		if _, err := own.Merge(ctx, path); err == nil {
			if report, err := own.Verify(ctx, nil); err != nil || !report.OK {
				t.Errorf("what was merged is not in order: %v, %v", report.Problems, err)
			}
		}
		if s, err := Open(ctx, path, o); err == nil {
			_, _ = s.Verify(ctx, nil)
			_ = s.Read(ctx, func(r journal.Reader) error {
				_, err := r.Entries("inspection i1")
				return err
			})
			s.Close()
		}
	})
}
