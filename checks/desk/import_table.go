package desk

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"ashyq/checks/lang"
)

// Limits of a table that is imported: its bytes, its rows and its columns.
const (
	tableBytes   = 64 << 20
	tableRows    = 200_000
	tableColumns = 200
)

// table is a sheet as text: the headings, then the rows with their numbers in
// the file.
type table struct {
	head []string
	rows []tableRow
}

type tableRow struct {
	number int
	cells  []string
}

// readTable reads a CSV or XLSX file. Cells come as text; formulas are never
// computed, their last value is read.
func readTable(name string, body []byte) (table, error) {
	var raw [][]string
	var err error
	if bytes.HasPrefix(body, []byte("PK")) {
		raw, err = readXLSX(body)
	} else {
		raw, err = readCSV(body)
	}
	if err != nil {
		e := fail("table.unreadable", args{"path": lang.Line(name)})
		e.Err = err
		return table{}, e
	}
	return tableOf(name, raw)
}

func tableOf(name string, raw [][]string) (table, error) {
	var t table
	for i, cells := range raw {
		blank := true
		for k := range cells {
			cells[k] = lang.Line(cells[k])
			blank = blank && cells[k] == ""
		}
		switch {
		case blank:
		case len(cells) > tableColumns || len(t.rows) > tableRows:
			return t, fail("table.too-large", args{"path": lang.Line(name), "rows": tableRows, "columns": tableColumns})
		case t.head == nil:
			t.head = cells
		default:
			t.rows = append(t.rows, tableRow{number: i + 1, cells: cells})
		}
	}
	if t.head == nil || len(t.rows) == 0 {
		return t, fail("table.empty", args{"path": lang.Line(name)})
	}
	return t, nil
}

func readXLSX(body []byte) ([][]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(body), excelize.Options{
		RawCellValue: false, ShortDatePattern: "yyyy-mm-dd", UnzipSizeLimit: tableBytes * 4, UnzipXMLSizeLimit: tableBytes * 2,
	})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out [][]string
	for rows.Next() && len(out) <= tableRows+1 {
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		out = append(out, cells)
	}
	return out, rows.Error()
}

// readCSV reads UTF-8 or, where the bytes are not, windows-1251; the separator
// is the one that the first line has most of.
func readCSV(body []byte) ([][]string, error) {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) {
		decoded, err := charmap.Windows1251.NewDecoder().Bytes(body)
		if err != nil {
			return nil, err
		}
		body = decoded
	}
	r := csv.NewReader(bytes.NewReader(body))
	r.Comma = separator(body)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	var out [][]string
	for len(out) <= tableRows+1 {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		out = append(out, cells)
	}
	return out, nil
}

func separator(body []byte) rune {
	first, _, _ := bytes.Cut(body, []byte("\n"))
	best, most := ',', -1
	for _, r := range ";,\t" {
		if n := strings.Count(string(first), string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// column finds the column whose heading is one of the names; -1 if none is.
func (t table) column(names ...string) int {
	for _, name := range names {
		for i, h := range t.head {
			if lang.Fold(h) == lang.Fold(name) {
				return i
			}
		}
	}
	return -1
}

// cell gives a cell of a row; empty where there is none.
func (r tableRow) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}
