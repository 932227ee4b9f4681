package field

import (
	"fmt"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: the groups, and the photos of the one under the
// cursor beside them or below.
func (s *roll) Draw(c widget.Canvas) {
	y := 0
	for _, w := range s.warnings() {
		for _, line := range widget.Wrap(w, c.Width()-2) {
			c.Put(1, y, theme.Unknown, line)
			y++
		}
		if y*3 > c.Height() {
			break
		}
	}
	rest := c.Rows(y, c.Height()-y)
	left, right := screen.Panes(rest)
	if right.Width() == 0 {
		h := min(max(rest.Height()/2, 3), s.rows()+1)
		right = rest.Rows(h, rest.Height()-h)
		left = rest.Rows(0, h)
	}
	s.drawGroups(left)
	s.drawPhotos(right)
}

// warnings say what of the folder does not stand in the groups.
func (s *roll) warnings() []string {
	e := s.env
	var out []string
	if s.it.Remote {
		out = append(out, words.In(e, "roll.remote", nil))
	}
	if len(s.it.Cameras) > 1 {
		out = append(out, words.In(e, "roll.cameras", lang.Args{"list": s.it.Cameras}))
	}
	var names []string
	for _, p := range s.it.Refused {
		names = append(names, p.Name)
	}
	if len(names) > 0 {
		out = append(out, words.In(e, "roll.refused", lang.Args{"n": len(names), "list": names[:min(len(names), 3)]}))
	}
	if n := len(s.it.Duplicates); n > 0 {
		out = append(out, words.In(e, "roll.same", lang.Args{"n": n}))
	}
	if s.it.LeftOut > 0 {
		out = append(out, words.In(e, "roll.left-out", lang.Args{"n": s.it.LeftOut}))
	}
	return out
}

func (s *roll) drawGroups(c widget.Canvas) {
	e := s.env
	known := words.In(e, "column.known", nil)
	table := widget.NewTable(c.Width(),
		widget.Column{Title: "№", Width: 3, Right: true},
		widget.Column{Title: words.In(e, "column.hours", nil)},
		widget.Column{Title: words.In(e, "column.photos", nil), Width: 5, Right: true},
		widget.Column{Title: known, Width: max(widget.Width(known), 6), Right: true},
		widget.Column{Title: words.In(e, "column.place", nil), Width: 20, Drop: 1},
	)
	table.Head(c, 0)
	n := s.rows()
	from, to := s.list.Window(n, c.Height()-1)
	for i := from; i < to; i++ {
		g, number := hourless(s.it.Hourless), "–"
		if i < len(s.it.Groups) {
			g = s.it.Groups[i]
			number = fmt.Sprint(g.Number)
		}
		place := words.In(e, "no-place", nil)
		if g.Place != nil {
			place = g.Place.String()
		}
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: number}, widget.Cell{Text: s.hours(g)}, widget.Cell{Text: fmt.Sprint(len(g.Files))},
			widget.Cell{Text: fmt.Sprint(g.Known)}, widget.Cell{Text: place})
	}
}

// drawPhotos lists the photos of the group under the cursor.
func (s *roll) drawPhotos(c widget.Canvas) {
	g, ok := s.here()
	if !ok || c.Height() < 2 {
		return
	}
	widget.Heading(c, 0, s.hours(g), fmt.Sprint(len(g.Files)))
	for i, f := range g.Files {
		if i+1 >= c.Height() {
			break
		}
		if i+2 == c.Height() && i+1 < len(g.Files) {
			c.Put(1, i+1, theme.Plain, words.In(s.env, "more", lang.Args{"n": len(g.Files) - i}))
			break
		}
		s.drawPhoto(c, i+1, f)
	}
}

func (s *roll) drawPhoto(c widget.Canvas, y int, f desk.PhotoFile) {
	style := theme.Plain
	if f.Age != 0 {
		style = theme.Unknown
	}
	x := c.Put(1, y, theme.Title, widget.Pad(clock0(f), 5)) + 2
	name := widget.Fit(lang.Line(f.Name), max(c.Width()/3, 12))
	x = c.Put(x, y, theme.Plain, name) + 2
	remarks := s.remarks(f)
	if f.Camera != "" {
		remarks = strings.TrimPrefix(remarks+" · "+lang.Line(f.Camera), " · ")
	}
	c.Put(x, y, style, widget.Fit(remarks, c.Width()-x-1))
}

func clock0(f desk.PhotoFile) string {
	if f.At.Day == 0 {
		return "?"
	}
	return clock(f.At)
}
