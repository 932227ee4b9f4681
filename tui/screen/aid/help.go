package aid

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// help is the text of help: what can be done where it was called, with every key,
// then what is done elsewhere. What is typed narrows it.
type help struct {
	env    *screen.Env
	acts   finder
	input  widget.Input
	scroll Scroll
}

// Help shows what can be done where it was called, with every key.
func Help(e *screen.Env, actions []screen.Action) tea.Cmd {
	if _, ok := e.Front().(*help); ok {
		return nil // it is shown already
	}
	return beside(e, &help{env: e, acts: finder{all: every(actions)}, input: widget.NewInput("", false)})
}

// Aside implements screen.Aside.
func (h *help) Aside() {}

// Crumb implements screen.Screen.
func (h *help) Crumb() string { return words.In(h.env, "help", nil) }

// Stamp implements screen.Screen.
func (h *help) Stamp() string { return "" }

// Context implements screen.Screen.
func (h *help) Context() (left, right string) { return words.In(h.env, "help.find", nil), "" }

// Actions implements screen.Screen.
func (h *help) Actions() []screen.Action {
	return []screen.Action{screen.Can("back", h.env.Pop)}
}

// Next implements screen.Screen.
func (h *help) Next() string { return words.In(h.env, "reader.next", nil) }

// Typing implements screen.Typist.
func (h *help) Typing() bool { return true }

// Type implements screen.Typist.
func (h *help) Type(text string) tea.Cmd {
	h.input.Type(text)
	h.scroll = Scroll{}
	return nil
}

// Key implements screen.Screen. Of the keys that edit only those that no line of
// help needs.
func (h *help) Key(k keys.Key) (tea.Cmd, bool) {
	switch k {
	case keys.Enter:
		return h.env.Pop(), true
	case keys.Esc:
		if h.input.Empty() {
			return nil, false
		}
		h.input, h.scroll = widget.NewInput("", false), Scroll{}
		return nil, true
	case keys.Home, keys.End, keys.Up, keys.Down, keys.PageUp, keys.PageDown:
		return nil, h.scroll.Key(k)
	}
	return nil, h.input.Key(k)
}

// Draw implements screen.Screen.
func (h *help) Draw(c widget.Canvas) {
	h.input.Draw(c.Part(1, 0, c.Width()-2, 1), true)
	h.scroll.Draw(c.Rows(1, c.Height()-1), h.lines())
}

// lines are the lines of help; where something is typed, those in which it
// stands.
func (h *help) lines() []Line {
	e := h.env
	if h.input.Empty() {
		out := []Line{{Text: words.In(e, "help.layouts", nil), Wide: true}}
		out = append(out, actLines(e, "help.acts", slices.DeleteFunc(slices.Clone(h.acts.all), func(a listed) bool { return a.elsewhere }))...)
		out = append(out, movingLines(e)...)
		out = append(out, signLines(e)...)
		return append(out, elsewhereLines(e, h.acts.all)...)
	}
	f := h.acts.find(h.input.Text(), e.Lang)
	var out []Line
	if f.near || f.meant != "" {
		out = append(out, Line{Text: words.In(e, "palette.nothing", lang.Args{"typed": h.input.Text()}), Wide: true})
	}
	switch {
	case f.meant != "":
		out = append(out, Line{Text: words.In(e, "palette.meant", lang.Args{"meant": f.meant}), Wide: true})
	case f.near && len(f.acts) > 0:
		out = append(out, Line{Text: words.In(e, "palette.near", nil), Wide: true})
	}
	here := slices.DeleteFunc(slices.Clone(f.acts), func(a listed) bool { return a.elsewhere })
	if len(here) > 0 {
		out = append(out, actLines(e, "help.acts", here)...)
	}
	out = append(out, elsewhereLines(e, f.acts)...)
	typed := lang.Fold(h.input.Text())
	return append(out, slices.DeleteFunc(append(movingLines(e), signLines(e)...), func(l Line) bool {
		return l.Head != "" || !strings.Contains(lang.Fold(l.Text), typed)
	})...)
}

// actLines says what can be done, with the reason where it cannot be done now.
func actLines(e *screen.Env, head string, acts []listed) []Line {
	out := []Line{{Head: words.In(e, head, nil)}}
	for _, a := range acts {
		line := Line{Label: a.Label(e.Lang, true), Text: e.In(a.Name())}
		if ok, why := a.Ready(); !ok {
			line.Text += " – " + words.In(e, "help.not-now", nil) + ": " + e.In(why)
			line.Style = theme.Unknown
		}
		out = append(out, line)
	}
	return out
}

// elsewhereLines says what is done elsewhere, place by place.
func elsewhereLines(e *screen.Env, acts []listed) []Line {
	var out []Line
	room := ""
	for _, a := range acts {
		if !a.elsewhere {
			continue
		}
		if a.Room != room {
			room = a.Room
			out = append(out, Line{Head: words.In(e, "elsewhere", lang.Args{"where": a.Where()})})
		}
		out = append(out, Line{Label: a.Label(e.Lang, true), Text: e.In(a.Name())})
	}
	return out
}

// movingLines says how the cursor is moved.
func movingLines(e *screen.Env) []Line {
	out := []Line{{Head: words.In(e, "help.moving", nil)}}
	for _, m := range [][2]string{
		{"↑ ↓", "help.rows"}, {"PgUp PgDn", "help.pages"}, {"Home End", "help.ends"},
	} {
		out = append(out, Line{Label: m[0], Text: words.In(e, m[1], nil)})
	}
	return out
}

// signLines says what the signs mean.
func signLines(e *screen.Env) []Line {
	out := []Line{{Head: words.In(e, "help.signs", nil)}}
	for _, v := range verdicts() {
		sign, style := theme.Verdict(v)
		out = append(out, Line{Label: sign, Text: e.In(v.Words()), Style: style})
	}
	for _, s := range slots() {
		sign, style := theme.State(s)
		out = append(out, Line{Label: sign, Text: words.In(e, "help.slot", map[string]any{"state": s.Words()}), Style: style})
	}
	return out
}
