package holder

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Import asks for a table of holders, shows row by row what would become of it,
// and takes it in.
func Import(e *screen.Env) tea.Cmd { return importAsking(e).Open() }

func importAsking(e *screen.Env) typed.Asking {
	return typed.Asking{Env: e, Known: form.Values{}, Sheet: func(v form.Values) *sheet.Sheet {
		n := &sheet.Sheet{Env: e, Draft: desk.Draft{ID: formImport, Form: formImport}}
		n.Name = func() string { return words.In(e, "import", nil) }
		n.Frame = func() (string, string) { return words.In(e, "import.about", nil), "" }
		n.Looks = true
		n.Form = form.New(form.Form{ID: formImport, Submit: words.Text("import.look", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Files, One: true, Label: label("file"), Must: true, Check: oneFile},
			{ID: "sheet", Kind: form.Text, Label: label("sheet")},
		}}, v)
		n.Write = func(v form.Values) tea.Cmd {
			in := desk.HolderImportInput{File: v.One("file"), Sheet: v.One("sheet")}
			return screen.Do(e, words.In(e, "reading", nil), func(ctx context.Context, d *desk.Desk) (desk.HolderImport, error) {
				return d.PreviewHolders(ctx, in)
			}, func(t desk.HolderImport, err error) tea.Cmd {
				n.Refused() // the sheet stays: the rows are looked at above it
				if err != nil {
					return nil
				}
				return e.Push(newImportRows(e, in, t, n))
			})
		}
		return typed.Offer{Files: map[string][]string{"file": typed.Tables}}.On(n)
	}}
}

// oneFile wants one path.
func oneFile(v form.Values) (echo, wrong lang.Text) {
	if len(v["file"]) > 1 {
		wrong = words.Text("file.one", nil)
	}
	return lang.Text{}, wrong
}

// importRows is a table of holders, looked at row by row.
type importRows struct {
	roll
	in    desk.HolderImportInput
	table desk.HolderImport
	below *sheet.Sheet
	asked int // number of the last look: earlier ones are stale
}

func newImportRows(e *screen.Env, in desk.HolderImportInput, t desk.HolderImport, below *sheet.Sheet) *importRows {
	s := &importRows{roll: roll{env: e, filed: true}, in: in, below: below}
	s.in.Seen = t.Hash
	for _, state := range desk.HolderRowStates() {
		s.states = append(s.states, string(state))
		if state == desk.HolderDoubtful {
			s.states = append(s.states, taken)
		}
	}
	s.show(t)
	return s
}

// taken is the state of a doubtful row that the analyst takes.
const taken = "taken"

// show brings in what the desk says of the table.
func (s *importRows) show(t desk.HolderImport) {
	s.table = t
	var rows []rollRow
	for _, r := range t.Rows {
		row := rollRow{number: r.Row, state: string(r.State), name: r.Name, bin: r.BIN, why: slices.Clone(r.Why)}
		if r.State == desk.HolderDoubtful && slices.Contains(s.in.Take, r.Row) {
			row.state = taken
		}
		for _, c := range r.Changes {
			if c.Old == (lang.Text{}) {
				c.Old = words.Text("none", nil)
			}
			row.why = append(row.why, words.Text("change", lang.Args{"field": c.Field, "old": c.Old, "new": c.New}))
		}
		rows = append(rows, row)
	}
	s.notes = nil
	if len(t.Columns) > 0 {
		s.notes = append(s.notes, words.In(s.env, "import.columns", lang.Args{"columns": t.Columns}))
	}
	if len(t.Others) > 0 {
		s.notes = append(s.notes, words.In(s.env, "import.sheets", lang.Args{"sheet": t.Sheet, "others": t.Others}))
	}
	s.set(rows)
}

// Crumb implements screen.Screen.
func (s *importRows) Crumb() string { return words.In(s.env, "import.rows", nil) }

// Stamp implements screen.Screen.
func (s *importRows) Stamp() string { return lang.Line(s.table.File) }

// Context implements screen.Screen.
func (s *importRows) Context() (left, right string) {
	if len(s.notes) > 0 {
		return s.notes[0], ""
	}
	return words.In(s.env, "import.nothing-yet", nil), ""
}

// Actions implements screen.Screen.
func (s *importRows) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("rows-write", s.write).Unless(s.nothing),
		screen.Can("row-take", s.take).Unless(s.notDoubtful),
		screen.Can("filter", s.filter),
		screen.Can("back", s.back),
	}
}

func (s *importRows) nothing() lang.Text {
	if s.table.Taken() == 0 {
		return words.Text("import.nothing", nil)
	}
	return lang.Text{}
}

func (s *importRows) notDoubtful() lang.Text {
	row, ok := s.at()
	switch {
	case ok && (row.state == string(desk.HolderDoubtful) || row.state == taken):
		return lang.Text{}
	case ok && row.state == string(desk.HolderRefused):
		return words.Text("take.refused", nil)
	}
	return words.Text("take.not-doubtful", nil)
}

// take takes a doubtful row, or leaves it out again. What hangs on it is looked at
// anew: a row below it may be doubtful no more.
func (s *importRows) take() tea.Cmd {
	row, _ := s.at()
	if i := slices.Index(s.in.Take, row.number); i >= 0 {
		s.in.Take = slices.Delete(slices.Clone(s.in.Take), i, i+1)
	} else {
		s.in.Take = append(slices.Clone(s.in.Take), row.number)
	}
	s.show(s.table)
	s.asked++
	number, in := s.asked, s.in
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.HolderImport, error) {
		return d.PreviewHolders(ctx, in)
	}, func(t desk.HolderImport) tea.Cmd {
		if number == s.asked && t.Hash == s.in.Seen {
			s.show(t)
		}
		return nil
	})
}

// write takes the table in, and leaves for where it was asked for.
func (s *importRows) write() tea.Cmd {
	e, in := s.env, s.in
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (desk.HolderImport, error) {
		return d.ImportHolders(ctx, in)
	}, func(t desk.HolderImport, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(s.below.Written(), e.Tell(words.Text("import.written", lang.Args{"n": t.Taken(), "left": len(t.Rows) - t.Taken()})))
	})
}

// Next implements screen.Screen.
func (s *importRows) Next() string {
	row, ok := s.at()
	switch {
	case ok && row.state == string(desk.HolderDoubtful):
		return words.In(s.env, "next.take", lang.Args{"row": row.number})
	case s.table.Taken() > 0:
		return words.In(s.env, "next.import", lang.Args{"n": s.table.Taken()})
	}
	return words.In(s.env, "next.mend", nil)
}
