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
	long[desk.InspectionLine]
	rooms  *rooms
	query  journal.InspectionQuery
	total  int // inspections that there are, whatever is asked for; -1: not known yet
	drafts []desk.Draft
	doors  widget.List // where there are no inspections yet
}

func newInspections(e *screen.Env, r *rooms) *inspections {
	s := &inspections{rooms: r, query: journal.InspectionQuery{Order: "worst"}, total: -1}
	s.long = long[desk.InspectionLine]{env: e, owner: s, came: s.counted}
	s.held.total = -1
	s.asking()
	return s
}

// asking says what the list is asked for, as the query stands now.
func (s *inspections) asking() {
	q := s.query
	s.read = func(ctx context.Context, d *desk.Desk, search string, limit, offset int) (int, []desk.InspectionLine, error) {
		q.Search = search
		total, err := d.CountInspections(ctx, q)
		if err != nil {
			return 0, nil, err
		}
		q.Limit, q.Offset = limit, min(offset, max(0, total-1))
		rows, err := d.ListInspections(ctx, q)
		return total, rows, err
	}
}

// counted notes how many there are in all.
func (s *inspections) counted() tea.Cmd {
	if !s.narrowed() {
		s.total = s.held.total
	}
	return nil
}

// Open implements screen.Opener: what was changed meanwhile is read anew.
func (s *inspections) Open() tea.Cmd {
	return tea.Batch(s.refresh(), s.rooms.register.count(), s.rooms.terms.Count(), s.askDrafts())
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

func (s *inspections) tab() string {
	if s.total < 0 {
		return words.In(s.env, "inspections", nil)
	}
	return words.In(s.env, "inspections", nil) + " " + number(s.env, s.total)
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
		screen.Can("search", s.begin),
		screen.Can("filter", s.filter),
		screen.Can("order", s.order),
		screen.Can("sample", s.env.OpenSample).Unless(s.inSample),
		screen.Can("refresh", s.Open),
	)
}

func (s *inspections) noRow() lang.Text {
	if _, ok := s.at(); !ok {
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
	row, _ := s.at()
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
	return s.otherwise()
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
	return s.otherwise()
}

// otherwise reads the list as it is asked for now.
func (s *inspections) otherwise() tea.Cmd {
	s.asking()
	return s.anew()
}

// narrowed tells whether not all inspections are asked for.
func (s *inspections) narrowed() bool { return s.search != "" || s.query.Worst != "" }

// first tells whether there is nothing to list and nothing is hidden.
func (s *inspections) first() bool { return s.held.total == 0 && !s.narrowed() && !s.searching }

// Key implements screen.Screen.
func (s *inspections) Key(k keys.Key) (tea.Cmd, bool) {
	if s.first() {
		return nil, s.doors.Key(k, len(doors))
	}
	if k == keys.Esc && !s.searching && s.narrowed() {
		s.query.Worst = ""
		s.asking()
		return s.all(), true
	}
	return s.key(k)
}

// Next implements screen.Screen.
func (s *inspections) Next() string {
	e := s.env
	row, ok := s.at()
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
