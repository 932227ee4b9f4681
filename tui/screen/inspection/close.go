package inspection

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// close asks for the reason, and closes the inspection: its findings are sealed.
func (s *inspection) close() tea.Cmd { return standing(s.env, s.id, "close").Open() }

// reopen asks for the reason, and opens it again.
func (s *inspection) reopen() tea.Cmd { return standing(s.env, s.id, "reopen").Open() }

// Resume goes on with the reason of a closing or reopening that was not written.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	return standing(e, d.Inspection, d.Target).Resume(d)
}

func standing(e *screen.Env, id, name string) typed.Asking {
	act, about := (*desk.Desk).Close, "close.about"
	if name == "reopen" {
		act, about = (*desk.Desk).Reopen, "reopen.about"
	}
	return typed.Asking{Env: e, Sheet: func(v form.Values) *sheet.Sheet {
		sh := &sheet.Sheet{
			Env: e,
			Form: form.New(form.Form{
				ID: "standing", Submit: words.Text(name, nil),
				Fields: []form.Field{{ID: "reason", Kind: form.Area, Label: words.Text("reason", nil), Must: true}},
			}, v),
			Draft: desk.Draft{ID: name + " " + id, Form: "standing", Inspection: id, Target: name},
			Name:  func() string { return words.In(e, name, nil) },
			Frame: func() (string, string) { return words.In(e, about, nil), "" },
		}
		sh.Write = func(v form.Values) tea.Cmd {
			return sheet.Carry(sh, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return act(d, ctx, id, v.One("reason"))
			}), func(struct{}) tea.Cmd { return e.Tell(words.Text("written", nil)) })
		}
		return sh
	}}
}
