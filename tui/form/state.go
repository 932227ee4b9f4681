package form

import (
	"maps"
	"slices"
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/widget"
)

// State is a form being filled in.
type State struct {
	form  Form
	boxes []box
	begun [][]string // what the boxes held at first
	focus int        // a field; behind the last one stands the button
	offer offer
	top   int    // the line that was drawn first, so that drawing again moves nothing
	shown []bool // fields that were shown when it was last asked: where asking begins

	before map[string]Recall // what stood in fields when the same was asked before
}

// box is what stands in a field, shown or not.
type box struct {
	input widget.Input // what is typed: the text, or the line below a list
	list  []string     // what was chosen, or the lines of a list
	at    int          // of a list: the line under the cursor; behind the last one stands the input
	home  int          // of a list: where the input belongs, -1 for the end
	over  string       // of options: the one under the cursor,
	moved bool         // once it was moved
	given bool         // of a day: it was filled in, and nobody has edited it yet
	whole bool         // of such a day, while it has the focus: what is typed takes its place
}

// New makes a form that holds values.
func New(f Form, v Values) *State {
	s := &State{form: f, boxes: make([]box, len(f.Fields))}
	for i, field := range f.Fields {
		s.boxes[i].fill(field.Kind, v[field.ID])
		s.begun = append(s.begun, s.boxes[i].values(field.Kind))
	}
	s.focus = -1
	s.step(1)
	return s
}

// fill puts values into a box in the place of what stood there.
func (b *box) fill(k Kind, values []string) {
	*b = box{input: widget.NewInput("", k == Area), home: -1}
	switch {
	case k.Typed() && !k.listed():
		if len(values) > 0 {
			b.input = widget.NewInput(values[0], k == Area)
			b.given = k == Day || k == Moment
		}
	default:
		b.list = slices.Clone(values)
		b.at = len(b.list)
	}
}

// values gives what stands in a box. A line that was typed and not yet added to
// its list counts: nothing typed is lost.
func (b *box) values(k Kind) []string {
	switch {
	case k.listed():
		return b.with(entries(k, b.input.Text()))
	case k.Typed():
		if b.input.Text() == "" {
			return nil
		}
		return []string{b.input.Text()}
	}
	return b.list
}

// Values gives what stands in the fields that are shown. An option that is not
// offered any more is not given out.
func (s *State) Values() Values {
	return s.settled().values
}

func find(options []Option, id string) int {
	return slices.IndexFunc(options, func(o Option) bool { return o.ID == id })
}

// Set puts values into a field in the place of what stood there.
func (s *State) Set(id string, values ...string) {
	if i := s.index(id); i >= 0 {
		s.boxes[i].fill(s.form.Fields[i].Kind, values)
	}
}

func (s *State) index(id string) int {
	return slices.IndexFunc(s.form.Fields, func(f Field) bool { return f.ID == id })
}

// Changed tells whether anything differs from what the form was made with, in
// fields that are not shown too.
func (s *State) Changed() bool {
	for i, f := range s.form.Fields {
		if !slices.Equal(s.boxes[i].values(f.Kind), s.begun[i]) {
			return true
		}
	}
	return false
}

// Missing lists the fields that keep the form from being written, in their
// order: those that must have a value and have none, and those whose value is
// wrong.
func (s *State) Missing() []Field {
	now := s.settled()
	var out []Field
	for i, f := range s.form.Fields {
		if !now.shown[i] {
			continue
		}
		if _, wrong := now.told(i); f.Must && now.values.One(f.ID) == "" || wrong != (lang.Text{}) {
			out = append(out, f)
		}
	}
	return out
}

// Wrong says what is wrong with the value of a field; empty where nothing is.
func (s *State) Wrong(id string) lang.Text {
	now := s.settled()
	i := s.index(id)
	if i < 0 || !now.shown[i] {
		return lang.Text{}
	}
	_, wrong := now.told(i)
	return wrong
}

// Submit gives the words on the button.
func (s *State) Submit() lang.Text { return s.form.Submit }

// badRow gives what is wrong with the first line of a list that is wrong.
func (s *State) badRow(i int) lang.Text {
	for _, line := range s.boxes[i].list {
		if wrong := s.form.Fields[i].Row(line); wrong != (lang.Text{}) {
			return wrong
		}
	}
	return lang.Text{}
}

// Listed gives the lines that were added to a list; what is still being typed is
// not among them.
func (s *State) Listed(id string) []string {
	if i := s.index(id); i >= 0 && s.form.Fields[i].Kind.listed() {
		return slices.Clone(s.boxes[i].list)
	}
	return nil
}

// refused gives the reason why one of the chosen options cannot be chosen.
func refused(options []Option, chosen []string) lang.Text {
	for _, o := range options {
		if o.Why != (lang.Text{}) && slices.Contains(chosen, o.ID) {
			return because(o)
		}
	}
	return lang.Text{}
}

func because(o Option) lang.Text {
	return messages().Text("why", lang.Args{"option": o.Name, "why": o.Why})
}

// Equal tells whether two sets of values are the same.
func Equal(a, b Values) bool {
	return maps.EqualFunc(a, b, func(x, y []string) bool { return slices.Equal(x, y) })
}

// blank tells whether a text holds nothing but space.
func blank(text string) bool { return strings.TrimSpace(text) == "" }
