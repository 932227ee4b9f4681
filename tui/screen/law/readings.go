package law

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/record"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// readings lists the limits of time that can be counted in two ways, each with the
// reading that the department accepted, and says what another one would change.
type readings struct {
	env  *screen.Env
	read *desk.Acts // nil until it is read
	held map[string][]checks.Reading
	list widget.List
	text aid.Scroll
}

// Readings opens the list of accepted readings.
func Readings(e *screen.Env) tea.Cmd { return e.Push(&readings{env: e}) }

// Open implements screen.Opener.
func (s *readings) Open() tea.Cmd {
	type answer struct {
		acts desk.Acts
		held map[string][]checks.Reading
	}
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.acts, err = d.Acts(ctx); err == nil {
			a.held, err = d.Readings(ctx)
		}
		return a, err
	}, func(a answer) tea.Cmd {
		s.read, s.held = &a.acts, a.held
		return nil
	})
}

// limits lists those with two readings.
func (s *readings) limits() []*standard.Limit {
	if s.read == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.read.Law.Limits()), func(l *standard.Limit) bool { return len(l.Readings) < 2 })
}

// at gives the limit under the cursor, nil until the list is read.
func (s *readings) at() *standard.Limit {
	list := s.limits()
	s.list.Clamp(len(list))
	if len(list) == 0 {
		return nil
	}
	return list[s.list.Cursor]
}

// acceptedWords names the reading that is accepted, or says that none is.
func acceptedWords(e *screen.Env, limit *standard.Limit, held []checks.Reading) string {
	switch len(held) {
	case 0:
		return words.In(e, "readings.none", nil)
	case 1:
		return readingName(e, limit, held[0].Reading)
	}
	return "! " + words.In(e, "readings.disputed", nil)
}

// readingName names a reading of a limit; one that is not known gives its own id.
func readingName(e *screen.Env, limit *standard.Limit, id string) string {
	for _, r := range limit.Readings {
		if r.ID == id {
			return e.In(r.Title)
		}
	}
	return lang.Line(id)
}

// Crumb implements screen.Screen.
func (s *readings) Crumb() string { return words.In(s.env, "readings", nil) }

// Stamp implements screen.Screen.
func (s *readings) Stamp() string { return s.env.Desk.Today().Digits() }

// Context implements screen.Screen.
func (s *readings) Context() (left, right string) { return words.In(s.env, "readings.about", nil), "" }

// Actions implements screen.Screen.
func (s *readings) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("reading-accept", s.accept).Unless(s.notRead),
		screen.Can("reading-why", s.would).Unless(s.notRead),
		record.UndoOfOffice(s.env, s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *readings) notRead() lang.Text {
	if s.at() == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (s *readings) accept() tea.Cmd {
	limit := s.at()
	return office.AskReading(s.env, limit, s.held[limit.ID])
}

// would says what each reading that is not accepted would change in the open
// inspections, from today on.
func (s *readings) would() tea.Cmd {
	e, limit := s.env, s.at()
	var other []standard.Reading
	for _, r := range limit.Readings {
		if held := s.held[limit.ID]; len(held) != 1 || held[0].Reading != r.ID {
			other = append(other, r)
		}
	}
	ground, from := words.In(e, "readings.trial", nil), s.since(limit)
	type effect struct {
		of standard.Reading
		desk.ReadingEffect
	}
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (out []effect, err error) {
		for _, r := range other {
			f, err := d.ReadingWould(ctx, limit.ID, r.ID, ground, from)
			if err != nil {
				return nil, err
			}
			out = append(out, effect{r, f})
		}
		return out, nil
	}, func(all []effect) tea.Cmd {
		return aid.Read(&aid.Reader{
			Env: e, Name: func() string { return words.In(e, "preview", nil) }, Left: func() string { return e.In(limit.Title) },
			Lines: func() (out []aid.Line) {
				for _, f := range all {
					out = append(out, effectLines(e, s.read.Law, e.In(f.of.Title), f.ReadingEffect)...)
				}
				return out
			},
		})
	})
}

// since is the day from which a reading is tried: the first on which the Standard was
// in force, so that all that it could move is seen.
func (s *readings) since(limit *standard.Limit) (from calendar.Day) {
	from = s.read.Timeline.Start()
	for _, held := range s.held[limit.ID] {
		from = max(from, held.From)
	}
	return from
}

// effectLines tells what a reading would change, check by check.
func effectLines(e *screen.Env, law *standard.Standard, name string, f desk.ReadingEffect) []aid.Line {
	out := []aid.Line{{Head: name}, {Text: words.In(e, "readings.looked", lang.Args{"n": f.Looked}), Wide: true}}
	if f.Left > 0 {
		out = append(out, aid.Line{Text: words.In(e, "readings.left", lang.Args{"n": f.Left}), Style: theme.Unknown, Wide: true})
	}
	if len(f.Changed) == 0 {
		out = append(out, aid.Line{Text: words.In(e, "readings.no-change", nil), Wide: true})
	}
	for _, c := range f.Changed {
		short := c.Check
		if check := law.Check(c.Check); check != nil {
			short = e.In(check.Short)
		}
		out = append(out, aid.Line{Label: c.Inspection, Text: short + ": " + screen.VerdictCell(e, c.Before).Text + " → " + screen.VerdictCell(e, c.After).Text})
	}
	return append(out, aid.Line{})
}

// Key implements screen.Screen.
func (s *readings) Key(k keys.Key) (tea.Cmd, bool) {
	if !s.list.Key(k, len(s.limits())) {
		return nil, false
	}
	s.text = aid.Scroll{}
	return nil, true
}

// Next implements screen.Screen.
func (s *readings) Next() string {
	limit := s.at()
	switch {
	case limit == nil:
		return words.In(s.env, "reading", nil)
	case len(s.held[limit.ID]) == 0:
		return words.In(s.env, "readings.next-accept", nil)
	}
	return words.In(s.env, "readings.next-why", nil)
}

// Draw implements screen.Screen.
func (s *readings) Draw(c widget.Canvas) {
	limit := s.at()
	if limit == nil {
		return
	}
	left, right := screen.ReadingPanes(c)
	if right.Width() == 0 {
		above := min(len(s.limits())+2, c.Height()/2)
		left, right = c.Rows(0, above), c.Rows(above, c.Height()-above)
	}
	widget.Heading(left, 0, words.In(s.env, "readings.limits", nil), "")
	from, to := s.list.Window(len(s.limits()), left.Height()-1)
	for i := from; i < to; i++ {
		l := s.limits()[i]
		mark, look := "?", theme.Unknown
		if n := len(s.held[l.ID]); n == 1 {
			mark, look = "✓", theme.Met
		} else if n > 1 {
			mark, look = "!", theme.Fault
		}
		y := 1 + i - from
		left.Put(3, y, look, mark)
		left.Put(5, y, theme.Plain, widget.Fit(s.env.In(l.Title), left.Width()-6))
		if i == s.list.Cursor {
			widget.Mark(left, y)
		}
	}
	s.text.Draw(right, s.about(limit))
}

// about tells of the limit: how it can be counted, what is accepted, on what ground.
func (s *readings) about(limit *standard.Limit) []aid.Line {
	e := s.env
	out := []aid.Line{{Head: acceptedWords(e, limit, s.held[limit.ID])}, {Text: e.In(limit.Title), Style: theme.Title, Wide: true}}
	if note := e.In(limit.Note); note != "" {
		out = append(out, aid.Line{Text: note, Wide: true})
	}
	out = append(out, aid.Line{})
	for _, r := range limit.Readings {
		mark := "○"
		if slices.ContainsFunc(s.held[limit.ID], func(h checks.Reading) bool { return h.Reading == r.ID }) {
			mark = "✓"
		}
		out = append(out, aid.Line{Text: mark + " " + e.In(r.Title), Wide: true})
	}
	for _, h := range s.held[limit.ID] {
		out = append(out, aid.Line{},
			aid.Line{Label: words.In(e, "readings.accepted", nil), Text: readingName(e, limit, h.Reading)},
			aid.Line{Label: words.In(e, "readings.ground", nil), Text: lang.Line(h.Ground)},
			aid.Line{Label: words.In(e, "readings.from", nil), Text: e.In(h.From.Words())},
			aid.Line{Label: words.In(e, "readings.by", nil), Text: lang.Line(h.Mark.Author)})
	}
	if len(s.held[limit.ID]) == 0 {
		out = append(out, aid.Line{}, aid.Line{Text: words.In(e, "readings.without", nil), Wide: true})
	}
	return append(append(out, aid.Line{}), s.counted(limit)...)
}

// counted lists the checks that count by the limit.
func (s *readings) counted(limit *standard.Limit) []aid.Line {
	out := []aid.Line{{Head: words.In(s.env, "readings.checks", nil)}}
	for _, check := range s.read.Law.Checks() {
		if slices.ContainsFunc(check.Parts, func(p standard.Part) bool { return p.Limit == limit.ID }) {
			out = append(out, aid.Line{Text: s.env.In(check.Title), Wide: true})
		}
	}
	var places []string
	for _, place := range limit.Law {
		places = append(places, s.env.In(s.read.Law.CiteLawShort(place)))
	}
	for _, of := range limit.Clauses {
		places = append(places, of.Act+" "+of.Clause)
	}
	return append(out, aid.Line{Text: joined(places...), Wide: true})
}
