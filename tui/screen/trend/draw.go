package trend

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/picture"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// How the columns stand: the names begin in the fourth, an inspection takes column
// columns, and what changed last has the rest where there is room.
const (
	nameStart   = 3
	leastName   = 24
	mostName    = 40
	column      = 7
	leastChange = 14
	roomy       = 15 // height from which the figures stand by verdict
)

// grid is where everything stands across.
type grid struct {
	name   int // columns of the names
	from   int // first inspection that is drawn
	count  int // inspections that are drawn
	change int // column of what changed; 0: there is no room
}

// gridFor lays the inspections out in a width; the one under the cursor is in sight.
func (s *trend) gridFor(width int) grid {
	all := len(s.view.Points)
	g := grid{count: max(1, min(all, (width-nameStart-leastName-1)/column))}
	rest := width - nameStart - g.count*column
	if rest-leastName > leastChange+2 {
		g.name = min(mostName, rest-leastChange-2)
		g.change = nameStart + g.name + g.count*column + 2
	} else {
		g.name = max(0, min(mostName, rest-1))
	}
	g.from = max(0, min(s.point-g.count/2, all-g.count))
	return g
}

// x is the column of an inspection.
func (g grid) x(i int) int { return nameStart + g.name + (i-g.from)*column }

// Draw implements screen.Screen.
func (s *trend) Draw(c widget.Canvas) {
	if s.view == nil {
		return
	}
	if len(s.view.Points) == 0 {
		for i, line := range widget.Wrap(words.In(s.env, "none", nil), c.Width()-4) {
			c.Put(3, 1+i, theme.Plain, line)
		}
		return
	}
	left, right := screen.Panes(c)
	below := 4
	switch {
	case right.Width() > 0:
		below = 0
	case c.Height() >= roomy:
		below = 6
	}
	g := s.gridFor(left.Width())
	y := s.drawFigures(left, g)
	rows := max(1, left.Height()-y-below)
	from, to := s.list.Window(len(s.lines), rows)
	for i := from; i < to; i++ {
		s.drawLine(left, y+i-from, i, g)
	}
	var top, most int
	if right.Width() > 0 {
		aid.DrawLines(right, s.meaning(true), &top, &most)
	} else if left.Height() > y+rows {
		aid.DrawLines(left.Rows(y+rows, below), s.meaning(false), &top, &most)
	}
}

// drawFigures draws the days of the inspections, a bar and the figures of each, and
// gives the line below them.
func (s *trend) drawFigures(c widget.Canvas, g grid) (y int) {
	e := s.env
	c.Put(nameStart, 0, theme.Title, words.In(e, "as-of", nil))
	c.Put(nameStart, 1, theme.Title, widget.Fit(words.In(e, "kept-of", nil), g.name-1))
	for i := g.from; i < g.from+g.count; i++ {
		p := &s.view.Points[i]
		_, m, _ := p.AsOf.Date()
		c.Right(g.x(i)+column-1, 0, theme.Title, fmt.Sprintf("%02d.%d", m, p.AsOf.Year()%100))
		c.Right(g.x(i)+column-1, 1, theme.Plain, fmt.Sprintf("%d/%d", p.Summary.Met, p.Summary.Applicable))
	}
	c.Reverse(0, g.x(s.point), g.x(s.point)+column)
	if g.change > 0 {
		c.Put(g.change, 0, theme.Title, widget.Fit(words.In(e, "change", nil), c.Width()-g.change-1))
	}
	y = 2
	if c.Height() >= roomy {
		y = s.drawCounts(c, g)
	}
	label := words.In(e, "checks", nil)
	if s.worst {
		label = words.In(e, "checks.worst", nil)
	}
	widget.Heading(c, y, label, strconv.Itoa(len(s.lines)))
	return y + 1
}

// drawCounts draws a bar for each inspection, and how many of its requirements have
// which verdict.
func (s *trend) drawCounts(c widget.Canvas, g grid) (y int) {
	count := map[checks.Verdict]func(checks.Summary) int{
		checks.NotMet:     func(m checks.Summary) int { return m.NotMet },
		checks.PartlyMet:  func(m checks.Summary) int { return m.PartlyMet },
		checks.CannotTell: func(m checks.Summary) int { return m.CannotTell },
		checks.NotChecked: func(m checks.Summary) int { return m.NotChecked },
	}
	y = 2
	for i := g.from; i < g.from+g.count; i++ {
		c.Put(g.x(i)+1, y, theme.Plain, picture.Verdicts(s.view.Points[i].Summary, column-1))
	}
	for _, v := range []checks.Verdict{checks.NotMet, checks.PartlyMet, checks.CannotTell, checks.NotChecked} {
		y++
		cell := screen.VerdictCell(s.env, v)
		c.Put(nameStart, y, cell.Style, widget.Fit(cell.Text, g.name-1))
		for i := g.from; i < g.from+g.count; i++ {
			c.Right(g.x(i)+column-1, y, theme.Plain, strconv.Itoa(count[v](s.view.Points[i].Summary)))
		}
	}
	return y + 1
}

// drawLine draws a check through the inspections, and what changed last.
func (s *trend) drawLine(c widget.Canvas, y, i int, g grid) {
	l := &s.lines[i]
	c.Put(nameStart, y, theme.Plain, widget.Fit(s.env.In(screen.CheckOf(s.env, l.Check).Short), g.name-1))
	for k := g.from; k < g.from+g.count; k++ {
		cell := &l.Cells[k]
		sign, style := theme.Verdict(cell.Verdict)
		switch {
		case !cell.Asked:
			sign, style = " ", theme.Plain
		case cell.Conflict:
			sign, style = "!", theme.Fault
		}
		c.Put(g.x(k)+column-2, y, style, sign)
	}
	if g.change > 0 {
		change := s.change(l.Last().Change)
		c.Put(g.change, y, change.Style, widget.Fit(change.Text, c.Width()-g.change-1))
	}
	if i == s.list.Cursor {
		c.Put(0, y, theme.Focus, "▸")
		c.Reverse(y, g.x(s.point)+column-3, g.x(s.point)+column)
	}
}

// change shows what became of a check: sign, word and colour, those of the verdict
// that it is like.
func (s *trend) change(change checks.Change) widget.Cell {
	if change == "" {
		return widget.Cell{Text: "–"}
	}
	like := checks.NotMet
	switch change {
	case checks.Eliminated, checks.NotRepeated, checks.StillKept:
		like = checks.Met
	case checks.EliminatedLate:
		like = checks.PartlyMet
	case checks.Untold:
		like = checks.CannotTell
	case checks.Unlooked:
		like = checks.NotChecked
	}
	sign, style := theme.Verdict(like)
	return widget.Cell{Text: sign + " " + s.env.In(change.Words()), Style: style}
}

// meaning says what stands under the cursor: what the inspection found about the
// check, and what became of it since it was last proven.
func (s *trend) meaning(whole bool) []aid.Line {
	e := s.env
	p, cell, ok := s.cell()
	if !ok {
		return nil
	}
	out := []aid.Line{
		{Head: lang.Line(p.Number) + " · " + e.In(screen.CheckOf(e, s.on).Short)},
	}
	if whole {
		out = append(out, aid.Line{Text: e.In(screen.CheckOf(e, s.on).Title), Wide: true}, aid.Line{})
	}
	if !cell.Asked {
		out = append(out, aid.Line{Text: words.In(e, "not-asked", nil), Wide: true})
		return append(out, s.ofInspection(p, whole)...)
	}
	verdict := screen.VerdictCell(e, cell.Verdict)
	if cell.Conflict {
		verdict = widget.Cell{Text: "! " + words.In(e, "conflict", nil), Style: theme.Fault}
	}
	out = append(out, aid.Line{Label: words.In(e, "found", nil), Text: verdict.Text + " · " + s.norms(cell), Style: verdict.Style})
	out = append(out, s.since(cell)...)
	return append(out, s.ofInspection(p, whole)...)
}

// norms names the clauses under which a check was judged.
func (s *trend) norms(c checks.TrendCell) string {
	var out []string
	for _, ref := range c.Clauses {
		if name := s.env.Desk.Standard().CiteShort(ref); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// since says what became of a check since an earlier inspection, and with which it is
// compared.
func (s *trend) since(c checks.TrendCell) []aid.Line {
	e := s.env
	i := slices.IndexFunc(s.view.Points, func(p checks.TrendPoint) bool { return p.ID == c.Than })
	if i < 0 {
		return []aid.Line{{Label: words.In(e, "since", nil), Text: words.In(e, "since.none", nil)}}
	}
	change := s.change(c.Change)
	if c.Change == "" {
		change.Text = words.In(e, "since.untold", nil)
	}
	then := s.view.Points[i]
	line, _ := s.at()
	return []aid.Line{
		{Label: words.In(e, "since", nil), Text: change.Text, Style: change.Style},
		{Label: words.In(e, "than", nil), Text: lang.Line(then.Number) + ", " + then.AsOf.Digits() + " · " + s.norms(line.Cells[i])},
		{Label: words.In(e, "was", nil), Text: s.names(c.Was)},
		{Label: words.In(e, "now", nil), Text: s.names(c.Now)},
	}
}

// names lists the slots, rows and items that were broken.
func (s *trend) names(list []string) string {
	var out []string
	for _, name := range list {
		if slot, err := calendar.ParseSlot(name); err == nil {
			name = s.env.In(slot.Words())
		} else if _, item, ok := s.env.Desk.Standard().FindItem(screen.CheckOf(s.env, s.on), name); ok {
			name = s.env.In(item.Title)
		}
		if name = lang.Line(name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return "–"
	}
	return strings.Join(out, "; ")
}

// ofInspection says which inspection stands under the cursor, and how it stands beside
// the one before it.
func (s *trend) ofInspection(p checks.TrendPoint, whole bool) []aid.Line {
	e := s.env
	var out []aid.Line
	if whole {
		out = append(out, aid.Line{}, aid.Line{Head: words.In(e, "inspection", lang.Args{"number": lang.Line(p.Number)})})
	}
	out = append(out,
		aid.Line{Label: words.In(e, "period", nil), Text: screen.Period(p.Period) + " · " + p.AsOf.Digits() + " · " + e.In(p.Form.Words())})
	switch {
	case p.Bare:
		out = append(out, aid.Line{Label: words.In(e, "beside", nil), Text: words.In(e, "bare", nil)})
	case p.Shared != nil:
		was, now := p.Shared.Was, p.Shared.Now
		out = append(out, aid.Line{Label: words.In(e, "beside", nil), Text: words.In(e, "shared", lang.Args{
			"n":   p.Shared.Checks,
			"met": was.Met, "met2": now.Met, "partly": was.PartlyMet, "partly2": now.PartlyMet, "broken": was.NotMet, "broken2": now.NotMet,
			"unknown": was.CannotTell, "unknown2": now.CannotTell, "unlooked": was.NotChecked, "unlooked2": now.NotChecked,
		})})
	}
	return out
}
