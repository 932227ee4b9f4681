package lang

import (
	"strings"
	"unicode"

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
		case unicode.In(r, unicode.Cc, unicode.Cf):
			// controls; bidi marks, zero width, soft hyphen, BOM, tags
		default:
			b.WriteRune(r)
			space = false
		}
	}
	return norm.NFC.String(b.String())
}
