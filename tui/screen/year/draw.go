package year

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// A month is seven days of three cells (two digits and a mark), and a gap; a title, the
// weekdays and six weeks.
const (
	monthWidth  = 7*3 + 2
	monthHeight = 8
)

// Draw implements screen.Screen: the months, and beside or below them the day under
// the cursor.
func (s *whole) Draw(c widget.Canvas) {
	if s.days.Calendar == nil {
		return
	}
	left, right := screen.Panes(c)
	s.strip = false
	if right.Width() > 0 {
		s.drawMonths(left.Rows(0, left.Height()-1))
		s.drawLegend(left.Rows(left.Height()-1, 1))
		s.drawDay(right)
		return
	}
	if s.strip = strips(c); s.strip {
		s.drawStrip(c.Rows(0, stripHeight))
		s.drawBelow(c.Rows(stripHeight, c.Height()-stripHeight), 4)
		return
	}
	above := monthHeight * max(1, (c.Height()-7)/monthHeight)
	s.drawMonths(c.Rows(0, above))
	s.drawBelow(c.Rows(above, c.Height()-above), 6)
}

// drawBelow draws the legend, where there are enough lines, and the day.
func (s *whole) drawBelow(c widget.Canvas, least int) {
	if c.Height() >= least {
		s.drawLegend(c.Rows(0, 1))
		c = c.Rows(1, c.Height()-1)
	}
	s.drawDay(c)
}

// drawMonths draws as many months as there is room for, whole years of them where
// there is, that of the cursor among them.
func (s *whole) drawMonths(c widget.Canvas) {
	across := max(1, min(4, (c.Width()-1)/monthWidth))
	if across > 3 && 12/across*monthHeight > c.Height() {
		across = 4
	}
	rows := max(1, c.Height()/monthHeight)
	all := (12 + across - 1) / across
	own := (s.at.Month() - 1) / across
	first := max(0, min(own-rows/2, all-rows))
	for m := first*across + 1; m <= min(12, (first+rows)*across); m++ {
		x := 1 + (m-1)%across*monthWidth
		y := ((m-1)/across - first) * monthHeight
		s.drawMonth(c.Part(x, y, min(monthWidth, c.Width()-x), min(monthHeight, c.Height()-y)), m)
	}
}

func (s *whole) drawMonth(c widget.Canvas, m int) {
	year := s.at.Year()
	style := theme.Plain
	if m == s.at.Month() {
		style = theme.Title
	}
	first := dayIn(year, m, 1)
	month := calendar.Span{From: first, To: lastOf(first)}
	c.Put(0, 0, style, words.In(s.env, "month."+strconv.Itoa(m), nil))
	c.Right(20, 0, theme.Muted, strconv.Itoa(s.days.WorkingIn(month)))
	for i := range 7 {
		c.Put(i*3, 1, theme.Muted, words.In(s.env, "short."+strconv.Itoa(i+1), nil))
	}
	row := 2
	for d := month.From; d <= month.To; d++ {
		at := weekday(d) - 1
		mark, look := s.mark(d)
		_, _, number := d.Date()
		text := strconv.Itoa(number)
		if len(text) < 2 {
			text = " " + text
		}
		if d == s.at {
			mark = markCursor
		}
		x := c.Put(at*3, row, look, text)
		c.Put(x, row, look, mark)
		if d == s.at {
			c.Reverse(row, at*3, at*3+3)
		}
		if at == 6 {
			row++
		}
	}
}

// lastOf is the last day of the month that begins with a day.
func lastOf(first calendar.Day) calendar.Day {
	d := first
	for d.Add(1).Month() == first.Month() {
		d = d.Add(1)
	}
	return d
}

// weekday counts from Monday, which is 1.
func weekday(d calendar.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// The marks that stand behind a day; each has its word in the legend.
const (
	markHoliday   = "*"
	markMoved     = "+"
	markWorked    = "^"
	markPossible  = "?"
	markCorrected = "="
	markDisputed  = "!"
	markOff       = "·"
	markToday     = "@"
	markCursor    = "◂" // the day itself is told beside the months, with what is known of it
)

// mark gives the sign behind a day, and how the day looks.
func (s *whole) mark(d calendar.Day) (string, theme.Style) {
	switch n := len(s.days.Corrections[d]); {
	case n > 1:
		return markDisputed, theme.Fault
	case n == 1:
		return markCorrected, theme.Title
	}
	if note, ok := s.days.Note(d); ok {
		switch note.Kind {
		case calendar.Holiday:
			return markHoliday, theme.Title
		case calendar.Moved, calendar.Swapped:
			return markMoved, theme.Title
		case calendar.WorkingWeekend:
			return markWorked, theme.Title
		case calendar.Possible:
			return markPossible, theme.Unknown
		}
	}
	if d == s.env.Desk.Today() {
		return markToday, theme.Focus
	}
	if working, _ := s.days.Working(d); !working {
		return markOff, theme.Muted
	}
	return " ", theme.Plain
}

// legend pairs each mark with the key of its word.
var legend = []struct{ mark, key string }{
	{markHoliday, "legend.holiday"}, {markMoved, "legend.moved"}, {markWorked, "legend.worked"}, {markOff, "legend.off"},
	{markCorrected, "legend.corrected"}, {markPossible, "legend.possible"}, {markToday, "legend.today"},
}

// drawLegend says what the marks mean, of those that stand in the year.
func (s *whole) drawLegend(c widget.Canvas) {
	x := 1
	seen := map[string]bool{markOff: true, markToday: s.at.Year() == s.env.Desk.Today().Year()}
	for _, n := range s.days.Year(s.at.Year()) {
		mark, _ := s.mark(n.Day)
		seen[mark] = true
	}
	for _, l := range legend {
		if !seen[l.mark] {
			continue
		}
		text := l.mark + " " + words.In(s.env, l.key, nil)
		if x+widget.Width(text) > c.Width()-1 {
			return
		}
		x = c.Put(x, 0, theme.Plain, text) + 3
	}
}

// drawDay explains the day under the cursor, and lists the days of its year beyond
// their weekdays.
func (s *whole) drawDay(c widget.Canvas) {
	var top, most int
	aid.DrawLines(c, append(s.about(), s.list(c.Height())...), &top, &most)
}

func (s *whole) about() []aid.Line {
	e, d := s.env, s.at
	off, certainty := s.days.Working(d)
	word := words.In(e, "day.working", nil)
	if !off {
		word = words.In(e, "day.off", nil)
	}
	why := words.In(e, "day.weekday", nil)
	if note, ok := s.days.Note(d); ok {
		why = e.In(note.Words())
		if remark := e.In(note.Remark); remark != "" {
			why += ". " + remark
		}
	}
	out := []aid.Line{
		{Head: e.In(typed.Words(calendar.Moment{Day: d, Minute: -1}))},
		{Label: words.In(e, "label.day", nil), Text: word + " · " + why},
		{Label: words.In(e, "label.certainty", nil), Text: e.In(certainty.Words())},
	}
	for _, fix := range s.days.Corrections[d] {
		out = append(out, s.corrected(fix)...)
	}
	sum := ""
	for _, n := range []int{3, 5, 10, 15} {
		if sum != "" {
			sum += " · "
		}
		sum += words.In(e, "in-days", lang.Args{"n": n, "day": s.days.AddWorking(d, n).Result.Digits()})
	}
	return append(out, aid.Line{Label: words.In(e, "label.ahead", nil), Text: sum},
		aid.Line{Label: words.In(e, "label.week", nil), Text: e.In(calendar.SlotOf(calendar.Week, d).Words())}, aid.Line{})
}

// corrected tells of a correction of the office: whose word it is, and on what ground.
func (s *whole) corrected(fix checks.DayOff) []aid.Line {
	e := s.env
	value := words.In(e, "day.working", nil)
	if fix.Day == checks.DayIsOff {
		value = words.In(e, "day.off", nil)
	}
	out := []aid.Line{{Label: words.In(e, "label.corrected", nil), Text: value + " · " + lang.Line(fix.Reason)}}
	if fix.Source != "" {
		out = append(out, aid.Line{Label: words.In(e, "label.source", nil), Text: lang.Line(fix.Source)})
	}
	by := lang.Line(fix.Mark.Author) + " · " + calendar.DayOf(fix.Mark.Time).Digits()
	return append(out, aid.Line{Label: words.In(e, "label.by", nil), Text: by})
}

// list names the days of the year beyond their weekdays, those from the cursor on
// first where there is not room for all.
func (s *whole) list(room int) []aid.Line {
	notes := s.days.Year(s.at.Year())
	if len(notes) == 0 {
		return []aid.Line{{Text: words.In(s.env, "no-table", lang.Args{"year": s.at.Year()}), Style: theme.Unknown, Wide: true}}
	}
	out := []aid.Line{{Head: words.In(s.env, "list", lang.Args{"year": s.at.Year()})}}
	from := 0
	for len(notes)-from > max(room-10, 1) && notes[from].Day < s.at {
		from++
	}
	for _, n := range notes[from:] {
		mark, look := s.mark(n.Day)
		out = append(out, aid.Line{Label: n.Day.Digits()[:5] + " " + words.In(s.env, "short."+strconv.Itoa(weekday(n.Day)), nil), Text: mark + " " + s.env.In(n.Words()), Style: look})
	}
	return out
}
