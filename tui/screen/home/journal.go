package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/record"
	"ashyq/tui/widget"
)

// officeJournal is what was done to the office: settings, readings, calendar.
type officeJournal struct {
	env   *screen.Env
	rooms *rooms
	view  record.List
}

func newOfficeJournal(e *screen.Env, r *rooms) *officeJournal {
	return &officeJournal{env: e, rooms: r, view: record.List{Env: e}}
}

// Open implements screen.Opener.
func (s *officeJournal) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.JournalLine, error) {
		return d.Journal(ctx, "")
	}, func(lines []desk.JournalLine) tea.Cmd {
		s.view.Show(lines)
		return nil
	})
}

func (s *officeJournal) tab() string { return words.In(s.env, "journal", nil) }

// Crumb implements screen.Screen.
func (s *officeJournal) Crumb() string { return s.tab() }

// Stamp implements screen.Screen.
func (s *officeJournal) Stamp() string { return today(s.env) }

// Context implements screen.Screen.
func (s *officeJournal) Context() (left, right string) { return s.rooms.tabs(s), "" }

// Actions implements screen.Screen.
func (s *officeJournal) Actions() []screen.Action { return s.rooms.walking(s) }

// Next implements screen.Screen.
func (s *officeJournal) Next() string { return words.In(s.env, "journal.next", nil) }

// Key implements screen.Screen.
func (s *officeJournal) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.view.Key(k) }

// Draw implements screen.Screen.
func (s *officeJournal) Draw(c widget.Canvas) { s.view.Draw(c) }
