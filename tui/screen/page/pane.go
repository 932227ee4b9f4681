package page

import (
	"strconv"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// pane shows the text of a page line by line, with numbers, and in it what an
// observation was taken from: underlined, with a row of ^ beneath and ▸ at the edge,
// so that a picture of the screen proves it without colours.
type pane struct {
	text   desk.PageText
	marks  []tagged
	labels map[int]string // messages said at the end of a line: that it was recorded before
	at     int            // a line shown in reverse; -1: none

	top    int  // first line in sight
	placed bool // top was chosen
	seen   int  // lines in sight when it was drawn last
}

// tagged is a stretch of a line with the message that says what it is.
type tagged struct {
	desk.TextMark
	label string
}

// show puts other marks into the text, and moves to the first of them.
func (p *pane) show(marks []tagged) { p.marks, p.placed, p.at = marks, false, -1 }

// key walks the text by pages; false if the key walks nothing.
func (p *pane) key(k keys.Key) bool {
	step := max(p.seen-1, 1)
	switch k {
	case keys.PageDown:
		p.top += step
	case keys.PageUp:
		p.top -= step
	default:
		return false
	}
	p.clamp()
	return true
}

func (p *pane) clamp() {
	p.placed = true
	p.top = max(0, min(p.top, len(p.text.Lines)-1))
}

// place moves the text so that a line stands a third of the way down.
func (p *pane) place(line, w, h int) {
	p.placed, p.top = true, line
	for used := 0; p.top > 0; p.top-- {
		if used += len(widget.Wrap(lang.Line(p.text.Lines[p.top-1].Text), w)); used > h/3 {
			break
		}
	}
}

// gutter is where the text of a line begins: behind the sign at the edge and the
// number.
func (p *pane) gutter() int { return 3 + max(3, len(strconv.Itoa(len(p.text.Lines)))) + 2 }

// draw writes the lines in sight.
func (p *pane) draw(e *screen.Env, c widget.Canvas) {
	x := p.gutter()
	w := c.Width() - x - 1
	if len(p.text.Lines) == 0 || w < 1 {
		return
	}
	if !p.placed {
		line := 0
		if len(p.marks) > 0 {
			line = p.marks[0].Line
		}
		p.place(line, w, c.Height())
	}
	p.seen = 0
	y := 0
	for i := p.top; i < len(p.text.Lines) && y < c.Height(); i++ {
		y = p.line(e, c, y, x, w, i)
		p.seen++
	}
}

// line writes a line over as many rows as it needs, and gives the row after it.
func (p *pane) line(e *screen.Env, c widget.Canvas, y, x, w, i int) int {
	c.Right(x-2, y, theme.Muted, strconv.Itoa(i+1))
	text := p.text.Lines[i].Text
	rows := cut(text, w)
	for n, r := range rows {
		c.Put(x, y, theme.Plain, r.text)
		if key := p.labels[i]; key != "" && n == len(rows)-1 {
			label := words.In(e, key, nil)
			if free := w - widget.Width(r.text) - 2; free >= widget.Width(label) {
				c.Right(c.Width()-1, y, theme.Plain, label)
			} else {
				y++
				c.Right(c.Width()-1, y, theme.Plain, widget.Fit(label, w))
			}
		}
		if i == p.at {
			c.Reverse(y, x-1, c.Width()-1)
		}
		y = p.underline(e, c, y, x, i, r) + 1
	}
	return y
}

// underline marks what of a row was read, and gives the last row that it used.
func (p *pane) underline(e *screen.Env, c widget.Canvas, y, x, line int, r row) int {
	under := false
	for _, m := range p.marks {
		from, to := max(m.From, r.from), min(m.To, r.from+len([]rune(r.text)))
		if m.Line != line || from >= to {
			continue
		}
		letters := []rune(r.text)
		begin := x + widget.Width(string(letters[:from-r.from]))
		piece := string(letters[from-r.from : to-r.from])
		c.Put(begin, y, theme.Link, piece)
		c.Put(0, y+1, theme.Focus, "▸")
		end := c.Put(begin, y+1, theme.Plain, strings.Repeat("^", widget.Width(piece)))
		label := words.In(e, m.label, nil)
		if widget.Width(label) <= c.Width()-3-end && m.To <= r.from+len(letters) {
			c.Right(c.Width()-1, y+1, theme.Plain, label)
		}
		under = true
	}
	if under {
		return y + 1
	}
	return y
}

// row is a part of a line, and where it begins in it, in characters.
type row struct {
	text string
	from int
}

// cut cuts a line into rows of a width and remembers where each begins.
func cut(text string, w int) []row {
	letters := []rune(text)
	at := 0
	var out []row
	for _, t := range widget.Wrap(text, w) {
		for at < len(letters) && letters[at] == ' ' {
			at++
		}
		out = append(out, row{t, at})
		at += len([]rune(t))
	}
	return out
}
