package widget

import (
	"slices"

	"ashyq/tui/keys"
	"ashyq/tui/theme"
)

// Strip is a stretch of time as a row of cells, one for each slot: what became
// of it, which act was in force, whether a source was complete. It does not
// change; where the cursor stands is told at each drawing.
//
// Everything a strip says it says by signs and by place: a bar stands where the
// act in force changes, so the slots of unsettled days lie between two bars; a
// band under the cells is coverage; the cursor is in reverse and has ^ beneath.
type Strip struct {
	Slots []Slot
	Words bool // heads are words, and cells as wide as they: quarters, half-years, years
	Apart bool // a gap between groups: days, month by month
}

// Slot is one cell.
type Slot struct {
	Sign    string
	Style   theme.Style
	Head    string // over it: the month that begins in it, «2 квартал»; may be empty
	Over    string // over the heads, where it begins: a year, the name of a month; may be empty
	Act     string // in force on the day that decides; empty where that is not settled
	Group   int    // the quarter of a week, the month of a day, the year of a quarter: what does not fit is scrolled by groups
	Covered bool   // a source was complete for all of it
	Open    bool   // needs a person
}

// twoColumns is the width from which a cell has two columns.
const twoColumns = 104

// Key moves over the slots: by one, to the next or previous that needs a person,
// by groups, to the ends. False if the key moves nothing.
func (s Strip) Key(k keys.Key, at int) (to int, ok bool) {
	switch k {
	case keys.Left:
		at--
	case keys.Right:
		at++
	case keys.Down, "j":
		at = s.open(at, 1)
	case keys.Up, "k":
		at = s.open(at, -1)
	case keys.Home:
		at = 0
	case keys.End:
		at = len(s.Slots) - 1
	case keys.PageUp:
		at = s.group(at - 1)
	case keys.PageDown:
		if at = s.after(at); at == len(s.Slots) {
			at--
		}
	default:
		return at, false
	}
	return max(0, min(at, len(s.Slots)-1)), true
}

// open finds the next slot in a direction that needs a person; where there is
// none the cursor stays.
func (s Strip) open(at, by int) int {
	for i := at + by; i >= 0 && i < len(s.Slots); i += by {
		if s.Slots[i].Open {
			return i
		}
	}
	return at
}

// group finds the first slot of the group that a slot belongs to.
func (s Strip) group(at int) int {
	at = max(0, at)
	for at > 0 && at < len(s.Slots) && s.Slots[at-1].Group == s.Slots[at].Group {
		at--
	}
	return at
}

// after finds the first slot of the next group, or the end.
func (s Strip) after(at int) int {
	i := at
	for i < len(s.Slots) && s.Slots[i].Group == s.Slots[at].Group {
		i++
	}
	return i
}

// Height is how many lines a strip takes: acts, what stands over the heads,
// heads, cells, coverage, cursor.
func (s Strip) Height() int {
	n := 4
	if s.has(func(o Slot) bool { return o.Act != "" }) {
		n++
	}
	if s.has(func(o Slot) bool { return o.Over != "" }) {
		n++
	}
	return n
}

func (s Strip) has(what func(Slot) bool) bool { return slices.ContainsFunc(s.Slots, what) }

// Draw draws the part of the strip in which the cursor stands; where it is cut
// it ends in «…». With at < 0 there is no cursor.
func (s Strip) Draw(c Canvas, at int) {
	if len(s.Slots) == 0 || c.w < 1 {
		return
	}
	p := s.lay(c.w, max(at, 0))
	y := 0
	if s.has(func(o Slot) bool { return o.Act != "" }) {
		p.acts(c, y)
		y++
	}
	if s.has(func(o Slot) bool { return o.Over != "" }) {
		p.heads(c, y, p.over)
		y++
	}
	p.heads(c, y, func(i int) string { return s.Slots[i].Head })
	p.cells(c, y+1, at)
	p.band(c, y+2)
	if at >= 0 {
		c.Put(p.sign(at), y+3, theme.Focus, "^")
	}
	for bar := range p.bars {
		for row := range y + 3 {
			if s.Words || row != y { // months stand close to one another
				c.Put(bar, row, theme.Title, "│")
			}
		}
	}
}

// Legend writes signs with what they mean, one after another, in as many lines as
// it takes, and gives their number.
func Legend(c Canvas, y, x int, list []Meaning) int {
	at, lines := x, 1
	for _, m := range list {
		n := Width(m.Sign) + 1 + Width(m.Text)
		if at > x && at+n > c.w-1 {
			at = x
			lines++
		}
		end := c.Put(at, y+lines-1, m.Style, m.Sign)
		c.Put(end+1, y+lines-1, theme.Plain, Fit(m.Text, c.w-1-end-1))
		at += n + 3
	}
	return lines
}

// Meaning is a sign with what it means.
type Meaning struct {
	Sign  string
	Style theme.Style
	Text  string
}
