package home

import (
	"cmp"
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/bundle"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/opening"
	"ashyq/tui/widget"
)

// inspections is the first room: what needs the analyst now, and below it the list of
// inspections.
type inspections struct {
	long[desk.InspectionLine]
	rooms     *rooms
	attention attention
	above     bool // the cursor is meant to stand in what needs the analyst

	views []desk.View
	view  desk.View    // in force
	worst string       // filter by verdict, beside the view
	needs journal.Need // filter by what is waited for
	sort  string       // order that was asked for; empty: that of the view

	total  int // inspections that there are, whatever is asked for; -1: not known yet
	drafts []desk.Draft
	doors  widget.List // where there are no inspections yet
}

func newInspections(e *screen.Env, r *rooms) *inspections {
	s := &inspections{rooms: r, total: -1, above: true, view: desk.FirstView()}
	s.long = long[desk.InspectionLine]{env: e, owner: s}
	s.attention = attention{env: e, owner: s, everybody: !e.Desk.Author().Given}
	s.held.total = -1
	s.asking()
	return s
}

// asking says what the list is asked for, as it is narrowed and put in order now.
func (s *inspections) asking() {
	view, worst, needs, order := s.view.Query, s.worst, s.needs, s.sort
	s.read = func(ctx context.Context, d *desk.Desk, search string, limit, offset int) (int, []desk.InspectionLine, error) {
		q, err := d.Asked(ctx, view)
		if err != nil {
			return 0, nil, err
		}
		q.Worst, q.Needs = cmp.Or(worst, q.Worst), cmp.Or(needs, q.Needs)
		q.Order, q.Search = cmp.Or(order, q.Order), cmp.Or(search, q.Search)
		total, err := d.CountInspections(ctx, q)
		if err != nil {
			return 0, nil, err
		}
		q.Limit, q.Offset = limit, min(offset, max(0, total-1))
		rows, err := d.ListInspections(ctx, q)
		return total, rows, err
	}
}

// countAll counts the inspections that there are, whatever is listed.
func (s *inspections) countAll() tea.Cmd {
	return screen.Look(s.env, nil, func(ctx context.Context, d *desk.Desk) (int, error) {
		return d.CountInspections(ctx, journal.InspectionQuery{})
	}, func(n int) tea.Cmd {
		s.total = n
		return nil
	})
}

// Open implements screen.Opener: what was changed meanwhile is read anew.
func (s *inspections) Open() tea.Cmd {
	return tea.Batch(s.refresh(), s.countAll(), s.attention.read(), s.askViews(), s.rooms.register.count(), s.rooms.terms.Count(), s.askDrafts())
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
	drafts := screen.Can("drafts", func() tea.Cmd { return s.openDraft("") }).Unless(s.noDrafts)
	taken := screen.Can("draft-take", func() tea.Cmd { return takeDraft(s.env) })
	take := screen.Can("bundle-open", func() tea.Cmd { return bundle.Open(s.env) })
	fresh := screen.Can("new-inspection", func() tea.Cmd { return opening.Start(s.env, "") })
	if s.first() {
		return append([]screen.Action{screen.Can("choose", func() tea.Cmd { return s.openDoor() }), fresh, drafts, taken, take}, s.rooms.walking(s)...)
	}
	open := screen.Can("open", s.open).Unless(s.noRow)
	if s.onNeeds() {
		open = screen.Can("open", s.open)
	}
	return append(append([]screen.Action{
		open, fresh,
		screen.Can("pane", s.across).Unless(s.noNeeds).Saying(s.toOther()),
		screen.Can("search", s.begin),
		screen.Can("filter", s.filter),
		screen.Can("order", s.order),
		screen.Can("view-walk", nil),
		screen.Can("view-choose", func() tea.Cmd { return s.chooseView() }),
		screen.Can("why", s.why).Unless(s.noNeed),
		screen.Can("needs-whose", s.whose),
		drafts, taken,
	}, s.rooms.walking(s)...),
		take,
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

// open opens what the cursor stands on.
func (s *inspections) open() tea.Cmd {
	if l, ok := s.attention.at(); ok && s.onNeeds() {
		return s.openNeed(l)
	}
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
		if f.worst == s.worst {
			at = i
		}
	}
	s.worst = filters[(at+1)%len(filters)].worst
	return s.otherwise()
}

// orders are the orders of the list, in a ring.
var orders = []struct{ order, key string }{
	{"worst", "order.worst"}, {"number", "order.number"}, {"holder", "order.holder"}, {"as-of", "order.as-of"}, {"changed", "order.changed"},
}

// ordered is the order in force.
func (s *inspections) ordered() string { return cmp.Or(s.sort, s.view.Query.Order, "number") }

func (s *inspections) order() tea.Cmd {
	at := 0
	for i, o := range orders {
		if o.order == s.ordered() {
			at = i
		}
	}
	s.sort = orders[(at+1)%len(orders)].order
	return s.otherwise()
}

// otherwise reads the list as it is asked for now, with the cursor in it.
func (s *inspections) otherwise() tea.Cmd {
	s.above = false
	s.asking()
	return s.anew()
}

// begin begins to type what is looked for.
func (s *inspections) begin() tea.Cmd {
	s.above = false
	return s.long.begin()
}

// narrowed tells whether not all that the view holds is asked for.
func (s *inspections) narrowed() bool { return s.search != "" || s.worst != "" || s.needs != "" }

// first tells whether there is nothing to list at all.
func (s *inspections) first() bool { return s.total == 0 && !s.narrowed() && !s.searching }

// onNeeds tells whether the cursor stands in what needs the analyst.
func (s *inspections) onNeeds() bool {
	return s.above && len(s.attention.needs.Lines) > 0 && !s.searching
}

// across puts the cursor into the other list.
func (s *inspections) across() tea.Cmd {
	s.above = !s.onNeeds()
	return nil
}

// toOther says where that is.
func (s *inspections) toOther() lang.Text {
	if s.onNeeds() {
		return words.Text("pane.cases", nil)
	}
	return words.Text("pane.needs", nil)
}

func (s *inspections) noNeeds() lang.Text {
	if len(s.attention.needs.Lines) == 0 {
		return words.Text("need.none", nil)
	}
	return lang.Text{}
}

func (s *inspections) noNeed() lang.Text {
	if !s.onNeeds() {
		return words.Text("need.not-here", nil)
	}
	return lang.Text{}
}

// whose asks for what needs anybody, or again for what needs the analyst alone.
func (s *inspections) whose() tea.Cmd {
	s.attention.everybody, s.attention.stuck, s.above = !s.attention.everybody, 0, true
	return s.attention.read()
}

// Key implements screen.Screen.
func (s *inspections) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.first():
		return nil, s.doors.Key(k, len(doors))
	case !s.searching && (k == keys.Left || k == keys.Right):
		return s.walkViews(k == keys.Right), true
	case k == keys.Esc && !s.searching && s.narrowed():
		s.worst, s.needs = "", ""
		s.asking()
		return s.all(), true
	case s.onNeeds():
		if s.attention.list.Key(k, len(s.attention.needs.Lines)) {
			return s.attention.ask(), true
		}
		return nil, false
	}
	cmd, ok := s.key(k)
	if ok && !s.attention.known {
		s.above = false // it is walked already: what comes does not take the cursor away
	}
	return cmd, ok
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
	case s.onNeeds():
		l, _ := s.attention.at()
		return s.nextNeed(l)
	case s.held.total == 0 && s.narrowed():
		return words.In(e, "none-found.next", nil)
	case s.held.total == 0:
		return words.In(e, "view.next", nil)
	case !ok:
		return words.In(e, "reading", nil)
	}
	return words.In(e, "inspections.next", lang.Args{"number": row.Shown})
}
