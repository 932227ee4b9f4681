package desk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ashyq/checks/lang"
)

// Write implements Files. The file is written beside its place first, then
// flushed, then renamed over whatever stood there.
func (Disk) Write(path string, write func(io.Writer) error) error {
	return written(path, 0o644, write)
}

// WritePrivate implements Files.
func (Disk) WritePrivate(path string, write func(io.Writer) error) error {
	return written(path, 0o600, write)
}

// written writes a file as Write does; a new one gets the mode.
func written(path string, mode os.FileMode, write func(io.Writer) error) error {
	path, err := destination(path)
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), ".ashyq-*")
	if err != nil {
		return unwritten(path, err)
	}
	defer os.Remove(part.Name()) // after the renaming there is none
	if err := write(part); err != nil {
		return errors.Join(err, part.Close())
	}
	if old, err := os.Stat(path); err == nil {
		mode = old.Mode().Perm()
	}
	err = errors.Join(part.Chmod(mode), part.Sync(), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		return unwritten(path, err)
	}
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		_ = dir.Sync() // not every system can; the file itself is flushed
		dir.Close()
	}
	return nil
}

// destination follows links to the file that will be written, and refuses what
// must not be replaced: anything but an ordinary file, and a database.
func destination(path string) (string, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	if err != nil || !info.Mode().IsRegular() {
		return "", unwritten(path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return path, nil // what may not be read may still be replaced
	}
	defer f.Close()
	head := make([]byte, len(sqliteMark))
	if n, _ := io.ReadFull(f, head); string(head[:n]) == sqliteMark {
		return "", fail("file.database", args{"path": lang.Line(path)})
	}
	return path, nil
}

// sqliteMark begins every database and every backup.
const sqliteMark = "SQLite format 3\x00"

func unwritten(path string, cause error) error {
	return caused(fail("file.unwritten", args{"path": lang.Line(path)}), cause)
}
