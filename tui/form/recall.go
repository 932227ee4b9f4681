package form

import (
	"slices"

	"ashyq/checks/lang"
	"ashyq/tui/theme"
)

// Recall is what stood in a field when the same was asked before: whoever asks says
// in words what it was, when and by whom.
type Recall struct {
	Said   lang.Text
	Values []string
	Also   Values // what stood in other fields and means nothing without this one: it comes along
}

// Remember gives fields what stood in them before. It is said under the field in
// focus, until the field holds the same.
func (s *State) Remember(before map[string]Recall) { s.before = before }

// Recalled gives what stood in the field in focus before; false where that is not
// known, or stands there already.
func (s *State) Recalled() (Recall, bool) {
	id := s.Focus()
	r, ok := s.before[id]
	if id == "" || !ok || len(r.Values) == 0 || slices.Equal(s.Values()[id], r.Values) {
		return Recall{}, false
	}
	return r, true
}

// TakeOver puts into the field in focus what stood there before. Lines of a list are
// added to those that stand there; of options only those that can be chosen are taken.
func (s *State) TakeOver() bool {
	r, ok := s.Recalled()
	if !ok {
		return false
	}
	b, k := s.box(), s.kind()
	s.offer = offer{at: -1}
	for id, values := range r.Also {
		s.Put(id, values)
	}
	switch {
	case k.chosen():
		options := s.settled().options(s.focus)
		b.list = slices.DeleteFunc(slices.Clone(r.Values), func(id string) bool {
			at := find(options, id)
			return at < 0 || !open(options[at])
		})
		b.moved = false
	case k.listed():
		b.put(r.Values)
	default:
		b.write(r.Values[0])
		b.given, b.whole = false, false
	}
	return true
}

// Put puts values into a field: further lines of a list, in the place of a text.
func (s *State) Put(id string, values []string) {
	i := s.index(id)
	if i < 0 || len(values) == 0 {
		return
	}
	b := &s.boxes[i]
	switch k := s.form.Fields[i].Kind; {
	case k.listed():
		if b.write(""); s.form.Fields[i].One {
			b.list, values = nil, values[:1]
		}
		b.put(values)
	case k.Typed():
		b.write(values[0])
		b.given, b.whole = false, false
	default:
		b.list = slices.Clone(values)
	}
}

// Several tells whether a field holds more than one value.
func (s *State) Several(id string) bool {
	i := s.index(id)
	return i >= 0 && s.form.Fields[i].Kind.listed() && !s.form.Fields[i].One
}

// recalled is what is said under a field of what stood there before.
func (s *State) recalled(i int, p *page) []line {
	if i != s.focus {
		return nil
	}
	f := &s.form.Fields[i]
	r, ok := s.before[f.ID]
	if !ok || slices.Equal(p.values[f.ID], r.Values) {
		return nil
	}
	return []line{{p.say(r.Said), theme.Plain}}
}
