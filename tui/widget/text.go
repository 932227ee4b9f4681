package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Fit cuts a text to a width; what is cut ends in «…».
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if Width(s) <= w {
		return s
	}
	return ansi.Truncate(s, w, "…")
}

// Pad cuts a text to a width, or fills it up with spaces.
func Pad(s string, w int) string {
	s = Fit(s, w)
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// Wrap cuts a text into lines of a width, between words where it can. Line
// breaks of the text stay.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		out = append(out, wrapLine(line, w)...)
	}
	return out
}

func wrapLine(s string, w int) []string {
	var out []string
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		n := Width(word)
		if line != "" && used+1+n > w {
			out = append(out, line)
			line, used = "", 0
		}
		for n > w {
			head := ansi.Truncate(word, w, "")
			if head == "" {
				return append(out, line) // not even one character fits
			}
			if i := strings.LastIndexByte(head, '-'); i > 0 {
				head = head[:i+1]
			}
			out = append(out, head)
			word = word[len(head):]
			n = Width(word)
		}
		if line != "" {
			line += " "
			used++
		}
		line += word
		used += n
	}
	return append(out, line)
}
