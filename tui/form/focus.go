package form

import (
	"strings"

	"ashyq/checks/lang"
	"ashyq/tui/keys"
)

// Focus is the id of the field in focus, "" for the button.
func (s *State) Focus() string {
	s.land()
	if s.OnSubmit() {
		return ""
	}
	return s.form.Fields[s.focus].ID
}

// SetFocus moves to a field, with "" to the button. A field that is not shown,
// or asks nothing, is not moved to.
func (s *State) SetFocus(id string) {
	shown := s.settled().shown
	to := len(s.form.Fields)
	if id != "" {
		to = s.index(id)
	}
	if to >= 0 && s.takes(to, shown) && to != s.focus {
		s.enter(to)
	}
}

// OnSubmit tells whether the focus is on the button.
func (s *State) OnSubmit() bool { return s.focus == len(s.form.Fields) }

// Typing tells whether text can be typed where the focus is.
func (s *State) Typing() bool {
	s.land()
	return !s.OnSubmit() && s.kind().Typed()
}

// Typed gives the field in focus and the text in its line of input; nothing
// where nothing can be typed.
func (s *State) Typed() (id, text string) {
	if !s.Typing() {
		return "", ""
	}
	return s.form.Fields[s.focus].ID, s.box().input.Text()
}

// Removable tells whether the cursor stands on a line that Del takes off.
func (s *State) Removable() bool {
	return !s.OnSubmit() && s.kind().listed() && s.box().at < len(s.box().list)
}

// Choosing tells whether the field in focus is answered with the arrows.
func (s *State) Choosing() bool { return !s.OnSubmit() && s.kind().chosen() }

// Marking tells whether several options can be marked in the field in focus.
func (s *State) Marking() bool { return !s.OnSubmit() && s.kind() == Many }

// Writing tells whether the field in focus takes several lines.
func (s *State) Writing() bool { return !s.OnSubmit() && s.kind() == Area }

// kind and box are of the field in focus.
func (s *State) kind() Kind { return s.form.Fields[s.focus].Kind }
func (s *State) box() *box  { return &s.boxes[s.focus] }

// takes tells whether a place can have the focus.
func (s *State) takes(i int, shown []bool) bool {
	return i == len(s.form.Fields) || shown[i] && s.form.Fields[i].Kind != Info
}

// land moves on from a field that is not shown any more.
func (s *State) land() *settled {
	now := s.settled()
	if !s.takes(s.focus, now.shown) {
		s.step(1)
		return s.settled() // a line that was typed may have become one of its list
	}
	return now
}

// step moves to the next place in a direction; at the ends it stays.
func (s *State) step(by int) {
	shown := s.settled().shown
	for to := s.focus + by; to >= 0 && to <= len(s.form.Fields); to += by {
		if s.takes(to, shown) {
			s.enter(to)
			return
		}
	}
}

// enter leaves a field and comes to another. A line that was typed is added to
// its list; of a list the line of input is what one comes to.
func (s *State) enter(to int) {
	if s.focus >= 0 && !s.OnSubmit() && s.kind().listed() {
		s.box().add(s.kind())
	}
	s.offer = offer{at: -1}
	s.focus = to
	if !s.OnSubmit() {
		b := s.box()
		b.at, b.moved, b.whole = len(b.list), false, b.given
	}
}

// offer is what is suggested under the field in focus.
type offer struct {
	field string
	list  []Suggestion
	at    int // -1: the cursor is in the field
}

// Suggest offers values under a field, as long as it has the focus. What was
// offered before goes.
func (s *State) Suggest(id string, list []Suggestion) {
	if s.Focus() == id && id != "" {
		s.offer = offer{field: id, list: list, at: -1}
	}
}

// Suggesting tells whether something is being offered.
func (s *State) Suggesting() bool { return len(s.offer.list) > 0 }

// take puts the suggestion under the cursor into the field. A text is answered
// by it; of a list it is one more line; a folder is gone on from.
func (s *State) take() {
	value := s.offer.list[s.offer.at].Value
	s.offer = offer{at: -1}
	b, k := s.box(), s.kind()
	switch {
	case k == Files && folder(value):
		b.write(value)
	case k.listed():
		b.write("")
		b.put([]string{value})
	default:
		b.write(value)
		s.step(1)
	}
}

// only gives the place of the one file offered whose name begins with what was
// typed; -1 where none does, or several.
func (s *State) only() int {
	if s.kind() != Files || s.offer.at >= 0 {
		return -1
	}
	_, typed := parted(s.box().input.Text())
	if blank(typed) || folder(typed) {
		return -1
	}
	at := -1
	for i, o := range s.offer.list {
		if _, name := parted(o.Value); strings.HasPrefix(lang.Fold(name), lang.Fold(typed)) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// inOffer moves the cursor through what is offered; false where the key leads
// out of it, or nothing is offered.
func (s *State) inOffer(k keys.Key) bool {
	o := &s.offer
	if !s.Suggesting() {
		return false
	}
	switch {
	case k == keys.Down && o.at < len(o.list)-1:
		o.at++
	case k == keys.Up && o.at >= 0:
		o.at--
	case (k == keys.Enter || k == keys.Tab) && o.at >= 0:
		s.take()
	case k == keys.Enter && s.only() >= 0:
		o.at = s.only()
		s.take()
	case k == keys.Esc:
		*o = offer{at: -1}
	default:
		return false
	}
	return true
}
