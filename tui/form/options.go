package form

import (
	"slices"

	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// slot is an option in its place. Each has room for its brackets, so that
// nothing moves when another one is chosen.
type slot struct {
	text string
	x, y int
}

// place lays options out in lines of a width.
func (p *page) place(options []Option, width int) []slot {
	var out []slot
	x, y := 0, 0
	for _, o := range options {
		text := widget.Fit(p.say(o.Name), width-2)
		n := widget.Width(text) + 2
		if x > 0 && x+n > width {
			x, y = 0, y+1
		}
		out = append(out, slot{text, x, y})
		x += n + 1
	}
	return out
}

// optionsWidth is what the options take in one line.
func (s *State) optionsWidth(i int, p *page) int {
	n := 0
	for _, o := range p.settled.options(i) {
		n += widget.Width(p.say(o.Name)) + 3
	}
	return max(n-1, 0)
}

// options lays out the options of a field: brackets around what is chosen, a
// mark before the one under the cursor where that is something else.
func (s *State) options(i int, p *page, width int) part {
	f, b := &s.form.Fields[i], &s.boxes[i]
	options := p.settled.options(i)
	slots := p.place(options, width)
	chosen, at := picked(f, options, p.values), -1
	if i == s.focus {
		at = b.cursor(f.Kind, options, chosen)
	}
	out := part{height: 1}
	if len(slots) > 0 {
		out.height = slots[len(slots)-1].y + 1
	}
	if at >= 0 {
		out.held, out.active = true, slots[at].y
	}
	out.draw = func(c widget.Canvas) {
		end := 1
		for n, o := range options {
			end = drawOption(c, slots[n], o, slices.Contains(chosen, o.ID), n == at, f.Kind)
		}
		s.unanswered(i, p, c, end, out.height-1)
	}
	return out
}

func drawOption(c widget.Canvas, at slot, o Option, chosen, cursor bool, k Kind) (end int) {
	x, before, after, style := at.x+1, " ", " ", theme.Plain
	if !open(o) {
		style = theme.Muted
	}
	if chosen {
		before, after, style = "[", "]", theme.Title
	}
	end = c.Put(x, at.y, style, before+at.text+after)
	if cursor {
		c.Reverse(at.y, x, end)
		if k == Many || !chosen {
			c.Put(x-1, at.y, theme.Focus, "▸")
		}
	}
	return end
}

// unanswered says behind the options that one must be chosen.
func (s *State) unanswered(i int, p *page, c widget.Canvas, x, y int) {
	text := p.say(messages().Text("must", nil))
	if s.empty(i, p) && x+gap+widget.Width(text) <= c.Width() {
		c.Put(x+gap-1, y, theme.Plain, text)
	}
}

// barred says why the option under the cursor cannot be chosen, "" where it can.
func (s *State) barred(i int, p *page) string {
	f := &s.form.Fields[i]
	if i != s.focus || !f.Kind.chosen() {
		return ""
	}
	options := p.settled.options(i)
	at := s.boxes[i].cursor(f.Kind, options, picked(f, options, p.values))
	if at < 0 || open(options[at]) {
		return ""
	}
	return p.say(because(options[at]))
}
