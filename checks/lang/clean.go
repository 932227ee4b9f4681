package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text from a page, a table or a file is foreign: it may carry characters that
// move the cursor, turn the direction of writing round or cannot be seen at
// all. None of them says anything to a reader, and all of them can deceive, so
// they are removed where foreign text comes in.

// Line makes foreign text one line: NFC, no control, direction or invisible
// characters, no invalid bytes, runs of white space made one space, trimmed.
func Line(s string) string { return strings.Trim(collapse(s), " ") }

// Paragraphs makes foreign text safe like Line, but keeps its line breaks; of
// several blank lines together one is left, and none at the ends.
func Paragraphs(s string) string {
	var kept []string
	blank := true // the blank lines before the text
	for line := range strings.SplitSeq(oneBreak.Replace(s), "\n") {
		line = Line(line)
		if line == "" && blank {
			continue
		}
		blank = line == ""
		kept = append(kept, line)
	}
	return strings.TrimSuffix(strings.Join(kept, "\n"), "\n")
}

// oneBreak writes every kind of line break as "\n".
var oneBreak = strings.NewReplacer(
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n",
)

// collapse drops what cannot be seen and makes white space single spaces.
func collapse(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range strings.ToValidUTF8(s, "") {
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
			// controls; bidi marks, zero width, soft hyphen, BOM, tags; letters that
			// are there only to fill
		default:
			b.WriteRune(r)
			space = false
		}
	}
	return norm.NFC.String(b.String())
}

// Visible escapes in a text of JSON what draws on a terminal, turns writing round or
// cannot be seen: whoever reads it as JSON reads the same, and whoever looks at it is
// not deceived. Such characters stand in strings only, but for the line feeds of the
// indentation.
func Visible(json string) []byte {
	out := make([]byte, 0, len(json))
	for _, r := range json {
		if r == '\n' || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point) {
			out = utf8.AppendRune(out, r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			out = fmt.Appendf(out, "\\u%04x", unit)
		}
	}
	return out
}
