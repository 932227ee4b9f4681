package db

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// A backup may be shut with age: then SQLite cannot read it as it lies. It is opened
// into a file for this user alone, in a folder of its own, which is taken away in
// every case; a process that is killed leaves it, and the next one takes it away.

// openedPrefix begins the names of the folders in which such a file lies.
const openedPrefix = ".ashyq-opened-"

// held is a backup that is ready to be read: the file itself, or what was shut in it.
type held struct {
	named string // as the user knows it
	path  string // where it can be read
	dir   string // to be taken away
}

// hold makes a backup ready to be read. What is shut is opened with the keys of the
// options, in the folder beside, or in the one for temporary files.
func (o Options) hold(ctx context.Context, path, beside string) (_ *held, err error) {
	h := &held{named: path, path: path}
	if !locked.IsFile(path) {
		return h, nil
	}
	if h.dir, err = temporaryBeside(beside); err != nil {
		h.dir, err = temporaryBeside("")
	}
	if err != nil {
		return nil, fail("db.closed-to-us", err, lang.Args{"path": os.TempDir()})
	}
	h.path = filepath.Join(h.dir, "backup.db")
	if _, err = unlock(ctx, path, h.path, o.By); err != nil {
		return nil, errors.Join(locked.Told(path, err), h.drop())
	}
	return h, nil
}

// drop takes away what was opened.
func (h *held) drop() error {
	if h.dir == "" {
		return nil
	}
	return os.RemoveAll(h.dir)
}

// verified verifies it; one that is damaged is refused.
func (h *held) verified(ctx context.Context, o Options) (journal.Report, error) {
	report, err := verifyOpen(ctx, h.path, o)
	for i := range report.Problems {
		if report.Problems[i].Where == h.path {
			report.Problems[i].Where = h.named
		}
	}
	if err == nil && !report.OK {
		err = fail("db.backup-damaged", nil, lang.Args{"path": h.named, "where": firstProblem(report)})
	}
	return report, err
}

// VerifyBackup verifies a backup: its seal, all that a database is asked, and who
// signed it. One that is shut is opened for it, with the keys of the options; of the
// rest of them only the clock and the folder of keys matter.
func VerifyBackup(ctx context.Context, path string, o Options) (_ journal.Report, err error) {
	defer tell(path, &err)
	h, err := o.hold(ctx, path, "")
	if err != nil {
		return journal.Report{}, err
	}
	defer func() { err = errors.Join(err, h.drop()) }()
	report, err := h.verified(ctx, o)
	if e, ours := lang.AsError(err); ours && e.Code == "db.backup-damaged" {
		err = nil // the report says so
	}
	return report, told(h.path, err)
}

// temporaryBeside makes a folder for this user alone, in a folder or in the one for
// temporary files, and takes away those that a killed process left there.
func temporaryBeside(dir string) (string, error) {
	if dir == "" {
		dir = os.TempDir()
	}
	Sweep(dir, openedPrefix+"*")
	return os.MkdirTemp(dir, openedPrefix+"*")
}

// unlock writes what is shut in a file into a new one, for this user alone, and gives
// its hash.
func unlock(ctx context.Context, from, to string, by locked.By) (_ journal.Hash, err error) {
	in, err := os.Open(from)
	if err != nil {
		return "", err
	}
	defer in.Close()
	r, err := by.Open(in)
	if err != nil {
		return "", err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, sum), stopping{ctx, r})
	return name(sum), errors.Join(err, out.Sync(), out.Close())
}

// stopping ends reading when nobody waits for it any more.
type stopping struct {
	ctx context.Context
	r   io.Reader
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}
