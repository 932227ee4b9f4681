package deadlines

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen.
func (r *Room) Draw(c widget.Canvas) {
	if len(r.rows) == 0 {
		r.drawEmpty(c)
		return
	}
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		r.drawList(left)
		r.drawSum(right)
		return
	}
	below := min(7, c.Height()/3)
	r.drawList(c.Rows(0, c.Height()-below))
	r.drawSum(c.Rows(c.Height()-below, below))
}

// drawEmpty says that nothing runs, and when the Commission sits next.
func (r *Room) drawEmpty(c widget.Canvas) {
	e := r.Env
	if r.day == 0 {
		return // not read yet
	}
	lines := []string{words.In(e, "none", nil)}
	if r.only > 0 {
		lines[0] = words.In(e, "none-of", lang.Args{"filter": words.In(e, filters[r.only].key, nil)})
	}
	span := checks.SittingSpan(r.day)
	if span.To < r.day {
		span = checks.SittingSpan(span.To.Add(1))
	}
	lines = append(lines, words.In(e, "sitting", lang.Args{"from": span.From.Digits(), "to": span.To.Digits()}))
	y := 1
	for _, line := range lines {
		for _, part := range widget.Wrap(line, c.Width()-6) {
			c.Put(3, y, theme.Plain, part)
			y++
		}
	}
}

// leftWidth is the width of the column of days left.
func (r *Room) leftWidth() int {
	n := 0
	for _, l := range r.page.Lines {
		n = max(n, widget.Width(r.Env.In(l.Left())))
	}
	return min(n, 16)
}

// subjectWidth is the width of the column of what a term is about.
func (r *Room) subjectWidth() int {
	n := 8
	for _, l := range r.page.Lines {
		n = max(n, widget.Width(r.Env.In(l.Subject())))
	}
	return min(n, 14)
}

func (r *Room) drawList(c widget.Canvas) {
	e := r.Env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.day", nil), Width: 10},
		widget.Column{Title: words.In(e, "column.left", nil), Width: r.leftWidth()},
		widget.Column{Title: words.In(e, "column.subject", nil), Width: r.subjectWidth(), Drop: 1},
		widget.Column{Title: words.In(e, "column.what", nil)},
	)
	from, to := r.list.Window(len(r.rows), c.Height())
	for i := from; i < to; i++ {
		y := i - from
		if head := r.rows[i].head; head != "" {
			c.Put(3, y, theme.Title, widget.Fit(words.In(e, head, nil), c.Width()-4))
			continue
		}
		l := r.page.Lines[r.rows[i].at]
		style := r.style(l)
		table.Row(c, y, i == r.list.Cursor, widget.Cell{Text: r.date(l), Style: style}, widget.Cell{Text: e.In(l.Left()), Style: style},
			widget.Cell{Text: e.In(l.Subject())}, widget.Cell{Text: e.In(l.What())})
	}
}

// style is the colour of a term: a term of ours that is near is calm, one that is
// over is proven; the holders' are neither.
func (r *Room) style(l desk.DeadlineLine) theme.Style {
	switch {
	case l.Gap.Conflict():
		return theme.Fault
	case l.Over && l.Of != checks.OfHolder:
		return theme.Broken
	case l.Urgent():
		return theme.Partly
	}
	return theme.Plain
}

// near is within how many days a date is clear without its year.
const near = 300

// date writes the last day: within the year with the day of the week.
func (r *Room) date(l desk.DeadlineLine) string {
	switch {
	case l.Last == 0:
		return "–"
	case l.Days > near || l.Days < -near:
		return l.Last.Digits()
	}
	return l.Last.Digits()[:len("01.01")] + " " + r.weekday(l.Last)
}

func (r *Room) weekday(d calendar.Day) string {
	return words.In(r.Env, "weekday."+strconv.Itoa(int(d.Weekday())), nil)
}

// drawSum tells how the last day under the cursor was counted.
func (r *Room) drawSum(c widget.Canvas) {
	l, ok := r.at()
	if !ok {
		return
	}
	e := r.Env
	widget.Heading(c, 0, e.In(l.Subject())+" · "+e.In(l.What()), strconv.Itoa(r.rows[r.list.Cursor].at+1)+" / "+strconv.Itoa(r.page.All))
	var lines []string
	if l.Name != (lang.Text{}) {
		lines = widget.Wrap(e.In(l.Name), c.Width()-2)
	}
	for _, t := range l.Tells {
		lines = append(lines, widget.Wrap(e.In(t), c.Width()-2)...)
	}
	for y, line := range lines {
		if y == c.Height()-2 && len(lines) > c.Height()-1 {
			c.Put(1, y+1, theme.Plain, widget.Fit(line, c.Width()-4)+" …")
			return
		}
		c.Put(1, y+1, theme.Plain, line)
	}
}
