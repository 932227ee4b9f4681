package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// Button is one way out of a question.
type Button struct {
	Name func() string
	Do   func() tea.Cmd // after the question has been closed; nil: nothing more
}

// Question asks before something that cannot be undone, or offers a choice. The
// first button is the one that changes nothing, and has the focus.
type Question struct {
	Env     *screen.Env
	Title   func() string
	Lines   func() []Line
	Buttons []Button
	focus   int
}

// Ask opens a question.
func Ask(q *Question) tea.Cmd { return q.Env.Push(q) }

// Crumb implements screen.Screen.
func (q *Question) Crumb() string { return q.Title() }

// Stamp implements screen.Screen.
func (q *Question) Stamp() string { return "" }

// Context implements screen.Screen.
func (q *Question) Context() (left, right string) { return "", "" }

// Actions implements screen.Screen.
func (q *Question) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("choose", q.choose), screen.Can("back", q.Env.Pop),
	}
}

func (q *Question) choose() tea.Cmd {
	leave := q.Env.Leave(q)
	if do := q.Buttons[q.focus].Do; do != nil {
		return tea.Batch(leave, do())
	}
	return leave
}

// Next implements screen.Screen.
func (q *Question) Next() string { return q.Buttons[q.focus].Name() }

// Key implements screen.Screen.
func (q *Question) Key(k keys.Key) (tea.Cmd, bool) {
	switch k {
	case keys.Tab, keys.Down, keys.Right:
		q.focus = (q.focus + 1) % len(q.Buttons)
	case keys.BackTab, keys.Up, keys.Left:
		q.focus = (q.focus + len(q.Buttons) - 1) % len(q.Buttons)
	default:
		return nil, false
	}
	return nil, true
}

// Draw implements screen.Screen.
func (q *Question) Draw(c widget.Canvas) {
	w, h := c.Size()
	lines := set(q.Lines(), min(w-8, 64))
	high := min(h, len(lines)+6)
	in := widget.Box(c, min(w, 72), high, q.Title())
	for y, l := range lines {
		if y >= in.Height()-2 {
			break
		}
		in.Put(0, y+1, l.Style, l.Text)
	}
	var names []string
	for _, b := range q.Buttons {
		names = append(names, b.Name())
	}
	q.drawButtons(in, names)
}

func (q *Question) drawButtons(c widget.Canvas, names []string) {
	n := 0
	for _, name := range names {
		n += widget.Width(name) + 8
	}
	widget.Buttons(c, c.Height()-1, max(0, (c.Width()-n)/2), q.focus, names...)
}
