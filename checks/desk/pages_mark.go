package desk

import (
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// TextMark is a stretch of a line of a page's text, in characters.
type TextMark struct{ Line, From, To int }

// Marks finds in the text of a page what an observation was taken from: the lines
// below its path that its fragment holds, and in them the words themselves where they
// stand there; else the whole line. Where the path is not found, for another reader
// named it, the fragment is looked for in the whole text.
func (t PageText) Marks(path, fragment string, words ...string) []TextMark {
	within := func(line page.TextLine) bool {
		return line.Path == path || strings.HasPrefix(line.Path, path+" > ")
	}
	out := marks(t.Lines, within, fragment, words)
	if len(out) == 0 {
		out = marks(t.Lines, func(page.TextLine) bool { return true }, fragment, words)
	}
	return out
}

func marks(lines []page.TextLine, within func(page.TextLine) bool, fragment string, words []string) []TextMark {
	fragment = strings.Trim(lang.Line(fragment), "…")
	var out []TextMark
	for i, line := range lines {
		if fragment == "" || !within(line) || !shared(line.Text, fragment) {
			continue
		}
		from, to := 0, len([]rune(line.Text))
		for _, w := range append(words, fragment) {
			if w = lang.Line(w); w == "" {
				continue
			}
			if at := strings.Index(line.Text, w); at >= 0 {
				from = len([]rune(line.Text[:at]))
				to = from + len([]rune(w))
				break
			}
		}
		out = append(out, TextMark{i, from, to})
	}
	return out
}

// shared tells whether one of two texts holds the other.
func shared(line, fragment string) bool {
	return strings.Contains(fragment, line) || strings.Contains(line, fragment)
}
