package widget

import "ashyq/tui/theme"

// Box draws a frame with a title in the middle of the canvas and gives what is
// inside it, one cell of air at either side. Where the canvas is no larger than
// the box it takes all of it.
func Box(c Canvas, w, h int, title string) Canvas {
	w, h = min(w, c.w), min(h, c.h)
	if w < 6 || h < 3 {
		return c
	}
	b := c.Part((c.w-w)/2, (c.h-h)/2, w, h)
	b.Clear()
	for _, y := range []int{0, h - 1} {
		b.Fill(y, 1, w-1, theme.Plain, "─")
	}
	b.Column(0, theme.Plain, "│")
	b.Column(w-1, theme.Plain, "│")
	b.Put(0, 0, theme.Plain, "┌")
	b.Put(w-1, 0, theme.Plain, "┐")
	b.Put(0, h-1, theme.Plain, "└")
	b.Put(w-1, h-1, theme.Plain, "┘")
	if title != "" {
		b.Put(2, 0, theme.Title, " "+Fit(title, w-6)+" ")
	}
	return b.Part(2, 1, w-4, h-2)
}

// Buttons draws buttons in a line, the focused one between marks.
func Buttons(c Canvas, y, x, focus int, names ...string) {
	for i, name := range names {
		text := " [ " + name + " ] "
		if i == focus {
			text = "▸[ " + name + " ]◂"
		}
		end := c.Put(x, y, theme.Plain, text)
		if i == focus {
			c.Reverse(y, x+1, end-1)
		}
		x = end + 2
	}
}
