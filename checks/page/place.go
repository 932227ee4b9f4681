package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const (
	fragmentRunes = 160 // how much text stands around an observation
	pathSteps     = 8   // how many elements a path names
)

// place is where a text was found in a line of a block.
func (d *document) place(n *html.Node, text, found string) Place {
	return Place{Fragment: around(text, found), Path: d.path(n)}
}

// placeOf is the place of a whole element.
func (d *document) placeOf(n *html.Node) Place { return d.place(n, d.text(n), "") }

// around cuts a text down to what stands around something found in it; the cuts
// are marked.
func around(text, found string) string {
	if utf8.RuneCountInString(text) <= fragmentRunes {
		return clean(text)
	}
	at := max(strings.Index(text, found), 0)
	room := max(fragmentRunes-utf8.RuneCountInString(found), 0)
	from := len(text[:at]) - len(lastRunes(text[:at], room/2))
	to := from + len(firstRunes(text[from:], fragmentRunes))
	if to == len(text) {
		from = to - len(lastRunes(text, fragmentRunes))
	}
	fragment := clean(text[from:to])
	if from > 0 {
		fragment = "…" + fragment
	}
	if to < len(text) {
		fragment += "…"
	}
	return fragment
}

// firstRunes is the beginning of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// lastRunes is the end of a text.
func lastRunes(s string, n int) string {
	i := len(s)
	for ; i > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// path names the elements that lead to a node, from the nearest one that is the
// only one of its kind (an id, a landmark of the page) or from the body.
func (d *document) path(n *html.Node) string {
	var steps [pathSteps]string
	from := len(steps)
	for at := d.index(n); at >= 0 && from > 0; at = d.spots[at].parent {
		s := &d.spots[at]
		if s.node.Type != html.ElementNode {
			continue
		}
		if s.step == "" {
			s.step, s.start = d.stepOf(s.node)
		}
		from--
		steps[from] = s.step
		if s.start {
			break
		}
	}
	return strings.Join(steps[from:], " > ")
}

// elementName is the name of an element in a path, or the sign for any where the
// name is none that people give.
func elementName(n *html.Node) string {
	if len(n.Data) > longestName || !isClean(n.Data) {
		return "*"
	}
	return n.Data
}

// stepOf names an element in a path, and tells one that a path may start with.
func (d *document) stepOf(n *html.Node) (step string, start bool) {
	if isElement(n, "html", "body") {
		return n.Data, true
	}
	if start, only := d.landmark(n); only {
		return start, true
	}
	return d.step(n), false
}

// longestName is how long an id or a class may be that a path names.
const longestName = 41

// isPlainName tells an id or a class that needs no quoting in a selector.
func isPlainName(name string) bool {
	for i := range len(name) {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '_' && c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return name != "" && len(name) <= longestName
}

// landmark names an element that a page has once.
func (d *document) landmark(n *html.Node) (string, bool) {
	if id := attr(n, "id"); isPlainName(id) && d.ids[id] == 1 {
		return "#" + id, true
	}
	if isLandmark(n) && d.landmarks[n.Data] == 1 {
		return n.Data, true
	}
	return "", false
}

// isLandmark tells the elements that a page is made up of.
func isLandmark(n *html.Node) bool {
	return isElement(n, "header", "main", "footer", "nav", "aside", "article")
}

// step names an element so that it cannot be taken for one of its siblings: by
// its name if that is enough, else by its class, else by its number.
func (d *document) step(n *html.Node) string {
	class := firstClass(n)
	kin := d.kinOf(n.Parent)
	alike := kin[kind{n.Data, ""}]
	switch {
	case alike <= 1 && !isElement(n, "div", "span"): // these two say nothing
		return elementName(n)
	case class != "" && kin[kind{n.Data, class}] == 1 && isPlainName(class) && class[0] >= 'a':
		return elementName(n) + "." + class
	case alike <= 1:
		return elementName(n)
	}
	return elementName(n) + ":nth-of-type(" + strconv.Itoa(d.nth(n)) + ")"
}

// kind is a name of elements, with a class or without.
type kind struct{ name, class string }

// kin counts the children of one parent by name, and by name and class.
type kin map[kind]int

// kinOf counts the children of a parent, and notes which of its name each is.
func (d *document) kinOf(parent *html.Node) kin {
	if known, ok := d.kin[parent]; ok {
		return known
	}
	k := kin{}
	at := d.index(parent)
	for i := at + 1; i < d.spots[at].end; i = d.spots[i].end {
		c := d.spots[i].node
		if c.Type != html.ElementNode {
			continue
		}
		k[kind{c.Data, ""}]++
		d.spots[i].nth = k[kind{c.Data, ""}]
		for class := range strings.FieldsSeq(attr(c, "class")) {
			k[kind{c.Data, class}]++
		}
	}
	d.kin[parent] = k
	return k
}

// nth is which of its name an element is among the children of its parent.
func (d *document) nth(n *html.Node) int {
	d.kinOf(n.Parent)
	return d.at(n).nth
}
