package proofs

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
)

// noFiles says why there is nothing to write out.
func (s *list) noFiles() lang.Text {
	if p, ok := s.at(); !ok || p.evidence == nil || len(p.evidence.Files) == 0 {
		return words.Text("files.none", nil)
	}
	return lang.Text{}
}

// files asks for a folder, and writes the files of the evidence into it: a terminal
// cannot show a photo, and what was sealed is never changed by another program.
func (s *list) files() tea.Cmd {
	e := s.env
	p, _ := s.at()
	id, inspection := p.evidence.ID, s.id
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "proof-files", Submit: words.Text("files.write", nil), Fields: []form.Field{
			{ID: "folder", Kind: form.Text, Label: words.Text("files.folder", nil), Must: true},
		}}, form.Values{"folder": {"."}}),
		Name: func() string { return words.In(e, "files", nil) },
		Frame: func() (string, string) {
			return s.title(p), words.In(e, "files.count", lang.Args{"n": len(p.evidence.Files)})
		},
	}
	sh.Write = func(v form.Values) tea.Cmd {
		folder := v.One("folder")
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) ([]string, error) {
			return d.EvidenceFiles(ctx, inspection, id, folder)
		}, func(written []string) tea.Cmd {
			return e.Tell(words.Text("files.written", lang.Args{"n": len(written), "folder": folder}))
		})
	}
	return sheet.Open(e, sh)
}
