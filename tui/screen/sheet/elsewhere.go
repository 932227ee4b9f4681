package sheet

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// losing tells whether what was typed cannot be written where the database lies.
func (s *Sheet) losing() bool {
	return s.Draft.ID != "" && s.Env.Desk != nil && (s.kept.failed || s.Env.MediumFails())
}

// elsewhere asks for a file and writes into it what was typed. The database is not
// needed for that, and the sheet stays: it may still be written.
func (s *Sheet) elsewhere() tea.Cmd {
	e := s.Env
	say := func(key string) lang.Text { return words.Text(key, nil) }
	ask := &Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "elsewhere", Submit: say("elsewhere.write"), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: say("elsewhere.file"), Must: true},
		}}, form.Values{"file": {"ashyq-draft-" + e.Now().Format("20060102T150405") + ".json"}}),
		Name:  func() string { return words.In(e, "elsewhere", nil) },
		Frame: func() (string, string) { return words.In(e, "elsewhere.about", nil), "" },
	}
	draft := s.Draft
	draft.Values = s.Form.Values()
	said, at := s.said(), e.Desk
	ask.Write = func(v form.Values) tea.Cmd {
		path := strings.TrimSpace(v.One("file"))
		return screen.Prepare(e, func(context.Context) (struct{}, error) {
			return struct{}{}, at.SaveDraftElsewhere(path, draft, said)
		}, func(struct{}) tea.Cmd {
			for e.Read() { // what failed is answered, and would hide where it is now
			}
			return tea.Batch(ask.Written(), e.Tell(words.Text("elsewhere.written", lang.Args{"file": lang.Line(path)})))
		}, func(error) tea.Cmd {
			ask.Refused()
			return nil
		})
	}
	return Open(e, ask)
}

// said gives what was typed in the words of the form, so that it can be read without
// this program.
func (s *Sheet) said() (out []desk.DraftWord) {
	for i := range s.Form.Fields() {
		f, shown := s.Form.Asked(i)
		if !shown || f.Field.Kind == form.Info || len(f.Values) == 0 {
			continue
		}
		word := desk.DraftWord{Label: s.Env.In(f.Field.Label)}
		for _, v := range f.Values {
			for _, o := range f.Offered {
				if o.ID == v {
					v = s.Env.In(o.Name)
				}
			}
			word.Text = append(word.Text, v)
		}
		out = append(out, word)
	}
	return out
}
