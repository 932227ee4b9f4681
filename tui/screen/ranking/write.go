package ranking

import (
	"context"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// ending is that of files of comma-separated values.
const ending = ".csv"

// write asks where to, and writes what is listed.
func (s *ranking) write() tea.Cmd {
	e, q := s.env, s.query
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "ranking-file", Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("file", nil), Must: true, Check: checkFile(typed.Here())},
		}}, form.Values{"file": {q.Category + ending}}),
		Name:  func() string { return words.In(e, "to-file", nil) },
		Frame: func() (string, string) { return e.In(s.category().Name), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file, l := path(v), e.Lang
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (int, error) {
			return d.WriteRanking(ctx, file, l, q)
		}, func(n int) tea.Cmd {
			return e.Tell(words.Text("written", lang.Args{"file": lang.Line(file), "n": n}))
		})
	}
	return sheet.Open(e, sh)
}

// path is the file with its ending.
func path(v form.Values) string { return strings.TrimSuffix(v.One("file"), ending) + ending }

// checkFile says which file is meant.
func checkFile(folder string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if name := v.One("file"); name == "" || strings.HasSuffix(name, "/") || strings.HasSuffix(name, string(filepath.Separator)) {
			return lang.Text{}, words.Text("file.none", nil)
		}
		return typed.Whereto(folder, path(v)), lang.Text{}
	}
}
