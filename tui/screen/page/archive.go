package page

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/erase"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// ending is that of web archives.
const ending = ".warc.gz"

// write asks where to, and writes the pages as a web archive that other tools read.
func (s *pages) write() tea.Cmd {
	e, id := s.env, s.id
	folder := typed.Here()
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "pages-archive", Submit: words.Text("archive.submit", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("field.file", nil), Must: true, Check: func(v form.Values) (echo, wrong lang.Text) {
				return typed.Whereto(folder, archived(v.One("file"))), lang.Text{}
			}},
		}}, form.Values{"file": {words.In(e, "archive.name", lang.Args{"number": s.read.number}) + ending}}),
		Name:  func() string { return words.In(e, "archive", nil) },
		Frame: func() (string, string) { return words.In(e, "archive.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file := archived(v.One("file"))
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (int, error) {
			return d.WritePagesArchive(ctx, id, file)
		}, func(n int) tea.Cmd {
			return e.Tell(words.Text("archive.written", lang.Args{"n": n, "file": lang.Line(file)}))
		})
	}
	return sheet.Open(e, sh)
}

// archived gives a file its ending.
func archived(file string) string {
	if file == "" || strings.HasSuffix(file, ".warc") || strings.HasSuffix(file, ending) {
		return file
	}
	return strings.TrimSuffix(file, ".gz") + ending
}

// erase looks at what erasing the page under the cursor would do.
func (s *pages) erase() tea.Cmd {
	p, _ := s.at()
	return erase.Thing(s.env, s.id, p.ID)
}
