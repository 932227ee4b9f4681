package law

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
	"ashyq/tui/widget"
)

// Add asks for a file, shows what it would add, and then writes it.
func Add(e *screen.Env, path string) tea.Cmd {
	s := &sheet.Sheet{
		Env:   e,
		Looks: true,
		Form: form.New(form.Form{ID: "law-add", Submit: words.Text("add.look", nil), Fields: []form.Field{
			{ID: "file", Kind: form.Text, Label: words.Text("add.file", nil), Must: true},
		}}, form.Values{"file": {path}}),
		Name:  func() string { return words.In(e, "add", nil) },
		Frame: func() (string, string) { return words.In(e, "add.about", nil), "" },
	}
	s.Write = func(v form.Values) tea.Cmd {
		file := v.One("file")
		return screen.Do(e, words.In(e, "reading", nil), func(ctx context.Context, d *desk.Desk) ([]desk.Addition, error) {
			return d.AddFromFile(ctx, file, true)
		}, func(list []desk.Addition, err error) tea.Cmd {
			s.Refused() // nothing was written: the sheet stays below what it shows
			if err != nil {
				return nil
			}
			return e.Push(&preview{env: e, file: file, list: list, sheet: s})
		})
	}
	return sheet.Open(e, typed.Offer{Files: map[string][]string{"file": nil}}.On(s))
}

// preview is what a file would add, before it is written.
type preview struct {
	env     *screen.Env
	file    string
	list    []desk.Addition
	sheet   *sheet.Sheet
	writing bool
	scroll  aid.Scroll
}

// Crumb implements screen.Screen.
func (s *preview) Crumb() string { return words.In(s.env, "preview", nil) }

// Stamp implements screen.Screen.
func (s *preview) Stamp() string { return lang.Line(filepath.Base(s.file)) }

// Context implements screen.Screen.
func (s *preview) Context() (left, right string) {
	return words.In(s.env, "preview.count", lang.Args{"n": s.fresh()}), ""
}

// fresh counts what does not stand already.
func (s *preview) fresh() int {
	n := 0
	for _, a := range s.list {
		if !a.Known {
			n++
		}
	}
	return n
}

// Actions implements screen.Screen.
func (s *preview) Actions() []screen.Action {
	return []screen.Action{screen.Can("form-write", s.write).Unless(s.nothing), screen.Can("back", s.env.Pop)}
}

func (s *preview) nothing() lang.Text {
	if s.fresh() == 0 {
		return words.Text("preview.known", nil)
	}
	return lang.Text{}
}

// write records what was shown.
func (s *preview) write() tea.Cmd {
	if s.writing {
		return nil
	}
	s.writing = true
	e, file := s.env, s.file
	return screen.Do(e, words.In(e, "writing", nil), func(ctx context.Context, d *desk.Desk) ([]desk.Addition, error) {
		return d.AddFromFile(ctx, file, false)
	}, func(list []desk.Addition, err error) tea.Cmd {
		s.writing = false
		if err != nil {
			return nil
		}
		return tea.Batch(e.Leave(s.sheet), e.Tell(words.Text("added", lang.Args{"n": len(list)})))
	})
}

// Next implements screen.Screen.
func (s *preview) Next() string {
	if s.fresh() == 0 {
		return words.In(s.env, "preview.known", nil)
	}
	return words.In(s.env, "preview.next", nil)
}

// Key implements screen.Screen.
func (s *preview) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.scroll.Key(k) }

// Draw implements screen.Screen.
func (s *preview) Draw(c widget.Canvas) {
	s.scroll.Draw(c, s.lines())
}

func (s *preview) lines() []aid.Line {
	var out []aid.Line
	for _, a := range s.list {
		if a.Text != nil {
			out = append(out, s.text(a)...)
			continue
		}
		known := ""
		if a.Known {
			known = words.In(s.env, "preview.stands", nil)
		}
		out = append(out, aid.Line{Label: lang.Line(a.Matter), Text: joined(lang.Line(a.Value), known)})
	}
	return out
}

// text says what the text of an act changes: its days, its clauses, the open
// inspections into which they reach.
func (s *preview) text(a desk.Addition) []aid.Line {
	e, t := s.env, a.Text
	out := []aid.Line{{Head: joined(lang.Line(t.ID), e.In(t.Title))}}
	if a.Known {
		out = append(out, aid.Line{Text: words.In(e, "preview.stands", nil)})
	}
	out = append(out, aid.Line{Label: words.In(e, "preview.from", nil), Text: t.From.Digits()})
	if t.Latest != 0 {
		out = append(out, aid.Line{Label: words.In(e, "preview.latest", nil), Text: t.Latest.Digits()})
	}
	if t.Ends != 0 {
		out = append(out, aid.Line{Label: words.In(e, "preview.ends", nil), Text: joined(t.Before, t.Ends.Digits())})
	}
	if t.Corrects {
		out = append(out, aid.Line{Text: words.In(e, "preview.corrects", nil)})
	}
	n := t.Counts()
	var counts []string
	for _, c := range append(standard.Changes(), standard.Begun, standard.Ended) {
		if n[c] > 0 {
			counts = append(counts, fmt.Sprintf("%s: %d", e.In(c.Words()), n[c]))
		}
	}
	out = append(out, aid.Line{Label: words.In(e, "preview.changes", nil), Text: strings.Join(counts, ", ")})
	out = append(out, s.changes(t)...)
	return append(out, s.touched(t)...)
}

func (s *preview) changes(t *desk.TextPreview) []aid.Line {
	e := s.env
	var made, out []aid.Line
	for _, c := range t.Clauses {
		line := aid.Line{
			Text: joined(pair(standard.Difference{Mapping: c.Mapping}), sign(c.Change)+" "+e.In(c.Change.Words()), e.In(c.Title), e.In(c.Note)),
			Wide: true,
		}
		switch {
		case c.Made:
			made = append(made, line)
		case c.Change != standard.Same:
			out = append(out, line)
		}
	}
	for _, i := range t.Items {
		if i.Change != standard.Same {
			out = append(out, aid.Line{Text: joined(i.Item, sign(i.Change)+" "+e.In(i.Change.Words()), e.In(i.Title)), Wide: true})
		}
	}
	if len(made) > 0 {
		made = append([]aid.Line{{}, {Head: words.In(e, "preview.made", nil)}}, made...)
	}
	if len(out) > 0 {
		out = append([]aid.Line{{}, {Head: words.In(e, "preview.changed", nil)}}, out...)
	}
	return append(made, out...)
}

// touched lists the open inspections that the text touches.
func (s *preview) touched(t *desk.TextPreview) []aid.Line {
	e := s.env
	out := []aid.Line{{}, {Head: words.In(e, "preview.touched", nil)}}
	if len(t.Inspections) == 0 {
		return append(out, aid.Line{Text: words.In(e, "preview.none-touched", nil)})
	}
	for _, i := range t.Inspections {
		out = append(out, aid.Line{
			Text: joined(i.Number, e.In(i.Holder), i.AsOf.Digits(), words.In(e, "preview.checks", lang.Args{"n": len(i.Checks)})), Wide: true,
		})
	}
	if t.More > 0 {
		out = append(out, aid.Line{Text: words.In(e, "preview.more", lang.Args{"n": t.More})})
	}
	return out
}
