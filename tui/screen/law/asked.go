package law

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// asked lists the inspections in which the check of a clause is asked of holders of
// its category, with what came of it in each. It reads a page at a time: every
// inspection of it is judged.
type asked struct {
	env      *screen.Env
	title    string // the clause
	check    string
	category string
	rows     []desk.AskedIn
	total    int // -1: not known yet
	reading  bool
	list     widget.List
}

// askedPage is how many inspections are judged at a time.
const askedPage = 40

// inspections opens the list of those in which the clause is asked.
func (s *clause) inspections() tea.Cmd {
	l := s.at()
	if l.check == nil {
		return s.env.Tell(words.Text("standard.no-check", nil))
	}
	return s.env.Push(&asked{env: s.env, title: s.Crumb(), check: l.check.ID, category: l.category, total: -1})
}

// Open implements screen.Opener: what was read is read anew, the cursor stays.
func (s *asked) Open() tea.Cmd { return s.read(0, max(len(s.rows), askedPage)) }

func (s *asked) read(offset, n int) tea.Cmd {
	type answer struct {
		total int
		rows  []desk.AskedIn
	}
	s.reading = true
	check, category := s.check, s.category
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		a.total, a.rows, err = d.AskedIn(ctx, check, category, n, offset)
		return a, err
	}, func(a answer) tea.Cmd {
		s.total, s.rows, s.reading = a.total, append(s.rows[:min(offset, len(s.rows))], a.rows...), false
		s.list.Clamp(len(s.rows))
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *asked) Crumb() string { return words.In(s.env, "asked", nil) }

// Stamp implements screen.Screen.
func (s *asked) Stamp() string { return s.title }

// Context implements screen.Screen.
func (s *asked) Context() (left, right string) {
	left = s.env.In(screen.CheckOf(s.env, s.check).Title)
	if s.total >= 0 {
		right = words.In(s.env, "asked.count", lang.Args{"n": len(s.rows), "all": s.total})
	}
	return left, right
}

// Actions implements screen.Screen.
func (s *asked) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("open", func() tea.Cmd { return s.env.Show(s.rows[s.list.Cursor].ID) }).Unless(s.none),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *asked) none() lang.Text {
	if len(s.rows) == 0 {
		return words.Text("clause.no-inspections", nil)
	}
	return lang.Text{}
}

// Key implements screen.Screen: at the end of what is held the next page is read.
func (s *asked) Key(k keys.Key) (tea.Cmd, bool) {
	if !s.list.Key(k, len(s.rows)) {
		return nil, false
	}
	if s.list.Cursor == len(s.rows)-1 && len(s.rows) < s.total && !s.reading {
		return s.read(len(s.rows), askedPage), true
	}
	return nil, true
}

// Next implements screen.Screen.
func (s *asked) Next() string {
	switch {
	case s.total < 0:
		return words.In(s.env, "reading", nil)
	case len(s.rows) == 0:
		return words.In(s.env, "asked.none-next", nil)
	}
	return words.In(s.env, "asked.next", lang.Args{"number": lang.Line(s.rows[s.list.Cursor].Shown)})
}

// Draw implements screen.Screen.
func (s *asked) Draw(c widget.Canvas) {
	if s.total == 0 {
		for i, line := range widget.Wrap(words.In(s.env, "clause.no-inspections", nil), c.Width()-6) {
			c.Put(3, 1+i, theme.Plain, line)
		}
		return
	}
	number := 0
	for _, r := range s.rows {
		number = max(number, widget.Width(r.Shown))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Width: max(number, 8)}, widget.Column{Title: words.In(s.env, "asked.holder", nil)},
		widget.Column{Title: words.In(s.env, "asked.verdict", nil), Width: screen.VerdictWidth(s.env)},
		widget.Column{Title: words.In(s.env, "asked.by", nil), Width: 10, Drop: 1},
		widget.Column{Title: words.In(s.env, "asked.as-of", nil), Width: 10, Drop: 2})
	table.Head(c, 0)
	from, to := s.list.Window(len(s.rows), c.Height()-1)
	for i := from; i < to; i++ {
		r := s.rows[i]
		by := ""
		if r.By == checks.Analyst {
			by = words.In(s.env, "asked.analyst", nil)
		}
		table.Row(c, 1+i-from, i == s.list.Cursor, widget.Cell{Text: lang.Line(r.Shown)}, widget.Cell{Text: s.env.In(r.Name)},
			screen.VerdictCell(s.env, r.Verdict), widget.Cell{Text: by}, widget.Cell{Text: dayDigits(r.AsOf)})
	}
}

// dayDigits writes a day of a row as lists do.
func dayDigits(iso string) string {
	day, err := calendar.ParseDay(iso)
	if err != nil {
		return lang.Line(iso)
	}
	return day.Digits()
}
