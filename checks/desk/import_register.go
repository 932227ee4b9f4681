package desk

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// registerDay looks at the register's own day: it is not to come, and after the
// as-of date of the inspection it proves nothing in it, which is said.
func (im *importer) registerDay() ([]lang.Text, error) {
	switch asOf := im.c.Inspection.AsOf; {
	case im.Day > im.Today():
		return nil, fail("register.future", args{"day": im.Day})
	case im.Day > asOf:
		return []lang.Text{messages().Text("register.after-as-of", args{"day": im.Day, "as_of": asOf})}, nil
	}
	return nil, nil
}

// register keeps the table as one piece of evidence: the file, and its rows under
// our names. Every row is kept; a cell that cannot be read stands as it was.
func (im *importer) register() intake {
	kept := im.keptTable()
	var out intake
	seen := map[string]int{} // the line of each row, by what stands in it
	for i := range im.sheets {
		s := &im.sheets[i]
		for _, r := range s.rows {
			row := checks.Row{Line: r.Number, Sheet: s.name, Raw: s.raw(r)}
			preview := im.registerRow(s, r, &row, kept.Columns)
			whole := fmt.Sprintf("%q %v", r.Cells, r.Bare)
			if seen[whole] != 0 && preview.State != TableRefused {
				preview.State, preview.Why = TableRefused, whyNot(fail("row.twice", args{"row": seen[whole]}))
			}
			if preview.State != TableRefused {
				seen[whole] = r.Number
				kept.Rows = append(kept.Rows, row)
			}
			out.rows = append(out.rows, preview)
		}
	}
	out.write = func(a *act) ([]string, error) { return im.writeRegister(a, &kept) }
	return out
}

// keptTable begins the table that is kept: the columns of all sheets together, and
// those of each sheet that lacks some of them.
func (im *importer) keptTable() checks.Table {
	kept := checks.Table{
		List: im.list.ID, Heads: map[string]string{}, File: checks.TableFile{Name: im.name(), Hash: im.hash},
		Dropped: im.Drop, Unread: mayTell(im.unread()),
	}
	for _, c := range im.list.Columns {
		for i := range im.sheets {
			if at, there := im.sheets[i].at[c.Name]; there {
				kept.Columns, kept.Heads[c.Name] = append(kept.Columns, c.Name), im.sheets[i].head.Cell(at)
				break
			}
		}
	}
	for i := range im.sheets {
		s := &im.sheets[i]
		if len(s.at) == len(kept.Columns) {
			continue
		}
		own := slices.DeleteFunc(slices.Clone(kept.Columns), func(name string) bool { _, there := s.at[name]; return !there })
		if kept.Sheets == nil {
			kept.Sheets = map[string][]string{}
		}
		kept.Sheets[s.name] = own
	}
	return kept
}

// registerRow fills the cells of a row and says what becomes of it: it is taken,
// unless it is none or the very file was. Days that cannot be read are named.
func (im *importer) registerRow(s *sheetRows, r table.Row, row *checks.Row, columns []string) RowPreview {
	out := RowPreview{Sheet: s.name, Row: r.Number, State: TableTaken, Cells: map[string]string{}}
	var unread, swapped []lang.Text
	for _, name := range columns {
		c := im.list.Column(name)
		cell, state := registerCell(s, r, c)
		switch state {
		case cellUnread:
			unread = append(unread, c.Title)
		case cellSwapped:
			swapped = append(swapped, c.Title)
		}
		out.Cells[name] = cell
		row.Cells = append(row.Cells, cell)
	}
	switch {
	case s.void[r.Number] != nil:
		out.State, out.Why = TableRefused, whyNot(s.void[r.Number])
	case len(im.before) > 0:
		out.State, out.Why = TableKnown, whyNot(fail("row.recorded", nil))
	default:
		out.Why = doubt(unread, swapped)
	}
	return out
}

// doubt says which days of a row cannot be read, and why; nil where all can.
func doubt(unread, swapped []lang.Text) *lang.Text {
	said := messages().Text("row.swapped", args{"columns": swapped})
	rest := messages().Text("row.unread-days", args{"columns": unread})
	switch {
	case len(unread)+len(swapped) == 0:
		return nil
	case len(swapped) == 0:
		return &rest
	case len(unread) == 0:
		return &said
	}
	return &lang.Text{KK: said.KK + "; " + rest.KK, RU: said.RU + "; " + rest.RU, EN: said.EN + "; " + rest.EN}
}

// raw gives the cells of a row as they stand, but for the columns that are dropped.
func (s *sheetRows) raw(r table.Row) []string {
	out := append([]string(nil), r.Cells...)
	for _, i := range s.drop {
		if i < len(out) {
			out[i] = ""
		}
	}
	return out
}

// cellState says how a cell of a register was read.
type cellState int

// A cell is read, is a day that cannot be read, or one of which nobody knows which
// number is the month.
const (
	cellRead cellState = iota
	cellUnread
	cellSwapped
)

// registerCell gives a cell as it is kept: a day in ISO, yes or no, and what is not
// read as it stands. A day that may have been swapped stands in both readings, and
// is no day.
func registerCell(s *sheetRows, r table.Row, c *standard.Column) (string, cellState) {
	cell := s.cell(r, c.Name)
	switch {
	case s.bare(r, c.Name):
		if holdsDay(*c) {
			return checks.BareFormula, cellUnread
		}
		return checks.BareFormula, cellRead
	case holdsDay(*c):
		if table.Blank(cell) {
			return "", cellRead
		}
		if other, may := table.MaySwap(cell); may && s.swapped[s.at[c.Name]] {
			return cell + " / " + other.String(), cellSwapped
		}
		at, err := table.ReadMoment(cell, s.order)
		if err != nil {
			return cell, cellUnread
		}
		return at.String(), cellRead
	case c.Holds == standard.YesNoCell:
		if yes, understood := table.Answer(cell); understood {
			return map[bool]string{true: checks.Yes, false: checks.No}[yes], cellRead
		}
	}
	return cell, cellRead
}

// moment reads a day under our name of its column; one that a program may have
// swapped is not read.
func (s *sheetRows) moment(column, cell string) (calendar.Moment, error) {
	if _, may := table.MaySwap(cell); may && s.swapped[s.at[column]] {
		return calendar.Moment{}, table.SwappedDay(cell)
	}
	return table.ReadMoment(cell, s.order)
}

// writeRegister keeps the rows, and the file unless columns were left out of it.
func (im *importer) writeRegister(a *act, kept *checks.Table) ([]string, error) {
	var body bytes.Buffer
	if err := kept.Write(&body); err != nil {
		return nil, err
	}
	rows, err := a.w.Attach(&body, greatestAttachment)
	if err != nil {
		return nil, unattached(im.File, greatestAttachment, err)
	}
	e := checks.Evidence{
		ID: a.newID(), Kind: checks.Register, Serves: []checks.Service{im.service},
		At: calendar.Moment{Day: im.Day, Minute: -1}, Title: im.name(), Source: im.name(),
	}
	attach := []journal.Attachment{rows}
	if len(im.Drop) == 0 {
		file, at, err := im.attachTable(a)
		if err != nil {
			return nil, err
		}
		e.Files, attach = append(e.Files, file), append(attach, at)
	}
	e.Files = append(e.Files, checks.File{Hash: string(rows.Hash), Name: "rows.jsonl", Role: rowsRole})
	return []string{e.ID}, a.answer(journal.KindEvidence, im.c.subject(), "evidence "+e.ID, e, attach...)
}

// mayTell leaves out the headings that cannot tell what was done with a row: who
// asked, and who was charged with it.
func mayTell(headings []string) []string {
	return slices.DeleteFunc(slices.Clone(headings), func(h string) bool { return Personal(h) || charged(h) })
}

// charged tells whether a heading is that of who asked or who was charged.
func charged(heading string) bool {
	heading = lang.Fold(heading)
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(heading, w) })
	}
	return has(askers) && !has(impersonal)
}

var askers = folded("заявител", "өтініш беруші", "сұрау салуш", "пользовател", "пайдаланушы", "исполнител", "орындаушы", "ответственн", "жауапты")
