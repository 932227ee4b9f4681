package home

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/backups"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/signing"
	"ashyq/tui/screen/template"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// settings is what the analyst and the office have set.
type settings struct {
	env      *screen.Env
	rooms    *rooms
	office   []desk.SettingLine
	readings map[string][]checks.Reading
	list     widget.List
}

// setting is one line of the room.
type setting struct {
	head   string // a heading, where the rest is empty
	name   string
	value  string
	source string
	change func() tea.Cmd
}

func newSettings(e *screen.Env, r *rooms) *settings { return &settings{env: e, rooms: r} }

// Open implements screen.Opener.
func (s *settings) Open() tea.Cmd {
	type answer struct {
		office   []desk.SettingLine
		readings map[string][]checks.Reading
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.office, err = d.Settings(ctx); err != nil {
			return a, err
		}
		a.readings, err = d.Readings(ctx)
		return a, err
	}, func(a answer) tea.Cmd {
		s.office, s.readings = a.office, a.readings
		return nil
	})
}

// lines lists what is set: this laptop's own first, then the readings, then what
// moves verdicts and papers and therefore stands in the journal.
func (s *settings) lines() []setting {
	e := s.env
	say := func(key string) string { return words.In(e, key, nil) }
	out := []setting{
		{head: say("settings.own")},
		{name: say("settings.name"), value: orNone(e, ownName(e)), change: func() tea.Cmd { return office.AskName(e) }},
		{name: say("settings.language"), value: languages[e.Lang], change: s.nextLanguage},
		{name: say("settings.theme"), value: say("theme." + themeName(e.Taste.Theme)), change: s.nextTheme},
		{head: say("settings.readings")},
	}
	for _, limit := range e.Desk.Standard().Limits() {
		if len(limit.Readings) > 1 {
			out = append(out, s.reading(limit))
		}
	}
	out = append(out, setting{head: say("settings.office")})
	for _, line := range s.office {
		value := strings.Join(line.Values, " / ")
		if len(line.Values) > 1 {
			value = "! " + value
		}
		out = append(out, setting{
			name: e.In(office.Setting(line.Name)), value: orNone(e, lang.Line(value)), source: lang.Line(line.Source),
			change: func() tea.Cmd { return office.AskSetting(e, line) },
		})
	}
	return out
}

func (s *settings) reading(limit *standard.Limit) setting {
	e := s.env
	accepted := s.readings[limit.ID]
	value, source := words.In(e, "settings.no-reading", nil), ""
	for i, a := range accepted {
		for _, r := range limit.Readings {
			if r.ID == a.Reading && i == 0 {
				value, source = e.In(r.Title), lang.Line(a.Ground)
			}
		}
	}
	if len(accepted) > 1 {
		value = "! " + value
	}
	return setting{
		name: e.In(limit.Title), value: value, source: source,
		change: func() tea.Cmd { return office.AskReading(e, limit, accepted) },
	}
}

// ownName is the name that was given, here or on the command line.
func ownName(e *screen.Env) string {
	if a := e.Desk.Author(); a.Given {
		return lang.Line(a.Name)
	}
	return ""
}

func orNone(e *screen.Env, value string) string {
	if value == "" {
		return words.In(e, "settings.none", nil)
	}
	return value
}

// themes are the looks that can be chosen, in a ring.
var themes = []string{"", "mono", "ascii"}

func themeName(t string) string {
	if t == "" {
		return "colour"
	}
	return t
}

func (s *settings) nextTheme() tea.Cmd {
	t := s.env.Taste
	for i, name := range themes {
		if name == t.Theme {
			t.Theme = themes[(i+1)%len(themes)]
			break
		}
	}
	return s.env.SetTaste(t)
}

func (s *settings) nextLanguage() tea.Cmd {
	t := s.env.Taste
	all := lang.Langs()
	for i, l := range all {
		if l == s.env.Lang {
			t.Lang = string(all[(i+1)%len(all)])
		}
	}
	return s.env.SetTaste(t)
}

func (s *settings) tab() string { return words.In(s.env, "settings", nil) }

// Crumb implements screen.Screen.
func (s *settings) Crumb() string { return s.tab() }

// Stamp implements screen.Screen.
func (s *settings) Stamp() string { return today(s.env) }

// Context implements screen.Screen.
func (s *settings) Context() (left, right string) { return s.rooms.tabs(s), "" }

// Actions implements screen.Screen.
func (s *settings) Actions() []screen.Action {
	own := []screen.Action{
		screen.Can("setting-change", func() tea.Cmd { return s.at().change() }),
		screen.Can("templates-open", func() tea.Cmd { return template.Open(s.env) }),
		screen.Can("backups-open", func() tea.Cmd { return backups.Open(s.env) }).Unless(s.noBackups),
		screen.Can("signing-open", func() tea.Cmd { return signing.Open(s.env) }),
		screen.Can("yearly-write", func() tea.Cmd { return office.WriteYear(s.env) }),
	}
	return append(own, s.rooms.walking(s)...)
}

// noBackups says why there are none of the sample office.
func (s *settings) noBackups() lang.Text {
	if !s.env.Desk.HasVault() {
		return words.Text("settings.no-backups", nil)
	}
	return lang.Text{}
}

// at gives the line under the cursor, which is never a heading.
func (s *settings) at() setting {
	lines := s.lines()
	s.list.Settle(len(lines), 1, changeable(lines))
	return lines[s.list.Cursor]
}

// changeable tells on which lines the cursor stands: on all but headings.
func changeable(lines []setting) func(int) bool {
	return func(i int) bool { return lines[i].change != nil }
}

// Next implements screen.Screen.
func (s *settings) Next() string {
	return words.In(s.env, "settings.next", lang.Args{"name": s.at().name})
}

// Key implements screen.Screen.
func (s *settings) Key(k keys.Key) (tea.Cmd, bool) {
	lines := s.lines()
	return nil, s.list.KeyOver(k, len(lines), changeable(lines))
}

// Draw implements screen.Screen.
func (s *settings) Draw(c widget.Canvas) {
	lines := s.lines()
	s.list.Settle(len(lines), 1, changeable(lines))
	w, h := c.Size()
	wide := w * 45 / 100
	from, to := s.list.Window(len(lines), h-2)
	for i := from; i < to; i++ {
		y, line := i-from, lines[i]
		if line.change == nil {
			widget.Heading(c, y, line.head, "")
			continue
		}
		c.Put(3, y, theme.Plain, widget.Fit(line.name, wide-4))
		c.Put(wide, y, theme.Plain, widget.Fit(line.value, w-wide-1))
		if i == s.list.Cursor {
			widget.Mark(c, y)
		}
	}
	if source := lines[s.list.Cursor].source; source != "" {
		c.Put(1, h-1, theme.Plain, widget.Fit(words.In(s.env, "settings.source", lang.Args{"source": source}), w-2))
	}
}
