package checks

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"ashyq/checks/calendar"
)

// Table is an imported register under our names, as it is kept beside its
// evidence: a line about the table, then a line of JSON for each row. Days are
// written in ISO; a cell that could not be read stands as it was, and is no day.
type Table struct {
	List    string              // of which the rows are: "requests"
	Columns []string            // our names of the columns that the table has, in the order of the list
	Heads   map[string]string   // by our name: the heading under which it stood
	File    TableFile           // from which it was read
	Dropped []string            // headings of columns that were left out on purpose
	Unread  []string            // headings of columns that are none of the list: what they say is not known here
	Sheets  map[string][]string // our names of the columns of a sheet that lacks some of Columns
	Rows    []Row
}

// TableFile names the file that a table was read from. Its bytes are attached
// unless columns were left out of it.
type TableFile struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
}

// Row is one line of a register.
type Row struct {
	Line  int      // in the file, from 1
	Sheet string   // where the file has several
	Cells []string // one for each column of the table
	Raw   []string // the whole line as text; not read back for judging
}

// BareFormula stands for a cell whose formula has no stored value: it is not
// empty, and what it holds is not known.
const BareFormula = "=?"

// tableVersion is the version of the form of kept rows that is written.
const tableVersion = 1

// tableHead is the first line.
type tableHead struct {
	Reader  string              `json:"reader"`
	Version int                 `json:"version"`
	List    string              `json:"list"`
	Columns map[string]string   `json:"columns"`
	File    *TableFile          `json:"file,omitempty"`
	Dropped []string            `json:"dropped,omitempty"`
	Unread  []string            `json:"unread,omitempty"`
	Sheets  map[string][]string `json:"sheets,omitempty"`
}

// ErrTable says that kept rows are not as they are written.
var ErrTable = errors.New("checks: not the rows of a register")

// Write writes the table as it is kept.
func (t *Table) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	head := tableHead{Reader: "table", Version: tableVersion, List: t.List, Columns: t.Heads, Dropped: t.Dropped, Unread: t.Unread, Sheets: t.Sheets}
	if t.File != (TableFile{}) {
		head.File = &t.File
	}
	if head.Columns == nil {
		head.Columns = map[string]string{}
	}
	if err := enc.Encode(head); err != nil {
		return err
	}
	for _, r := range t.Rows {
		row := map[string]any{"row": r.Line, "raw": append([]string{}, r.Raw...)}
		if r.Sheet != "" {
			row["sheet"] = r.Sheet
		}
		for i, name := range t.Columns {
			if r.Cells[i] != "" {
				row[name] = r.Cells[i]
			}
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// tableLine limits one line of kept rows, in bytes.
const tableLine = 1 << 20

// ReadTable reads what Write wrote. Names of a newer program are kept as columns.
func ReadTable(r io.Reader) (*Table, error) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 64<<10), tableLine)
	if !in.Scan() {
		return nil, cmpErr(in.Err())
	}
	var head tableHead
	if err := json.Unmarshal(in.Bytes(), &head); err != nil || head.Version != tableVersion {
		return nil, ErrTable
	}
	t := &Table{List: head.List, Heads: head.Columns, Dropped: head.Dropped, Unread: head.Unread, Sheets: head.Sheets}
	if head.File != nil {
		t.File = *head.File
	}
	for name := range head.Columns {
		t.Columns = append(t.Columns, name)
	}
	slices.Sort(t.Columns)
	for in.Scan() {
		row, err := readRow(in.Bytes(), t.Columns)
		if err != nil {
			return nil, err
		}
		t.Rows = append(t.Rows, row)
	}
	if in.Err() != nil {
		return nil, in.Err()
	}
	return t, nil
}

func cmpErr(err error) error {
	if err != nil {
		return err
	}
	return ErrTable
}

func readRow(line []byte, columns []string) (Row, error) {
	var cells map[string]json.RawMessage
	if err := json.Unmarshal(line, &cells); err != nil {
		return Row{}, ErrTable
	}
	row := Row{Cells: make([]string, len(columns))}
	if json.Unmarshal(cells["row"], &row.Line) != nil {
		return Row{}, ErrTable
	}
	if sheet, ok := cells["sheet"]; ok && json.Unmarshal(sheet, &row.Sheet) != nil {
		return Row{}, ErrTable
	}
	for i, name := range columns {
		value, ok := cells[name]
		if !ok {
			continue
		}
		if plain := plainString(value); plain != nil {
			row.Cells[i] = string(plain)
		} else if json.Unmarshal(value, &row.Cells[i]) != nil {
			return Row{}, ErrTable
		}
	}
	return row, nil
}

// plainString gives the text of a JSON string without escapes, nil for any other.
func plainString(value []byte) []byte {
	if len(value) < 2 || value[0] != '"' || bytes.IndexByte(value, '\\') >= 0 || !utf8.Valid(value) {
		return nil
	}
	return value[1 : len(value)-1]
}

// column gives the place of a column, -1 where the table has none.
func (t *Table) column(name string) int { return slices.Index(t.Columns, name) }

// Has tells whether the table has a column.
func (t *Table) Has(name string) bool { return t.column(name) >= 0 }

// HasIn tells whether the sheet of a row has a column: an empty cell of a column
// that is there says that something was not done, one of a column that is not
// there says nothing.
func (t *Table) HasIn(row int, name string) bool {
	if own, told := t.Sheets[t.Rows[row].Sheet]; told {
		return slices.Contains(own, name)
	}
	return t.Has(name)
}

// Cell gives a cell of a row, "" where it is empty or there is no such column.
func (t *Table) Cell(row int, name string) string {
	i := t.column(name)
	if i < 0 {
		return ""
	}
	return t.Rows[row].Cells[i]
}

// day reads a cell as a day: none where it is empty; false where it holds
// something that is no day.
func (t *Table) day(row, column int) (calendar.Day, bool) {
	if column < 0 || t.Rows[row].Cells[column] == "" {
		return 0, true
	}
	at, err := calendar.ParseMoment(t.Rows[row].Cells[column])
	return at.Day, err == nil
}
