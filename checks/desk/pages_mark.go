package desk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// TextMark is a stretch of a line of a page's text, in characters.
type TextMark struct{ Line, From, To int }

// TitlePath is the path of what was read in the title of the window: it stands on no
// line of the text.
const TitlePath = "title"

// offText tells a path that leads beside the text: the title of the window, the
// address, another page, what was looked for and not found.
func offText(path string) bool {
	return path == TitlePath || path == "address" || strings.HasPrefix(path, "pair:") || strings.HasPrefix(path, "item:")
}

// Marks finds in the text of a page what an observation was taken from: the lines
// below its path that its fragment holds, else those of the block around the path,
// and in them the words themselves where they stand there; else the whole line. Where
// the path is not found, for another reader named it, the fragment is looked for in
// the whole text, as near to the path as it stands. The same words elsewhere, in a
// menu or the head of the site, are not what was read.
func (t PageText) Marks(path, fragment string, words ...string) []TextMark {
	if offText(path) {
		return nil
	}
	below := func(i int) bool {
		return t.Lines[i].Path == path || strings.HasPrefix(t.Lines[i].Path, path+" > ")
	}
	if out := t.marks(below, fragment, words); len(out) > 0 {
		return out
	}
	near := t.nearest(path, fragment)
	return t.marks(func(i int) bool { return slices.Contains(near, i) }, fragment, words)
}

// leastShared is how many characters a line has at least that is taken for a piece of
// a fragment wherever it stands: a number of a page is none.
const leastShared = 4

// nearest lists the lines that a fragment holds and whose path shares most steps with
// the one given.
func (t PageText) nearest(path, fragment string) []int {
	fragment = trimmed(fragment)
	var out []int
	most := -1
	for i, line := range t.Lines {
		if !shared(line.Text, fragment) || utf8.RuneCountInString(line.Text) < leastShared && line.Text != fragment {
			continue
		}
		switch n := sharedSteps(line.Path, path); {
		case n > most:
			most, out = n, []int{i}
		case n == most:
			out = append(out, i)
		}
	}
	return out
}

// sharedSteps counts the steps with which two paths begin alike.
func sharedSteps(a, b string) int {
	other := strings.Split(b, " > ")
	n := 0
	for i, step := range strings.Split(a, " > ") {
		if i == len(other) || step != other[i] {
			break
		}
		n++
	}
	return n
}

func trimmed(fragment string) string { return strings.Trim(lang.Line(fragment), "…") }

func (t PageText) marks(within func(line int) bool, fragment string, words []string) []TextMark {
	fragment = trimmed(fragment)
	var out []TextMark
	for i, line := range t.Lines {
		if fragment == "" || !within(i) || !shared(line.Text, fragment) {
			continue
		}
		out = append(out, markIn(i, line, append(slices.Clone(words), fragment)))
	}
	return out
}

// markIn marks the first of some words that stand in a line, else the whole line.
func markIn(i int, line page.TextLine, words []string) TextMark {
	for _, w := range words {
		if w = lang.Line(w); w == "" {
			continue
		}
		if at := strings.Index(line.Text, w); at >= 0 {
			from := utf8.RuneCountInString(line.Text[:at])
			return TextMark{i, from, from + utf8.RuneCountInString(w)}
		}
	}
	return TextMark{i, 0, utf8.RuneCountInString(line.Text)}
}

// shared tells whether one of two texts holds the other.
func shared(line, fragment string) bool {
	return strings.Contains(fragment, line) || strings.Contains(line, fragment)
}
