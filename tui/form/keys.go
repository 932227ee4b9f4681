package form

import (
	"slices"
	"strings"

	"ashyq/tui/keys"
)

// Key moves, edits or chooses; false if the key means nothing here. Enter on the
// button is for whoever opened the form.
func (s *State) Key(k keys.Key) bool {
	s.land()
	if s.inOffer(k) {
		return true
	}
	switch {
	case s.OnSubmit():
		return s.walk(k)
	case s.kind().listed():
		return s.listKey(k) || s.walk(k)
	case s.kind().chosen():
		return s.chooseKey(k) || s.walk(k)
	case s.kind() == Area && (k == "alt+enter" || k == "ctrl+j"):
		s.Type("\n")
		return true
	}
	return s.edit(k) || s.walk(k)
}

// walk moves between fields.
func (s *State) walk(k keys.Key) bool {
	switch k {
	case keys.Down, keys.Tab:
		s.step(1)
	case keys.Up, keys.BackTab:
		s.step(-1)
	case keys.Enter:
		if s.OnSubmit() {
			return false
		}
		s.step(1)
	default:
		return false
	}
	return true
}

// edit changes the text in focus. What was filled in for the analyst goes as a
// whole; a key that only moves the cursor keeps it.
func (s *State) edit(k keys.Key) bool {
	b := s.box()
	before := b.input.Text()
	if b.whole && (k == keys.Back || k == keys.Delete) {
		b.write("")
	} else if !b.input.Key(k) {
		return false
	}
	b.whole = false
	b.given = b.given && b.input.Text() == before
	s.offer.at = -1
	return true
}

// Type puts text in where the cursor is; where nothing can be typed nothing
// happens. Several lines typed into a list at once, as they are pasted, are
// several entries.
func (s *State) Type(text string) {
	if !s.Typing() {
		return
	}
	s.offer.at = -1
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	b, k := s.box(), s.kind()
	if k != Area {
		text = strings.TrimSuffix(text, "\n")
	}
	if b.whole {
		b.write("")
	}
	b.given, b.whole = false, false
	if !k.listed() {
		b.input.Type(text)
		return
	}
	b.at = len(b.list)
	first, rest, several := strings.Cut(text, "\n")
	b.input.Type(first)
	if !several {
		return
	}
	list := entries(k, b.input.Text())
	for line := range strings.SplitSeq(rest, "\n") {
		if len(list) == mostLines {
			break
		}
		list = append(list, entries(k, line)...)
	}
	b.write("")
	b.put(list)
}

// mostLines bounds how many lines one paste adds to a list.
const mostLines = 200

// listKey moves through the lines of a list, adds one and takes one off.
func (s *State) listKey(k keys.Key) bool {
	b := s.box()
	on := b.at < len(b.list)
	switch {
	case k == keys.Up && b.at > 0:
		b.at--
	case k == keys.Down && on:
		b.at++
	case k == keys.Delete && on:
		b.list = slices.Delete(b.list, b.at, b.at+1)
	case k == keys.Enter && on:
		b.mend(s.kind())
	case k == keys.Enter && !blank(b.input.Text()):
		b.add(s.kind())
	case on:
		return false
	default:
		return s.edit(k)
	}
	return true
}

// chooseKey moves among options. The one of a Choice that is moved to is chosen,
// unless it cannot be.
func (s *State) chooseKey(k keys.Key) bool {
	now := s.settled()
	v := now.values
	f, b := &s.form.Fields[s.focus], s.box()
	options := now.options(s.focus)
	if len(options) == 0 {
		return false
	}
	at := b.cursor(f.Kind, options, picked(f, options, v))
	switch k {
	case keys.Left:
		at = max(at-1, 0)
	case keys.Right:
		at = min(at+1, len(options)-1)
	case keys.Home:
		at = 0
	case keys.End:
		at = len(options) - 1
	case keys.Space:
		b.press(f, options, max(at, 0))
		return true
	default:
		return false
	}
	b.over, b.moved = options[at].ID, true
	if f.Kind == Choice && open(options[at]) {
		b.list = []string{b.over}
	}
	return true
}
