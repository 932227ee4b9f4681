package desk

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// Tables come from other offices. What is taken in is a list of the catalogue:
// its columns are recognised by their headings or told by the analyst, each row
// is shown with what it becomes or why it is refused, and nothing is taken in
// half: every row is counted as taken, known or refused. The same table, and the
// same row in another table, is taken in once.

// TableInput names a table to take in under a check, and how it is read.
type TableInput struct {
	Check   string
	Part    string            // empty: the only part or list that reads a table
	File    string            // CSV or XLSX
	Sheet   string            // name of a sheet; empty: all that are shown
	Columns map[string]string // our name of a column: its heading in the table; an empty heading leaves the column out
	Drop    []string          // headings of columns that are not read
	Day     calendar.Day      // a register's own day; empty: today
}

// TableState says what becomes of a row of a table.
type TableState string

// A row is taken in, was taken in or recorded before, or is refused.
const (
	TableTaken   TableState = "taken"
	TableKnown   TableState = "known"
	TableRefused TableState = "refused"
)

// RowPreview is a row of a table: what is read of it under our names, and what
// becomes of it.
type RowPreview struct {
	Sheet string            `json:"sheet,omitempty"`
	Row   int               `json:"row"` // its number in the file
	State TableState        `json:"state"`
	Cells map[string]string `json:"cells,omitempty"` // by our names of the columns: days in ISO, yes or no
	Why   *lang.Text        `json:"why,omitempty"`   // of a row that is not taken, or taken with cells that cannot be read
}

// RowProblem says why a row was not taken.
type RowProblem struct {
	Row   int       `json:"row"`
	Sheet string    `json:"sheet,omitempty"`
	Text  lang.Text `json:"text"`
}

// TablePreview says what a table holds and what would be written.
type TablePreview struct {
	List    *standard.List // whose rows they are
	Sheets  []SheetMatch
	Columns []ColumnMatch // of the list, in its order
	Rows    []RowPreview  // in their order in the file
	Unread  []string      // headings of columns with values that nobody reads
	Notes   []lang.Text   // what is to be known of the table as a whole
	Taken   int
	Known   int
	Refused int
}

// Problems lists the rows that are refused.
func (p *TablePreview) Problems() []RowProblem { return p.reasons(TableRefused) }

// Doubts lists the rows that are taken with cells that cannot be read.
func (p *TablePreview) Doubts() []RowProblem { return p.reasons(TableTaken) }

func (p *TablePreview) reasons(state TableState) []RowProblem {
	var out []RowProblem
	for _, r := range p.Rows {
		if r.State == state && r.Why != nil {
			out = append(out, RowProblem{Row: r.Row, Sheet: r.Sheet, Text: *r.Why})
		}
	}
	return out
}

// TableResult is what came of an import: the ids of the evidence that is there
// now, and what became of each row. Known says that this very file was taken in
// before, and nothing was written.
type TableResult struct {
	TablePreview
	IDs   []string
	Known bool
}

// intake is what a kind of list makes of a table: what becomes of each row, and
// how those that are taken are written. Write gives the ids of the evidence.
type intake struct {
	rows  []RowPreview
	write func(a *act) ([]string, error)
}

// tableFile is a table that was opened, with the headings that were told for its
// list and holder before.
type tableFile struct {
	TableInput
	body       []byte
	book       table.Book
	key        string // of the mapping on the shelf
	remembered map[string]string
}

// importer reads one table for one list of an inspection.
type importer struct {
	*view
	tableFile
	c       *caseView
	list    *standard.List
	service checks.Service // of the check, with every part that reads the list
	sheets  []sheetRows
	hash    string   // of the file
	before  []string // evidence that came from this very file
}

// PreviewTable says what intake in a table would do: nothing is written.
func (d *Desk) PreviewTable(ctx context.Context, inspection string, in TableInput) (out TablePreview, err error) {
	f, err := d.openTableFor(ctx, inspection, in)
	if err != nil {
		return out, err
	}
	err = d.read(ctx, func(v *view) error {
		_, _, out, err = v.readTable(inspection, f)
		return err
	})
	return out, err
}

// ImportTable takes a table in. Rows of events become events, each on its own; a
// register is kept as one piece of evidence.
func (d *Desk) ImportTable(ctx context.Context, inspection string, in TableInput) (out TableResult, err error) {
	f, err := d.openTableFor(ctx, inspection, in)
	if err != nil {
		return out, err
	}
	err = d.write(ctx, func(a *act) error {
		im, t, preview, err := a.readTable(inspection, f)
		if err != nil {
			return err
		}
		out = TableResult{TablePreview: preview, IDs: im.before, Known: preview.Taken == 0 && len(im.before) > 0}
		if preview.Taken == 0 {
			return im.nothing(&preview)
		}
		ids, err := t.write(a)
		out.IDs = append(ids, im.before...)
		return err
	})
	if err == errKnown {
		err = nil
	}
	if err == nil && len(in.Columns) > 0 {
		err = d.rememberColumns(ctx, f)
	}
	return out, err
}

// openTableFor opens a table and finds the mapping that is remembered for it.
func (d *Desk) openTableFor(ctx context.Context, inspection string, in TableInput) (f tableFile, err error) {
	if in.Day == 0 {
		in.Day = d.Today()
	}
	f.TableInput = in
	if f.body, f.book, err = d.openBook(in.File); err != nil {
		return f, err
	}
	err = d.read(ctx, func(v *view) error {
		c, list, _, err := v.tableFor(inspection, in)
		if err == nil {
			f.key = columnsKey + c.Inspection.Holder + " " + list.ID
		}
		return err
	})
	if err == nil {
		f.remembered, err = d.rememberedColumns(ctx, f.key)
	}
	return f, err
}

// tableFor finds what the table is for: the inspection, the list, and the parts
// that read it.
func (v *view) tableFor(inspection string, in TableInput) (*caseView, *standard.List, checks.Service, error) {
	c, err := v.caseOf(inspection)
	if err == nil {
		err = c.open()
	}
	if err != nil {
		return nil, nil, checks.Service{}, err
	}
	list, service, err := v.listFor(in, c.Inspection.Categories)
	return c, list, service, err
}

// readTable reads a table in a view and says what becomes of each row.
func (v *view) readTable(inspection string, f tableFile) (im *importer, t intake, out TablePreview, err error) {
	im = &importer{view: v, tableFile: f, hash: string(journal.Sum(f.body))}
	if im.c, im.list, im.service, err = v.tableFor(inspection, f.TableInput); err != nil {
		return im, t, out, err
	}
	im.before = importedBefore(im.c.Case, im.hash, im.service)
	out.List = im.list
	if out.Sheets, out.Columns, err = im.match(); err != nil {
		return im, t, out, err
	}
	out.Unread = im.unread()
	if im.list.Kind == standard.RegisterList {
		if out.Notes, err = im.registerDay(); err == nil {
			t = im.register()
		}
	} else {
		t, err = im.events()
	}
	out.Rows = t.rows
	for _, r := range t.rows {
		switch r.State {
		case TableTaken:
			out.Taken++
		case TableKnown:
			out.Known++
		default:
			out.Refused++
		}
	}
	return im, t, out, err
}

// nothing says why a table has nothing to take: all of it is known, or its first
// row is refused.
func (im *importer) nothing(p *TablePreview) error {
	if p.Known > 0 || len(im.before) > 0 {
		return errKnown
	}
	first := p.Problems()
	if len(first) == 0 {
		return fail("table.empty", args{"path": im.name()})
	}
	return fail("table.no-good-row", args{"path": im.name(), "row": first[0].Row, "why": first[0].Text})
}

// name is the name of the table.
func (im *importer) name() string { return lang.Line(filepath.Base(im.File)) }

type stop string

func (s stop) Error() string { return string(s) }

// errKnown ends an act that has nothing to write.
const errKnown = stop("desk: imported before")

// openBook reads a table file.
func (d *Desk) openBook(path string) ([]byte, table.Book, error) {
	body, err := d.readTableFile(path)
	if err != nil {
		return nil, table.Book{}, err
	}
	book, err := table.Read(filepath.Base(path), body)
	return body, book, err
}

// attachTable attaches the file that was read.
func (im *importer) attachTable(a *act) (checks.File, journal.Attachment, error) {
	limit := attachmentLimit(im.c.office)
	at, err := a.w.Attach(bytes.NewReader(im.body), limit)
	if err != nil {
		return checks.File{}, at, unattached(im.File, limit, err)
	}
	return checks.File{Hash: string(at.Hash), Name: im.name(), Role: tableRole}, at, nil
}

// tableRole is what an imported table is to its evidence.
const tableRole = "table"

// importedBefore finds the evidence that came from the same table for the same
// parts.
func importedBefore(c *checks.Case, hash string, s checks.Service) []string {
	var out []string
	for _, e := range c.Evidence {
		imported := e.Table != nil && e.Table.File.Hash == hash ||
			slices.ContainsFunc(e.Files, func(f checks.File) bool { return f.Hash == hash && f.Role == tableRole })
		if imported && slices.ContainsFunc(s.Parts, func(p string) bool { return e.ServesPart(s.Check, p) }) {
			out = append(out, e.ID)
		}
	}
	return out
}

// columnsKey begins the keys of mappings on the shelf: a holder and a list follow.
const columnsKey = "columns "

// rememberedColumns gives the headings that were told for a list of a holder
// before: its tables look alike from year to year.
func (d *Desk) rememberedColumns(ctx context.Context, key string) (map[string]string, error) {
	out := map[string]string{}
	_, err := d.unshelve(ctx, key, &out)
	return out, err
}

func (d *Desk) rememberColumns(ctx context.Context, f tableFile) error {
	all := maps.Clone(f.remembered)
	maps.Copy(all, f.Columns)
	return d.shelve(ctx, f.key, all)
}
