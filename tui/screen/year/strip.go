package year

import (
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Where there is not room for twelve months of weeks, a month is one line: a sign for
// each of its days, below their numbers. The whole year stands there at once.

// A line is the name of the month, two cells a day, and its working days.
const (
	stripName   = 11
	stripWidth  = stripName + 31*2 + 4
	stripHeight = 1 + 12
	stripLeast  = stripHeight + 3 // with the day under the cursor
)

// strips tells whether the year is drawn in lines: on a narrow screen on which not all
// its months have room.
func strips(c widget.Canvas) bool {
	across := max(1, min(4, (c.Width()-1)/monthWidth))
	all := (12 + across - 1) / across * monthHeight
	return c.Width() >= stripWidth && c.Height() >= stripLeast && c.Height() < all+7
}

// drawStrip draws the year in lines. The cursor stands before its day, so that it is
// told without colour and hides no sign.
func (s *whole) drawStrip(c widget.Canvas) {
	for d := 1; d <= 31; d++ {
		if d == 1 || d%5 == 0 {
			c.Right(stripName+d*2, 0, theme.Muted, strconv.Itoa(d))
		}
	}
	for m := 1; m <= 12; m++ {
		first := dayIn(s.at.Year(), m, 1)
		month := calendar.Span{From: first, To: lastOf(first)}
		style := theme.Plain
		if m == s.at.Month() {
			style = theme.Title
		}
		c.Put(1, m, style, words.In(s.env, "month."+strconv.Itoa(m), nil))
		c.Right(stripWidth, m, theme.Muted, strconv.Itoa(s.days.WorkingIn(month)))
		for d := month.From; d <= month.To; d++ {
			_, _, number := d.Date()
			x := stripName + number*2 - 1
			mark, look := s.mark(d)
			if mark == " " {
				mark = "-"
			}
			c.Put(x, m, look, mark)
			if d == s.at {
				c.Put(x-1, m, theme.Focus, "▸")
				c.Reverse(m, x-1, x+1)
			}
		}
	}
}
