package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// line is a line of text as a visitor sees it: what stands between two borders
// of blocks or line breaks.
type line struct {
	node   *html.Node // the innermost block around it
	text   string     // through lang.Line, never empty
	linked int        // how many of its characters belong to links
}

// inline are the elements that do not break a line.
var inline = words(`a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd
	label mark nobr q s samp small span strike strong sub sup time tt u var wbr`)

// cutter collects lines while it walks over the nodes.
type cutter struct {
	d      *document
	out    []line
	block  *html.Node
	text   strings.Builder
	linked int
	links  int  // how many links are open
	edge   bool // an element began or ended since the last text
	last   rune
}

// cut gives the visible lines below a node.
func (d *document) cut(n *html.Node) []line {
	c := cutter{d: d, block: n}
	for c.block != nil && (c.block.Type != html.ElementNode || inline[c.block.Data]) && c.block.Parent != nil {
		c.block = c.block.Parent
	}
	c.walk(n)
	c.flush()
	return c.out
}

// text is the visible text below a node on one line.
func (d *document) text(n *html.Node) string {
	var parts []string
	for _, l := range d.cut(n) {
		parts = append(parts, l.text)
	}
	return strings.Join(parts, " ")
}

func (c *cutter) walk(n *html.Node) {
	switch {
	case c.d.hidden[n]:
		return
	case n.Type == html.TextNode:
		c.write(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case n.Data == "br" || n.Data == "hr":
		c.flush()
		return
	}
	c.edge = true
	breaks := n.Type == html.ElementNode && !inline[n.Data]
	outer := c.block
	if breaks {
		c.flush()
		c.block = n
	}
	if isLink(n) {
		c.links++
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
	if isLink(n) {
		c.links--
	}
	if breaks {
		c.flush()
		c.block = outer
	}
	c.edge = true
}

// write adds text to the line. Where two elements meet without a space and one
// side is a digit, a visitor still sees two things («Тел.» and a number, two
// numbers), so a space is put between them; letters may be one word.
func (c *cutter) write(s string) {
	if isElement(c.block, "pre") {
		for before, after, broken := strings.Cut(s, "\n"); broken; before, after, broken = strings.Cut(s, "\n") {
			c.text.WriteString(before)
			c.flush()
			s = after
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	if c.edge && (unicode.IsDigit(first) && isWord(c.last) || unicode.IsDigit(c.last) && isWord(first)) {
		c.text.WriteByte(' ')
	}
	if s != "" {
		c.last, _ = utf8.DecodeLastRuneInString(s)
		c.edge = false
	}
	c.text.WriteString(s)
	if c.links > 0 {
		c.linked += utf8.RuneCountInString(strings.TrimSpace(s))
	}
}

// longestLine bounds a line, in bytes: nobody reads a longer one, and what looks
// for things in a line need not be quick on millions of letters.
const longestLine = 8000

func (c *cutter) flush() {
	rest, linked := lang.Line(c.text.String()), c.linked
	for rest != "" {
		text := rest
		if len(text) > longestLine {
			end := strings.LastIndexByte(text[:longestLine], ' ')
			for end = max(end, longestLine/2); !utf8.RuneStart(text[end]); end++ {
			}
			text = text[:end]
		}
		rest = strings.TrimSpace(rest[len(text):])
		share := min(linked, utf8.RuneCountInString(text))
		c.out = append(c.out, line{node: c.block, text: text, linked: share})
		linked -= share
	}
	c.text.Reset()
	c.linked, c.last = 0, 0
}

// isWord tells letters and digits.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// letters counts the letters of a text.
func letters(s string) int { return countRunes(s, unicode.IsLetter) }

// signs counts the letters and digits of a text.
func signs(s string) int { return countRunes(s, isWord) }

func countRunes(s string, is func(rune) bool) int {
	n := 0
	for _, r := range s {
		if is(r) {
			n++
		}
	}
	return n
}
