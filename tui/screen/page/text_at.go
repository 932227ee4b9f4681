package page

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
)

// TextAt shows the whole text of a captured page at a line of it, from 0.
func TextAt(e *screen.Env, inspection, page string, line int) tea.Cmd {
	s := &whole{env: e, id: inspection, page: page, begins: &line}
	s.pane.at = -1
	return e.Push(s)
}

// beginAt moves the text to the line for which it was opened.
func (s *whole) beginAt() {
	if s.begins != nil && *s.begins < len(s.pane.text.Lines) {
		const above = 3
		s.pane.at, s.pane.top = *s.begins, max(0, *s.begins-above)
		s.pane.clamp()
	}
}
