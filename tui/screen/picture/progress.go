package picture

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/check"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// progress is the screen of how far the work on each clause is.
type progress struct {
	env   *screen.Env
	id    string
	view  *desk.GlanceView // nil until it is judged
	list  widget.List
	least bool // what is known least stands first
	rows  []checks.ClauseProgress
	asked int
}

// Progress opens how far the work on each clause of an inspection is.
func Progress(e *screen.Env, id string) tea.Cmd { return e.Push(&progress{env: e, id: id}) }

// Open implements screen.Opener.
func (s *progress) Open() tea.Cmd {
	s.asked++
	number := s.asked
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (desk.GlanceView, error) {
		return d.Glance(ctx, s.id, "")
	}, func(v desk.GlanceView) tea.Cmd {
		if number == s.asked {
			s.view = &v
			s.arrange()
		}
		return nil
	})
}

// arrange puts the clauses in the order that was asked for.
func (s *progress) arrange() {
	s.rows = checks.ByProgress(s.view.Progress, s.least)
	s.list.Clamp(len(s.rows))
}

func (s *progress) at() (checks.ClauseProgress, bool) {
	s.list.Clamp(len(s.rows))
	if len(s.rows) == 0 {
		return checks.ClauseProgress{}, false
	}
	return s.rows[s.list.Cursor], true
}

// Crumb implements screen.Screen.
func (s *progress) Crumb() string { return words.In(s.env, "progress", nil) }

// Stamp implements screen.Screen: how much of all is proven.
func (s *progress) Stamp() string {
	if s.view == nil {
		return ""
	}
	all := s.all()
	return words.In(s.env, "proven.of", lang.Args{"proven": all.Proven(), "due": all.Due()})
}

func (s *progress) all() checks.UnitCount {
	var out checks.UnitCount
	for _, p := range s.rows {
		out.Add(p.UnitCount)
	}
	return out
}

// Context implements screen.Screen.
func (s *progress) Context() (left, right string) { return framed(s.env, s.view) }

// Actions implements screen.Screen.
func (s *progress) Actions() []screen.Action {
	return []screen.Action{
		screen.Can("check-open", s.openCheck).Unless(s.none),
		screen.Can("order", s.order).Unless(s.none),
		screen.Can("year-open", func() tea.Cmd { return s.env.Replace(&year{env: s.env, id: s.id}) }),
		screen.Can("refresh", s.Open),
		screen.Can("back", s.env.Pop),
	}
}

func (s *progress) none() lang.Text {
	if _, ok := s.at(); !ok {
		return words.Text("progress.none", nil)
	}
	return lang.Text{}
}

func (s *progress) openCheck() tea.Cmd {
	p, _ := s.at()
	var all []string
	for _, row := range s.rows {
		all = append(all, row.Check)
	}
	return check.Open(s.env, s.id, p.Check, all, nil)
}

func (s *progress) order() tea.Cmd {
	s.least = !s.least
	s.list.Cursor = 0
	s.arrange()
	return nil
}

// Key implements screen.Screen.
func (s *progress) Key(k keys.Key) (tea.Cmd, bool) { return nil, s.list.Key(k, len(s.rows)) }

// Next implements screen.Screen.
func (s *progress) Next() string {
	p, ok := s.at()
	switch {
	case s.view == nil:
		return words.In(s.env, "reading", nil)
	case !ok:
		return words.In(s.env, "progress.none", nil)
	}
	return words.In(s.env, "progress.next", lang.Args{"check": s.name(p)})
}

// name is a clause by its number and the short title of the check.
func (s *progress) name(p checks.ClauseProgress) string {
	title := s.env.In(screen.CheckOf(s.env, p.Check).Short)
	if len(p.Clauses) == 0 {
		return title
	}
	return p.Clauses[len(p.Clauses)-1].Clause + " " + title
}

// Draw implements screen.Screen: a bar and figures for each clause; beside the list,
// or below it, what they mean.
func (s *progress) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	left, right := screen.Panes(c)
	legend := s.legend()
	h := left.Height() - 1
	if p, ok := s.at(); ok && right.Width() > 0 {
		var top, most int
		aid.DrawLines(right, s.texts(p), &top, &most)
	}
	lines := legend.height(left.Width())
	s.drawList(left.Rows(0, h+1-lines))
	widget.Legend(left, left.Height()-lines, 1, legend)
}

// barWidth is how many cells a bar has.
func barWidth(width int) int {
	switch {
	case width >= 76:
		return 20
	case width >= 68:
		return 16
	}
	return 10
}

func (s *progress) drawList(c widget.Canvas) {
	e := s.env
	bar := barWidth(c.Width())
	figures := widget.Width(words.In(e, "column.proven", nil))
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.clause", nil)},
		widget.Column{Title: words.In(e, "column.bar", nil), Width: bar},
		widget.Column{Title: words.In(e, "column.proven", nil), Width: max(7, figures), Right: true},
		widget.Column{Title: "?", Width: 4, Right: true, Drop: 2},
		widget.Column{Title: "○", Width: 4, Right: true, Drop: 1},
	)
	table.Head(c, 0)
	if len(s.rows) == 0 {
		c.Put(3, 1, theme.Plain, words.In(e, "progress.none", nil))
	}
	from, to := s.list.Window(len(s.rows), c.Height()-1)
	for i := from; i < to; i++ {
		p := s.rows[i]
		table.Row(c, 1+i-from, i == s.list.Cursor, widget.Cell{Text: s.name(p)}, widget.Cell{Text: Bar(p.UnitCount, bar)},
			widget.Cell{Text: provenOf(p.UnitCount)}, some(p.Unknown), some(p.Unlooked))
	}
}

func some(n int) widget.Cell {
	if n == 0 {
		return widget.Cell{}
	}
	return widget.Cell{Text: strconv.Itoa(n)}
}

// provenOf writes how much is proven of what is due.
func provenOf(u checks.UnitCount) string {
	if u.Due() == 0 {
		return "–"
	}
	return strconv.Itoa(u.Proven()) + "/" + strconv.Itoa(u.Due())
}

// Bar draws a count as cells: kept, broken, unknown, not looked at.
func Bar(u checks.UnitCount, width int) string {
	cells := checks.Shares(width, u.Kept, u.Broken, u.Unknown, u.Unlooked)
	var b strings.Builder
	for i, v := range barVerdicts {
		sign, _ := theme.Verdict(v)
		b.WriteString(strings.Repeat(sign, cells[i]))
	}
	return b.String()
}

// Verdicts draws the verdicts of requirements as cells, each with its sign: one cell
// for each requirement where there is room for all, else in proportion.
func Verdicts(m checks.Summary, width int) string {
	counts := []int{m.Met, m.PartlyMet, m.NotMet, m.CannotTell, m.NotChecked}
	due := 0
	for _, n := range counts {
		due += n
	}
	var b strings.Builder
	for i, n := range checks.Shares(min(width, due), counts...) {
		sign, _ := theme.Verdict([]checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.CannotTell, checks.NotChecked}[i])
		b.WriteString(strings.Repeat(sign, max(n, 0)))
	}
	return b.String()
}

// barVerdicts are the verdicts whose signs the cells of a bar bear.
var barVerdicts = []checks.Verdict{checks.Met, checks.NotMet, checks.CannotTell, checks.NotChecked}

func (s *progress) legend() legend {
	all := s.all()
	var out legend
	for i, n := range []int{all.Kept, all.Broken, all.Unknown, all.Unlooked} {
		m := widget.Meaning{Text: s.env.In(barVerdicts[i].Words()) + " " + strconv.Itoa(n)}
		m.Sign, m.Style = theme.Verdict(barVerdicts[i])
		out = append(out, m)
	}
	return out
}

// texts says in words how far the work on a clause is.
func (s *progress) texts(p checks.ClauseProgress) []aid.Line {
	e := s.env
	cell := screen.VerdictCell(e, p.Verdict)
	out := []aid.Line{{Head: s.name(p)}, {Text: e.In(screen.CheckOf(e, p.Check).Title), Wide: true}, {},
		{Label: words.In(e, "state", nil), Text: cell.Text, Style: cell.Style}}
	for _, ref := range p.Clauses {
		out = append(out, aid.Line{Label: words.In(e, "norm", nil), Text: e.Desk.Standard().CiteShort(ref)})
	}
	if category := e.Desk.Standard().Category(p.Category); category != nil {
		out = append(out, aid.Line{Label: words.In(e, "category", nil), Text: e.In(category.Name)})
	}
	out = append(onceLabelled(out), aid.Line{})
	for i, n := range []int{p.Kept, p.Broken, p.Unknown, p.Unlooked} {
		sign, style := theme.Verdict(barVerdicts[i])
		out = append(out, aid.Line{Label: strconv.Itoa(n), Text: sign + " " + e.In(barVerdicts[i].Words()), Style: style})
	}
	return append(out, aid.Line{}, aid.Line{Text: words.In(e, "progress.units", nil), Wide: true},
		aid.Line{}, aid.Line{Text: e.In(screen.CheckOf(e, p.Check).Collect), Wide: true})
}
