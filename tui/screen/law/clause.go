package law

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// clause is one clause on the whole window: both texts with their sources, what is
// asked, what is accepted as evidence, and in how many inspections it is asked.
type clause struct {
	env      *screen.Env
	read     *desk.Acts
	readings map[string][]checks.Reading
	list     []clauseLine // those of the list it was opened from
	place    int
	moved    func(int) // the list follows
	text     aid.Scroll
	asked    map[string]int // category → inspections that ask it
}

// Open implements screen.Opener.
func (s *clause) Open() tea.Cmd {
	if s.asked == nil {
		s.asked = map[string]int{}
	}
	category := s.at().category
	if _, known := s.asked[category]; known {
		return nil
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (int, error) {
		return d.CountInspections(ctx, journal.InspectionQuery{Category: category})
	}, func(n int) tea.Cmd {
		s.asked[category] = n
		return nil
	})
}

func (s *clause) at() clauseLine { return s.list[s.place] }

// Crumb implements screen.Screen.
func (s *clause) Crumb() string {
	l := s.at()
	if l.To.Clause == "" {
		return l.From.Edition + " " + l.From.Clause
	}
	return l.To.Edition + " " + l.To.Clause
}

// Stamp implements screen.Screen.
func (s *clause) Stamp() string { return strconv.Itoa(s.place+1) + " / " + strconv.Itoa(len(s.list)) }

// Context implements screen.Screen.
func (s *clause) Context() (left, right string) {
	if c := s.read.Law.Category(s.at().category); c != nil {
		left = s.env.In(c.Name)
	}
	if n, known := s.asked[s.at().category]; known {
		right = words.In(s.env, "clause.inspections", lang.Args{"n": n})
	}
	return left, right
}

// Actions implements screen.Screen.
func (s *clause) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("clause-next", func() tea.Cmd { return s.walk(1) }),
		screen.Can("clause-previous", func() tea.Cmd { return s.walk(-1) }),
		screen.Can("clause-inspections", s.inspections).Unless(s.noInspections),
		screen.Can("law-compare", func() tea.Cmd {
			l := s.at()
			return Compare(s.env, l.From.Edition, l.To.Edition, l.To.Clause)
		}).Unless(s.alone),
		screen.Can("readings-open", func() tea.Cmd { return Readings(s.env) }),
		screen.Can("back", s.env.Pop),
	}
}

// alone says that there is no second text to compare with.
func (s *clause) alone() lang.Text {
	if l := s.at(); l.From.Clause == "" || l.To.Clause == "" {
		return words.Text("compare.no-more", nil)
	}
	return lang.Text{}
}

func (s *clause) noInspections() lang.Text {
	if n, known := s.asked[s.at().category]; known && n == 0 {
		return words.Text("clause.no-inspections", nil)
	}
	return lang.Text{}
}

// walk goes to the clause after, or to the one before; the list below follows.
func (s *clause) walk(by int) tea.Cmd {
	next := s.place + by
	if next < 0 || next >= len(s.list) {
		return s.env.Tell(words.Text("clause.no-more", nil))
	}
	s.place, s.text = next, aid.Scroll{}
	s.moved(next)
	return s.Open()
}

// Key implements screen.Screen.
func (s *clause) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.text.Key(k) }

// Next implements screen.Screen.
func (s *clause) Next() string {
	if s.place+1 < len(s.list) {
		return words.In(s.env, "clause.next", lang.Args{"clause": pair(s.list[s.place+1].Difference)})
	}
	return words.In(s.env, "clause.last", nil)
}

// Draw implements screen.Screen.
func (s *clause) Draw(c widget.Canvas) { s.text.Draw(c, s.lines()) }

func (s *clause) lines() []aid.Line {
	l := s.at()
	w := writer{env: s.env, read: s.read, readings: s.readings}
	out := append(w.change(l), w.bodies(l)...)
	if l.check != nil {
		out = append(append(out, w.asks(l)...), w.proofs(l)...)
	}
	out = append(out, w.sources(l)...)
	return append(out, w.follows(l)...)
}
