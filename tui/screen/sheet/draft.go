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
	failed bool        // the last time they could not be
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
	v := s.Form.Values()
	switch {
	case s.Draft.ID == "" || s.Env.Desk == nil || form.Equal(v, s.kept.values) && s.kept.values != nil:
		return nil
	case !s.Form.Changed() && !s.kept.older:
		if s.kept.values == nil {
			return nil
		}
		s.kept = kept{}
		return s.drop()
	}
	s.kept.values = v
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
		return nil
	})
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
