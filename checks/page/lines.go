package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// line is a line of text as a visitor sees it: what stands between two borders
// of blocks or line breaks.
type line struct {
	node   *html.Node // the innermost block around it
	text   string     // through lang.Line, never empty
	linked int        // how many of its characters belong to links
	mask   mask       // which expressions may match it; only of the page's lines
}

// inline are the elements that do not break a line.
var inline = words(`a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd
	label mark nobr q s samp small span strike strong sub sup time tt u var wbr`)

// cutter collects lines while it walks over the nodes.
type cutter struct {
	d      *document
	whole  bool // the lines are those of the page
	out    []line
	block  *html.Node
	one    string // the text of the line as long as it is of one piece
	more   []byte // and as soon as it is of several
	linked int
	links  int  // how many links are open
	edge   bool // an element began or ended since the last text
	last   rune
}

// cutWhole gives the visible lines of the page, and notes which of them are
// whose, so that they are cut but once.
func (d *document) cutWhole() []line {
	root := d.query.Get(0)
	c := cutter{d: d, whole: true, block: root}
	c.walk(0)
	c.flush()
	for i := range c.out {
		c.out[i].mask = sift(c.out[i].text)
	}
	return c.out
}

// cut gives the visible lines below a node.
func (d *document) cut(n *html.Node) []line {
	if n.Type == html.DocumentNode {
		return d.lines
	}
	if s := d.at(n); s.visible && isBlock(n) {
		return d.lines[s.line:s.lineEnd:s.lineEnd]
	}
	c := cutter{d: d, block: n}
	for c.block != nil && (c.block.Type != html.ElementNode || inline[c.block.Data]) && c.block.Parent != nil {
		c.block = c.block.Parent
	}
	c.walk(d.index(n))
	c.flush()
	return c.out
}

// isBlock tells an element that breaks the line before and behind it.
func isBlock(n *html.Node) bool {
	return n.Type == html.ElementNode && !inline[n.Data] && n.Data != "br" && n.Data != "hr"
}

// text is the visible text below a node on one line.
func (d *document) text(n *html.Node) string {
	only := n.FirstChild
	if only != nil && only == n.LastChild && only.Type == html.TextNode && len(only.Data) <= longestLine && d.visible(n) {
		return clean(only.Data)
	}
	lines := d.cut(n)
	if len(lines) == 1 {
		return lines[0].text
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

func (c *cutter) walk(at int) {
	s := &c.d.spots[at]
	n := s.node
	switch {
	case s.hides:
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
	from := len(c.out)
	if isLink(n) {
		c.links++
	}
	for i := at + 1; i < s.end; i = c.d.spots[i].end {
		c.walk(i)
	}
	if isLink(n) {
		c.links--
	}
	if breaks {
		c.flush()
		c.block = outer
	}
	if c.whole {
		s.line, s.lineEnd = from, len(c.out)
	}
	c.edge = true
}

// write adds text to the line. Where two elements meet without a space and one
// side is a digit, a visitor still sees two things («Тел.» and a number, two
// numbers), so a space is put between them; letters may be one word.
func (c *cutter) write(s string) {
	if isElement(c.block, "pre") {
		for before, after, broken := strings.Cut(s, "\n"); broken; before, after, broken = strings.Cut(s, "\n") {
			c.add(before)
			c.flush()
			s = after
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	if c.edge && (unicode.IsDigit(first) && isWord(c.last) || unicode.IsDigit(c.last) && isWord(first)) {
		c.add(" ")
	}
	if s != "" {
		c.last, _ = utf8.DecodeLastRuneInString(s)
		c.edge = false
	}
	c.add(s)
	if c.links > 0 {
		c.linked += utf8.RuneCountInString(strings.TrimSpace(s))
	}
}

// add puts a piece to the line.
func (c *cutter) add(s string) {
	switch {
	case len(c.more) > 0:
		c.more = append(c.more, s...)
	case c.one == "":
		c.one = strings.TrimLeft(s, " \t\r\n")
	default:
		c.more = append(append(c.more, c.one...), s...)
	}
}

// longestLine bounds a line, in bytes: nobody reads a longer one, and what looks
// for things in a line need not be quick on millions of letters.
const longestLine = 8000

func (c *cutter) flush() {
	rest, linked := c.one, c.linked
	if len(c.more) > 0 {
		rest = string(c.more)
	}
	rest = clean(rest)
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
	c.one, c.more = "", c.more[:0]
	c.linked, c.last = 0, 0
}
