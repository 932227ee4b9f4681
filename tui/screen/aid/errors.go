package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
)

// Errors shows the errors that were not read yet, whole, with what lies behind
// them.
func Errors(e *screen.Env) tea.Cmd {
	list := append([]*lang.Error(nil), e.Failures()...)
	return Read(&Reader{
		Env:  e,
		Name: func() string { return words.In(e, "errors", nil) },
		Lines: func() []Line {
			var out []Line
			for _, f := range list {
				out = append(out,
					Line{Head: e.In(f.Text)},
					Line{Label: words.In(e, "errors.what", nil), Text: e.In(f.Text), Style: theme.Fault},
					Line{Label: words.In(e, "errors.do", nil), Text: e.In(f.Hint)},
				)
				if f.Err != nil {
					out = append(out, Line{Label: words.In(e, "errors.cause", nil), Text: lang.Line(f.Err.Error())})
				}
			}
			return out
		},
	})
}
