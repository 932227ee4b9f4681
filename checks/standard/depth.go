package standard

import (
	"strings"

	"ashyq/checks/lang"
)

// mostDeep is how many lists and tables may stand in one another in a text from
// outside, and how many names may be strung together in a key. Ours need three.
const mostDeep = 16

// Shallow refuses a text whose lists, tables or keys go deeper than any honest one,
// with the line. It is asked before such a text is decoded: a few kilobytes of
// tables in tables take a decoder of TOML minutes and more memory than there is.
func Shallow(text string) error {
	line, open, dots := 1, 0, 0
	for at := 0; at < len(text); at++ {
		switch c := text[at]; c {
		case '\n':
			line, dots = line+1, 0
		case '#':
			end := strings.IndexByte(text[at:], '\n')
			if end < 0 {
				return nil
			}
			at += end - 1
		case '"', '\'':
			end := quotation(text[at:])
			line += strings.Count(text[at:at+end], "\n")
			at += end - 1
		case '[', '{':
			open, dots = open+1, 0
		case ']', '}':
			open = max(open-1, 0)
		case '=', ',':
			dots = 0
		case '.':
			dots++
		}
		if open > mostDeep || dots > mostDeep {
			return messages().Error("added.too-deep", lang.Args{"line": line})
		}
	}
	return nil
}

// quotation is how long the quotation is with which a text begins. One that is not
// closed ends with its line, or with the text where it may have several lines.
func quotation(text string) int {
	mark, end := text[:1], "\n"
	if long := strings.Repeat(mark, 3); strings.HasPrefix(text, long) {
		mark, end = long, ""
	}
	for at := len(mark); at < len(text); at++ {
		switch {
		case strings.HasPrefix(text[at:], mark):
			return at + len(mark)
		case end != "" && text[at] == '\n':
			return at
		case text[at] == '\\' && mark[0] == '"':
			at++
		}
	}
	return len(text)
}
