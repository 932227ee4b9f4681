package holder

import (
	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// foot is how many lines say more of the line under the cursor, where there is no
// pane for it.
const (
	foot    = 4
	lowFoot = 3
	low     = 14
)

// Where the text of a line begins, and how much of it is shown beside its days.
const (
	textAt    = 3
	leastText = 24
)

// Draw implements screen.Screen.
func (s *holder) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawLines(left)
		drawSaid(right.Part(1, 0, right.Width()-2, right.Height()), s.said(s.at()))
		return
	}
	n := foot
	if c.Height() < low {
		n = lowFoot
	}
	at := max(c.Height()-n, 1)
	s.drawLines(c.Rows(0, at))
	widget.Heading(c, at, s.env.In(words.Text("about."+string(s.at().kind), nil)), "")
	drawSaid(c.Part(3, at+1, c.Width()-4, n-1), s.said(s.at()))
}

func (s *holder) drawLines(c widget.Canvas) {
	lines := s.lines()
	s.list.Settle(len(lines), 1, facts(lines))
	from, to := s.list.Window(len(lines), c.Height())
	if s.list.Cursor == 1 && from == 1 { // the first line comes into sight with its heading
		from, to = 0, min(len(lines), c.Height())
	}
	for i := from; i < to; i++ {
		y, l := i-from, lines[i]
		if l.kind == ofHeading {
			widget.Heading(c, y, s.env.In(l.text), "")
			continue
		}
		text := s.env.In(l.text)
		if l.sign != "" {
			text = l.sign + " " + text
		}
		days := s.daysOf(l.days)
		room := c.Width() - textAt - 1
		if days != "" && room-widget.Width(days)-2 >= leastText {
			c.Right(c.Width()-1, y, theme.Plain, days)
			room -= widget.Width(days) + 2
		}
		c.Put(textAt, y, l.style, widget.Fit(text, room))
		if i == s.list.Cursor {
			widget.Mark(c, y)
		}
	}
}

// daysOf writes the days of a fact; nothing where there are none.
func (s *holder) daysOf(d checks.Dated) string {
	if d == (checks.Dated{}) {
		return ""
	}
	return s.env.In(d.Span().Words())
}

// said is what there is to say of a line: whole, with its days and its source.
func (s *holder) said(l line) []string {
	e := s.env
	var out []string
	put := func(text string) {
		if text != "" && (len(out) == 0 || out[len(out)-1] != text) {
			out = append(out, text)
		}
	}
	if l.kind != ofQuestion && l.kind != ofName {
		put(e.In(l.text))
	}
	for _, t := range l.more {
		put(e.In(t))
	}
	if l.fact() {
		days := s.daysOf(l.days)
		if days == "" {
			days = words.In(e, "days.none", nil)
		}
		put(words.In(e, "days", lang.Args{"days": days}))
	}
	if l.source != "" {
		put(words.In(e, "source", lang.Args{"source": lang.Line(l.source)}))
	}
	return out
}

// drawSaid writes paragraphs; what does not fit ends in «…».
func drawSaid(c widget.Canvas, list []string) {
	y := 0
	for _, text := range list {
		for _, l := range widget.Wrap(text, c.Width()) {
			if y == c.Height()-1 {
				c.Put(0, y, theme.Plain, widget.Fit(l, c.Width()))
			} else if y < c.Height() {
				c.Put(0, y, theme.Plain, l)
			}
			y++
		}
		if c.Height() > low {
			y++
		}
	}
	if y > c.Height() && c.Height() > 0 {
		c.Put(c.Width()-1, c.Height()-1, theme.Plain, "…")
	}
}
