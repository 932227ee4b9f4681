package desk

import (
	"bytes"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// register keeps the table as one piece of evidence: the file, and its rows under
// our names. Every row is kept; a cell that cannot be read stands as it was.
func (im *importer) register() (intake, error) {
	kept := checks.Table{List: im.list.ID, Heads: map[string]string{}, File: checks.TableFile{Name: im.name(), Hash: im.hash}, Dropped: im.Drop}
	for _, c := range im.list.Columns {
		for i := range im.sheets {
			if at, there := im.sheets[i].at[c.Name]; there {
				kept.Columns, kept.Heads[c.Name] = append(kept.Columns, c.Name), im.sheets[i].head.Cell(at)
				break
			}
		}
	}
	var out intake
	seen := map[string]int{} // the line of each row, by what it says
	for i := range im.sheets {
		s := &im.sheets[i]
		for _, r := range s.rows {
			row := checks.Row{Line: r.Number, Sheet: s.name, Raw: im.raw(s, r)}
			cells := map[string]string{}
			for _, name := range kept.Columns {
				cells[name] = registerCell(s, r, im.list.Column(name))
				row.Cells = append(row.Cells, cells[name])
			}
			preview := im.registerRow(s, r, cells)
			if said := strings.Join(row.Cells, "\x00"); seen[said] != 0 {
				preview.State, preview.Why = TableRefused, whyNot(fail("row.twice", args{"row": seen[said]}))
			} else {
				seen[said] = r.Number
				kept.Rows = append(kept.Rows, row)
			}
			out.rows = append(out.rows, preview)
		}
	}
	out.write = func(a *act) ([]string, error) { return im.writeRegister(a, &kept) }
	return out, nil
}

// registerRow says what becomes of a row: it is taken, unless the very file was.
func (im *importer) registerRow(s *sheetRows, r table.Row, cells map[string]string) RowPreview {
	row := RowPreview{Sheet: s.name, Row: r.Number, State: TableTaken, Cells: cells}
	if len(im.before) > 0 {
		row.State, row.Why = TableKnown, whyNot(fail("row.recorded", nil))
	}
	return row
}

// raw gives the cells of a row as they stand, but for the columns that are dropped.
func (im *importer) raw(s *sheetRows, r table.Row) []string {
	out := append([]string(nil), r.Cells...)
	for _, h := range im.Drop {
		if i := s.head.Column(h); i >= 0 && i < len(out) {
			out[i] = ""
		}
	}
	return out
}

// registerCell gives a cell as it is kept: a day in ISO, yes or no, and what is not
// read as it stands.
func registerCell(s *sheetRows, r table.Row, c *standard.Column) string {
	cell := s.cell(r, c.Name)
	switch {
	case s.bare(r, c.Name):
		return checks.BareFormula
	case c.Holds == standard.DayCell || c.Holds == standard.MomentCell:
		if at, err := table.ReadMoment(cell, s.order); err == nil {
			return at.String()
		}
	case c.Holds == standard.YesNoCell:
		if yes, understood := table.Answer(cell); understood {
			return map[bool]string{true: checks.Yes, false: checks.No}[yes]
		}
	}
	return cell
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
