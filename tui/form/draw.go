package form

import (
	"ashyq/checks/lang"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Where things stand in a line: the mark of the focus in the first cell, labels
// after two more, values in a column of their own with room for the mark of an
// option before it, and at the right edge air for the arrows of scrolling.
const (
	labelAt    = 3
	gap        = 2
	air        = 2
	mostLabel  = 18
	mostNarrow = 16
	narrow     = 80
	low        = 12 // lines under which only the field in focus says something
)

// block is a field laid out: how many lines it takes, and which of them holds the
// cursor.
type block struct {
	field  int
	height int
	active int
	draw   func(c widget.Canvas)
}

// Draw draws the form. What does not fit is scrolled so that the field in focus
// is in sight.
func (s *State) Draw(c widget.Canvas, l lang.Lang) {
	w, h := c.Size()
	if w < 1 || h < 1 {
		return
	}
	p := s.page(w, h, l)
	var blocks []block
	height := 0
	for i := range s.form.Fields {
		if p.shown[i] {
			blocks = append(blocks, s.block(i, p))
			height += blocks[len(blocks)-1].height
		}
	}
	blocks = append(blocks, s.button(p))
	height += blocks[len(blocks)-1].height

	whole := widget.NewCanvas(w, height)
	y := 0
	for _, b := range blocks {
		b.draw(whole.Rows(y, b.height))
		if b.field == s.focus && !s.OnSubmit() { // the button has marks of its own
			whole.Put(0, y+b.active, theme.Focus, "▸")
		}
		y += b.height
	}
	s.top = window(s.top, h, height, s.wanted(blocks, h))
	c.Copy(whole, s.top)
	if s.top > 0 {
		c.Put(w-2, 0, theme.Plain, "↑")
	}
	if s.top+h < height {
		c.Put(w-2, h-1, theme.Plain, "↓")
	}
}

// span is some lines of the whole form.
type span struct{ from, to int }

// wanted gives the lines that must be in sight: the field in focus with what it
// says and a line around it where there is room, else from the line of the cursor
// on. What stands above the first field comes into sight with it.
func (s *State) wanted(blocks []block, h int) span {
	y, first := 0, true
	for _, b := range blocks {
		if b.field == s.focus {
			from, to := y, y+b.height
			if b.height > h {
				from = min(y+b.active, to-h)
				return span{from, from + h}
			}
			if first && to <= h {
				from = 0
			}
			if to-from+2 <= h {
				from, to = from-1, to+1
			}
			return span{from, to}
		}
		first = first && b.field < len(s.form.Fields) && s.form.Fields[b.field].Kind == Info
		y += b.height
	}
	return span{}
}

// window moves the first line as little as can be so that some lines are in
// sight.
func window(top, h, height int, want span) int {
	top = min(top, want.from)
	top = max(top, want.to-h)
	return max(0, min(top, height-h))
}

// button is the last line, with one of air above it where there is room.
func (s *State) button(p *page) block {
	b := block{field: len(s.form.Fields), height: 2, active: 1}
	if p.low() || len(s.form.Fields) == 0 {
		b.height, b.active = 1, 0
	}
	b.draw = func(c widget.Canvas) {
		text := "[ " + widget.Fit(p.say(s.form.Submit), p.w-labelAt-6) + " ]"
		if !s.OnSubmit() {
			c.Put(labelAt, b.active, theme.Plain, text)
			return
		}
		c.Put(labelAt-1, b.active, theme.Focus, "▸")
		end := c.Put(labelAt, b.active, theme.Title, text)
		c.Reverse(b.active, labelAt, end)
		c.Put(end, b.active, theme.Focus, "◂")
	}
	return b
}
