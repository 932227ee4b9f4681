package sheet

import (
	"context"
	"time"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// How long nothing changes before something is done about it.
const (
	suggestPause = 80 * time.Millisecond
	effectPause  = 400 * time.Millisecond
	draftPause   = 2 * time.Second
	draftAtLeast = 5 * time.Second // without a pause
)

// edit changes the form by a key or by text, and sees to what follows.
func (s *Sheet) edit(f func() bool) (tea.Cmd, bool) {
	field, typed := s.Form.Typed()
	before, lines := s.Form.Values(), len(s.Form.Listed(field))
	focus := s.Form.Focus()
	ok := f()
	if s.Form.Focus() != focus {
		s.left(focus)
	}
	v := s.Form.Values()
	if form.Equal(before, v) {
		if s.Noted != nil && len(s.Form.Listed(field)) != lines {
			return s.Noted(v), ok // what was typed became a line: the values are the same
		}
		return nil, ok
	}
	s.changes++
	s.remember(v)
	cmds := []tea.Cmd{s.later(draftPause, s.Keep)}
	if now := s.Env.Now(); s.kept.asked.IsZero() {
		s.kept.asked = now
	} else if now.Sub(s.kept.asked) > draftAtLeast {
		cmds = append(cmds, s.Keep()) // she types without a pause
	}
	if s.Effect != nil {
		cmds = append(cmds, s.later(effectPause, s.askEffect))
	}
	if in, text := s.Form.Typed(); s.Suggest != nil && in == field && text != typed {
		cmds = append(cmds, s.later(suggestPause, s.askSuggest))
	}
	if s.Noted != nil {
		cmds = append(cmds, s.Noted(v))
	}
	return tea.Batch(cmds...), ok
}

// later does something after a pause in which nothing changes.
func (s *Sheet) later(pause time.Duration, f func() tea.Cmd) tea.Cmd {
	now := s.changes
	return s.Env.Later(pause, func() tea.Cmd {
		if now != s.changes {
			return nil
		}
		return f()
	})
}

// askSuggest asks what can be offered for what is in the field. Where that cannot
// be found out nothing is offered: she goes on typing.
func (s *Sheet) askSuggest() tea.Cmd {
	field, typed := s.Form.Typed()
	if field == "" || s.Env.Desk == nil {
		return nil
	}
	var find func(context.Context, *desk.Desk) ([]form.Suggestion, error)
	if lang.Line(typed) != "" {
		find = s.Suggest(field, typed)
	}
	if find == nil {
		s.Form.Suggest(field, nil)
		return nil
	}
	return s.offer(field, find, nil)
}

// offer finds what can be offered under a field, and offers it if nothing has changed
// meanwhile; where there is none it does what else was asked for.
func (s *Sheet) offer(field string, find func(context.Context, *desk.Desk) ([]form.Suggestion, error), none func() tea.Cmd) tea.Cmd {
	now := s.changes
	return screen.Look(s.Env, s, func(ctx context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		list, err := find(ctx, d)
		if err != nil {
			return nil, nil
		}
		return list, nil
	}, func(list []form.Suggestion) tea.Cmd {
		if now != s.changes {
			return nil
		}
		s.Form.Suggest(field, list)
		if len(list) == 0 && none != nil {
			return none()
		}
		return nil
	})
}

// Next implements screen.Screen: the first field that is missing, else to write.
func (s *Sheet) Next() string {
	if s.writing {
		return words.In(s.Env, "next.writing", nil)
	}
	missing := s.Form.Missing()
	if len(missing) == 0 {
		return small(s.Env.In(s.Form.Submit()))
	}
	key := "next.fill"
	if len(s.Form.Values()[missing[0].ID]) > 0 {
		key = "next.mend"
	}
	return words.In(s.Env, key, lang.Args{"field": missing[0].Label})
}

// small begins a text with a small letter.
func small(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// lack says what is missing, or what is wrong with it.
func (s *Sheet) lack(f form.Field) lang.Text {
	if wrong := s.Form.Wrong(f.ID); wrong != (lang.Text{}) {
		return words.Text("wrong", lang.Args{"field": f.Label, "wrong": wrong})
	}
	return words.Text("missing", lang.Args{"field": f.Label})
}
