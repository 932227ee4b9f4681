package sheet

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// effect is what is known of what would change.
type effect struct {
	asked bool // at least once
	known bool
	it    desk.Effect
	no    error // why the act would be refused
}

// askEffect asks what writing would change. A refusal is an answer too: it is
// shown where the change would be, not as a fault.
func (s *Sheet) askEffect() tea.Cmd {
	if s.Effect == nil || s.Env.Desk == nil || len(s.Form.Missing()) > 0 {
		return nil
	}
	find := s.Effect(s.Form.Values())
	if find == nil {
		s.effect = effect{}
		return nil
	}
	s.effect.asked = true
	now := s.changes
	return screen.Look(s.Env, s, func(ctx context.Context, d *desk.Desk) (effect, error) {
		it, err := find(ctx, d)
		return effect{asked: true, known: true, it: it, no: err}, nil
	}, func(found effect) tea.Cmd {
		if now == s.changes {
			s.effect = found
		}
		return nil
	})
}

// changesShown are the lines under «what will change»: first what is known elsewhere.
func (s *Sheet) changesShown() []Line {
	return append(s.knownShown(), s.effectShown()...)
}

func (s *Sheet) knownShown() (out []Line) {
	if s.Known != nil {
		for _, t := range s.Known(s.Form.Values()) {
			out = append(out, sentence(s.Env.In(t), theme.Unknown))
		}
	}
	return out
}

func (s *Sheet) effectShown() []Line {
	e := s.Env
	if missing := s.Form.Missing(); len(missing) > 0 {
		return []Line{sentence(words.In(e, "effect.missing", lang.Args{"field": missing[0].Label}), theme.Plain)}
	}
	f := s.effect
	switch {
	case f.no != nil:
		why := f.no.Error()
		if ours, ok := lang.AsError(f.no); ok {
			why = e.In(ours.Text)
		}
		return []Line{sentence(lang.Line(why), theme.Unknown)}
	case f.known:
		return EffectLines(e, e.Desk.Standard(), f.it)
	case f.asked:
		return []Line{sentence(words.In(e, "effect.asked", nil), theme.Plain)}
	}
	return nil
}

// From this height there is room for several lines of what will change, and the
// form keeps enough for its notes.
const (
	tall      = 16
	fewLines  = 1
	moreLines = 3
)

// broken counts the lines that become violations.
func broken(lines []Line) int {
	n := 0
	for _, l := range lines {
		if l.Broken {
			n++
		}
	}
	return n
}

// more says how many lines are hidden, and how many of them are violations.
func more(e *screen.Env, hidden []Line) string {
	args := lang.Args{"n": len(hidden), "broken": broken(hidden)}
	if args["broken"] == 0 {
		return words.In(e, "effect.more", lang.Args{"n": len(hidden)})
	}
	return words.In(e, "effect.more-broken", args)
}

// Draw implements screen.Screen: the form, and what will change beside it or
// below.
func (s *Sheet) Draw(c widget.Canvas) {
	if s.Effect == nil {
		s.Form.Draw(c, s.Env.Lang)
		return
	}
	title := words.In(s.Env, "effect", nil)
	lines, known := s.changesShown(), len(s.knownShown())
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.Form.Draw(left, s.Env.Lang)
		widget.Heading(right, 0, title, "")
		DrawLines(right.Part(1, 2, right.Width()-2, right.Height()-2), lines)
		return
	}
	n := fewLines
	if c.Height() >= tall {
		n = moreLines
	}
	n = max(n, min(known+max(fewLines, broken(lines)), c.Height()/2-1)) // violations are hidden last
	at := max(c.Height()-n-1, 0)
	s.Form.Draw(c.Rows(0, at), s.Env.Lang)
	count := ""
	if len(lines) > n {
		count = more(s.Env, lines[n:])
		lines = lines[:n]
	}
	widget.Heading(c, at, title, count)
	DrawLines(c.Part(3, at+1, c.Width()-4, n), lines)
}
