package importing

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// rows is a table looked at row by row.
type rows struct {
	*ask
	looked
	below *sheet.Sheet
	only  desk.TableState // that are shown; empty: all
	shown []int           // rows that pass
	list  widget.List
}

func newRows(a *ask, l looked, below *sheet.Sheet) *rows {
	s := &rows{ask: a, below: below}
	s.set(l)
	return s
}

// set brings in what the desk says of the table.
func (s *rows) set(l looked) {
	s.looked = l
	s.sift()
}

// sift picks the rows that pass the filter.
func (s *rows) sift() {
	s.shown = s.shown[:0]
	for i, r := range s.preview.Rows {
		if s.only == "" || r.State == s.only {
			s.shown = append(s.shown, i)
		}
	}
	s.list.Clamp(len(s.shown))
}

// at gives the row under the cursor.
func (s *rows) at() (desk.RowPreview, bool) {
	if s.list.Cursor < 0 || s.list.Cursor >= len(s.shown) {
		return desk.RowPreview{}, false
	}
	return s.preview.Rows[s.shown[s.list.Cursor]], true
}

// Crumb implements screen.Screen.
func (s *rows) Crumb() string { return words.In(s.env, "rows", nil) }

// Stamp implements screen.Screen.
func (s *rows) Stamp() string { return name(s.in.File) }

// Context implements screen.Screen.
func (s *rows) Context() (left, right string) { return s.env.In(s.preview.List.Title), s.counts() }

// counts says what becomes of the rows.
func (s *rows) counts() string {
	return words.In(s.env, "counts", lang.Args{"taken": s.preview.Taken, "known": s.preview.Known, "refused": s.preview.Refused})
}

// Actions implements screen.Screen.
func (s *rows) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("rows-write", s.write).Unless(s.nothing),
		screen.Can("columns-change", func() tea.Cmd { return s.columns(s.looked, s.below, s) }),
		screen.Can("filter", s.filter),
		screen.Can("back", s.back),
	}
}

func (s *rows) nothing() lang.Text {
	if s.preview.Taken == 0 {
		return words.Text("nothing", nil)
	}
	return lang.Text{}
}

// filter shows the rows of the next state of which there are any.
func (s *rows) filter() tea.Cmd {
	next := map[desk.TableState]desk.TableState{
		"": desk.TableRefused, desk.TableRefused: desk.TableKnown, desk.TableKnown: desk.TableTaken, desk.TableTaken: "",
	}
	for {
		s.only = next[s.only]
		s.list.Cursor = 0
		if s.sift(); s.only == "" || len(s.shown) > 0 {
			return nil
		}
	}
}

// back takes the filter away, and then leaves.
func (s *rows) back() tea.Cmd {
	if s.only == "" {
		return s.env.Pop()
	}
	s.only = ""
	s.sift()
	return nil
}

// write takes the table in, and leaves for where it was asked for.
func (s *rows) write() tea.Cmd {
	e, in, id := s.env, s.in, s.id
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (desk.TableResult, error) {
		return d.ImportTable(ctx, id, in)
	}, func(t desk.TableResult, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		told := words.Text("written", lang.Args{"taken": t.Taken, "known": t.TablePreview.Known, "refused": t.Refused})
		return tea.Batch(s.below.Written(), e.Tell(told))
	})
}

// Next implements screen.Screen.
func (s *rows) Next() string {
	switch {
	case s.preview.Taken == 0:
		return words.In(s.env, "next.mend", nil)
	case s.preview.Refused > 0:
		return words.In(s.env, "next.partly", lang.Args{"taken": s.preview.Taken, "refused": s.preview.Refused})
	}
	return words.In(s.env, "next.write", lang.Args{"taken": s.preview.Taken})
}

// Key implements screen.Screen.
func (s *rows) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc {
		return s.back(), true
	}
	return nil, s.list.Key(k, len(s.shown))
}

// sign gives the sign and the style of what becomes of a row.
func sign(state desk.TableState) (string, theme.Style) {
	switch state {
	case desk.TableTaken:
		return "✓", theme.Met
	case desk.TableRefused:
		return "×", theme.Fault
	}
	return "–", theme.Plain
}

func (s *rows) cell(state desk.TableState) widget.Cell {
	mark, style := sign(state)
	return widget.Cell{Text: mark + " " + words.In(s.env, "state."+string(state), nil), Style: style}
}

// fate says what becomes of a row; one that is taken with a day that cannot be read
// bears the sign of what is not known.
func (s *rows) fate(r desk.RowPreview) widget.Cell {
	if r.State == desk.TableTaken && r.Why != nil {
		return widget.Cell{Text: "? " + words.In(s.env, "state."+string(r.State), nil), Style: theme.Unknown}
	}
	return s.cell(r.State)
}

// foot is how many lines say more of the row under the cursor, where there is no
// pane for it.
const foot = 6

// Draw implements screen.Screen.
func (s *rows) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawRows(left)
		s.drawSaid(right.Part(1, 0, right.Width()-2, right.Height()), true)
		return
	}
	at := max(c.Height()-foot, 3)
	s.drawRows(c.Rows(0, at))
	widget.Heading(c, at, words.In(s.env, "row", nil), s.place())
	s.drawSaid(c.Part(1, at+1, c.Width()-2, foot-1), false)
}

func (s *rows) place() string {
	return fmt.Sprintf("%d / %d", min(s.list.Cursor+1, len(s.shown)), len(s.shown))
}

func (s *rows) drawRows(c widget.Canvas) {
	wide := 0
	for _, state := range []desk.TableState{desk.TableTaken, desk.TableKnown, desk.TableRefused} {
		wide = max(wide, widget.Width(s.cell(state).Text))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(s.env, "column.row", nil), Width: 6, Right: true, Drop: 1},
		widget.Column{Title: words.In(s.env, "column.state", nil), Width: wide},
		widget.Column{Title: words.In(s.env, "column.read", nil)},
	)
	table.Head(c, 0)
	from, to := s.list.Window(len(s.shown), c.Height()-1)
	for i := from; i < to; i++ {
		r := s.preview.Rows[s.shown[i]]
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: strconv.Itoa(r.Row)}, s.fate(r), widget.Cell{Text: strings.Join(s.read(r), " · ")})
	}
}

// read gives the cells of a row in the order of the list: what was not there is left
// out.
func (s *rows) read(r desk.RowPreview) []string {
	var out []string
	for _, c := range s.preview.List.Columns {
		if cell := r.Cells[c.Name]; cell != "" {
			out = append(out, s.said(string(c.Holds), cell))
		}
	}
	return out
}

// said says a cell: yes and no in the language in force, a day in figures.
func (s *rows) said(holds, cell string) string {
	if holds == "day" || holds == "moment" {
		return digits(cell)
	}
	if holds == "yes-no" && (cell == "yes" || cell == "no") {
		return words.In(s.env, "answer."+cell, nil)
	}
	return lang.Line(cell)
}

// drawSaid says all that was read of the row under the cursor, and why it is not
// taken; with room, where the columns were found.
func (s *rows) drawSaid(c widget.Canvas, all bool) {
	lines := s.saidOfRow()
	if all {
		lines = append(lines, "", words.In(s.env, "found", nil))
		for _, m := range s.preview.Columns {
			heading := words.In(s.env, "columns.none", nil)
			if m.Heading != "" {
				heading = "«" + m.Heading + "»"
			}
			lines = append(lines, s.env.In(m.Title)+": "+heading)
		}
		for _, sh := range s.preview.Sheets {
			if !sh.Read {
				lines = append(lines, words.In(s.env, "on-sheet", lang.Args{"sheet": sh.Name})+": "+s.env.In(sh.Why))
			}
		}
	}
	y := 0
	for _, line := range lines {
		for _, part := range widget.Wrap(line, c.Width()) {
			c.Put(0, y, theme.Plain, part)
			y++
		}
		if line == "" {
			y++
		}
	}
}

// saidOfRow says why the row under the cursor is not taken, what is to be known of
// the whole table, and what was read of the row.
func (s *rows) saidOfRow() []string {
	r, ok := s.at()
	var lines []string
	if ok && r.Why != nil {
		lines = append(lines, strings.Fields(s.fate(r).Text)[0]+" "+s.env.In(*r.Why))
	}
	for _, note := range s.preview.Notes {
		lines = append(lines, s.env.In(note))
	}
	if len(s.preview.Unread) > 0 {
		lines = append(lines, words.In(s.env, "unread", lang.Args{"headings": s.preview.Unread}))
	}
	if len(s.in.Drop) > 0 {
		lines = append(lines, words.In(s.env, "dropped", lang.Args{"headings": s.in.Drop}))
	}
	if !ok {
		return lines
	}
	if r.Sheet != "" {
		lines = append(lines, words.In(s.env, "on-sheet", lang.Args{"sheet": r.Sheet}))
	}
	for _, m := range s.preview.Columns {
		if cell := r.Cells[m.Name]; cell != "" {
			lines = append(lines, s.env.In(m.Title)+": "+s.said(string(m.Holds), cell))
		}
	}
	return lines
}
