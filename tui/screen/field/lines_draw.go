package field

import (
	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

func stateCell(e *screen.Env, state checks.ItemState) widget.Cell {
	sign, style := theme.State(checks.State(state))
	return widget.Cell{Text: sign + " " + e.In(stateWords(state)), Style: style}
}

// Heights: from peekFrom lines the line under the cursor has a place of its own.
const (
	peekFrom  = 15
	peekLines = 3
)

// Draw implements screen.Screen.
func (s *entry) Draw(c widget.Canvas) {
	l, ok := s.here()
	if !ok {
		c.Put(3, 0, theme.Plain, widget.Fit(words.In(s.env, "form.empty", nil), c.Width()-4))
		return
	}
	widget.Heading(c, 0, s.heading(l), "")
	h := c.Height() - 1
	if c.Height() >= peekFrom {
		h -= peekLines
		s.drawPeek(c.Rows(1+h, peekLines), l)
	} else {
		h--
		s.drawLegend(c, 1+h)
	}
	s.drawLines(c.Rows(1, h))
}

// drawLines draws the lines of the check under the cursor, in the order of the
// paper: those of another check would stand under a heading that is not theirs.
func (s *entry) drawLines(c widget.Canvas) {
	width := 0
	for _, state := range append(paper.BlankStates(), "") {
		width = max(width, widget.Width(stateCell(s.env, state).Text))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Width: 14}, widget.Column{}, widget.Column{Width: max(width, 12)},
	)
	first, n := s.ofCheck()
	s.shown.Cursor = s.list.Cursor - first
	from, to := s.shown.Window(n, c.Height())
	for i := from; i < to; i++ {
		l := s.lines[first+i]
		cell, said := s.told(l)
		title := s.env.In(l.Title)
		if l.Under {
			title = "  " + title
		}
		if said && s.said[l.Code].note != "" {
			title += " · " + lang.Line(s.said[l.Code].note)
		}
		table.Row(c, i-from, i == s.shown.Cursor, widget.Cell{Text: l.Code}, widget.Cell{Text: title}, cell)
	}
}

// ofCheck finds the lines of the check under the cursor.
func (s *entry) ofCheck() (first, n int) {
	check := s.lines[s.list.Cursor].Check
	for i, l := range s.lines {
		if l.Check == check {
			if n == 0 {
				first = i
			}
			n++
		}
	}
	return first, n
}

// drawLegend says what the keys answer, where the line of hints has no room.
func (s *entry) drawLegend(c widget.Canvas, y int) {
	x := 1
	for _, id := range []string{"item-present", "item-incomplete", "item-absent", "item-unseen", "item-inapplicable"} {
		a := screen.ActOf(id)
		x = c.Put(x, y, theme.KeyCap, a.Label(s.env.Lang, false)) + 1
		x = c.Put(x, y, theme.Plain, widget.Fit(s.env.In(a.Hint()), max(c.Width()-x, 0))) + 1
	}
}

// drawPeek says the line under the cursor whole.
func (s *entry) drawPeek(c widget.Canvas, l paper.BlankLine) {
	widget.Heading(c, 0, l.Code, "")
	text := s.env.In(l.Title)
	if check := s.env.Desk.Standard().Check(l.Check); check != nil {
		if part := check.Part(l.Part); part != nil && l.Ask == paper.AskDated {
			text = s.env.In(part.Title) + " · " + text
		}
	}
	if note := lang.Line(s.said[l.Code].note); note != "" {
		text += " · «" + note + "»"
	}
	for y, t := range widget.Wrap(text, c.Width()-2) {
		if y+1 < c.Height() {
			c.Put(1, y+1, theme.Plain, t)
		}
	}
}
