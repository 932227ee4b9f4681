package papers

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// looked is what was seen when the pages were looked at again. It moves nothing:
// what has changed is entered where it belongs.
type looked struct {
	env   *screen.Env
	pages []desk.LookedAgain
	list  widget.List
}

// Crumb implements screen.Screen.
func (s *looked) Crumb() string { return words.In(s.env, "looked", nil) }

// Stamp implements screen.Screen.
func (s *looked) Stamp() string { return "" }

// Context implements screen.Screen.
func (s *looked) Context() (left, right string) { return words.In(s.env, "looked.about", nil), "" }

// Actions implements screen.Screen.
func (s *looked) Actions() []screen.Action {
	return []screen.Action{screen.Can("back", s.env.Pop)}
}

// Key implements screen.Screen.
func (s *looked) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.pages)) }

// Next implements screen.Screen.
func (s *looked) Next() string { return words.In(s.env, "next.looked", nil) }

// Draw implements screen.Screen.
func (s *looked) Draw(c widget.Canvas) {
	above := min(len(s.pages), c.Height()/3)
	from, to := s.list.Window(len(s.pages), above)
	for i := from; i < to; i++ {
		c.Put(3, i-from, theme.Plain, widget.Fit(lang.Line(s.pages[i].Asked)+" · "+s.said(s.pages[i]), c.Width()-4))
		if i == s.list.Cursor {
			c.Reverse(i-from, 3, c.Width()-1)
			c.Put(0, i-from, theme.Focus, "▸")
		}
	}
	if len(s.pages) == 0 {
		return
	}
	p := s.pages[s.list.Cursor]
	widget.Heading(c, above, lang.Line(p.Asked), p.Was.Digits()+" → "+digits(p.Is))
	l := lines{w: c.Width() - 2}
	l.text(theme.Plain, s.said(p))
	for _, ch := range p.Changes {
		l.text(theme.Title, s.env.In(ch.Words()))
		for _, line := range ch.Gone {
			l.text(theme.Broken, "- "+line)
		}
		for _, line := range ch.Added {
			l.text(theme.Met, "+ "+line)
		}
	}
	l.draw(c.Rows(above+1, c.Height()-above-1))
}

// said says in a word what became of a page.
func (s *looked) said(p desk.LookedAgain) string {
	switch {
	case p.Why != lang.Text{}:
		return s.env.In(p.Why)
	case p.Same:
		return words.In(s.env, "looked.same", nil)
	case len(p.Changes) == 0:
		return words.In(s.env, "looked.alike", nil)
	}
	return words.In(s.env, "looked.changed", lang.Args{"n": len(p.Changes)})
}
