package aid

import (
	tea "github.com/charmbracelet/bubbletea"

	"ashyq/tui/screen"
	"ashyq/tui/theme"
)

// Help shows what can be done where it was called, with every key.
func Help(e *screen.Env, actions []screen.Action) tea.Cmd {
	if _, ok := e.Front().(*help); ok {
		return nil // it is shown already
	}
	return beside(e, &help{Reader{
		Env:   e,
		Name:  func() string { return words.In(e, "help", nil) },
		Lines: func() []Line { return helpLines(e, actions) },
	}})
}

// help is the text of help.
type help struct{ Reader }

// Aside implements screen.Aside.
func (h *help) Aside() {}

func helpLines(e *screen.Env, actions []screen.Action) []Line {
	out := []Line{{Text: words.In(e, "help.layouts", nil), Wide: true}, {Head: words.In(e, "help.acts", nil)}}
	for _, a := range once(actions) {
		line := Line{Label: a.Label(e.Lang, true), Text: e.In(a.Name())}
		if ok, why := a.Ready(); !ok {
			line.Text += " – " + words.In(e, "help.not-now", nil) + ": " + e.In(why)
			line.Style = theme.Unknown
		}
		out = append(out, line)
	}
	out = append(out, Line{Head: words.In(e, "help.moving", nil)})
	for _, m := range [][2]string{
		{"↑ ↓", "help.rows"}, {"PgUp PgDn", "help.pages"}, {"Home End", "help.ends"},
	} {
		out = append(out, Line{Label: m[0], Text: words.In(e, m[1], nil)})
	}
	out = append(out, Line{Head: words.In(e, "help.signs", nil)})
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

// once leaves out acts that were listed before: what a screen has in its own
// way it does not have in the general one too.
func once(actions []screen.Action) []screen.Action {
	seen := map[string]bool{}
	var out []screen.Action
	for _, a := range actions {
		if !seen[a.ID] {
			seen[a.ID] = true
			out = append(out, a)
		}
	}
	return out
}
