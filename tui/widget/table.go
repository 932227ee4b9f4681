package widget

import "ashyq/tui/theme"

// Column is a column of a table. One column of a table has no width and takes
// what is left; Drop says which goes first where there is no room (the greatest
// first, 0 never).
type Column struct {
	Title string
	Width int
	Right bool
	Drop  int
}

// Cell is what stands in one place of a row.
type Cell struct {
	Text  string
	Style theme.Style
}

// Table lays rows out under columns. Rows begin in the fourth cell: the first
// holds the cursor.
type Table struct {
	columns []Column
	x, w    []int // w is 0 for a column that was dropped
}

const (
	rowStart = 3  // where the text of a row begins
	gap      = 1  // between columns
	leastRow = 26 // of the column that takes what is left
)

// NewTable lays columns out in a width.
func NewTable(width int, columns ...Column) Table {
	t := Table{columns: columns, x: make([]int, len(columns)), w: make([]int, len(columns))}
	dropped := make([]bool, len(columns))
	for {
		rest, flex := width-rowStart-1, -1
		for i, col := range columns {
			if dropped[i] {
				continue
			}
			if col.Width == 0 {
				flex = i
			}
			rest -= col.Width + gap
		}
		rest += gap
		last := -1
		for i, col := range columns {
			if !dropped[i] && col.Drop > 0 && (last < 0 || col.Drop > columns[last].Drop) {
				last = i
			}
		}
		if (rest < leastRow && flex >= 0 || rest < 0) && last >= 0 {
			dropped[last] = true
			continue
		}
		x := rowStart
		for i, col := range columns {
			if dropped[i] {
				continue
			}
			t.x[i], t.w[i] = x, col.Width
			if i == flex {
				t.w[i] = max(rest, 0)
			}
			x += t.w[i] + gap
		}
		return t
	}
}

// Head writes the titles of the columns.
func (t Table) Head(c Canvas, y int) {
	for i, col := range t.columns {
		t.put(c, y, i, Cell{Text: col.Title, Style: theme.Title})
	}
}

// Row writes a row; the one under the cursor has a mark and is reversed.
func (t Table) Row(c Canvas, y int, cursor bool, cells ...Cell) {
	for i, cell := range cells {
		t.put(c, y, i, cell)
	}
	if cursor {
		Mark(c, y)
	}
}

func (t Table) put(c Canvas, y, i int, cell Cell) {
	if t.w[i] == 0 {
		return
	}
	text := Fit(cell.Text, t.w[i])
	x := t.x[i]
	if t.columns[i].Right {
		x += t.w[i] - Width(text)
	}
	c.Put(x, y, cell.Style, text)
}

// Mark shows that the cursor stands on a line: by a sign, and in reverse.
func Mark(c Canvas, y int) {
	c.Put(0, y, theme.Focus, "▸")
	c.Reverse(y, rowStart-1, c.w-1)
}

// Heading writes a rule with a label and, at its right end, a count:
// «── Label ──── 4 ──».
func Heading(c Canvas, y int, label, count string) {
	c.Fill(y, 0, c.w, theme.Plain, "─")
	if label != "" {
		c.Put(2, y, theme.Title, Fit(" "+label+" ", c.w-4))
	}
	if count != "" {
		text := Fit(" "+count+" ", c.w-4)
		if Width(label)+Width(text)+6 <= c.w {
			c.Right(c.w-2, y, theme.Plain, text)
		}
	}
}
