package importing

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Open asks for a table to take in under a check; part is what the cursor stood on,
// and may be empty.
func Open(e *screen.Env, v desk.CheckView, check, part string) tea.Cmd {
	a := &ask{env: e, id: v.Case.Inspection.ID, check: e.Desk.Standard().Check(check), categories: v.Case.Inspection.Categories, asOf: v.Case.Inspection.AsOf}
	return a.asking(part).Open()
}

// Reads tells whether a check takes tables from holders of the categories.
func Reads(check *standard.Check, categories []string) bool {
	return check != nil && len((&ask{check: check, categories: categories}).lists()) > 0
}

// formTable is the name of the sheet, which is that of its draft.
const formTable = "table"

// Resume goes on with a sheet that was left; false where it is another one.
func Resume(e *screen.Env, d desk.Draft) (tea.Cmd, bool) {
	check := e.Desk.Standard().Check(d.Check)
	if d.Form != formTable || check == nil {
		return nil, false
	}
	return screen.Look(e, nil, func(ctx context.Context, at *desk.Desk) (desk.CheckView, error) {
		return at.Check(ctx, d.Inspection, "")
	}, func(v desk.CheckView) tea.Cmd {
		a := &ask{env: e, id: v.Case.Inspection.ID, check: check, categories: v.Case.Inspection.Categories, asOf: v.Case.Inspection.AsOf}
		return a.asking("").Resume(d)
	}), true
}

// ask is a table being asked for.
type ask struct {
	env        *screen.Env
	id         string // of the inspection
	check      *standard.Check
	categories []string
	asOf       calendar.Day // of the inspection
}

// lists gives, for each list that the check reads, its first part.
func (a *ask) lists() []*standard.Part {
	var out []*standard.Part
	var seen []string
	for i := range a.check.Parts {
		p := &a.check.Parts[i]
		name := p.Rows
		if name == "" {
			name = "part " + p.ID
		}
		reads := p.Rows != "" || p.Method == standard.Cadence || p.Method == standard.Deadline
		if reads && slices.ContainsFunc(a.categories, p.InCategory) && !slices.Contains(seen, name) {
			seen, out = append(seen, name), append(out, p)
		}
	}
	return out
}

// listOf calls the list that a part reads.
func (a *ask) listOf(p *standard.Part) lang.Text {
	if list := a.env.Desk.Standard().List(p.Rows); list != nil {
		return list.Title
	}
	return p.Title
}

func (a *ask) asking(part string) typed.Asking {
	known := form.Values{dayField: {a.usualDay().Digits()}}
	for _, p := range a.lists() {
		if p.ID == part || part == "" || a.check.Part(part) != nil && a.check.Part(part).ReadsList(p.Rows) {
			known["part"] = []string{p.ID}
			break
		}
	}
	return typed.Asking{Env: a.env, Known: known, Sheet: a.newSheet}
}

func (a *ask) newSheet(v form.Values) *sheet.Sheet {
	e := a.env
	part := form.Field{ID: "part", Kind: form.Choice, Label: words.Text("field.part", nil), Must: true}
	part.When = func(form.Values) bool { return len(a.lists()) > 1 }
	part.Options = func(form.Values) []form.Option {
		var out []form.Option
		for _, p := range a.lists() {
			out = append(out, form.Option{ID: p.ID, Name: a.listOf(p)})
		}
		return out
	}
	n := &sheet.Sheet{
		Env: e, Draft: desk.Draft{ID: formTable + " " + a.id + " " + a.check.ID, Form: formTable, Inspection: a.id, Check: a.check.ID},
		Name:  func() string { return words.In(e, "table", nil) },
		Frame: func() (string, string) { return e.In(a.check.Title), "" },
		Looks: true,
		Form: form.New(form.Form{ID: formTable, Submit: words.Text("look", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Files, One: true, Label: words.Text("field.file", nil), Must: true, Check: oneFile}, part, a.dayField(),
			{ID: "sheet", Kind: form.Text, Label: words.Text("field.sheet", nil)},
		}}, v),
	}
	n.Write = func(v form.Values) tea.Cmd {
		in := desk.TableInput{Check: a.check.ID, Part: v.One("part"), File: v.One("file"), Sheet: v.One("sheet"), Day: a.day(v)}
		return a.look(in, n, func(l looked) tea.Cmd { return a.show(l, n) })
	}
	return typed.Offer{Files: map[string][]string{"file": typed.Tables}}.On(n)
}

// oneFile wants one path.
func oneFile(v form.Values) (echo, wrong lang.Text) {
	if len(v["file"]) > 1 {
		wrong = words.Text("file.one", nil)
	}
	return lang.Text{}, wrong
}

// looked is what the desk says of a table. Where the columns are not recognised, or
// two stand for one, there are no rows, and the columns are asked for.
type looked struct {
	in      desk.TableInput
	preview desk.TablePreview
	lacks   lang.Text // what is not known of the columns
}

// Codes of a table whose columns are not recognised, and of one that has two for
// the same.
const (
	noColumn    = "table.no-column"
	twoHeadings = "column.two-headings"
)

// look reads a table behind a sheet, which stays below what is shown of it.
func (a *ask) look(in desk.TableInput, below *sheet.Sheet, then func(looked) tea.Cmd) tea.Cmd {
	return screen.Do(a.env, words.In(a.env, "reading", nil), func(ctx context.Context, d *desk.Desk) (looked, error) {
		in, p, err := a.careful(ctx, d, in)
		switch ours, ok := lang.AsError(err); {
		case ok && ours.Code == noColumn:
			return looked{in, p, words.Text("columns.lack", nil)}, nil
		case ok && ours.Code == twoHeadings:
			return looked{in, p, ours.Text}, nil
		}
		return looked{in: in, preview: p}, err
	}, func(l looked, err error) tea.Cmd {
		below.Refused()
		if err != nil {
			return nil
		}
		return then(l)
	})
}

// show shows the rows, or asks for the columns first.
func (a *ask) show(l looked, below *sheet.Sheet) tea.Cmd {
	if l.lacks != (lang.Text{}) {
		return tea.Batch(a.columns(l, below, nil), a.env.Tell(l.lacks))
	}
	return a.env.Push(newRows(a, l, below))
}

// columnField begins the ids of the fields that ask where a column stands.
const columnField = "column."

// columns asks under which headings the columns of the list stand. Rows is the
// screen that shows them, nil where it is not open yet.
func (a *ask) columns(l looked, below *sheet.Sheet, shown *rows) tea.Cmd {
	e := a.env
	var headings []string
	for _, s := range l.preview.Sheets {
		for _, h := range s.Headings {
			if !slices.Contains(headings, h) {
				headings = append(headings, h)
			}
		}
	}
	options := []form.Option{{Name: words.Text("columns.none", nil)}}
	for _, h := range headings {
		options = append(options, form.Option{ID: h, Name: lang.Same(h)})
	}
	known := form.Values{}
	var fields []form.Field
	for _, c := range l.preview.List.Columns {
		f := form.Field{ID: columnField + c.Name, Kind: form.Choice, Label: c.Title, Must: c.Must}
		f.Options = func(form.Values) []form.Option { return options }
		fields = append(fields, f)
	}
	for _, m := range l.preview.Columns {
		if m.Heading != "" {
			known[columnField+m.Name] = []string{m.Heading}
		}
	}
	if leave := leaveOut(l); len(leave.Options(nil)) > 0 {
		fields, known[dropField] = append(fields, leave), l.in.Drop
	}
	n := &sheet.Sheet{
		Looks: true,
		Env:   e, Form: form.New(form.Form{ID: "columns", Submit: words.Text("look", nil), Fields: fields}, known),
		Name:  func() string { return words.In(e, "columns", nil) },
		Frame: func() (string, string) { return words.In(e, "columns.about", nil), "" },
	}
	n.Write = func(v form.Values) tea.Cmd {
		in := l.in
		in.Columns = map[string]string{}
		for _, c := range l.preview.List.Columns {
			heading := v.One(columnField + c.Name)
			if _, told := l.in.Columns[c.Name]; told || heading != "" || known.One(columnField+c.Name) != "" {
				in.Columns[c.Name] = heading
			}
		}
		if in.Drop != nil {
			in.Drop = append([]string{}, v[dropField]...)
		}
		return a.look(in, n, func(l looked) tea.Cmd {
			left := e.Leave(n)
			if shown != nil && l.lacks == (lang.Text{}) {
				shown.set(l)
				return left
			}
			return tea.Batch(left, a.show(l, below))
		})
	}
	return sheet.Open(e, n)
}

// name is the file of a path.
func name(path string) string {
	return lang.Line(path[strings.LastIndexAny(path, `/\`)+1:])
}
