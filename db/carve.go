package db

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Carving reads rows out of a file that SQLite may no longer be able to read. It
// trusts nothing that leads to a row: neither the head of the file, nor the pages
// that point at others, nor the list of rows at the head of a page. A row is known
// by its own shape (see rowAt), wherever it lies, and every hash in it is judged by
// whoever takes it. So a spoilt byte costs at most the one row that it lies in.
//
// What the log and the rollback journal hold is read too. A page may lie in several
// places then, in an older and in a newer state; rows are only ever added, so each
// state is worth reading.

// carving is a damaged database being read.
type carving struct {
	main     *os.File
	length   int64 // of the main file
	pageSize int
	sides    []side
}

// side is a file beside the database that holds pages of it.
type side struct {
	file   *os.File
	suffix string
	pages  []sidePage       // in the order in which they were written
	where  map[uint32][]int // in which of them a page lies, by its number
}

// sidePage says where a page lies in a side.
type sidePage struct {
	number uint32
	at     int64
}

// sheet is one page in one of its places. The main file is -1, the sides follow.
type sheet struct {
	side, index int
	at          int64
}

// The bounds of a page in SQLite's format.
const (
	leastPage = 512
	mostPage  = 65536
	usualPage = 4096 // what SQLite makes unless it is told otherwise
)

// mostRow bounds a row that is carved: a longer one is no row of ours.
const mostRow = 64 << 20

// startCarving opens what there is of a database, for reading alone.
func startCarving(ctx context.Context, path string) (_ *carving, err error) {
	c := &carving{}
	defer func() {
		if err != nil {
			c.close()
		}
	}()
	if c.main, err = os.Open(path); err != nil {
		return nil, err
	}
	info, err := c.main.Stat()
	if err != nil {
		return nil, err
	}
	c.length = info.Size()
	for _, suffix := range logs {
		f, err := os.Open(path + suffix)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c.sides = append(c.sides, side{file: f, suffix: suffix})
	}
	return c, c.measure(ctx)
}

func (c *carving) close() {
	if c.main != nil {
		c.main.Close()
	}
	for _, s := range c.sides {
		s.file.Close()
	}
}

// measure finds the size of a page: the head of the file tells, else the head of
// its log or journal, else the size that gives the most rows.
func (c *carving) measure(ctx context.Context) error {
	if n := c.toldSize(); n > 0 {
		return c.lay(n)
	}
	best, most := usualPage, 0
	for n := leastPage; n <= mostPage; n *= 2 {
		if err := c.lay(n); err != nil {
			return err
		}
		count, err := c.trial(ctx)
		if err != nil {
			return err
		}
		if count > most || count == most && n == usualPage {
			best, most = n, count
		}
	}
	return c.lay(best)
}

// toldSize is the size of a page as the files say it, 0 where none can be read.
func (c *carving) toldSize() int {
	head := make([]byte, 32)
	if _, err := c.main.ReadAt(head, 0); err == nil && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		n := int(binary.BigEndian.Uint16(head[16:]))
		if n == 1 { // 65536 does not fit
			n = mostPage
		}
		if goodSize(n) {
			return n
		}
	}
	for _, s := range c.sides {
		if _, err := s.file.ReadAt(head, 0); err != nil {
			continue
		}
		at := 8 // in the log
		if s.suffix == logs[1] {
			at = 24
		}
		if n := int(binary.BigEndian.Uint32(head[at:])); goodSize(n) {
			return n
		}
	}
	return 0
}

func goodSize(n int) bool { return n >= leastPage && n <= mostPage && n&(n-1) == 0 }

// lay says how long a page is, and finds the pages of the sides.
func (c *carving) lay(pageSize int) (err error) {
	c.pageSize = pageSize
	for i := range c.sides {
		s := &c.sides[i]
		if s.pages, err = s.list(pageSize); err != nil {
			return err
		}
		s.where = map[uint32][]int{}
		for j, p := range s.pages {
			s.where[p.number] = append(s.where[p.number], j)
		}
	}
	return nil
}

// journalMagic begins the head of a rollback journal, and of each of its later parts.
const journalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

// sector is how long the head of a rollback journal is.
func (s *side) sector() int64 {
	head := make([]byte, 4)
	if _, err := s.file.ReadAt(head, 20); err == nil {
		if n := int64(binary.BigEndian.Uint32(head)); n >= 32 && n <= mostPage && n&(n-1) == 0 {
			return n
		}
	}
	return sector
}

// list finds the pages of a side: each stands after a head that begins with its
// number, and in a rollback journal before a sum. A journal may have several parts,
// each with a head of its own.
func (s *side) list(pageSize int) ([]sidePage, error) {
	info, err := s.file.Stat()
	if err != nil {
		return nil, err
	}
	at, head, tail, parts := int64(32), int64(24), int64(0), int64(0)
	if s.suffix == logs[1] {
		head, tail, parts = 4, 4, s.sector()
		at = parts
	}
	var out []sidePage
	number, magic := make([]byte, 4), make([]byte, len(journalMagic))
	for ; at+head < info.Size(); at += head + int64(pageSize) + tail {
		if parts > 0 {
			edge := (at + parts - 1) / parts * parts
			if _, err := s.file.ReadAt(magic, edge); err == nil && string(magic) == journalMagic {
				at = edge + parts
			}
		}
		if _, err := s.file.ReadAt(number, at); err != nil {
			break // what cannot be read is not there
		}
		out = append(out, sidePage{binary.BigEndian.Uint32(number), at + head})
	}
	return out, nil
}

// each shows every page, in every place where it lies. A page that cannot be read
// is passed over; one that is cut is shown as far as it goes.
func (c *carving) each(ctx context.Context, show func(s sheet, page []byte) error) error {
	page := make([]byte, c.pageSize)
	one := func(f *os.File, s sheet) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := f.ReadAt(page, s.at)
		if n == 0 || err != nil && !errors.Is(err, io.EOF) {
			return nil
		}
		return show(s, page[:n])
	}
	for at := int64(0); at < c.length; at += int64(c.pageSize) {
		if err := one(c.main, sheet{side: -1, at: at}); err != nil {
			return err
		}
	}
	for i, side := range c.sides {
		for j, p := range side.pages {
			if err := one(side.file, sheet{side: i, index: j, at: p.at}); err != nil {
				return err
			}
		}
	}
	return nil
}

// aspect chooses among the places where a page lies.
type aspect int

// A page is looked for in the file first, or in a side in its newest state, or in the
// state nearest to the row that leads to it.
const (
	inMain aspect = iota
	newestState
	nearestState
	aspects
)

// place reads one page of an overflow chain as an aspect sees it.
func (c *carving) place(number uint32, from sheet, v aspect, page []byte) bool {
	main := func() bool {
		at := (int64(number) - 1) * int64(c.pageSize)
		n, _ := c.main.ReadAt(page, at) // what is cut is judged by its hash
		return n > 4
	}
	if v == inMain && number > 0 && main() {
		return true
	}
	for i, s := range c.sides {
		if v == nearestState && i != from.side {
			continue
		}
		if j := s.find(number, from.index, v); j >= 0 {
			n, _ := s.file.ReadAt(page, s.pages[j].at)
			return n > 4
		}
	}
	return number > 0 && main()
}

// find gives the page with a number: the newest, or the nearest to another one; -1
// where the side has none.
func (s side) find(number uint32, near int, v aspect) int {
	best := -1
	for _, j := range s.where[number] {
		if best < 0 || v != nearestState || abs(j-near) < abs(best-near) {
			best = j
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// chain reads the rest of a row from the pages it overflows into. It has ended where
// the last of them leads no further.
func (c *carving) chain(next uint32, want int, from sheet, v aspect) (out []byte, ended, ok bool) {
	page := make([]byte, c.pageSize)
	seen := map[uint32]bool{}
	for len(out) < want {
		if next == 0 || seen[next] || !c.place(next, from, v, page) {
			return nil, false, false
		}
		seen[next] = true
		out = append(out, page[4:4+min(want-len(out), c.pageSize-4)]...)
		next = binary.BigEndian.Uint32(page)
	}
	return out, next == 0, true
}
