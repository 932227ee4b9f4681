package sheet

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// What helps to fill a field in: what was typed into such fields before, and what
// stood in this one when the holder was last looked at.

// helpers lists what else can be done about the field in focus.
func (s *Sheet) helpers() []screen.Action {
	var out []screen.Action
	if s.offers() {
		out = append(out, screen.Can("form-recall", s.recall))
	}
	if s.Form.Writing() {
		out = append(out, screen.Can("form-line", nil))
	}
	return out
}

// offers tells whether something may be offered under the field in focus.
func (s *Sheet) offers() bool {
	field, _ := s.Form.Typed()
	return s.Suggest != nil && field != "" && s.Suggest(field, "") != nil
}

// recall offers what was typed into such a field before, though nothing is typed yet.
func (s *Sheet) recall() tea.Cmd {
	field, typed := s.Form.Typed()
	find := s.Suggest(field, typed)
	none := func() tea.Cmd { return s.Env.Tell(words.Text("recall.none", nil)) }
	if find == nil {
		return none()
	}
	return s.offer(field, find, none)
}

// takeOver puts into the field in focus what stood there before.
func (s *Sheet) takeOver() tea.Cmd {
	cmd, _ := s.edit(s.Form.TakeOver)
	return cmd
}

// Put puts values into a field from elsewhere, as if they had been typed: they become
// further lines of a list, and take the place of a text.
func (s *Sheet) Put(field string, values []string) tea.Cmd {
	if s.writing || len(values) == 0 {
		return nil
	}
	cmd, _ := s.edit(func() bool { s.Form.Put(field, values); return true })
	return cmd
}

// askBefore finds what stood in the fields before. Where that cannot be found out
// nothing is said: she fills the sheet in without it.
func (s *Sheet) askBefore() tea.Cmd {
	if s.Before == nil || s.Env.Desk == nil {
		return nil
	}
	return screen.Look(s.Env, s, func(ctx context.Context, d *desk.Desk) (Recalls, error) {
		before, err := s.Before(ctx, d)
		if err != nil {
			return nil, nil
		}
		return before, nil
	}, func(before Recalls) tea.Cmd {
		s.recalls = before
		s.remember(s.Form.Values())
		return nil
	})
}

// remember tells the form what stood in its fields before.
func (s *Sheet) remember(v form.Values) {
	if s.recalls != nil {
		s.Form.Remember(s.recalls(v))
	}
}

// left tells that a field is left.
func (s *Sheet) left(field string) {
	if s.Left != nil && field != "" {
		s.Left(field)
	}
}
