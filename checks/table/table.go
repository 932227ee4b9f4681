// Package table turns the bytes of a table into sheets of clean text. Other
// offices send what their own programs write: CSV in three encodings with three
// separators, workbooks with a sheet for each quarter, headings under a title,
// merged cells, dates as numbers. What the rows mean is not known here; here is
// decided only what stands in each cell, and that nothing in a file can lie
// about it: a formula is never computed, what was not stored is not guessed, and
// a file that cannot be read whole is refused in words.
//
// The package is pure: bytes in, values out.
package table

import (
	"bytes"
	"slices"

	"ashyq/checks/lang"
)

// Limits of a table: its bytes, its rows in all sheets together, and its columns.
const (
	Bytes   = 64 << 20
	Rows    = 200_000
	Columns = 200
)

// mostText bounds one cell, in characters: no program of tables writes more.
const mostText = 32_767

// Book is a table file: its sheets in their order.
type Book struct {
	Sheets []Sheet
}

// Sheet is one sheet: every row that is not blank. A CSV file has one sheet,
// whose name is empty.
type Sheet struct {
	Name   string
	Hidden bool // not shown to whoever opens the file
	Rows   []Row
}

// Row is a row with its number in the file, counted from 1 as programs of tables
// count. The cells are clean text; Bare are the columns whose cell is a formula
// without a stored value: nobody knows what stands there, and it is not empty.
type Row struct {
	Number int
	Cells  []string
	Bare   []int
}

// Cell gives a cell, "" where there is none.
func (r Row) Cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return r.Cells[i]
}

// Read reads a CSV or XLSX file, told apart by their bytes; the name is only for
// words. What cannot be read whole is refused.
func Read(name string, body []byte) (Book, error) {
	if len(body) > Bytes {
		return Book{}, fail("table.too-heavy", args{"name": lang.Line(name), "mib": Bytes >> 20})
	}
	var b Book
	var err error
	if kind := kindOf(body); kind == workbook {
		b, err = readWorkbook(name, body)
	} else if kind != "" {
		err = fail("table.kind."+kind, args{"name": lang.Line(name)})
	} else {
		b, err = readCSV(name, body)
	}
	if err != nil {
		return Book{}, err
	}
	if !slices.ContainsFunc(b.Sheets, func(s Sheet) bool { return len(s.Rows) > 0 }) {
		return Book{}, fail("table.empty", args{"name": lang.Line(name)})
	}
	return b, nil
}

// Kinds of file that are no text, as their words are called.
const (
	workbook = "workbook"
	locked   = "locked" // a workbook under a password
	oldBook  = "old"    // of the programs before 2007
	binary   = "binary"
)

// kindOf tells the kind of a file by its bytes, "" for text.
func kindOf(body []byte) string {
	const wideLock = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	switch {
	case bytes.HasPrefix(body, []byte("PK\x03\x04")), bytes.HasPrefix(body, []byte("PK\x05\x06")):
		return workbook
	case bytes.HasPrefix(body, []byte("\xd0\xcf\x11\xe0")) && bytes.Contains(body, []byte(wideLock)):
		return locked
	case bytes.HasPrefix(body, []byte("\xd0\xcf\x11\xe0")):
		return oldBook
	case wide(body):
		return ""
	case bytes.HasPrefix(body, []byte("%PDF")), bytes.IndexByte(body, 0) >= 0:
		return binary
	}
	return ""
}

// budget bounds what a file may become in memory, whatever its bytes promise.
type budget struct {
	name       string
	rows, text int
}

func newBudget(name string) *budget {
	const most = 4 * Bytes // of text
	return &budget{name: name, rows: Rows, text: most}
}

// row takes in the cells of a row, cleaned by what fills them. A blank row is
// left out, and so are blank cells at the end.
func (b *budget) row(s *Sheet, number int, cells []string, bare []int) error {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 && len(bare) == 0 {
		return nil
	}
	b.rows--
	for _, c := range cells {
		b.text -= len(c)
	}
	if b.rows < 0 || b.text < 0 || len(cells) > Columns || len(bare) > Columns {
		return b.tooLarge()
	}
	s.Rows = append(s.Rows, Row{Number: number, Cells: cells, Bare: bare})
	return nil
}

func (b *budget) tooLarge() error {
	return fail("table.too-large", args{"name": lang.Line(b.name), "rows": Rows, "columns": Columns})
}

func (b *budget) longCell() error {
	return fail("table.long-cell", args{"name": lang.Line(b.name), "most": mostText})
}
