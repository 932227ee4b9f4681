package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
)

// Unopened says that the database could not be opened, why, and what to do, and
// offers to try again.
func Unopened(e *screen.Env, again func() tea.Cmd) tea.Cmd {
	if len(e.Failures()) == 0 {
		return nil
	}
	told := e.Failures()[0]
	e.Read()
	return e.Start(&Question{
		Env:   e,
		Title: func() string { return words.In(e, "unopened", nil) },
		Lines: func() []Line {
			return []Line{{Text: e.In(told.Text)}, {}, {Text: e.In(told.Hint)}}
		},
		Buttons: []Button{
			{Name: func() string { return words.In(e, "unopened.again", nil) }, Do: func() tea.Cmd {
				return tea.Batch(e.Clear(), again())
			}},
			{Name: func() string { return words.In(e, "quit.leave", nil) }, Do: e.Quit},
		},
	})
}
