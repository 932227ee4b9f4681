package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/commission"
	"ashyq/tui/screen/conflict"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/screen/field"
	"ashyq/tui/screen/holder"
	"ashyq/tui/screen/importing"
	"ashyq/tui/screen/inspection"
	"ashyq/tui/screen/office"
	"ashyq/tui/screen/opening"
	"ashyq/tui/screen/other"
	captured "ashyq/tui/screen/page"
	"ashyq/tui/screen/papers"
	"ashyq/tui/screen/register"
	"ashyq/tui/screen/review"
	"ashyq/tui/screen/stand"
	"ashyq/tui/screen/year"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// recovery offers back what was typed and not written before the program ended.
type recovery struct {
	env    *screen.Env
	drafts []desk.Draft
	list   widget.List
}

// recover looks for drafts, and offers them where there are any.
func recover(e *screen.Env) tea.Cmd {
	return screen.Look(e, nil, func(ctx context.Context, d *desk.Desk) ([]desk.Draft, error) {
		return d.Drafts(ctx)
	}, func(drafts []desk.Draft) tea.Cmd {
		if len(drafts) == 0 {
			return nil
		}
		return e.Push(&recovery{env: e, drafts: drafts})
	})
}

// Sudden implements screen.Sudden.
func (s *recovery) Sudden() {}

// Crumb implements screen.Screen.
func (s *recovery) Crumb() string { return words.In(s.env, "drafts", nil) }

// Stamp implements screen.Screen.
func (s *recovery) Stamp() string { return "" }

// Context implements screen.Screen.
func (s *recovery) Context() (left, right string) { return words.In(s.env, "drafts.about", nil), "" }

// Actions implements screen.Screen.
func (s *recovery) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("draft-resume", s.resume),
		screen.Can("draft-drop", s.drop),
		screen.Can("draft-take", func() tea.Cmd { return tea.Batch(s.env.Leave(s), takeDraft(s.env)) }),
		screen.Can("back", s.env.Pop),
	}
}

func (s *recovery) resume() tea.Cmd {
	d := s.drafts[s.list.Cursor]
	return tea.Batch(s.env.Leave(s), Resume(s.env, d))
}

// Resume opens the sheet of a draft, with what was typed on it.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	switch d.Form {
	case "inspection", "holder":
		return opening.Resume(e, d)
	case "standing":
		return inspection.Resume(e, d)
	case "stand":
		return stand.Resume(e, d)
	case "sample", "lacking":
		return register.Resume(e, d)
	}
	if cmd, ok := field.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := other.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := commission.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := conflict.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := review.Resume(e, d, nil); ok {
		return cmd
	}
	if cmd, ok := papers.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := importing.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := holder.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := office.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := year.Resume(e, d); ok {
		return cmd
	}
	if cmd, ok := captured.Resume(e, d); ok {
		return cmd
	}
	return evidence.Resume(e, d)
}

func (s *recovery) drop() tea.Cmd {
	d := s.drafts[s.list.Cursor]
	e := s.env
	return aid.Ask(&aid.Question{
		Env:   e,
		Title: func() string { return words.In(e, "drafts.drop", nil) },
		Lines: func() []aid.Line { return []aid.Line{{Text: s.what(d)}, {Text: said(e, d)}} },
		Buttons: []aid.Button{
			{Name: func() string { return words.In(e, "cancel", nil) }},
			{Name: func() string { return words.In(e, "drafts.drop", nil) }, Do: func() tea.Cmd { return s.dropped(d) }},
		},
	})
}

func (s *recovery) dropped(d desk.Draft) tea.Cmd {
	return screen.Do(s.env, "", func(ctx context.Context, at *desk.Desk) (struct{}, error) {
		return struct{}{}, at.DropDraft(ctx, d.ID)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		for i, other := range s.drafts {
			if other.ID == d.ID {
				s.drafts = append(s.drafts[:i], s.drafts[i+1:]...)
				break
			}
		}
		s.list.Clamp(len(s.drafts))
		if len(s.drafts) == 0 {
			return s.env.Leave(s)
		}
		return nil
	})
}

// Key implements screen.Screen.
func (s *recovery) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.drafts)) }

// Next implements screen.Screen.
func (s *recovery) Next() string { return words.In(s.env, "drafts.next", nil) }

// said is what was typed, in a line.
func said(e *screen.Env, d desk.Draft) string {
	for _, field := range []string{"title", "reason", "holder", "name", "name-kk", "name-ru", "source", "text", "note", "value", "ground", "fact", "norm", "file", "pages", "what"} {
		for _, v := range d.Values[field] {
			if v := lang.Line(v); v != "" {
				return "«" + v + "»"
			}
		}
	}
	return words.In(e, "drafts.bare", nil)
}

// Draw implements screen.Screen.
func (s *recovery) Draw(c widget.Canvas) {
	e := s.env
	for y, line := range widget.Wrap(words.In(e, "drafts.whole", nil), c.Width()-4) {
		c.Put(3, y, theme.Plain, line)
	}
	top := 4
	from, to := s.list.Window(len(s.drafts), max(c.Height()-top, 1))
	for i := from; i < to; i++ {
		d := s.drafts[i]
		m := calendar.MomentOf(d.Saved)
		y := top + i - from
		x := c.Put(3, y, theme.Plain, m.Words().In(e.Lang)) + 2
		x = c.Put(x, y, theme.Title, widget.Fit(s.what(d), c.Width()-x-1)) + 2
		c.Put(x, y, theme.Plain, widget.Fit(said(e, d), c.Width()-x-1))
		if i == s.list.Cursor {
			widget.Mark(c, y)
		}
	}
}

// what names the form, and the check where there is one.
func (s *recovery) what(d desk.Draft) string { return DraftName(s.env, d) }

// DraftName names the sheet of a draft, and the check where there is one.
func DraftName(e *screen.Env, d desk.Draft) string {
	out := words.In(e, "draft."+d.Form, nil)
	if check := e.Desk.Standard().Check(d.Check); check != nil {
		out += ": " + e.In(check.Short)
	}
	return out
}

// DraftText is what was typed, in a line.
func DraftText(e *screen.Env, d desk.Draft) string { return said(e, d) }
