package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"ashyq/checks/lang"
)

// WriteFolder implements Folders. The folder is written beside its place and then
// renamed; an earlier one of the same files is put aside until the new one stands. A
// link stays, and what it points to is replaced.
func (Disk) WriteFolder(path string, files []FolderFile) error {
	path, err := meant(path)
	if err != nil {
		return err
	}
	old, err := ours(path, files)
	if err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(path), ".ashyq-*")
	if err != nil {
		return unwritten(path, err)
	}
	defer os.RemoveAll(part) // after the renaming there is none
	for _, f := range files {
		if err := flushed(filepath.Join(part, f.Name), f.Body); err != nil {
			return unwritten(path, err)
		}
	}
	if err := os.Chmod(part, 0o755); err != nil {
		return unwritten(path, err)
	}
	aside := part + ".old"
	if old {
		if err := os.Rename(path, aside); err != nil {
			return unwritten(path, err)
		}
	}
	if err := os.Rename(part, path); err != nil {
		if old {
			err = errors.Join(err, os.Rename(aside, path))
		}
		return unwritten(path, err)
	}
	if old {
		_ = os.RemoveAll(aside) // the new folder stands; what is left is not ours to fail for
	}
	return nil
}

// meant follows a link to the folder that will be written: what is replaced is what it
// points to, never the link. One that leads nowhere is refused.
func meant(path string) (string, error) {
	path = filepath.Clean(path)
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil // a folder, or nothing; anything else is told below
	}
	to, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", caused(fail("folder.link", args{"path": lang.Line(path)}), err)
	}
	return to, nil
}

// ours tells whether a folder stands there, and refuses one that holds anything else
// than what would be written.
func ours(path string, files []FolderFile) (there bool, err error) {
	list, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, unwritten(path, err)
	}
	for _, entry := range list {
		known := slices.ContainsFunc(files, func(f FolderFile) bool { return f.Name == entry.Name() })
		if !entry.Type().IsRegular() || !known {
			return true, fail("folder.taken", args{"path": lang.Line(path), "name": lang.Line(entry.Name())})
		}
	}
	return true, nil
}

func flushed(path string, body []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	return errors.Join(err, f.Sync(), f.Close())
}
