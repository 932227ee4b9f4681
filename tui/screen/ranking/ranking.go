package ranking

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/trend"
	"ashyq/tui/widget"
)

// ranking is the screen of the holders of a category.
type ranking struct {
	env    *screen.Env
	query  desk.RankingQuery
	spans  []span        // that can be asked for, in a ring
	only   int           // which of them
	found  *desk.Ranking // nil until it is read
	list   widget.List   // of rows: the holders, and a heading before those apart
	asked  int           // number of the last reading
	holder string        // under the cursor, whatever is read anew
}

// span is a period with its name.
type span struct {
	key string // of the name; empty: the days themselves are the name
	calendar.Span
}

// Open opens the holders of a category beside each other.
func Open(e *screen.Env, category string) tea.Cmd {
	s := &ranking{env: e, spans: spansOf(e)}
	s.query = desk.RankingQuery{Category: category, Period: s.spans[0].Span}
	if e.Desk.Standard().Category(category) == nil {
		s.query.Category = e.Desk.Standard().Categories()[0].ID
	}
	return e.Push(s)
}

// spansOf lists the periods: this year and the last together, each alone, all days.
func spansOf(e *screen.Env) []span {
	both := e.Desk.RankingPeriod()
	year := func(d calendar.Day) calendar.Span {
		return calendar.SlotOf(calendar.Year, d).Span
	}
	return []span{{"", both}, {"", year(both.To)}, {"", year(both.From)}, {"period.all", calendar.Span{}}}
}

// Open implements screen.Opener.
func (s *ranking) Open() tea.Cmd {
	s.asked++
	number, q := s.asked, s.query
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.Ranking, error) {
		return d.Ranking(ctx, q)
	}, func(r desk.Ranking) tea.Cmd {
		if number != s.asked {
			return nil
		}
		s.found = &r
		if i := slices.IndexFunc(r.Lines, func(l desk.RankingLine) bool { return l.Holder == s.holder }); i >= 0 {
			s.list.Cursor = s.rowOf(i)
		}
		s.list.Settle(s.rows(), 1, s.stands)
		return nil
	})
}

// anew reads another category or period, from the top.
func (s *ranking) anew() tea.Cmd {
	s.found, s.list = nil, widget.List{}
	return s.Open()
}

// rows is how many rows there are: the holders, and a heading before those of whom
// too little is known.
func (s *ranking) rows() int {
	switch {
	case s.found == nil:
		return 0
	case s.found.Placed < len(s.found.Lines):
		return len(s.found.Lines) + 1
	}
	return len(s.found.Lines)
}

// rowOf gives the row of a holder, and lineOf the holder of a row.
func (s *ranking) rowOf(line int) int {
	if line >= s.found.Placed {
		return line + 1
	}
	return line
}

func (s *ranking) lineOf(row int) int {
	if row > s.found.Placed {
		return row - 1
	}
	return row
}

// stands tells on which rows the cursor stands: on all but the heading.
func (s *ranking) stands(row int) bool {
	return row != s.found.Placed || s.rows() == len(s.found.Lines)
}

// at gives the holder under the cursor.
func (s *ranking) at() (desk.RankingLine, bool) {
	if s.found == nil || len(s.found.Lines) == 0 {
		return desk.RankingLine{}, false
	}
	s.list.Settle(s.rows(), 1, s.stands)
	return s.found.Lines[s.lineOf(s.list.Cursor)], true
}

func (s *ranking) category() *standard.Category {
	return s.env.Desk.Standard().Category(s.query.Category)
}

// Crumb implements screen.Screen.
func (s *ranking) Crumb() string { return words.In(s.env, "ranking", nil) }

// Stamp implements screen.Screen: the period.
func (s *ranking) Stamp() string {
	if at := s.spans[s.only]; at.key != "" {
		return words.In(s.env, at.key, nil)
	}
	return screen.Period(s.query.Period)
}

// Context implements screen.Screen.
func (s *ranking) Context() (left, right string) {
	if s.found != nil {
		right = words.In(s.env, "counted", lang.Args{"n": len(s.found.Lines), "all": s.found.Holders})
	}
	return s.env.In(s.category().Name), right
}

// Actions implements screen.Screen.
func (s *ranking) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("open", s.open).Unless(s.none),
		screen.Can("trend-open", s.trend).Unless(s.none),
		screen.Can("ranking-category", s.nextCategory),
		screen.Can("ranking-period", s.nextPeriod),
		screen.Can("ranking-write", s.write).Unless(s.none),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *ranking) none() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

// open opens the inspection by which the holder is ranked.
func (s *ranking) open() tea.Cmd {
	l, _ := s.at()
	return s.env.Show(l.Inspection)
}

func (s *ranking) trend() tea.Cmd {
	l, _ := s.at()
	return trend.Open(s.env, l.Holder)
}

func (s *ranking) nextCategory() tea.Cmd {
	all := s.env.Desk.Standard().Categories()
	i := slices.IndexFunc(all, func(c *standard.Category) bool { return c.ID == s.query.Category })
	s.query.Category = all[(i+1)%len(all)].ID
	return s.anew()
}

func (s *ranking) nextPeriod() tea.Cmd {
	s.only = (s.only + 1) % len(s.spans)
	s.query.Period = s.spans[s.only].Span
	return s.anew()
}

// Key implements screen.Screen.
func (s *ranking) Key(k keys.Key) (tea.Cmd, bool) {
	if s.rows() == 0 {
		return nil, false
	}
	ok := s.list.KeyOver(k, s.rows(), s.stands)
	if l, here := s.at(); here {
		s.holder = l.Holder
	}
	return nil, ok
}

// Next implements screen.Screen.
func (s *ranking) Next() string {
	l, ok := s.at()
	switch {
	case s.found == nil:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "none.next", lang.Args{
			"period": screen.ActOf("ranking-period").Label(s.env.Lang, false), "category": screen.ActOf("ranking-category").Label(s.env.Lang, false),
		})
	}
	return words.In(s.env, "next", lang.Args{"number": lang.Line(l.Shown)})
}
