package papers

import (
	"cmp"
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen.
func (s *shelf) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawList(left)
		s.drawMeaning(right)
		return
	}
	below := min(7, c.Height()/3)
	s.drawList(c.Rows(0, c.Height()-below))
	s.drawMeaning(c.Rows(c.Height()-below, below))
}

func (s *shelf) drawList(c widget.Canvas) {
	e := s.env
	mark := func(string) string { return "" }
	if slices.ContainsFunc(s.view.Issued, func(p desk.PaperLine) bool { return quotedSign(p) != "" }) {
		mark = func(sign string) string { return cmp.Or(sign, " ") + " " }
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.paper", nil)},
		widget.Column{Title: words.In(e, "column.state", nil), Width: stateWidth(e)},
		widget.Column{Title: words.In(e, "column.number", nil), Width: 12, Drop: 1},
	)
	table.Head(c, 0)
	from, to := s.list.Window(s.rows(), c.Height()-1)
	for i := from; i < to; i++ {
		y, on := 1+i-from, i == s.list.Cursor
		if i < len(s.view.Issued) {
			p := s.view.Issued[i]
			number := ""
			if p.Number != "" {
				number = "№ " + lang.Line(p.Number)
			}
			table.Row(c, y, on, widget.Cell{Text: mark(quotedSign(p)) + e.In(p.Kind.Words())}, stateCell(e, p), widget.Cell{Text: number})
			continue
		}
		o := s.view.May[i-len(s.view.Issued)]
		cell := widget.Cell{Text: "○" + " " + words.In(e, "state.draft", nil)}
		if !o.Allowed {
			cell = widget.Cell{Text: "–" + " " + words.In(e, "state.barred", nil), Style: theme.Muted}
		}
		table.Row(c, y, on, widget.Cell{Text: mark("") + e.In(o.Kind.Words())}, cell, widget.Cell{})
	}
}

// stateCell shows the state of an issued paper: sign, word and day.
func stateCell(e *screen.Env, p desk.PaperLine) widget.Cell {
	switch p.State {
	case desk.PaperIssued:
		return widget.Cell{Text: "○ " + words.In(e, "state.issued", nil)}
	case desk.PaperConflict:
		return widget.Cell{Text: "! " + words.In(e, "state.conflict", nil), Style: theme.Fault}
	}
	last := p.Course[len(p.Course)-1]
	return widget.Cell{Text: "✓ " + e.In(last.Words()) + " " + last.Day.Digits(), Style: theme.Met}
}

// stateWidth is the width of the longest state with its day.
func stateWidth(e *screen.Env) int {
	n := 0
	for _, value := range checks.PaperStates() {
		n = max(n, widget.Width(e.In((&checks.PaperState{Value: value}).Words())))
	}
	return n + widget.Width("✓ "+" 01.01.2026")
}

// drawMeaning says what the paper under the cursor is, and what comes next.
func (s *shelf) drawMeaning(c widget.Canvas) {
	e := s.env
	l := lines{w: c.Width() - 2}
	switch p, o := s.issued(), s.offer(); {
	case p != nil:
		widget.Heading(c, 0, e.In(p.Kind.Words()), strconv.Itoa(s.list.Cursor+1)+" / "+strconv.Itoa(len(s.view.Issued)))
		s.tell(&l, p)
	case o != nil:
		widget.Heading(c, 0, e.In(o.Kind.Words()), "")
		if !o.Allowed {
			l.text(theme.Plain, e.In(o.Why))
		} else {
			l.text(theme.Plain, words.In(e, "may", nil))
		}
	}
	l.draw(c.Rows(1, c.Height()-1))
}

// tell writes what followed an issued paper: next steps first, then its points, its
// states, and what has moved since it was sealed.
func (s *shelf) tell(l *lines, p *desk.PaperLine) {
	e := s.env
	course := s.courses[p.ID]
	tellQuoted(e, l, *p)
	for _, line := range CourseLines(e, course, l.w) {
		l.text(line.Style, line.Text)
	}
	if course.Paper.ID == "" { // it is being read
		for _, st := range p.Course {
			l.text(theme.Plain, e.In(st.Words())+": "+st.Day.Digits()+how(st))
		}
	}
	if len(p.Moved) == 0 {
		l.text(theme.Plain, words.In(e, "unmoved", nil))
	}
	for _, m := range p.Moved {
		l.text(theme.Unknown, movedLine(e, m))
	}
}

// quotedSign marks a paper whose evidence is not what it was: ! where it was refuted and
// somebody has to answer, – where words of it were erased.
func quotedSign(p desk.PaperLine) string {
	switch {
	case openLeans(p) > 0:
		return "!"
	case p.Erased > 0 || len(p.Leaned) > 0:
		return "–"
	}
	return ""
}

// openLeans counts the questions that refuted evidence left about a paper.
func openLeans(p desk.PaperLine) (n int) {
	for _, l := range p.Leaned {
		if l.Open {
			n++
		}
	}
	return n
}

// tellQuoted says what became of the evidence that a paper rests on.
func tellQuoted(e *screen.Env, l *lines, p desk.PaperLine) {
	open := openLeans(p)
	if open > 0 {
		l.text(theme.Fault, "! "+words.In(e, "leaned.open", lang.Args{"n": open}))
	}
	if n := len(p.Leaned) - open; n > 0 {
		l.text(theme.Plain, "– "+words.In(e, "leaned.answered", lang.Args{"n": n}))
	}
	if p.Erased > 0 {
		l.text(theme.Plain, "– "+words.In(e, "erased.since", lang.Args{"n": p.Erased}))
	}
}

func how(st checks.PaperState) string {
	if st.How == "" {
		return ""
	}
	return " · " + lang.Line(st.How)
}

// movedLine says what a check was when the paper was sealed, and what it is.
func movedLine(e *screen.Env, m desk.Moved) string {
	name := e.In(screen.CheckOf(e, m.Check).Short)
	if m.Touched {
		return words.In(e, "touched", lang.Args{"check": lang.Same(name)})
	}
	was, is := screen.VerdictCell(e, m.Was).Text, screen.VerdictCell(e, m.Now).Text
	return words.In(e, "moved", lang.Args{"check": lang.Same(name), "was": lang.Same(was), "now": lang.Same(is)})
}

// pointSign draws what became of a violation.
func pointSign(state string) (string, theme.Style) {
	switch state {
	case desk.PointWithdrawn:
		return "–", theme.Plain
	case desk.PointEliminated:
		return "✓", theme.Met
	case desk.PointLate:
		return "±", theme.Partly
	case desk.PointPersists:
		return "×", theme.Broken
	case desk.PointConflict:
		return "!", theme.Fault
	}
	return "?", theme.Unknown
}

// lines are what is written one below the other, wrapped; what does not fit is
// counted.
type lines struct {
	w     int
	texts []string
	style []theme.Style
}

func (l *lines) text(s theme.Style, text string) {
	for _, line := range widget.Wrap(lang.Line(text), l.w) {
		l.texts, l.style = append(l.texts, line), append(l.style, s)
	}
}

func (l *lines) draw(c widget.Canvas) {
	for i, text := range l.texts {
		if i == c.Height()-1 && len(l.texts) > c.Height() {
			c.Put(1, i, l.style[i], widget.Fit(text, c.Width()-4)+" …")
			return
		}
		c.Put(1, i, l.style[i], text)
	}
}
