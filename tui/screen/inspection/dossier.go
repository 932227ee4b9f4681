package inspection

import (
	"context"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
)

// writeDossier asks where to, and writes all that stands about the inspection as one
// archive.
func (s *inspection) writeDossier() tea.Cmd {
	e, number := s.env, s.view.Case.Inspection.Number
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "dossier", Submit: words.Text("dossier.write", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("dossier.file", nil), Must: true, Check: sayArchive(folder())},
		}}, form.Values{"file": {words.In(e, "dossier.name", lang.Args{"number": number})}}),
		Name:  func() string { return words.In(e, "dossier", nil) },
		Frame: func() (string, string) { return words.In(e, "dossier.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file := archive(v.One("file"))
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.DossierResult, error) {
			return d.Dossier(ctx, s.id, desk.DossierRequest{Path: file, Writers: e.Writers})
		}, func(r desk.DossierResult) tea.Cmd {
			return e.Tell(words.Text("dossier.written", lang.Args{"file": lang.Line(file), "n": len(r.Files)}))
		})
	}
	return sheet.Open(e, sh)
}

// archive gives a file its ending.
func archive(file string) string {
	if strings.EqualFold(filepath.Ext(file), ".zip") {
		return file
	}
	return file + ".zip"
}

// folder is the one in which names without a folder are meant; nothing where it was
// taken away.
func folder() string {
	here, _ := filepath.Abs(".")
	return here
}

// sayArchive says which file is meant.
func sayArchive(here string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		file := archive(v.One("file"))
		if v.One("file") == "" {
			return lang.Text{}, lang.Text{}
		}
		if !filepath.IsAbs(file) {
			file = filepath.Join(here, file)
		}
		return lang.Same(lang.Line(file)), lang.Text{}
	}
}
