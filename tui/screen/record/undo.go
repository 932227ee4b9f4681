package record

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
)

// Undo is the action that takes back the analyst's last act on an inspection.
// Then is called when it is done, so that the screen reads anew. Taking back the
// opening itself is asked first: nothing is left then that could be redone.
func Undo(e *screen.Env, inspection string, then func() tea.Cmd) screen.Action {
	return undo(e, inspection, beginning{"opening", "opening.gone"}, then)
}

// UndoOfHolder is Undo for acts on a holder: taking back its registration is asked
// first.
func UndoOfHolder(e *screen.Env, holder string, then func() tea.Cmd) screen.Action {
	return undo(e, holder, beginning{"registration", "registration.gone"}, then)
}

// beginning is how the act is called with which something began, and what is said
// before that is taken back.
type beginning struct{ name, gone string }

func undo(e *screen.Env, id string, b beginning, then func() tea.Cmd) screen.Action {
	return screen.Can("undo", func() tea.Cmd {
		return step(e, id, (*desk.Desk).NextUndo, func(s desk.Step) tea.Cmd {
			if s.Opening {
				return askBeginning(e, id, b, s)
			}
			return takeBack(e, id, "undid", "undid.now", (*desk.Desk).Undo, then)
		})
	})
}

// Redo is the action that brings back what was taken back last.
func Redo(e *screen.Env, inspection string, then func() tea.Cmd) screen.Action {
	return screen.Can("redo", func() tea.Cmd {
		return step(e, inspection, (*desk.Desk).NextRedo, func(desk.Step) tea.Cmd {
			return takeBack(e, inspection, "redid", "redid.now", (*desk.Desk).Redo, then)
		})
	})
}

// step looks what would be taken; where there is nothing, that is said and no
// fault. It stands in the queue of what is written, behind what was asked before.
func step(e *screen.Env, id string, look func(*desk.Desk, context.Context, string) (desk.Step, error), then func(desk.Step) tea.Cmd) tea.Cmd {
	return screen.Do(e, "", func(ctx context.Context, d *desk.Desk) (desk.Step, error) {
		return look(d, ctx, id)
	}, func(s desk.Step, err error) tea.Cmd {
		switch {
		case err != nil:
			return nil
		case !s.OK:
			return e.Tell(s.Why)
		}
		return then(s)
	})
}

// askBeginning asks before an inspection or a holder is gone.
func askBeginning(e *screen.Env, id string, b beginning, s desk.Step) tea.Cmd {
	return aid.Ask(&aid.Question{
		Env:   e,
		Title: func() string { return words.In(e, b.name, nil) },
		Lines: func() []aid.Line {
			return []aid.Line{{Text: words.In(e, b.gone, lang.Args{"what": s.What})}}
		},
		Buttons: []aid.Button{
			{Name: func() string { return words.In(e, "cancel", nil) }},
			{Name: func() string { return words.In(e, b.name, nil) }, Do: func() tea.Cmd {
				return takeBack(e, id, "undid", "undid.now", (*desk.Desk).Undo, e.Bottom)
			}},
		},
	})
}

func takeBack(e *screen.Env, id, said, doing string, act func(*desk.Desk, context.Context, string) (desk.TakenBack, error), then func() tea.Cmd) tea.Cmd {
	return screen.Do(e, words.In(e, doing, nil), func(ctx context.Context, d *desk.Desk) (desk.TakenBack, error) {
		return act(d, ctx, id)
	}, func(done desk.TakenBack, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(then(), e.Tell(words.Text(said, lang.Args{"what": done.What})))
	})
}

// UndoOfOffice is Undo for acts on the office: readings, days of the calendar,
// settings. An office has no beginning that could be taken back.
func UndoOfOffice(e *screen.Env, then func() tea.Cmd) screen.Action {
	return undo(e, desk.OfOffice, beginning{"opening", "opening.gone"}, then)
}
