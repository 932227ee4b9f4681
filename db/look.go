package db

import (
	"context"
	"os"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// LookAt tells what a file that may be a backup says of itself, by its last lines: it is
// not read as a whole, and not verified.
func (s *Store) LookAt(ctx context.Context, path string) (c journal.Copy, err error) {
	defer tell(path, &err)
	f, err := os.Open(path)
	if err != nil {
		return c, fail("db.missing", err, lang.Args{"path": path})
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return c, err
	}
	c.Bytes = info.Size()
	if c.Shut = locked.IsFile(path); c.Shut {
		return c, nil
	}
	text, err := sealText(f, c.Bytes)
	if err != nil {
		return c, nil // it has none
	}
	seal, err := parseSeal(text)
	if err != nil {
		return c, nil
	}
	c.Sealed, c.Heads = true, seal.heads
	if seal.signature.Stands(seal.statement()) {
		c.Signer = seal.signature.Stream()
	}
	if len(c.Heads) > 0 {
		c.Prefix, c.Behind, err = s.reaches(ctx, c.Heads)
	}
	return c, err
}

// reaches tells whether all the heads are held here, and how many entries there are
// beyond what stands before them.
func (s *Store) reaches(ctx context.Context, heads []journal.Head) (bool, int, error) {
	beyond, err := single[int](ctx, s.readers, `SELECT count(*) FROM entries`)
	for _, h := range heads {
		if err != nil {
			return false, 0, err
		}
		there, wrong := holds(ctx, s.readers, "entries", "stream = ? AND number = ? AND hash = ?", h.Stream, h.Number, h.Hash)
		if wrong != nil || !there {
			return false, 0, wrong
		}
		var before int
		before, err = single[int](ctx, s.readers, `SELECT count(*) FROM entries WHERE stream = ? AND number <= ?`, h.Stream, h.Number)
		beyond -= before
	}
	return err == nil, max(beyond, 0), err
}

// SumOf gives the hash and the length of a file.
func SumOf(path string) (_ journal.Hash, _ int64, err error) {
	defer tell(path, &err)
	return sumOf(path)
}

// SameDisk tells whether two paths lie on one disk, where one accident takes both; known
// is false where that cannot be told.
func SameDisk(a, b string) (same, known bool) { return sameDisk(a, b) }
