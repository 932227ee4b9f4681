package widget

import (
	"strings"
	"unicode"

	"ashyq/tui/theme"
)

// cell is one place on the screen: a character with whatever combines with it.
// The second place of a wide character is empty.
type cell struct {
	text     string
	style    theme.Style
	reversed bool
}

// grid is what canvases over the same screen share.
type grid struct {
	w, h  int
	cells []cell
}

// Canvas is a rectangle of a screen. Whatever is drawn outside is not drawn.
type Canvas struct {
	g          *grid
	x, y, w, h int
}

// NewCanvas makes an empty screen.
func NewCanvas(w, h int) Canvas {
	w, h = max(w, 0), max(h, 0)
	g := &grid{w: w, h: h, cells: make([]cell, w*h)}
	for i := range g.cells {
		g.cells[i].text = " "
	}
	return Canvas{g: g, w: w, h: h}
}

// Size gives width and height in cells.
func (c Canvas) Size() (w, h int) { return c.w, c.h }

// Width gives the width in cells.
func (c Canvas) Width() int { return c.w }

// Height gives the height in lines.
func (c Canvas) Height() int { return c.h }

// Part gives a rectangle of the canvas as one of its own, cut at the edges.
func (c Canvas) Part(x, y, w, h int) Canvas {
	x0, y0 := min(max(x, 0), c.w), min(max(y, 0), c.h)
	x1, y1 := min(max(x+w, x0), c.w), min(max(y+h, y0), c.h)
	return Canvas{g: c.g, x: c.x + x0, y: c.y + y0, w: x1 - x0, h: y1 - y0}
}

// Rows gives some of the lines, over the whole width.
func (c Canvas) Rows(y, h int) Canvas { return c.Part(0, y, c.w, h) }

// Put writes one line of text and gives the column after it. What is no visible
// character (controls, marks of direction, invalid bytes) is left out; a wide
// character that would stand half outside is left out too.
func (c Canvas) Put(x, y int, s theme.Style, text string) int {
	if y < 0 || y >= c.h {
		return x + Width(text)
	}
	for text != "" {
		var cluster string
		var w int
		cluster, text, w = character(text)
		cluster = visible(cluster)
		if cluster == "" || w == 0 {
			continue
		}
		if x >= 0 && x+w <= c.w {
			i := (c.y+y)*c.g.w + c.x + x
			c.g.part(i)
			c.g.part(i + w)
			c.g.cells[i] = cell{text: cluster, style: s}
			for j := 1; j < w; j++ {
				c.g.cells[i+j] = cell{style: s}
			}
		}
		x += w
	}
	return x
}

// part blanks a wide character one half of which is about to be overwritten, from
// this cell on: half of it cannot be drawn.
func (g *grid) part(i int) {
	if i%g.w == 0 || i >= len(g.cells) || g.cells[i].text != "" {
		return // a new line, or the beginning of a character
	}
	for j := i; j >= 0; j-- {
		whole := g.cells[j].text != ""
		g.cells[j].text = " "
		if whole {
			break
		}
	}
	for j := i + 1; j < len(g.cells) && g.cells[j].text == ""; j++ {
		g.cells[j].text = " "
	}
}

// visible gives a cluster without what must not reach a terminal.
func visible(cluster string) string {
	clean := true
	for _, r := range cluster {
		clean = clean && shown(r)
	}
	if clean {
		return cluster
	}
	return strings.Map(func(r rune) rune {
		if shown(r) {
			return r
		}
		return -1
	}, cluster)
}

func shown(r rune) bool {
	return r != unicode.ReplacementChar && !unicode.Is(unicode.C, r) && r != '\u2028' && r != '\u2029'
}

// Right writes a line of text that ends before the column x.
func (c Canvas) Right(x, y int, s theme.Style, text string) { c.Put(x-Width(text), y, s, text) }

// Fill writes a sign into every cell of a line from one column up to another.
func (c Canvas) Fill(y, from, to int, s theme.Style, sign string) {
	for x := max(from, 0); x < min(to, c.w); x++ {
		c.Put(x, y, s, sign)
	}
}

// Column writes a sign into every line of a column.
func (c Canvas) Column(x int, s theme.Style, sign string) {
	for y := range c.h {
		c.Put(x, y, s, sign)
	}
}

// Clear makes every cell of the canvas blank.
func (c Canvas) Clear() {
	for y := range c.h {
		c.Fill(y, 0, c.w, theme.Plain, " ")
	}
}

// Reverse shows the cells of a line in reverse, from one column up to another.
func (c Canvas) Reverse(y, from, to int) {
	if y < 0 || y >= c.h {
		return
	}
	for x := max(from, 0); x < min(to, c.w); x++ {
		c.g.cells[(c.y+y)*c.g.w+c.x+x].reversed = true
	}
}

// Frame gives the whole screen with the marks of a theme.
func (c Canvas) Frame(t theme.Theme) string {
	var out, run strings.Builder
	out.Grow(c.g.w * c.g.h * 2)
	for y := range c.g.h {
		if y > 0 {
			out.WriteByte('\n')
		}
		line := c.g.cells[y*c.g.w : (y+1)*c.g.w]
		for len(line) > 0 && line[len(line)-1] == (cell{text: " "}) {
			line = line[:len(line)-1]
		}
		for i, cell := range line {
			if i > 0 && (cell.style != line[i-1].style || cell.reversed != line[i-1].reversed) {
				out.WriteString(t.Render(line[i-1].style, line[i-1].reversed, run.String()))
				run.Reset()
			}
			run.WriteString(cell.text)
		}
		if len(line) > 0 {
			last := line[len(line)-1]
			out.WriteString(t.Render(last.style, last.reversed, run.String()))
			run.Reset()
		}
	}
	return out.String()
}

// Is tells whether a cell holds a sign.
func (c Canvas) Is(x, y int, sign string) bool {
	return x >= 0 && x < c.w && y >= 0 && y < c.h && c.g.cells[(c.y+y)*c.g.w+c.x+x].text == sign
}

// Copy draws the lines of another canvas, from one of them on.
func (c Canvas) Copy(from Canvas, top int) {
	w := min(c.w, from.w)
	for y := max(0, -top); y < min(c.h, from.h-top); y++ {
		to, at := (c.y+y)*c.g.w+c.x, (from.y+top+y)*from.g.w+from.x
		copy(c.g.cells[to:to+w], from.g.cells[at:at+w])
	}
}

// Plain gives the canvas as text alone, for tests: without spaces at the ends of
// lines.
func (c Canvas) Plain() string {
	lines := make([]string, c.h)
	for y := range lines {
		var line strings.Builder
		for _, cell := range c.g.cells[(c.y+y)*c.g.w+c.x:][:c.w] {
			line.WriteString(cell.text)
		}
		lines[y] = strings.TrimRight(line.String(), " ")
	}
	return strings.Join(lines, "\n")
}
