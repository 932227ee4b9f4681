package page

import "unicode/utf8"

// automaton finds what a regular expression finds, the leftmost match and of
// those the one that the library prefers, and takes one step for each sign where
// the library goes over a text again and again. It is a table that is worked out
// from the expression: a state is the list of the places in the expression
// where a match may be so far, the preferred one first, and a row of next with a
// column for each kind of sign. It knows only ordinary signs; a text with others
// is left to the library, and so is an expression with too many states, and a
// text that would take too many steps.
type automaton struct {
	kinds  kindsOf
	width  int // kinds of signs
	next   []uint16
	starts [256]bool // kinds of signs that a match may begin with
	ends   []ending  // by state
	// whether the expression asks for the start and the end of the text, and
	// whether every match begins at the start
	asksStart, asksEnd, anchored bool
}

// ending says whether a match may end in a state.
type ending uint8

const (
	endsHere ending = 1 << iota
	endsWithText
)

// The first states: no match can come of it any more; a match may begin at the
// start of the text; or anywhere else.
const (
	deadState = iota
	textState
	startState
)

// kindsOf are the kinds of ordinary signs, 0 for any other.
type kindsOf struct {
	near [nearEnd]uint8
	far  [farEnd - farSigns]uint8
}

const (
	mostStates   = 3000
	firstSteps   = 512 // that may be taken from a place
	stepsForSign = 12  // and further for each sign that was gone past
)

// find looks for the first match that begins at a place or behind it. It does
// not know where the text has other signs than ordinary ones.
func (a *automaton) find(text string, from int) (start, end int, known bool) {
	steps := firstSteps
	for start = from; ; {
		first := startState
		if start == 0 {
			first = textState
		}
		end, steps, known = a.match(text, start, first, steps)
		if !known || end >= 0 || start >= len(text) || a.anchored {
			return start, end, known
		}
		// Go on to the next sign that a match may begin with.
		steps += stepsForSign
		for start += signSize(text[start]); start < len(text); {
			kind, size := a.kinds.first(text, start)
			if kind == 0 {
				return 0, 0, false
			}
			if a.starts[kind] {
				break
			}
			start += size
			steps += stepsForSign
		}
	}
}

// signSize is how many bytes an ordinary sign takes that begins with a byte.
func signSize(c byte) int {
	switch {
	case c < utf8.RuneSelf:
		return 1
	case c < 0xe0:
		return 2
	}
	return 3
}

// match is the end of the match that begins at a place, -1 if none does, and how
// many steps are left.
func (a *automaton) match(text string, at, state, steps int) (end, left int, known bool) {
	end = -1
	for {
		ending := a.ends[state]
		if ending&endsHere != 0 || ending != 0 && at >= len(text) {
			end = at
		}
		if at >= len(text) {
			return end, steps, true
		}
		if steps--; steps < 0 {
			return 0, 0, false
		}
		kind, size := a.kinds.first(text, at)
		if kind == 0 {
			return 0, 0, false
		}
		if state = int(a.next[state*a.width+int(kind)]); state == deadState {
			return end, steps, true
		}
		at += size
	}
}

// first is the kind of the sign at a place of a text.
func (k *kindsOf) first(text string, at int) (kind uint8, size int) {
	if c := text[at]; c < utf8.RuneSelf {
		return k.near[c], 1
	}
	return k.wide(text[at:])
}

// wide is first for a sign of several bytes.
func (k *kindsOf) wide(text string) (kind uint8, size int) {
	if c := text[0]; c >= 0xc2 && c < 0xd4 && len(text) > 1 && text[1]&0xc0 == 0x80 {
		return k.near[rune(c&0x1f)<<6|rune(text[1]&0x3f)], 2
	}
	r, size := utf8.DecodeRuneInString(text)
	if r >= farSigns && r < farEnd {
		return k.far[r-farSigns], size
	}
	return 0, size
}

// set notes the kind of an ordinary sign.
func (k *kindsOf) set(r rune, kind uint8) {
	if r < farSigns {
		k.near[r] = kind
	} else {
		k.far[r-farSigns] = kind
	}
}
