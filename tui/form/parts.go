package form

import (
	"fmt"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// How wide short fields are, and how high long ones may grow.
const (
	dayWidth    = 12
	momentWidth = 18
	areaLines   = 2
	mostArea    = 6
	mostOffered = 5
)

// short is a field for a day: what was understood stands beside it, or under it
// where it is too long.
func (s *State) short(i int, p *page) part {
	width := dayWidth
	if s.form.Fields[i].Kind == Moment {
		width = momentWidth
	}
	width = min(width, p.room)
	said := s.words(i, p)
	if s.empty(i, p) && len(said) == 0 {
		said = []line{{p.say(messages().Text("must", nil)), theme.Plain}}
	}
	field := part{height: 1, draw: func(c widget.Canvas) {
		b := &s.boxes[i]
		b.input.Draw(c.Part(1, 0, width, 1), s.inside(i))
		if s.inside(i) && b.whole {
			c.Reverse(0, 1, 1+min(widget.Width(b.input.Text()), width))
		}
	}}
	if len(said) == 1 && widget.Width(said[0].text)+gap+width <= p.room {
		draw := field.draw
		field.draw = func(c widget.Canvas) {
			draw(c)
			c.Put(1+width+gap, 0, said[0].style, said[0].text)
		}
		return stack(field, s.offered(i, p))
	}
	if p.low() && i != s.focus {
		said = nil
	}
	return stack(field, s.offered(i, p), written(wrapped(said, p.room)))
}

// inside tells whether the cursor is in the text of a field.
func (s *State) inside(i int) bool { return i == s.focus && s.offer.at < 0 }

// empty tells whether a field has no value and must have one.
func (s *State) empty(i int, p *page) bool {
	f := &s.form.Fields[i]
	return f.Must && p.values.One(f.ID) == ""
}

// long is a field for a line, or for several: it grows with what is written. An
// empty one that must be filled says so at its end.
func (s *State) long(i int, p *page) part {
	f, in := &s.form.Fields[i], &s.boxes[i].input
	must := ""
	width := p.room
	if s.empty(i, p) {
		must = p.say(messages().Text("must", nil))
		width = max(width-widget.Width(must)-gap, min(width, dayWidth))
	}
	height := 1
	if f.Kind == Area {
		least := f.Lines
		if least == 0 {
			least = areaLines
		}
		height = min(max(in.Height(width), least), max(least, mostArea), max(p.h-3, 1))
	}
	return part{height: height, draw: func(c widget.Canvas) {
		in.Draw(c.Part(1, 0, width, height), s.inside(i))
		if !s.inside(i) && (f.Kind == Area && in.Height(width) > height || f.Kind != Area && widget.Width(in.Text()) > width) {
			c.Put(width, height-1, theme.Muted, "…")
		}
		c.Put(1+width+gap, 0, theme.Plain, must)
	}}
}

// offered is what is suggested under the field in focus.
func (s *State) offered(i int, p *page) part {
	if i != s.focus || !s.Suggesting() {
		return none
	}
	list := s.offer.list
	n := min(len(list), mostOffered, max(p.h-3, 1))
	from := max(0, min(s.offer.at-n+2, len(list)-n))
	name := p.nameWidth(list)
	how := s.howTaken(p)
	out := part{height: n + len(how), draw: func(c widget.Canvas) {
		for y, o := range list[from : from+n] {
			c.Put(1+gap, y, theme.Plain, widget.Fit(p.say(o.Name), name))
			c.Put(1+gap+name+gap, y, theme.Plain, widget.Fit(p.say(o.Note), p.room-name-2*gap))
			if from+y == s.offer.at {
				c.Reverse(y, gap, p.room+1)
			}
		}
		put(c.Rows(n, len(how)), 1+gap, how)
		if from > 0 {
			c.Put(1, 0, theme.Plain, "↑")
		}
		if from+n < len(list) {
			c.Put(1, n-1, theme.Plain, "↓")
		}
	}}
	if s.offer.at >= 0 {
		out.held, out.active = true, s.offer.at-from
	}
	return out
}

// howTaken says by which key what is offered is taken; in a low window the hints below
// say it alone.
func (s *State) howTaken(p *page) []line {
	if p.low() {
		return nil
	}
	key := "take.move"
	if s.offer.at >= 0 || s.only() >= 0 {
		key = "take.now"
	}
	return []line{{widget.Fit(p.say(messages().Text(key, nil)), p.room-gap), theme.Muted}}
}

// nameWidth is the width of the names of suggestions: notes stand behind them in
// a column, whole as long as half the line is left for names.
func (p *page) nameWidth(list []Suggestion) int {
	name, note := 0, 0
	for _, o := range list {
		name, note = max(name, widget.Width(p.say(o.Name))), max(note, widget.Width(p.say(o.Note)))
	}
	room := p.room - gap
	if note > 0 {
		room -= gap + min(note, room/2)
	}
	return max(min(name, room), 0)
}

// badMark stands before a line that is wrong; what is wrong is said below.
const badMark = "!"

// list is numbered lines with one more to be typed below.
func (s *State) list(i int, p *page) part {
	f, b := &s.form.Fields[i], &s.boxes[i]
	number := widget.Width(fmt.Sprint(len(b.list)))
	out := part{height: len(b.list) + 1}
	if i == s.focus {
		out.held, out.active = true, b.at
	}
	out.draw = func(c widget.Canvas) {
		x := 1 + number + gap
		if f.Row != nil {
			x++ // room for the mark of a line that is wrong
		}
		for y, item := range b.list {
			c.Right(1+number, y, theme.Plain, fmt.Sprint(y+1))
			if f.Row != nil && f.Row(item) != (lang.Text{}) {
				c.Put(1+number+1, y, theme.Unknown, badMark)
			}
			s.item(c.Part(x, y, p.room+1-x, 1), f.Kind, item)
			if i == s.focus && b.at == y {
				c.Reverse(y, 0, p.room+1)
			}
		}
		s.lineOf(i, p, c.Rows(len(b.list), 1))
	}
	return out
}

// item is a line of a list; of a path first the name of the file, whole if it can
// be, then the folder.
func (s *State) item(c widget.Canvas, k Kind, item string) {
	if k != Files {
		c.Put(0, 0, theme.Plain, widget.Fit(lang.Line(item), c.Width()))
		return
	}
	dir, name := parted(item)
	x := c.Put(0, 0, theme.Plain, widget.Fit(lang.Line(name), c.Width())) + gap + 1
	if c.Width()-x > 3 {
		c.Put(x, 0, theme.Muted, widget.Fit(lang.Line(dir), c.Width()-x))
	}
}

// lineOf is the line in which a list is added to. While it is empty it says what
// belongs there.
func (s *State) lineOf(i int, p *page, c widget.Canvas) {
	f, b := &s.form.Fields[i], &s.boxes[i]
	focused := s.inside(i) && b.at == len(b.list)
	b.input.Draw(c.Part(1, 0, p.room, 1), focused)
	if b.input.Text() != "" {
		return
	}
	text := p.say(f.Blank)
	if text == "" {
		text = p.say(messages().Text("line."+string(f.Kind), nil))
	}
	if s.empty(i, p) {
		text += ", " + p.say(messages().Text("must", nil))
	}
	c.Put(1, 0, theme.Muted, widget.Fit(text, p.room))
	if focused {
		c.Reverse(0, 1, 2)
	}
}

// read is the values of a field that asks nothing.
func (s *State) read(i int, p *page) part {
	var out []line
	for _, value := range s.boxes[i].list {
		for text := range strings.SplitSeq(value, "\n") {
			out = append(out, line{lang.Line(text), theme.Plain})
		}
	}
	return written(wrapped(out, p.room))
}
