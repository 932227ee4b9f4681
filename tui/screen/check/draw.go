package check

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Heights that decide what is shown: under low one list at a time and little
// below it; from tall all three lists beside what they mean.
const (
	low  = 15
	tall = 22
)

// Draw implements screen.Screen.
func (s *check) Draw(c widget.Canvas) {
	if s.read == nil {
		return
	}
	if !s.read.held {
		c.Put(3, 1, theme.Plain, widget.Fit(words.In(s.env, "not-bound", nil), c.Width()-4))
		return
	}
	if _, right := screen.Panes(widget.NewCanvas(c.Width(), 1)); right.Width() == 0 {
		s.drawOne(c)
		return
	}
	y := 0
	if s.onStrip() {
		y = s.drawStrip(c, c.Height() < tall)
		c.Fill(y, 0, c.Width(), theme.Plain, "─")
		y++
	}
	left, right := screen.Panes(c.Rows(y, c.Height()-y))
	if y > 0 {
		c.Put(left.Width(), y-1, theme.Plain, "┬")
	}
	if left.Height() < tall-8 {
		s.drawList(left, s.focus)
	} else {
		s.drawAll(left)
	}
	s.drawMeaning(right, true, false)
}

// drawOne draws the list that is walked, and below it what the cursor means.
func (s *check) drawOne(c widget.Canvas) {
	y, tell := 0, s.focus != proofPane
	if s.focus == unitsPane && s.onStrip() {
		y, tell = s.drawStrip(c, c.Height() < low), c.Height() < low
	} else {
		y = min(s.wants(s.focus), max(c.Height()*6/10, c.Height()-9))
		s.drawList(c.Rows(0, y), s.focus)
	}
	s.drawMeaning(c.Rows(y, c.Height()-y), false, tell)
}

// wants is how many lines a list takes with its heading.
func (s *check) wants(p pane) int {
	switch p {
	case partsPane:
		return len(s.read.f.Parts) + 2
	case unitsPane:
		return max(len(s.listed()), 1) + 1
	}
	return max(len(s.proofs()), 1) + 1
}

// drawAll draws the three lists below one another.
func (s *check) drawAll(c widget.Canvas) {
	parts := min(s.wants(partsPane), max(c.Height()/3, 4))
	rest := c.Height() - parts
	units := min(s.wants(unitsPane)+1, max(rest*2/3, rest-s.wants(proofPane)))
	s.drawList(c.Rows(0, parts), partsPane)
	s.drawList(c.Rows(parts, units), unitsPane)
	s.drawList(c.Rows(parts+units, rest-units), proofPane)
}

func (s *check) drawList(c widget.Canvas, p pane) {
	switch p {
	case partsPane:
		s.drawParts(c)
	case unitsPane:
		s.drawUnits(c)
	default:
		s.drawProof(c)
	}
}

// mark shows where the cursor of a list stands: in the list that is walked as
// everywhere, in the others by a small sign.
func (s *check) mark(c widget.Canvas, y int, p pane) {
	if s.focus == p {
		widget.Mark(c, y)
		return
	}
	c.Put(1, y, theme.Plain, "›")
}

// drawStrip draws the part line, the strip and its legend, and gives the line
// after them.
func (s *check) drawStrip(c widget.Canvas, short bool) int {
	p, _ := s.part()
	strip := s.strip()
	s.drawPartLine(c, p, short)
	strip.Draw(c.Rows(1, strip.Height()), s.units.Cursor)
	y := 1 + strip.Height()
	if short {
		return y
	}
	marks := legend(s.env, p.Slots, false)
	more := append(s.band(strip), s.bars(p.Slots)...)
	if c.Width() >= 104 {
		marks, more = append(marks, more[:1]...), more[1:]
	} else {
		tab := screen.ActOf("pane").Label(s.env.Lang, false)
		y += widget.Legend(c, y, 3, marks)
		marks, more = []widget.Meaning{more[0], {Sign: tab, Style: theme.KeyCap, Text: s.proofCount()}}, more[1:]
	}
	y += widget.Legend(c, y, 3, marks)
	for _, m := range more {
		y += widget.Legend(c, y, 3, []widget.Meaning{m})
	}
	return y
}

// drawPartLine says of which part the units are, and what was found of it; where
// there is little room the legend stands beside it.
func (s *check) drawPartLine(c widget.Canvas, p *checks.PartFinding, short bool) {
	e := s.env
	part := s.standard().Part(p.Part)
	sign, style := theme.Verdict(p.Verdict)
	right := words.In(e, "judged", argsOf("of", proven(*p)))
	room := c.Width() - 2
	if short {
		x := c.Width() - 1
		for _, m := range reversed(legend(e, p.Slots, true)) {
			x -= widget.Width(m.Text)
			c.Put(x, 0, theme.Plain, m.Text)
			x -= 2
			c.Put(x, 0, m.Style, m.Sign)
			x -= 2
		}
		room = x
	} else {
		c.Right(c.Width()-1, 0, theme.Plain, right)
		room -= widget.Width(right) + 1
	}
	c.Put(1, 0, style, sign)
	text := capital(e.In(part.Title))
	if !short {
		text += " · " + e.In(part.Method.Words()) + " · " + e.In(part.Weight.Words())
	}
	c.Put(3, 0, theme.Title, widget.Fit(text, room-2))
}

// drawMeaning says what the cursor stands on, and where it is not told elsewhere
// how much evidence there is.
func (s *check) drawMeaning(c widget.Canvas, beside, tell bool) {
	if c.Height() < 1 {
		return
	}
	title, count, lines := s.meaning()
	if n := s.proofCount(); tell && widget.Width(title)+widget.Width(n+count)+14 <= c.Width() {
		count = strings.TrimSuffix(n+" · "+count, " · ")
	}
	y := 0
	if beside {
		for _, text := range widget.Wrap(title, c.Width()-2-widget.Width(count)-1) {
			c.Put(1, y, theme.Title, text)
			y++
		}
		c.Right(c.Width()-1, 0, theme.Plain, count)
	} else {
		widget.Heading(c, 0, title, count)
		y = 1
	}
	s.said.draw(c.Rows(y, c.Height()-y), s.cursor(), lines)
}

// proofCount says how much evidence there is, for where the list of it is not
// shown.
func (s *check) proofCount() string {
	return words.In(s.env, "proof.count", argsOf("n", len(s.read.f.Evidence)))
}

// meaning is the meaning of what is under the cursor, with a title and its place
// in the list.
func (s *check) meaning() (title, count string, lines []aid.Line) {
	switch s.focus {
	case unitsPane:
		if r, ok := s.at(); ok {
			return s.unitTitle(r), place(s.units.Cursor, len(s.rows())), s.meanUnit(r)
		}
	case proofPane:
		if p, ok := s.proofAt(); ok {
			return s.proofTitle(p), place(s.proof.Cursor, len(s.proofs())), s.meanProof(p)
		}
		return words.In(s.env, "proof", nil), "", s.meanNoProof()
	}
	if p, part := s.part(); p != nil && part != nil {
		return capital(s.env.In(part.Title)), place(s.parts.Cursor-1, len(s.read.f.Parts)), s.meanPart(p, part)
	}
	return s.env.In(s.standard().Title), "", s.meanWhole()
}

func place(at, n int) string { return fmt.Sprintf("%d / %d", at+1, n) }
