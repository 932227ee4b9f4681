package db

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"ashyq/checks/journal"
)

// A backup ends with a seal: a few lines after the last page, which SQLite
// passes over. They hold the hash of all before them, so that a changed byte is
// found even where no row lies.
const sealForm = "ashyq-backup 1\nbytes %020d\nsha256 %s\n"

// sealSize is the length of a seal.
var sealSize = int64(len(fmt.Sprintf(sealForm, 0, journal.Sum(nil))))

// sector is what the length of a database is a multiple of; that of a sealed
// one is not.
const sector = 512

var errSeal = errors.New("db: the seal of the backup does not fit its bytes")

// writeSeal ends the file with its seal and flushes it.
func writeSeal(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	if err == nil {
		_, err = fmt.Fprintf(f, sealForm, n, name(sum))
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// readSeal gives the length of the database in the file, without its seal. A
// file without a seal is taken as it is, and judged by what it holds.
func readSeal(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size()%sector == 0 {
		return info.Size(), err
	}
	n := info.Size() - sealSize
	if n < 0 {
		return 0, errSeal
	}
	sum := sha256.New()
	if _, err := io.CopyN(sum, f, n); err != nil {
		return 0, err
	}
	seal, err := io.ReadAll(f)
	if err == nil && string(seal) != fmt.Sprintf(sealForm, n, name(sum)) {
		err = errSeal
	}
	return n, err
}

// hashFile gives the hash of the first n bytes of a file.
func hashFile(path string, n int64) (journal.Hash, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.CopyN(sum, f, n)
	return name(sum), err
}
