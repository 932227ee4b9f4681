package bundle

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Archive asks for a file and for whom it is, and puts an inspection away into it.
func Archive(e *screen.Env, id, number string) tea.Cmd {
	folder := typed.Here()
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "archive", Submit: words.Text("archive.write", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("field.file", nil), Must: true, Check: whereto(folder)},
			{ID: "to", Kind: form.List, Label: words.Text("field.to", nil), Under: words.Text("field.to.under", nil), Blank: words.Text("field.to.blank", nil), Row: publicKey, Check: forWhom},
		}}, form.Values{"file": {words.In(e, "archive.name", lang.Args{"number": number})}}),
		Name:  func() string { return words.In(e, "archive", nil) },
		Frame: func() (string, string) { return words.In(e, "archive.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		in := desk.BundleInput{Path: v.One("file"), Lock: journal.Lock{Recipients: keysOf(v["to"])}}
		return carry(e, words.Text("archiving", nil), func(ctx context.Context, d *desk.Desk, p journal.Progress) (desk.BundleWritten, error) {
			in.Progress = p
			return d.ArchiveInspection(ctx, id, in)
		}, func(out desk.BundleWritten, _ bool) tea.Cmd {
			return tea.Batch(sh.Written(), e.Tell(written(out)))
		}, sh.Refused)
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(sh))
}

// written says where it is and how sure that is.
func written(out desk.BundleWritten) lang.Text {
	file := lang.Args{"file": lang.Line(out.File), "n": out.Entries}
	if !out.ReadBack {
		return words.Text("archived.compared", file)
	}
	return words.Text("archived", file)
}

// whereto says which file is meant.
func whereto(folder string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if v.One("file") == "" {
			return lang.Text{}, lang.Text{}
		}
		return typed.Whereto(folder, v.One("file")), lang.Text{}
	}
}

// keysOf gives the keys that were typed, without blank lines.
func keysOf(lines []string) []string {
	var out []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// publicKey says what is wrong with a line that is no public key; the whole key is
// judged when the file is written.
func publicKey(line string) lang.Text {
	if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "age1") {
		return words.Text("to.wrong", nil)
	}
	return lang.Text{}
}

// forWhom says who will be able to read the file.
func forWhom(v form.Values) (echo, wrong lang.Text) {
	if n := len(keysOf(v["to"])); n > 0 {
		return words.Text("to.shut", lang.Args{"n": n}), lang.Text{}
	}
	return words.Text("to.open", nil), lang.Text{}
}
