package picture

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/check"
	"ashyq/tui/widget"
)

// year is the screen of a year at a glance.
type year struct {
	env   *screen.Env
	id    string           // of the inspection
	view  *desk.GlanceView // nil until it is judged
	list  widget.List      // of strips
	day   calendar.Day     // on which the cursor stands, on whatever strip
	unit  int              // on which it stands, of the strip under the cursor
	asked int              // number of the last reading: what an earlier one brings is stale
}

// Year opens a year of an inspection at a glance.
func Year(e *screen.Env, id string) tea.Cmd { return e.Push(&year{env: e, id: id}) }

// Open implements screen.Opener: it is judged anew whenever it comes to the front.
func (s *year) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.GlanceView, error) {
		return d.Glance(ctx, s.id, "")
	}, func(v desk.GlanceView) tea.Cmd {
		if number != s.asked {
			return nil
		}
		s.view = &v
		if s.day == 0 {
			s.begin()
		} else {
			s.follow()
		}
		return nil
	})
}

// begin puts the cursor on the first unit that needs a person, else on the last of
// the first strip.
func (s *year) begin() {
	if len(s.view.Strips) == 0 {
		return
	}
	s.stand(0, len(s.view.Strips[0].Units)-1)
	for i := range s.view.Strips {
		if k := slices.IndexFunc(s.view.Strips[i].Units, waits); k >= 0 {
			s.stand(i, k)
			return
		}
	}
}

// stand puts the cursor on a unit of a strip.
func (s *year) stand(strip, unit int) {
	units := s.view.Strips[strip].Units
	s.list.Cursor, s.unit = strip, max(0, min(unit, len(units)-1))
	s.day = units[s.unit].On()
}

// follow keeps the day on another strip, or on what was read anew.
func (s *year) follow() {
	s.list.Clamp(len(s.view.Strips))
	if len(s.view.Strips) > 0 {
		s.unit = s.view.Strips[s.list.Cursor].Near(s.day)
	}
}

func waits(u checks.Unit) bool { return u.Waits() }

// at gives the strip and the unit under the cursor; nils where there is nothing.
func (s *year) at() (*checks.Strip, *checks.Unit) {
	if s.view == nil || len(s.view.Strips) == 0 {
		return nil, nil
	}
	strip := &s.view.Strips[s.list.Cursor]
	return strip, &strip.Units[s.unit]
}

// shown is the year that is drawn: that of the unit under the cursor.
func (s *year) shown() int {
	if _, u := s.at(); u != nil {
		return u.On().Year()
	}
	return s.env.Desk.Today().Year()
}

// Crumb implements screen.Screen.
func (s *year) Crumb() string { return words.In(s.env, "year", nil) }

// Stamp implements screen.Screen: the year, and how many there are.
func (s *year) Stamp() string {
	if s.view == nil || len(s.view.Strips) == 0 {
		return ""
	}
	from, to := checks.YearsOf(s.view.Strips)
	if from == to {
		return strconv.Itoa(from)
	}
	return words.In(s.env, "year.of", lang.Args{"year": s.shown(), "from": from, "to": to})
}

// Context implements screen.Screen.
func (s *year) Context() (left, right string) { return framed(s.env, s.view) }

// framed names the holder, and says how much is kept.
func framed(e *screen.Env, v *desk.GlanceView) (left, right string) {
	if v == nil {
		return "", ""
	}
	i := v.Case.Inspection
	left = e.In(v.Holder.Holder.Name(i.AsOf).Text())
	if v.Sealed {
		left = words.In(e, "closed", nil) + " · " + left
	}
	return left, words.In(e, "kept", lang.Args{"met": v.Summary.Met, "due": v.Summary.Applicable})
}

// Actions implements screen.Screen.
func (s *year) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("slot-open", s.openSlot).Unless(s.none),
		screen.Can("slot-walk", nil),
		screen.Can("slot-waiting", s.next).Unless(s.none),
		screen.Can("progress-open", func() tea.Cmd { return s.env.Replace(&progress{env: s.env, id: s.id}) }),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *year) none() lang.Text {
	if _, u := s.at(); u == nil {
		return words.Text("year.none", nil)
	}
	return lang.Text{}
}

// openSlot opens the check with the cursor on what it stands on here.
func (s *year) openSlot() tea.Cmd {
	strip, u := s.at()
	var all []string
	for _, other := range s.view.Strips {
		if !slices.Contains(all, other.Check) {
			all = append(all, other.Check)
		}
	}
	return check.OpenUnit(s.env, s.id, check.Aim{Check: strip.Check, Part: strip.Part, Unit: *u}, all)
}

// next goes to the next unit that needs a person: on this strip, then on those below,
// round to the first.
func (s *year) next() tea.Cmd {
	from := s.unit + 1
	for step := range len(s.view.Strips) + 1 {
		i := (s.list.Cursor + step) % len(s.view.Strips)
		units := s.view.Strips[i].Units
		for k := from; k < len(units); k++ {
			if units[k].Waits() {
				s.stand(i, k)
				return nil
			}
		}
		from = 0
	}
	return s.env.Tell(words.Text("year.no-more", nil))
}

// Key implements screen.Screen: up and down keep the day, left and right go from unit
// to unit.
func (s *year) Key(k keys.Key) (tea.Cmd, bool) {
	strip, _ := s.at()
	if strip == nil {
		return nil, false
	}
	switch k {
	case keys.Left:
		s.stand(s.list.Cursor, s.unit-1)
	case keys.Right:
		s.stand(s.list.Cursor, s.unit+1)
	case keys.Home:
		s.stand(s.list.Cursor, 0)
	case keys.End:
		s.stand(s.list.Cursor, len(strip.Units)-1)
	default:
		ok := s.list.Key(k, len(s.view.Strips))
		if ok {
			s.follow()
		}
		return nil, ok
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *year) Next() string {
	_, u := s.at()
	switch {
	case s.view == nil:
		return words.In(s.env, "reading", nil)
	case u == nil:
		return words.In(s.env, "year.none.next", nil)
	case u.Waits():
		return words.In(s.env, "year.next", lang.Args{"slot": unitName(s.env, u)})
	}
	return words.In(s.env, "year.next.waiting", nil)
}
