package db

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/journal/journaltest"
)

// Whatever a damaged file holds, and however long it says its pages are, carving ends
// with an answer; and a row that was found is found again where it was said to lie.
func FuzzCarving(f *testing.F) {
	for _, size := range []int{leastPage, usualPage, mostPage} {
		seed := pagesOf(f, size)
		f.Add(seed)
		f.Add(seed[:len(seed)/2+7])
	}
	ctx := context.Background()
	f.Fuzz(func(t *testing.T, file []byte) {
		path := filepath.Join(t.TempDir(), "damaged.db")
		for _, suffix := range append([]string{""}, logs...) { // the same bytes as a log, too
			if err := os.WriteFile(path+suffix, file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c, err := startCarving(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		defer c.close()
		for _, s := range []shape{entryRow, payloadRow, pieceRow, erasedRow} {
			err := c.rows(ctx, s, func(r carved) (bool, error) {
				again, ok := c.again(r.from, r.view)
				if !ok || again.hash != r.hash || again.n != r.n || !bytes.Equal(again.bytes, r.bytes) {
					t.Errorf("a row at %+v is another when it is read again", r.from)
				}
				return r.ended, nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// pagesOf gives a small database of ours whose pages are so long.
func pagesOf(f *testing.F, size int) []byte {
	dir := f.TempDir()
	path, again := filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")
	ctx := context.Background()
	s, err := Open(ctx, path, Options{MemoryKey: true, Deriver: journaltest.Deriver("1"), Now: journaltest.Clock})
	if err != nil {
		f.Fatal(err)
	}
	if _, err := try(s, journaltest.Holder("h1", "Мектеп", "Школа"), journaltest.Inspection("i1", "2026-001", "h1")); err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		f.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec(fmt.Sprintf("PRAGMA page_size = %d; VACUUM INTO '%s'", size, again)); err != nil {
		f.Fatal(err)
	}
	out, err := os.ReadFile(again)
	if err != nil {
		f.Fatal(err)
	}
	return few(out, size)
}

// few leaves the head of a file and as much of what follows the first row as is quickly
// read: a database is longer than a fuzzer likes.
func few(file []byte, size int) []byte {
	first := max(bytes.Index(file, hashType)/size, 1) * size
	return append(bytes.Clone(file[:size]), file[first:min(first+max(size, 4*usualPage), len(file))]...)
}

// A row whose list of codes is longer than what of it lies in its page is no row.
func TestAListOfCodesThatLeavesItsPageIsNoRow(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(b.dir, "evil.db")
	if err := os.WriteFile(path, longCodes(), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Repair(context.Background(), path, filepath.Join(b.dir, "new.db"), b.options())
	b.refused(err, "db.nothing-whole")
}

// longCodes is a file with pages of 512 bytes and the head of an entry in it, whose
// nine codes take 42 bytes where 39 of its row lie in the page.
func longCodes() []byte {
	file := make([]byte, 3*leastPage)
	copy(file, "SQLite format 3\x00\x02\x00\x02\x02\x00\x40\x20\x20")
	row := []byte{43, 0x81, 0x0d}
	for _, code := range []int{504, hashCode, 1, 1, 13, 13, hashCode, hashCode} {
		row = append(row, 0x80, 0x80, 0x80, 0x80|byte(code>>7), byte(code&0x7f))
	}
	copy(file[leastPage+10:], row)
	return file
}
