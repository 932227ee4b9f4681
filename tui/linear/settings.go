package linear

import (
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/home"
	"ashyq/tui/screen/law"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/template"
)

// languages are the languages by their own names: whoever reads another one must find
// her own.
var languages = map[lang.Lang]string{lang.KK: "қазақша", lang.RU: "русский", lang.EN: "English"}

// language asks for the language, which is said by its own name.
func (t *talk) language() error {
	var options []option
	standing := 0
	for i, l := range lang.Langs() {
		options = append(options, option{name: lang.Same(title(languages[l]))})
		if l == t.env.Lang {
			standing = i
		}
	}
	at, err := t.choose(options, standing)
	if err != nil {
		return err
	}
	taste := t.env.Taste
	taste.Lang = string(lang.Langs()[at])
	t.pump(t.env.SetTaste(taste))
	t.report()
	t.say("language", lang.Args{"language": title(languages[t.env.Lang])})
	return nil
}

// settings says what is set, and changes it.
func (t *talk) settings() error {
	return t.room(func() ([]option, error) {
		list, err := t.env.Desk.Settings(t.ctxOf())
		if err != nil {
			return nil, err
		}
		accepted, err := t.env.Desk.Readings(t.ctxOf())
		if err != nil {
			return nil, err
		}
		name := ""
		if a := t.env.Desk.Author(); a.Given {
			name = lang.Line(a.Name)
		}
		out := []option{
			act(words.Text("settings.name", lang.Args{"name": orNone(name)}), func() error { return t.through(office.AskName(t.env)) }),
			act(words.Text("home.language", lang.Args{"language": languages[t.env.Lang]}), t.language),
		}
		for _, line := range list {
			out = append(out, t.setting(line))
		}
		for _, limit := range t.env.Desk.Standard().Limits() {
			if len(limit.Readings) < 2 {
				continue
			}
			value := t.in("none", nil)
			for _, a := range accepted[limit.ID] {
				for _, r := range limit.Readings {
					if r.ID == a.Reading {
						value = t.env.In(r.Title)
					}
				}
			}
			out = append(out, act(words.Text("settings.reading", lang.Args{"limit": limit.Title, "value": value}), func() error {
				return t.through(office.AskReading(t.env, limit, accepted[limit.ID]))
			}))
		}
		t.say("settings", nil)
		return append([]option{act(words.Text("back", nil), leave)}, out...), nil
	})
}

func (t *talk) setting(line desk.SettingLine) option {
	name := words.Text("settings.office", lang.Args{
		"name": office.Setting(line.Name), "value": orNone(strings.Join(line.Values, "; ")),
	})
	return act(name, func() error { return t.through(office.AskSetting(t.env, line)) })
}

// rooms leads to what has no words of its own here: the screens of the office, said
// line by line.
func (t *talk) rooms() error {
	return t.room(func() ([]option, error) {
		t.say("rooms", nil)
		out := []option{
			act(words.Text("back", nil), leave),
			act(words.Text("rooms.law", nil), func() error { return t.through(law.Open(t.env)) }),
			act(words.Text("rooms.templates", nil), func() error { return t.through(template.Open(t.env)) }),
			act(words.Text("rooms.yearly", nil), func() error { return t.through(office.WriteYear(t.env)) }),
		}
		for _, r := range home.Rooms(t.env) {
			out = append(out, act(lang.Same(spoken(r.Crumb())), func() error { return t.thenFollow(t.env.Push(r)) }))
		}
		return out, nil
	})
}
