package office

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
)

// AskName asks for the name that stands under entries and papers.
func AskName(e *screen.Env) tea.Cmd {
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{
			ID: "name", Submit: words.Text("write", nil),
			Fields: []form.Field{{ID: "name", Kind: form.Text, Label: words.Text("settings.name", nil), Must: true}},
		}, form.Values{"name": {e.Taste.Name}}),
		Name:  func() string { return words.In(e, "settings.name", nil) },
		Frame: func() (string, string) { return words.In(e, "name.why", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		t := e.Taste
		t.Name = v.One("name")
		return tea.Batch(e.SetTaste(t), s.Written())
	}
	return sheet.Open(e, s)
}

// AskSetting asks for a setting of the office, with its source.
// Typed is what was typed before, of a draft; nil: what stands.
func AskSetting(e *screen.Env, line desk.SettingLine, typed form.Values) tea.Cmd {
	if typed == nil {
		typed = form.Values{"source": {line.Source}}
		if len(line.Values) == 1 {
			typed["value"] = line.Values
		}
	}
	value := form.Field{ID: "value", Kind: form.Text, Label: words.Text("settings.value", nil), Must: true}
	if line.Name == checks.SettingPublished {
		value.Kind, value.Check = form.Day, dayCheck(e, "value")
	}
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{
			ID: "setting", Submit: words.Text("write", nil),
			Fields: []form.Field{value, {
				ID: "source", Kind: form.Text, Label: words.Text("settings.source-field", nil), Must: true,
			}},
		}, typed),
		Draft: desk.Draft{ID: "setting " + line.Name, Form: "setting", Target: line.Name},
		Name:  func() string { return e.In(Setting(line.Name)) },
		Frame: func() (string, string) { return words.In(e, "settings.journal", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		text := v.One("value")
		if value.Kind == form.Day {
			if day, _, err := calendar.Typed(text, calendar.Span{}, e.Desk.Today()); err == nil {
				text = day.String()
			}
		}
		return write(s, func(ctx context.Context, d *desk.Desk) error { return d.Set(ctx, line.Name, text, v.One("source")) })
	}
	return sheet.Open(e, s)
}

// AskReading asks which reading of a limit the department accepts, on what ground
// and from when. Typed is what was typed before, of a draft; nil: what stands.
func AskReading(e *screen.Env, limit *standard.Limit, accepted []checks.Reading, typed form.Values) tea.Cmd {
	if typed == nil {
		typed = form.Values{"from": {e.Desk.Today().Digits()}}
		if len(accepted) == 1 {
			typed["reading"], typed["ground"] = []string{accepted[0].Reading}, []string{accepted[0].Ground}
		}
	}
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{
			ID: "reading", Submit: words.Text("write", nil),
			Fields: []form.Field{
				{ID: "reading", Kind: form.Choice, Label: words.Text("reading.which", nil), Must: true,
					Options: func(form.Values) (out []form.Option) {
						for _, r := range limit.Readings {
							out = append(out, form.Option{ID: r.ID, Name: r.Title})
						}
						return out
					}},
				{ID: "ground", Kind: form.Text, Label: words.Text("reading.ground", nil), Must: true},
				{ID: "from", Kind: form.Day, Label: words.Text("reading.from", nil), Must: true, Check: dayCheck(e, "from")},
			},
		}, typed),
		Draft: desk.Draft{ID: "reading " + limit.ID, Form: "reading", Target: limit.ID},
		Name:  func() string { return words.In(e, "settings.readings", nil) },
		Frame: func() (string, string) { return e.In(limit.Title), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		from, _, err := calendar.Typed(v.One("from"), calendar.Span{}, e.Desk.Today())
		if err != nil {
			s.Refused()
			return e.Fail(err)
		}
		return write(s, func(ctx context.Context, d *desk.Desk) error {
			return d.AcceptReading(ctx, limit.ID, v.One("reading"), v.One("ground"), from)
		})
	}
	return sheet.Open(e, s)
}

// AskGround asks for the ground of an inspection. Typed is what was typed before,
// of a draft.
func AskGround(e *screen.Env, inspection string, typed form.Values) tea.Cmd {
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "ground", Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "ground", Kind: form.Area, Label: words.Text("ground", nil), Must: true},
		}}, typed),
		Draft: desk.Draft{ID: "ground " + inspection, Form: "ground", Inspection: inspection},
		Name:  func() string { return words.In(e, "ground", nil) },
		Frame: func() (string, string) { return words.In(e, "ground.about", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		return write(s, func(ctx context.Context, d *desk.Desk) error {
			return d.ChangeInspection(ctx, inspection, desk.InspectionChange{Ground: v.One("ground")})
		})
	}
	return sheet.Open(e, s)
}

// write carries out what a sheet asks for, and leaves it when it is written.
func write(s *sheet.Sheet, do func(context.Context, *desk.Desk) error) tea.Cmd {
	return sheet.Carry(s, sheet.Nothing(do), func(struct{}) tea.Cmd { return s.Env.Tell(words.Text("written", nil)) })
}

// dayCheck says a typed day in full, or what is wrong with it.
func dayCheck(e *screen.Env, field string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if v.One(field) == "" {
			return lang.Text{}, lang.Text{}
		}
		day, _, err := calendar.Typed(v.One(field), calendar.Span{}, e.Desk.Today())
		if failure, ok := lang.AsError(err); ok {
			return lang.Text{}, failure.Text
		}
		return day.Words(), lang.Text{}
	}
}
