package opening

import (
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: the categories, and beside them, where the names
// stay whole, or else below, what helps to choose the one under the cursor.
func (s *category) Draw(c widget.Canvas) {
	w, h := c.Size()
	count, reached := words.In(s.env, "column.requirements", nil), words.In(s.env, "column.control", nil)
	table := func(width int) widget.Table {
		return widget.NewTable(width,
			widget.Column{Title: words.In(s.env, "category", nil)},
			widget.Column{Title: count, Width: widget.Width(count), Right: true},
			widget.Column{Title: " " + reached, Width: widget.Width(reached) + 1, Drop: 1},
		)
	}
	at := rowStart + s.longest() + 1 + widget.Width(count) + 2 + widget.Width(reached) + 1
	if w-at > leastHelp {
		c.Part(at, 0, 1, h).Column(0, theme.Plain, "│")
		s.drawList(c.Part(0, 0, at, h), table(at))
		s.drawHelp(c.Part(at+1, 0, w-at-1, h))
		return
	}
	y := s.drawList(c, table(w))
	s.drawHelp(c.Rows(y, h-y))
}

// Where the text of a row begins, and how wide help must be to stand beside.
const (
	rowStart  = 3
	leastHelp = 36
)

// longest is the width of the longest name.
func (s *category) longest() int {
	n := 0
	for _, one := range s.all {
		n = max(n, widget.Width(s.env.In(short(one))))
	}
	return n
}

// drawList draws the list under its heading, with the line of the search above
// while there is one, and says how many lines it took.
func (s *category) drawList(c widget.Canvas, table widget.Table) int {
	top := 0
	if s.searching {
		s.drawSearch(c.Rows(0, 1))
		top = 1
	}
	table.Head(c, top)
	top++
	from, to := s.list.Window(len(s.all), max(min(c.Height()-top, len(s.all)), 1))
	for i := from; i < to; i++ {
		one, y := s.all[i], top+i-from
		table.Row(c, y, i == s.list.Cursor,
			widget.Cell{Text: s.env.In(short(one))},
			widget.Cell{Text: strconv.Itoa(requirements(s.env, []string{one.ID}))},
			widget.Cell{Text: " " + s.env.In(yesNo(s.inspected(one.ID)))})
		if s.marked[one.ID] {
			c.Put(1, y, theme.KeyCap, "*")
		}
	}
	return top + to - from
}

// short is the name of a category in a list.
func short(c *standard.Category) lang.Text { return words.Text("category."+c.ID, nil) }

func yesNo(yes bool) lang.Text {
	if yes {
		return words.Text("yes", nil)
	}
	return words.Text("no", nil)
}

// drawHelp draws what helps to choose. Where there is one line for it, it is the
// most needed one.
func (s *category) drawHelp(c widget.Canvas) {
	if c.Height() < 2 {
		return
	}
	one := s.at()
	widget.Heading(c, 0, words.In(s.env, "help", nil), s.place(one))
	lines := s.lines(one)
	if c.Height() < few {
		for y, text := range within(lines[0].Label+": "+lines[0].Text, c.Width()-2, c.Height()-1) {
			c.Put(1, 1+y, theme.Plain, text)
		}
		return
	}
	aid.DrawLines(c.Rows(1, c.Height()-1), lines, &s.top, &s.most)
}

// few are the lines with which there is room for one thing alone.
const few = 5

// within wraps a text into some lines; what is too much ends in «…».
func within(text string, w, h int) []string {
	list := widget.Wrap(text, w)
	if len(list) > h {
		list = append(list[:h-1], widget.Fit(strings.Join(list[h-1:], " "), w))
	}
	return list
}

// place names the point of the Standard that binds the category: the act in force.
func (s *category) place(c *standard.Category) string {
	act := screen.ActToday(s.env)
	return words.In(s.env, "help.point", lang.Args{"act": act, "point": c.Points[act]})
}

// lines is all that helps to choose: what the category is, what it is not,
// whether state control reaches it, and its whole name where the list has a short
// one.
func (s *category) lines(c *standard.Category) []aid.Line {
	e := s.env
	line := func(label string, text lang.Text) aid.Line {
		return aid.Line{Label: words.In(e, label, nil), Text: e.In(text)}
	}
	out := []aid.Line{line("help.is", c.Help)}
	switch c.ID {
	case "state-body", "quasi-state", "state-institution":
		out = append(out, line("help.is-not", words.Text("not."+c.ID, nil)))
	}
	control := "control.no"
	if s.inspected(c.ID) {
		control = "control.yes"
	}
	out = append(out, line("help.control", words.Text(control, nil)))
	if !strings.EqualFold(e.In(c.Name), e.In(short(c))) {
		out = append(out, line("help.name", c.Name))
	}
	return out
}
