package desk

import (
	"strings"
	"unicode"
)

// label makes the label that is shown after @ for a stream: two to eight
// letters, the first ones of the author's names.
func label(author string) string {
	var initials, first []rune
	for _, word := range strings.Fields(author) {
		letters := 0
		for _, r := range word {
			if !unicode.IsLetter(r) {
				continue
			}
			if letters == 0 {
				initials = append(initials, unicode.ToUpper(r))
			}
			if len(first) < 2 {
				first = append(first, unicode.ToUpper(r))
			}
			letters++
		}
	}
	out := initials
	if len(out) < 2 {
		out = first
	}
	for len(out) < 2 {
		out = append(out, 'A')
	}
	return string(out[:min(len(out), 8)])
}
