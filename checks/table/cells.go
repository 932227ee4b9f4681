package table

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
)

// sheetReader gathers the cells of one sheet.
type sheetReader struct {
	*book
	sheet  Sheet
	number int // of the row
	cells  []string
	bare   []int
	merged []area
	cell   cell
	inside bool // of a cell
}

// cell is a cell while it is read.
type cell struct {
	column         int
	kind           string // "s", "str", "b" …; empty: a number
	style          int
	value          []byte
	valued         bool // it has a value, be it empty
	formula, quiet bool // quiet: what is read is how a text is spoken
}

// area is a block of merged cells, counted from 0 for columns, 1 for rows.
type area struct{ left, top, right, bottom int }

// sheet reads the rows of a sheet.
func (b *book) sheet(p place) (Sheet, error) {
	r := &sheetReader{book: b, sheet: Sheet{Name: p.name, Hidden: p.hidden}}
	if err := b.each(p.part, r.tag); err != nil {
		return Sheet{}, err
	}
	err := r.spread()
	return r.sheet, err
}

func (r *sheetReader) tag(t *tags) error {
	switch t.name {
	case "row":
		return r.row(t)
	case "c":
		return r.begin(t)
	case "v", "t":
		if r.inside && !r.cell.quiet && t.shut {
			r.cell.valued = r.cell.valued || t.name == "v"
			if !t.open {
				r.cell.value = append(r.cell.value, t.text...)
			}
			if len(r.cell.value) > tagBuffer {
				return r.longCell()
			}
		}
	case "f":
		r.cell.formula = r.cell.formula || r.inside
	case "rPh":
		r.cell.quiet = t.open && !t.shut
	case "mergeCell":
		if t.open {
			return r.merge(t.get("ref"))
		}
	}
	return nil
}

// row begins a row, or ends it. A row that does not say its number follows the one
// before; rows that go back are no sheet.
func (r *sheetReader) row(t *tags) error {
	if t.open {
		number := r.number + 1
		if said := t.get("r"); said != "" {
			n, err := strconv.Atoi(said)
			if err != nil || n < number {
				return strconv.ErrSyntax
			}
			number = n
		}
		r.number, r.cells, r.bare = number, nil, nil
		r.cell.column = -1
	}
	if t.shut {
		err := r.budget.row(&r.sheet, r.number, r.cells, r.bare)
		r.cells, r.bare = nil, nil
		return err
	}
	return nil
}

// begin begins a cell, or ends it.
func (r *sheetReader) begin(t *tags) error {
	if t.open {
		column := r.cell.column + 1
		if ref := t.get("r"); ref != "" {
			at, _, ok := reference(ref)
			if !ok {
				return strconv.ErrSyntax
			}
			column = at
		}
		style, _ := strconv.Atoi(t.get("s"))
		r.cell = cell{column: column, kind: t.get("t"), style: style, value: r.cell.value[:0]}
		r.inside = true
	}
	if !t.shut {
		return nil
	}
	r.inside = false
	return r.end()
}

// end puts the cell into its row. Cells that hold nothing take no place, wherever
// they stand.
func (r *sheetReader) end() error {
	c := &r.cell
	if c.formula && len(c.value) == 0 && !(c.kind == "str" && c.valued) {
		if c.column >= Columns || len(r.bare) == Columns {
			return r.tooLarge()
		}
		r.bare = append(r.bare, c.column)
		return nil
	}
	text, err := r.words(c)
	if err != nil || text == "" {
		return err
	}
	if c.column >= Columns {
		return r.tooLarge()
	}
	for len(r.cells) <= c.column {
		r.cells = append(r.cells, "")
	}
	r.cells[c.column] = text
	return nil
}

// words makes the text of a cell.
func (r *sheetReader) words(c *cell) (string, error) {
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(string(c.value)))
		if len(c.value) == 0 {
			return "", nil
		}
		if err != nil || i < 0 || i >= len(r.strings) {
			return "", strconv.ErrRange
		}
		return r.strings[i], nil
	case "str", "inlineStr", "e":
		return r.clean(c.value)
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[string(c.value)], nil
	case "d":
		return isoDate(string(c.value)), nil
	}
	var f format
	if c.style >= 0 && c.style < len(r.styles) {
		f = r.styles[c.style]
	}
	return numberWords(strings.TrimSpace(string(c.value)), f, r.from1904), nil
}

// isoDate cuts what a day in ISO form says too much: an hour of midnight, seconds.
// One that says its zone stays whole: its day may be another one here.
func isoDate(s string) string {
	date, hour, timed := strings.Cut(s, "T")
	if hasZone(hour) {
		return s
	}
	if !timed || strings.HasPrefix(hour, "00:00") || len(hour) < len("10:30") {
		return date
	}
	return date + "T" + hour[:len("10:30")]
}

// numberWords writes a number as its format means it: a day in ISO, an hour, a
// number with its leading zeros, else the number with the fifteen digits that
// programs of tables vouch for.
func numberWords(raw string, f format, from1904 bool) string {
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return raw
	}
	if f.date {
		if at, ok := serialMoment(n, from1904); ok {
			return at.String()
		}
	}
	if (f.date || f.hour) && n >= 0 && n < 1 {
		minutes := int(math.Round(n*86400)) / 60 % 1440
		return strings.TrimPrefix(calendar.Moment{Day: 1, Minute: minutes}.String(), calendar.Day(1).String()+"T")
	}
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		s := strconv.FormatInt(int64(n), 10)
		if missing := f.zeros - len(s); missing > 0 && n >= 0 {
			s = strings.Repeat("0", missing) + s
		}
		return s
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// reference reads B7: the column from 0 and the row from 1.
func reference(s string) (column, row int, ok bool) {
	s = strings.ReplaceAll(s, "$", "")
	i := 0
	for ; i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(s[i]-'A') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return column - 1, row, i > 0 && err == nil && row > 0
}

// merge notes a block of merged cells.
func (r *sheetReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return nil
	}
	left, top, okFrom := reference(from)
	right, bottom, okTo := reference(to)
	if !okFrom || !okTo {
		return strconv.ErrSyntax
	}
	if len(r.merged) == Rows {
		return r.tooLarge()
	}
	r.merged = append(r.merged, area{left, top, min(right, Columns-1), bottom})
	return nil
}

// spread puts the value of merged cells into each that the merge covers. A row in
// which nothing else stands stays as blank as it was: a record that is two rows
// high is one record.
func (r *sheetReader) spread() error {
	byNumber := func(row Row, n int) int { return cmp.Compare(row.Number, n) }
	work := 4_000_000 // cells that may be filled
	for _, a := range r.merged {
		i, found := slices.BinarySearchFunc(r.sheet.Rows, a.top, byNumber)
		if !found {
			continue
		}
		value := r.sheet.Rows[i].Cell(a.left)
		if value == "" {
			continue
		}
		for ; i < len(r.sheet.Rows) && r.sheet.Rows[i].Number <= a.bottom; i++ {
			row := &r.sheet.Rows[i]
			width := max(0, a.right-a.left+1)
			if work -= width; work < 0 {
				return r.tooLarge()
			}
			if r.text -= width * len(value); r.text < 0 {
				return r.tooLarge()
			}
			for len(row.Cells) <= a.right {
				row.Cells = append(row.Cells, "")
			}
			for k := a.left; k <= a.right; k++ {
				row.Cells[k] = value
			}
		}
	}
	return nil
}
