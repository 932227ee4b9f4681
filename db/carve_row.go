package db

import (
	"bytes"
	"context"
	"encoding/binary"

	"ashyq/checks/journal"
)

// shape is what a row is of, told by the types of its columns.
type shape int

// The shapes of the tables of the truth. All begin with a hash, which is a text of
// 64 letters.
const (
	noShape shape = iota
	entryRow
	payloadRow
	pieceRow
	erasedRow
)

// carved is a row as it was found. Nothing of it is believed.
type carved struct {
	shape shape
	hash  journal.Hash // as the row says it
	n     int          // of a piece
	bytes []byte       // the header, the payload, the piece; of an erased row the entry's hash
	from  rowPlace
	view  aspect
	ended bool // the pages it overflows into lead no further
}

// rowPlace says where a row begins, so that it can be read again.
type rowPlace struct {
	sheet
	start int
}

// hashType is how SQLite writes the type of a text of 64 bytes. Every row of ours
// has it as its first type.
var hashType = []byte{0x81, 0x0d}

const hashCode = 2*64 + 13

// shapeOf tells the shape from the codes of the columns. In SQLite a code from 12 on
// is bytes when it is even and a text when it is odd; smaller ones are numbers.
func shapeOf(codes []int) shape {
	isText := func(n int) bool { return n >= 13 && n%2 == 1 }
	isBytes := func(n int) bool { return n >= 12 && n%2 == 0 }
	isNumber := func(n int) bool { return n >= 1 && n <= 6 || n == 8 || n == 9 }
	switch {
	case len(codes) == 2 && isBytes(codes[1]):
		return payloadRow
	case len(codes) == 2 && codes[1] == hashCode:
		return erasedRow
	case len(codes) == 3 && isNumber(codes[1]) && isBytes(codes[2]):
		return pieceRow
	case len(codes) == 9 && isBytes(codes[1]) && codes[2] == hashCode && isNumber(codes[3]) && isNumber(codes[4]) &&
		isText(codes[5]) && isText(codes[6]) && codes[7] == hashCode && codes[8] == hashCode:
		return entryRow
	}
	return noShape
}

// width is how many bytes a column of a code takes.
func width(code int) int {
	if code >= 12 {
		return (code - 12) / 2
	}
	return [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0}[code]
}

// uvarint reads a number as SQLite writes it, of at most five bytes: more than a row
// can be long. Its length is 0 where there is none.
func uvarint(b []byte) (value, length int) {
	for i := 0; i < len(b) && i < 5; i++ {
		value = value<<7 | int(b[i]&0x7f)
		if b[i] < 0x80 {
			return value, i + 1
		}
	}
	return 0, 0
}

// layout is how a row lies in its page.
type layout struct {
	shape shape
	codes []int
	head  int // length of the list of codes
	total int // length of the row
}

// rowAt reads the list of codes that begins at a place of a page.
func rowAt(page []byte, start int) (l layout, ok bool) {
	l.head = int(page[start])
	if l.head < 3 || start+l.head > len(page) || l.head > 64 {
		return l, false
	}
	l.total = l.head
	for rest := page[start+1 : start+l.head]; len(rest) > 0; {
		code, n := uvarint(rest)
		if n == 0 || code < 12 && code > 9 {
			return l, false
		}
		l.codes = append(l.codes, code)
		l.total += width(code)
		rest = rest[n:]
	}
	l.shape = shapeOf(l.codes)
	return l, l.shape != noShape && l.total <= mostRow
}

// local is how much of a row lies in its own page; the rest overflows. The sum is
// SQLite's own.
func (c *carving) local(total int) int {
	most, least := c.pageSize-35, (c.pageSize-12)*32/255-23
	if total <= most {
		return total
	}
	if n := least + (total-least)%(c.pageSize-4); n <= most {
		return n
	}
	return least
}

// rows shows every row of one shape that can be found. Where the rest of a row lies
// in several places it is shown as each of them makes it, until it is taken.
func (c *carving) rows(ctx context.Context, want shape, take func(carved) (taken bool, err error)) error {
	return c.each(ctx, func(s sheet, page []byte) error {
		for at := 1; at < len(page); at++ {
			i := bytes.Index(page[at:], hashType)
			if i < 0 {
				return nil
			}
			at += i
			l, ok := rowAt(page, at-1)
			if !ok || l.shape != want {
				continue
			}
			if err := c.show(rowPlace{s, at - 1}, page, l, take); err != nil {
				return err
			}
		}
		return nil
	})
}

// show puts one row together in every way there is.
func (c *carving) show(from rowPlace, page []byte, l layout, take func(carved) (bool, error)) error {
	for v := range aspects {
		row, ok := c.row(from, page, l, v)
		if ok {
			if taken, err := take(row); err != nil || taken {
				return err
			}
		}
		if l.total == c.local(l.total) || len(c.sides) == 0 {
			return nil // it lies in its page, or in one place only
		}
	}
	return nil
}

// row puts a row together as an aspect sees it.
func (c *carving) row(from rowPlace, page []byte, l layout, v aspect) (carved, bool) {
	local := c.local(l.total)
	end := from.start + local
	rest := l.total - local
	if local < l.head || end > len(page) || rest > 0 && end+4 > len(page) {
		return carved{}, false
	}
	body, ended := bytes.Clone(page[from.start+l.head:end]), true
	if rest > 0 {
		more, last, ok := c.chain(binary.BigEndian.Uint32(page[end:]), rest, from.sheet, v)
		if !ok {
			return carved{}, false
		}
		body, ended = append(body, more...), last
	}
	row := columns(l, body)
	row.from, row.view, row.ended = from, v, ended
	return row, true
}

// columns parts a row.
func columns(l layout, body []byte) (row carved) {
	row.shape = l.shape
	parts := make([][]byte, len(l.codes))
	for i, code := range l.codes {
		parts[i], body = body[:width(code)], body[width(code):]
	}
	row.hash = journal.Hash(parts[0])
	row.bytes = parts[len(parts)-1]
	switch l.shape {
	case entryRow:
		row.bytes = parts[1]
	case pieceRow:
		row.n = number(l.codes[1], parts[1])
	}
	return row
}

// number reads a whole number; those of pieces are never below zero.
func number(code int, b []byte) (n int) {
	if code == 9 {
		return 1
	}
	for _, one := range b {
		n = n<<8 | int(one)
	}
	return n
}

// again reads a row a second time, as it was read the first time.
func (c *carving) again(from rowPlace, v aspect) (carved, bool) {
	f := c.main
	if from.side >= 0 {
		f = c.sides[from.side].file
	}
	page := make([]byte, c.pageSize)
	n, _ := f.ReadAt(page, from.at)
	if n <= from.start {
		return carved{}, false
	}
	l, ok := rowAt(page[:n], from.start)
	if !ok {
		return carved{}, false
	}
	return c.row(from, page[:n], l, v)
}

// trial counts the rows that are what they say, in the first part of the file: enough
// to tell the size of a page by. Of a piece nobody can say so, but the pages that it
// overflows into end where it ends.
func (c *carving) trial(ctx context.Context) (sound int, err error) {
	const enough = 32 << 20
	whole := c.length
	c.length = min(whole, enough)
	defer func() { c.length = whole }()
	for _, s := range []shape{entryRow, payloadRow, pieceRow} {
		err = c.rows(ctx, s, func(r carved) (bool, error) {
			good := s == pieceRow && r.ended || s != pieceRow && journal.Sum(r.bytes) == r.hash
			if good {
				sound++
			}
			return good, nil
		})
		if err != nil {
			return 0, err
		}
	}
	return sound, nil
}
