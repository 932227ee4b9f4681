package office

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
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
func AskSetting(e *screen.Env, line desk.SettingLine) tea.Cmd { return setting(e, line).Open() }

// AskReading asks which reading of a limit the department accepts, on what ground
// and from when.
func AskReading(e *screen.Env, limit *standard.Limit, accepted []checks.Reading) tea.Cmd {
	return reading(e, limit, accepted).Open()
}

// AskGround asks for the ground of an inspection.
func AskGround(e *screen.Env, inspection string) tea.Cmd { return ground(e, inspection).Open() }

// Resume goes on with what was typed on one of these sheets and not written; false
// where the draft is of none of them.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	switch d.Form {
	case "setting":
		return setting(e, desk.SettingLine{Name: d.Target}).Resume(d), true
	case "ground":
		return ground(e, d.Inspection).Resume(d), true
	case "reading":
		if limit := e.Desk.Standard().Limit(d.Target); limit != nil {
			return reading(e, limit, nil).Resume(d), true
		}
	}
	return nil, false
}

func setting(e *screen.Env, line desk.SettingLine) typed.Asking {
	days := typed.Days{Env: e}
	value := form.Field{ID: "value", Kind: form.Text, Label: words.Text("settings.value", nil), Must: true}
	if line.Name == checks.SettingPublished {
		value.Kind, value.Check = form.Day, days.Check("value")
	}
	known := form.Values{"source": {line.Source}}
	if len(line.Values) == 1 {
		known["value"] = line.Values
	}
	return asking(e, known, func(s *sheet.Sheet) {
		s.Draft = desk.Draft{ID: "setting " + line.Name, Form: "setting", Target: line.Name}
		s.Name = func() string { return e.In(Setting(line.Name)) }
		s.Frame = func() (string, string) { return words.In(e, "settings.journal", nil), "" }
		s.Write = func(v form.Values) tea.Cmd {
			text := v.One("value")
			if day, err := days.Day(text); value.Kind == form.Day && err == nil {
				text = day.String()
			}
			return write(s, func(ctx context.Context, d *desk.Desk) error { return d.Set(ctx, line.Name, text, v.One("source")) })
		}
	}, value, form.Field{ID: "source", Kind: form.Text, Label: words.Text("settings.source-field", nil), Must: true})
}

func reading(e *screen.Env, limit *standard.Limit, accepted []checks.Reading) typed.Asking {
	days := typed.Days{Env: e}
	known := form.Values{"from": {e.Desk.Today().Digits()}}
	if len(accepted) == 1 {
		known["reading"], known["ground"] = []string{accepted[0].Reading}, []string{accepted[0].Ground}
	}
	which := form.Field{ID: "reading", Kind: form.Choice, Label: words.Text("reading.which", nil), Must: true,
		Options: func(form.Values) (out []form.Option) {
			for _, r := range limit.Readings {
				out = append(out, form.Option{ID: r.ID, Name: r.Title})
			}
			return out
		}}
	return asking(e, known, func(s *sheet.Sheet) {
		s.Draft = desk.Draft{ID: "reading " + limit.ID, Form: "reading", Target: limit.ID}
		s.Name = func() string { return words.In(e, "settings.readings", nil) }
		s.Frame = func() (string, string) { return e.In(limit.Title), "" }
		s.Write = func(v form.Values) tea.Cmd {
			from, err := days.Day(v.One("from"))
			if err != nil {
				s.Refused()
				return e.Fail(err)
			}
			return write(s, func(ctx context.Context, d *desk.Desk) error {
				return d.AcceptReading(ctx, limit.ID, v.One("reading"), v.One("ground"), from)
			})
		}
	}, which,
		form.Field{ID: "ground", Kind: form.Text, Label: words.Text("reading.ground", nil), Must: true},
		form.Field{ID: "from", Kind: form.Day, Label: words.Text("reading.from", nil), Must: true, Check: days.Check("from")})
}

func ground(e *screen.Env, inspection string) typed.Asking {
	return asking(e, nil, func(s *sheet.Sheet) {
		s.Draft = desk.Draft{ID: "ground " + inspection, Form: "ground", Inspection: inspection}
		s.Name = func() string { return words.In(e, "ground", nil) }
		s.Frame = func() (string, string) { return words.In(e, "ground.about", nil), "" }
		s.Write = func(v form.Values) tea.Cmd {
			return write(s, func(ctx context.Context, d *desk.Desk) error {
				return d.ChangeInspection(ctx, inspection, desk.InspectionChange{Ground: v.One("ground")})
			})
		}
	}, form.Field{ID: "ground", Kind: form.Area, Label: words.Text("ground", nil), Must: true})
}

// asking is a sheet of these fields; set says what it is about. What was typed on
// it before and not written comes back.
func asking(e *screen.Env, known form.Values, set func(*sheet.Sheet), fields ...form.Field) typed.Asking {
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{Env: e}
		set(s)
		s.Form = form.New(form.Form{ID: s.Draft.Form, Submit: words.Text("write", nil), Fields: fields}, v)
		return typed.Offer{Known: map[string]string{"source": desk.TypedSource, "ground": desk.TypedGround}}.On(s)
	}}
}

// write carries out what a sheet asks for, and leaves it when it is written.
func write(s *sheet.Sheet, do func(context.Context, *desk.Desk) error) tea.Cmd {
	return sheet.Carry(s, sheet.Nothing(do), func(struct{}) tea.Cmd { return s.Env.Tell(words.Text("written", nil)) })
}
