package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("posts", readPosts)

// readPosts gives the entries of the lists in the matter of the page; a column
// beside it counts only where the matter has no list.
func readPosts(d *document, r *Reading) {
	longest := []Post{}
	for _, g := range d.groups {
		first := len(r.Posts)
		for _, e := range g.entries {
			r.Posts = append(r.Posts, d.post(e))
		}
		if list := r.Posts[first:]; len(list) > len(longest) {
			longest = list
		}
	}
	r.list = d.postList(longest)
}

const titleRunes = 300

func (d *document) post(e entry) Post {
	p := Post{
		Title: around(e.title, ""), URL: Maybe(e.url), Place: d.place(e.node, e.text, e.title),
		pinned: e.pinned,
	}
	if utf8.RuneCountInString(e.title) <= titleRunes {
		p.Title = e.title
	}
	if e.mark != nil {
		p.Date = Date{Day: e.mark.day, Place: d.place(blockOf(e.mark.node), textUnder(d, e.mark.node), "")}
	}
	return p
}

// textUnder is the text of a mark, which may be a bare text.
func textUnder(d *document, n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return d.text(n)
}

// blockOf is the element of a node.
func blockOf(n *html.Node) *html.Node {
	if n.Type == html.ElementNode {
		return n
	}
	return n.Parent
}

// inList tells whether a node stands in an entry of a list of posts.
func (d *document) inList(n *html.Node) bool {
	for _, g := range d.groups {
		if within(n, func(up *html.Node) bool { return g.nodes[up] }) != nil {
			return true
		}
	}
	return false
}

// heed finds the title of an entry and the link that it leads to; without a
// title there is no entry. In order: a heading; an element called title; the
// longest link that says something; the first words before «толығырақ».
func (f *finder) heed(item *html.Node) (title string, link *html.Node) {
	d, links := f.d, f.d.links(item)
	around := within(item, isLink)
	if around != nil {
		links = []*html.Node{around}
	}
	for _, is := range []func(*html.Node) bool{isHeading, d.isCalledTitle} {
		for _, n := range f.selfOrBelow(item, is) {
			if text := d.text(n); f.marked(n) == 0 && d.isTitle(text) {
				return text, d.linkFor(n, links)
			}
		}
	}
	if len(links) == 1 && (around != nil || d.holdsLines(links[0])) {
		return d.firstWords(item), links[0]
	}
	if title, link = d.longestLink(links); title != "" {
		return title, link
	}
	for _, n := range links {
		if text := d.linkText(n); isEmptyTitle(text) && !isDigits(text) && d.target(n) != "" {
			return d.firstWords(item), n
		}
	}
	return "", nil
}

// selfOrBelow is the element, if a test holds for it, or what it holds for below.
func (f *finder) selfOrBelow(n *html.Node, is func(*html.Node) bool) []*html.Node {
	if is(n) {
		return []*html.Node{n}
	}
	return f.d.find(n, is)
}

// longestLink is the link of an entry that says most; a picture says less than
// words.
func (d *document) longestLink(links []*html.Node) (title string, link *html.Node) {
	for _, read := range []func(*html.Node) string{d.text, d.linkText} {
		for _, n := range links {
			text := read(n)
			if d.isTitle(text) && !d.isSideLink(n) && utf8.RuneCountInString(text) > utf8.RuneCountInString(title) {
				title, link = text, n
			}
		}
		if title != "" {
			break
		}
	}
	return title, link
}

func isHeading(n *html.Node) bool { return heading(n) > 0 }

var titleNames = names("title heading headline")

func (d *document) isCalledTitle(n *html.Node) bool { return d.named(n, titleNames) }

// sideNames are classes of links that lead past the entry: to its rubric, its
// author, its comments.
var sideNames = names("tag tags category categories rubric author comment comments share social views")

func (d *document) isSideLink(n *html.Node) bool {
	return d.named(n, sideNames) || n.Parent != nil && d.named(n.Parent, sideNames) ||
		strings.Contains(attr(n, "rel"), "tag") || strings.Contains(attr(n, "rel"), "author")
}

// isTitle tells words that name something, not a date, not «толығырақ».
func (d *document) isTitle(text string) bool {
	if isEmptyTitle(text) {
		return false
	}
	found, ok := dayIn(text, d.in.Seen)
	return !ok || letters(found.rest) > 3
}

// holdsLines tells a link that is a whole card, not a phrase.
func (d *document) holdsLines(n *html.Node) bool { return len(d.cut(n)) > 1 }

// firstWords is the first line of an entry that is not its date.
func (d *document) firstWords(item *html.Node) string {
	for _, l := range d.cut(item) {
		if letters(l.text) > 3 && d.isTitle(l.text) && !isPinnedBadge(l.text) {
			return around(l.text, "")
		}
	}
	return ""
}

// linkFor is the link that belongs to a title: inside it, around it, else the
// first of the entry that leads somewhere.
func (d *document) linkFor(title *html.Node, links []*html.Node) *html.Node {
	if inside := d.links(title); len(inside) > 0 {
		return inside[0]
	}
	if around := within(title, isLink); around != nil {
		return around
	}
	for _, n := range links {
		if d.target(n) != "" && !d.isSideLink(n) {
			return n
		}
	}
	return nil
}
