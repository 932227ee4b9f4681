package deadlines

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// Room is the screen. It stands beside the other rooms of home, which give it its
// tabs and the ways to them.
type Room struct {
	Env   *screen.Env
	Owner screen.Screen          // as which it stands in the stack
	Tabs  func() string          // the line of tabs
	Ways  func() []screen.Action // to the other rooms
	Today func() string          // the stamp

	page  desk.DeadlinePage
	total int // terms that there are, whatever is asked for; -1: not known yet
	only  int // of filters
	rows  []row
	list  widget.List
	day   calendar.Day // on which it was read
}

// row is a line of the room: a heading, or a term.
type row struct {
	head string // key of the heading; empty: a term
	at   int    // of the term
}

// New makes the room.
func New(e *screen.Env) *Room { return &Room{Env: e, total: -1} }

// most is how many terms are held at a time; the nearest ones.
const most = 500

// filters are whose terms can be asked for, in a ring.
var filters = []struct {
	key string
	of  []checks.Owner
}{
	{"filter.all", nil},
	{"filter.ours", []checks.Owner{checks.Ours, checks.OfOffice}},
	{"filter.holders", []checks.Owner{checks.OfHolder}},
	{"filter.commission", []checks.Owner{checks.OfCommission}},
}

func (r *Room) query() desk.DeadlineQuery {
	return desk.DeadlineQuery{Of: filters[r.only].of, Limit: most}
}

// Open implements screen.Opener.
func (r *Room) Open() tea.Cmd { return r.read(r.Owner) }

// Count reads for the line of tabs alone, whatever room is in front.
func (r *Room) Count() tea.Cmd { return r.read(nil) }

func (r *Room) read(owner screen.Screen) tea.Cmd {
	only, q := r.only, r.query()
	return screen.Look(r.Env, owner, func(ctx context.Context, d *desk.Desk) (desk.DeadlinePage, error) {
		return d.DeadlinePage(ctx, q)
	}, func(p desk.DeadlinePage) tea.Cmd {
		if only != r.only {
			return nil // asked otherwise meanwhile
		}
		if only == 0 {
			r.total = p.All
		}
		r.page, r.day = p, r.Env.Desk.Today()
		r.lay()
		return nil
	})
}

// lay puts headings between the terms.
func (r *Room) lay() {
	r.rows = nil
	last := ""
	for i, l := range r.page.Lines {
		if head := r.group(l); head != last {
			r.rows, last = append(r.rows, row{head: head}), head
		}
		r.rows = append(r.rows, row{at: i})
	}
	r.list.Settle(len(r.rows), 1, r.stands)
}

// group names the heading under which a term stands. Weeks begin on Monday.
func (r *Room) group(l desk.DeadlineLine) string {
	week := calendar.SlotOf(calendar.Week, r.day).Span
	switch {
	case l.Gap != "":
		return "group.no-day"
	case l.Over:
		return "group.over"
	case l.Last <= week.To:
		return "group.this-week"
	case l.Last <= week.To.Add(7):
		return "group.next-week"
	}
	return "group.later"
}

func (r *Room) stands(i int) bool { return r.rows[i].head == "" }

// at gives the term under the cursor.
func (r *Room) at() (l desk.DeadlineLine, ok bool) {
	if i := r.list.Cursor; i < len(r.rows) && r.stands(i) {
		return r.page.Lines[r.rows[i].at], true
	}
	return l, false
}

// Tab is the name of the room with its count.
func (r *Room) Tab() string {
	if r.total < 0 {
		return words.In(r.Env, "deadlines", nil)
	}
	return words.In(r.Env, "deadlines", nil) + " " + strconv.Itoa(r.total)
}

// Crumb implements screen.Screen.
func (r *Room) Crumb() string { return words.In(r.Env, "deadlines", nil) }

// Stamp implements screen.Screen.
func (r *Room) Stamp() string { return r.Today() }

// Context implements screen.Screen.
func (r *Room) Context() (left, right string) { return r.Tabs(), "" }

// Actions implements screen.Screen.
func (r *Room) Actions() []screen.Action {
	first := []screen.Action{screen.Can("open", r.open).Unless(r.noInspection), screen.Can("why", r.why).Unless(r.none)}
	if l, ok := r.at(); ok && l.Inspection == "" {
		slices.Reverse(first) // what can be done stands first
	}
	return append(append(first,
		screen.Can("filter", r.filter),
		screen.Can("deadlines-write", r.write).Unless(r.none),
	), append(r.Ways(), screen.Can("refresh", r.Open))...)
}

func (r *Room) none() lang.Text {
	if _, ok := r.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (r *Room) noInspection() lang.Text {
	if l, ok := r.at(); ok && l.Inspection == "" {
		return words.Text("no-inspection", nil)
	}
	return r.none()
}

func (r *Room) open() tea.Cmd {
	l, _ := r.at()
	return r.Env.Show(l.Inspection)
}

// why reads how the last day was counted, whole.
func (r *Room) why() tea.Cmd {
	l, _ := r.at()
	e := r.Env
	return aid.Read(&aid.Reader{
		Env: e, Name: func() string { return words.In(e, "why", nil) },
		Left: func() string { return e.In(l.Subject()) + " · " + e.In(l.What()) },
		Lines: func() []aid.Line {
			var out []aid.Line
			if l.Name != (lang.Text{}) {
				out = append(out, aid.Line{Text: e.In(l.Name)})
			}
			if l.Whose != "" {
				out = append(out, aid.Line{Text: words.In(e, "whose", lang.Args{"name": l.Whose})})
			}
			for _, t := range l.Tells {
				out = append(out, aid.Line{Text: e.In(t)})
			}
			return out
		},
	})
}

func (r *Room) filter() tea.Cmd {
	r.only = (r.only + 1) % len(filters)
	r.list.Cursor = 0
	return r.Open()
}

// Key implements screen.Screen.
func (r *Room) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc && r.only > 0 {
		r.only = 0
		return r.Open(), true
	}
	return nil, len(r.rows) > 0 && r.list.KeyOver(k, len(r.rows), r.stands)
}

// Next implements screen.Screen.
func (r *Room) Next() string {
	e := r.Env
	l, ok := r.at()
	switch {
	case !ok && r.only > 0:
		return words.In(e, "next.filtered", nil)
	case !ok:
		return words.In(e, "next.none", nil)
	case l.Inspection == "":
		return words.In(e, "next.why", nil)
	}
	return words.In(e, "next", lang.Args{"number": l.Shown})
}
