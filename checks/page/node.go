package page

import (
	"strings"

	"golang.org/x/net/html"
)

// attr is the value of an attribute, empty if there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// hasAttr tells whether an attribute is there, with or without a value.
func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// classes are the classes of an element with a space before and after each.
func classes(n *html.Node) string {
	return " " + strings.Join(strings.Fields(attr(n, "class")), " ") + " "
}

// firstClass is the first class of an element, empty if it has none.
func firstClass(n *html.Node) string {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		return class
	}
	return ""
}

// isElement tells an element of one of these names.
func isElement(n *html.Node, names ...string) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

// heading is the level of a heading from 1 to 6, 0 for another element.
func heading(n *html.Node) int {
	if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// within finds the nearest of the element and its ancestors that a test holds
// for, nil if there is none.
func within(n *html.Node, is func(*html.Node) bool) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && is(n) {
			return n
		}
	}
	return nil
}

// find lists the descendants, in page order, that a test holds for; it does not
// look into what it found, nor into what is hidden.
func (d *document) find(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	d.below(n, func(c *html.Node) (enough bool) {
		if is(c) {
			found = append(found, c)
			return true
		}
		return false
	})
	return found
}

// first is the first of what find lists, nil if there is none.
func (d *document) first(n *html.Node, is func(*html.Node) bool) *html.Node {
	top := d.at(n)
	for i := d.index(n) + 1; i < top.end; i++ {
		s := &d.spots[i]
		switch {
		case s.hides:
			i = s.end - 1
		case s.node.Type == html.ElementNode && is(s.node):
			return s.node
		}
	}
	return nil
}

// links lists the links below an element, and the element itself if it is one.
// Those of the whole page are looked for once.
func (d *document) links(n *html.Node) []*html.Node {
	switch {
	case isLink(n):
		return []*html.Node{n}
	case n.Type != html.DocumentNode:
		return d.find(n, isLink)
	case d.linked == nil:
		d.linked = d.find(n, isLink)
	}
	return d.linked
}

// isLink tells an element that leads somewhere.
func isLink(n *html.Node) bool { return isElement(n, "a", "area") && hasAttr(n, "href") }

// textBelow is all text below a node, visible or not, as it stands.
func textBelow(n *html.Node) string {
	if n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
