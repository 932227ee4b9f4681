package page

import (
	"strings"
	"sync"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// Nearly all text of a page is written in a few alphabets, is composed already
// and hides nothing. Of such text clean and fold make what lang.Line and
// lang.Fold make, and they ask those about all other text.

// clean is lang.Line.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	table := foldings()
	spaced := true // no space may come
	for i := 0; i < len(s); {
		size, space := 1, false
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
		case isASCIISpace(c):
			space = true
		case c < utf8.RuneSelf:
			return lang.Line(s)
		default:
			var to rune
			if to, size = table.first(s[i:]); to == 0 {
				return lang.Line(s)
			}
			space = to == ' '
		}
		if !space {
			out = append(out, s[i:i+size]...)
		} else if !spaced {
			out = append(out, ' ')
		}
		spaced = space
		i += size
	}
	return strings.TrimSuffix(string(out), " ")
}

// isASCIISpace tells the white space among the first signs.
func isASCIISpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// isClean tells a text of ordinary signs in which every space stands alone
// between two others.
func isClean(s string) bool {
	table := foldings()
	spaced := true
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			spaced = false
			i++
		case c == ' ' && !spaced:
			spaced = true
			i++
		case c < utf8.RuneSelf:
			return false
		default:
			to, size := table.first(s[i:])
			if to <= ' ' {
				return false
			}
			spaced = false
			i += size
		}
	}
	return s == "" || !spaced
}

// fold is lang.Fold.
func fold(s string) string {
	out := make([]byte, 0, len(s))
	table := foldings()
	spaced := false
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
			fallthrough
		case c > ' ' && c < 0x7f:
			out = append(out, c)
			i++
		case isASCIISpace(c):
			if !spaced {
				out = append(out, ' ')
			}
			spaced = true
			i++
			continue
		case c < utf8.RuneSelf:
			return lang.Fold(s)
		default:
			to, size := table.first(s[i:])
			i += size
			switch {
			case to == 0:
				return lang.Fold(s)
			case to != ' ':
				out = utf8.AppendRune(out, to)
			case !spaced:
				out = append(out, ' ')
			}
			spaced = to == ' '
			continue
		}
		spaced = false
	}
	return string(out)
}

// first is the first sign of a text that is not ASCII, folded: 0 for an unusual
// one, a space for white space.
func (f *folding) first(s string) (to rune, size int) {
	if c := s[0]; c >= 0xc2 && c < 0xd4 && len(s) > 1 && s[1]&0xc0 == 0x80 {
		return f.near[rune(c&0x1f)<<6|rune(s[1]&0x3f)], 2
	}
	r, size := utf8.DecodeRuneInString(s)
	if r >= farSigns && r < farSigns+rune(len(f.far)) {
		return f.far[r-farSigns], size
	}
	return 0, size
}

// The tables of signs reach to the end of the Cyrillic letters, and from the
// blocks of punctuation to that of ornaments.
const (
	nearEnd  = 0x500
	farSigns = 0x2000
	farEnd   = 0x2720
)

// folding is what ordinary signs fold to, 0 for an unusual one.
type folding struct {
	near [nearEnd]rune           // up to the end of the Cyrillic letters
	far  [farEnd - farSigns]rune // punctuation
}

var foldings = sync.OnceValue(func() *folding {
	var f folding
	for i := range f.near {
		f.near[i] = foldsTo(rune(i))
	}
	for i := range f.far {
		f.far[i] = foldsTo(farSigns + rune(i))
	}
	return &f
})

// foldsTo folds one sign.
func foldsTo(r rune) rune {
	if folded := []rune(lang.Fold(string(r))); ordinary(r) && len(folded) == 1 {
		return folded[0]
	}
	return 0
}
