package picker

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// below is what is said of the file under the cursor.
type below struct {
	path string
	told desk.Glimpse
	why  lang.Text // it could not be looked into
}

// glimpse looks into the file under the cursor.
func (p *picker) glimpse() tea.Cmd {
	f, ok := p.at()
	if !ok || f.Dir || f.Path == p.below.path {
		return nil
	}
	type answer struct {
		told desk.Glimpse
		why  lang.Text
	}
	return screen.Look(p.env, p, func(_ context.Context, d *desk.Desk) (answer, error) {
		told, err := d.Glimpse(f)
		if failure, ours := lang.AsError(err); ours {
			return answer{why: failure.Text}, nil
		}
		return answer{told: told}, err
	}, func(a answer) tea.Cmd {
		if now, ok := p.at(); ok && now.Path == f.Path {
			p.below = below{f.Path, a.told, a.why}
		}
		return nil
	})
}

// leastRows is how many rows of a list are left where what is said of one stands
// below it.
const leastRows = 5

// Draw implements screen.Screen.
func (p *picker) Draw(c widget.Canvas) {
	e := p.env
	if !p.read {
		c.Put(3, 1, theme.Plain, words.In(e, "reading", nil))
		return
	}
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		under := max(0, min(7, c.Height()/3, c.Height()-leastRows))
		left, right = c.Rows(0, c.Height()-under), c.Rows(c.Height()-under, under)
	}
	p.drawList(left)
	if f, ok := p.at(); ok && right.Height() > 1 {
		p.drawBelow(right, f)
	}
}

func (p *picker) drawList(c widget.Canvas) {
	e, y := p.env, 0
	if p.input.Text() != "" {
		x := c.Put(1, 0, theme.Title, words.In(e, "narrow", nil)) + 2
		p.input.Draw(c.Part(x, 0, max(c.Width()-x-1, 1), 1), true)
		y = 1
		if p.meant != "" {
			c.Put(1, 1, theme.Unknown, widget.Fit(words.In(e, "meant", lang.Args{"meant": p.meant}), c.Width()-2))
			y = 2
		}
	}
	rows := p.laid
	if len(rows) == 0 {
		text := words.In(e, "none", nil)
		switch {
		case p.path() != "":
			text = words.In(e, "path", nil)
		case !p.all && len(p.wanted.Endings) > 0:
			text = words.In(e, "none.ending", nil)
		}
		for i, line := range widget.Wrap(text, c.Width()-4) {
			c.Put(3, y+1+i, theme.Plain, line)
		}
		return
	}
	body := c.Rows(y, c.Height()-y)
	mark := 0
	if p.wanted.Several {
		mark = len("[x]")
	}
	table := widget.NewTable(c.Width(), widget.Column{Width: max(mark, 1)}, widget.Column{}, widget.Column{Width: 10, Right: true, Drop: 2}, widget.Column{Width: 10, Drop: 1})
	from, to := p.list.Window(len(rows), body.Height())
	for i := from; i < to; i++ {
		table.Row(body, i-from, i == p.list.Cursor, p.cells(rows[i], mark > 0)...)
	}
	if p.view.More && to == len(rows) && to-from < body.Height() {
		body.Put(3, to-from, theme.Plain, words.In(e, "more", nil))
	}
}

// cells show a file: its mark, name, size and day. A folder ends in a slash.
func (p *picker) cells(f desk.FileInfo, marks bool) []widget.Cell {
	mark, name, size := "", f.Name, p.env.In(sizeOf(f.Size))
	switch {
	case f.Dir:
		name, size = name+"/", ""
	case marks && slices.Contains(p.marked, f.Path):
		mark = "[x]"
	case marks:
		mark = "[ ]"
	}
	return []widget.Cell{{Text: mark}, {Text: name}, {Text: size}, {Text: calendar.DayOf(f.Changed).Digits()}}
}

// sizeOf says a size in the greatest unit in which it is not less than one.
func sizeOf(bytes int64) lang.Text {
	const kib = 1 << 10
	switch {
	case bytes < kib:
		return words.Text("bytes", lang.Args{"n": bytes})
	case bytes < kib*kib:
		return words.Text("kib", lang.Args{"n": (bytes + kib/2) / kib})
	}
	return words.Text("mib", lang.Args{"n": (bytes + kib*kib/2) / (kib * kib)})
}

// drawBelow says of the file under the cursor what it is.
func (p *picker) drawBelow(c widget.Canvas, f desk.FileInfo) {
	widget.Heading(c, 0, f.Name, strconv.Itoa(p.list.Cursor+1)+" / "+strconv.Itoa(len(p.laid)))
	y := 1
	say := func(text string, s theme.Style) {
		for _, line := range widget.Wrap(text, c.Width()-2) {
			if text != "" && y < c.Height() {
				c.Put(1, y, s, line)
				y++
			}
		}
	}
	e := p.env
	if f.Dir {
		say(words.In(e, "is.folder", nil), theme.Plain)
		return
	}
	say(e.In(words.Text("is.file", lang.Args{"size": sizeOf(f.Size), "at": calendar.MomentOf(f.Changed)})), theme.Plain)
	g := p.below
	switch {
	case g.path != f.Path:
	case g.why != lang.Text{}:
		say(e.In(g.why), theme.Unknown)
	case g.told.Link:
		say(words.In(e, "is.link", nil), theme.Plain)
	case g.told.Width > 0:
		say(words.In(e, "is.picture", lang.Args{"w": g.told.Width, "h": g.told.High}), theme.Plain)
		if g.told.Taken.Day != 0 {
			say(words.In(e, "is.taken", lang.Args{"at": g.told.Taken}), theme.Plain)
		}
		if g.told.Place != "" {
			say(words.In(e, "is.place", lang.Args{"place": g.told.Place}), theme.Plain)
		}
		say(lang.Line(g.told.Camera), theme.Plain)
	case g.told.Mute:
		say(words.In(e, "is.mute", nil), theme.Unknown)
	default:
		for _, line := range g.told.Lines {
			if y < c.Height() {
				c.Put(1, y, theme.Plain, widget.Fit(line, c.Width()-2))
				y++
			}
		}
	}
}
