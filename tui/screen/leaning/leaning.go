package leaning

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/check"
	"ashyq/tui/screen/papers"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// row is one thing that leaned on one piece of evidence.
type row struct {
	desk.LeaningAt
	of      desk.LeaningView
	refuted desk.RefutedLine
}

// list is every question, the open ones first.
type list struct {
	env        *screen.Env
	inspection string // id; "": of all in which one is open
	rows       []row
	open       int
	read       bool
	cursor     widget.List
}

// Open lists the questions of an inspection; without one, of all.
func Open(e *screen.Env, inspection string) tea.Cmd {
	return e.Push(&list{env: e, inspection: inspection})
}

// Open implements screen.Opener: it is read anew, for a question may be answered by now.
func (s *list) Open() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) ([]desk.LeaningView, error) {
		return d.Leaning(ctx, s.inspection)
	}, func(views []desk.LeaningView) tea.Cmd {
		s.lay(views)
		return nil
	})
}

func (s *list) lay(views []desk.LeaningView) {
	var open, rest []row
	for _, v := range views {
		for _, r := range v.Refuted {
			for _, l := range r.Leans {
				one := row{l, v, r}
				if l.Open {
					open = append(open, one)
					continue
				}
				rest = append(rest, one)
			}
		}
	}
	s.rows, s.open, s.read = append(open, rest...), len(open), true
	s.cursor.Clamp(len(s.rows))
}

// at gives what stands under the cursor.
func (s *list) at() (row, bool) {
	s.cursor.Clamp(len(s.rows))
	if len(s.rows) == 0 {
		return row{}, false
	}
	return s.rows[s.cursor.Cursor], true
}

// Crumb implements screen.Screen.
func (s *list) Crumb() string { return words.In(s.env, "leaning", nil) }

// Stamp implements screen.Screen.
func (s *list) Stamp() string {
	if !s.read {
		return ""
	}
	return words.In(s.env, "open", lang.Args{"n": s.open})
}

// Context implements screen.Screen.
func (s *list) Context() (left, right string) {
	if at, ok := s.at(); ok {
		return s.env.In(at.of.Holder), at.of.Inspection
	}
	return "", ""
}

// Actions implements screen.Screen.
func (s *list) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("leaning-go", s.show).Unless(s.none),
		screen.Can("leaning-stands", s.stands).Unless(s.noStanding),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *list) none() lang.Text {
	switch {
	case !s.read:
		return words.Text("reading", nil)
	case len(s.rows) == 0:
		return words.Text("none", nil)
	}
	return lang.Text{}
}

// noStanding says why nothing can be said to stand.
func (s *list) noStanding() lang.Text {
	at, ok := s.at()
	switch {
	case !ok:
		return s.none()
	case !at.LeaningAt.Open:
		return words.Text("answered", nil)
	case at.Kind == journal.KindVerdict:
		return words.Text("verdict-anew", nil)
	}
	return lang.Text{}
}

// show goes to where the question is answered.
func (s *list) show() tea.Cmd {
	e := s.env
	at, _ := s.at()
	_, thing, _ := strings.Cut(at.Matter, " ")
	switch at.Kind {
	case journal.KindVerdict:
		return check.Open(e, at.of.ID, checks.ParseQuestion(thing).Check, nil, func(string) {})
	case desk.LeaningFinding:
		return check.Open(e, at.of.ID, thing, nil, func(string) {})
	case journal.KindPaper:
		return papers.OpenPaper(e, desk.AnyPaper{PaperRow: journal.PaperRow{
			ID: thing, Subject: journal.Inspection(at.of.ID), Inspection: at.of.Inspection,
		}})
	case desk.LeaningInspection:
		return e.Show(thing)
	}
	return e.Show(at.of.ID)
}

// stands asks why a thing stands all the same.
func (s *list) stands() tea.Cmd {
	e := s.env
	at, _ := s.at()
	_, thing, _ := strings.Cut(at.Matter, " ")
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "stands", Submit: words.Text("stands.submit", nil), Fields: []form.Field{
			{ID: "what", Kind: form.Info, Label: words.Text("stands.what", nil)},
			{ID: "reason", Kind: form.Area, Label: words.Text("stands.reason", nil), Must: true},
		}}, form.Values{"what": {e.In(at.Words())}}),
		Name:  func() string { return words.In(e, "stands", nil) },
		Frame: func() (string, string) { return s.whenRefuted(at), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		in := desk.StandsInput{Thing: thing, Evidence: at.Evidence, Reason: v.One("reason")}
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (int, error) { return d.Uphold(ctx, at.of.ID, in) },
			func(int) tea.Cmd { return e.Tell(words.Text("stands.written", nil)) })
	}
	return sheet.Open(e, sh)
}

// whenRefuted says when the evidence was refuted, and by whom.
func (s *list) whenRefuted(at row) string {
	return words.In(s.env, "refuted", lang.Args{"day": digits(at.refuted.Day), "author": lang.Line(at.refuted.Author)})
}

// digits writes an ISO day as days are written here.
func digits(iso string) string {
	day, err := calendar.ParseDay(iso)
	if err != nil {
		return lang.Line(iso)
	}
	return day.Digits()
}

// Key implements screen.Screen.
func (s *list) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.cursor.Key(k, len(s.rows)) }

// Next implements screen.Screen.
func (s *list) Next() string {
	at, ok := s.at()
	switch {
	case !s.read:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "none", nil)
	case !at.LeaningAt.Open:
		return words.In(s.env, "next.answered", nil)
	case at.Kind == journal.KindVerdict:
		return words.In(s.env, "next.verdict", nil)
	}
	return words.In(s.env, "next.stands", nil)
}

// Draw implements screen.Screen: the questions, and the one under the cursor beside them
// or below.
func (s *list) Draw(c widget.Canvas) {
	if !s.read {
		return
	}
	if len(s.rows) == 0 {
		for i, line := range widget.Wrap(words.In(s.env, "none", nil), c.Width()-6) {
			c.Put(3, 1+i, theme.Plain, line)
		}
		return
	}
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := c.Height() / 2
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	table := widget.NewTable(left.Width(),
		widget.Column{Title: "", Width: 1},
		widget.Column{Title: words.In(s.env, "column.number", nil), Width: 8, Drop: 1},
		widget.Column{Title: words.In(s.env, "column.what", nil)})
	table.Head(left, 0)
	from, to := s.cursor.Window(len(s.rows), left.Height()-1)
	for i := from; i < to; i++ {
		r := s.rows[i]
		sign := widget.Cell{Text: "·"}
		if r.LeaningAt.Open {
			sign = widget.Cell{Text: "!", Style: theme.Fault}
		}
		table.Row(left, 1+i-from, i == s.cursor.Cursor, sign, widget.Cell{Text: r.of.Inspection}, widget.Cell{Text: s.env.In(r.Words())})
	}
	if at, ok := s.at(); ok && right.Height() > 1 {
		var scroll aid.Scroll
		scroll.Draw(right, s.about(at))
	}
}

// about tells all of a question.
func (s *list) about(at row) []aid.Line {
	e := s.env
	out := []aid.Line{
		{Head: words.In(e, "refuted.day", lang.Args{"day": digits(at.refuted.Day)})},
		{Text: lang.Line(at.refuted.Title), Wide: true}, {Text: lang.Line(at.refuted.Author) + ": " + lang.Line(at.refuted.Reason), Wide: true}, {},
		{Text: e.In(at.Words()), Wide: true},
	}
	switch {
	case at.Stands != "":
		out = append(out, aid.Line{Text: words.In(e, "stood", lang.Args{"reason": lang.Line(at.Stands), "author": lang.Line(at.Who)}), Wide: true})
	case at.LeaningAt.Open && at.Kind == journal.KindVerdict:
		out = append(out, aid.Line{Text: words.In(e, "answer.verdict", nil), Wide: true})
	case at.LeaningAt.Open:
		out = append(out, aid.Line{Text: words.In(e, "answer.paper", nil), Wide: true})
	case at.Kind == desk.LeaningFinding:
		out = append(out, aid.Line{Text: words.In(e, "answered.finding", nil), Wide: true})
	default:
		out = append(out, aid.Line{Text: words.In(e, "answered", nil), Wide: true})
	}
	return out
}
