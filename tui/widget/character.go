package widget

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// character cuts the first character off a text, with whatever combines with it,
// and says how many cells it takes.
func character(text string) (first, rest string, width int) {
	r, n := utf8.DecodeRuneInString(text)
	if plain(r) {
		if next, _ := utf8.DecodeRuneInString(text[n:]); n == len(text) || plain(next) {
			return text[:n], text[n:], 1
		}
	}
	first, rest, width, _ = uniseg.FirstGraphemeClusterInString(text, -1)
	return first, rest, width
}

// plain tells letters and signs that take one cell and combine with nothing that
// is plain too: nearly all that is ever drawn. The rest is asked of the tables.
func plain(r rune) bool {
	switch {
	case r >= ' ' && r <= '~':
	case r >= 0xa0 && r < 0x300 && r != 0xad: // Latin
	case r >= 0x400 && r < 0x483, r >= 0x48a && r < 0x530: // Cyrillic without what combines
	case r >= 0x2013 && r <= 0x2026, r == '№': // dashes, quotation marks, dots
	case r >= 0x2500 && r < 0x2580: // lines
	case r == '■', r == '○', r == '▸', r == '◂', r == '✓', r == '←', r == '→', r == '↑', r == '↓', r == '≠', r == '›':
	default:
		return false
	}
	return true
}

// Width is how many cells a text takes.
func Width(s string) int {
	n := 0
	for s != "" {
		var w int
		_, s, w = character(s)
		n += w
	}
	return n
}
