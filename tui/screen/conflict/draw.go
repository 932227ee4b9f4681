package conflict

import (
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// beside is the width from which two answers stand beside each other; under it they
// stand one under the other.
const beside = 76

// Draw implements screen.Screen: the list, the answers, what holds meanwhile, and the
// buttons last.
func (s *room) Draw(c widget.Canvas) {
	w, h := c.Size()
	if len(s.all) == 0 {
		if s.read {
			c.Put(3, 1, theme.Plain, widget.Fit(words.In(s.env, "none", nil), w-4))
		}
		return
	}
	rows := min(len(s.all), max(1, h/5))
	s.drawList(c.Rows(0, rows))
	at, _ := s.at()
	widget.Heading(c, rows, words.In(s.env, "answers", lang.Args{"n": len(at.Sides)}), s.Stamp())
	foot := s.foot(at, w, h)
	s.drawSides(c.Rows(rows+1, h-rows-1-len(foot)-1), at)
	for i, line := range foot {
		c.Put(1, h-1-len(foot)+i, theme.Plain, line)
	}
	s.drawButtons(c, h-1)
}

// foot says what holds until somebody decides, and what deciding does; where there is
// little room, the first alone.
func (s *room) foot(c desk.Conflict, w, h int) []string {
	lines := widget.Wrap(words.In(s.env, "meanwhile", lang.Args{"what": c.Meanwhile}), w-2)
	if h < 14 {
		return lines[:1]
	}
	return append(lines, widget.Wrap(words.In(s.env, "replaces", nil), w-2)...)
}

func (s *room) drawList(c widget.Canvas) {
	from, to := s.list.Window(len(s.all), c.Height())
	for i := from; i < to; i++ {
		y, one := i-from, s.all[i]
		text := s.env.In(one.About)
		if one.Inspection != "" {
			text = one.Inspection + "  " + text
		}
		x := c.Put(3, y, theme.Fault, "! ")
		c.Put(x, y, theme.Plain, widget.Fit(text, c.Width()-x-1))
		if i == s.list.Cursor {
			c.Reverse(y, 3, c.Width()-1)
			c.Put(0, y, theme.Focus, "▸")
		}
	}
}

func (s *room) drawSides(c widget.Canvas, at desk.Conflict) {
	if c.Height() < 1 {
		return
	}
	if c.Width() < beside || len(at.Sides) > 2 {
		var all, more []aid.Line // what each says first, then on what it stands
		for i := range at.Sides {
			head := aid.Line{Head: s.heading(at.Sides[i])}
			all = append(append(all, head), s.says(at, i)...)
			if rest := s.stands(at, i); len(rest) > 0 {
				more = append(append(more, head), rest...)
			}
		}
		all = append(all, more...)
		aid.DrawLines(c, all, &s.top, &s.most)
		return
	}
	half := c.Width() / 2
	c.Part(half, 0, 1, c.Height()).Column(0, theme.Plain, "│")
	most := 0
	for i, part := range []widget.Canvas{c.Part(0, 0, half, c.Height()), c.Part(half+1, 0, c.Width()-half-1, c.Height())} {
		top, own := s.top, 0
		lines := append([]aid.Line{{Text: s.heading(at.Sides[i]), Style: theme.Title, Wide: true}}, s.says(at, i)...)
		lines = append(lines, s.stands(at, i)...)
		aid.DrawLines(part, lines, &top, &own)
		most = max(most, own)
	}
	s.most = most
	s.top = min(s.top, most)
}

// heading names a side: its letter, and where it was written.
func (s *room) heading(side desk.Side) string {
	if side.Own {
		return words.In(s.env, "side.own", lang.Args{"letter": letter(s.env, side.Letter)})
	}
	return words.In(s.env, "side.other", lang.Args{"letter": letter(s.env, side.Letter), "label": lang.Line(side.Label)})
}

func wide(style theme.Style, text string) aid.Line {
	return aid.Line{Text: text, Style: style, Wide: true}
}

// says is who says what, and why.
func (s *room) says(at desk.Conflict, i int) []aid.Line {
	e, side := s.env, at.Sides[i]
	out := []aid.Line{wide(theme.Plain, side.Author+", "+when(e, side))}
	switch {
	case side.Verdict != "":
		cell := screen.VerdictCell(e, side.Verdict)
		out = append(out, wide(cell.Style, cell.Text))
	case !at.Whole():
		out = append(out, wide(theme.Plain, e.In(side.Says)))
	}
	if side.Reason != "" {
		out = append(out, wide(theme.Plain, words.In(e, "quote", lang.Args{"text": side.Reason})))
	}
	for _, f := range at.Fields {
		out = append(out, wide(theme.Plain, e.In(f.Name)+": "+e.In(f.Says[i])))
	}
	return out
}

// when is the moment at which a side was written, as it was in the office.
func when(e *screen.Env, side desk.Side) string { return e.In(calendar.MomentOf(side.Time).Words()) }

// stands is on what a side stands: what its author had before the eyes.
func (s *room) stands(at desk.Conflict, i int) []aid.Line {
	e, side := s.env, at.Sides[i]
	var out []aid.Line
	for _, d := range side.Details {
		out = append(out, wide(theme.Plain, e.In(d.Name)+": "+e.In(d.Says)))
	}
	if at.Kind == journal.KindVerdict {
		out = append(out, wide(theme.Plain, words.In(e, "saw", lang.Args{"n": side.Saw})))
	}
	for _, f := range side.Files {
		out = append(out, wide(theme.Link, lang.Line(f.Name)))
	}
	return out
}

func (s *room) drawButtons(c widget.Canvas, y int) {
	var names []string
	n := 0
	for _, b := range s.buttons() {
		names = append(names, b.name)
		n += widget.Width(b.name) + 8
	}
	widget.Buttons(c, y, max(0, (c.Width()-n)/2), min(s.focus, len(names)-1), names...)
}

// sideWords says in a word or two what a side says, for a choice.
func sideWords(e *screen.Env, at desk.Conflict, i int) string {
	side := at.Sides[i]
	name := letter(e, side.Letter) + " · " + side.Author
	if side.Verdict != "" {
		return name + " · " + screen.VerdictCell(e, side.Verdict).Text
	}
	return name + " · " + when(e, side)
}
