package home

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
	"ashyq/tui/screen/backups"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/law"
	"ashyq/tui/screen/year"
	"ashyq/tui/widget"
)

// rooms are the screens beside each other.
type rooms struct {
	env      *screen.Env
	list     []room
	register *holders
	terms    *terms
	sittings *sittings
}

// room is one of them: a screen with a name on the line of tabs.
type room interface {
	screen.Screen
	tab() string // name and count
}

// Open opens the first screens, and an inspection above them where one is named.
func Open(e *screen.Env, first string) tea.Cmd {
	r := newRooms(e)
	e.Show = func(id string) tea.Cmd { return inspection.Open(e, id) }
	e.Rooms = r.ways()
	home := e.Start(r.list[0])
	if first != "" {
		return tea.Batch(home, e.Show(first))
	}
	return tea.Batch(home, recover(e), backups.Due(e))
}

func newRooms(e *screen.Env) *rooms {
	r := &rooms{env: e}
	r.register = newHolders(e, r)
	r.terms = newTerms(e, r)
	r.sittings = newCommission(e, r)
	r.list = []room{newInspections(e, r), r.register, r.terms, r.sittings, newSites(e, r), newPapers(e, r), newStandard(e, r), newOfficeJournal(e, r), newSettings(e, r)}
	return r
}

// doorways are the rooms in their order on the line of tabs, by the ids under which
// acts stand in the catalogue; the journal of the office has no acts of its own.
var doorways = []string{"home", "holders", "deadlines", "commission", "visits", "office-papers", "standard", "", "settings"}

// ways gives the way to each room from wherever the analyst is.
func (r *rooms) ways() map[string]func() tea.Cmd {
	out := map[string]func() tea.Cmd{}
	for i, id := range doorways {
		if id != "" {
			out[id] = func() tea.Cmd { return r.env.Home(r.list[i]) }
		}
	}
	return out
}

// Rooms gives the rooms one by one, for whoever names them without a line of tabs.
func Rooms(e *screen.Env) []screen.Screen {
	var out []screen.Screen
	for _, one := range newRooms(e).list {
		out = append(out, one)
	}
	return out
}

// tabs draws the names of the rooms, the one in front between marks. Where there is
// not room for all, those around it are shown, and a sign where there are more.
func (r *rooms) tabs(front room) string {
	var names []string
	at := 0
	for i, other := range r.list {
		name := other.tab()
		if other == front {
			name, at = "▸"+name+"◂", i
		}
		names = append(names, name)
	}
	from, to := around(names, at, r.env.Width-2)
	out := strings.Join(names[from:to], between)
	if from > 0 {
		out = "…" + between + out
	}
	if to < len(names) {
		out += between + "…"
	}
	return out
}

// between parts the names of rooms.
const between = "  "

// around gives the names around one that go into a width, with room for the signs
// that there are more.
func around(names []string, at, width int) (from, to int) {
	if widget.Width(strings.Join(names, between)) <= width {
		return 0, len(names)
	}
	fits := func(from, to int) bool {
		return widget.Width(strings.Join(names[from:to], between)) <= width-2*(1+len(between))
	}
	from, to = at, at+1
	for grown := true; grown; {
		grown = false
		if to < len(names) && fits(from, to+1) {
			to, grown = to+1, true
		}
		if from > 0 && fits(from-1, to) {
			from, grown = from-1, true
		}
	}
	return from, to
}

// beside goes to the next room, or to the one before.
func (r *rooms) beside(front room, by int) tea.Cmd {
	for i, other := range r.list {
		if other == front {
			return r.env.Replace(r.list[(i+by+len(r.list))%len(r.list)])
		}
	}
	return nil
}

// to puts a room in front.
func (r *rooms) to(one room) tea.Cmd { return r.env.Replace(one) }

// walking lists the actions that all rooms have.
func (r *rooms) walking(front room) []screen.Action {
	return []screen.Action{
		screen.Can("next-section", func() tea.Cmd { return r.beside(front, 1) }),
		screen.Can("previous-section", func() tea.Cmd { return r.beside(front, -1) }),
		screen.Can("law-open", func() tea.Cmd { return law.Open(r.env) }),
		screen.Can("calendar-open", func() tea.Cmd { return year.Open(r.env, 0) }),
	}
}
