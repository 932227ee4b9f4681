package evidence

import (
	"context"
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/typed"
)

// Resume goes on with a sheet that was left. Where what it was about is no more,
// what was typed is shown, to be copied from.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	return screen.Look(e, nil, func(ctx context.Context, at *desk.Desk) (desk.CheckView, error) {
		return at.Check(ctx, d.Inspection, "")
	}, func(v desk.CheckView) tea.Cmd {
		if a, ok := left(e, v, d); ok {
			return a.Resume(d)
		}
		return show(e, d)
	})
}

// left makes the sheet of a draft; false where what it is about is no more.
func left(e *screen.Env, v desk.CheckView, d desk.Draft) (typed.Asking, bool) {
	if e.Desk.Standard().Check(d.Check) == nil {
		return typed.Asking{}, false
	}
	switch d.Form {
	case "evidence":
		if d.Target == "" {
			n := newEntry(e, v, d.Check)
			return n.asking(n.prefilled(Prefill{})), true
		}
		if ev, ok := standing(v, d.Target); ok && checkOf(e, ev) == d.Check {
			n := newChange(e, v, ev)
			return n.asking(n.recorded()), true
		}
	case "coverage":
		c := &cover{about: on(e, v, d.Check)}
		return c.asking(c.prefilled("", c.period())), true
	case "verdict":
		rest, _ := strings.CutPrefix(d.Target, "verdict ")
		a := newAnswer(e, v, checks.ParseQuestion(rest))
		return a.asking(a.given()), true
	case "withdraw":
		if b, ok := backOf(e, v, d.Target); ok {
			return b.asking(), true
		}
	}
	return typed.Asking{}, false
}

// standing finds evidence that stands.
func standing(v desk.CheckView, id string) (checks.Evidence, bool) {
	i := slices.IndexFunc(v.Case.Evidence, func(ev checks.Evidence) bool { return ev.ID == id })
	if i < 0 {
		return checks.Evidence{}, false
	}
	return v.Case.Evidence[i], true
}

// backOf finds what was being taken back, where it stands.
func backOf(e *screen.Env, v desk.CheckView, matter string) (*back, bool) {
	kind, id, _ := strings.Cut(matter, " ")
	switch kind {
	case "evidence":
		if ev, ok := standing(v, id); ok {
			return newEvidenceBack(e, v, ev), true
		}
	case "coverage":
		if i := slices.IndexFunc(v.Case.Coverage, func(c checks.Coverage) bool { return c.ID == id }); i >= 0 {
			return newCoverageBack(e, v, v.Case.Coverage[i]), true
		}
	case "verdict":
		if q := checks.ParseQuestion(id); len(v.Case.Answers[q]) > 0 {
			return newVerdictBack(e, v, q), true
		}
	}
	return nil, false
}

// show shows what was typed.
func show(e *screen.Env, d desk.Draft) tea.Cmd {
	return aid.Read(&aid.Reader{
		Env:  e,
		Name: func() string { return words.In(e, "gone", nil) },
		Lines: func() []aid.Line {
			out := []aid.Line{{Text: words.In(e, "gone.about", nil)}}
			for _, field := range slices.Sorted(maps.Keys(d.Values)) {
				out = append(out, aid.Line{Text: lang.Line(strings.Join(d.Values[field], ", "))})
			}
			return out
		},
	})
}
