package form

import (
	"strings"

	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// line is a line of words beside or under a field.
type line struct {
	text  string
	style theme.Style
}

// part is something that takes lines in the column of values. It is drawn on a
// canvas that begins one cell before that column: that cell is for marks.
type part struct {
	height int
	held   bool // the cursor stands in it,
	active int  // in this line
	draw   func(c widget.Canvas)
}

// block lays a field out.
func (s *State) block(i int, p *page) block {
	switch {
	case s.heading(i):
		labels := s.labels(i, p, p.w-labelAt-air)
		return block{field: i, height: len(labels), draw: func(c widget.Canvas) { put(c, labelAt, labels) }}
	case p.asked[i] > 0:
		return s.ask(i, p)
	}
	labels, v := s.labels(i, p, p.label), s.value(i, p)
	return block{field: i, height: max(v.height, len(labels)), active: v.active, draw: func(c widget.Canvas) {
		put(c, labelAt, labels)
		v.draw(c.Part(p.x-1, 0, c.Width()-p.x+1, v.height))
	}}
}

// labels are the lines of a label, and of what stands under it.
func (s *State) labels(i int, p *page, width int) []line {
	f, style := &s.form.Fields[i], theme.Plain
	if i == s.focus || s.heading(i) {
		style = theme.Title
	}
	text := p.say(f.Label)
	if width == p.label {
		text = short(text, width)
	}
	list := []line{{text, style}}
	if under := p.say(f.Under); under != "" {
		list = append(list, line{under, theme.Plain})
	}
	return wrapped(list, width)
}

// labelLines is how many lines a label in its column may take: one that is a
// sentence would push what is typed out of a low window.
const labelLines = 3

// short cuts a label after that many lines.
func short(text string, width int) string {
	lines := widget.Wrap(text, width)
	if len(lines) <= labelLines {
		return text
	}
	last := lines[labelLines-1]
	if widget.Width(last) >= width {
		last = widget.Fit(last, width-1)
		last = strings.TrimSuffix(last, "…")
	}
	return strings.Join(append(lines[:labelLines-1], last+"…"), "\n")
}

// ask lays out a question across the columns: its answers beside it where there
// is room, else below.
func (s *State) ask(i int, p *page) block {
	labels := s.labels(i, p, p.w-labelAt-air)
	room := s.optionsWidth(i, p)
	x, y := min(p.asked[i], p.w-air-room), 0
	if len(labels) != 1 || x < labelAt+widget.Width(labels[0].text)+gap {
		x, y, room = p.x, len(labels), p.room
	}
	options := s.options(i, p, room)
	notes := s.notes(i, p, p.room)
	height := max(y+options.height, len(labels))
	return block{field: i, height: height + notes.height, active: y + options.active, draw: func(c widget.Canvas) {
		put(c, labelAt, labels)
		options.draw(c.Part(x-1, y, room+1, options.height))
		notes.draw(c.Part(p.x-1, height, p.room+1, notes.height))
	}}
}

// value lays out what stands in the column of values.
func (s *State) value(i int, p *page) part {
	switch k := s.form.Fields[i].Kind; {
	case k.chosen():
		return stack(s.options(i, p, p.room), s.notes(i, p, p.room))
	case k.listed():
		return stack(s.list(i, p), s.offered(i, p), s.notes(i, p, p.room))
	case k == Info:
		return stack(s.read(i, p), s.notes(i, p, p.room))
	case k == Day || k == Moment:
		return s.short(i, p)
	}
	return stack(s.long(i, p), s.offered(i, p), s.notes(i, p, p.room))
}

// stack puts parts under one another; the cursor stands in the last one that
// holds it, else in the first line.
func stack(parts ...part) part {
	out := part{}
	for _, p := range parts {
		if p.held {
			out.active = out.height + p.active
		}
		out.height += p.height
	}
	out.draw = func(c widget.Canvas) {
		y := 0
		for _, p := range parts {
			p.draw(c.Part(0, y, c.Width(), p.height))
			y += p.height
		}
	}
	return out
}

// none is a part without lines.
var none = part{draw: func(widget.Canvas) {}}

// written is a part of words.
func written(list []line) part {
	return part{height: len(list), draw: func(c widget.Canvas) { put(c, 1, list) }}
}

// put writes lines under one another.
func put(c widget.Canvas, x int, list []line) {
	for y, l := range list {
		c.Put(x, y, l.style, l.text)
	}
}

// notes is what a field says of its value, under it. Where there are few lines
// only the field in focus speaks.
func (s *State) notes(i int, p *page, width int) part {
	if p.low() && i != s.focus {
		return none
	}
	return written(wrapped(s.words(i, p), width))
}

// words is what a field says of its value: why the option under the cursor
// cannot be chosen, what is wrong, what was understood.
func (s *State) words(i int, p *page) []line {
	var out []line
	if why := s.barred(i, p); why != "" {
		out = append(out, line{why, theme.Unknown})
	}
	echo, wrong := p.told(i)
	if text := p.say(wrong); text != "" && (len(out) == 0 || out[0].text != text) {
		out = append(out, line{text, theme.Unknown})
	}
	if text := p.say(echo); text != "" {
		out = append(out, line{text, theme.Plain})
	}
	return append(out, s.recalled(i, p)...)
}

func wrapped(list []line, width int) []line {
	var out []line
	for _, l := range list {
		for _, text := range widget.Wrap(l.text, width) {
			out = append(out, line{text, l.style})
		}
	}
	return out
}
