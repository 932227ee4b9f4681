package picture

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// ruler is a year cut into cells, and where they stand on the screen.
type ruler struct {
	year  int
	cells []calendar.Span
	wide  int // columns of a cell
	x     int // of the first
	label int // columns of the names before it
}

// Where there is no room for a year of weeks beside a name of this width, months are
// drawn.
const (
	leastLabel = 20
	mostLabel  = 34
	labelStart = 3
	monthWide  = 3
)

// rulerFor lays a ruler of a year out in a width.
func rulerFor(year, width int) ruler {
	r := ruler{year: year, cells: checks.WeeksOf(year), wide: 1}
	if labelStart+leastLabel+1+len(r.cells) > width {
		r.cells, r.wide = checks.MonthsOf(year), monthWide
	}
	r.label = max(0, min(mostLabel, width-labelStart-2-len(r.cells)*r.wide))
	r.x = labelStart + r.label + 1
	return r
}

// months tells whether the ruler is one of months.
func (r ruler) months() bool { return r.wide == monthWide }

// end is the column behind the last cell.
func (r ruler) end() int { return r.x + len(r.cells)*r.wide }

// cellOf gives the cell that a day lies in, -1 for none.
func (r ruler) cellOf(day calendar.Day) int {
	for i, cell := range r.cells {
		if cell.Contains(day) {
			return i
		}
	}
	return -1
}

// Draw implements screen.Screen: the ruler, the strips, and below them what the cursor
// stands on.
func (s *year) Draw(c widget.Canvas) {
	strip, u := s.at()
	if u == nil {
		if s.view != nil {
			drawText(c, words.In(s.env, "year.none", nil))
		}
		return
	}
	r := rulerFor(s.shown(), c.Width())
	legend := s.legend(strip, r)
	below := meaningHeight(c.Height(), len(s.view.Strips))
	y := s.drawRuler(c, r, c.Height() >= roomyBody)
	rows := min(len(s.view.Strips), max(1, c.Height()-y-1-below-legend.height(c.Width())))
	from, to := s.list.Window(len(s.view.Strips), rows)
	for i := from; i < to; i++ {
		s.drawStrip(c, y+i-from, i, r)
	}
	y += rows
	if k := cursorCell(strip, s.unit, r); k >= 0 {
		c.Put(r.x+k*r.wide, y, theme.Focus, "^")
	}
	s.drawMeaning(c.Rows(y+1, max(0, c.Height()-y-1-legend.height(c.Width()))), strip, u)
	widget.Legend(c, c.Height()-legend.height(c.Width()), 1, legend)
}

// roomyBody is the height from which the ruler has all its lines.
const roomyBody = 14

// meaningHeight is how many lines are kept for what the cursor stands on.
func meaningHeight(h, strips int) int {
	switch {
	case h < roomyBody:
		return 3
	case h-strips > 18:
		return 10
	}
	return 6
}

// drawText writes a sentence alone on a screen.
func drawText(c widget.Canvas, text string) {
	for i, line := range widget.Wrap(text, c.Width()-4) {
		c.Put(3, 1+i, theme.Plain, line)
	}
}

// drawRuler draws the quarters, the months and the acts over the strips; today has its
// mark. It gives the line below.
func (s *year) drawRuler(c widget.Canvas, r ruler, whole bool) (y int) {
	c.Put(labelStart, 0, theme.Title, strconv.Itoa(r.year))
	if whole {
		for i, cell := range r.cells {
			if _, m, _ := cell.To.Date(); (m-1)%3 == 0 && r.begins(i) {
				c.Put(r.x+i*r.wide, y, theme.Plain, words.In(s.env, "quarter", lang.Args{"n": (m + 2) / 3}))
			}
		}
		y++
	}
	for i, cell := range r.cells {
		if r.begins(i) {
			_, m, _ := cell.To.Date()
			c.Put(r.x+i*r.wide, y, theme.Plain, fmt.Sprintf("%02d", m))
		}
	}
	s.drawActs(c, y+1, r)
	if whole {
		y++
		if k := r.cellOf(s.view.Today); k >= 0 && s.view.Today.Year() == r.year {
			c.Put(r.x+k*r.wide, y+1, theme.Focus, "↓")
		}
	}
	return y + 2
}

// begins tells whether a month of the year begins in a cell: of a ruler of weeks it is
// the one that holds its first day.
func (r ruler) begins(i int) bool {
	y, m, _ := r.cells[i].To.Date()
	first, _ := calendar.NewDay(y, m, 1)
	return y == r.year && r.cells[i].Contains(first)
}

// drawActs names the texts of the Standard over the days on which they were in force;
// a bar stands where that changes, and between two bars lies what is not settled.
func (s *year) drawActs(c widget.Canvas, y int, r ruler) {
	last, from := "", 0
	name := func(to int) {
		x := r.x + from*r.wide
		if from > 0 {
			c.Put(x, y, theme.Title, "|")
			x++
		}
		if last != "" && !strings.Contains(last, " ") {
			c.Put(x, y, theme.Plain, widget.Fit(last, r.x+to*r.wide-x))
		}
	}
	for i, cell := range r.cells {
		in := strings.Join(s.view.Acts.On(cell.To), " ")
		if i == 0 {
			last = in
		}
		if in != last {
			name(i)
			last, from = in, i
		}
	}
	name(len(r.cells))
}

// drawStrip draws a strip: its name, its cells, and what of it needs a person.
func (s *year) drawStrip(c widget.Canvas, y, i int, r ruler) {
	strip := &s.view.Strips[i]
	c.Put(labelStart, y, theme.Plain, widget.Fit(stripName(s.env, s.view.Strips, i), r.label))
	for k, p := range strip.Patches(r.cells) {
		if p.State == "" {
			continue
		}
		sign, style := theme.State(p.State)
		c.Put(r.x+k*r.wide, y, style, r.filled(p, sign))
	}
	if i == s.list.Cursor {
		c.Put(0, y, theme.Focus, "▸")
		if k := cursorCell(strip, s.unit, r); k >= 0 {
			c.Reverse(y, r.x+k*r.wide, r.x+(k+1)*r.wide)
		}
	}
	if room := c.Width() - r.end() - 3; room > 8 {
		c.Put(r.end()+2, y, theme.Plain, widget.Fit(open(strip), room))
	}
}

// filled is a cell of a strip. A slot of several cells fills them but for the last
// column, so that slots stand apart; of several slots in a month the worst are counted.
func (r ruler) filled(p checks.Patch, sign string) string {
	switch {
	case p.Long && p.Last:
		return strings.Repeat(sign, r.wide-1)
	case p.Long:
		return strings.Repeat(sign, r.wide)
	case r.months() && len(p.Units) > 1:
		return sign + strconv.Itoa(p.Count)
	}
	return sign
}

// open counts what of a strip needs a person.
func open(strip *checks.Strip) string {
	broken, unknown := 0, 0
	for i := range strip.Units {
		switch u := &strip.Units[i]; {
		case u.State.Broken():
			broken++
		case u.Waits():
			unknown++
		}
	}
	var out []string
	if broken > 0 {
		out = append(out, "× "+strconv.Itoa(broken))
	}
	if unknown > 0 {
		out = append(out, "? "+strconv.Itoa(unknown))
	}
	return strings.Join(out, "  ")
}

// cursorCell is the cell in which a unit begins on this ruler, -1 for none.
func cursorCell(strip *checks.Strip, unit int, r ruler) int {
	first := -1
	for k, p := range strip.Patches(r.cells) {
		for _, i := range p.Units {
			if i == unit && first < 0 {
				first = k
			}
		}
	}
	return first
}

// stripName names a strip: the check by its clause and short title, and the part where
// the check has several strips.
func stripName(e *screen.Env, strips []checks.Strip, i int) string {
	at := screen.CheckOf(e, strips[i].Check)
	several := 0
	for _, other := range strips {
		if other.Check == strips[i].Check {
			several++
		}
	}
	part := at.Part(strips[i].Part)
	if several < 2 || part == nil {
		return e.In(at.Short)
	}
	return e.In(part.Title)
}
