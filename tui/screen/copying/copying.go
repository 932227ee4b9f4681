// Package copying puts a sentence into the clipboard of the terminal.
//
// The idea: what is found is needed elsewhere too, in a letter, in a message. The
// sentence is the one of the paper, in Kazakh or in Russian; where both are there she is
// asked which. A terminal that does not take it says nothing, so copying the same once
// more offers a file instead.
package copying

import (
	"context"
	_ "embed"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

//go:embed messages.toml
var messagesTOML string

var words = screen.NewWords(messagesTOML)

// Found copies what the memo says of an inspection, or of one check of it.
func Found(e *screen.Env, inspection, check string) tea.Cmd {
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (lang.Text, error) {
		return d.Sentences(ctx, inspection, check)
	}, func(t lang.Text) tea.Cmd { return Text(e, t) })
}

// Text copies a text. Where it is there in Kazakh and in Russian it asks which.
func Text(e *screen.Env, t lang.Text) tea.Cmd {
	kk, ru := lang.Paragraphs(t.KK), lang.Paragraphs(t.RU)
	switch {
	case kk == "" && ru == "":
		return e.Tell(words.Text("nothing", nil))
	case kk == "" || kk == ru:
		return put(e, ru)
	case ru == "":
		return put(e, kk)
	}
	say := func(key string) func() string { return func() string { return words.In(e, key, nil) } }
	return aid.Ask(&aid.Question{
		Env: e, Title: say("which"),
		Lines: func() []aid.Line { return []aid.Line{{Text: kk}, {}, {Text: ru}} },
		Buttons: []aid.Button{
			{Name: say("kk"), Do: func() tea.Cmd { return put(e, kk) }},
			{Name: say("ru"), Do: func() tea.Cmd { return put(e, ru) }},
			{Name: say("cancel")},
		},
	})
}

// mostTold bounds how much of the text is told, in cells: what to do where the terminal
// did not take it must stand on the same line, in eighty columns.
const mostTold = 20

// put gives the text to the terminal; one that was given just before is offered as a
// file, for then the terminal did not take it.
func put(e *screen.Env, text string) tea.Cmd {
	text = desk.Masked(e.Lang, text) // it leaves
	if e.Copy == nil || e.Copied == text {
		e.Copied = ""
		return intoFile(e, text)
	}
	e.Copied = text
	give := e.Copy
	return screen.Prepare(e, func(context.Context) (struct{}, error) { return struct{}{}, give(text) },
		func(struct{}) tea.Cmd {
			return e.Tell(words.Text("copied", lang.Args{"text": widget.Fit(lang.Line(text), mostTold)}))
		}, func(error) tea.Cmd { return intoFile(e, text) })
}

// intoFile asks for a file and writes the text into it.
func intoFile(e *screen.Env, text string) tea.Cmd {
	s := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "copy-file", Submit: words.Text("file.write", nil), Fields: []form.Field{
			{ID: "text", Kind: form.Info, Label: words.Text("file.text", nil)},
			{ID: "file", Kind: form.Text, Label: words.Text("file", nil), Must: true, Check: whereto(typed.Here())},
		}}, form.Values{"text": {text}, "file": {words.In(e, "file.name", nil)}}),
		Name:  func() string { return words.In(e, "file.title", nil) },
		Frame: func() (string, string) { return words.In(e, "file.about", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		path := v.One("file")
		return sheet.Carry(s, sheet.Nothing(func(_ context.Context, d *desk.Desk) error { return d.WriteText(path, text) }),
			func(struct{}) tea.Cmd {
				return e.Tell(words.Text("file.written", lang.Args{"file": typed.Whereto(typed.Here(), path)}))
			})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(s))
}

// whereto says the file back whole.
func whereto(folder string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if v.One("file") == "" {
			return lang.Text{}, lang.Text{}
		}
		return typed.Whereto(folder, v.One("file")), lang.Text{}
	}
}
