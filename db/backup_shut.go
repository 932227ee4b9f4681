package db

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// BackupTo is Backup for a file that is shut for those named, or stays open where
// nobody is. What was written is read back: whole where it can be opened here (with
// the passphrase it was shut with, or with an identity), else byte for byte. The open
// copy never lies in the folder of the backup.
func (s *Store) BackupTo(ctx context.Context, path string, to locked.To, by locked.By) (done journal.Backed, err error) {
	defer tell(s.path, &err)
	if err := locked.Told(path, to.Check()); err != nil {
		return done, err
	}
	if sameFile(path, s.path) {
		return done, fail("db.same-file", nil, lang.Args{"path": path})
	}
	if err := s.MayReplace(path, IsBackup); err != nil {
		return done, err
	}
	part, err := newPart(path)
	if err != nil {
		return done, fail("db.closed-to-us", err, lang.Args{"path": path})
	}
	defer os.Remove(part) // after the renaming there is none
	if done.Shut = !to.Empty(); done.Shut {
		err = s.shutPart(ctx, part, to, by, &done)
	} else if done.Report, err = s.sealedPart(ctx, part); err == nil {
		done.Opened = true
		done.Sum, done.Bytes, err = sumOf(part)
	}
	if err != nil && done.Shut {
		return done, err
	}
	if err != nil {
		return done, s.atPlace(path, err)
	}
	return done, putInPlace(part, path)
}

// shutPart makes an open copy where the database lies, verifies it, and shuts it into
// the part.
func (s *Store) shutPart(ctx context.Context, part string, to locked.To, by locked.By, done *journal.Backed) (err error) {
	dir, err := s.roomForOpen()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	open := filepath.Join(dir, "backup.db")
	if err := touch(open); err != nil {
		return err
	}
	if done.Report, err = s.sealedPart(ctx, open); err != nil {
		return err
	}
	written, err := shutInto(ctx, part, open, to)
	if err != nil {
		return told(part, err)
	}
	if done.Sum, done.Bytes, err = sumOf(part); err != nil {
		return err
	}
	if done.Sum != written {
		return fail("db.io", nil, lang.Args{"path": part})
	}
	if to.Passphrase != "" {
		by.Passphrase = to.Passphrase
	}
	done.Opened, err = readsBack(ctx, part, open, by)
	return err
}

// roomForOpen makes a folder beside the database, where it lies open already; where
// nothing can be written there, among the temporary files.
func (s *Store) roomForOpen() (string, error) {
	if dir, err := temporaryBeside(filepath.Dir(s.file)); err == nil {
		return dir, nil
	}
	return temporaryBeside("")
}

// touch makes an empty file for this user alone.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// shutInto writes a file shut into an empty one, flushes it, and gives the hash of
// what was written.
func shutInto(ctx context.Context, to, from string, whom locked.To) (_ journal.Hash, err error) {
	in, err := os.Open(from)
	if err != nil {
		return "", err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	shut, err := whom.Shut(io.MultiWriter(out, sum))
	if err == nil {
		_, err = io.Copy(shut, stopping{ctx, in})
		err = errors.Join(err, shut.Close())
	}
	return name(sum), errors.Join(err, out.Sync(), out.Close())
}

// readsBack opens what was shut, where a key of those given opens it, and makes sure
// that it is what was shut.
func readsBack(ctx context.Context, shut, open string, by locked.By) (bool, error) {
	in, err := os.Open(shut)
	if err != nil {
		return false, err
	}
	defer in.Close()
	r, err := by.Open(in)
	if errors.Is(err, locked.ErrKeyless) {
		return false, nil
	}
	if err != nil {
		return false, locked.Told(shut, err)
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, stopping{ctx, r}); err != nil {
		return false, locked.Told(shut, err)
	}
	want, _, err := sumOf(open)
	if err == nil && name(sum) != want {
		err = fail("db.io", nil, lang.Args{"path": shut})
	}
	return err == nil, err
}

// sumOf gives the hash and the length of a file.
func sumOf(path string) (journal.Hash, int64, error) {
	n := size(path)
	sum, err := hashFile(path, max(n, 0))
	return sum, n, err
}

// atPlace names the file in whose place an error arose: a full or closed medium is
// most often that of the backup, while damage and locks are of the database.
func (s *Store) atPlace(path string, err error) error {
	e, ours := lang.AsError(told(path, err))
	if ours && e != nil && slices.Contains([]string{"db.full", "db.io", "db.read-only", "db.closed-to-us"}, e.Code) {
		return e
	}
	return told(s.path, err)
}
