package year

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/typed"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// usualCount is what a count begins with: the commonest term of the Law.
const usualCount = 3

// mostCounted bounds how many days are counted one by one.
const mostCounted = 400

// counted lists day by day how working days are counted from a day, on or back.
type counted struct {
	env   *screen.Env
	days  desk.CalendarView
	from  calendar.Day
	n     int
	back  bool
	typed string // digits typed one after another
	top   int    // lines scrolled up from the last day
}

// Crumb implements screen.Screen.
func (s *counted) Crumb() string { return words.In(s.env, "count", nil) }

// Stamp implements screen.Screen.
func (s *counted) Stamp() string { return s.from.Digits() }

// Context implements screen.Screen.
func (s *counted) Context() (left, right string) {
	key := "count.on"
	if s.back {
		key = "count.back"
	}
	return words.In(s.env, key, lang.Args{"n": s.n, "day": s.from.Digits()}), s.result().Digits()
}

// Actions implements screen.Screen.
func (s *counted) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("count-more", nil),
		screen.Can("count-way", func() tea.Cmd { s.back, s.top = !s.back, 0; return nil }),
		screen.Can("back", s.env.Pop),
	}
}

// sum counts.
func (s *counted) sum() calendar.Sum {
	if s.back {
		return s.days.Back(s.from, s.n)
	}
	return s.days.AddWorking(s.from, s.n)
}

func (s *counted) result() calendar.Day { return s.sum().Result }

// Typing implements screen.Typist: a number may be typed as it stands.
func (s *counted) Typing() bool { return true }

// Type implements screen.Typist: digits alone are heard.
func (s *counted) Type(text string) tea.Cmd {
	for _, r := range text {
		if r < '0' || r > '9' {
			continue
		}
		s.typed += string(r)
		if n, err := strconv.Atoi(s.typed); err != nil || n > mostCounted {
			s.typed = string(r)
		}
		if n, _ := strconv.Atoi(s.typed); n > 0 {
			s.set(n)
		}
	}
	return nil
}

func (s *counted) set(n int) { s.n, s.top = max(1, min(n, mostCounted)), 0 }

// Key implements screen.Screen.
func (s *counted) Key(k keys.Key) (tea.Cmd, bool) {
	digits := s.typed
	s.typed = ""
	switch k {
	case keys.Up:
		s.set(s.n + 1)
	case keys.Down:
		s.set(s.n - 1)
	case keys.PageUp:
		s.top += 5
	case keys.PageDown:
		s.top = max(0, s.top-5)
	case keys.Back:
		n, _ := strconv.Atoi(strings.TrimSuffix(digits, digits[max(0, len(digits)-1):]))
		s.set(n)
	case keys.Enter, keys.Esc:
		return s.env.Pop(), true
	default:
		s.typed = digits
		return nil, false
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *counted) Next() string {
	return words.In(s.env, "count.next", lang.Args{"n": s.n, "day": typed.Words(calendar.Moment{Day: s.result(), Minute: -1})})
}

// Draw implements screen.Screen: every day between, with what it counts for; where
// there is not room for all, the last ones, and the first day above them.
func (s *counted) Draw(c widget.Canvas) {
	e := s.env
	sum := s.sum()
	said := widget.Wrap(e.In(sum.Explained), c.Width()-2)
	if len(said) > c.Height()/3 {
		said = nil
	}
	for y, line := range said {
		c.Put(1, y, theme.Plain, line)
	}
	y := len(said)
	widget.Heading(c, y, words.In(e, "count.days", nil), e.In(sum.Certainty.Words()))
	lines := s.lines()
	room := c.Height() - y - 1
	s.top = max(0, min(s.top, len(lines)-room))
	end := len(lines) - s.top
	from := max(0, end-room)
	for i, l := range lines[from:end] {
		if i == 0 && from > 0 {
			c.Put(1, y+1, theme.Plain, words.In(e, "count.above", lang.Args{"n": from + 1}))
			continue
		}
		c.Put(1, y+1+i, l.style, l.text)
	}
}

// dayLine is a day of a count in words.
type dayLine struct {
	text  string
	style theme.Style
}

// lines lists the days of the count, the day itself first.
func (s *counted) lines() []dayLine {
	by, e := 1, s.env
	if s.back {
		by = -1
	}
	out := []dayLine{{s.line(s.from, words.In(e, "count.itself", nil)), theme.Plain}}
	nth := 0
	for d := s.from.Add(by); d != 0 && nth < s.n; d = d.Add(by) {
		working, certainty := s.days.Working(d)
		switch {
		case working:
			nth++
			said, style := words.In(e, "count.nth", lang.Args{"n": nth}), theme.Plain
			if nth == s.n {
				said, style = said+" · "+words.In(e, "count.last", nil), theme.Title
			}
			out = append(out, dayLine{s.line(d, said), style})
		default:
			why := words.In(e, "count.weekend", nil)
			if note, ok := s.days.Note(d); ok {
				why = e.In(note.Words())
			}
			if certainty > calendar.Computed {
				why += " · " + e.In(certainty.Words())
			}
			out = append(out, dayLine{s.line(d, why), theme.Muted})
		}
	}
	return out
}

func (s *counted) line(d calendar.Day, said string) string {
	return d.Digits() + "  " + widget.Pad(words.In(s.env, "short."+strconv.Itoa(weekday(d)), nil), 4) + said
}
