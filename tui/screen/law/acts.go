package law

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// acts is the room of acts: a list under headings.
type acts struct {
	env  *screen.Env
	read *desk.Acts
	list widget.List
}

// Open opens the room of acts.
func Open(e *screen.Env) tea.Cmd { return e.Push(&acts{env: e}) }

// Open implements screen.Opener.
func (s *acts) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.Acts, error) {
		return d.Acts(ctx)
	}, func(a desk.Acts) tea.Cmd {
		s.read = &a
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *acts) Crumb() string { return words.In(s.env, "acts", nil) }

// Stamp implements screen.Screen.
func (s *acts) Stamp() string { return s.env.Desk.Today().Digits() }

// Context implements screen.Screen.
func (s *acts) Context() (left, right string) {
	if s.read == nil {
		return "", ""
	}
	return s.env.In(s.read.Timeline.Note()), ""
}

// Actions implements screen.Screen.
func (s *acts) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("open", s.open).Unless(s.notRead),
		screen.Can("law-add", func() tea.Cmd { return Add(s.env, "") }),
		screen.Can("law-compare", s.compare).Unless(s.notRead),
		screen.Can("withdraw", s.withdraw).Unless(s.notAdded),
		screen.Can("back", s.env.Pop),
	}
}

func (s *acts) notRead() lang.Text {
	if s.read == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (s *acts) open() tea.Cmd {
	row, _ := s.at()
	return row.open()
}

// compare compares the last two texts of the Standard.
func (s *acts) compare() tea.Cmd {
	all := s.read.Law.Editions()
	return Compare(s.env, all[max(0, len(all)-2)].ID, all[len(all)-1].ID, "")
}

// at gives the row under the cursor, which is never a heading.
func (s *acts) at() (row, []row) {
	rows := s.rows()
	s.list.Settle(len(rows), 1, opens(rows))
	if len(rows) == 0 {
		return row{}, nil
	}
	return rows[s.list.Cursor], rows
}

// opens tells on which rows the cursor stands: on all but headings.
func opens(rows []row) func(int) bool {
	return func(i int) bool { return rows[i].open != nil }
}

// Next implements screen.Screen.
func (s *acts) Next() string {
	row, rows := s.at()
	if rows == nil {
		return words.In(s.env, "reading", nil)
	}
	return words.In(s.env, "acts.next", lang.Args{"name": row.cells[0]})
}

// Key implements screen.Screen.
func (s *acts) Key(k keys.Key) (tea.Cmd, bool) {
	rows := s.rows()
	return nil, s.list.KeyOver(k, len(rows), opens(rows))
}

// below is how many lines say more of the row under the cursor.
const below = 4

// Draw implements screen.Screen.
func (s *acts) Draw(c widget.Canvas) {
	at, rows := s.at()
	if rows == nil {
		return
	}
	h := c.Height()
	if h >= 14 {
		h -= below + 1
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Width: 26}, widget.Column{}, widget.Column{Width: 22, Drop: 1},
	)
	from, to := s.list.Window(len(rows), h)
	for i := from; i < to; i++ {
		r, y := rows[i], i-from
		if r.open == nil {
			widget.Heading(c, y, r.head, r.count)
			continue
		}
		var cells []widget.Cell
		for _, text := range r.cells {
			cells = append(cells, widget.Cell{Text: text, Style: r.style})
		}
		table.Row(c, y, i == s.list.Cursor, cells...)
	}
	if h == c.Height() {
		return
	}
	c.Fill(h, 0, c.Width(), theme.Plain, "─")
	for i, line := range widget.Wrap(at.more, c.Width()-2) {
		c.Put(1, h+1+i, theme.Plain, line)
	}
}
