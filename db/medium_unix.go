//go:build unix

package db

import (
	"os"
	"path/filepath"
	"syscall"
)

// existing gives the nearest folder above that is there.
func existing(dir string) string {
	for {
		up := filepath.Dir(dir)
		if _, err := os.Stat(dir); err == nil || up == dir {
			return dir
		}
		dir = up
	}
}

// writable tells whether this user may write there, or nothing is there yet.
func writable(path string) bool {
	const mayWrite = 2 // W_OK
	err := syscall.Access(path, mayWrite)
	return err == nil || err == syscall.ENOENT
}
