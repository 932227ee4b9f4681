package widget

import "ashyq/tui/keys"

// List is where the cursor of a list stands. What the list holds is told at
// each step, so that it may grow and shrink in between.
type List struct {
	Cursor int
	top    int
	page   int // lines shown at the last drawing
}

// Key moves the cursor in a list of n rows; false if the key moves nothing.
func (l *List) Key(k keys.Key, n int) bool {
	page := max(l.page-1, 1)
	switch k {
	case keys.Up, "k":
		l.Cursor--
	case keys.Down, "j":
		l.Cursor++
	case keys.PageUp:
		l.Cursor -= page
	case keys.PageDown:
		l.Cursor += page
	case keys.Home:
		l.Cursor = 0
	case keys.End:
		l.Cursor = n - 1
	default:
		return false
	}
	l.Clamp(n)
	return true
}

// Clamp keeps the cursor in a list of n rows.
func (l *List) Clamp(n int) { l.Cursor = max(0, min(l.Cursor, n-1)) }

// Window gives the rows to draw in h lines, the cursor among them.
func (l *List) Window(n, h int) (from, to int) {
	l.Clamp(n)
	l.page = h
	if l.Cursor < l.top {
		l.top = l.Cursor
	}
	if l.Cursor >= l.top+h {
		l.top = l.Cursor - h + 1
	}
	l.top = max(0, min(l.top, n-h))
	return l.top, min(n, l.top+h)
}
