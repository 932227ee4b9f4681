package bundle

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/locked"
)

// part is a file in the making, for this user alone, beside the one whose place it
// will take: whoever looks for that name finds the older file, or this one whole.
type part struct {
	file *os.File
	sum  hash.Hash
}

func newPart(path string) (*part, error) {
	db.SweepParts(path)
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return nil, unwritten(path, err)
	}
	return &part{file: f, sum: sha256.New()}, nil
}

func unwritten(path string, err error) error {
	return fail("bundle.unwritten", err, lang.Args{"path": lang.Line(path), "cause": lang.Line(cause(err))})
}

// cause gives what the system says, without the name of the temporary file.
func cause(err error) string {
	var where *os.PathError
	if errors.As(err, &where) {
		return where.Err.Error()
	}
	return err.Error()
}

// Write implements io.Writer.
func (p *part) Write(b []byte) (int, error) {
	p.sum.Write(b)
	n, err := p.file.Write(b)
	if err != nil {
		err = unwritten(p.file.Name(), err)
	}
	return n, err
}

// drop removes what was not put in its place.
func (p *part) drop() {
	p.file.Close()
	os.Remove(p.file.Name()) // after the renaming there is none
}

// put flushes the file, reads it back, and gives it its name.
func (p *part) put(path string) error {
	if err := p.file.Sync(); err != nil {
		return unwritten(path, err)
	}
	again := sha256.New()
	_, err := p.file.Seek(0, io.SeekStart)
	if err == nil {
		_, err = io.Copy(again, p.file)
	}
	if err == nil && string(again.Sum(nil)) != string(p.sum.Sum(nil)) {
		err = errors.New("the medium gave back other bytes")
	}
	if err = errors.Join(err, p.file.Close()); err != nil {
		return unwritten(path, err)
	}
	if err := os.Rename(p.file.Name(), path); err != nil {
		return unwritten(path, err)
	}
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		_ = dir.Sync() // not every system can; the file itself is flushed
		dir.Close()
	}
	return nil
}

// readFile reads the bundle at a path, opening it where it is shut.
func readFile(ctx context.Context, path string, key journal.Key, into sink, p journal.Progress) (journal.Bundle, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return journal.Bundle{}, fail("bundle.foreign", nil, lang.Args{"path": lang.Line(path)})
	}
	f, err := os.Open(path)
	if err != nil {
		return journal.Bundle{}, fail("bundle.unread", err, lang.Args{"path": lang.Line(path)})
	}
	defer f.Close()
	open, err := locked.By(key).Open(f)
	if err != nil {
		return journal.Bundle{}, locked.Told(path, err)
	}
	b, err := read(ctx, path, open, into, p)
	b.Locked = locked.IsFile(path)
	return b, locked.Told(path, err)
}
