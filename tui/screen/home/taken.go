package home

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// takeDraft asks for a file that was written elsewhere, takes it back as a draft, and
// opens the sheet that it was typed on.
func takeDraft(e *screen.Env) tea.Cmd {
	say := func(key string) lang.Text { return words.Text(key, nil) }
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "draft-take", Submit: say("drafts.take.do"), Fields: []form.Field{
			{ID: "file", Kind: form.Files, Label: say("drafts.take.file"), Must: true, One: true},
		}}, form.Values{}),
		Name:  func() string { return words.In(e, "drafts.take", nil) },
		Frame: func() (string, string) { return words.In(e, "drafts.take.about", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		path := strings.TrimSpace(v.One("file"))
		return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) (desk.Draft, error) {
			return d.TakeDraft(ctx, path, false)
		}, func(d desk.Draft) tea.Cmd {
			return Resume(e, d)
		})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(s))
}
