package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// A sieve goes once over a text and tells which expressions may match it. It
// looks for everything that the expressions need at once (the automaton of Aho
// and Corasick), in letters made alike as lang.Fold makes them, every digit a 0,
// white space one space. It may let a text through that does not match; it
// never holds one back that does: a text with unusual signs goes through to
// every expression.

// mask tells which expressions may match a text, a bit for each.
type mask [2]uint64

var everything = mask{^uint64(0), ^uint64(0)}

// may tells whether the text that was sifted may match an expression.
func (m mask) may(e *expression) bool {
	return e.bit == 0 || m[e.bit>>6&1]&(1<<(e.bit&63)) != 0
}

// has tells whether the text may match any of several expressions, see maskOf.
func (m mask) has(any mask) bool { return m[0]&any[0]|m[1]&any[1] != 0 }

// maskOf is what a text needs that may match any of several expressions. It is
// asked for once all expressions have their bits.
func maskOf(expressions ...*expression) func() mask {
	return sync.OnceValue(func() mask {
		theSieve()
		var m mask
		for _, e := range expressions {
			if e.bit == 0 {
				return everything
			}
			m[e.bit>>6] |= 1 << (e.bit & 63)
		}
		return m
	})
}

// kinds of signs that a sieve tells apart from the letters that it looks for.
const (
	kindOther = iota // a letter or sign in nothing that is needed
	kindOdd          // a sign that might fold into something else
	kindSpace
	firstKind
)

// sieve is the automaton. A state is a row of next, with a column for each
// kind of sign.
type sieve struct {
	kinds int
	near  [nearEnd]uint8           // kinds of the signs up to the end of the Cyrillic letters
	far   [farEnd - farSigns]uint8 // and of the punctuation
	next  []uint16
	found []uint16 // by state, what was found on the way to it: an index of masks
	masks []mask
}

// sift tells which expressions may match a text.
func sift(text string) mask { return theSieve().sift(text) }

var theSieve = sync.OnceValue(func() *sieve { return newSieve(expressions) })

func (s *sieve) sift(text string) mask {
	var m mask
	state, spaced := 0, false
	for i := 0; i < len(text); {
		kind := uint8(kindOdd)
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			kind = s.near[c]
			i++
		case c >= 0xc2 && c < 0xd4 && i+1 < len(text):
			kind = s.near[rune(c&0x1f)<<6|rune(text[i+1]&0x3f)]
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r >= farSigns && r < farSigns+rune(len(s.far)) {
				kind = s.far[r-farSigns]
			}
			i += size
		}
		switch kind {
		case kindOdd:
			return everything
		case kindOther:
			state, spaced = 0, false
			continue
		case kindSpace:
			if spaced {
				continue
			}
			spaced = true
		default:
			spaced = false
		}
		state = int(s.next[state*s.kinds+int(kind)])
		if found := s.found[state]; found != 0 {
			m[0] |= s.masks[found][0]
			m[1] |= s.masks[found][1]
		}
	}
	return m
}

// knownSigns are, beside ASCII and the letters of the Russian and Kazakh
// alphabets, what texts are written with and what folds by itself.
const knownSigns = "\u00a0«»§°©®·×²³–—‑−‘’“”„…•№₸™‹›←→☎☰✆✉ҐґҒғҚқҢңҮүҰұҺһӘәӨө"

// ordinary tells a sign that a sieve knows.
func ordinary(r rune) bool {
	return r >= ' ' && r < 0x7f || r == '\t' || r == '\n' || r == '\r' || r == '\f' ||
		r >= 0x400 && r < 0x460 || r >= utf8.RuneSelf && strings.ContainsRune(knownSigns, r)
}

// plain writes a text in the signs that a sieve tells apart.
func plain(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteByte('0')
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteString(lang.Fold(string(r)))
		}
	}
	return b.String()
}

// oneSpace makes runs of spaces one.
func oneSpace(text string) string {
	for strings.Contains(text, "  ") {
		text = strings.ReplaceAll(text, "  ", " ")
	}
	return text
}
