package visits

import (
	"strconv"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/page"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: how far the round has come, the visits, and the one
// under the cursor beside them or below.
func (r *Room) Draw(c widget.Canvas) {
	e := r.Env
	switch r.state {
	case unread:
		return
	case tooMany:
		drawSentence(c, words.In(e, "too-many", lang.Args{"n": r.open}))
		return
	case nothing:
		drawSentence(c, e.In(r.why)+" "+words.In(e, "nothing.how", nil))
		return
	}
	y := r.drawProgress(c)
	c = c.Rows(y, c.Height()-y)
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := min(6, c.Height()/3)
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	r.drawList(left)
	if v, ok := r.at(); ok {
		widget.Heading(right, 0, lang.Line(v.Inspection), strconv.Itoa(r.list.Cursor+1)+" / "+strconv.Itoa(len(r.rows())))
		var top, most int
		aid.DrawLines(right.Rows(1, right.Height()-1), r.about(v), &top, &most)
	}
}

func drawSentence(c widget.Canvas, text string) {
	for y, line := range widget.Wrap(text, c.Width()-6) {
		c.Put(3, y+1, theme.Plain, line)
	}
}

// drawProgress says how far the round has come, and gives the row below.
func (r *Room) drawProgress(c widget.Canvas) int {
	e := r.Env
	var counts []string
	for _, f := range filters[1:] {
		if n := r.plan.Count(f.of); n > 0 || f.of == desk.VisitWaiting {
			counts = append(counts, words.In(e, f.key, nil)+": "+strconv.Itoa(n))
		}
	}
	asked := r.asked()
	if r.running() {
		asked = words.In(e, "running", nil)
		if r.job.Stopped() {
			asked = words.In(e, "stopping", nil)
		}
		asked += " " + strconv.Itoa(r.done) + " / " + strconv.Itoa(r.all)
	}
	c.Put(1, 0, theme.Plain, widget.Fit(strings.Join(counts, " · "), c.Width()-3-widget.Width(asked)))
	c.Right(c.Width()-1, 0, theme.Plain, asked)
	if !r.running() || r.done == 0 {
		return 1
	}
	cell := page.VisitCell(e, r.last)
	x := c.Put(1, 1, cell.Style, strings.TrimSpace(cell.Text)) + 2
	c.Put(x, 1, theme.Plain, widget.Fit(lang.Line(r.last.Inspection)+" · "+lang.Line(r.last.Address), c.Width()-x-1))
	return 2
}

// asked says in words what is visited where it is not simply all.
func (r *Room) asked() string {
	e := r.Env
	var out []string
	if r.in.Broken {
		out = append(out, words.In(e, "asked.broken", nil))
	}
	if r.in.Retry {
		out = append(out, words.In(e, "asked.retry", nil))
	}
	if r.in.Since != 0 {
		out = append(out, words.In(e, "asked.since", lang.Args{"day": r.in.Since.Digits()}))
	}
	if r.in.file != "" {
		out = append(out, words.In(e, "asked.file", nil))
	}
	if r.in.Render {
		out = append(out, words.In(e, "asked.render", nil))
	}
	if r.only > 0 {
		out = append(out, words.In(e, "asked.filter", lang.Args{"filter": words.In(e, filters[r.only].key, nil)}))
	}
	return strings.Join(out, " · ")
}

func (r *Room) drawList(c widget.Canvas) {
	e := r.Env
	rows := r.rows()
	number, state := widget.Width(words.In(e, "column.number", nil)), widget.Width(words.In(e, "column.state", nil))
	from, to := r.list.Window(len(rows), c.Height()-1)
	for _, v := range rows[from:to] {
		number = max(number, widget.Width(v.Inspection))
		state = max(state, widget.Width(page.VisitCell(e, v).Text))
	}
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.state", nil), Width: min(state, 27)},
		widget.Column{Title: words.In(e, "column.number", nil), Width: min(number, 14)},
		widget.Column{Title: words.In(e, "column.address", nil)},
		widget.Column{Title: words.In(e, "column.found", nil), Width: widget.Width(words.In(e, "column.found", nil)), Right: true, Drop: 1},
	)
	table.Head(c, 0)
	if len(rows) == 0 {
		c.Put(3, 2, theme.Plain, words.In(e, "none", nil))
	}
	for i := from; i < to; i++ {
		v := rows[i]
		found := "–"
		if v.Found > 0 {
			found = strconv.Itoa(v.Found)
		}
		table.Row(c, 1+i-from, i == r.list.Cursor, page.VisitCell(e, v), widget.Cell{Text: lang.Line(v.Inspection)},
			widget.Cell{Text: lang.Line(v.Address)}, widget.Cell{Text: found})
	}
}

// about says what is known of a visit.
func (r *Room) about(v desk.Visit) []aid.Line {
	e := r.Env
	out := []aid.Line{{Text: e.In(v.Holder), Style: theme.Title, Wide: true}, {Text: lang.Line(v.Address), Wide: true}}
	if v.Check != "" {
		out = append(out, aid.Line{Text: e.In(screen.CheckOf(e, v.Check).Short), Wide: true})
	}
	if v.Words != (lang.Text{}) {
		style := theme.Plain
		if v.State != desk.VisitRead {
			style = theme.Unknown
		}
		out = append(out, aid.Line{Text: e.In(v.Words), Style: style, Wide: true})
	}
	if v.Found > 0 {
		out = append(out, aid.Line{Text: words.In(e, "found", lang.Args{"n": v.Found}), Wide: true})
	}
	return out
}
