package review

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/laid"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// Draw implements screen.Screen.
func (s *reading) Draw(c widget.Canvas) {
	if s.doc == nil {
		return
	}
	left, right := screen.ReadingPanes(c)
	switch {
	case right.Width() > 0:
		s.drawSaid(left)
		s.drawPaper(right)
	case s.walks():
		s.drawPaper(c)
	default:
		s.drawSaid(c)
	}
}

// row is a line of what is said of the paper.
type row struct {
	remark int // number from 1; 0: none
	text   string
	style  theme.Style
}

func (s *reading) drawSaid(c widget.Canvas) {
	w, h := c.Size()
	c.Put(1, 0, theme.Title, words.In(s.env, "remarks", nil))
	c.Right(w-1, 0, theme.Plain, strconv.Itoa(len(s.remarks())))
	rows := s.rows(w - 7)
	_, at := s.remark()
	first := 0
	for i, r := range rows {
		if at > 0 && r.remark == at {
			first = i
			break
		}
	}
	top := max(0, min(first-(h-4)/2, len(rows)-(h-2)))
	marked := false
	for i := top; i < len(rows) && i-top < h-2; i++ {
		r, y := rows[i], 2+i-top
		c.Put(3, y, r.style, r.text)
		if at > 0 && r.remark == at && !s.text {
			c.Reverse(y, 3, w-1)
			if !marked {
				c.Put(0, y, theme.Focus, "▸")
				marked = true
			}
		}
	}
}

// rows says how the paper stands, and each remark with its answer.
func (s *reading) rows(w int) []row {
	e, v := s.env, s.view
	var out []row
	add := func(remark int, style theme.Style, text string) {
		for _, line := range widget.Wrap(lang.Line(text), w) {
			out = append(out, row{remark, line, style})
		}
	}
	for i, m := range s.remarks() {
		n := i + 1
		style := theme.Unknown
		if m.Answer != "" {
			style = theme.Plain
		}
		add(n, style, numbered(n)+m.Text)
		if m.Quote != "" {
			add(n, theme.Muted, words.In(e, "quote", lang.Args{"text": widget.Fit(m.Quote, max(w*2-4, 20))}))
		}
		if m.Answer != "" {
			add(n, theme.Met, words.In(e, "answer", lang.Args{"text": m.Answer}))
		}
		out = append(out, row{})
	}
	if len(s.remarks()) == 0 {
		add(0, theme.Plain, words.In(e, "no-remarks", nil))
		out = append(out, row{})
	}
	add(0, theme.Plain, words.In(e, "asked", lang.Args{"author": v.AskedBy, "day": calendar.DayOf(v.AskedAt).Digits()}))
	if v.Reader != "" {
		add(0, theme.Plain, words.In(e, "reader", lang.Args{"reader": v.Reader}))
	}
	if v.State != checks.ReviewAsked {
		add(0, theme.Plain, words.In(e, "said", lang.Args{"value": v.Words(), "author": v.By, "day": calendar.DayOf(v.At).Digits()}))
	}
	if v.Note != "" {
		add(0, theme.Plain, words.In(e, "quote", lang.Args{"text": v.Note}))
	}
	if !v.Current {
		add(0, theme.Unknown, words.In(e, "moved", nil))
		for _, m := range v.Changed {
			add(0, theme.Unknown, e.In(e.Desk.MovedWords(m)))
		}
	}
	for _, f := range v.Files {
		add(0, theme.Link, f.Name)
	}
	return out
}

// drawPaper draws the paper with the line under the cursor.
func (s *reading) drawPaper(c widget.Canvas) {
	w, h := c.Size()
	if room := min(w-4, 76); s.lines == nil || s.width != room {
		s.lines, s.width = laid.Lines(s.doc, room), room
	}
	s.page = h - 1
	s.line = max(0, min(s.line, len(s.lines)-1))
	if s.line < s.top || s.line >= s.top+s.page {
		s.top = s.line - s.page/2
	}
	s.top = max(0, min(s.top, len(s.lines)-s.page))
	for y, l := range s.lines[s.top:min(len(s.lines), s.top+s.page)] {
		c.Put(3+l.Indent, y, l.Style, l.Text)
		if s.top+y == s.line {
			c.Put(1, y, theme.Focus, "▸")
			if s.text || s.second() {
				c.Reverse(y, 3, w-1)
			}
		}
	}
	share := 100
	if n := len(s.lines) - 1; n > 0 {
		share = s.line * 100 / n
	}
	widget.Heading(c, h-1, words.In(s.env, "paper."+string(s.lang), nil), strconv.Itoa(share)+" %")
}
