package db

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// A file that is written whole takes the place of an older one of its kind without a
// word: yesterday's backup by today's. Anything else that bears the name was not meant,
// and what belongs to the database least of all.

// IsBackup tells whether a file is a sealed backup of ours.
func IsBackup(path string) bool {
	_, err := readSeal(path)
	return err == nil
}

// BeginsWith tells whether a file begins with a word.
func BeginsWith(path, word string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	first, _ := bufio.NewReader(f).Peek(len(word))
	return string(first) == word
}

// MayReplace refuses a name that belongs to the database or to its keys, and one under
// which anything stands that is neither empty, nor encrypted, nor of the kind.
func (s *Store) MayReplace(path string, kind func(path string) bool) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return fail("db.closed-to-us", err, lang.Args{"path": path})
	}
	if s.owns(full) {
		return fail("db.own-file", nil, lang.Args{"path": lang.Line(path)})
	}
	info, err := os.Stat(full)
	if err != nil { // nothing is there, or the writing says what is wrong
		return nil
	}
	if !info.Mode().IsRegular() || info.Size() > 0 && !locked.IsFile(full) && !kind(full) {
		return fail("db.another-file", nil, lang.Args{"path": lang.Line(path)})
	}
	return nil
}

// owns tells whether a name is that of the database, of one of its logs, or of
// anything in the folder of the keys.
func (s *Store) owns(full string) bool {
	name := real(full)
	for _, suffix := range append([]string{"", shared}, logs...) {
		if own := real(s.file) + suffix; name == own || sameFile(full, own) {
			return true
		}
	}
	if s.options.KeyDir == "" {
		return false
	}
	keys, err := filepath.Abs(s.options.KeyDir)
	if err != nil {
		return false
	}
	if strings.HasPrefix(name, real(keys)+string(filepath.Separator)) {
		return true
	}
	found := false
	_ = filepath.WalkDir(keys, func(path string, d fs.DirEntry, err error) error { // by another name of the same file
		found = found || err == nil && !d.IsDir() && sameFile(full, path)
		return nil
	})
	return found
}

// real gives a path without links in the folders above it, as far as they are there.
func real(full string) string {
	if whole, err := filepath.EvalSymlinks(full); err == nil {
		return whole
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		return filepath.Join(dir, filepath.Base(full))
	}
	return full
}
