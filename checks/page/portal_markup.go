package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// What the portals' own pages have in common: classes that their readers know by
// name, fields written «Label: value», a script that draws the page numbers.

// hasClass tells an element with a class.
func hasClass(n *html.Node, class string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for name := range strings.FieldsSeq(attr(n, "class")) {
		if name == class {
			return true
		}
	}
	return false
}

// elements lists the descendants that a test holds for, those that are hidden
// too: a portal may hide an answer until a button is pressed. It does not look
// into what it found.
func elements(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil && len(found) < mostOfAKind; c = c.NextSibling {
			if c.Type == html.ElementNode && is(c) {
				found = append(found, c)
			} else {
				walk(c)
			}
		}
	}
	walk(n)
	return found
}

// firstElement is the first that a test holds for, nil if there is none.
func firstElement(n *html.Node, is func(*html.Node) bool) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			return c
		}
	}
	return nil
}

func withClass(class string) func(*html.Node) bool {
	return func(n *html.Node) bool { return hasClass(n, class) }
}

// inner gives the lines below an element that may itself be hidden.
func (d *document) inner(n *html.Node) []line {
	var out []line
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, d.cut(c)...)
	}
	return out
}

// beginning is how much of a question or an answer is kept, in letters.
const beginning = 300

// startOf is the beginning of a longer text.
func startOf(text string) Maybe {
	if cut := firstRunes(text, beginning); cut != text {
		return Maybe(strings.TrimSpace(cut) + "…")
	}
	return Maybe(text)
}

// dateIn reads the day that a text names.
func (d *document) dateIn(n *html.Node, text string) Date {
	found, ok := dayIn(text, d.in.Seen)
	if !ok {
		return Date{}
	}
	return Date{Day: found.day, Place: d.place(n, text, "")}
}

// field splits «Label: value».
func field(text string) (label, value string, ok bool) {
	label, value, ok = strings.Cut(text, ":")
	return folded(strings.TrimSpace(label)), strings.TrimSpace(value), ok
}

// numberAfter reads the number that a text begins with.
func numberAfter(text string) (int, bool) {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(text)
	}
	n, err := strconv.Atoi(text[:end])
	return n, err == nil
}

// scriptPages reads the page numbers that a script of the portal draws:
// «startPage: 2, totalPages: 17».
func (d *document) scriptPages(p *Portal) {
	for _, script := range elements(d.query.Get(0), func(n *html.Node) bool { return n.Data == "script" && n.FirstChild != nil }) {
		text := script.FirstChild.Data
		if !strings.Contains(text, "totalPages") {
			continue
		}
		_, start, _ := strings.Cut(text, "startPage:")
		_, total, _ := strings.Cut(text, "totalPages:")
		page, ok := numberAfter(start)
		pages, known := numberAfter(total)
		if ok && known && page >= 1 && page <= pages {
			p.Page, p.Pages = page, pages
			return
		}
	}
}
