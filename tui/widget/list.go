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

// Settle moves the cursor off rows on which it cannot stand, such as headings: on
// in the direction by (1 or -1), and back where there is no more to that side.
// Where it can stand on none it stays.
func (l *List) Settle(n, by int, stands func(int) bool) {
	l.Clamp(n)
	for range 2 {
		for i := l.Cursor; i >= 0 && i < n; i += by {
			if stands(i) {
				l.Cursor = i
				return
			}
		}
		by = -by
	}
}

// KeyOver is Key for a list in which the cursor stands on some rows alone.
func (l *List) KeyOver(k keys.Key, n int, stands func(int) bool) bool {
	l.Settle(n, 1, stands)
	before := l.Cursor
	if !l.Key(k, n) {
		return false
	}
	by := 1
	if l.Cursor < before {
		by = -1
	}
	l.Settle(n, by, stands)
	return true
}

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
