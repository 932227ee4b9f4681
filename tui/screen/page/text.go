package page

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/copying"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// whole is the whole text of a captured page, with what was found in it.
type whole struct {
	env       *screen.Env
	id, page  string // of the inspection and of the page
	read      bool
	pane      pane
	folded    []string // the lines as they are searched
	searching bool
	input     widget.Input
	begins    *int // line for which it was opened
}

// openText shows the whole text of a page.
func openText(e *screen.Env, inspection, page string) tea.Cmd {
	s := &whole{env: e, id: inspection, page: page}
	s.pane.at = -1
	return e.Push(s)
}

// Open implements screen.Opener.
func (s *whole) Open() tea.Cmd {
	if s.read {
		return nil // a page that was kept does not change
	}
	type answer struct {
		text   desk.PageText
		marks  []tagged
		labels map[int]string
		folded []string
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.text, err = d.PageText(ctx, s.id, s.page); err != nil {
			return a, err
		}
		list, err := d.Proposals(ctx, s.id)
		for _, p := range list {
			if p.Capture == a.text.ID && p.State == desk.ProposalOpen {
				a.marks = append(a.marks, marksOf(a.text, p)...)
			}
		}
		a.labels = labelsOf(a.text, list)
		for _, line := range a.text.Lines {
			a.folded = append(a.folded, lang.Fold(line.Text))
		}
		return a, err
	}, func(a answer) tea.Cmd {
		s.read = true
		s.pane = pane{text: a.text, marks: a.marks, labels: a.labels, at: -1}
		s.folded = a.folded
		s.pane.clamp()
		s.beginAt()
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *whole) Crumb() string { return words.In(s.env, "text", nil) }

// Stamp implements screen.Screen.
func (s *whole) Stamp() string {
	if !s.read {
		return ""
	}
	return moment(s.pane.text.PageView)
}

// Context implements screen.Screen.
func (s *whole) Context() (left, right string) {
	if !s.read {
		return "", ""
	}
	return lang.Line(s.pane.text.Title) + " · " + address(s.pane.text.Asked), words.In(s.env, "text.lines", lang.Args{"n": len(s.pane.text.Lines)})
}

// Actions implements screen.Screen.
func (s *whole) Actions() []screen.Action {
	list := []screen.Action{
		screen.Can("search", s.begin).Unless(s.empty),
		screen.Can("text-next", s.next).Unless(s.noSearch),
	}
	if !s.noNext() {
		slices.Reverse(list)
	}
	copied := screen.Can("copy", func() tea.Cmd { return copying.Text(s.env, s.line()) }).Unless(s.empty)
	return append(list, copied, screen.Can("page-walk", nil), screen.Can("back", s.back))
}

// line is the line that was found, else the first one in sight.
func (s *whole) line() lang.Text {
	at := s.pane.at
	if at < 0 {
		at = s.pane.top
	}
	if at >= len(s.pane.text.Lines) {
		return lang.Text{}
	}
	return lang.Same(lang.Line(s.pane.text.Lines[at].Text))
}

func (s *whole) noNext() bool { return s.input.Empty() }

func (s *whole) empty() lang.Text {
	if !s.read {
		return words.Text("not-read", nil)
	}
	return lang.Text{}
}

func (s *whole) noSearch() lang.Text {
	if s.noNext() {
		return words.Text("text.no-search", nil)
	}
	return lang.Text{}
}

func (s *whole) begin() tea.Cmd {
	s.searching = true
	return nil
}

// back peels one layer: what is searched for, then the screen.
func (s *whole) back() tea.Cmd {
	if s.searching || !s.input.Empty() {
		s.searching, s.input, s.pane.at = false, widget.Input{}, -1
		return nil
	}
	return s.env.Pop()
}

// next goes to the next line that holds what is searched for, round to the first.
func (s *whole) next() tea.Cmd {
	if !s.find(s.pane.at + 1) {
		return s.env.Tell(words.Text("text.not-found", lang.Args{"text": s.input.Text()}))
	}
	return nil
}

// find moves to the first line from one on that holds what is searched for.
func (s *whole) find(from int) bool {
	wanted := lang.Fold(strings.TrimSpace(s.input.Text()))
	for i := range s.folded {
		at := (max(from, 0) + i) % len(s.folded)
		if wanted != "" && strings.Contains(s.folded[at], wanted) {
			s.pane.at = at
			s.pane.top = max(0, at-3)
			return true
		}
	}
	s.pane.at = -1
	return false
}

// Typing implements screen.Typist.
func (s *whole) Typing() bool { return s.searching }

// Type implements screen.Typist.
func (s *whole) Type(text string) tea.Cmd {
	s.input.Type(text)
	s.find(s.pane.top)
	return nil
}

// Key implements screen.Screen.
func (s *whole) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.searching && k == keys.Esc:
		return s.back(), true
	case s.searching && k == keys.Enter:
		s.searching = false
		return nil, true
	case s.searching && s.input.Key(k):
		s.find(s.pane.top)
		return nil, true
	case s.pane.key(k):
		return nil, true
	}
	switch k {
	case keys.Down:
		s.pane.top++
	case keys.Up:
		s.pane.top--
	case keys.Home:
		s.pane.top = 0
	case keys.End:
		s.pane.top = len(s.pane.text.Lines) - max(s.pane.seen, 1)
	default:
		return nil, false
	}
	s.pane.clamp()
	return nil, true
}

// Next implements screen.Screen.
func (s *whole) Next() string {
	switch {
	case !s.read:
		return words.In(s.env, "not-read", nil)
	case s.searching || !s.input.Empty():
		return words.In(s.env, "text.next", nil)
	}
	return words.In(s.env, "text.search", nil)
}

// Draw implements screen.Screen.
func (s *whole) Draw(c widget.Canvas) {
	if s.searching || !s.input.Empty() {
		x := c.Put(1, 0, theme.Title, words.In(s.env, "search", nil)) + 2
		s.input.Draw(c.Part(x, 0, c.Width()-x-1, 1), s.searching)
		c = c.Rows(1, c.Height()-1)
	}
	s.pane.draw(s.env, c)
}
