package check

import (
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// drawLines draws lines beside or below a list: what has a label in two columns,
// what has none over the whole width. What does not fit is said by «…»: Enter
// shows it alone.
func drawLines(c widget.Canvas, lines []aid.Line) {
	w, h := c.Size()
	left := 0
	for _, l := range lines {
		left = max(left, widget.Width(l.Label)+2)
	}
	left = min(left, w/3)
	y := 0
	for _, l := range lines {
		switch {
		case l.Head != "":
			widget.Heading(c, y, l.Head, "")
			y++
			continue
		case l.Label == "":
			y = putWrapped(c, 1, y, w-2, l)
			continue
		}
		c.Put(1, y, theme.Title, widget.Fit(l.Label, left-1))
		y = putWrapped(c, 1+left, y, w-2-left, l)
	}
	if y > h {
		c.Fill(h-1, w-2, w, theme.Plain, " ")
		c.Right(w, h-1, theme.Plain, " …")
	}
}

func putWrapped(c widget.Canvas, x, y, w int, l aid.Line) int {
	for _, text := range widget.Wrap(l.Text, w) {
		c.Put(x, y, l.Style, text)
		y++
	}
	return y
}
