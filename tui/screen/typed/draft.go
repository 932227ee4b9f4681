package typed

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
)

// Asking is a sheet that is about to be opened: Sheet makes it with some values
// in its form, Known are those to begin with.
type Asking struct {
	Env    *screen.Env
	Sheet  func(form.Values) *sheet.Sheet
	Known  form.Values
	Opened func(form.Values) tea.Cmd // what else is to be done once it is open; nil: nothing
}

// Open opens the sheet. Where it was typed into before and not written, it begins
// with what was typed, and says so; else with what is known.
func (a Asking) Open() tea.Cmd {
	s := a.Sheet(a.Known)
	return screen.Ahead(a.Env, func(ctx context.Context, d *desk.Desk) (desk.Draft, error) {
		return earlier(ctx, d, s.Draft.ID)
	}, func(d desk.Draft) tea.Cmd {
		if d.ID == "" {
			return a.push(s)
		}
		return a.Resume(d)
	})
}

// Resume opens the sheet with what a draft holds, and says so.
func (a Asking) Resume(d desk.Draft) tea.Cmd {
	s := a.Sheet(d.Values)
	s.Draft.Saved = d.Saved
	at := calendar.MomentOf(d.Saved)
	return tea.Batch(a.push(s), a.Env.Tell(words.Text("draft", lang.Args{"at": at})))
}

// earlier finds the draft with this id; one without an id says that there is
// none.
func earlier(ctx context.Context, d *desk.Desk, id string) (desk.Draft, error) {
	list, err := d.Drafts(ctx)
	if err != nil {
		return desk.Draft{}, err
	}
	for _, draft := range list {
		if draft.ID == id {
			return draft, nil
		}
	}
	return desk.Draft{}, nil
}

// push opens the sheet, with a way to begin afresh.
func (a Asking) push(s *sheet.Sheet) tea.Cmd {
	extra := s.Extra
	s.Extra = func() []screen.Action {
		var out []screen.Action
		if extra != nil {
			out = extra()
		}
		return append(out, screen.Can("form-afresh", func() tea.Cmd { return a.afresh(s) }).Unless(untouched(s)))
	}
	open := sheet.Open(a.Env, s)
	if a.Opened == nil {
		return open
	}
	return tea.Batch(open, a.Opened(s.Form.Values()))
}

func untouched(s *sheet.Sheet) func() lang.Text {
	return func() lang.Text {
		if s.Draft.Saved.IsZero() && !s.Form.Changed() {
			return words.Text("untouched", nil)
		}
		return lang.Text{}
	}
}

// afresh asks, and then lets go what was typed: another sheet takes the place of
// this one, with what is known.
func (a Asking) afresh(s *sheet.Sheet) tea.Cmd {
	e := a.Env
	say := func(key string) string { return words.In(e, key, nil) }
	return aid.Ask(&aid.Question{
		Env:   e,
		Title: func() string { return say("afresh") },
		Lines: func() []aid.Line { return []aid.Line{{Text: say("afresh.about")}} },
		Buttons: []aid.Button{
			{Name: func() string { return say("afresh.cancel") }},
			{Name: func() string { return say("afresh.do") }, Do: func() tea.Cmd {
				return tea.Batch(s.Written(), a.push(a.Sheet(a.Known)))
			}},
		},
	})
}
