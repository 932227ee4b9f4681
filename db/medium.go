package db

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// medium says what the file lies on, as far as the system tells.
type medium struct {
	network  string // the kind of network drive; empty: a drive of this machine
	readOnly bool   // nothing can be written there
}

// logs are the files that SQLite keeps beside the database. What they hold is
// part of it, and a reader that changes nothing would not see it.
var logs = []string{"-wal", "-journal"}

// shared is the index of the log; it can always be made again.
const shared = "-shm"

// settled tells whether no log with content lies beside the file.
func settled(path string) bool {
	for _, suffix := range logs {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			return false
		}
	}
	return true
}

// copyAside copies the database with its logs into a new temporary folder, and
// gives that folder.
func copyAside(path string) (string, error) {
	dir, err := TemporaryFolder("", "ashyq-read-") // beside it nothing can be made
	if err != nil {
		return "", err
	}
	to := filepath.Join(dir, filepath.Base(path))
	for _, suffix := range append([]string{""}, logs...) {
		err := copyFile(to+suffix, path+suffix)
		if err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return "", errors.Join(err, os.RemoveAll(dir))
		}
	}
	return dir, nil
}

// copyFile writes a new file, for this user alone, and flushes it.
func copyFile(to, from string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
