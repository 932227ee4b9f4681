package desk

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashyq/checks/lang"
)

// FileInfo is a file or a folder that can be chosen.
type FileInfo struct {
	Name    string // as it may be shown: one line, no control characters
	Path    string // as it is opened
	Dir     bool
	Link    bool // it leads to what it is
	Size    int64
	Changed time.Time
}

// mostFiles bounds what is listed of a folder: what is typed to narrow it must find the
// oldest photograph of a camera too, so the bound is far above any such folder.
const mostFiles = 20_000

// Files lists a folder for choosing: folders first, then the files, in both the
// newest first, for what is wanted was mostly made just now. Hidden ones are left
// out, and so is what lies beyond the bound.
func (d *Desk) Files(dir string) ([]FileInfo, error) {
	list, _, err := d.listed(dir)
	return list, err
}

// listed lists a folder; more tells that some of it lies beyond the bound.
func (d *Desk) listed(dir string) (list []FileInfo, more bool, err error) {
	list, err = d.files.List(dir)
	if err != nil {
		return nil, false, err
	}
	list = slices.DeleteFunc(list, func(f FileInfo) bool { return strings.HasPrefix(filepath.Base(f.Path), ".") })
	slices.SortFunc(list, func(a, b FileInfo) int {
		if a.Dir != b.Dir {
			return map[bool]int{true: -1, false: 1}[a.Dir]
		}
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	return list[:min(len(list), mostFiles)], len(list) > mostFiles, nil
}

// List implements Files. Links are followed; what is neither a folder nor an
// ordinary file cannot be chosen and is left out. No folder named is the one in
// which the program was started.
func (Disk) List(dir string) ([]FileInfo, error) {
	dir = cmp.Or(dir, ".")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, unlisted(dir, err)
	}
	var out []FileInfo
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() && !info.Mode().IsRegular() {
			continue // gone meanwhile, or a link to nothing
		}
		out = append(out, FileInfo{
			Name: lang.Line(e.Name()), Path: path, Dir: info.IsDir(), Link: e.Type()&fs.ModeSymlink != 0, Size: info.Size(), Changed: info.ModTime(),
		})
	}
	return out, nil
}

// unlisted says why a folder cannot be listed.
func unlisted(dir string, err error) error {
	named := args{"path": lang.Line(dir)}
	if info, stat := os.Stat(dir); stat == nil && !info.IsDir() {
		return caused(fail("file.not-folder", named), err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return caused(fail("file.missing", named), err)
	}
	return unreadable(dir, err)
}
