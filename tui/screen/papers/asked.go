package papers

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// OpenPaper shows what followed one paper: of an inspection, or of the office.
func OpenPaper(e *screen.Env, p desk.AnyPaper) tea.Cmd {
	return e.Push(&course{env: e, about: checks.Inspection{ID: p.Where(), Number: p.Inspection}, id: p.ID})
}

// rows is how many lines the paper has: its violations, or what it asks.
func (s *course) rows() int {
	switch {
	case s.view == nil:
		return 0
	case len(s.view.Points) > 0:
		return len(s.view.Points)
	}
	return len(s.view.Asked)
}

// ask gives the question of a demand under the cursor, nil where there is none.
func (s *course) ask() *desk.Asked {
	if s.view == nil || len(s.view.Points) > 0 || s.list.Cursor >= len(s.view.Asked) {
		return nil
	}
	return &s.view.Asked[s.list.Cursor]
}

// drawAsked lists what a demand asks, and whether anything came.
func (s *course) drawAsked(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.asked", nil)},
		widget.Column{Title: words.In(e, "column.came", nil), Width: 7, Right: true},
	)
	table.Head(c, 0)
	from, to := s.list.Window(len(s.view.Asked), c.Height()-1)
	for i := from; i < to; i++ {
		a := s.view.Asked[i]
		came, style := "–", theme.Unknown
		if n := len(a.Came); n > 0 {
			came, style = strconv.Itoa(n), theme.Plain
		}
		table.Row(c, 1+i-from, i == s.list.Cursor,
			widget.Cell{Text: e.In(screen.CheckOf(e, a.Check).Short)}, widget.Cell{Text: came, Style: style})
	}
}

// tellAsked tells one question of a demand: what was asked, what came, how the check
// stands now.
func tellAsked(e *screen.Env, l *lines, a desk.Asked) {
	l.text(theme.Plain, e.In(a.Text()))
	_, style := theme.Verdict(a.Now)
	l.text(style, words.In(e, "asked.now", nil)+" "+screen.VerdictCell(e, a.Now).Text)
	if len(a.Came) == 0 {
		l.text(theme.Unknown, words.In(e, "asked.nothing", nil))
	}
	for _, came := range a.Came {
		l.text(theme.Plain, words.In(e, "asked.came", lang.Args{"day": came.Day.Digits()})+" "+lang.Line(came.Title))
	}
}

// CourseLines tells in short what followed a paper, for those that show it beside a
// list: what comes next, its points or questions, its states.
func CourseLines(e *screen.Env, v desk.CourseView, width int) []Said {
	l := lines{w: width}
	for _, n := range v.Next {
		l.text(theme.Title, e.In(n.Words))
	}
	if v.Term.Last != 0 {
		l.text(theme.Plain, words.In(e, "term", lang.Args{"last": v.Term.Last.Digits()}))
	}
	for _, point := range v.Points {
		sign, style := pointSign(point.State)
		l.text(style, strconv.Itoa(point.Point)+") "+sign+" "+e.In(desk.PointWords(point.State))+" · "+e.In(screen.CheckOf(e, point.Check).Short))
	}
	for _, a := range v.Asked {
		sign, style := theme.Verdict(a.Now)
		l.text(style, sign+" "+e.In(screen.CheckOf(e, a.Check).Short)+" · "+words.In(e, "asked.count", lang.Args{"n": len(a.Came)}))
	}
	for _, st := range v.Paper.Course {
		l.text(theme.Plain, e.In(st.Words())+": "+st.Day.Digits()+how(st))
	}
	for _, st := range v.Steps {
		l.text(theme.Plain, st.Day.Digits()+" · "+e.In(st.Step.Words())+" · "+lang.Line(st.Number+" "+st.Text))
	}
	out := make([]Said, len(l.texts))
	for i := range l.texts {
		out[i] = Said{l.texts[i], l.style[i]}
	}
	return out
}

// Said is a line of what followed a paper.
type Said struct {
	Text  string
	Style theme.Style
}
