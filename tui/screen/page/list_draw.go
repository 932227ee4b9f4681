package page

import (
	"slices"
	"strconv"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen: the list, and the page under the cursor beside it or
// below; above them what is being captured.
func (s *pages) Draw(c widget.Canvas) {
	if s.read == nil {
		return
	}
	if t := takingOf(s.env, s.id); t != nil {
		n := t.draw(c)
		c = c.Rows(n, c.Height()-n)
	}
	if s.count() == 0 {
		s.drawEmpty(c)
		return
	}
	left, right := screen.Panes(c)
	if right.Width() == 0 {
		below := min(9, c.Height()/2)
		left, right = c.Rows(0, c.Height()-below), c.Rows(c.Height()-below, below)
	}
	s.drawList(left)
	about := s.aboutHere()
	widget.Heading(right, 0, words.In(s.env, "page", nil), strconv.Itoa(s.list.Cursor+1)+" / "+strconv.Itoa(s.count()))
	var top, most int
	aid.DrawLines(right.Rows(1, right.Height()-1), about, &top, &most)
}

// aboutHere says what is known of what stands under the cursor.
func (s *pages) aboutHere() []aid.Line {
	p, ok := s.at()
	if g, gone := s.erasedAt(); !ok && gone {
		return s.aboutGone(g)
	}
	return s.about(p)
}

// drawEmpty says that nothing is captured yet, and how it is done.
func (s *pages) drawEmpty(c widget.Canvas) {
	y := 1
	for _, key := range []string{"pages.none", "pages.none.how"} {
		for _, line := range widget.Wrap(words.In(s.env, key, nil), c.Width()-6) {
			c.Put(3, y, theme.Plain, line)
			y++
		}
		y++
	}
}

func (s *pages) drawList(c widget.Canvas) {
	e := s.env
	table := widget.NewTable(c.Width(),
		widget.Column{Title: words.In(e, "column.day", nil), Width: 10},
		widget.Column{Title: words.In(e, "column.outcome", nil), Width: s.outcomeWidth()},
		widget.Column{Title: words.In(e, "column.open", nil), Width: widget.Width(words.In(e, "column.open", nil)), Right: true},
		widget.Column{Title: words.In(e, "column.taken", nil), Width: widget.Width(words.In(e, "column.taken", nil)), Right: true, Drop: 2},
		widget.Column{Title: words.In(e, "column.page", nil)},
		widget.Column{Title: words.In(e, "column.check", nil), Width: 18, Drop: 3},
	)
	table.Head(c, 0)
	rows := s.rows()
	from, to := s.list.Window(s.count(), c.Height()-1)
	for i := from; i < to; i++ {
		if i >= len(rows) {
			table.Row(c, 1+i-from, i == s.list.Cursor, s.goneRow(s.read.gone[i-len(rows)])...)
			continue
		}
		p := rows[i]
		check := ""
		if p.Check != "" {
			check = e.In(screen.CheckOf(e, p.Check).Short)
		}
		table.Row(c, 1+i-from, i == s.list.Cursor, widget.Cell{Text: p.Day.Digits()}, OutcomeCell(e, p.Outcome),
			count(p.Found.Open), count(p.Found.Confirmed), widget.Cell{Text: address(p.Asked)}, widget.Cell{Text: check})
	}
}

// count is a number in a list; nothing where there is none.
func count(n int) widget.Cell {
	if n == 0 {
		return widget.Cell{Text: "–"}
	}
	return widget.Cell{Text: strconv.Itoa(n)}
}

// OutcomeCell shows what came of a page: sign and word. Whatever was not read can
// prove nothing: it is not known, and no breach.
func OutcomeCell(e *screen.Env, outcome string) widget.Cell {
	text := e.In(desk.CameWords(outcome))
	if page.Outcome(outcome) == page.Fetched {
		return widget.Cell{Text: "  " + text} // no verdict: it has no sign
	}
	return widget.Cell{Text: "? " + text, Style: theme.Unknown}
}

// outcomeWidth is the width of the longest outcome that is listed.
func (s *pages) outcomeWidth() int {
	e := s.env
	n := widget.Width(words.In(e, "column.outcome", nil))
	for _, p := range s.rows() {
		n = max(n, widget.Width(OutcomeCell(e, p.Outcome).Text))
	}
	if len(s.read.gone) > 0 {
		n = max(n, widget.Width(goneSign+words.In(e, "gone.outcome", nil)))
	}
	return min(n, 27)
}

// address is an address or a path as it is shown in a list: without what all of them
// begin with.
func address(asked string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if len(asked) > len(scheme) && asked[:len(scheme)] == scheme {
			asked = asked[len(scheme):]
		}
	}
	return lang.Line(asked)
}

// shortHash is the beginning and the end of a hash, by which it is known again.
func shortHash(h string) string {
	if len(h) < 16 {
		return h
	}
	return h[:8] + "…" + h[len(h)-4:]
}

// about says what is known of a page.
func (s *pages) about(p desk.PageView) []aid.Line {
	e := s.env
	style := theme.Plain
	if page.Outcome(p.Outcome) != page.Fetched {
		style = theme.Unknown
	}
	out := []aid.Line{{Text: e.In(p.Words), Style: style, Wide: true}}
	pair := func(key, text string) {
		if text != "" {
			out = append(out, aid.Line{Label: words.In(e, key, nil), Text: text})
		}
	}
	pair("label.found", words.In(e, "found.counts", lang.Args{
		"open": p.Found.Open, "confirmed": p.Found.Confirmed, "rejected": p.Found.Rejected,
	}))
	if p.Found.Conflict > 0 {
		out = append(out, aid.Line{Text: "! " + words.In(e, "found.conflicts", lang.Args{"n": p.Found.Conflict}), Style: theme.Fault})
	}
	asked := "label.asked"
	if p.Method == methodFile {
		asked = "label.asked.file"
	}
	pair(asked, lang.Line(p.Asked))
	if p.Final != p.Asked {
		pair("label.final", lang.Line(p.Final))
	}
	pair("label.at", moment(p))
	if p.Check != "" {
		pair("label.check", e.In(screen.CheckOf(e, p.Check).Short))
	}
	pair("label.method", words.In(e, "method."+p.Method, nil))
	if p.Status > 0 {
		pair("label.status", strconv.Itoa(p.Status))
	}
	pair("label.hash", shortHash(p.SHA256))
	if i := slices.IndexFunc(s.read.all, func(o desk.PageView) bool { return o.ID == p.Same }); i >= 0 {
		pair("label.same", words.In(e, "same", lang.Args{"day": s.read.all[i].Day.Digits(), "page": address(s.read.all[i].Asked)}))
	}
	return out
}

// midnight stands where only the day is known.
const midnight = "00:00"

// moment writes the time of a capture as people do: 17.12.2025 10:05. Of a file whose
// day alone was said it is the day.
func moment(p desk.PageView) string {
	at := p.At
	if len(at) < len("2025-12-17T10:05") {
		return at
	}
	day, time := at[8:10]+"."+at[5:7]+"."+at[:4], at[11:16]
	if p.Method == methodFile && time == midnight {
		return day
	}
	return day + " " + time
}

// methodFile is how a page is captured that somebody saved.
const methodFile = "file"
