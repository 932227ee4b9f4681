package db

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A backup ends with a seal: a few lines after the last page, which SQLite
// passes over. They hold the hash of all before them, so that a changed byte is
// found even where no row lies; the heads of the copy; the signature over both;
// and at the end, in a line that always has the same length, how long the seal is.
//
//	ashyq-backup 2
//	bytes LENGTH
//	sha256 HASH
//	head STREAM NUMBER HASH     one for each stream, sorted
//	signed SIGNATURE            left out where no key is here
//	seal LENGTH
//
// A seal that would make the length of the file that of a database gets an empty
// line before the last one. Version 1 ended after the hash; it is still read.
const (
	sealForm  = "ashyq-backup %d\nbytes %020d\nsha256 %s\n"
	closeForm = "seal %020d\n"
	sealWord  = "ashyq-backup "
)

var (
	oldSealSize = int64(len(fmt.Sprintf(sealForm, 1, 0, journal.Sum(nil))))
	closeSize   = int64(len(fmt.Sprintf(closeForm, 0)))
)

// sector is what the length of a database is a multiple of; that of a sealed
// one is not.
const sector = 512

// longestSeal bounds what is read of a seal: some thousands of streams.
const longestSeal = 1 << 20

var (
	errSeal      = errors.New("db: the seal of the backup does not fit its bytes")
	errNewerSeal = errors.New("db: the seal was written by a newer program")
)

// sealVersion is the newest seal that is read, and the one that is written.
const sealVersion = 2

// sealed is what a seal says.
type sealed struct {
	version   int   // 0: the file has no seal
	bytes     int64 // the length of the database before it
	sum       journal.Hash
	heads     []journal.Head
	signature journal.Signature
}

// statement is what the signature stands under.
func (s sealed) statement() journal.Statement {
	return journal.Statement{What: journal.SignedBackup, Of: s.sum, Heads: s.heads}
}

// text writes the seal.
func (s sealed) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, sealForm, s.version, s.bytes, s.sum)
	if s.version == 1 {
		return b.String()
	}
	for _, h := range s.heads {
		fmt.Fprintf(&b, "head %s %d %s\n", h.Stream, h.Number, h.Hash)
	}
	if !s.signature.Empty() {
		fmt.Fprintf(&b, "signed %s\n", s.signature)
	}
	if (s.bytes+int64(b.Len())+closeSize)%sector == 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, closeForm, int64(b.Len())+closeSize)
	return b.String()
}

// parseSeal reads a seal. What it would not write again letter by letter is none.
func parseSeal(text string) (s sealed, err error) {
	if newerSeal(text) {
		return s, errNewerSeal
	}
	if n, err := fmt.Sscanf(text, sealForm, &s.version, &s.bytes, &s.sum); n != 3 || err != nil {
		return s, errSeal
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if word, ok := strings.CutPrefix(line, "signed "); ok {
			if s.signature, err = journal.ParseSignature(word); err != nil {
				return s, errSeal
			}
		}
		if !strings.HasPrefix(line, "head ") {
			continue
		}
		var h journal.Head
		if n, err := fmt.Sscanf(line, "head %s %d %s", &h.Stream, &h.Number, &h.Hash); n != 3 || err != nil {
			return s, errSeal
		}
		s.heads = append(s.heads, h)
	}
	if s.version < 1 || s.version > sealVersion || s.text() != text {
		return s, errSeal
	}
	return s, nil
}

// newerSeal tells whether the first line of a seal names a version that this program
// does not read: nothing is said of what comes after it, least of all that it is damaged.
func newerSeal(text string) bool {
	first, _, whole := strings.Cut(text, "\n")
	number, ours := strings.CutPrefix(first, sealWord)
	version, err := strconv.ParseUint(number, 10, 31)
	return whole && ours && err == nil && version > sealVersion && number[0] != '0'
}

// writeSeal ends the file with its seal, signed where somebody can, and flushes it.
func writeSeal(path string, heads []journal.Head, sign func(journal.Statement) journal.Signature) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	if err == nil {
		s := sealed{version: sealVersion, bytes: n, sum: name(sum), heads: heads}
		if sign != nil {
			s.signature = sign(s.statement())
		}
		_, err = io.WriteString(f, s.text())
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// readSeal gives the length of the database in the file, without its seal. A
// file without a seal is taken as it is, and judged by what it holds.
func readSeal(path string) (int64, error) {
	s, err := readSealed(path)
	return s.bytes, err
}

// readSealed reads the seal and holds it against the bytes before it.
func readSealed(path string) (s sealed, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return s, err
	}
	if info.Size()%sector == 0 {
		return sealed{bytes: info.Size()}, cutSeal(f, info.Size())
	}
	text, err := sealText(f, info.Size())
	if err != nil {
		return s, err
	}
	if s, err = parseSeal(text); errors.Is(err, errNewerSeal) {
		return s, fail("db.newer-backup", err, lang.Args{"path": path})
	}
	if err != nil {
		return s, err
	}
	if s.bytes != info.Size()-int64(len(text)) {
		return s, errSeal
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f, 0, s.bytes)); err != nil {
		return s, err
	}
	if name(sum) != s.sum {
		return s, errSeal
	}
	return s, nil
}

// sealText gives the last lines of a file: as many bytes as its last line says, or
// those of a seal of version 1.
func sealText(f io.ReaderAt, size int64) (string, error) {
	long := oldSealSize
	if text, err := tail(f, size, closeSize); err == nil {
		var n int64
		if _, err := fmt.Sscanf(text, closeForm, &n); err == nil {
			long = n
		}
	}
	if long < oldSealSize || long > min(size, longestSeal) {
		return "", errSeal
	}
	return tail(f, size, long)
}

// tail gives the last n bytes of a file.
func tail(f io.ReaderAt, size, n int64) (string, error) {
	if n > size {
		return "", errSeal
	}
	text := make([]byte, n)
	_, err := io.ReadFull(io.NewSectionReader(f, size-n, n), text)
	return string(text), err
}

// Sealed tells whether a file ends as a backup does, whatever it begins with.
func Sealed(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false
	}
	text, err := sealText(f, info.Size())
	return err == nil && strings.HasPrefix(text, sealWord)
}

// cutSeal finds a seal of which only the beginning is left, in a file that has the
// length of a database by chance: where the pages that SQLite counts end, a seal
// begins.
func cutSeal(f io.ReaderAt, size int64) error {
	head := make([]byte, 32)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil // too short for a database: whoever opens it says so
	}
	page := int64(binary.BigEndian.Uint16(head[16:]))
	if page == 1 {
		page = 1 << 16
	}
	ends := page * int64(binary.BigEndian.Uint32(head[28:]))
	if ends <= 0 || ends >= size {
		return nil
	}
	word := make([]byte, len(sealWord))
	if _, err := f.ReadAt(word, ends); err == nil && string(word) == sealWord {
		return errSeal
	}
	return nil
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
