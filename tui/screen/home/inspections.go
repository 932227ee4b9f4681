package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/opening"
	"ashyq/tui/widget"
)

// inspections is the list of inspections, the first room.
type inspections struct {
	env    *screen.Env
	rooms  *rooms
	query  journal.InspectionQuery
	held   window[desk.InspectionLine]
	all    int // inspections that there are, whatever is asked for; -1: not known yet
	list   widget.List
	drafts []desk.Draft

	searching bool
	input     widget.Input
	doors     widget.List // where there are no inspections yet
}

func newInspections(e *screen.Env, r *rooms) *inspections {
	s := &inspections{env: e, rooms: r, query: journal.InspectionQuery{Order: "worst"}}
	s.held.total, s.all = -1, -1
	return s
}

// Open implements screen.Opener: what was changed meanwhile is read anew.
func (s *inspections) Open() tea.Cmd {
	return tea.Batch(s.ask(max(0, s.list.Cursor-page/2)), s.rooms.register.count(), s.askDrafts())
}

// askDrafts reads what was typed and not written.
func (s *inspections) askDrafts() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.Draft, error) {
		return d.Drafts(ctx)
	}, func(drafts []desk.Draft) tea.Cmd {
		s.drafts = drafts
		return nil
	})
}

func (s *inspections) noDrafts() lang.Text {
	if len(s.drafts) == 0 {
		return words.Text("drafts.none", nil)
	}
	return lang.Text{}
}

// ask reads a page of the list, and how long the list is.
func (s *inspections) ask(offset int) tea.Cmd {
	s.held.asked++
	number, q := s.held.asked, s.query
	type answer struct {
		total int
		rows  []desk.InspectionLine
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.total, err = d.CountInspections(ctx, q); err != nil {
			return a, err
		}
		q.Limit, q.Offset = page, min(offset, max(0, a.total-1))
		a.rows, err = d.ListInspections(ctx, q)
		return a, err
	}, func(a answer) tea.Cmd {
		if number == s.held.asked {
			s.held.total, s.held.rows = a.total, a.rows
			if !s.narrowed() {
				s.all = a.total
			}
			s.held.offset = min(offset, max(0, a.total-1))
			s.list.Clamp(a.total)
		}
		return nil
	})
}

// anew reads the list from its beginning: something was asked otherwise.
func (s *inspections) anew() tea.Cmd {
	s.list.Cursor = 0
	return s.ask(0)
}

func (s *inspections) tab() string {
	if s.all < 0 {
		return words.In(s.env, "inspections", nil)
	}
	return words.In(s.env, "inspections", nil) + " " + number(s.env, s.all)
}

// Crumb implements screen.Screen.
func (s *inspections) Crumb() string { return words.In(s.env, "home", nil) }

// Stamp implements screen.Screen.
func (s *inspections) Stamp() string { return today(s.env) }

// Context implements screen.Screen.
func (s *inspections) Context() (left, right string) { return s.rooms.tabs(s), "" }

// Actions implements screen.Screen.
func (s *inspections) Actions() []screen.Action {
	if s.first() {
		return append([]screen.Action{
			screen.Can("choose", func() tea.Cmd { return s.openDoor() }),
			screen.Can("new-inspection", func() tea.Cmd { return opening.Start(s.env, "") }),
			screen.Can("drafts", func() tea.Cmd { return s.env.Push(&recovery{env: s.env, drafts: s.drafts}) }).Unless(s.noDrafts),
		}, s.rooms.walking(s)...)
	}
	return append(append([]screen.Action{
		screen.Can("open", s.open).Unless(s.noRow),
		screen.Can("new-inspection", func() tea.Cmd { return opening.Start(s.env, "") }),
		screen.Can("drafts", func() tea.Cmd { return s.env.Push(&recovery{env: s.env, drafts: s.drafts}) }).Unless(s.noDrafts),
	}, s.rooms.walking(s)...),
		screen.Can("search", s.search),
		screen.Can("filter", s.filter),
		screen.Can("order", s.order),
		screen.Can("sample", s.env.OpenSample).Unless(s.inSample),
		screen.Can("refresh", s.Open),
	)
}

func (s *inspections) noRow() lang.Text {
	if _, ok := s.held.at(s.list.Cursor); !ok {
		return words.Text("inspections.none", nil)
	}
	return lang.Text{}
}

func (s *inspections) inSample() lang.Text {
	if s.env.Sample {
		return words.Text("sample.here", nil)
	}
	return lang.Text{}
}

func (s *inspections) open() tea.Cmd {
	row, _ := s.held.at(s.list.Cursor)
	return inspection.Open(s.env, row.ID)
}

// filters are the sets of worst findings that can be asked for, in a ring.
var filters = []struct{ worst, key string }{
	{"", "filter.all"},
	{string(checks.NotMet) + " " + string(checks.PartlyMet), "filter.broken"},
	{string(checks.CannotTell), "filter.cannot-tell"},
	{string(checks.NotChecked), "filter.not-checked"},
	{string(checks.Met), "filter.met"},
}

func (s *inspections) filter() tea.Cmd {
	at := 0
	for i, f := range filters {
		if f.worst == s.query.Worst {
			at = i
		}
	}
	s.query.Worst = filters[(at+1)%len(filters)].worst
	return s.anew()
}

// orders are the orders of the list, in a ring.
var orders = []struct{ order, key string }{
	{"worst", "order.worst"}, {"number", "order.number"}, {"holder", "order.holder"}, {"as-of", "order.as-of"},
}

func (s *inspections) order() tea.Cmd {
	at := 0
	for i, o := range orders {
		if o.order == s.query.Order {
			at = i
		}
	}
	s.query.Order = orders[(at+1)%len(orders)].order
	return s.anew()
}

// search begins to type what is looked for.
func (s *inspections) search() tea.Cmd {
	s.searching = true
	return nil
}

// Typing implements screen.Typist.
func (s *inspections) Typing() bool { return s.searching }

// Type implements screen.Typist.
func (s *inspections) Type(text string) tea.Cmd {
	s.input.Type(text)
	return s.look()
}

func (s *inspections) look() tea.Cmd {
	s.query.Search = lang.Fold(s.input.Text())
	return s.anew()
}

// narrowed tells whether not all inspections are asked for.
func (s *inspections) narrowed() bool { return s.query.Search != "" || s.query.Worst != "" }

// first tells whether there is nothing to list and nothing is hidden.
func (s *inspections) first() bool { return s.held.total == 0 && !s.narrowed() && !s.searching }

// Key implements screen.Screen.
func (s *inspections) Key(k keys.Key) (tea.Cmd, bool) {
	if s.first() {
		return nil, s.doors.Key(k, len(doors))
	}
	switch {
	case s.searching && (k == keys.Enter || k == keys.Down):
		s.searching = false
		return nil, true
	case s.searching && k == keys.Esc:
		s.searching, s.input = false, widget.Input{}
		return s.look(), true
	case s.searching && s.input.Key(k):
		return s.look(), true
	case k == keys.Esc && s.narrowed():
		s.query.Search, s.query.Worst, s.input = "", "", widget.Input{}
		return s.anew(), true
	case s.list.Key(k, max(s.held.total, 0)):
		if offset, ok := s.held.wanted(s.list.Cursor); ok {
			return s.ask(offset), true
		}
		return nil, true
	}
	return nil, false
}

// Next implements screen.Screen.
func (s *inspections) Next() string {
	e := s.env
	row, ok := s.held.at(s.list.Cursor)
	switch {
	case s.searching:
		return words.In(e, "search.next", nil)
	case s.first():
		return words.In(e, doors[s.doors.Cursor].next, nil)
	case s.held.total == 0:
		return words.In(e, "none-found.next", nil)
	case !ok:
		return words.In(e, "reading", nil)
	}
	return words.In(e, "inspections.next", lang.Args{"number": row.Shown})
}
