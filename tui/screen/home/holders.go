package home

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/opening"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// holders is the register of holders.
type holders struct {
	env   *screen.Env
	rooms *rooms
	query journal.HolderQuery
	held  window[journal.HolderRow]
	all   int // holders that there are; -1: not known yet
	list  widget.List
	shown *desk.HolderView // the holder under the cursor, once it is read

	searching bool
	input     widget.Input
}

func newHolders(e *screen.Env, r *rooms) *holders {
	s := &holders{env: e, rooms: r}
	s.held.total, s.all = -1, -1
	return s
}

// Open implements screen.Opener.
func (s *holders) Open() tea.Cmd {
	return tea.Batch(s.ask(max(0, s.list.Cursor-page/2)), s.count())
}

func (s *holders) ask(offset int) tea.Cmd {
	s.held.asked++
	number, q := s.held.asked, s.query
	type answer struct {
		total int
		rows  []journal.HolderRow
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.total, err = d.CountHolders(ctx, q); err != nil {
			return a, err
		}
		q.Limit, q.Offset = page, min(offset, max(0, a.total-1))
		a.rows, err = d.ListHolders(ctx, q)
		return a, err
	}, func(a answer) tea.Cmd {
		if number != s.held.asked {
			return nil
		}
		s.held.total, s.held.rows = a.total, a.rows
		s.held.offset = min(offset, max(0, a.total-1))
		s.list.Clamp(a.total)
		return s.show()
	})
}

// count tells how many there are, for the line of tabs.
func (s *holders) count() tea.Cmd {
	return screen.Look(s.env, nil, func(ctx context.Context, d *desk.Desk) (int, error) {
		return d.CountHolders(ctx, journal.HolderQuery{})
	}, func(n int) tea.Cmd {
		s.all = n
		return nil
	})
}

// show reads the holder under the cursor.
func (s *holders) show() tea.Cmd {
	row, ok := s.held.at(s.list.Cursor)
	if !ok {
		s.shown = nil
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.HolderView, error) {
		return d.Holder(ctx, row.ID)
	}, func(v desk.HolderView) tea.Cmd {
		if now, ok := s.held.at(s.list.Cursor); ok && now.ID == v.Holder.ID {
			s.shown = &v
		}
		return nil
	})
}

func (s *holders) tab() string {
	if s.all < 0 {
		return words.In(s.env, "holders", nil)
	}
	return words.In(s.env, "holders", nil) + " " + number(s.env, s.all)
}

// Crumb implements screen.Screen.
func (s *holders) Crumb() string { return words.In(s.env, "holders", nil) }

// Stamp implements screen.Screen.
func (s *holders) Stamp() string { return today(s.env) }

// Context implements screen.Screen.
func (s *holders) Context() (left, right string) { return s.rooms.tabs(s), "" }

// Actions implements screen.Screen.
func (s *holders) Actions() []screen.Action {
	return append([]screen.Action{
		screen.Can("inspect-holder", s.inspect).Unless(s.noRow),
		screen.Can("holder-facts", s.facts).Unless(s.noRow),
		screen.Can("holder-add", func() tea.Cmd { return opening.Register(s.env) }),
		screen.Can("search", s.search),
	}, s.rooms.walking(s)...)
}

func (s *holders) noRow() lang.Text {
	if _, ok := s.held.at(s.list.Cursor); !ok {
		return words.Text("holders.none", nil)
	}
	return lang.Text{}
}

func (s *holders) inspect() tea.Cmd {
	row, _ := s.held.at(s.list.Cursor)
	return opening.Start(s.env, row.ID)
}

func (s *holders) facts() tea.Cmd {
	row, _ := s.held.at(s.list.Cursor)
	return opening.Facts(s.env, row.ID)
}

func (s *holders) search() tea.Cmd {
	s.searching = true
	return nil
}

// Typing implements screen.Typist.
func (s *holders) Typing() bool { return s.searching }

// Type implements screen.Typist.
func (s *holders) Type(text string) tea.Cmd {
	s.input.Type(text)
	return s.look()
}

func (s *holders) look() tea.Cmd {
	s.query.Search = lang.Fold(s.input.Text())
	s.list.Cursor = 0
	return s.ask(0)
}

// Key implements screen.Screen.
func (s *holders) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.searching && (k == keys.Enter || k == keys.Down):
		s.searching = false
		return nil, true
	case k == keys.Esc && (s.searching || s.query.Search != ""):
		s.searching, s.input = false, widget.Input{}
		return s.look(), true
	case s.searching && s.input.Key(k):
		return s.look(), true
	case s.list.Key(k, max(s.held.total, 0)):
		if offset, ok := s.held.wanted(s.list.Cursor); ok {
			return s.ask(offset), true
		}
		return s.show(), true
	}
	return nil, false
}

// Next implements screen.Screen.
func (s *holders) Next() string {
	row, ok := s.held.at(s.list.Cursor)
	switch {
	case s.searching:
		return words.In(s.env, "search.next", nil)
	case !ok:
		return words.In(s.env, "holders.next-none", nil)
	}
	return words.In(s.env, "holders.next", lang.Args{"name": rowName(row)})
}

func rowName(r journal.HolderRow) lang.Text { return lang.Text{KK: r.NameKK, RU: r.NameRU} }

// Draw implements screen.Screen.
func (s *holders) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	s.drawList(left)
	if right.Width() > 0 {
		s.drawDetail(right)
	}
}

func (s *holders) drawList(c widget.Canvas) {
	e := s.env
	y := 0
	if s.searching || s.query.Search != "" {
		x := c.Put(1, y, theme.Title, words.In(e, "search", nil)) + 2
		s.input.Draw(c.Part(x, y, c.Width()-x-1, 1), s.searching)
		y++
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.holder", nil)},
		widget.Column{Title: words.In(e, "column.bin", nil), Width: 12, Drop: 1},
		widget.Column{Title: words.In(e, "column.category", nil), Width: 22, Drop: 2},
	)
	table.Head(c, y)
	y++
	if s.held.total == 0 {
		c.Put(3, y+1, theme.Plain, words.In(e, "holders.none", nil))
	}
	from, to := s.list.Window(max(s.held.total, 0), c.Height()-y)
	for i := from; i < to; i++ {
		row, ok := s.held.at(i)
		if !ok {
			table.Row(c, y+i-from, i == s.list.Cursor, widget.Cell{Text: "…"})
			continue
		}
		table.Row(c, y+i-from, i == s.list.Cursor, widget.Cell{Text: e.In(rowName(row))},
			widget.Cell{Text: row.BIN}, widget.Cell{Text: s.categories(row.Categories)})
	}
}

// categories names the categories of a row.
func (s *holders) categories(ids string) string {
	var out []string
	for _, id := range strings.Fields(ids) {
		if c := s.env.Desk.Standard().Category(id); c != nil {
			out = append(out, s.env.In(c.Name))
		}
	}
	return strings.Join(out, "; ")
}

func (s *holders) drawDetail(c widget.Canvas) {
	if s.shown == nil {
		return
	}
	e, h := s.env, s.shown.Holder
	w := c.Width() - 2
	y := s.drawNames(c, h.Names)
	if h.BIN != "" {
		c.Put(1, y, theme.Plain, words.In(e, "column.bin", nil)+" "+h.BIN)
		y++
	}
	for _, b := range h.Categories {
		for _, line := range widget.Wrap(s.categories(b.ID), w) {
			c.Put(1, y, theme.Plain, line)
			y++
		}
	}
	y++
	widget.Heading(c, y, words.In(e, "holders.traits", nil), "")
	y++
	for _, t := range h.Traits {
		trait := e.Desk.Standard().Trait(t.ID)
		if trait == nil {
			continue
		}
		for i, line := range widget.Wrap(e.In(trait.Name), w-8) {
			c.Put(1, y, theme.Plain, line)
			if i == 0 {
				c.Right(w+1, y, theme.Plain, words.In(e, "trait."+t.Value, nil))
			}
			y++
		}
	}
	y++
	widget.Heading(c, y, words.In(e, "holders.premises", nil), "")
	for i, p := range h.PremisesOn(e.Desk.Today()) {
		c.Put(1, y+1+i, theme.Plain, widget.Fit(lang.Line(p.Address), w))
	}
}

func (s *holders) drawNames(c widget.Canvas, names []checks.Name) int {
	y := 0
	for _, n := range names {
		for _, name := range []string{n.KK, n.RU} {
			for _, line := range widget.Wrap(lang.Line(name), c.Width()-2) {
				c.Put(1, y, theme.Title, line)
				y++
			}
		}
	}
	return y
}
