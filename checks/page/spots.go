package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The nodes of a page stand in a row, in page order, each with where the row of
// what is below it ends. To go through all that is below a node is to go along
// the row, and to leave something out is to step behind its end. What is worked
// out about a node stands beside it.

// spot is a node in the row.
type spot struct {
	node    *html.Node
	parent  int        // the place of the node around it, -1 for the page
	end     int        // the place behind everything below the node
	line    int        // the first line of the page that begins in the node or behind it
	lineEnd int        // the first that begins behind the node
	address string     // where a link leads, once that was asked
	step    string     // how a path names the node, see place.go
	nth     int        // which of its name it is among its siblings, from 1
	title   *html.Node // the nearest title at the node or before it, see titleBefore
	named   *html.Node // of a row, its first cell with a name, see rowUnit
	names   nameSet
	frame   answer
	titled  answer // whether there is a title
	celled  answer // whether there is a cell with a name
	link    answer // whether the address was worked out
	start   bool   // a path may start with it
	hides   bool   // it is not shown, with all that is below it
	visible bool   // it is shown, and so is everything around it
	solid   bool   // it holds the main matter, see chrome
	dayless bool   // its text was searched for a day in vain, see marks.go
}

// answer is a question's answer once it was asked.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

func answered(is bool) answer {
	if is {
		return yes
	}
	return no
}

// number puts the nodes of the page in their row.
func (d *document) number(n *html.Node) {
	size := 0
	for range n.Descendants() {
		size++
	}
	d.spots = make([]spot, 0, size+1)
	d.order = make(map[*html.Node]int, size+1)
	d.append(n, -1, false)
}

// append puts a node and all below it into the row. What stands in something
// hidden does not hide itself once more: a reader that looks there sees it all.
func (d *document) append(n *html.Node, parent int, inHidden bool) {
	at := len(d.spots)
	d.order[n] = at
	s := spot{node: n, parent: parent, hides: !inHidden && n.Type == html.CommentNode}
	if n.Type == html.ElementNode {
		s.names, s.hides = d.namesOf(n), !inHidden && hiddenBySelf(n)
		d.note(n)
	}
	d.spots = append(d.spots, s)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.append(c, at, inHidden || s.hides)
	}
	d.spots[at].end = len(d.spots)
}

// note counts ids and landmarks, of hidden elements too: a path is looked up in
// the page as it was captured. It keeps the elements that are asked for by name.
func (d *document) note(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		d.ids[id]++
	}
	if isLandmark(n) {
		d.landmarks[n.Data]++
	}
	switch n.DataAtom {
	case atom.Base, atom.Link, atom.Meta, atom.Style, atom.Title, atom.Script, atom.Noscript, atom.Time:
		d.notable[n.DataAtom] = append(d.notable[n.DataAtom], n)
	}
	if hasAttr(n, "itemprop") {
		d.notable[atom.Itemprop] = append(d.notable[atom.Itemprop], n)
	}
}

// having lists the notable elements of a name that have certain attributes,
// those with «itemprop» under the name of that attribute.
func (d *document) having(name atom.Atom, keys ...string) []*html.Node {
	var found []*html.Node
	for _, n := range d.notable[name] {
		has := true
		for _, key := range keys {
			has = has && hasAttr(n, key)
		}
		if has {
			found = append(found, n)
		}
	}
	return found
}

// look goes along the row once more when it is known what is hidden. It notes
// what is visible and what holds the main matter.
func (d *document) look() {
	for i := 0; i < len(d.spots); i++ {
		s := &d.spots[i]
		if s.hides {
			d.hidden[s.node] = true
			i = s.end - 1
			continue
		}
		s.visible = true
		if isElement(s.node, "main", "article", "h1") {
			d.solidify(i)
		}
	}
}

// solidify notes that a node and those around it hold the main matter.
func (d *document) solidify(at int) {
	for ; at >= 0 && !d.spots[at].solid; at = d.spots[at].parent {
		d.spots[at].solid = true
	}
}

// index is the place of a node in the row. The same node is often asked for
// several times in turn.
func (d *document) index(n *html.Node) int {
	if n != d.asked {
		d.asked, d.askedAt = n, d.order[n]
	}
	return d.askedAt
}

// at is the place of a node with what is known about it.
func (d *document) at(n *html.Node) *spot { return &d.spots[d.index(n)] }

// visible tells a node that neither hides itself nor stands in what is hidden.
func (d *document) visible(n *html.Node) bool { return d.at(n).visible }

// hides tells a node that hides itself and what is below it.
func (d *document) hides(n *html.Node) bool { return d.at(n).hides }

// below goes through the elements below a node, in page order; it leaves out
// what is hidden, and what is below an element that take is content with.
func (d *document) below(n *html.Node, take func(*html.Node) (enough bool)) {
	top := d.at(n)
	for i := d.index(n) + 1; i < top.end; i++ {
		s := &d.spots[i]
		if s.hides || s.node.Type == html.ElementNode && take(s.node) {
			i = s.end - 1
		}
	}
}
