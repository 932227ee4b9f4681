package opening

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// category is the question which category the holder belongs to.
type category struct {
	env    *screen.Env
	crumb  func() string
	frame  func() string        // the sentence above; nil: the general one
	all    []*standard.Category // that can be chosen
	marked map[string]bool      // beside the one under the cursor
	then   func(categories []string) tea.Cmd
	list   widget.List

	searching bool
	input     widget.Input
	nth       int // which of those found is meant
	top, most int // of the help
}

// newCategory asks among some categories.
func newCategory(e *screen.Env, all []*standard.Category, then func([]string) tea.Cmd) *category {
	return &category{env: e, all: all, marked: map[string]bool{}, then: then}
}

// Crumb implements screen.Screen: once something stands above it, it is only the
// beginning of a path.
func (s *category) Crumb() string {
	if s.env.Front() == s {
		return s.crumb() + " › " + words.In(s.env, "category", nil)
	}
	return s.crumb()
}

// Stamp implements screen.Screen.
func (s *category) Stamp() string { return words.In(s.env, "step", lang.Args{"n": 1, "of": 2}) }

// Context implements screen.Screen.
func (s *category) Context() (left, right string) {
	left = words.In(s.env, "category.about", nil)
	if s.frame != nil {
		left = s.frame()
	}
	if n := len(s.chosen()); len(s.marked) > 0 {
		right = words.In(s.env, "category.marked", lang.Args{"n": n})
	}
	return left, right
}

// Actions implements screen.Screen.
func (s *category) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("category-choose", s.choose),
		screen.Can("category-also", s.also),
		screen.Can("search", s.search),
		screen.Can("detail-place", s.help),
		screen.Can("back", s.env.Pop),
	}
}

// at is the category under the cursor.
func (s *category) at() *standard.Category {
	s.list.Clamp(len(s.all))
	return s.all[s.list.Cursor]
}

// chosen lists the categories that would be taken: those that are marked, else
// the one under the cursor.
func (s *category) chosen() []string {
	var out []string
	for _, c := range s.all {
		if s.marked[c.ID] || len(s.marked) == 0 && c == s.at() {
			out = append(out, c.ID)
		}
	}
	return out
}

func (s *category) choose() tea.Cmd {
	s.searching = false
	return s.then(s.chosen())
}

// also marks the category under the cursor, or takes the mark away.
func (s *category) also() tea.Cmd {
	id := s.at().ID
	if s.marked[id] {
		delete(s.marked, id)
	} else {
		s.marked[id] = true
	}
	return nil
}

// help shows all that helps to choose, where there is no room for it beside.
func (s *category) help() tea.Cmd {
	c := s.at()
	return aid.Read(&aid.Reader{
		Env:   s.env,
		Name:  func() string { return words.In(s.env, "help", nil) },
		Left:  func() string { return s.env.In(c.Name) },
		Lines: func() []aid.Line { return s.lines(c) },
	})
}

// Next implements screen.Screen.
func (s *category) Next() string {
	if s.searching {
		return words.In(s.env, "category.next-search", nil)
	}
	return words.In(s.env, "category.next", nil)
}

// Key implements screen.Screen.
func (s *category) Key(k keys.Key) (tea.Cmd, bool) {
	if s.searching {
		return nil, s.searchKey(k)
	}
	moved := s.list.Key(k, len(s.all))
	if moved {
		s.top = 0
	}
	return nil, moved
}

// inspected tells whether state control reaches holders of a category, were no
// exception recorded.
func (s *category) inspected(id string) bool {
	h := checks.Holder{Categories: []checks.Belonging{{ID: id}}}
	subject, _ := h.SubjectOfControl(s.env.Desk.Today())
	return subject
}

// requirements counts the requirements that bind some categories.
func requirements(e *screen.Env, categories []string) int {
	n := 0
	for _, check := range e.Desk.ChecksOf(categories) {
		for _, id := range check.Categories() {
			if slices.Contains(categories, id) {
				n++
			}
		}
	}
	return n
}
