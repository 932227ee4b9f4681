package widget_test

import (
	"testing"

	"ashyq/tui/keys"
	"ashyq/tui/widget"
)

// The cursor passes over headings, in the direction in which it goes, and turns
// back where nothing more can be stood on.
func TestTheCursorPassesOverHeadings(t *testing.T) {
	rows := []bool{false, true, false, true, true, false} // on which it stands
	stands := func(i int) bool { return rows[i] }
	var l widget.List
	for _, step := range []struct {
		key  keys.Key
		want int
	}{{keys.Home, 1}, {keys.Down, 3}, {keys.Down, 4}, {keys.Down, 4}, {keys.Up, 3}, {keys.Up, 1}, {keys.Up, 1}, {keys.End, 4}} {
		if !l.KeyOver(step.key, len(rows), stands) || l.Cursor != step.want {
			t.Errorf("%s leads to %d, not %d", step.key, l.Cursor, step.want)
		}
	}
	if l.KeyOver(keys.Enter, len(rows), stands) {
		t.Error("a key that moves nothing was taken")
	}
	var none widget.List
	none.Settle(3, 1, func(int) bool { return false })
	none.Settle(0, 1, func(int) bool { return true })
	if none.Cursor != 0 {
		t.Errorf("where it can stand nowhere it went to %d", none.Cursor)
	}
}
