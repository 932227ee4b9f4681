package conflict

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// room is the list of conflicts with the answers of the one under the cursor.
type room struct {
	env        *screen.Env
	inspection string          // id; "": of everything
	all        []desk.Conflict // nil until they are read
	read       bool
	list       widget.List
	focus      int // button
	top, most  int // of the answers
	asked      int // number of the last reading: what an earlier one brings is stale
}

// Open shows what is seen differently of an inspection and its holder; without an
// inspection, of everything.
func Open(e *screen.Env, inspection string) tea.Cmd {
	return e.Push(&room{env: e, inspection: inspection})
}

// Open implements screen.Opener.
func (s *room) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.Conflict, error) {
		return d.Conflicts(ctx, s.inspection)
	}, func(list []desk.Conflict) tea.Cmd {
		if number != s.asked {
			return nil
		}
		s.all, s.read = list, true
		s.list.Clamp(len(list))
		s.later()
		return nil
	})
}

// later puts the focus on the button that decides nothing.
func (s *room) later() {
	s.top = 0
	s.focus = max(len(s.buttons())-1, 0)
}

// at gives the conflict under the cursor.
func (s *room) at() (desk.Conflict, bool) {
	if len(s.all) == 0 {
		return desk.Conflict{}, false
	}
	s.list.Clamp(len(s.all))
	return s.all[s.list.Cursor], true
}

// button is one way to decide.
type button struct {
	name   string
	choice string // "": later
}

// buttons are the answers, another one where it can be given, and later.
func (s *room) buttons() []button {
	c, ok := s.at()
	if !ok {
		return nil
	}
	var out []button
	for _, side := range c.Sides {
		out = append(out, button{words.In(s.env, "button.side", lang.Args{"letter": letter(s.env, side.Letter)}), side.Letter})
	}
	if c.Kind == journal.KindVerdict || c.Kind == journal.KindSetting {
		out = append(out, button{words.In(s.env, "button.own", nil), desk.ChoiceOwn})
	}
	return append(out, button{words.In(s.env, "button.later", nil), ""})
}

// letter shows the letter of a side in the alphabet in force.
func letter(e *screen.Env, latin string) string { return desk.SideLetter(latin, e.Lang) }

// Crumb implements screen.Screen.
func (s *room) Crumb() string { return words.In(s.env, "conflicts", nil) }

// Stamp implements screen.Screen.
func (s *room) Stamp() string {
	if len(s.all) == 0 {
		return ""
	}
	return strconv.Itoa(s.list.Cursor+1) + " / " + strconv.Itoa(len(s.all))
}

// Context implements screen.Screen.
func (s *room) Context() (left, right string) {
	c, ok := s.at()
	if !ok {
		return "", ""
	}
	return s.env.In(c.Holder), c.Inspection
}

// Actions implements screen.Screen.
func (s *room) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("conflict-settle", s.settle).Unless(s.none),
		screen.Can("conflict-answer", nil).Unless(s.none),
		screen.Can("conflict-inspection", s.show).Unless(s.noInspection),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *room) none() lang.Text {
	switch {
	case !s.read:
		return words.Text("reading", nil)
	case len(s.all) == 0:
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (s *room) noInspection() lang.Text {
	if c, ok := s.at(); !ok || c.InspectionID() == "" || s.env.Show == nil {
		return words.Text("no-inspection", nil)
	}
	return lang.Text{}
}

func (s *room) show() tea.Cmd {
	c, _ := s.at()
	return s.env.Show(c.InspectionID())
}

// settle does what the button says: decides, or leaves it for later.
func (s *room) settle() tea.Cmd {
	c, _ := s.at()
	list := s.buttons()
	s.focus = min(s.focus, len(list)-1)
	if b := list[s.focus]; b.choice != "" {
		return deciding(s.env, c, b.choice).Open()
	}
	if s.list.Cursor+1 < len(s.all) {
		s.list.Cursor++
		s.later()
		return nil
	}
	return s.env.Pop()
}

// Key implements screen.Screen.
func (s *room) Key(k keys.Key) (tea.Cmd, bool) {
	n := len(s.buttons())
	switch {
	case n == 0:
		return nil, false
	case k == keys.Right || k == keys.Tab:
		s.focus = (s.focus + 1) % n
	case k == keys.Left || k == keys.BackTab:
		s.focus = (s.focus + n - 1) % n
	case k == keys.PageDown:
		s.top = min(s.most, s.top+5)
	case k == keys.PageUp:
		s.top = max(0, s.top-5)
	case s.list.Key(k, len(s.all)):
		s.later()
	default:
		return nil, false
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *room) Next() string {
	c, ok := s.at()
	switch {
	case !s.read:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "next.none", nil)
	case s.focus < len(s.buttons())-1:
		return words.In(s.env, "next.settle", nil)
	case c.Whole():
		return words.In(s.env, "next.fields", nil)
	}
	return words.In(s.env, "next.compare", nil)
}
