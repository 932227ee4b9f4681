package home

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: what needs the analyst above, the inspections below.
// Where there is room what the cursor stands on is explained beside, else in a few
// lines at the foot.
func (s *inspections) Draw(c widget.Canvas) {
	if s.first() {
		s.drawDoors(c)
		return
	}
	left, right := screen.Panes(c)
	if right.Width() > 0 {
		s.drawLists(left)
		if s.onNeeds() {
			s.drawBeside(right)
		} else {
			s.drawDetail(right)
		}
		return
	}
	below := 0
	if c.Height() > 14 {
		below = 3
	}
	s.drawLists(c.Rows(0, c.Height()-below))
	if below > 0 {
		s.drawPeek(c.Rows(c.Height()-below, below))
	}
}

// drawLists draws both lists, one above the other.
func (s *inspections) drawLists(c widget.Canvas) {
	h := c.Height()
	high := s.attention.high(h)
	if high > 0 {
		s.attention.draw(c.Rows(0, high), h, s.onNeeds())
	}
	s.drawList(c.Rows(high, h-high), h)
}

// drawList draws the inspections in what is left of a body of h lines.
func (s *inspections) drawList(c widget.Canvas, h int) {
	e := s.env
	widget.Heading(c, 0, s.heading(), s.place())
	y := 1 + s.drawSearch(c.Rows(1, 1))
	foot := 0
	switch {
	case h > 24:
		foot = 3
	case h > 12:
		foot = 1
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.number", nil), Width: s.numberWidth()},
		widget.Column{Title: words.In(e, "column.holder", nil)},
		widget.Column{Title: words.In(e, "column.progress", nil), Width: 9, Right: true, Drop: 2},
		widget.Column{Title: words.In(e, "column.worst", nil), Width: screen.VerdictWidth(e)},
	)
	if h > 12 {
		table.Head(c, y)
		y++
	}
	if s.held.total == 0 {
		s.drawNone(c, y)
	}
	s.drawRowsAt(c.Rows(y, c.Height()-y-foot), table)
	s.drawFoot(c, foot)
}

// drawNone says why the list is empty, and what to do.
func (s *inspections) drawNone(c widget.Canvas, y int) {
	e := s.env
	text := words.In(e, "view.none", lang.Args{"view": e.In(s.view.Title())})
	if s.narrowed() {
		text = words.In(e, "none-found", lang.Args{"filter": s.asked()})
	}
	for i, line := range widget.Wrap(text, c.Width()-6) {
		c.Put(3, y+i, theme.Plain, line)
	}
}

// drawRowsAt draws the rows; the cursor stands in one of them where it is not above.
func (s *inspections) drawRowsAt(c widget.Canvas, table widget.Table) {
	from, to := s.list.Window(max(s.held.total, 0), c.Height())
	for i := from; i < to; i++ {
		row := []widget.Cell{{Text: "…"}}
		if one, ok := s.held.at(i); ok {
			row = s.cells(one)
		}
		table.Row(c, i-from, i == s.list.Cursor && !s.onNeeds(), row...)
	}
}

// drawFoot writes the line of views and, where there is room or something is narrowed,
// what is listed and how.
func (s *inspections) drawFoot(c widget.Canvas, foot int) {
	h := c.Height()
	switch {
	case foot == 0:
	case foot > 1:
		s.drawViews(c, h-2)
		c.Put(1, h-1, theme.Plain, widget.Fit(s.asked(), c.Width()-2))
	case s.narrowed() || s.sort != "":
		c.Put(1, h-1, theme.Plain, widget.Fit(s.asked(), c.Width()-2))
	default:
		s.drawViews(c, h-1)
	}
}

// heading names the list by its view, and by what it is narrowed by.
func (s *inspections) heading() string {
	e := s.env
	out := words.In(e, "inspections", nil) + ": " + e.In(s.view.Title())
	if s.needs != "" {
		out += " · " + words.In(e, "query."+string(s.needs), nil)
	}
	for _, f := range filters {
		if s.worst != "" && f.worst == s.worst {
			out += " · " + words.In(e, f.key, nil)
		}
	}
	return out
}

// place says where the cursor stands in the list.
func (s *inspections) place() string {
	if s.held.total < 0 {
		return words.In(s.env, "reading", nil)
	}
	if s.onNeeds() || s.held.total == 0 {
		return number(s.env, s.held.total)
	}
	return number(s.env, s.list.Cursor+1) + " / " + number(s.env, s.held.total)
}

// drawPeek explains in a few lines what the cursor stands on.
func (s *inspections) drawPeek(c widget.Canvas) {
	if s.onNeeds() {
		s.attention.peek(c)
		return
	}
	e := s.env
	row, ok := s.at()
	if !ok {
		widget.Heading(c, 0, "", "")
		return
	}
	widget.Heading(c, 0, row.Shown, words.In(e, "detail.met", lang.Args{"met": row.Met, "due": due(row)}))
	c.Put(1, 1, theme.Plain, widget.Fit(e.In(row.Name), c.Width()-2))
	var facts []string
	for _, f := range s.facts(row)[:4] {
		facts = append(facts, f[1])
	}
	c.Put(1, 2, theme.Plain, widget.Fit(joined(facts), c.Width()-2))
}

// joined parts what stands on one line.
func joined(parts []string) string { return strings.Join(parts, " · ") }

// cells are the columns of a row.
func (s *inspections) cells(row desk.InspectionLine) []widget.Cell {
	verdict := screen.VerdictCell(s.env, checks.Verdict(row.Worst))
	if row.Stale {
		verdict.Text += " …"
	}
	looked, due := row.Progress()
	return []widget.Cell{{Text: row.Shown}, {Text: s.env.In(row.Name)}, {Text: fmt.Sprintf("%d/%d", looked, due)}, verdict}
}

// numberWidth is the width of the column of numbers: labels of other streams
// make it wider.
func (s *inspections) numberWidth() int {
	n := 8
	for _, row := range s.held.rows {
		n = max(n, widget.Width(row.Shown))
	}
	return min(n, 14)
}

// asked says in words what is listed and how.
func (s *inspections) asked() string {
	filter, order := words.In(s.env, "filter.all", nil), ""
	for _, f := range filters {
		if s.worst != "" && f.worst == s.worst {
			filter = words.In(s.env, f.key, nil)
		}
	}
	if s.needs != "" {
		filter += " · " + words.In(s.env, "query."+string(s.needs), nil)
	}
	for _, o := range orders {
		if o.order == s.ordered() {
			order = words.In(s.env, o.key, nil)
		}
	}
	if s.search != "" {
		filter += " · «" + s.input.Text() + "»"
	}
	return words.In(s.env, "asked", lang.Args{"filter": filter, "order": order})
}

// drawDetail says what is known of the inspection under the cursor.
func (s *inspections) drawDetail(c widget.Canvas) {
	row, ok := s.at()
	if !ok {
		return
	}
	e := s.env
	w := c.Width() - 2
	y := 0
	for _, line := range widget.Wrap(e.In(row.Name), w) {
		c.Put(1, y, theme.Title, line)
		y++
	}
	y++
	for _, f := range s.facts(row) {
		c.Put(1, y, theme.Plain, f[0])
		c.Put(18, y, theme.Plain, widget.Fit(f[1], w-17))
		y++
	}
	s.drawFigures(c, y+1, row)
}

// drawFigures counts the requirements by verdict, and gives the line below.
func (s *inspections) drawFigures(c widget.Canvas, y int, row desk.InspectionLine) int {
	e := s.env
	widget.Heading(c, y, words.In(e, "detail.findings", nil), words.In(e, "detail.met", lang.Args{"met": row.Met, "due": due(row)}))
	y++
	for _, v := range []struct {
		verdict checks.Verdict
		n       int
	}{
		{checks.NotMet, row.NotMet}, {checks.PartlyMet, row.Partly}, {checks.CannotTell, row.Cannot},
		{checks.Met, row.Met}, {checks.NotApplicable, row.NotApply}, {checks.NotChecked, row.Unchecked},
	} {
		cell := screen.VerdictCell(e, v.verdict)
		c.Put(1, y, cell.Style, cell.Text)
		c.Right(c.Width()-1, y, theme.Plain, strconv.Itoa(v.n))
		y++
	}
	return y
}

func due(row desk.InspectionLine) int {
	_, n := row.Progress()
	return n
}

func (s *inspections) facts(row desk.InspectionLine) [][2]string {
	e := s.env
	asOf, _ := calendar.ParseDay(row.AsOf)
	from, _ := calendar.ParseDay(row.From)
	to, _ := calendar.ParseDay(row.To)
	return [][2]string{
		{words.In(e, "detail.form", nil), e.In(checks.Form(row.Form).Words())},
		{words.In(e, "detail.period", nil), from.Digits() + "–" + to.Digits()},
		{words.In(e, "detail.as-of", nil), asOf.Digits()},
		{words.In(e, "detail.state", nil), words.In(e, "state."+row.State, nil)},
		{words.In(e, "detail.owner", nil), lang.Line(row.Owner)},
		{words.In(e, "detail.evidence", nil), strconv.Itoa(row.Evidence)},
		{words.In(e, "detail.pages", nil), strconv.Itoa(row.Captures)},
		{words.In(e, "detail.conflicts", nil), strconv.Itoa(row.Conflicts)},
		{words.In(e, "detail.unsigned", nil), strconv.Itoa(row.Unsigned)},
	}
}

// number writes a count as people do: thousands apart.
func number(e *screen.Env, n int) string {
	digits := strconv.Itoa(n)
	apart := " "
	if e.Lang == lang.EN {
		apart = ","
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + apart + digits[i:]
	}
	return digits
}

// today is the day and who works here, beside the path.
func today(e *screen.Env) string {
	day := e.Desk.Today()
	name := e.Desk.Author().Name
	if !e.Desk.Author().Given {
		name = words.In(e, "no-name", nil)
	}
	return weekdays(e, day) + " " + day.Digits() + " · " + name
}

func weekdays(e *screen.Env, d calendar.Day) string {
	return words.In(e, "weekday."+strconv.Itoa(int(d.Weekday())), nil)
}
