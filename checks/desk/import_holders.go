package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// HolderImportInput names a table of holders and says what of it is taken.
type HolderImportInput struct {
	File  string
	Sheet string // of a workbook; "": the first one with a column of names
	Take  []int  // doubtful rows that are taken all the same, by their numbers
	Seen  string // the hash of the file as it was looked at; "": it was not
}

// HolderRowState is what a row of a table is to the register.
type HolderRowState string

// The states of a row. New and changed ones are taken, doubtful ones when the
// analyst says so, refused ones never.
const (
	HolderNew      HolderRowState = "new"
	HolderSame     HolderRowState = "same"
	HolderChanged  HolderRowState = "changed"
	HolderDoubtful HolderRowState = "doubtful"
	HolderRefused  HolderRowState = "refused"
)

// HolderRowStates lists the states in the order in which they are told.
func HolderRowStates() []HolderRowState {
	return []HolderRowState{HolderNew, HolderChanged, HolderSame, HolderDoubtful, HolderRefused}
}

// HolderImport is a table of holders seen from the register.
type HolderImport struct {
	File    string
	Hash    string
	Sheet   string
	Others  []string // sheets that are not read
	Columns []string // headings that are not known: what stands under them is not read
	Rows    []HolderImportRow
}

// HolderImportRow is one row: what it is, what it changes and why it is doubtful
// or refused.
type HolderImportRow struct {
	Row     int // its number in the file
	State   HolderRowState
	Name    lang.Text
	BIN     string
	Holder  string // id of the holder that is meant; "" for a new one that was not registered
	Changes []FieldChange
	Why     []lang.Text
	Taken   bool // it is new or changed, or doubtful and taken all the same
}

// FieldChange says how a field of a record changes.
type FieldChange struct {
	Field    lang.Text
	Old, New lang.Text // empty: there is nothing
}

// Count tells how many rows there are of each state.
func (h HolderImport) Count() map[HolderRowState]int {
	out := map[HolderRowState]int{}
	for _, r := range h.Rows {
		out[r.State]++
	}
	return out
}

// Taken tells how many rows are taken.
func (h HolderImport) Taken() int {
	n := 0
	for _, r := range h.Rows {
		if r.Taken {
			n++
		}
	}
	return n
}

// PreviewHolders says what an import would do, and writes nothing.
func (d *Desk) PreviewHolders(ctx context.Context, in HolderImportInput) (out HolderImport, err error) {
	t, err := d.openHolders(in)
	if err != nil {
		return out, err
	}
	plan := newHolderPlan(d, t)
	err = noneWithoutStore(d.read(ctx, func(v *view) error { return plan.settle(v, in.Take) }))
	if err == nil && !plan.settled {
		err = plan.settle(nil, in.Take) // there is no database: every holder is new
	}
	return plan.out(), err
}

// ImportHolders takes in a table of holders in one act: new and changed rows, and
// those doubtful ones that are named. The rest is left out and listed.
func (d *Desk) ImportHolders(ctx context.Context, in HolderImportInput) (out HolderImport, err error) {
	t, err := d.openHolders(in)
	if err != nil {
		return out, err
	}
	if in.Seen != "" && in.Seen != t.hash {
		return out, fail("import.moved-on", args{"path": lang.Line(t.name)})
	}
	plan := newHolderPlan(d, t)
	err = d.write(ctx, func(a *act) error {
		if err := plan.settle(&a.view, in.Take); err != nil {
			return err
		}
		return plan.write(a)
	})
	if err == errKnown {
		err = nil
	}
	return plan.out(), err
}

// holderTable is a sheet of holders that was opened.
type holderTable struct {
	name, hash, sheet string
	others            []string
	head              table.Row
	rows              []table.Row
	columns           holderColumns
}

// openHolders reads the file, and finds the sheet and the columns.
func (d *Desk) openHolders(in HolderImportInput) (t holderTable, err error) {
	t.name = filepath.Base(in.File)
	body, err := d.readTableFile(in.File)
	if err != nil {
		return t, err
	}
	sum := sha256.Sum256(body)
	t.hash = hex.EncodeToString(sum[:])
	book, err := table.Read(t.name, body)
	if err != nil {
		return t, err
	}
	found := false
	for _, s := range book.Sheets {
		wanted := !found && (in.Sheet == "" && !s.Hidden || in.Sheet != "" && lang.Name(s.Name) == lang.Name(in.Sheet))
		head, rows := s.Under(d.holderHeading)
		columns := d.holderColumns(head)
		switch {
		case wanted && columns.named():
			found = true
			t.sheet, t.head, t.rows, t.columns = s.Name, head, rows, columns
		case len(s.Rows) > 0:
			t.others = append(t.others, s.Name)
		}
	}
	if !found && in.Sheet != "" {
		return t, fail("import.no-sheet", args{"sheet": lang.Line(in.Sheet), "sheets": t.others})
	}
	if !found {
		return t, fail("table.no-name", args{"path": lang.Line(t.name)})
	}
	if len(t.rows) == 0 {
		return t, fail("import.no-rows", args{"path": lang.Line(t.name)})
	}
	return t, nil
}

// readTableFile reads a file whole, as far as a table may be long.
func (d *Desk) readTableFile(path string) ([]byte, error) {
	f, err := d.files.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(io.LimitReader(f, table.Bytes+1)); err != nil {
		return nil, unreadable(path, err)
	}
	return body.Bytes(), nil
}

// order is the order in which the days of the table are written.
func (t *holderTable) order() table.Order {
	c := t.columns
	return table.OrderOf(t.rows, slices.DeleteFunc([]int{c.nameFrom, c.categoryFrom, c.categoryTo, c.lifeFrom, c.lifeTo},
		func(i int) bool { return i < 0 })...)
}

// day reads a cell with a day; none where it is empty.
func (t *holderTable) day(cell string, o table.Order) (calendar.Day, error) {
	if strings.TrimSpace(cell) == "" {
		return 0, nil
	}
	at, err := table.ReadMoment(cell, o)
	return at.Day, err
}
