package db

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

var _ journal.Keeper = (*Store)(nil)

// badSeal is the code of a backup whose bytes are not those that were sealed.
const badSeal = "seal"

// Backup writes a copy of the database, whole or not at all, in the place of an
// older one. The copy is verified before it takes its name; the report is of the
// copy and carries the heads. Others may write meanwhile.
func (s *Store) Backup(ctx context.Context, path string) (journal.Report, error) {
	done, err := s.BackupTo(ctx, path, locked.To{}, locked.By{})
	return done.Report, err
}

// sealedPart writes a sealed copy into an empty file and verifies it.
func (s *Store) sealedPart(ctx context.Context, part string) (journal.Report, error) {
	if err := s.copySealed(ctx, part); err != nil {
		return journal.Report{}, err
	}
	report, err := verifyOpen(ctx, part, s.options)
	if err == nil && !report.OK {
		err = fail("db.not-backed-up", nil, lang.Args{"where": firstProblem(report)})
	}
	return report, err
}

// copySealed writes a sealed copy into an empty file. SQLite does not write to
// a network drive: there the copy is made on this machine and carried over.
func (s *Store) copySealed(ctx context.Context, part string) error {
	m, err := s.options.look(part)
	if err != nil || m.network == "" {
		return errors.Join(err, s.vacuum(ctx, part))
	}
	dir, err := TemporaryFolder(s.file, ".ashyq-backup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	local := filepath.Join(dir, filepath.Base(part))
	if err := s.vacuum(ctx, local); err != nil {
		return err
	}
	info, err := os.Stat(local)
	if err != nil {
		return err
	}
	return copyPart(part, local, info.Size())
}

// vacuum lets SQLite write a tidy copy, without the log and without pages that
// hold nothing, and seals it.
func (s *Store) vacuum(ctx context.Context, path string) error {
	own, err := pool(s.file, s.reading, 1)
	if err != nil {
		return err
	}
	defer own.Close()
	// The new file inherits this: else a page that was split would keep what moved away
	// from it, out of the reach of any erasing after a restore.
	if _, err := own.ExecContext(ctx, `PRAGMA secure_delete = 1`); err != nil {
		return err
	}
	if _, err := own.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return err
	}
	heads, err := headsOf(ctx, path)
	if err != nil {
		return err
	}
	return writeSeal(path, heads, s.signer(ctx))
}

// newPart makes an empty file, for this user alone, beside the one that it will
// replace, and gives its full path.
func newPart(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	pattern := "." + filepath.Base(full) + ".part-*"
	SweepParts(full)
	f, err := os.CreateTemp(filepath.Dir(full), pattern)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// putInPlace gives a finished file its name, and flushes the folder.
func putInPlace(part, path string) error {
	if err := os.Rename(part, path); err != nil {
		return fail("db.closed-to-us", err, lang.Args{"path": path})
	}
	SyncFolder(filepath.Dir(path))
	return nil
}

// SyncFolder flushes a folder, so that a file that was just named in it is there after a
// power cut. Not every system can; the file itself is flushed by whoever wrote it.
func SyncFolder(path string) {
	if dir, err := os.Open(path); err == nil {
		_ = dir.Sync()
		dir.Close()
	}
}

// verifyOpen verifies a backup that is not shut.
func verifyOpen(ctx context.Context, path string, o Options) (_ journal.Report, err error) {
	defer tell(path, &err)
	seal, err := readSealed(path)
	if errors.Is(err, errSeal) {
		return journal.Report{
			Problems: []journal.Problem{{Code: badSeal, Where: path}}, Notes: []journal.Problem{},
		}, nil
	}
	if _, told := lang.AsError(err); told {
		return journal.Report{}, err
	}
	if err != nil {
		return journal.Report{}, fail("db.missing", err, lang.Args{"path": path})
	}
	o.ReadOnly, o.Deriver = true, nil
	o.look = func(string) (medium, error) { return medium{readOnly: true}, nil } // nobody writes to it
	s, err := Open(ctx, path, o)
	if err != nil {
		return journal.Report{}, err
	}
	report, err := s.Verify(ctx, nil)
	if err == nil {
		err = s.judgeSigner(ctx, seal, &report)
	}
	return report, errors.Join(err, s.Close())
}

// firstProblem says in a few words what is damaged.
func firstProblem(r journal.Report) string {
	if len(r.Problems) == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s", r.Problems[0].Code, r.Problems[0].Where)
}

// copyPart copies the first n bytes into an empty file, flushes it, and makes
// sure that they arrived.
func copyPart(to, from string, n int64) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = io.CopyN(out, in, n)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	want, err := hashFile(from, n)
	if err != nil {
		return err
	}
	got, err := hashFile(to, n)
	if err == nil && got != want {
		err = fail("db.io", nil, lang.Args{"path": to})
	}
	return err
}
