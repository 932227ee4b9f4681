package check

import (
	"slices"

	"ashyq/tui/keys"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// scroll is how far a text beside or below a list has been moved. What stands
// under another cursor begins at its top.
type scroll struct {
	at        cursor
	top, most int
	page      int
}

// cursor says what the meaning on the screen belongs to.
type cursor struct {
	check             string
	focus             pane
	part, unit, proof int
}

func (s *check) cursor() cursor {
	return cursor{s.about, s.focus, s.parts.Cursor, s.units.Cursor, s.proof.Cursor}
}

// draw draws the text. Where it goes on, the key that shows the rest stands in
// its corner: pages of it, or, where pages are those of the list, it alone.
func (s *scroll) draw(c widget.Canvas, at cursor, lines []aid.Line) {
	if s.at != at {
		*s = scroll{at: at}
	}
	w, h := c.Size()
	if h < 1 {
		s.most = 0
		return
	}
	s.page = max(1, h-1)
	lines = slices.Clone(lines)
	for i := range lines {
		lines[i].Wide = lines[i].Label == "" // what has no label has the whole width
	}
	aid.DrawLines(c, lines, &s.top, &s.most)
	if s.most == 0 {
		return
	}
	rest := " … PgDn"
	switch {
	case at.focus == unitsPane:
		rest = " … Enter"
	case s.top == s.most:
		rest = " … PgUp"
	}
	c.Right(w-1, h-1, theme.Plain, rest)
}

// key moves the text by a page; false if the key moves nothing.
func (s *scroll) key(k keys.Key, at cursor) bool {
	if at != s.at || s.most == 0 || at.focus == unitsPane {
		return false
	}
	switch k {
	case keys.PageDown:
		s.top = min(s.top+s.page, s.most)
	case keys.PageUp:
		s.top = max(s.top-s.page, 0)
	default:
		return false
	}
	return true
}
