package record

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	entries "ashyq/checks/journal"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// at is the journal of an inspection or of the office, opened to look at one entry.
type at struct {
	env   *screen.Env
	id    string // of the inspection, "" of the office
	entry entries.Hash
	view  List
}

// At shows the journal of an inspection, or of the office where none is named, with
// the cursor on an entry.
func At(e *screen.Env, inspection string, entry entries.Hash) tea.Cmd {
	return e.Push(&at{env: e, id: inspection, entry: entry, view: List{Env: e}})
}

// Open implements screen.Opener.
func (s *at) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.JournalLine, error) {
		return d.Journal(ctx, s.id)
	}, func(lines []desk.JournalLine) tea.Cmd {
		first := !s.view.read
		s.view.Show(lines)
		if first {
			s.view.list.Cursor = max(0, slices.IndexFunc(s.view.lines, func(l desk.JournalLine) bool { return l.Hash == s.entry }))
		}
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *at) Crumb() string { return words.In(s.env, "journal", nil) }

// Stamp implements screen.Screen.
func (s *at) Stamp() string { return "" }

// Context implements screen.Screen.
func (s *at) Context() (left, right string) { return "", "" }

// Actions implements screen.Screen.
func (s *at) Actions() []screen.Action {
	return []screen.Action{screen.Can("back", s.env.Pop)}
}

// Next implements screen.Screen.
func (s *at) Next() string { return words.In(s.env, "at.next", nil) }

// Key implements screen.Screen.
func (s *at) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.view.Key(k) }

// Draw implements screen.Screen.
func (s *at) Draw(c widget.Canvas) { s.view.Draw(c) }
