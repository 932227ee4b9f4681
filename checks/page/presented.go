package page

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Whose a post is, the page shows by its build. A name must never be given the
// post of its neighbour, so the ways are asked from the surest on: the row of a
// table, the term of a description, the card that holds this name and no other,
// and at last the order of names and posts that follow one another. Where none
// decides, the name stays without a post.

// presented is a name that a page shows by itself.
type presented struct {
	name     string
	sure     bool
	from, to int // its lines
	post     string
	card     *html.Node // what holds both, nil where one line does
	ordered  bool       // the order of the lines gave the post
}

const (
	cardLines  = 16 // how many lines the card of one person has at most
	cardLevels = 8  // how far above a name its card may be
	postReach  = 5  // how many lines a post may stand away from its name
)

// presentations lists the names of the page with their posts.
func (d *document) presentations() []*presented {
	p := pairing{d: d, owner: map[int]*presented{}, learned: map[string]bool{}}
	if !d.hasOffice() {
		return nil
	}
	for i := 0; i < len(d.lines); i++ {
		l := d.lines[i]
		name, post, ok := "", "", false
		if l.mask.may(office()) {
			name, post, ok = onOneLine(l.text)
		}
		if !ok && l.mask.may(office()) {
			name, post, ok = d.inPieces(l)
		}
		if ok {
			p.add(&presented{name: name, post: post, from: i, to: i, sure: true})
		} else if alone := d.nameAt(i); alone != nil {
			p.add(alone)
			i = alone.to
		}
	}
	p.dropDoubtful()
	p.pair()
	return p.names
}

// dropDoubtful forgets words in Latin letters that only look like a name, as
// English headings do, unless the element is called or built as those of names.
func (p *pairing) dropDoubtful() {
	builds := map[string]bool{}
	for _, n := range p.names {
		if n.sure {
			builds[buildOf(p.d.lines[n.from].node)] = true
		}
	}
	p.names = slices.DeleteFunc(p.names, func(n *presented) bool {
		node := p.d.lines[n.from].node
		if n.sure || !isLatin(n.name) || p.d.named(node, personName) || buildOf(node) != "" && builds[buildOf(node)] {
			return false
		}
		delete(p.owner, n.from)
		return true
	})
}

// hasOffice tells a page that may name a post.
func (d *document) hasOffice() bool {
	for _, l := range d.lines {
		if l.mask.may(office()) || l.mask.may(officeTerm()) || l.mask.may(officeHead()) {
			return true
		}
	}
	return false
}

// nameAt reads the name that stands alone on a line, or with the surname on a
// line of its own: «АХМЕТОВА<br>Айгүл».
func (d *document) nameAt(i int) *presented {
	text := d.lines[i].text
	if d.lines[i].mask.may(nameTerm()) {
		text = cmp.Or(behind(nameTerm(), text), text)
	}
	if like := nameOf(text); like != noName {
		return &presented{name: text, sure: like == sureName, from: i, to: i}
	}
	if i+1 == len(d.lines) || d.lines[i+1].node != d.lines[i].node || strings.Contains(text, " ") || !isNamePiece(text) || len(text) > nameRunes {
		return nil
	}
	rest := d.lines[i+1].text
	given := strings.Fields(rest)
	if len(given) > 2 || len(given) == 2 && !patronymic().MatchString(given[1]) || !isName(text+" "+rest) {
		return nil
	}
	return &presented{name: text + " " + rest, sure: true, from: i, to: i + 1}
}

// pairing finds the posts of the names of a page.
type pairing struct {
	d       *document
	names   []*presented
	owner   map[int]*presented // the name on a line, or whose post stands there
	learned map[string]bool    // how elements are built that hold posts
}

func (p *pairing) add(n *presented) {
	p.names = append(p.names, n)
	for i := n.from; i <= n.to; i++ {
		p.owner[i] = n
	}
}

// pair goes over the names twice: what elements hold the posts is learned from
// those whose words say that they are posts.
func (p *pairing) pair() {
	for range 2 {
		for _, n := range p.names {
			if n.post == "" {
				p.find(n)
			}
		}
	}
	for _, n := range p.names {
		if n.post == "" {
			p.inOrder(n)
		}
	}
}

// find asks the row, the description and the card of a name.
func (p *pairing) find(n *presented) {
	node := p.d.lines[n.from].node
	if row := within(node, func(up *html.Node) bool { return isElement(up, "tr") }); row != nil && p.alone(n, row) {
		p.inRow(n, row)
		if n.post != "" {
			return
		}
	}
	if term := within(node, func(up *html.Node) bool { return isElement(up, "dt", "dd") }); term != nil && p.alone(n, term) {
		if p.inTerms(n, term); n.post != "" || !p.alone(n, term.Parent) {
			return
		}
	}
	p.inCard(n)
}

// span gives the lines around a name that stand in an element, so many at most
// to either side.
func (p *pairing) span(n *presented, in *html.Node, most int) (from, to int) {
	holds := func(i int) bool {
		return i >= 0 && i < len(p.d.lines) && within(p.d.lines[i].node, func(up *html.Node) bool { return up == in }) != nil
	}
	for from = n.from; n.from-from <= most && holds(from-1); from-- {
	}
	for to = n.to; to-n.to <= most && holds(to+1); to++ {
	}
	return from, to
}

// alone tells whether an element holds no name but this one.
func (p *pairing) alone(n *presented, in *html.Node) bool {
	from, to := p.span(n, in, cardLines)
	for i := from; i <= to; i++ {
		if other := p.owner[i]; other != nil && other != n && i >= other.from && i <= other.to {
			return false
		}
	}
	return true
}

// give writes down a post and learns how the element is built that holds it.
func (p *pairing) give(n *presented, post string, i int, card *html.Node) {
	n.post, n.card = post, card
	if i < 0 {
		return
	}
	if p.owner[i] == nil {
		p.owner[i] = n
	}
	if build := buildOf(p.d.lines[i].node); build != "" && isOffice(p.d.lines[i].text) {
		p.learned[build] = true
	}
}

// buildOf names an element by its kind and classes; empty where it has none.
func buildOf(n *html.Node) string {
	if class := attr(n, "class"); class != "" {
		return n.Data + "." + class
	}
	return ""
}

// postAt reads the post on a line, with the end of it on the next one: by its
// words, or because the element is called or built so. sure says that the element
// is called after posts.
func (p *pairing) postAt(i int) (post string, sure bool) {
	l := p.d.lines[i]
	if p.owner[i] != nil {
		return "", false
	}
	if post = behind(officeTerm(), l.text); post != "" {
		return post, true
	}
	if !isPostLike(l.text) {
		return "", false
	}
	sure = p.d.named(l.node, officeName)
	if !sure && !p.learned[buildOf(l.node)] && !namesOffice(l.text) {
		return "", false
	}
	post = l.text
	if i+1 < len(p.d.lines) {
		next := p.d.lines[i+1]
		if next.node == l.node && p.owner[i+1] == nil && startsSmall(next.text) && isPostLike(post+" "+next.text) {
			post += " " + next.text
		}
	}
	return post, sure
}

// startsSmall tells a line that goes on with the one before.
func startsSmall(text string) bool {
	first := firstRunes(text, 1)
	return letters(first) == 1 && first == strings.ToLower(first)
}
