package deadlines

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

// ending is that of calendar files.
const ending = ".ics"

// write asks where to, and writes what is listed into a calendar file.
func (r *Room) write() tea.Cmd {
	e, q := r.Env, r.query()
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "calendar-file", Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("file", nil), Must: true, Check: checkFile},
		}}, form.Values{"file": {words.In(e, "file.name", nil) + ending}}),
		Name:  func() string { return words.In(e, "to-calendar", nil) },
		Frame: func() (string, string) { return words.In(e, "to-calendar.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		file, l := path(v), e.Lang
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (int, error) {
			return d.WriteDeadlines(ctx, file, l, q)
		}, func(n int) tea.Cmd {
			return e.Tell(words.Text("written", lang.Args{"file": lang.Line(file), "n": n}))
		})
	}
	return sheet.Open(e, sh)
}

// path is the file with its ending.
func path(v form.Values) string { return strings.TrimSuffix(v.One("file"), ending) + ending }

// checkFile says which file is meant.
func checkFile(v form.Values) (echo, wrong lang.Text) {
	if typed := v.One("file"); typed == "" || strings.HasSuffix(typed, "/") || strings.HasSuffix(typed, string(filepath.Separator)) {
		return lang.Text{}, words.Text("file.none", nil)
	}
	full, err := filepath.Abs(path(v))
	if err != nil {
		full = path(v) // the folder was taken away: the name stands alone
	}
	return lang.Same(lang.Line(full)), lang.Text{}
}
