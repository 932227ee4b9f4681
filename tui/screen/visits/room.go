package visits

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/page"
	"ashyq/tui/widget"
)

// Room is the screen. It stands beside the other rooms of home, which give it its tabs
// and the ways to them.
type Room struct {
	Env   *screen.Env
	Owner screen.Screen          // as which it stands in the stack
	Tabs  func() string          // the line of tabs
	Ways  func() []screen.Action // to the other rooms
	Today func() string          // the stamp

	in    asked
	plan  desk.Visits
	state planned
	open  int // inspections that are open, where there are too many to plan unasked
	why   lang.Text
	asks  int // number of the last plan: what an earlier one brings is stale
	only  int // of filters
	list  widget.List
	job   *screen.Job
	done  int
	all   int
	found int
	read  int // pages of those that were visited
	last  desk.Visit
}

// asked is what the analyst wants to be visited.
type asked struct {
	desk.VisitsInput
	file string // of further addresses
}

// planned says what is known of the plan.
type planned int

const (
	unread  planned = iota // it is being made
	tooMany                // it is made only when asked for
	nothing                // there is nothing to visit, and why says why
	ready
)

// mostUnasked is how many inspections are planned without being asked: each is read
// for its addresses.
const mostUnasked = 300

// jobKey is that of the round: one runs at a time.
const jobKey = "visits"

// New makes the room.
func New(e *screen.Env) *Room {
	return &Room{Env: e, in: asked{VisitsInput: desk.VisitsInput{All: true}}}
}

// filters are the visits that can be shown, in a ring.
var filters = []struct {
	key string
	of  desk.VisitState
}{
	{"filter.all", ""}, {"filter.waiting", desk.VisitWaiting}, {"filter.read", desk.VisitRead},
	{"filter.unread", desk.VisitUnread}, {"filter.left", desk.VisitLeft},
}

// Open implements screen.Opener: the plan is made anew, but not under a round that
// runs.
func (r *Room) Open() tea.Cmd {
	if r.running() {
		return nil
	}
	return r.look(false)
}

func (r *Room) running() bool { return r.Env.JobOf(jobKey) != nil }

// answer is what came of planning.
type answer struct {
	plan  desk.Visits
	state planned
	open  int
	why   lang.Text
}

// look makes the plan; where very many inspections are open only when it is asked for.
func (r *Room) look(wanted bool) tea.Cmd {
	r.asks++
	number, in := r.asks, r.in
	return screen.Look(r.Env, r.Owner, func(ctx context.Context, d *desk.Desk) (answer, error) {
		n, err := d.CountInspections(ctx, journal.InspectionQuery{State: "open"})
		if err != nil || n > mostUnasked && in.All && !wanted {
			return answer{state: tooMany, open: n}, err
		}
		if in.file != "" {
			if in.Named, err = d.NamedAddresses(in.file); err != nil {
				return answer{}, err
			}
		}
		plan, err := d.PlanVisits(ctx, in.VisitsInput)
		if e, ours := lang.AsError(err); ours && e.Code == "visits.none" {
			return answer{state: nothing, why: e.Text}, nil
		}
		return answer{plan: plan, state: ready}, err
	}, func(a answer) tea.Cmd {
		if number == r.asks && !r.running() {
			r.plan, r.state, r.open, r.why = a.plan, a.state, a.open, a.why
			r.list.Clamp(len(r.rows()))
		}
		return nil
	})
}

// rows lists the visits that are shown.
func (r *Room) rows() []desk.Visit {
	of := filters[r.only].of
	if of == "" {
		return r.plan.List
	}
	var out []desk.Visit
	for _, v := range r.plan.List {
		if v.State == of {
			out = append(out, v)
		}
	}
	return out
}

// at gives the visit under the cursor.
func (r *Room) at() (desk.Visit, bool) {
	rows := r.rows()
	r.list.Clamp(len(rows))
	if len(rows) == 0 {
		return desk.Visit{}, false
	}
	return rows[r.list.Cursor], true
}

// visited is what the desk tells of one address.
type visited struct {
	done, all int
	of        desk.Visit
}

// begin visits what waits, behind the screen.
func (r *Room) begin() tea.Cmd {
	round := r.plan
	round.List = slices.Clone(r.plan.List) // the desk writes into its own
	r.done, r.all, r.found, r.read, r.last = 0, r.plan.Count(desk.VisitWaiting), 0, 0, desk.Visit{}
	r.job = &screen.Job{Key: jobKey, State: r}
	return screen.Begin(r.Env, r.job, func(ctx context.Context, d *desk.Desk, tell func(visited)) error {
		_, err := d.RunVisits(ctx, round, func(done, all int, v desk.Visit) { tell(visited{done, all, v}) })
		return err
	}, func(v visited) tea.Cmd {
		r.hear(v)
		return nil
	}, func(err error) tea.Cmd {
		if err != nil {
			return nil // it is told
		}
		if r.done < r.all {
			return r.Env.Tell(words.Text("stopped", lang.Args{"n": r.done, "all": r.all, "found": r.found}))
		}
		return r.Env.Tell(words.Text("ended", lang.Args{
			"n": r.done, "all": r.all, "read": r.read, "unread": r.done - r.read, "found": r.found,
		}))
	})
}

// hear notes what came of one address.
func (r *Room) hear(v visited) {
	r.done, r.last = v.done, v.of
	r.found += v.of.Found
	if v.of.State == desk.VisitRead {
		r.read++
	}
	for i := range r.plan.List {
		o := &r.plan.List[i]
		if o.Inspection == v.of.Inspection && o.Address == v.of.Address && o.Check == v.of.Check {
			*o = v.of
		}
	}
}

func (r *Room) stop() tea.Cmd {
	if !r.Env.Halt() {
		return aid.Quit(r.Env) // asked twice
	}
	return r.Env.Tell(words.Text("stopping", nil))
}

// Tab is the name of the room.
func (r *Room) Tab() string { return words.In(r.Env, "visits", nil) }

// Crumb implements screen.Screen.
func (r *Room) Crumb() string { return words.In(r.Env, "visits.whole", nil) }

// Stamp implements screen.Screen.
func (r *Room) Stamp() string { return r.Today() }

// Context implements screen.Screen.
func (r *Room) Context() (left, right string) { return r.Tabs(), "" }

// Actions implements screen.Screen: the one that performs the next step first.
func (r *Room) Actions() []screen.Action {
	begin := screen.Can("visits-begin", r.begin).Unless(r.noBeginning)
	open := screen.Can("visits-open", r.pages).Unless(r.noRow)
	first := []screen.Action{begin, open}
	if r.plan.Count(desk.VisitWaiting) == 0 || r.running() {
		first = []screen.Action{open, begin}
	}
	if r.running() {
		first = append([]screen.Action{screen.Can("job-stop", r.stop)}, first...)
	}
	list := append(first,
		screen.Can("visits-change", r.change).Unless(r.busy),
		screen.Can("visits-retry", r.retry).Unless(r.busy),
		screen.Can("filter", r.filter),
	)
	switch {
	case r.hidden():
		ahead(list, "filter")
	case r.unreadLeft():
		ahead(list, "visits-retry")
	}
	return append(append(list,
		screen.Can("refresh", func() tea.Cmd { return r.look(true) }).Unless(r.busy),
	), r.Ways()...)
}

// ahead puts the action that performs the next step before the others.
func ahead(list []screen.Action, id string) {
	at := slices.IndexFunc(list, func(a screen.Action) bool { return a.ID == id })
	next := list[at]
	copy(list[1:], list[:at])
	list[0] = next
}

// hidden tells whether nothing is left to visit and the filter shows none of what was
// visited: the next step is another filter.
func (r *Room) hidden() bool {
	_, ok := r.at()
	return !ok && r.only > 0 && r.state == ready && !r.running() && r.plan.Count(desk.VisitWaiting) == 0
}

// unreadLeft tells that all was visited, and something could not be read, and was not
// tried again.
func (r *Room) unreadLeft() bool {
	return r.state == ready && r.only == 0 && !r.in.Retry && r.plan.Count(desk.VisitWaiting) == 0 && r.plan.Count(desk.VisitUnread) > 0
}

func (r *Room) busy() lang.Text {
	if r.running() {
		return words.Text("busy", nil)
	}
	return lang.Text{}
}

func (r *Room) noBeginning() lang.Text {
	switch {
	case r.running():
		return words.Text("busy", nil)
	case r.state == unread:
		return words.Text("reading", nil)
	case r.plan.Count(desk.VisitWaiting) == 0:
		return words.Text("none-waits", nil)
	}
	return lang.Text{}
}

func (r *Room) noRow() lang.Text {
	if _, ok := r.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (r *Room) pages() tea.Cmd {
	v, _ := r.at()
	return page.Open(r.Env, v.Inspection, "")
}

// retry adds what could not be read since the round began to what waits, or leaves it.
func (r *Room) retry() tea.Cmd {
	r.in.Retry = !r.in.Retry
	return r.look(true)
}

func (r *Room) filter() tea.Cmd {
	r.only = (r.only + 1) % len(filters)
	r.list.Cursor = 0
	return nil
}

// Key implements screen.Screen.
func (r *Room) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc && r.only > 0 {
		r.only, r.list.Cursor = 0, 0
		return nil, true
	}
	return nil, r.list.Key(k, len(r.rows()))
}

// Next implements screen.Screen.
func (r *Room) Next() string {
	e := r.Env
	v, ok := r.at()
	waits := r.plan.Count(desk.VisitWaiting)
	switch {
	case r.running():
		return words.In(e, "next.running", nil)
	case r.state == unread:
		return words.In(e, "reading", nil)
	case r.state == tooMany:
		return words.In(e, "next.too-many", lang.Args{"n": r.open})
	case r.state == nothing:
		return words.In(e, "next.nothing", nil)
	case waits > 0 && waits < len(r.plan.List):
		return words.In(e, "next.go-on", lang.Args{"n": waits})
	case waits > 0:
		return words.In(e, "next.begin", lang.Args{"n": waits})
	case r.unreadLeft():
		return words.In(e, "next.retry", nil)
	case ok:
		return words.In(e, "next.open", lang.Args{"number": lang.Line(v.Inspection)})
	}
	if r.hidden() {
		return words.In(e, "next.filter", nil)
	}
	return words.In(e, "none", nil)
}
