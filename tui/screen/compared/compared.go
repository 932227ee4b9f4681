package compared

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// compared is the screen of a comparison.
type compared struct {
	env    *screen.Env
	id     string
	view   *desk.ComparisonView // nil until it is read
	change checks.Change        // asked for; "": all
	list   widget.List
	top    int // of the text beside the list
	most   int
	check  func(check string) tea.Cmd // opens a check of the later inspection
}

// Open sets an inspection beside the earlier one; check opens a check of it.
func Open(e *screen.Env, id string, check func(string) tea.Cmd) tea.Cmd {
	return e.Push(&compared{env: e, id: id, check: check})
}

// Open implements screen.Opener: it is compared anew whenever it comes to the front.
func (s *compared) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.ComparisonView, error) {
		return d.CompareView(ctx, s.id)
	}, func(v desk.ComparisonView) tea.Cmd {
		s.view = &v
		s.list.Clamp(len(s.shown()))
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *compared) Crumb() string { return words.In(s.env, "compared", nil) }

// Stamp implements screen.Screen.
func (s *compared) Stamp() string {
	if s.view == nil {
		return ""
	}
	return words.In(s.env, "with", lang.Args{"number": lang.Line(s.view.Number), "day": s.view.AsOf.Digits()})
}

// Context implements screen.Screen: how many of each change there are.
func (s *compared) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	var counts []string
	for _, c := range checks.Changes() {
		if n := s.view.Counts[c]; n > 0 {
			counts = append(counts, words.In(s.env, "count", lang.Args{"change": c.Words(), "n": n}))
		}
	}
	if s.change != "" {
		right = s.env.In(s.change.Words())
	}
	return strings.Join(counts, " · "), right
}

// Actions implements screen.Screen.
func (s *compared) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("check-open", s.openCheck).Unless(s.none),
		screen.Can("filter", s.filter).Unless(s.none),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.back),
	}
}

// back peels one layer: the change that is asked for, then the screen.
func (s *compared) back() tea.Cmd {
	if s.change == "" {
		return s.env.Pop()
	}
	s.change, s.list.Cursor, s.top = "", 0, 0
	return nil
}

func (s *compared) none() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

// shown lists the questions of the change that is asked for.
func (s *compared) shown() []desk.ComparedLine {
	if s.view == nil {
		return nil
	}
	var out []desk.ComparedLine
	for _, l := range s.view.Worst {
		if s.change == "" || l.Change == s.change {
			out = append(out, l)
		}
	}
	return out
}

// at gives the question under the cursor.
func (s *compared) at() (desk.ComparedLine, bool) {
	list := s.shown()
	s.list.Clamp(len(list))
	if len(list) == 0 {
		return desk.ComparedLine{}, false
	}
	return list[s.list.Cursor], true
}

func (s *compared) openCheck() tea.Cmd {
	l, _ := s.at()
	return s.check(l.Check)
}

// filter goes to the next change that there is, and then to all.
func (s *compared) filter() tea.Cmd {
	ring := []checks.Change{""}
	for _, c := range checks.Changes() {
		if s.view.Counts[c] > 0 {
			ring = append(ring, c)
		}
	}
	for i, c := range ring {
		if c == s.change {
			s.change = ring[(i+1)%len(ring)]
			break
		}
	}
	s.list.Cursor, s.top = 0, 0
	return nil
}

// Next implements screen.Screen.
func (s *compared) Next() string {
	l, ok := s.at()
	switch {
	case s.view == nil:
		return words.In(s.env, "reading", nil)
	case s.view.Bare:
		return words.In(s.env, "bare", nil)
	case s.view.Unread:
		return words.In(s.env, "unread", nil)
	case !ok:
		return words.In(s.env, "none", nil)
	}
	return words.In(s.env, "next", lang.Args{"check": screen.CheckOf(s.env, l.Check).Short})
}

// Key implements screen.Screen.
func (s *compared) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case k == keys.Right && s.top < s.most:
		s.top++
		return nil, true
	case k == keys.Left && s.top > 0:
		s.top--
		return nil, true
	case s.list.Key(k, len(s.shown())):
		s.top = 0
		return nil, true
	}
	return nil, false
}

// Draw implements screen.Screen: the list, and the question beside it or below.
func (s *compared) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	switch {
	case right.Width() > 0:
	case c.Height() >= 12:
		left, right = c.Rows(0, c.Height()/2), c.Rows(c.Height()/2, c.Height()-c.Height()/2)
	default:
		left = c
	}
	s.drawList(left)
	if l, ok := s.at(); ok && right.Width() > 0 && right.Height() > 1 {
		aid.DrawLines(right, s.texts(l), &s.top, &s.most)
	}
}
