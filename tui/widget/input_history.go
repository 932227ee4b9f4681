package widget

import (
	"slices"
	"unicode"

	"ashyq/tui/keys"
)

// What was typed can be taken back word by word, in the field itself: history is
// what stood in it before, and ahead is what was taken back.

// moment is what stood in a field, and where the cursor was.
type moment struct {
	text   []rune
	cursor int
}

// mostMoments bounds how far back a field goes.
const mostMoments = 200

// remember keeps what stands now, before it is changed. Letters of one word are
// one change.
func (in *Input) remember(typed []rune) {
	one := len(typed) == 1 && !unicode.IsSpace(typed[0])
	if one && in.inWord {
		return
	}
	in.inWord = one
	in.history = append(in.history, moment{slices.Clone(in.text), in.cursor})
	if len(in.history) > mostMoments {
		in.history = slices.Delete(in.history, 0, 1)
	}
	in.ahead = nil
}

// Set puts a text in the place of what was typed. It can be taken back like
// anything that is typed.
func (in *Input) Set(text string) {
	if text == in.Text() {
		return
	}
	in.remember(nil)
	fresh := NewInput(text, in.Lines)
	in.text, in.cursor = fresh.text, fresh.cursor
}

// turn gives back what was typed before, or what was taken back; false where there
// is none.
func (in *Input) turn(k keys.Key) bool {
	from, to := &in.history, &in.ahead
	if k == "ctrl+y" {
		from, to = to, from
	}
	n := len(*from)
	if n == 0 {
		return false
	}
	*to = append(*to, moment{slices.Clone(in.text), in.cursor})
	last := (*from)[n-1]
	*from = (*from)[:n-1]
	in.text, in.cursor, in.inWord = last.text, last.cursor, false
	return true
}

// line moves the cursor a line up or down, as the lines were drawn last; false where
// there is none, so that the key leads out of the field.
func (in *Input) line(by int) bool {
	if !in.Lines || in.width < 1 {
		return false
	}
	_, curX, curY := in.lay(in.width)
	to, best := -1, 0
	in.walk(in.width, func(i, x, y int) {
		if off := max(x-curX, curX-x); y == curY+by && (to < 0 || off < best) {
			to, best = i, off
		}
	})
	if to < 0 {
		return false
	}
	in.cursor, in.inWord = to, false
	return true
}
