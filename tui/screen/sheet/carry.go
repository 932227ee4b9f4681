package sheet

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui/screen"
)

// Carry carries out what a sheet asks for, behind the screen. When it is on the
// disk the sheet is left, and then tells what became of it; where it failed the
// sheet stays with all that was typed.
func Carry[T any](s *Sheet, act func(context.Context, *desk.Desk) (T, error), then func(T) tea.Cmd) tea.Cmd {
	return screen.Do(s.Env, words.In(s.Env, "writing", nil), act, func(v T, err error) tea.Cmd {
		if err != nil {
			s.Refused()
			return nil
		}
		return tea.Batch(s.Written(), then(v))
	})
}

// Nothing makes an act of one that brings nothing but its error.
func Nothing(act func(context.Context, *desk.Desk) error) func(context.Context, *desk.Desk) (struct{}, error) {
	return func(ctx context.Context, d *desk.Desk) (struct{}, error) { return struct{}{}, act(ctx, d) }
}
