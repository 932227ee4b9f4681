package db

import (
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// A process that is killed leaves what it was writing: a part of a file, or a folder in
// which a copy lay open. Both hold what the database holds, so the next run of the same
// kind takes them away. What a living one writes into is younger than an hour: whoever
// writes touches the file, and the folder is asked for the youngest thing in it.

// leftAfter is how long nothing must have been written for a thing to be left over.
const leftAfter = time.Hour

// Sweep takes away what killed runs left in a folder under names that a pattern tells.
func Sweep(dir, pattern string) {
	left, _ := filepath.Glob(filepath.Join(escaped(dir), pattern)) // the patterns are ours
	for _, old := range left {
		if time.Since(touched(old)) > leftAfter {
			_ = os.RemoveAll(old) // else the next one tries again
		}
	}
}

// SweepParts takes away what killed runs left of a file that was being written.
func SweepParts(path string) {
	name := filepath.Base(path)
	pattern := escaped(name)
	if at := dated.FindStringIndex(name); at != nil { // no later copy of a plan bears the same moment
		pattern = escaped(name[:at[0]]) + "-????????T??????.db*"
	}
	Sweep(filepath.Dir(path), "."+pattern+".part-*")
}

// dated is how the names end that a plan of backups gives.
var dated = regexp.MustCompile(`-\d{8}T\d{6}\.db(\.age)?$`)

// escaped writes the name of a folder so that none of its letters is a pattern.
func escaped(dir string) string {
	var out []rune
	for _, r := range dir {
		if r == '[' || r == '*' || r == '?' || r == '\\' && os.PathSeparator != '\\' {
			out = append(out, '[', r, ']')
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// touched tells when a file was written last, or the youngest file of a folder; what
// cannot be asked was touched just now.
func touched(path string) time.Time {
	last := time.Time{}
	err := filepath.WalkDir(path, func(_ string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
		return err
	})
	if err != nil {
		return time.Now()
	}
	return last
}

// TemporaryFolder makes a folder for this user alone beside a file, or among the
// temporary files where nothing can be made there, and sweeps away what killed runs left.
func TemporaryFolder(beside, prefix string) (string, error) {
	if beside != "" {
		Sweep(filepath.Dir(beside), prefix+"*")
		if dir, err := os.MkdirTemp(filepath.Dir(beside), prefix+"*"); err == nil {
			return dir, nil
		}
	}
	Sweep(os.TempDir(), prefix+"*")
	return os.MkdirTemp("", prefix+"*")
}
