package search

import (
	"strconv"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// row is a line of the list: a heading, a hit, or the way to more of a kind.
type row struct {
	head  lang.Text
	count string
	kind  string
	hit   *desk.SearchHit
	more  int // how many more there are
}

func (r row) heads() bool { return r.head != (lang.Text{}) }

// rows lists what was found, under headings.
func (s *search) rows() []row { return s.laid }

// lay lays the rows once something else was found, or is to be shown of it.
func (s *search) lay() {
	var out []row
	for i := range s.found.Groups {
		g := &s.found.Groups[i]
		if s.kind != "" && g.Kind != s.kind {
			continue
		}
		if len(g.Hits) == 0 && s.kind == "" {
			continue
		}
		out = append(out, row{head: desk.SearchKindWords(g.Kind), count: strconv.Itoa(g.Count), kind: g.Kind})
		for j := range g.Hits {
			out = append(out, row{hit: &g.Hits[j], kind: g.Kind})
		}
		if n := g.Count - len(g.Hits); n > 0 {
			out = append(out, row{more: n, kind: g.Kind})
		}
	}
	s.laid = out
}

// stands tells on which rows the cursor stands: on all but headings.
func (s *search) stands(i int) bool { return !s.laid[i].heads() }

// at gives the row under the cursor.
func (s *search) at() (row, bool) {
	rows := s.rows()
	if len(rows) == 0 {
		return row{}, false
	}
	s.list.Settle(len(rows), 1, func(i int) bool { return !rows[i].heads() })
	return rows[s.list.Cursor], true
}

// Draw implements screen.Screen: the line of the search, what was found, and the one
// under the cursor beside it or below.
func (s *search) Draw(c widget.Canvas) {
	y := s.drawLine(c)
	c = c.Rows(y, c.Height()-y)
	rows := s.rows()
	if len(rows) == 0 {
		s.drawNothing(c)
		return
	}
	left, right := c, c
	const wide, below = 104, 6
	if c.Width() >= wide {
		at := c.Width() * 3 / 5
		c.Part(at, 0, 1, c.Height()).Column(0, theme.Plain, "│")
		left, right = c.Part(0, 0, at, c.Height()), c.Part(at+1, 0, c.Width()-at-1, c.Height())
	} else {
		h := min(below, c.Height()/3)
		left, right = c.Rows(0, c.Height()-h), c.Rows(c.Height()-h, h)
	}
	s.drawRows(left, rows)
	if at, ok := s.at(); ok && at.hit != nil {
		s.drawHit(right, at.hit, right.Width() != c.Width())
	}
}

// drawLine draws the line into which is typed, and below it what the words were
// taken for, where that is something else. It gives the row below.
func (s *search) drawLine(c widget.Canvas) int {
	x := c.Put(1, 0, theme.Title, words.In(s.env, "words", nil)) + 2
	s.input.Draw(c.Part(x, 0, c.Width()-x-1, 1), s.typing)
	if s.found.Meant == "" {
		return 1
	}
	c.Put(1, 1, theme.Unknown, widget.Fit(words.In(s.env, "meant", lang.Args{"meant": s.found.Meant}), c.Width()-2))
	return 2
}

func (s *search) drawNothing(c widget.Canvas) {
	key := "none"
	if s.found.Words.Empty() {
		key = "how"
	}
	y := 1
	for _, line := range widget.Wrap(words.In(s.env, key, nil), c.Width()-6) {
		c.Put(3, y, theme.Plain, line)
		y++
	}
	if looked := s.looked(); looked != "" && !s.found.Words.Empty() {
		c.Put(3, y+1, theme.Plain, widget.Fit(looked, c.Width()-6))
	}
}

func (s *search) drawRows(c widget.Canvas, rows []row) {
	from, to := s.list.Window(len(rows), c.Height())
	if from > 0 && from == s.list.Cursor && rows[from-1].heads() {
		from, to = from-1, min(to, from-1+c.Height()) // the heading is seen with its first row
	}
	for i := from; i < to; i++ {
		r, y := rows[i], i-from
		switch {
		case r.heads():
			widget.Heading(c, y, s.env.In(r.head), r.count)
		case r.hit == nil:
			c.Put(3, y, theme.Muted, words.In(s.env, "more", lang.Args{"n": r.more}))
		default:
			s.drawRow(c, y, r.hit)
		}
		if i == s.list.Cursor && !s.typing {
			widget.Mark(c, y)
		}
	}
}

// drawRow writes a hit on one line: where it belongs, what it is, and of its text as
// much as there is room for, the words looked for among it.
func (s *search) drawRow(c widget.Canvas, y int, h *desk.SearchHit) {
	e := s.env
	x := 3
	const numbered, dated = 9, 10
	if h.Number != "" && h.Kind != "inspection" {
		c.Put(x, y, theme.Plain, widget.Fit(h.Number, numbered))
		x += numbered + 1
		if c.Width() >= 78 {
			c.Put(x, y, theme.Plain, widget.Fit(digits(h.Date), dated))
			x += dated + 1
		}
	}
	if h.Gone {
		x = c.Put(x, y, theme.Muted, words.In(e, "gone", nil)) + 1
	}
	room := c.Width() - x - 1
	title := e.In(h.Title)
	snippet := h.Snippet()
	if snippet != "" && snippet != title {
		title = widget.Fit(title, max(room*2/5, 12))
	}
	x = s.drawMarked(c, x, y, room, title, false)
	if snippet != "" && snippet != title && c.Width()-x > 12 {
		x = c.Put(x, y, theme.Plain, " · ")
		s.drawMarked(c, x, y, c.Width()-x-1, snippet, true)
	}
}

// drawMarked writes a text with the words looked for among it, and gives where it
// ends. A long one begins shortly before the first of them.
func (s *search) drawMarked(c widget.Canvas, x, y, room int, text string, cut bool) int {
	marks, _ := s.found.Words.Marks(text)
	letters := []rune(text)
	from := 0
	if cut && len(marks) > 0 && widget.Width(text) > room {
		from = max(0, marks[0][0]-room/4)
	}
	shown := string(letters[from:])
	if from > 0 {
		shown = "…" + string(letters[min(from+1, len(letters)):])
	}
	shown = widget.Fit(shown, room)
	end := c.Put(x, y, theme.Plain, shown)
	n := len([]rune(shown))
	for _, m := range marks {
		a, b := m[0]-from, min(m[1]-from, n)
		if a < 0 || a >= b || a >= n {
			continue
		}
		out := []rune(shown)
		c.Put(x+widget.Width(string(out[:a])), y, theme.Link, string(out[a:b]))
	}
	return end
}

func digits(iso string) string {
	d, err := calendar.ParseDay(iso)
	if err != nil {
		return ""
	}
	return d.Digits()
}

// drawHit says what is known of a hit, and shows it among the lines around it.
func (s *search) drawHit(c widget.Canvas, h *desk.SearchHit, roomy bool) {
	e := s.env
	widget.Heading(c, 0, e.In(h.Title), "")
	y := 1
	for _, l := range s.about(h, roomy) {
		lines := widget.Wrap(l.Text, c.Width()-2)
		if !roomy {
			lines = []string{widget.Fit(l.Text, c.Width()-2)} // the text itself matters more
		}
		for _, text := range lines {
			c.Put(1, y, l.Style, text)
			y++
		}
	}
	if roomy {
		y++
	}
	first := h.First
	if !roomy {
		first = h.Line
	}
	for i := first; i < h.First+len(h.Lines) && y < c.Height(); i++ {
		y = s.drawText(c, y, h, i)
	}
}

// about says where a hit belongs.
func (s *search) about(h *desk.SearchHit, roomy bool) []aid.Line {
	e := s.env
	var facts []string
	add := func(text string) {
		if text != "" {
			facts = append(facts, text)
		}
	}
	if h.Kind != "inspection" {
		add(h.Number)
	}
	if h.Kind != "holder" && h.Kind != "inspection" {
		add(e.In(h.Name))
	}
	add(e.In(h.What))
	if h.Kind != "holder" {
		add(digits(h.Date))
	}
	var out []aid.Line
	if roomy {
		for _, f := range facts {
			out = append(out, aid.Line{Text: f})
		}
	} else if len(facts) > 0 {
		out = append(out, aid.Line{Text: joined(facts)})
	}
	if h.Gone {
		out = append(out, aid.Line{Text: words.In(e, "gone.whole", nil), Style: theme.Unknown})
	}
	if h.Alike && roomy {
		out = append(out, aid.Line{Text: words.In(e, "alike", nil), Style: theme.Muted})
	}
	return out
}

func joined(list []string) string {
	out := ""
	for i, f := range list {
		if i > 0 {
			out += " · "
		}
		out += f
	}
	return out
}

// drawText writes a line of the text over as many rows as it needs; under the words
// looked for stands ^, so that they are seen without colours too.
func (s *search) drawText(c widget.Canvas, y int, h *desk.SearchHit, i int) int {
	line := h.Lines[i-h.First]
	w := c.Width() - 4
	if i == h.Line {
		c.Put(1, y, theme.Focus, "▸")
	}
	for _, part := range widget.Wrap(line, w) {
		if y >= c.Height() {
			return y
		}
		c.Put(3, y, theme.Plain, part)
		marks, _ := s.found.Words.Marks(part)
		letters := []rune(part)
		y++
		for _, m := range marks {
			x := 3 + widget.Width(string(letters[:m[0]]))
			piece := string(letters[m[0]:m[1]])
			c.Put(x, y-1, theme.Link, piece)
			if y < c.Height() {
				c.Fill(y, x, x+widget.Width(piece), theme.Plain, "^")
			}
		}
		if len(marks) > 0 {
			y++
		}
	}
	return y
}
