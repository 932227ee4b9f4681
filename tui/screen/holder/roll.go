package holder

import (
	"fmt"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// roll lists what becomes of many before any of it is written: each on a row with
// a sign and a word, and below or beside it why.
type roll struct {
	env    *screen.Env
	states []string // in the order of the filter
	rows   []rollRow
	shown  []int  // rows that pass the filter
	only   string // state that is shown; "": all
	list   widget.List
	notes  []string // what there is to say of all of it
	filed  bool     // rows are those of a file
}

// rollRow is one row.
type rollRow struct {
	number int // in the file
	state  string
	name   lang.Text
	bin    string
	why    []lang.Text
}

// sign gives the sign and the style of a state.
func sign(state string) (string, theme.Style) {
	switch state {
	case "new", "opened", "taken":
		return "✓", theme.Met
	case "changed":
		return "±", theme.Title
	case "doubtful":
		return "?", theme.Unknown
	case "refused":
		return "×", theme.Fault
	}
	return "–", theme.Plain
}

func (r *roll) cell(state string) widget.Cell {
	sign, style := sign(state)
	return widget.Cell{Text: sign + " " + words.In(r.env, "state."+state, nil), Style: style}
}

// set gives the roll its rows; the cursor stays on its row.
func (r *roll) set(rows []rollRow) {
	at := -1
	if row, ok := r.at(); ok {
		at = row.number
	}
	r.rows = rows
	r.sift()
	if i := slices.IndexFunc(r.shown, func(i int) bool { return at > 0 && rows[i].number == at }); i >= 0 {
		r.list.Cursor = i
	}
}

// sift picks the rows that pass the filter.
func (r *roll) sift() {
	r.shown = r.shown[:0]
	for i, row := range r.rows {
		if r.only == "" || row.state == r.only {
			r.shown = append(r.shown, i)
		}
	}
	r.list.Clamp(len(r.shown))
}

// filter shows the rows of the next state of which there are any.
func (r *roll) filter() tea.Cmd {
	ring := append([]string{""}, r.states...)
	at := slices.Index(ring, r.only)
	for range ring {
		at = (at + 1) % len(ring)
		if r.only = ring[at]; r.only == "" || r.count(r.only) > 0 {
			break
		}
	}
	r.list.Cursor = 0
	r.sift()
	return nil
}

func (r *roll) count(state string) int {
	n := 0
	for _, row := range r.rows {
		if row.state == state {
			n++
		}
	}
	return n
}

// at gives the row under the cursor.
func (r *roll) at() (rollRow, bool) {
	if r.list.Cursor < 0 || r.list.Cursor >= len(r.shown) {
		return rollRow{}, false
	}
	return r.rows[r.shown[r.list.Cursor]], true
}

// back takes the filter away, and then leaves.
func (r *roll) back() tea.Cmd {
	if r.only == "" {
		return r.env.Pop()
	}
	r.only = ""
	r.sift()
	return nil
}

// Key implements screen.Screen for those that hold a roll.
func (r *roll) Key(k keys.Key) (tea.Cmd, bool) { return nil, r.list.Key(k, len(r.shown)) }

// Draw implements screen.Screen for those that hold a roll.
func (r *roll) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		r.drawRows(left)
		drawSaid(right.Part(1, 0, right.Width()-2, right.Height()), r.said(true))
		return
	}
	n := foot
	if c.Height() < low {
		n = lowFoot
	}
	at := max(c.Height()-n, 1)
	r.drawRows(c.Rows(0, at))
	widget.Heading(c, at, words.In(r.env, "why", nil), "")
	drawSaid(c.Part(3, at+1, c.Width()-4, n-1), r.said(false))
}

func (r *roll) drawRows(c widget.Canvas) {
	e := r.env
	wide := 0
	for _, s := range r.states {
		wide = max(wide, widget.Width(r.cell(s).Text))
	}
	columns := []widget.Column{
		{Title: words.In(e, "column.state", nil), Width: wide},
		{Title: words.In(e, "column.holder", nil)},
	}
	if r.filed {
		columns = append(columns, widget.Column{Title: words.In(e, "column.bin", nil), Width: 12, Drop: 1},
			widget.Column{Title: words.In(e, "column.row", nil), Width: 6, Right: true, Drop: 2})
	}
	table := widget.NewTable(c.Width(), columns...)
	table.Head(c, 0)
	h := c.Height() - 2
	from, to := r.list.Window(len(r.shown), h)
	for i := from; i < to; i++ {
		row := r.rows[r.shown[i]]
		cells := []widget.Cell{r.cell(row.state), {Text: e.In(row.name)}}
		if r.filed {
			cells = append(cells, widget.Cell{Text: row.bin}, widget.Cell{Text: strconv.Itoa(row.number)})
		}
		table.Row(c, i-from+1, i == r.list.Cursor, cells...)
	}
	r.drawCounts(c)
}

// drawCounts says how many there are of each state, and where the cursor stands.
func (r *roll) drawCounts(c widget.Canvas) {
	text := ""
	for _, s := range r.states {
		if n := r.count(s); n > 0 && (r.only == "" || r.only == s) {
			if text != "" {
				text += " · "
			}
			text += fmt.Sprintf("%s %d", r.cell(s).Text, n)
		}
	}
	place := fmt.Sprintf("%d / %d", min(r.list.Cursor+1, len(r.shown)), len(r.shown))
	c.Put(1, c.Height()-1, theme.Plain, widget.Fit(text, c.Width()-widget.Width(place)-4))
	c.Right(c.Width()-1, c.Height()-1, theme.Plain, place)
}

// said is why the row under the cursor is what it is; with room, what there is to
// say of all of it too.
func (r *roll) said(all bool) []string {
	var out []string
	row, ok := r.at()
	if ok && all {
		out = append(out, r.env.In(row.name))
	}
	for _, why := range row.why {
		out = append(out, r.env.In(why))
	}
	if ok && len(row.why) == 0 {
		out = append(out, words.In(r.env, "because."+row.state, nil))
	}
	if all || len(out) == 0 {
		out = append(out, r.notes...)
	}
	return out
}
