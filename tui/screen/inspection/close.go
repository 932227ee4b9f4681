package inspection

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
)

// close asks for the reason, and closes the inspection: its findings are sealed.
func (s *inspection) close() tea.Cmd {
	return s.standing("close", "close.about", (*desk.Desk).Close)
}

// reopen asks for the reason, and opens it again.
func (s *inspection) reopen() tea.Cmd {
	return s.standing("reopen", "reopen.about", (*desk.Desk).Reopen)
}

func (s *inspection) standing(name, about string, act func(*desk.Desk, context.Context, string, string) error) tea.Cmd {
	e := s.env
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{
			ID: "standing", Submit: words.Text(name, nil),
			Fields: []form.Field{{ID: "reason", Kind: form.Area, Label: words.Text("reason", nil), Must: true}},
		}, nil),
		Name:  func() string { return words.In(e, name, nil) },
		Frame: func() (string, string) { return words.In(e, about, nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (struct{}, error) {
			return struct{}{}, act(d, ctx, s.id, v.One("reason"))
		}, func(_ struct{}, err error) tea.Cmd {
			if err != nil {
				sh.Refused()
				return nil
			}
			return tea.Batch(sh.Written(), e.Tell(words.Text("written", nil)))
		})
	}
	return sheet.Open(e, sh)
}
