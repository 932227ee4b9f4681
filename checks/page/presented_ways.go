package page

import "golang.org/x/net/html"

// inRow takes the post of the only name in the row of a table: the cell whose
// column is headed so, else the first cell that names a post.
func (p *pairing) inRow(n *presented, row *html.Node) {
	d := p.d
	var post, head string
	after := false
	for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
		if !isElement(cell, "td", "th") || d.hidden[cell] {
			continue
		}
		own := within(d.lines[n.from].node, func(up *html.Node) bool { return up == cell }) != nil
		title := ""
		if column := d.columnHead(cell); column != nil {
			title = firstRunes(d.text(column), postRunes)
		}
		text := firstRunes(d.text(cell), 2*postRunes)
		switch {
		case own:
			after = true
			if isOffice(title) {
				head = title
			}
		case officeHead().MatchString(folded(title)) && isPostLike(text):
			p.give(n, text, -1, row)
			return
		case isOffice(text) && (post == "" || after):
			if post == "" || !isOffice(post) {
				post = text
			}
		}
	}
	if post == "" {
		p.inCard(n)
		if n.post == "" {
			post = head
		}
	}
	if n.post == "" && post != "" {
		p.give(n, post, -1, row)
	}
}

// inTerms takes the post from a description: the term over the name, or what
// describes the name.
func (p *pairing) inTerms(n *presented, term *html.Node) {
	step := func(n *html.Node) *html.Node { return n.PrevSibling }
	stop := "dd"
	if term.Data == "dt" {
		step, stop = func(n *html.Node) *html.Node { return n.NextSibling }, "dt"
	}
	for c := step(term); c != nil; c = step(c) {
		switch {
		case c.Type != html.ElementNode || p.d.hidden[c]:
		case c.Data == stop && stop == "dt":
			return
		case isElement(c, "dt", "dd"):
			text := firstRunes(p.d.text(c), 2*postRunes)
			if isOffice(text) {
				p.give(n, text, -1, term.Parent)
				return
			}
			if c.Data == "dt" {
				return
			}
		}
	}
}

// inCard takes the post from the smallest element that holds this name, no
// other, and a post.
func (p *pairing) inCard(n *presented) {
	up := p.d.lines[n.from].node
	for level := 0; up != nil && level < cardLevels; up, level = up.Parent, level+1 {
		if isElement(up, "html", "body", "table", "tbody", "dl") || !p.alone(n, up) {
			return
		}
		from, to := p.span(n, up, cardLines)
		if to-from > cardLines {
			return
		}
		if post, at := p.nearest(n, from, to); at >= 0 {
			p.give(n, post, at, up)
			return
		}
	}
}

// nearest is the post among the lines of a card: what is called so, else the
// line after the name, else the line before it. Where both could be, the one
// that touches the name is it; a heading over the card is not.
func (p *pairing) nearest(n *presented, from, to int) (post string, at int) {
	after, before := -1, -1
	for i := n.to + 1; i <= to && i <= n.to+postReach; i++ {
		if text, sure := p.postAt(i); sure {
			return text, i
		} else if text != "" && after < 0 {
			after = i
		}
	}
	for i := n.from - 1; i >= from && i >= n.from-postReach; i-- {
		if text, sure := p.postAt(i); sure {
			return text, i
		} else if text != "" && before < 0 {
			before = i
		}
	}
	switch {
	case after < 0 && before < 0:
		return "", -1
	case before < 0, after >= 0 && p.overhead(n, before), after == n.to+1 && before < n.from-1:
		at = after
	case after < 0, before == n.from-1 && after > n.to+1:
		at = before
	case p.d.lines[after].node == p.d.lines[n.to].node || heading(p.d.lines[n.from].node) > 0:
		at = after
	default:
		return "", -1
	}
	post, _ = p.postAt(at)
	return post, at
}

// overhead tells a line that is a heading of more than the name.
func (p *pairing) overhead(n *presented, i int) bool {
	level := headingAround(p.d.lines[i].node)
	own := headingAround(p.d.lines[n.from].node)
	return level > 0 && (own == 0 || level < own)
}

func headingAround(n *html.Node) int {
	if h := within(n, func(up *html.Node) bool { return heading(up) > 0 }); h != nil {
		return heading(h)
	}
	return 0
}

// inOrder takes the post of a name that stands among other names and posts, one
// after the other: where the row begins with a name and ends with a post, posts
// stand below their names; where it begins with a post and ends with a name,
// above them. Any other row says nothing.
func (p *pairing) inOrder(n *presented) {
	scope := p.d.lines[n.from].node
	for level := 0; p.alone(n, scope); level++ {
		if scope = scope.Parent; scope == nil || level > cardLevels || isElement(scope, "body", "html", "table", "tbody") {
			return
		}
	}
	if !p.inTurn(n, scope, false) {
		p.inTurn(n, scope, true) // the posts are headings
	}
}

// inTurn looks at the names and posts of an element as one row.
func (p *pairing) inTurn(n *presented, scope *html.Node, headings bool) bool {
	from, to := p.span(n, scope, orderLines)
	first, last := "", ""
	known := n.sure // a name that only looks like one needs a sure one beside it
	for i := from; i <= to; i++ {
		kind := p.kindAt(n, i, headings)
		if kind == "" {
			continue
		}
		if first == "" {
			first = kind
		}
		last = kind
		known = known || kind == isNameLine && p.owner[i].sure && p.d.lines[i].node.Data == p.d.lines[n.from].node.Data
	}
	step, start := 1, n.to+1
	switch {
	case known && first == isNameLine && last == isPostLine:
	case known && first == isPostLine && last == isNameLine:
		step, start = -1, n.from-1
	default:
		return false
	}
	for i := start; i >= from && i <= to && (i-start)*step < postReach; i += step {
		switch p.kindAt(n, i, headings) {
		case isNameLine:
			return false
		case isPostLine:
			post, _ := p.postAt(i)
			n.post, n.card, n.ordered = post, scope, true
			return true
		}
	}
	return false
}

// orderLines is how far around a name the order of names and posts is looked at.
const orderLines = 400

// The kinds of lines in a row of names and posts.
const (
	isNameLine = "name"
	isPostLine = "post"
)

// kindAt tells whether a line is a name or a post in such a row. Names that have
// their posts already, and headings over names, are not of it.
func (p *pairing) kindAt(n *presented, i int, headings bool) string {
	if owner := p.owner[i]; owner != nil {
		if (owner.post == "" || owner.ordered) && i >= owner.from && i <= owner.to {
			return isNameLine
		}
		return ""
	}
	if post, _ := p.postAt(i); post != "" && (headings || !p.overhead(n, i)) && p.d.chrome(p.d.lines[i].node) == p.d.chrome(p.d.lines[n.from].node) {
		return isPostLine
	}
	return ""
}
