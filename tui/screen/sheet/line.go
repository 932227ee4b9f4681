package sheet

import (
	"slices"
	"strings"
	"unicode"

	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Line is one thing that changes: what, and how, in words of their own styles.
// One that says all in one cell is a sentence.
type Line struct {
	What   string
	How    []widget.Cell
	Broken bool // it becomes a violation: such lines stand first
}

// arrow leads from what was to what will be.
var arrow = widget.Cell{Text: " → "}

const (
	lineGap = 3 // between what changes and how
	indent  = 2 // of how something changes, below what
)

func width(cells []widget.Cell) int {
	n := 0
	for _, cell := range cells {
		n += widget.Width(cell.Text)
	}
	return n
}

func sentence(text string, s theme.Style) Line {
	return Line{How: []widget.Cell{{Text: text, Style: s}}}
}

func (l Line) sentence() bool { return l.What == "" && len(l.How) == 1 }

// DrawLines draws lines in two columns. What is too wide for that has how below
// it; where there is no room below either it says less.
func DrawLines(c widget.Canvas, lines []Line) {
	column := 0 // of how; it leaves the wider half to what changes, and no more
	for _, l := range lines {
		if x := widget.Width(l.What) + lineGap; l.What != "" && x <= c.Width()*3/5 && x+width(l.How) <= c.Width() {
			column = max(column, x)
		}
	}
	below := notBeside(lines, c.Width(), column)
	rows := 0
	for i, l := range lines {
		rows += l.rows(c.Width(), below[i])
	}
	y := 0
	for i, l := range lines {
		part := c.Rows(y, c.Height()-y)
		if rows > c.Height() && len(lines) > 1 || !below[i] && !l.sentence() {
			l.drawShort(part, column)
			y++
			continue
		}
		l.draw(part)
		y += l.rows(c.Width(), below[i])
	}
}

// notBeside tells which lines do not fit into the two columns. Lines that belong
// to the one above go the way it goes.
func notBeside(lines []Line, w, column int) []bool {
	below := make([]bool, len(lines))
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].What == "" {
			to++
		}
		one := slices.ContainsFunc(lines[from:to], func(l Line) bool { return !l.beside(w, column) })
		for i := from; i < to; i++ {
			below[i] = one
		}
		from = to
	}
	return below
}

// beside tells whether the line fits into the two columns.
func (l Line) beside(w, column int) bool {
	return widget.Width(l.What)+lineGap <= max(column, lineGap) && column+width(l.How) <= w
}

// rows is how many lines of a width it takes.
func (l Line) rows(w int, below bool) int {
	switch {
	case l.sentence():
		return len(widget.Wrap(l.How[0].Text, w))
	case !below:
		return 1
	}
	n := 1
	if l.What != "" {
		n += len(widget.Wrap(l.What, w))
	}
	if l.parts() && indent+width(l.How) > w {
		n++
	}
	return n
}

// parts tells whether the line leads from one thing to another.
func (l Line) parts() bool { return len(l.How) == 3 && l.How[1] == arrow }

// draw writes the line over as many rows as it needs.
func (l Line) draw(c widget.Canvas) {
	if l.sentence() {
		drawText(c, 0, l.How[0].Text, l.How[0].Style)
		return
	}
	y := 0
	if l.What != "" {
		y = drawText(c, 0, l.What, theme.Plain)
	}
	if l.parts() && indent+width(l.How) > c.Width() {
		drawCells(c, indent, y, l.How[:1])
		drawCells(c, indent, y+1, []widget.Cell{{Text: strings.TrimLeft(arrow.Text, " ")}, l.How[2]})
		return
	}
	drawCells(c, indent, y, l.How)
}

// drawShort writes the line in one row: in columns where it fits into them, else
// what was is a sign alone.
func (l Line) drawShort(c widget.Canvas, column int) {
	x, how := column, l.How
	if !l.beside(c.Width(), column) {
		x = widget.Width(l.What)
		if l.What != "" {
			x += lineGap
		}
		if l.parts() && x+width(how) > c.Width() {
			how = briefly(how)
		}
		x = min(x, max(c.Width()-width(how), c.Width()/2))
	}
	c.Put(0, 0, theme.Plain, widget.Fit(l.What, x-1))
	drawCells(c, x, 0, how)
}

// briefly says of what was no more than its sign; of what has none, nothing.
func briefly(how []widget.Cell) []widget.Cell {
	sign, _, _ := strings.Cut(how[0].Text, " ")
	if strings.ContainsFunc(sign, unicode.IsLetter) {
		return []widget.Cell{{Text: strings.TrimLeft(arrow.Text, " ")}, how[2]}
	}
	return []widget.Cell{{Text: sign, Style: how[0].Style}, how[1], how[2]}
}

// drawText writes a sentence over several lines, and gives the line after it.
func drawText(c widget.Canvas, y int, text string, s theme.Style) int {
	for _, line := range widget.Wrap(text, c.Width()) {
		if y == c.Height()-1 && line != text {
			line = widget.Fit(line+"…", c.Width())
		}
		c.Put(0, y, s, line)
		y++
	}
	return y
}

func drawCells(c widget.Canvas, x, y int, cells []widget.Cell) {
	for _, cell := range cells {
		x = c.Put(x, y, cell.Style, widget.Fit(cell.Text, c.Width()-x))
	}
}
