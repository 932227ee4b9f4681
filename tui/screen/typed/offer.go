package typed

import (
	"context"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/picker"
	"ashyq/tui/screen/sheet"
)

// Finder finds what to offer under a field.
type Finder = func(context.Context, *desk.Desk) ([]form.Suggestion, error)

// Offer is what a sheet offers under its fields: files under those that take files,
// what was typed before under those that ask for it, and what it knows by itself.
type Offer struct {
	Known  map[string]string               // field → what is typed into it: desk.TypedSource …
	Files  map[string][]string             // field → endings of files that it takes; nil: any
	Own    func(field, text string) Finder // of the sheet itself; nil: nothing. It stands first
	Folder string                          // field that takes a folder
	Kind   func(field string) string       // what is typed into fields that Known does not name; nil: nothing
}

// Tables are the endings of files that hold rows.
var Tables = []string{".csv", ".xlsx", ".tsv", ".txt"}

// On makes a sheet offer it, and lets files be chosen from folders.
func (o Offer) On(s *sheet.Sheet) *sheet.Sheet {
	s.Suggest = o.suggest
	extra := s.Extra
	s.Extra = func() []screen.Action {
		var out []screen.Action
		field := s.Form.Focus()
		if _, files := o.Files[field]; field != "" && (files || field == o.Folder) {
			out = append(out, screen.Can("form-files", func() tea.Cmd { return o.pick(s, field) }))
		}
		if extra != nil {
			out = append(out, extra()...)
		}
		return out
	}
	return s
}

// suggest finds what to offer under a field.
func (o Offer) suggest(field, text string) Finder {
	if endings, ok := o.Files[field]; ok {
		if text == "" || desk.Address(text) {
			return nil
		}
		return OfferFiles(text, endings...)
	}
	if field == o.Folder && field != "" {
		return offerFolders(text)
	}
	kind := o.Known[field]
	if kind == "" && o.Kind != nil {
		kind = o.Kind(field)
	}
	var own Finder
	if o.Own != nil {
		own = o.Own(field, text)
	}
	if kind == "" {
		return own
	}
	return func(ctx context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		var out []form.Suggestion
		if own != nil {
			list, err := own(ctx, d)
			if err != nil {
				return nil, err
			}
			out = list
		}
		list, err := d.Remembered(ctx, desk.Remember{Field: kind, Typed: text})
		for _, m := range list {
			known := slices.ContainsFunc(out, func(s form.Suggestion) bool { return s.Value == m.Text })
			if !known {
				out = append(out, remembered(d, m))
			}
		}
		return out, err
	}
}

// remembered shows a text that was typed before: when, and by whom where it was
// another one.
func remembered(d *desk.Desk, m desk.Memory) form.Suggestion {
	note := lang.Same(m.Day.Digits())
	if m.Author != d.Author().Name {
		note = Join(" · ", note, lang.Same(lang.Line(m.Author)))
	}
	return form.Suggestion{Value: m.Text, Name: lang.Same(m.Text), Note: note}
}

// pick lets files be chosen for a field; what is chosen stands in it afterwards.
func (o Offer) pick(s *sheet.Sheet, field string) tea.Cmd {
	_, text := s.Form.Typed()
	from := ""
	if text != "" {
		from = filepath.Dir(text)
	}
	return picker.Open(s.Env, picker.Wanted{
		Endings: o.Files[field], Folder: field == o.Folder, Several: s.Form.Several(field), From: from,
		Chosen: func(paths []string) tea.Cmd { return s.Put(field, paths) },
	})
}
