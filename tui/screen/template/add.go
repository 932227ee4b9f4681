package template

import (
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

// Add asks for the file of a form, shows its mistakes, and then takes it.
func Add(e *screen.Env, kind checks.PaperKind, l lang.Lang, path string) tea.Cmd {
	in := desk.TemplateInput{Path: path, Paper: kind, Lang: l}
	s := &sheet.Sheet{
		Env:   e,
		Looks: true,
		Form: form.New(form.Form{ID: "template-add", Submit: words.Text("add.look", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("add.file", nil), Must: true},
		}}, form.Values{"file": {path}}),
		Name: func() string { return words.In(e, "add", nil) },
		Frame: func() (string, string) {
			return words.In(e, "add.about", lang.Args{"paper": kind.Words(), "lang": tongue(l)}), ""
		},
	}
	s.Write = func(v form.Values) tea.Cmd {
		in.Path = v.One("file")
		return screen.Do(e, words.In(e, "looking", nil), func(ctx context.Context, d *desk.Desk) ([]desk.TemplateProblem, error) {
			return d.PreviewTemplate(ctx, in.Path, in.Paper, in.Lang)
		}, func(list []desk.TemplateProblem, err error) tea.Cmd {
			s.Refused() // nothing was written: the sheet stays below what it shows
			if err != nil {
				return nil
			}
			return e.Push(&preview{env: e, in: in, list: list, sheet: s})
		})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(s))
}

// preview is what a file has for mistakes, before it is taken.
type preview struct {
	env     *screen.Env
	in      desk.TemplateInput
	list    []desk.TemplateProblem
	sheet   *sheet.Sheet
	writing bool
	scroll  aid.Scroll
}

// Crumb implements screen.Screen.
func (s *preview) Crumb() string { return words.In(s.env, "preview", nil) }

// Stamp implements screen.Screen.
func (s *preview) Stamp() string { return lang.Line(filepath.Base(s.in.Path)) }

// Context implements screen.Screen.
func (s *preview) Context() (left, right string) {
	n := s.blocking()
	return words.In(s.env, "preview.count", lang.Args{"blocks": n, "rest": len(s.list) - n}), ""
}

func (s *preview) blocking() (n int) {
	for _, p := range s.list {
		if p.Blocks {
			n++
		}
	}
	return n
}

// Actions implements screen.Screen.
func (s *preview) Actions() []screen.Action {
	return []screen.Action{screen.Can("form-write", s.write).Unless(s.refused), screen.Can("back", s.env.Pop)}
}

func (s *preview) refused() lang.Text {
	if s.blocking() > 0 {
		return words.Text("preview.refused", nil)
	}
	return lang.Text{}
}

// write takes the form that was shown.
func (s *preview) write() tea.Cmd {
	if s.writing {
		return nil
	}
	s.writing = true
	e, in := s.env, s.in
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) (desk.TemplateAdded, error) {
		return d.AddTemplate(ctx, in)
	}, func(out desk.TemplateAdded, err error) tea.Cmd {
		s.writing = false
		if err != nil {
			return nil
		}
		key := "added"
		if out.Known {
			key = "known"
		}
		return tea.Batch(e.Leave(s.sheet), e.Tell(words.Text(key, lang.Args{"name": out.Name})))
	})
}

// Next implements screen.Screen.
func (s *preview) Next() string {
	if s.blocking() > 0 {
		return words.In(s.env, "preview.refused", nil)
	}
	return words.In(s.env, "preview.next", nil)
}

// Key implements screen.Screen.
func (s *preview) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.scroll.Key(k) }

// Draw implements screen.Screen.
func (s *preview) Draw(c widget.Canvas) { s.scroll.Draw(c, s.lines()) }

// lines are the mistakes that stand in the way, then the others.
func (s *preview) lines() []aid.Line {
	e := s.env
	if len(s.list) == 0 {
		return []aid.Line{{Text: words.In(e, "preview.sound", nil)}}
	}
	var out []aid.Line
	for _, part := range []struct {
		blocks bool
		head   string
	}{{true, "preview.blocks"}, {false, "preview.rest"}} {
		first := true
		for _, p := range s.list {
			if p.Blocks != part.blocks {
				continue
			}
			if first {
				out = append(out, aid.Line{Head: words.In(e, part.head, nil)})
				first = false
			}
			where := e.In(p.Where)
			if p.Near != "" {
				where += " · «" + lang.Line(p.Near) + "»"
			}
			out = append(out, aid.Line{Text: where, Wide: true}, aid.Line{Text: "  " + e.In(p.Text), Wide: true}, aid.Line{})
		}
	}
	return out
}
