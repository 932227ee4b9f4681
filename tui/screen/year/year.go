package year

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/record"
)

// whole is a year drawn as twelve months.
type whole struct {
	env  *screen.Env
	days desk.CalendarView // without a calendar until it is read
	at   calendar.Day      // under the cursor

	strip bool // it was drawn with a month in each line
}

// Open opens the year of a day, at that day; no day is today.
func Open(e *screen.Env, at calendar.Day) tea.Cmd {
	if at == 0 {
		at = e.Desk.Today()
	}
	return e.Push(&whole{env: e, at: at})
}

// Open implements screen.Opener.
func (s *whole) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CalendarView, error) {
		return d.CalendarView(ctx)
	}, func(v desk.CalendarView) tea.Cmd {
		s.days = v
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *whole) Crumb() string {
	return words.In(s.env, "year", lang.Args{"year": s.at.Year()})
}

// Stamp implements screen.Screen.
func (s *whole) Stamp() string {
	return words.In(s.env, "today", lang.Args{"day": s.env.Desk.Today().Digits()})
}

// Context implements screen.Screen.
func (s *whole) Context() (left, right string) {
	if s.days.Calendar == nil {
		return "", ""
	}
	year := calendar.SlotOf(calendar.Year, s.at).Span
	return s.env.In(s.days.YearCertainty(s.at.Year()).Words()), words.In(s.env, "working", lang.Args{"n": s.days.WorkingIn(year)})
}

// Actions implements screen.Screen.
func (s *whole) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("days-count", func() tea.Cmd { return s.env.Push(&counted{env: s.env, days: s.days, from: s.at, n: usualCount}) }).Unless(s.notRead),
		screen.Can("day-walk", nil),
		screen.Can("day-next", func() tea.Cmd { return s.nextNoted() }).Unless(s.notRead),
		screen.Can("day-correct", func() tea.Cmd { return correct(s.env, s.at, s.days.Corrections[s.at]).Open() }).Unless(s.notRead),
		screen.Can("year-next", func() tea.Cmd { return s.turn(1) }),
		screen.Can("year-previous", func() tea.Cmd { return s.turn(-1) }),
		screen.Can("day-today", func() tea.Cmd { return s.stand(s.env.Desk.Today()) }),
		record.UndoOfOffice(s.env, s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *whole) notRead() lang.Text {
	if s.days.Calendar == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

// stand puts the cursor on a day; past the ends of the calendar it stays.
func (s *whole) stand(d calendar.Day) tea.Cmd {
	if d != 0 {
		s.at = d
	}
	return nil
}

// turn goes to the same day of another year.
func (s *whole) turn(by int) tea.Cmd {
	y, m, d := s.at.Date()
	return s.stand(dayIn(y+by, m, d))
}

// dayIn is the day of a month, or its last one where it is shorter.
func dayIn(y, m, d int) calendar.Day {
	for ; d > 0; d-- {
		if day, ok := calendar.NewDay(y, m, d); ok {
			return day
		}
	}
	return 0
}

// month goes to the same day of another month.
func (s *whole) month(by int) {
	y, m, d := s.at.Date()
	m += by
	s.stand(dayIn(y+floor(m-1, 12), (m-1+120)%12+1, d))
}

func floor(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// nextNoted goes to the next day of which something is known beyond its weekday, from
// the last of the year back to its first.
func (s *whole) nextNoted() tea.Cmd {
	notes := s.days.Year(s.at.Year())
	for _, n := range notes {
		if n.Day > s.at {
			return s.stand(n.Day)
		}
	}
	if len(notes) == 0 {
		return s.env.Tell(words.Text("no-table", lang.Args{"year": s.at.Year()}))
	}
	return s.stand(notes[0].Day)
}

// Key implements screen.Screen.
func (s *whole) Key(k keys.Key) (tea.Cmd, bool) {
	switch {
	case s.strip && k == keys.Up:
		s.month(-1)
		return nil, true
	case s.strip && k == keys.Down:
		s.month(1)
		return nil, true
	}
	switch k {
	case keys.Left:
		s.stand(s.at.Add(-1))
	case keys.Right:
		s.stand(s.at.Add(1))
	case keys.Up:
		s.stand(s.at.Add(-7))
	case keys.Down:
		s.stand(s.at.Add(7))
	case keys.PageUp:
		s.month(-1)
	case keys.PageDown:
		s.month(1)
	case keys.Home:
		s.stand(dayIn(s.at.Year(), 1, 1))
	case keys.End:
		s.stand(dayIn(s.at.Year(), 12, 31))
	default:
		return nil, false
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *whole) Next() string {
	switch {
	case s.days.Calendar == nil:
		return words.In(s.env, "reading", nil)
	case len(s.days.Corrections[s.at]) > 1:
		return words.In(s.env, "next.disputed", nil)
	case s.days.YearCertainty(s.at.Year()) == calendar.Outside:
		return words.In(s.env, "next.outside", lang.Args{"year": s.at.Year()})
	}
	return words.In(s.env, "next", lang.Args{"day": s.at.Digits()})
}
