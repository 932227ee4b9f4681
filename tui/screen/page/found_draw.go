package page

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: what waits, what confirming it would do, and the page
// with the fragment in it.
func (s *found) Draw(c widget.Canvas) {
	switch {
	case s.read == nil:
		return
	case s.unread():
		s.drawWays(c)
		return
	case len(s.rows()) == 0:
		s.drawEmpty(c)
		return
	}
	left, right := screen.ReadingPanes(c)
	if right.Width() > 0 {
		s.drawLeft(left)
		s.drawPage(right)
		return
	}
	s.drawNarrow(c)
}

// The heights of a narrow window.
const (
	narrowList = 5 // rows of the list
	tall       = 16
)

// drawNarrow draws one below the other: the list, the fragment, what would change.
func (s *found) drawNarrow(c widget.Canvas) {
	p, _ := s.at()
	h := c.Height()
	s.drawList(c.Rows(0, narrowList))
	changes := 1
	if h >= tall {
		changes = 5
	}
	text := c.Rows(narrowList, h-narrowList-changes)
	widget.Heading(text, 0, words.In(s.env, "from-page", nil), s.lineOf())
	s.drawText(text.Rows(1, text.Height()-1))
	below := c.Rows(h-changes, changes)
	if changes == 1 {
		s.drawChanges(below.Part(1, 0, c.Width()-2, 1), s.effect())
		return
	}
	count := s.countMarked()
	if count == "" {
		count = s.withPosts()
	}
	widget.Heading(below, 0, words.In(s.env, "will-change", nil), count)
	below.Put(1, 1, theme.Plain, widget.Fit(s.brief(p), c.Width()-2))
	s.drawChanges(below.Part(1, 2, c.Width()-2, changes-2), s.effect())
}

// effect is what would change by the next Enter: all that is marked, else what is under
// the cursor.
func (s *found) effect() would {
	if len(s.marked()) > 0 {
		return s.many
	}
	return s.one
}

func (s *found) countMarked() string {
	if n := len(s.marked()); n > 0 {
		return words.In(s.env, "marked", lang.Args{"n": n})
	}
	return ""
}

// withPosts says that what would change is told with the entries of the list.
func (s *found) withPosts() string {
	if n := len(s.counted()); n > 0 {
		return words.In(s.env, "with-posts", lang.Args{"n": n})
	}
	return ""
}

// drawLeft draws the list, what will be recorded, and what would change.
func (s *found) drawLeft(c widget.Canvas) {
	e := s.env
	rows := s.rows()
	p, _ := s.at()
	c.Put(1, 0, theme.Title, words.In(e, "waits", nil))
	c.Right(c.Width()-1, 0, theme.Plain, strconv.Itoa(len(rows)))
	h := min(len(rows), max(4, c.Height()/4))
	s.drawList(c.Rows(1, h))
	y := h + 1
	done := words.In(e, "done-before", lang.Args{"n": len(s.inState(desk.ProposalConfirmed)), "rejected": len(s.inState(desk.ProposalRejected))})
	c.Put(3, y, theme.Plain, widget.Fit(done, c.Width()-4))
	y += 2
	below := 9
	widget.Heading(c, y, words.In(e, "will-record", nil), "")
	var top, most int
	aid.DrawLines(c.Rows(y+1, c.Height()-y-2-below), s.recorded(p), &top, &most)
	part := c.Rows(c.Height()-below, below)
	widget.Heading(part, 0, words.In(e, "will-change", nil), s.withPosts())
	one := part.Height() - 1
	if n := len(s.marked()); n > 0 {
		one = 3
		widget.Heading(part, one+1, words.In(e, "will-change.marked", nil), strconv.Itoa(n))
		s.drawChanges(part.Part(1, one+2, c.Width()-2, part.Height()-one-2), s.many)
	}
	s.drawChanges(part.Part(1, 1, c.Width()-2, one), s.one)
}

func (s *found) drawList(c widget.Canvas) {
	e := s.env
	rows := s.rows()
	kind := 0
	for _, p := range rows {
		kind = max(kind, widget.Width(kindWord(e, p)))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Width: 1}, widget.Column{Width: min(kind, 15)}, widget.Column{},
	)
	from, to := s.list.Window(len(rows), c.Height())
	for i := from; i < to; i++ {
		p := rows[i]
		mark := ""
		if s.marks[p.ID] {
			mark = "*"
		}
		table.Row(c, i-from, i == s.list.Cursor, widget.Cell{Text: mark, Style: theme.Title}, widget.Cell{Text: kindWord(e, p)},
			widget.Cell{Text: s.when(p)})
	}
}

// drawChanges says what confirming would change. Where not all fits, what becomes a
// violation stands first, and how much is hidden stands at the end.
func (s *found) drawChanges(c widget.Canvas, w would) {
	e := s.env
	if s.read.view.Sealed {
		c.Put(0, 0, theme.Plain, words.In(e, "is-closed", nil))
		return
	}
	if w.no != nil {
		text := w.no.Error()
		if ours, ok := lang.AsError(w.no); ok {
			text = e.In(ours.Text)
		}
		c.Put(0, 0, theme.Unknown, widget.Fit(lang.Line(text), c.Width()))
		return
	}
	if !w.known {
		c.Put(0, 0, theme.Plain, words.In(e, "counting", nil))
		return
	}
	lines := sheet.EffectLines(e, s.read.view.Law, w.it)
	if n := len(lines) - c.Height(); n > 0 {
		more := " +" + strconv.Itoa(n)
		c.Right(c.Width()-1, c.Height()-1, theme.Plain, more)
		sheet.DrawLines(c.Part(0, 0, c.Width()-len(more), c.Height()), lines)
		return
	}
	sheet.DrawLines(c, lines)
}

// lineOf says on which line of the page the fragment stands.
func (s *found) lineOf() string {
	if len(s.pane.marks) == 0 {
		return ""
	}
	return words.In(s.env, "line", lang.Args{"n": s.pane.marks[0].Line + 1, "all": len(s.pane.text.Lines)})
}

// drawPage draws the page beside the list.
func (s *found) drawPage(c widget.Canvas) {
	e := s.env
	of, ok := s.page()
	if !ok {
		return
	}
	title := lang.Line(s.pane.text.Title)
	if s.pane.text.ID != of.ID {
		title = ""
	}
	c.Put(1, 0, theme.Title, widget.Fit(title, c.Width()-2))
	c.Put(1, 1, theme.Plain, widget.Fit(address(of.Asked)+" · "+moment(of), c.Width()-2))
	foot := 3
	s.drawText(c.Rows(3, c.Height()-3-foot))
	widget.Heading(c, c.Height()-foot, words.In(e, "from-page", nil), s.lineOf())
	for y, line := range widget.Wrap(words.In(e, "stays", nil), c.Width()-2) {
		c.Put(1, c.Height()-foot+1+y, theme.Plain, line)
	}
}

// drawText draws the text with the fragment in it. Of what was looked for and not found
// it says where it was looked for.
func (s *found) drawText(c widget.Canvas) {
	e := s.env
	p, _ := s.at()
	if of, ok := s.page(); !ok || s.pane.text.ID != of.ID {
		c.Put(3, 0, theme.Plain, words.In(e, "not-read", nil))
		return
	}
	y := 0
	if note := s.note(p); note != "" {
		for _, line := range widget.Wrap(note, c.Width()-2) {
			c.Put(1, y, theme.Unknown, line)
			y++
		}
	}
	if propose.Where(p.Path) == desk.TitlePath && p.Says != checks.Absent {
		y = s.drawTitle(c, y)
	}
	s.pane.draw(e, c.Rows(y, c.Height()-y))
}

// drawTitle draws the title of the window above the text, marked as what was read:
// the same words in the text are another thing.
func (s *found) drawTitle(c widget.Canvas, y int) int {
	c.Put(0, y, theme.Focus, "▸")
	for _, line := range widget.Wrap(words.In(s.env, "window-title", lang.Args{"title": lang.Line(s.pane.text.Title)}), c.Width()-4) {
		c.Put(2, y, theme.Link, line)
		c.Put(2, y+1, theme.Plain, strings.Repeat("^", widget.Width(line)))
		y += 2
	}
	return y
}

// drawWays says what came in the place of a page, that it proves nothing, and how to
// go on.
func (s *found) drawWays(c widget.Canvas) {
	e := s.env
	of, _ := s.page()
	y := 0
	put := func(x int, style theme.Style, text string) {
		for _, line := range widget.Wrap(text, c.Width()-x-2) {
			c.Put(x, y, style, line)
			y++
		}
	}
	cell := OutcomeCell(e, of.Outcome)
	put(1, cell.Style, cell.Text+" · "+address(of.Asked)+" · "+moment(of))
	put(1, theme.Plain, e.In(of.Words))
	if c.Height() >= tall {
		y++
	}
	widget.Heading(c, y, words.In(e, "ways", nil), "")
	y++
	for i, key := range s.waysOn() {
		c.Put(3, y, theme.Plain, widget.Fit(words.In(e, key, nil), c.Width()-4))
		if i == s.ways.Cursor {
			widget.Mark(c, y)
		}
		y++
	}
}

// drawEmpty says that nothing waits: all was seen to, or nothing was found, which
// proves no absence.
func (s *found) drawEmpty(c widget.Canvas) {
	e := s.env
	confirmed, rejected := len(s.inState(desk.ProposalConfirmed)), len(s.inState(desk.ProposalRejected))
	lines := []string{words.In(e, "nothing-found", nil)}
	if confirmed+rejected > 0 {
		lines = []string{words.In(e, "all-done", nil), words.In(e, "done-before", lang.Args{"n": confirmed, "rejected": rejected})}
	}
	if s.unused() {
		lines = append(lines, words.In(e, "empty.seen", lang.Args{"posts": s.pane.text.Posts, "documents": s.pane.text.Documents}))
	}
	y := 1
	for _, text := range lines {
		for _, line := range widget.Wrap(text, c.Width()-6) {
			c.Put(3, y, theme.Plain, line)
			y++
		}
	}
}
