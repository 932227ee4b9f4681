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
	"ashyq/tui/screen/holder"
	"ashyq/tui/screen/opening"
	"ashyq/tui/screen/ranking"
	"ashyq/tui/screen/trend"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// holders is the register of holders.
type holders struct {
	long[journal.HolderRow]
	rooms *rooms
	total int              // holders that there are, whatever is asked for; -1: not known yet
	shown *desk.HolderView // the holder under the cursor, once it is read
}

func newHolders(e *screen.Env, r *rooms) *holders {
	s := &holders{rooms: r, total: -1}
	s.long = long[journal.HolderRow]{env: e, owner: s, read: s.rows, came: s.show}
	s.held.total = -1
	return s
}

// rows reads a page of the register.
func (s *holders) rows(ctx context.Context, d *desk.Desk, search string, limit, offset int) (int, []journal.HolderRow, error) {
	q := journal.HolderQuery{Search: search}
	total, err := d.CountHolders(ctx, q)
	if err != nil {
		return 0, nil, err
	}
	q.Limit, q.Offset = limit, min(offset, max(0, total-1))
	rows, err := d.ListHolders(ctx, q)
	return total, rows, err
}

// Open implements screen.Opener.
func (s *holders) Open() tea.Cmd { return tea.Batch(s.refresh(), s.count()) }

// count tells how many there are, for the line of tabs.
func (s *holders) count() tea.Cmd {
	return screen.Look(s.env, nil, func(ctx context.Context, d *desk.Desk) (int, error) {
		return d.CountHolders(ctx, journal.HolderQuery{})
	}, func(n int) tea.Cmd {
		s.total = n
		return nil
	})
}

// show reads the holder under the cursor.
func (s *holders) show() tea.Cmd {
	row, ok := s.at()
	if !ok {
		s.shown = nil
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.HolderView, error) {
		return d.Holder(ctx, row.ID)
	}, func(v desk.HolderView) tea.Cmd {
		if now, ok := s.at(); ok && now.ID == v.Holder.ID {
			s.shown = &v
		}
		return nil
	})
}

func (s *holders) tab() string {
	if s.total < 0 {
		return words.In(s.env, "holders", nil)
	}
	return words.In(s.env, "holders", nil) + " " + number(s.env, s.total)
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
		screen.Can("holder-open", s.open).Unless(s.noRow),
		screen.Can("inspect-holder", s.inspect).Unless(s.noRow),
		screen.Can("holder-add", func() tea.Cmd { return opening.Register(s.env) }),
		screen.Can("holders-import", func() tea.Cmd { return holder.Import(s.env) }),
		screen.Can("holders-round", func() tea.Cmd { return holder.Round(s.env) }).Unless(s.none),
		screen.Can("holder-facts", s.facts).Unless(s.noRow),
		screen.Can("trend-open", s.trend).Unless(s.noRow),
		screen.Can("ranking-open", s.ranking),
		screen.Can("search", s.begin),
	}, s.rooms.walking(s)...)
}

func (s *holders) noRow() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("holders.none", nil)
	}
	return lang.Text{}
}

func (s *holders) none() lang.Text {
	if s.total < 1 {
		return words.Text("holders.none", nil)
	}
	return lang.Text{}
}

func (s *holders) open() tea.Cmd {
	row, _ := s.at()
	return holder.Open(s.env, row.ID)
}

func (s *holders) inspect() tea.Cmd {
	row, _ := s.at()
	return opening.Start(s.env, row.ID)
}

func (s *holders) facts() tea.Cmd {
	row, _ := s.at()
	return opening.Facts(s.env, row.ID)
}

// trend sets the inspections of the holder side by side.
func (s *holders) trend() tea.Cmd {
	row, _ := s.at()
	return trend.Open(s.env, row.ID)
}

// ranking sets the holders of a category side by side: of the one to which the holder
// under the cursor belongs.
func (s *holders) ranking() tea.Cmd {
	category := ""
	if row, ok := s.at(); ok {
		category, _, _ = strings.Cut(row.Categories, " ")
	}
	return ranking.Open(s.env, category)
}

// Key implements screen.Screen.
func (s *holders) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc && !s.searching && s.search != "" {
		return s.all(), true
	}
	return s.key(k)
}

// Next implements screen.Screen.
func (s *holders) Next() string {
	row, ok := s.at()
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
	y := s.drawSearch(c)
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
	s.drawRows(c.Rows(y, c.Height()-y), table, func(row journal.HolderRow) []widget.Cell {
		return []widget.Cell{{Text: e.In(rowName(row))}, {Text: row.BIN}, {Text: s.categories(row.Categories)}}
	})
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
