package home

import (
	"fmt"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen.
func (s *inspections) Draw(c widget.Canvas) {
	if s.first() {
		s.drawDoors(c)
		return
	}
	left, right := screen.Panes(c)
	s.drawList(left)
	if right.Width() > 0 {
		s.drawDetail(right)
	}
}

func (s *inspections) drawList(c widget.Canvas) {
	e := s.env
	y := s.drawSearch(c)
	foot := 1
	if c.Height() < 14 {
		foot = 0
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.number", nil), Width: s.numberWidth()},
		widget.Column{Title: words.In(e, "column.holder", nil)},
		widget.Column{Title: words.In(e, "column.progress", nil), Width: 9, Right: true, Drop: 2},
		widget.Column{Title: words.In(e, "column.worst", nil), Width: screen.VerdictWidth(e)},
	)
	table.Head(c, y)
	y++
	if s.held.total == 0 {
		c.Put(3, y+1, theme.Plain, widget.Fit(words.In(e, "none-found", lang.Args{"filter": s.asked()}), c.Width()-4))
	}
	s.drawRows(c.Rows(y, c.Height()-y-foot), table, s.cells)
	if foot > 0 {
		asked := s.asked()
		if n := len(s.drafts); n > 0 {
			asked += " · " + words.In(e, "drafts.count", lang.Args{"n": n})
		}
		c.Put(1, c.Height()-1, theme.Plain, widget.Fit(asked, c.Width()-14))
		if s.held.total > 0 {
			c.Right(c.Width()-1, c.Height()-1, theme.Plain, fmt.Sprintf("%s / %s",
				number(e, s.list.Cursor+1), number(e, s.held.total)))
		}
	}
}

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
	filter, order := "", ""
	for _, f := range filters {
		if f.worst == s.query.Worst {
			filter = words.In(s.env, f.key, nil)
		}
	}
	for _, o := range orders {
		if o.order == s.query.Order {
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
	y++
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
		{words.In(e, "detail.evidence", nil), strconv.Itoa(row.Evidence)},
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
