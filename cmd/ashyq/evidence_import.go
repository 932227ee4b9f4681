package main

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// evidenceImportCmd takes in a table: a list of events or a register.
type evidenceImportCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	File       string   `arg:"" name:"table"`
	Check      string   `placeholder:"check" required:""`
	Part       string   `placeholder:"part"`
	Sheet      string   `placeholder:"name"`
	Column     []column `placeholder:"column" sep:"none"`
	Drop       []string `placeholder:"heading" sep:"none"`
	Date       day      `placeholder:"date"`
	Dry        bool     `name:"dry-run"`
}

// column is where a column stands in a table: NAME=HEADING.
type column struct{ name, heading string }

// UnmarshalText reads notice=Дата анонса. Without a heading the column is left out.
func (c *column) UnmarshalText(text []byte) error {
	name, heading, ok := strings.Cut(string(text), "=")
	c.name, c.heading = strings.TrimSpace(name), strings.TrimSpace(heading)
	if !ok || c.name == "" {
		return usage("usage.column", lang.Args{"typed": quoted(string(text))})
	}
	return nil
}

func (c evidenceImportCmd) input() desk.TableInput {
	in := desk.TableInput{Check: c.Check, Part: c.Part, File: c.File, Sheet: c.Sheet, Drop: c.Drop, Day: c.Date.Day}
	for _, told := range c.Column {
		if in.Columns == nil {
			in.Columns = map[string]string{}
		}
		in.Columns[told.name] = told.heading
	}
	return in
}

type importView struct {
	Evidence   string            `json:"evidence"` // the first of all
	All        []string          `json:"all"`
	Rows       int               `json:"rows"` // taken, already there and refused together
	Taken      int               `json:"taken"`
	Already    int               `json:"already"`
	Refused    int               `json:"refused"`
	Known      bool              `json:"known"` // this very file was imported before
	Problems   []desk.RowProblem `json:"problems"`
	Unreadable []desk.RowProblem `json:"unreadable"` // rows that are taken, with days that cannot be read
	List       string            `json:"list"`
	Columns    []columnView      `json:"columns"`
	Unread     []string          `json:"unread"` // headings of columns with values that nobody reads
	Notes      []lang.Text       `json:"notes"`
	Sheets     []sheetView       `json:"sheets"`
	Lines      []desk.RowPreview `json:"lines,omitempty"` // with --dry-run: each row
}

type columnView struct {
	Name    string `json:"name"`
	Heading string `json:"heading"`
	Told    bool   `json:"told"`
}

type sheetView struct {
	Name string     `json:"name"`
	Rows int        `json:"rows"`
	Read bool       `json:"read"`
	Why  *lang.Text `json:"why,omitempty"`
}

func importViewOf(p desk.TablePreview) importView {
	out := importView{
		All: []string{}, Rows: len(p.Rows), Taken: p.Taken, Already: p.Known, Refused: p.Refused,
		Problems: list(p.Problems()), Unreadable: list(p.Doubts()), List: p.List.ID, Columns: []columnView{},
		Unread: list(p.Unread), Notes: list(p.Notes), Sheets: []sheetView{},
	}
	for _, c := range p.Columns {
		out.Columns = append(out.Columns, columnView{c.Name, c.Heading, c.Told})
	}
	for _, s := range p.Sheets {
		v := sheetView{Name: s.Name, Rows: s.Rows, Read: s.Read}
		if !s.Read {
			v.Why = &s.Why
		}
		out.Sheets = append(out.Sheets, v)
	}
	return out
}

// Run imports it, or with --dry-run says what would become of each row.
func (c evidenceImportCmd) Run(s *session) error {
	if c.Dry {
		return s.read(func(d *desk.Desk) error {
			p, err := d.PreviewTable(s.ctx, c.Inspection, c.input())
			if err != nil {
				return err
			}
			out := importViewOf(p)
			out.Lines = list(p.Rows)
			return s.answer(out, func() { s.printPreview(p) })
		})
	}
	return s.write(func(d *desk.Desk) error {
		in, err := d.ImportTable(s.ctx, c.Inspection, c.input())
		if err != nil {
			return err
		}
		out := importViewOf(in.TablePreview)
		out.Known, out.All = in.Known, list(in.IDs)
		if len(in.IDs) > 0 {
			out.Evidence = in.IDs[0]
		}
		return s.answer(out, func() {
			if in.Known {
				s.saying("evidence.known", nil)
			}
			s.printCounts("evidence.imported", in.TablePreview)
			s.printRefused(in.TablePreview)
		})
	})
}

// printPreview says where the columns were found and what becomes of each row.
func (s *session) printPreview(p desk.TablePreview) {
	for _, c := range p.Columns {
		heading := s.say("column.none", nil)
		if c.Heading != "" {
			heading = c.Heading
		}
		fmt.Fprintln(s.out, s.say("column.found", lang.Args{"name": c.Name, "title": c.Title, "heading": heading}))
	}
	s.printUnread(p)
	var grid [][]string
	for _, r := range p.Rows {
		line := []string{s.rowName(r), s.rowState(r)}
		var cells []string
		for _, c := range p.Columns {
			if cell := r.Cells[c.Name]; cell != "" {
				cells = append(cells, cell)
			}
		}
		grid = append(grid, append(line, s.facts(cells...)))
	}
	s.grid(grid)
	s.printCounts("evidence.would-import", p)
	s.printSheets(p)
}

func (s *session) rowName(r desk.RowPreview) string {
	if r.Sheet == "" {
		return strconv.Itoa(r.Row)
	}
	return s.facts(r.Sheet, strconv.Itoa(r.Row))
}

// rowState says with a sign and in words what becomes of a row.
func (s *session) rowState(r desk.RowPreview) string {
	sign := map[desk.TableState]string{desk.TableTaken: "✓+", desk.TableKnown: "–-", desk.TableRefused: "×x"}[r.State]
	words := s.say("row.state."+string(r.State), nil)
	switch {
	case r.Why != nil && r.State == desk.TableTaken:
		words += "; " + s.words(*r.Why)
	case r.Why != nil:
		words = s.words(*r.Why)
	}
	return s.sign(sign) + " " + words
}

// printCounts says what became of all the rows.
func (s *session) printCounts(key string, p desk.TablePreview) {
	s.saying(key, lang.Args{"rows": len(p.Rows), "taken": p.Taken, "known": p.Known, "refused": p.Refused})
}

// printUnread names the columns that nobody reads, and says what is to be known of
// the table as a whole.
func (s *session) printUnread(p desk.TablePreview) {
	if len(p.Unread) > 0 {
		s.saying("column.unread", lang.Args{"headings": p.Unread})
	}
	for _, note := range p.Notes {
		fmt.Fprintln(s.out, s.words(note))
	}
}

// printRefused names the rows that were not taken, those with days that cannot be
// read, and the columns and sheets that were not read.
func (s *session) printRefused(p desk.TablePreview) {
	s.printUnread(p)
	for _, r := range p.Rows {
		if r.State != desk.TableKnown && r.Why != nil {
			fmt.Fprintln(s.out, s.say("row", lang.Args{"n": s.rowName(r)})+" "+s.words(*r.Why))
		}
	}
	s.printSheets(p)
}

func (s *session) printSheets(p desk.TablePreview) {
	for _, sheet := range p.Sheets {
		if !sheet.Read {
			fmt.Fprintln(s.out, s.say("sheet", lang.Args{"name": sheet.Name})+" "+s.words(sheet.Why))
		}
	}
}
