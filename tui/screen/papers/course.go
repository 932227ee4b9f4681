package papers

import (
	"context"
	"strconv"

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

// course is what followed one paper: its violations on the left, on the right what
// was said, answered and done about the one under the cursor.
type course struct {
	env   *screen.Env
	about checks.Inspection
	id    string           // of the paper
	view  *desk.CourseView // nil until it is read
	list  widget.List
	asked int
}

// Open implements screen.Opener.
func (s *course) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.CourseView, error) {
		return d.PaperCourse(ctx, s.about.ID, s.id)
	}, func(v desk.CourseView) tea.Cmd {
		if number == s.asked {
			s.view = &v
			s.list.Clamp(s.rows())
		}
		return nil
	})
}

// at gives the violation under the cursor, nil where there is none.
func (s *course) at() *desk.PointCourse {
	if s.view == nil || s.list.Cursor >= len(s.view.Points) {
		return nil
	}
	return &s.view.Points[s.list.Cursor]
}

// Crumb implements screen.Screen.
func (s *course) Crumb() string {
	switch {
	case s.view == nil:
		return words.In(s.env, "papers", nil)
	case s.view.Paper.Number != "":
		return "№ " + lang.Line(s.view.Paper.Number)
	}
	return s.env.In(s.view.Paper.Kind.Words())
}

// Stamp implements screen.Screen.
func (s *course) Stamp() string { return s.about.Number }

// Context implements screen.Screen.
func (s *course) Context() (left, right string) {
	if s.view == nil {
		return "", ""
	}
	right = stateCell(s.env, s.view.Paper).Text
	if last := s.view.Term.Last; last != 0 {
		right = words.In(s.env, "until", lang.Args{"last": last.Digits()})
	}
	return s.env.In(s.view.Paper.Kind.Words()), right
}

// Actions implements screen.Screen.
func (s *course) Actions() []screen.Action {
	e, id := s.env, s.about.ID
	return []screen.Action{
		screen.Can("point-answer", func() tea.Cmd { return answer(e, id, *s.view, s.list.Cursor).Open() }).Unless(s.noAnswer),
		screen.Can("step-add", func() tea.Cmd { return step(e, id, s.view.Paper).Open() }).Unless(s.noStep),
		screen.Can("paper-state", func() tea.Cmd { return state(e, id, s.view.Paper).Open() }).Unless(s.notRead),
		record.Undo(e, id, s.Open), record.Redo(e, id, s.Open),
		screen.Can("refresh", s.Open),
	}
}

func (s *course) notRead() lang.Text {
	if s.view == nil {
		return words.Text("not-read", nil)
	}
	return lang.Text{}
}

func (s *course) noStep() lang.Text {
	if s.view == nil {
		return words.Text("not-read", nil)
	}
	return noStep(&s.view.Paper)
}

func (s *course) noAnswer() lang.Text {
	switch {
	case s.view == nil:
		return words.Text("not-read", nil)
	case s.at() == nil:
		return words.Text("no-points", nil)
	case s.view.Paper.Number == "":
		return words.Text("not-registered", nil)
	}
	return lang.Text{}
}

// Key implements screen.Screen.
func (s *course) Key(k keys.Key) (tea.Cmd, bool) {
	if s.view == nil {
		return nil, false
	}
	return nil, s.list.Key(k, s.rows())
}

// Next implements screen.Screen.
func (s *course) Next() string {
	e := s.env
	if s.view == nil {
		return words.In(e, "not-read", nil)
	}
	if p := s.at(); p != nil && s.noAnswer() == (lang.Text{}) {
		switch {
		case len(p.Objected) > 0 && p.Ruling == nil:
			return words.In(e, "next.rule", lang.Args{"n": p.Point})
		case p.State == desk.PointOpen:
			return words.In(e, "next.say", lang.Args{"n": p.Point})
		}
	}
	return nextOf(e, *s.view, &s.view.Paper)
}

// Draw implements screen.Screen.
func (s *course) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.ReadingPanes(c)
	if right.Width() > 0 {
		s.drawPoints(left)
		s.drawPoint(right)
		return
	}
	above := min(s.rows()+1, c.Height()/2)
	s.drawPoints(c.Rows(0, above))
	s.drawPoint(c.Rows(above, c.Height()-above))
}

func (s *course) drawPoints(c widget.Canvas) {
	if len(s.view.Points) == 0 && len(s.view.Asked) > 0 {
		s.drawAsked(c)
		return
	}
	e := s.env
	width := 0
	for _, state := range desk.PointStates() {
		width = max(width, widget.Width(e.In(desk.PointWords(state)))+2)
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.point", nil)},
		widget.Column{Title: words.In(e, "column.became", nil), Width: min(width, c.Width()/2)},
	)
	table.Head(c, 0)
	if len(s.view.Points) == 0 {
		c.Put(3, 1, theme.Plain, widget.Fit(words.In(e, "no-points", nil), c.Width()-4))
	}
	from, to := s.list.Window(len(s.view.Points), c.Height()-1)
	for i := from; i < to; i++ {
		p := s.view.Points[i]
		sign, style := pointSign(p.State)
		table.Row(c, 1+i-from, i == s.list.Cursor, widget.Cell{Text: numbered(e, p)},
			widget.Cell{Text: sign + " " + e.In(desk.PointWords(p.State)), Style: style})
	}
}

// drawPoint tells the course of the violation under the cursor, and then what comes
// next for the paper as a whole.
func (s *course) drawPoint(c widget.Canvas) {
	e := s.env
	l := lines{w: c.Width() - 2}
	title, count := words.In(e, "papers", nil), ""
	if p := s.at(); p != nil {
		title, count = numbered(e, *p), strconv.Itoa(p.Point)+" / "+strconv.Itoa(len(s.view.Points))
		s.tell(&l, *p)
	}
	if a := s.ask(); a != nil {
		title, count = e.In(screen.CheckOf(e, a.Check).Short), strconv.Itoa(s.list.Cursor+1)+" / "+strconv.Itoa(len(s.view.Asked))
		tellAsked(e, &l, *a)
	}
	tellQuoted(e, &l, s.view.Paper)
	for _, n := range s.view.Next {
		l.text(theme.Title, e.In(n.Words))
	}
	for _, st := range s.view.Steps {
		l.text(theme.Plain, st.Day.Digits()+" · "+e.In(st.Step.Words())+" · "+lang.Line(st.Number+" "+st.Text))
	}
	for _, m := range s.view.Paper.Moved {
		l.text(theme.Unknown, movedLine(e, m))
	}
	widget.Heading(c, 0, title, count)
	l.draw(c.Rows(1, c.Height()-1))
}

func (s *course) tell(l *lines, p desk.PointCourse) {
	e := s.env
	l.text(theme.Plain, e.In(p.Text()))
	l.text(theme.Plain, words.In(e, "remedy", lang.Args{"remedy": p.Remedy()}))
	said := func(key string, list []desk.Said) {
		for _, o := range list {
			l.text(theme.Plain, words.In(e, key, lang.Args{"day": o.Day.Digits()})+" "+lang.Line(o.Text))
		}
	}
	said("objected", p.Objected)
	if r := p.Ruling; r != nil {
		l.text(theme.Plain, e.In(r.Words())+": "+lang.Line(r.Reason))
	}
	said("reported", p.Reported)
	if x := p.Execution; x != nil {
		l.text(theme.Plain, e.In(x.Words())+" "+e.In(x.When())+": "+lang.Line(x.Reason))
	}
	for _, o := range p.Later {
		l.text(theme.Unknown, words.In(e, "later", lang.Args{"day": o.Day.Digits()})+" "+lang.Line(o.Title))
	}
}
