package law

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/widget"
)

// compare goes clause by clause over two texts of the Standard.
type compare struct {
	env      *screen.Env
	from, to string
	clause   string // on which the cursor stands at first
	law      *standard.Standard
	lines    []standard.Difference
	kind     int // place in kinds
	search   widget.Input
	typing   bool
	list     widget.List
	top      int // of the text beside the list
	most     int
}

// kinds are the kinds of change that can be asked for, in a ring.
func kinds() []standard.Change {
	return append([]standard.Change{""}, standard.Reworded, standard.Substance, standard.NotKnown, standard.Begun, standard.Ended, standard.Same, renumbered)
}

// renumbered asks for clauses under another number, whatever else changed.
const renumbered standard.Change = "renumbered"

// Compare opens the comparison of two texts, at a clause of either where one is
// named.
func Compare(e *screen.Env, from, to, clause string) tea.Cmd {
	return e.Push(&compare{env: e, from: from, to: to, clause: clause})
}

// Open implements screen.Opener.
func (s *compare) Open() tea.Cmd {
	type answer struct {
		law   *standard.Standard
		lines []standard.Difference
	}
	from, to := s.from, s.to
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		acts, err := d.Acts(ctx)
		if err != nil {
			return a, err
		}
		a.law = acts.Law
		a.lines, err = acts.Law.Diff(from, to)
		return a, err
	}, func(a answer) tea.Cmd {
		if from != s.from || to != s.to {
			return nil
		}
		s.law, s.lines = a.law, a.lines
		if s.clause != "" {
			s.list.Cursor = max(0, slices.IndexFunc(s.shown(), func(d standard.Difference) bool {
				return d.To.Clause == s.clause || d.From.Clause == s.clause
			}))
			s.clause = ""
		}
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *compare) Crumb() string { return s.from + " > " + s.to }

// Stamp implements screen.Screen.
func (s *compare) Stamp() string {
	return words.In(s.env, "compare.count", lang.Args{"shown": len(s.shown()), "all": len(s.lines)})
}

// Context implements screen.Screen.
func (s *compare) Context() (left, right string) {
	if s.typing || !s.search.Empty() {
		cursor := ""
		if s.typing {
			cursor = "_"
		}
		return words.In(s.env, "compare.search", lang.Args{"text": lang.Line(s.search.Text()) + cursor}), s.kindName()
	}
	return s.kindName(), ""
}

// kindName says which kind of change is shown.
func (s *compare) kindName() string {
	switch kind := kinds()[s.kind]; kind {
	case "":
		return words.In(s.env, "compare.all", nil)
	case renumbered:
		return words.In(s.env, "compare.renumbered", nil)
	default:
		return s.env.In(kind.Words())
	}
}

// Actions implements screen.Screen.
func (s *compare) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("open", s.open).Unless(s.none),
		screen.Can("filter", s.filter),
		screen.Can("search", func() tea.Cmd { s.typing = true; return nil }),
		screen.Can("next-section", func() tea.Cmd { return s.beside(1) }),
		screen.Can("previous-section", func() tea.Cmd { return s.beside(-1) }),
		screen.Can("back", s.back),
	}
}

// back peels one layer: what is looked for, the kind of change, the screen.
func (s *compare) back() tea.Cmd {
	switch {
	case s.typing || !s.search.Empty():
		s.typing, s.search = false, widget.Input{}
	case s.kind != 0:
		s.kind = 0
	default:
		return s.env.Pop()
	}
	return nil
}

func (s *compare) none() lang.Text {
	if len(s.shown()) == 0 {
		return words.Text("compare.none", nil)
	}
	return lang.Text{}
}

// filter goes to the next kind of change that there is.
func (s *compare) filter() tea.Cmd {
	for range kinds() {
		s.kind = (s.kind + 1) % len(kinds())
		if len(s.shown()) > 0 || s.kind == 0 {
			break
		}
	}
	s.list.Cursor, s.top = 0, 0
	return nil
}

// beside goes to the pair after, or to the one before.
func (s *compare) beside(by int) tea.Cmd {
	if s.law == nil {
		return nil
	}
	all := s.law.Editions()
	at := slices.IndexFunc(all, func(e *standard.Edition) bool { return e.ID == s.from })
	if next := at + by; at >= 0 && next >= 0 && next < len(all)-1 {
		s.from, s.to = all[next].ID, all[next+1].ID
		s.lines, s.kind, s.top, s.list.Cursor = nil, 0, 0, 0
		return s.Open()
	}
	return s.env.Tell(words.Text("compare.no-more", nil))
}

// shown lists the clauses that are asked for.
func (s *compare) shown() []standard.Difference {
	wanted, kind := lang.Fold(s.search.Text()), kinds()[s.kind]
	if wanted == "" && kind == "" {
		return s.lines
	}
	var out []standard.Difference
	for _, d := range s.lines {
		if (kind == "" || d.Change == kind || kind == renumbered && d.Renumbered) && (wanted == "" || s.holds(d, wanted)) {
			out = append(out, d)
		}
	}
	return out
}

// at gives the clause under the cursor.
func (s *compare) at() (standard.Difference, bool) {
	list := s.shown()
	s.list.Clamp(len(list))
	if len(list) == 0 {
		return standard.Difference{}, false
	}
	return list[s.list.Cursor], true
}

// open reads the clause under the cursor over the whole screen.
func (s *compare) open() tea.Cmd {
	d, _ := s.at()
	return aid.Read(&aid.Reader{
		Env: s.env, Name: func() string { return pair(d) }, Lines: func() []aid.Line { return s.texts(d) },
	})
}

// Next implements screen.Screen.
func (s *compare) Next() string {
	d, ok := s.at()
	switch {
	case s.typing:
		return words.In(s.env, "compare.typing", nil)
	case !ok && s.law == nil:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "compare.none", nil)
	}
	return words.In(s.env, "compare.next", lang.Args{"clause": pair(d)})
}

// Typing implements screen.Typist.
func (s *compare) Typing() bool { return s.typing }

// Type implements screen.Typist.
func (s *compare) Type(text string) tea.Cmd {
	s.search.Type(text)
	s.list.Cursor = 0
	return nil
}

// Key implements screen.Screen.
func (s *compare) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.typing && (k == keys.Enter || k == keys.Down):
		s.typing = false
		return nil, true
	case s.typing && k == keys.Esc:
		return s.back(), true
	case s.typing && s.search.Key(k):
		s.list.Cursor = 0
		return nil, true
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
