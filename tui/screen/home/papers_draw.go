package home

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/papers"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: what is asked for, the papers, and what followed the
// one under the cursor beside them or below.
func (s *officePapers) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := min(7, c.Height()/3)
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	s.drawPapers(left)
	s.drawPaper(right)
}

func (s *officePapers) drawPapers(c widget.Canvas) {
	e := s.env
	count := number(e, max(s.held.total, 0)) + " / " + number(e, max(s.total, 0))
	c.Right(c.Width()-1, 0, theme.Plain, count)
	c.Put(1, 0, theme.Title, widget.Fit(words.In(e, paperFilters[s.only].key, nil), c.Width()-3-widget.Width(count)))
	y := 1 + s.drawSearch(c.Rows(1, 1))
	waits := 0
	for _, w := range desk.Waits() {
		waits = max(waits, widget.Width(e.In(desk.WaitsWords(w))))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "papers.column.due", nil), Width: 10},
		widget.Column{Title: words.In(e, "papers.column.paper", nil)},
		widget.Column{Title: words.In(e, "papers.column.waits", nil), Width: min(waits+2, 26)},
		widget.Column{Title: words.In(e, "papers.column.number", nil), Width: 10, Drop: 2},
		widget.Column{Title: words.In(e, "papers.column.inspection", nil), Width: 9, Drop: 1})
	table.Head(c, y)
	if s.held.total == 0 {
		for i, line := range widget.Wrap(s.nothing(), c.Width()-6) {
			c.Put(3, y+2+i, theme.Plain, line)
		}
		return
	}
	s.drawRows(c.Rows(y+1, c.Height()-y-1), table, s.cells)
}

// nothing says why nothing is listed.
func (s *officePapers) nothing() string {
	switch {
	case s.total == 0:
		return words.In(s.env, "papers.empty", nil)
	case s.only == 0 && s.search == "":
		return words.In(s.env, "papers.done", nil)
	}
	return words.In(s.env, "papers.none", nil)
}

// cells lays a paper out in the columns.
func (s *officePapers) cells(p desk.AnyPaper) []widget.Cell {
	e := s.env
	due := widget.Cell{Text: p.Last.Digits()}
	if p.Last == 0 {
		due.Text = "–"
	}
	if p.Over {
		due.Style = theme.Title
	}
	number := ""
	if p.Number != "" {
		number = "№ " + lang.Line(p.Number)
	}
	return []widget.Cell{due, {Text: e.In(checks.PaperKind(p.Kind).Words())}, s.waitsCell(p), {Text: number}, {Text: lang.Line(p.Inspection)}}
}

// waitsCell says what a paper waits for; of one that waits for nothing its state.
func (s *officePapers) waitsCell(p desk.AnyPaper) widget.Cell {
	e := s.env
	switch {
	case p.State == desk.PaperConflict:
		return widget.Cell{Text: "! " + words.In(e, "papers.conflict", nil), Style: theme.Fault}
	case p.Over:
		return widget.Cell{Text: "? " + e.In(desk.WaitsWords(p.Waits)), Style: theme.Unknown}
	case p.Waits != "":
		return widget.Cell{Text: "○ " + e.In(desk.WaitsWords(p.Waits))}
	}
	return widget.Cell{Text: "✓ " + s.stateWords(p), Style: theme.Met}
}

// stateWords says to which state a paper came, and when.
func (s *officePapers) stateWords(p desk.AnyPaper) string {
	state := checks.PaperState{Value: p.State}
	return s.env.In(state.Words()) + " " + dayOf(p.Day).Digits()
}

// dayOf reads a day of a row.
func dayOf(iso string) calendar.Day {
	day, err := calendar.ParseDay(iso)
	if err != nil {
		return 0
	}
	return day
}

// drawPaper tells of the paper under the cursor.
func (s *officePapers) drawPaper(c widget.Canvas) {
	p, ok := s.at()
	if !ok || c.Height() < 2 {
		return
	}
	e := s.env
	widget.Heading(c, 0, e.In(checks.PaperKind(p.Kind).Words()), strconv.Itoa(s.list.Cursor+1)+" / "+number(e, max(s.held.total, 0)))
	y := 1
	put := func(style theme.Style, text string) {
		for _, line := range widget.Wrap(text, c.Width()-2) {
			if y < c.Height() {
				c.Put(1, y, style, line)
				y++
			}
		}
	}
	if name := e.In(p.Name); name != "" {
		put(theme.Title, name)
	}
	if p.Number != "" {
		put(theme.Plain, "№ "+lang.Line(p.Number)+" · "+lang.Line(p.Inspection))
	}
	put(theme.Plain, words.In(e, "papers.issued", lang.Args{"day": dayOf(p.Issued).Digits()}))
	if p.Over {
		put(theme.Unknown, words.In(e, "papers.over", lang.Args{"day": p.Last.Digits(), "what": desk.WaitsWords(p.Waits)}))
	} else if p.Last != 0 {
		put(theme.Plain, words.In(e, "papers.last", lang.Args{"day": p.Last.Digits(), "what": desk.WaitsWords(p.Waits)}))
	}
	if p.Objected > 0 {
		put(theme.Plain, words.In(e, "papers.objected", lang.Args{"n": p.Objected, "all": p.Points}))
	}
	if p.Left > 0 {
		put(theme.Plain, words.In(e, "papers.left", lang.Args{"n": p.Left, "all": p.Points}))
	}
	if s.course == nil || s.course.Paper.ID != p.ID {
		return
	}
	for _, line := range papers.CourseLines(e, *s.course, c.Width()-2) {
		put(line.Style, line.Text)
	}
}
