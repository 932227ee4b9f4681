package bundle

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Open asks for a bundle, and shows what it would bring.
func Open(e *screen.Env) tea.Cmd {
	sh := &sheet.Sheet{
		Env: e, Looks: true,
		Form: form.New(form.Form{ID: "bundle", Submit: words.Text("look", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("field.bundle", nil), Must: true, Check: whereto(typed.Here())},
			{ID: "identity", Kind: form.Text, Label: words.Text("field.identity", nil), Under: words.Text("field.identity.under", nil)},
		}}, form.Values{}),
		Name:  func() string { return words.In(e, "take", nil) },
		Frame: func() (string, string) { return words.In(e, "take.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		a := asked{file: v.One("file"), identity: v.One("identity")}
		return carry(e, words.Text("looking", nil), func(ctx context.Context, d *desk.Desk, p journal.Progress) (journal.BundleLook, error) {
			key, err := d.KeyFrom(a.identity)
			if err != nil {
				return journal.BundleLook{}, err
			}
			return d.ShowBundle(ctx, a.file, key, p)
		}, func(l journal.BundleLook, stopped bool) tea.Cmd {
			sh.Refused() // it stays below what is shown
			if stopped {
				return e.Tell(words.Text("stopped", nil))
			}
			return e.Push(&look{env: e, asked: a, below: sh, BundleLook: l})
		}, sh.Refused)
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil, "identity": nil}}.On(sh))
}

// asked is a bundle, and what opens it.
type asked struct{ file, identity string }

// take takes the bundle in, and goes back to where it was asked for.
func (s *look) take() tea.Cmd {
	e, a, seen := s.env, s.asked, journal.Seen{SHA256: s.SHA256, Stranger: s.Stranger}
	return carry(e, words.Text("taking", nil), func(ctx context.Context, d *desk.Desk, p journal.Progress) (journal.BundleTaken, error) {
		key, err := d.KeyFrom(a.identity)
		if err != nil {
			return journal.BundleTaken{}, err
		}
		return d.ImportBundle(ctx, a.file, key, seen, p)
	}, func(out journal.BundleTaken, _ bool) tea.Cmd {
		told := words.Text("taken", lang.Args{"entries": out.Entries, "subjects": len(out.Subjects)})
		if out.Conflicts > 0 {
			told = words.Text("taken.conflicts", lang.Args{"entries": out.Entries, "n": out.Conflicts})
		}
		return tea.Batch(e.Leave(s), s.below.Written(), e.Tell(told))
	}, func() {})
}
