package sheet

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// kept is what is known of the draft.
type kept struct {
	values form.Values // that were kept, or are being kept; nil: none
	at     time.Time   // when they were
	asked  time.Time   // when that was last asked for
	failed bool        // the last time they could not be
	stuck  bool        // that was when the sheet was to be left
	older  bool        // the sheet was opened with the values of its draft
}

// takeUp begins where the draft left off, where the sheet was opened with it.
func (s *Sheet) takeUp() {
	if !s.Draft.Saved.IsZero() {
		s.kept = kept{values: s.Form.Values(), at: s.Draft.Saved, older: true}
	}
}

// Keep keeps what was typed as a draft, where that was not done yet. What is as
// it was at the beginning is no draft.
func (s *Sheet) Keep() tea.Cmd {
	if form.Equal(s.Form.Values(), s.kept.values) && s.kept.values != nil {
		return nil
	}
	keep, _ := s.keep(nil)
	return keep
}

// keep is Keep with what is to be done when it is done; asked is false where
// there is nothing to keep, and then is not called.
func (s *Sheet) keep(then func(error) tea.Cmd) (cmd tea.Cmd, asked bool) {
	v := s.Form.Values()
	switch {
	case s.Draft.ID == "" || s.Env.Desk == nil, s.kept.older && form.Equal(v, s.kept.values):
		return nil, false
	case !s.Form.Changed() && !s.kept.older:
		if s.kept.values == nil {
			return nil, false
		}
		s.kept = kept{}
		return s.drop(), false
	}
	s.kept.values, s.kept.asked = v, s.Env.Now()
	d := s.Draft
	d.Values = v
	return screen.Do(s.Env, "", func(ctx context.Context, at *desk.Desk) (struct{}, error) {
		return struct{}{}, at.KeepDraft(ctx, d)
	}, func(_ struct{}, err error) tea.Cmd {
		s.kept.failed = err != nil
		if err != nil {
			s.kept.values = nil // to be kept at the next pause
		} else {
			s.kept.at = s.Env.Now()
		}
		if then != nil {
			return then(err)
		}
		return nil
	}), true
}

func (s *Sheet) drop() tea.Cmd {
	if s.Draft.ID == "" || s.Env.Desk == nil {
		return nil
	}
	return screen.Do(s.Env, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, d.DropDraft(ctx, s.Draft.ID)
	}, nil)
}

// Stamp implements screen.Screen: when the draft was kept.
func (s *Sheet) Stamp() string {
	switch {
	case s.kept.failed:
		return words.In(s.Env, "draft.lost", nil)
	case s.kept.at.IsZero():
		return ""
	}
	_, hour, _ := strings.Cut(calendar.MomentOf(s.kept.at).String(), "T")
	return words.In(s.Env, "draft", lang.Args{"time": hour})
}
