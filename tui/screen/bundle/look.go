package bundle

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// look shows what a bundle would bring.
type look struct {
	env   *screen.Env
	asked asked
	below *sheet.Sheet
	journal.BundleLook
	list      widget.List
	top, most int
}

// Crumb implements screen.Screen.
func (s *look) Crumb() string { return words.In(s.env, "look.title", nil) }

// Stamp implements screen.Screen.
func (s *look) Stamp() string {
	file := s.asked.file
	return lang.Line(file[strings.LastIndexAny(file, `/\`)+1:])
}

// Context implements screen.Screen.
func (s *look) Context() (left, right string) {
	return s.env.In(desk.BundleWhat(s.What)), words.In(s.env, "counts", lang.Args{"new": s.New, "held": s.Held})
}

// Actions implements screen.Screen.
func (s *look) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("bundle-take", s.take).Unless(s.untaken),
		screen.Can("back", s.env.Pop),
	}
}

// untaken says why there is nothing to take in.
func (s *look) untaken() lang.Text {
	switch {
	case len(s.Problems) > 0:
		return words.Text("unsound", lang.Args{"n": len(s.Problems)})
	case s.New == 0 && s.NewBytes == 0 && s.Payloads == 0:
		return words.Text("nothing-new", nil)
	}
	return lang.Text{}
}

// Next implements screen.Screen.
func (s *look) Next() string {
	if why := s.untaken(); why != (lang.Text{}) {
		return s.env.In(why)
	}
	if s.Stranger != "" {
		return words.In(s.env, "next.take-stranger", lang.Args{"n": s.Stranger})
	}
	return words.In(s.env, "next.take", lang.Args{"n": s.New})
}

// Key implements screen.Screen.
func (s *look) Key(k keys.Key) (tea.Cmd, bool) {
	if k == keys.Esc {
		return s.env.Pop(), true
	}
	return nil, s.list.Key(k, len(s.Subjects))
}

// foot is how many lines say more of the bundle, where there is no pane for it.
const foot = 9

// Draw implements screen.Screen.
func (s *look) Draw(c widget.Canvas) {
	s.list.Clamp(len(s.Subjects))
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		at := max(c.Height()-foot, 3)
		left, right = c.Rows(0, at), c.Rows(at, c.Height()-at)
		widget.Heading(right, 0, words.In(s.env, "about", nil), s.place())
		right = right.Rows(1, right.Height()-1)
	}
	s.drawSubjects(left)
	aid.DrawLines(right.Part(1, 0, right.Width()-2, right.Height()), s.about(), &s.top, &s.most)
}

func (s *look) place() string {
	return fmt.Sprintf("%d / %d", min(s.list.Cursor+1, len(s.Subjects)), len(s.Subjects))
}

func (s *look) drawSubjects(c widget.Canvas) {
	fresh, clash := words.In(s.env, "column.new", nil), words.In(s.env, "column.conflicts", nil)
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(s.env, "column.subject", nil)},
		widget.Column{Title: fresh, Width: max(widget.Width(fresh), 11), Right: true},
		widget.Column{Title: clash, Width: widget.Width(clash), Right: true, Drop: 1},
	)
	table.Head(c, 0)
	from, to := s.list.Window(len(s.Subjects), c.Height()-1)
	for i := from; i < to; i++ {
		one := s.Subjects[i]
		clashes := widget.Cell{Text: "–"}
		if one.Conflicts > 0 {
			clashes = widget.Cell{Text: fmt.Sprint("! ", one.Conflicts), Style: theme.Fault}
		}
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: s.env.In(desk.BundleSubjectWords(one))}, widget.Cell{Text: fmt.Sprintf("%d / %d", one.New, one.Entries)}, clashes)
	}
}

// about says of the whole bundle who signed it, whose entries it carries, and what is
// to be known before it is taken in.
func (s *look) about() []aid.Line {
	e := s.env
	var out []aid.Line
	say := func(style theme.Style, text string) {
		out = append(out, aid.Line{Text: text, Style: style, Wide: true})
	}
	if s.list.Cursor < len(s.Subjects) {
		say(theme.Title, e.In(desk.BundleSubjectWords(s.Subjects[s.list.Cursor]))) // the list may cut it
	}
	if s.Signer != nil {
		say(theme.Plain, e.In(desk.SignerWords(*s.Signer)))
	} else {
		say(theme.Unknown, words.In(e, "unsigned", nil))
	}
	for _, n := range []struct {
		key   string
		n     int
		style theme.Style
	}{
		{"would.conflicts", s.Conflicts, theme.Fault}, {"would.erased", s.Erased, theme.Unknown},
		{"would.not-taken", s.NotTaken, theme.Plain}, {"would.files", s.NewBytes, theme.Plain},
		{"would.payloads", s.Payloads, theme.Plain},
	} {
		if n.n > 0 {
			say(n.style, words.In(e, n.key, lang.Args{"n": n.n}))
		}
	}
	if s.Stranger != "" {
		say(theme.Fault, words.In(e, "would.stranger", lang.Args{"n": s.Stranger}))
	}
	for _, a := range s.Against {
		say(theme.Unknown, e.In(desk.BundleAgainstWords(a)))
	}
	for _, p := range s.Problems {
		say(theme.Fault, words.In(e, "problem", lang.Args{"code": p.Code, "where": lang.Line(p.Where)}))
	}
	for _, st := range s.Streams {
		key := "stream"
		if st.Unknown {
			key = "stream.new"
		}
		say(theme.Plain, words.In(e, key, lang.Args{"label": lang.Line(st.Label), "names": lang.Line(strings.Join(st.Authors, ", ")), "n": st.New}))
	}
	say(theme.Plain, words.In(e, "made", lang.Args{"day": s.Made.UTC().Format("02.01.2006"), "program": lang.Line(s.Program)}))
	return out
}
