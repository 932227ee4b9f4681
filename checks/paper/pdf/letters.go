package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ashyq/checks/lang"
)

// tenge is the sign of the national currency, the one sign of daily use in an
// office that the font lacks.
const tenge = '₸'

// legible is a text in letters that the face has. The tenge becomes a word, a
// letter that is made of others becomes those, and of any other the number is
// written: a reader sees that something stood here, and what.
func (x *typeface) legible(text string, l lang.Lang) string {
	if !strings.ContainsFunc(text, x.lacks) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !x.lacks(r):
			b.WriteRune(r)
		case r == tenge:
			if before, _ := utf8.DecodeLastRuneInString(b.String()); unicode.IsDigit(before) {
				b.WriteByte(' ')
			}
			b.WriteString(messages().Text("letter.tenge", nil).In(l))
		case unicode.Is(unicode.Variation_Selector, r):
			// says how the letter before it is drawn, and is none itself
		default:
			b.WriteString(x.madeOf(r))
		}
	}
	return b.String()
}

// lacks tells letters that cannot be drawn; line breaks are not drawn.
func (x *typeface) lacks(r rune) bool {
	_, has := x.widths[r]
	return !has && r != '\n'
}

// madeOf writes a letter as those it is made of, or as its number.
func (x *typeface) madeOf(r rune) string {
	if parts := norm.NFKD.String(string(r)); parts != string(r) && !strings.ContainsFunc(parts, x.lacks) {
		return parts
	}
	return fmt.Sprintf("[U+%04X]", r)
}

// width is how wide a text is, in parts of the size.
func (x *typeface) width(text string) float64 {
	sum := 0.0
	for _, r := range text {
		sum += x.widths[r]
	}
	return sum
}
