package page

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// leads are entries of menus and links that may show what nobody has looked at yet.
// None of them is followed but those that the analyst marks: that is how she names
// them.
type leads struct {
	env   *screen.Env
	id    string
	check string
	read  bool
	all   []propose.Lead
	list  widget.List
	marks map[string]bool // by address and check
}

func openLeads(e *screen.Env, inspection, check string) tea.Cmd {
	return e.Push(&leads{env: e, id: inspection, check: check, marks: map[string]bool{}})
}

func leadKey(l propose.Lead) string { return l.URL + " " + l.Check }

// Open implements screen.Opener.
func (s *leads) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]propose.Lead, error) {
		return d.Leads(ctx, s.id)
	}, func(all []propose.Lead) tea.Cmd {
		s.read = true
		s.all = slices.DeleteFunc(all, func(l propose.Lead) bool { return s.check != "" && l.Check != s.check })
		s.list.Clamp(len(s.all))
		return nil
	})
}

// Crumb implements screen.Screen.
func (s *leads) Crumb() string { return words.In(s.env, "leads", nil) }

// Stamp implements screen.Screen.
func (s *leads) Stamp() string {
	if n := len(s.chosen()); n > 0 {
		return words.In(s.env, "marked", lang.Args{"n": n})
	}
	return ""
}

// Context implements screen.Screen.
func (s *leads) Context() (left, right string) { return words.In(s.env, "leads.about", nil), "" }

// Actions implements screen.Screen.
func (s *leads) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("leads-capture", s.capture).Unless(s.unasked),
		screen.Can("found-mark", s.mark).Unless(s.none),
		screen.Can("back", s.env.Pop),
	}
}

func (s *leads) none() lang.Text {
	if len(s.all) == 0 {
		return words.Text("leads.none", nil)
	}
	return lang.Text{}
}

// unasked says why nothing that is chosen can be captured: an address without a site
// can be asked of nobody.
func (s *leads) unasked() lang.Text {
	if len(s.all) == 0 {
		return s.none()
	}
	list := s.chosen()
	if len(list) == 0 {
		list = s.all[s.list.Cursor : s.list.Cursor+1]
	}
	for _, l := range list {
		if why := l.Obstacle(); why != (lang.Text{}) {
			return why
		}
	}
	return lang.Text{}
}

// chosen lists what is marked.
func (s *leads) chosen() []propose.Lead {
	var out []propose.Lead
	for _, l := range s.all {
		if s.marks[leadKey(l)] {
			out = append(out, l)
		}
	}
	return out
}

func (s *leads) mark() tea.Cmd {
	key := leadKey(s.all[s.list.Cursor])
	if s.marks[key] {
		delete(s.marks, key)
	} else {
		s.marks[key] = true
	}
	s.list.Key(keys.Down, len(s.all))
	return nil
}

// capture captures what is marked, else what is under the cursor, and goes back to the
// list of pages, where the progress stands.
func (s *leads) capture() tea.Cmd {
	list := s.chosen()
	if len(list) == 0 {
		list = s.all[s.list.Cursor : s.list.Cursor+1]
	}
	var named []desk.NamedAddress
	for _, l := range list {
		named = append(named, desk.NamedAddress{Inspection: s.id, Address: l.URL, Check: l.Check})
	}
	e := s.env
	return screen.Do(e, words.In(e, "capturing", nil), func(ctx context.Context, d *desk.Desk) (desk.Visits, error) {
		return plan(ctx, d, named, false)
	}, func(round desk.Visits, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(e.Leave(s), take(e, s.id, round, func() tea.Cmd { return nil }))
	})
}

// Key implements screen.Screen.
func (s *leads) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.all)) }

// Next implements screen.Screen.
func (s *leads) Next() string {
	switch n := len(s.chosen()); {
	case !s.read:
		return words.In(s.env, "not-read", nil)
	case len(s.all) == 0:
		return words.In(s.env, "next.no-leads", nil)
	case n > 0:
		return words.In(s.env, "next.leads-marked", lang.Args{"n": n})
	}
	return words.In(s.env, "next.leads", nil)
}

// wideLeads is the width from which the check has room for its whole title.
const wideLeads = 104

// Draw implements screen.Screen.
func (s *leads) Draw(c widget.Canvas) {
	e := s.env
	if !s.read {
		return
	}
	if len(s.all) == 0 {
		for y, line := range widget.Wrap(words.In(e, "leads.none", nil), c.Width()-6) {
			c.Put(3, y+1, theme.Plain, line)
		}
		return
	}
	columns := []widget.Column{
		{Width: 1}, {Title: words.In(e, "column.lead", nil)},
		{Title: words.In(e, "column.address", nil), Width: c.Width() / 3, Drop: 1},
	}
	wide := c.Width() >= wideLeads
	if wide {
		columns = append(columns, widget.Column{Title: words.In(e, "column.check", nil), Width: c.Width() / 4})
	}
	table := widget.NewTable(c.Width(), columns...)
	table.Head(c, 0)
	below := 2
	from, to := s.list.Window(len(s.all), c.Height()-1-below)
	for i := from; i < to; i++ {
		l := s.all[i]
		mark := ""
		if s.marks[leadKey(l)] {
			mark = "*"
		}
		cells := []widget.Cell{{Text: mark, Style: theme.Title}, {Text: lang.Line(l.Title)}, {Text: address(l.URL)}}
		if wide {
			cells = append(cells, widget.Cell{Text: e.In(screen.CheckOf(e, l.Check).Short)})
		}
		table.Row(c, 1+i-from, i == s.list.Cursor, cells...)
	}
	l := s.all[s.list.Cursor]
	widget.Heading(c, c.Height()-below, words.In(e, "leads.where", nil), strconv.Itoa(s.list.Cursor+1)+" / "+strconv.Itoa(len(s.all)))
	c.Put(1, c.Height()-1, theme.Plain, widget.Fit(lang.Line(l.URL), c.Width()-2))
}
