package trend

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/check"
	"ashyq/tui/widget"
)

// trend is the screen of the inspections of a holder.
type trend struct {
	env    *screen.Env
	holder string
	view   *desk.TrendView // nil until it is read
	lines  []checks.TrendLine
	list   widget.List // of checks
	on     string      // check under the cursor, whatever the order
	point  int         // inspection under the cursor
	placed bool
	worst  bool // what changed for the worse stands first
}

// Open opens the inspections of a holder side by side.
func Open(e *screen.Env, holder string) tea.Cmd { return e.Push(&trend{env: e, holder: holder}) }

// Open implements screen.Opener: all is judged anew whenever it comes to the front.
func (s *trend) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.TrendView, error) {
		return d.Trend(ctx, s.holder)
	}, func(v desk.TrendView) tea.Cmd {
		s.view = &v
		if !s.placed {
			s.placed, s.point = true, len(v.Points)-1
		}
		s.point = max(0, min(s.point, len(v.Points)-1))
		s.arrange()
		return nil
	})
}

// arrange puts the checks in the order that was asked for; the cursor stays on its.
func (s *trend) arrange() {
	s.lines = slices.Clone(s.view.Lines)
	if s.worst {
		slices.SortStableFunc(s.lines, func(a, b checks.TrendLine) int { return cmp.Compare(weight(a), weight(b)) })
	}
	if i := slices.IndexFunc(s.lines, func(l checks.TrendLine) bool { return l.Check == s.on }); i >= 0 {
		s.list.Cursor = i
	}
	s.list.Clamp(len(s.lines))
	s.remember()
}

// weight orders checks by what became of them last, the worst first.
func weight(l checks.TrendLine) int {
	if i := slices.Index(checks.Changes(), l.Last().Change); i >= 0 {
		return i
	}
	return len(checks.Changes())
}

func (s *trend) remember() {
	if l, ok := s.at(); ok {
		s.on = l.Check
	}
}

// at gives the check under the cursor.
func (s *trend) at() (checks.TrendLine, bool) {
	s.list.Clamp(len(s.lines))
	if len(s.lines) == 0 {
		return checks.TrendLine{}, false
	}
	return s.lines[s.list.Cursor], true
}

// cell gives what stands under the cursor.
func (s *trend) cell() (p checks.TrendPoint, c checks.TrendCell, ok bool) {
	l, ok := s.at()
	if !ok {
		return p, c, false
	}
	return s.view.Points[s.point], l.Cells[s.point], true
}

// Crumb implements screen.Screen.
func (s *trend) Crumb() string { return words.In(s.env, "trend", nil) }

// Stamp implements screen.Screen.
func (s *trend) Stamp() string {
	if s.view == nil {
		return ""
	}
	return words.In(s.env, "inspections", lang.Args{"n": len(s.view.Points)})
}

// Context implements screen.Screen.
func (s *trend) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	if s.view.Left > 0 {
		right = words.In(s.env, "left", lang.Args{"n": s.view.Left})
	}
	return s.env.In(s.view.Name), right
}

// Actions implements screen.Screen.
func (s *trend) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("trend-change", s.openCheck).Unless(s.none),
		screen.Can("order", s.order).Unless(s.none),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *trend) none() lang.Text {
	_, c, ok := s.cell()
	switch {
	case !ok:
		return words.Text("none", nil)
	case !c.Asked:
		return words.Text("not-asked.open", nil)
	}
	return lang.Text{}
}

func (s *trend) openCheck() tea.Cmd {
	p, _, _ := s.cell()
	var all []string
	for _, l := range s.lines {
		if l.Cells[s.point].Asked {
			all = append(all, l.Check)
		}
	}
	return check.Open(s.env, p.ID, s.on, all, func(about string) { s.on = about })
}

func (s *trend) order() tea.Cmd {
	s.worst = !s.worst
	s.arrange()
	return nil
}

// Key implements screen.Screen: up and down from check to check, left and right from
// inspection to inspection.
func (s *trend) Key(k keys.Key) (tea.Cmd, bool) {
	if s.view == nil || len(s.view.Points) == 0 {
		return nil, false
	}
	switch k {
	case keys.Left:
		s.point = max(0, s.point-1)
	case keys.Right:
		s.point = min(len(s.view.Points)-1, s.point+1)
	default:
		ok := s.list.Key(k, len(s.lines))
		s.remember()
		return nil, ok
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *trend) Next() string {
	p, c, ok := s.cell()
	switch {
	case s.view == nil:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "none.next", nil)
	case !c.Asked:
		return words.In(s.env, "next.other", nil)
	}
	return words.In(s.env, "next", lang.Args{"number": lang.Line(p.Number), "check": screen.CheckOf(s.env, s.on).Short})
}
