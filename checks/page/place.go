package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
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
		return lang.Line(text)
	}
	at := max(strings.Index(text, found), 0)
	room := max(fragmentRunes-utf8.RuneCountInString(found), 0)
	from := len(text[:at]) - len(lastRunes(text[:at], room/2))
	to := from + len(firstRunes(text[from:], fragmentRunes))
	if to == len(text) {
		from = to - len(lastRunes(text, fragmentRunes))
	}
	fragment := lang.Line(text[from:to])
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
	var steps []string
	for ; n != nil && len(steps) < pathSteps; n = n.Parent {
		if n.Type != html.ElementNode {
			continue
		}
		if isElement(n, "html", "body") {
			steps = append(steps, n.Data)
			break
		}
		if start, only := d.landmark(n); only {
			steps = append(steps, start)
			break
		}
		steps = append(steps, d.step(n))
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return strings.Join(steps, " > ")
}

var plainID = pattern(`^[A-Za-z][\w-]{0,40}$`)

// landmark names an element that a page has once.
func (d *document) landmark(n *html.Node) (string, bool) {
	if id := attr(n, "id"); plainID().MatchString(id) && d.ids[id] == 1 {
		return "#" + id, true
	}
	if isElement(n, "header", "main", "footer", "nav", "aside", "article") && d.ids["<"+n.Data] == 1 {
		return n.Data, true
	}
	return "", false
}

var plainClass = pattern(`^[a-z][\w-]{0,40}$`)

// step names an element so that it cannot be taken for one of its siblings: by
// its name if that is enough, else by its class, else by its number.
func (d *document) step(n *html.Node) string {
	class, _, _ := strings.Cut(strings.TrimSpace(classes(n)), " ")
	kin := d.kinOf(n.Parent)
	alike := kin.count[n.Data]
	switch {
	case alike <= 1 && !isElement(n, "div", "span"): // these two say nothing
		return n.Data
	case kin.count[n.Data+"."+class] == 1 && plainClass().MatchString(class):
		return n.Data + "." + class
	case alike <= 1:
		return n.Data
	}
	return n.Data + ":nth-of-type(" + strconv.Itoa(kin.nth[n]) + ")"
}

// kin are the children of one parent: which of its name each is, and how many
// have a name, or a name and a class.
type kin struct {
	nth   map[*html.Node]int
	count map[string]int
}

func (d *document) kinOf(parent *html.Node) kin {
	if known, ok := d.kin[parent]; ok {
		return known
	}
	k := kin{nth: map[*html.Node]int{}, count: map[string]int{}}
	for c := parent.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		k.count[c.Data]++
		k.nth[c] = k.count[c.Data]
		for class := range strings.FieldsSeq(attr(c, "class")) {
			k.count[c.Data+"."+class]++
		}
	}
	d.kin[parent] = k
	return k
}
