package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
)

// Quit asks whether to leave: Ctrl+C is pressed for other reasons too. Asked
// twice, it leaves; drafts are kept, and what was asked to be written is written
// first.
func Quit(e *screen.Env) tea.Cmd {
	if q, ok := e.Front().(*Question); ok && q.Title() == words.In(e, "quit", nil) {
		return e.Quit()
	}
	if len(e.Stack()) == 0 {
		return e.Quit()
	}
	return Ask(&Question{
		Env:   e,
		Title: func() string { return words.In(e, "quit", nil) },
		Lines: func() []Line {
			key := "quit.kept"
			switch {
			case e.Sample:
				key = "quit.sample"
			case e.Writing():
				key = "quit.writing"
			}
			return []Line{{Text: words.In(e, key, nil)}}
		},
		Buttons: []Button{
			{Name: func() string { return words.In(e, "quit.stay", nil) }},
			{Name: func() string { return words.In(e, "quit.leave", nil) }, Do: e.Quit},
		},
	})
}
