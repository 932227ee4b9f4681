package home

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// high is how many lines the list takes of a body of h lines, its heading with it: in
// a small window two things and how many more there are, in a large one a third of it.
func (a *attention) high(h int) int {
	n := len(a.needs.Lines)
	if n == 0 {
		return 0
	}
	switch {
	case h < 14:
		return min(n, 3)
	case h < 24:
		return 1 + min(n, 5)
	}
	return 2 + min(n, max(6, h/3))
}

// draw draws the list in a body of h lines; the cursor stands in it where it has the
// focus.
func (a *attention) draw(c widget.Canvas, h int, focus bool) {
	e := a.env
	y := 0
	if h >= 14 {
		c.Put(1, 0, theme.Title, words.In(e, a.title(), nil))
		count := number(e, a.needs.All())
		if told := a.counted(); told != "" {
			count = told + " · " + count
		}
		c.Right(c.Width()-1, 0, theme.Plain, widget.Fit(count, c.Width()/2))
		y = 1
	}
	room, n := c.Height()-y, len(a.needs.Lines)
	if h >= 24 {
		room-- // a line of air below
	}
	shown := room
	if n > room {
		shown = room - 1 // the last one says how many more there are
	}
	from, to := a.list.Window(n, shown)
	dayWidth, leftWidth := a.widths()
	table := widget.NewTable(c.Width(), widget.Column{Width: dayWidth}, widget.Column{Width: leftWidth, Drop: 1}, widget.Column{})
	for i := from; i < to; i++ {
		l := a.needs.Lines[i]
		style := needStyle(l)
		day, left := a.dayOf(l)
		table.Row(c, y+i-from, focus && i == a.list.Cursor,
			widget.Cell{Text: day, Style: style}, widget.Cell{Text: left, Style: style}, widget.Cell{Text: a.said(l)})
	}
	if n > room {
		hidden := words.In(e, "need.more", lang.Args{"n": strconv.Itoa(n - to)})
		if to == n {
			hidden = words.In(e, "need.before", lang.Args{"n": strconv.Itoa(from)})
		}
		c.Put(3, y+shown, theme.Plain, hidden)
	}
}

// title is the heading of the list, by whose it is.
func (a *attention) title() string {
	if a.everybody {
		return "need.title.all"
	}
	return "need.title"
}

// dayOf gives the first two columns: the day and what is left of it; what has no term
// waits, since its day where that is known.
func (a *attention) dayOf(l desk.NeedLine) (day, left string) {
	e := a.env
	if l.Term == nil {
		if l.Day != 0 {
			left = a.date(l.Day)
		}
		return e.In(l.Left()), left
	}
	if l.Day == 0 {
		return "–", e.In(l.Left())
	}
	return a.date(l.Day), e.In(l.Left())
}

// date writes a day: within the year with the day of the week.
func (a *attention) date(d calendar.Day) string {
	const near = 300
	if away := int(d) - int(a.env.Desk.Today()); away > near || away < -near {
		return d.Digits()
	}
	return d.Digits()[:len("01.01")] + " " + weekdays(a.env, d)
}

func (a *attention) widths() (day, left int) {
	day = 8
	for _, l := range a.needs.Lines {
		d, rest := a.dayOf(l)
		day, left = max(day, widget.Width(d)), max(left, widget.Width(rest))
	}
	return day, min(left, 16)
}

// said is a line in words: what it is about, and what is needed.
func (a *attention) said(l desk.NeedLine) string {
	e := a.env
	what := e.In(l.What())
	if l.Draft != nil {
		what += ": " + (&recovery{env: e}).what(*l.Draft)
	}
	if about := e.In(l.Subject()); about != "" {
		return about + ": " + what
	}
	return what
}

// needStyle is the colour of the days: one that is over is proven, one that is near is
// calm, a conflict is a fault.
func needStyle(l desk.NeedLine) theme.Style {
	switch {
	case l.Kind == desk.NeedConflicts:
		return theme.Fault
	case l.Term == nil:
		return theme.Plain
	case l.Term.Over && l.Term.Of != checks.OfHolder:
		return theme.Broken
	case l.Term.Urgent():
		return theme.Unknown
	}
	return theme.Plain
}

// lines says what stands beside the line under the cursor, in a width.
func (a *attention) lines(w int) []string {
	l, ok := a.at()
	if !ok {
		return nil
	}
	e := a.env
	var out []string
	if l.Name != (lang.Text{}) {
		out = append(out, widget.Wrap(e.In(l.Name), w)...)
	}
	for _, t := range l.Tells() {
		out = append(out, widget.Wrap(e.In(t), w)...)
	}
	return out
}

// peek says it in a few lines below the list.
func (a *attention) peek(c widget.Canvas) {
	l, ok := a.at()
	if !ok {
		return
	}
	about := l.Shown
	if name := a.env.In(l.Name); name != "" {
		about += " " + name
	} else if about == "" {
		about = a.said(l)
	}
	widget.Heading(c, 0, about, strconv.Itoa(a.list.Cursor+1)+" / "+strconv.Itoa(len(a.needs.Lines)))
	var told []string
	for _, t := range l.Tells() {
		told = append(told, a.env.In(t))
	}
	lines := widget.Wrap(strings.Join(told, " "), c.Width()-2)
	for y, line := range lines {
		if y == c.Height()-2 && len(lines) > c.Height()-1 {
			c.Put(1, y+1, theme.Plain, widget.Fit(line, c.Width()-4)+" …")
			return
		}
		c.Put(1, y+1, theme.Plain, line)
	}
}

// countedDay writes a day of a term: «17.12  ср   1-жұмыс күні».
func (a *attention) countedDay(d desk.CountedDay) string {
	e := a.env
	out := a.date(d.Day)
	if d.Number > 0 {
		out += "  " + words.In(e, "need.working", lang.Args{"n": strconv.Itoa(d.Number)})
	}
	switch note := e.In(d.Note); {
	case note != "":
		out += "  " + note
	case d.Number == 0:
		out += "  " + words.In(e, "need.off", nil)
	}
	if d.Day == e.Desk.Today() {
		out += " · " + words.In(e, "need.today", nil)
	}
	if d.Last {
		out += " · " + words.In(e, "need.last", nil)
	}
	return out
}

// drawBeside says it whole in the right pane: the line, how its term was counted day by
// day, where the inspection stands, what the paper lacks.
func (s *inspections) drawBeside(c widget.Canvas) {
	a, e := &s.attention, s.env
	l, ok := a.at()
	if !ok {
		return
	}
	w, y := c.Width()-2, 0
	for _, line := range widget.Wrap(a.said(l), w) {
		c.Put(1, y, theme.Title, line)
		y++
	}
	y++
	for _, line := range a.lines(w) {
		c.Put(1, y, theme.Plain, line)
		y++
	}
	if a.briefOf != lineID(l) {
		return // it is being read
	}
	if len(a.brief.Days) > 0 {
		y++
		for _, d := range a.brief.Days {
			style := theme.Plain
			if d.Last {
				style = theme.Title
			}
			c.Put(3, y, style, widget.Fit(a.countedDay(d), w-2))
			y++
		}
	}
	if a.brief.Line == nil {
		return
	}
	y = s.drawFigures(c, y+1, *a.brief.Line)
	if len(a.brief.Lacks) == 0 || a.brief.Paper == "" {
		return
	}
	widget.Heading(c, y+1, words.In(e, "need.lacks", lang.Args{"paper": e.In(a.brief.Paper.Words())}), strconv.Itoa(len(a.brief.Lacks)))
	y += 2
	for _, gap := range a.brief.Lacks {
		sign, style := theme.Verdict(checks.CannotTell)
		if gap.Blocks {
			sign, style = theme.Verdict(checks.NotMet)
		}
		for i, line := range widget.Wrap(e.In(gap.Text), w-3) {
			if i == 0 {
				c.Put(1, y, style, sign)
			}
			c.Put(4, y, theme.Plain, line)
			y++
		}
	}
}
