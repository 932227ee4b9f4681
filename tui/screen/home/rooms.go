package home

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/law"
)

// rooms are the screens beside each other.
type rooms struct {
	env      *screen.Env
	list     []room
	register *holders
	terms    *terms
}

// room is one of them: a screen with a name on the line of tabs.
type room interface {
	screen.Screen
	tab() string // name and count
}

// Open opens the first screens, and an inspection above them where one is named.
func Open(e *screen.Env, first string) tea.Cmd {
	r := &rooms{env: e}
	e.Show = func(id string) tea.Cmd { return inspection.Open(e, id) }
	r.register = newHolders(e, r)
	r.terms = newTerms(e, r)
	r.list = []room{newInspections(e, r), r.register, r.terms, newCommission(e, r), newSites(e, r), newOfficeJournal(e, r), newSettings(e, r)}
	home := e.Start(r.list[0])
	if first != "" {
		return tea.Batch(home, e.Show(first))
	}
	return tea.Batch(home, recover(e))
}

// tabs draws the names of the rooms, the one in front between marks.
func (r *rooms) tabs(front room) string {
	var out []string
	for _, other := range r.list {
		if other == front {
			out = append(out, "▸"+other.tab()+"◂")
		} else {
			out = append(out, other.tab())
		}
	}
	return strings.Join(out, "  ")
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

// walking lists the actions that all rooms have.
func (r *rooms) walking(front room) []screen.Action {
	return []screen.Action{
		screen.Can("next-section", func() tea.Cmd { return r.beside(front, 1) }),
		screen.Can("previous-section", func() tea.Cmd { return r.beside(front, -1) }),
		screen.Can("law-open", func() tea.Cmd { return law.Open(r.env) }),
	}
}
