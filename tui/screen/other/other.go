package other

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/record"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// other is the list of the violations outside the Standard in one inspection.
type other struct {
	env   *screen.Env
	id    string          // of the inspection
	view  *desk.CheckView // nil until it is read
	next  string          // number of the next violation
	list  widget.List
	asked int // number of the last reading: what an earlier one brings is stale
}

// Open shows the violations outside the Standard of an inspection.
func Open(e *screen.Env, inspection string) tea.Cmd { return e.Push(&other{env: e, id: inspection}) }

// Open implements screen.Opener: it is read anew whenever it comes to the front.
func (s *other) Open() tea.Cmd {
	type answer struct {
		view desk.CheckView
		next string
	}
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.view, err = d.Check(ctx, s.id, ""); err != nil {
			return a, err
		}
		a.next, err = d.NextOther(ctx, s.id)
		return a, err
	}, func(a answer) tea.Cmd {
		if number == s.asked {
			s.view, s.next = &a.view, a.next
			s.list.Clamp(len(s.parts()))
		}
		return nil
	})
}

// parts are the violations.
func (s *other) parts() []checks.PartFinding {
	if s.view == nil {
		return nil
	}
	f, _ := s.view.Finding(checks.OtherCheck)
	return f.Parts
}

// at gives the violation under the cursor.
func (s *other) at() (checks.PartFinding, bool) {
	parts := s.parts()
	if s.list.Cursor < 0 || s.list.Cursor >= len(parts) {
		return checks.PartFinding{}, false
	}
	return parts[s.list.Cursor], true
}

// answer is what was written of a violation; of several that differ the first.
func answer(p checks.PartFinding) checks.Answer {
	if len(p.Answers) == 0 {
		return checks.Answer{}
	}
	return p.Answers[0].Answer
}

// Crumb implements screen.Screen.
func (s *other) Crumb() string { return words.In(s.env, "other", nil) }

// Stamp implements screen.Screen.
func (s *other) Stamp() string { return words.In(s.env, "count", lang.Args{"n": len(s.parts())}) }

// Context implements screen.Screen.
func (s *other) Context() (left, right string) { return words.In(s.env, "about", nil), "" }

// Actions implements screen.Screen.
func (s *other) Actions() []screen.Action {
	e := s.env
	return []screen.Action{
		screen.Can("other-add", func() tea.Cmd { return s.asking(s.next).Open() }).Unless(s.noWriting),
		screen.Can("other-change", func() tea.Cmd { return s.asking(s.number()).Open() }).Unless(s.noRow),
		screen.Can("other-evidence", func() tea.Cmd { return s.showing(s.number()).Open() }).Unless(s.noRow),
		screen.Can("withdraw", func() tea.Cmd { return s.takingBack(s.number()).Open() }).Unless(s.noRow),
		record.Undo(e, s.id, s.Open).Unless(s.noWriting), record.Redo(e, s.id, s.Open).Unless(s.noWriting),
		screen.Can("back", e.Pop),
	}
}

func (s *other) number() string {
	p, _ := s.at()
	return p.Part
}

func (s *other) noWriting() lang.Text {
	switch {
	case s.view == nil:
		return words.Text("not-read", nil)
	case s.view.Sealed:
		return words.Text("is-closed", nil)
	}
	return lang.Text{}
}

func (s *other) noRow() lang.Text {
	if why := s.noWriting(); why != (lang.Text{}) {
		return why
	}
	if _, ok := s.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

// Next implements screen.Screen.
func (s *other) Next() string {
	p, ok := s.at()
	switch {
	case s.view == nil:
		return words.In(s.env, "not-read", nil)
	case !ok:
		return words.In(s.env, "next.add", nil)
	case len(s.evidence(p.Part)) == 0:
		return words.In(s.env, "next.evidence", lang.Args{"number": p.Part})
	case answer(p).Places[checks.PlaceRemedy] == "":
		return words.In(s.env, "next.remedy", lang.Args{"number": p.Part})
	}
	return words.In(s.env, "next.memo", nil)
}

// evidence lists what shows a violation.
func (s *other) evidence(number string) []checks.Evidence {
	var out []checks.Evidence
	for _, e := range s.view.Case.Evidence {
		if e.ServesPart(checks.OtherCheck, number) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(x, y checks.Evidence) int {
		return cmp.Or(cmp.Compare(x.At.Day, y.At.Day), strings.Compare(x.ID, y.ID))
	})
	return out
}

// Key implements screen.Screen.
func (s *other) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.parts())) }

// foot is how many lines say more of the violation under the cursor, where there is
// no pane for it.
const foot = 7

// Draw implements screen.Screen.
func (s *other) Draw(c widget.Canvas) {
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawRows(left)
		s.drawSaid(right.Part(1, 0, right.Width()-2, right.Height()))
		return
	}
	p, ok := s.at()
	if !ok {
		s.drawRows(c)
		return
	}
	at := max(c.Height()-foot, 3)
	s.drawRows(c.Rows(0, at))
	widget.Heading(c, at, s.env.In(checks.OtherName(p.Part)), "")
	s.drawSaid(c.Part(1, at+1, c.Width()-2, foot-1))
}

func (s *other) drawRows(c widget.Canvas) {
	parts := s.parts()
	table := widget.NewTable(c.Width(),
		widget.Column{Title: "№", Width: 4},
		widget.Column{Title: words.In(s.env, "column.fact", nil)},
		widget.Column{Title: words.In(s.env, "column.verdict", nil), Width: screen.VerdictWidth(s.env)},
	)
	table.Head(c, 0)
	if s.view != nil && len(parts) == 0 {
		for i, line := range widget.Wrap(words.In(s.env, "empty", nil), c.Width()-4) {
			c.Put(3, 2+i, theme.Plain, line)
		}
		return
	}
	from, to := s.list.Window(len(parts), c.Height()-1)
	for i := from; i < to; i++ {
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: parts[i].Part}, widget.Cell{Text: lang.Line(answer(parts[i]).Reason)},
			screen.VerdictCell(s.env, parts[i].Verdict))
	}
}

// drawSaid says all that is written of the violation under the cursor.
func (s *other) drawSaid(c widget.Canvas) {
	p, ok := s.at()
	if !ok {
		return
	}
	var lines []string
	for _, a := range p.Answers {
		lines = append(lines, lang.Line(a.Reason), words.In(s.env, "norm", lang.Args{"norm": lang.Line(a.Places[checks.PlaceNorm])}))
		if remedy := lang.Line(a.Places[checks.PlaceRemedy]); remedy != "" {
			lines = append(lines, words.In(s.env, "remedy", lang.Args{"remedy": remedy}))
		}
		if a.Observed != 0 {
			lines = append(lines, words.In(s.env, "seen", lang.Args{"day": a.Observed.Digits()}))
		}
	}
	for _, e := range s.evidence(p.Part) {
		lines = append(lines, e.At.Day.Digits()+"  "+s.env.In(e.Kind.Words())+"  "+lang.Line(e.Title))
	}
	if p.Conflict {
		lines = append(lines, words.In(s.env, "conflict", nil))
	}
	y := 0
	for _, line := range lines {
		for _, part := range widget.Wrap(line, c.Width()) {
			c.Put(0, y, theme.Plain, part)
			y++
		}
	}
}
