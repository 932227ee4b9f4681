package record

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// journal is the journal of one inspection, or of one matter in it.
type journal struct {
	env    *screen.Env
	id     string
	matter string // empty: all of the inspection
	view   List
	undo   desk.Step
	redo   desk.Step
	asked  int // number of the last reading: what an earlier one brings is stale
}

// Open shows the journal of an inspection.
func Open(e *screen.Env, inspection string) tea.Cmd { return History(e, inspection, "") }

// History shows what was answered to one matter, the whole way back.
func History(e *screen.Env, inspection, matter string) tea.Cmd {
	return e.Push(&journal{env: e, id: inspection, matter: matter, view: List{Env: e}})
}

// Open implements screen.Opener.
func (s *journal) Open() tea.Cmd {
	type answer struct {
		lines      []desk.JournalLine
		undo, redo desk.Step
	}
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if s.matter == "" {
			a.lines, err = d.Journal(ctx, s.id)
		} else {
			a.lines, err = d.History(ctx, s.id, s.matter)
		}
		if err != nil {
			return a, err
		}
		if a.undo, err = d.NextUndo(ctx, s.id); err != nil {
			return a, err
		}
		a.redo, err = d.NextRedo(ctx, s.id)
		return a, err
	}, func(a answer) tea.Cmd {
		if number == s.asked {
			s.undo, s.redo = a.undo, a.redo
			s.view.Show(a.lines)
		}
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *journal) Crumb() string {
	if s.matter != "" {
		return words.In(s.env, "history", nil)
	}
	return words.In(s.env, "journal", nil)
}

// Stamp implements screen.Screen.
func (s *journal) Stamp() string {
	return words.In(s.env, "count", lang.Args{"n": len(s.view.lines)})
}

// Context implements screen.Screen.
func (s *journal) Context() (left, right string) {
	if s.redo.OK {
		return words.In(s.env, "redo-would", lang.Args{"what": s.redo.What}), ""
	}
	return "", ""
}

// Actions implements screen.Screen.
func (s *journal) Actions() []screen.Action {
	return []screen.Action{
		Undo(s.env, s.id, s.Open).Unless(func() lang.Text { return s.undo.Why }),
		Redo(s.env, s.id, s.Open).Unless(func() lang.Text { return s.redo.Why }),
		screen.Can("back", s.env.Pop),
	}
}

// Next implements screen.Screen.
func (s *journal) Next() string {
	if s.undo.OK {
		return words.In(s.env, "undo-would", lang.Args{"what": s.undo.What})
	}
	return words.In(s.env, "nothing-to-undo", nil)
}

// Key implements screen.Screen.
func (s *journal) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.view.Key(k) }

// Draw implements screen.Screen.
func (s *journal) Draw(c widget.Canvas) { s.view.Draw(c) }
