package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Line is a line of a text to be read: a heading, a label with its text, or
// text alone. It is wrapped where it is drawn.
type Line struct {
	Head  string // a heading; the rest is empty then
	Label string // in a column of its own
	Text  string
	Style theme.Style
	Wide  bool // over the whole width, the column of labels too
}

// Reader is a screen with a text to be read. Lines are made at each drawing, so
// that they follow the language.
type Reader struct {
	Env   *screen.Env
	Name  func() string
	Lines func() []Line
	Left  func() string // the sentence above; may be nil

	scroll Scroll
}

// Read opens a text.
func Read(r *Reader) tea.Cmd { return r.Env.Push(r) }

// Crumb implements screen.Screen.
func (r *Reader) Crumb() string { return r.Name() }

// Stamp implements screen.Screen.
func (r *Reader) Stamp() string { return "" }

// Context implements screen.Screen.
func (r *Reader) Context() (left, right string) {
	if r.Left != nil {
		left = r.Left()
	}
	return left, ""
}

// Actions implements screen.Screen.
func (r *Reader) Actions() []screen.Action {
	return []screen.Action{screen.Can("back", r.Env.Pop)}
}

// Next implements screen.Screen.
func (r *Reader) Next() string { return words.In(r.Env, "reader.next", nil) }

// Key implements screen.Screen.
func (r *Reader) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Enter {
		return r.Env.Pop(), true
	}
	return nil, r.scroll.Key(k)
}

// Draw implements screen.Screen.
func (r *Reader) Draw(c widget.Canvas) { r.scroll.Draw(c, r.Lines()) }

// Scroll is how far a text was moved.
type Scroll struct{ top, most int }

// Key moves the text; false if the key moves nothing.
func (s *Scroll) Key(k keys.Key) bool {
	switch k {
	case keys.Down, "j":
		s.top++
	case keys.Up, "k":
		s.top--
	case keys.PageDown, keys.Space:
		s.top += 10
	case keys.PageUp:
		s.top -= 10
	case keys.Home:
		s.top = 0
	case keys.End:
		s.top = s.most
	default:
		return false
	}
	s.top = max(0, min(s.top, s.most))
	return true
}

// Draw draws the lines from where the text was moved to.
func (s *Scroll) Draw(c widget.Canvas, lines []Line) { DrawLines(c, lines, &s.top, &s.most) }

// DrawLines draws lines from top, and says how far they can be moved.
func DrawLines(c widget.Canvas, lines []Line, top, most *int) {
	w, h := c.Size()
	all := set(lines, w-2)
	*most = max(0, len(all)-h)
	*top = max(0, min(*top, *most))
	for y, l := range all[*top:min(len(all), *top+h)] {
		if l.Head != "" {
			widget.Heading(c, y, l.Head, "")
			continue
		}
		if l.Wide {
			c.Put(1, y, l.Style, l.Text)
			continue
		}
		x := c.Put(1, y, theme.Title, l.Label)
		c.Put(max(x, 1+labelWidth(lines, w)), y, l.Style, l.Text)
	}
	if *top < *most {
		c.Right(w-1, h-1, theme.Plain, " …")
	}
}

// labelWidth is the width of the column of labels, with a gap; 0 where there are
// none.
func labelWidth(lines []Line, w int) int {
	n := 0
	for _, l := range lines {
		if l.Label != "" {
			n = max(n, widget.Width(l.Label)+2)
		}
	}
	return min(n, w/3)
}

// set wraps the lines.
func set(lines []Line, w int) []Line {
	column := labelWidth(lines, w)
	var out []Line
	for _, l := range lines {
		if l.Head != "" {
			out = append(out, l)
			continue
		}
		left := column
		if l.Wide {
			left = 0
		}
		label := widget.Fit(l.Label, max(left-1, 0))
		for i, text := range widget.Wrap(l.Text, w-left) {
			if i > 0 {
				label = ""
			}
			out = append(out, Line{Label: label, Text: text, Style: l.Style, Wide: l.Wide})
		}
	}
	return out
}
