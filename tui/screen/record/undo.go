package record

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
)

// Undo is the action that takes back the analyst's last act on an inspection.
// Then is called when it is done, so that the screen reads anew.
func Undo(e *screen.Env, inspection string, then func() tea.Cmd) screen.Action {
	return screen.Can("undo", func() tea.Cmd { return takeBack(e, inspection, "undid", "undid.now", (*desk.Desk).Undo, then) })
}

// Redo is the action that brings back what was taken back last.
func Redo(e *screen.Env, inspection string, then func() tea.Cmd) screen.Action {
	return screen.Can("redo", func() tea.Cmd { return takeBack(e, inspection, "redid", "redid.now", (*desk.Desk).Redo, then) })
}

func takeBack(e *screen.Env, id, said, doing string, act func(*desk.Desk, context.Context, string) (desk.TakenBack, error), then func() tea.Cmd) tea.Cmd {
	return screen.Do(e, words.In(e, doing, nil), func(ctx context.Context, d *desk.Desk) (desk.TakenBack, error) {
		return act(d, ctx, id)
	}, func(done desk.TakenBack, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(e.Tell(words.Text(said, lang.Args{"what": done.What})), then())
	})
}
