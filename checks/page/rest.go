package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var _ = register("rest", readRest)

// Rest is what a page holds or leads to beyond what was read of it. Who says that
// something does not stand on a page must look here first: it may stand behind a
// link that nobody opened, on a picture, in a frame, or folded away.
type Rest struct {
	Links     []Section // all that lead to another page or a file, those of folded menus too
	Bare      []string  // headings over a picture, or with nothing to read under them
	Folded    []string  // text that is there and not shown at first, and what stands for pictures
	Elsewhere bool      // a part of the page comes from elsewhere: a frame, a button for more
	Cut       bool      // there is more than is kept
}

// Rest tells what a page holds that the reading does not. It is not part of the
// reading's JSON. Of what is read otherwise than as a page of HTML nothing is known:
// it is cut.
func (r Reading) Rest() Rest {
	if r.rest == nil {
		return Rest{Cut: true}
	}
	out := *r.rest
	for _, n := range []int{len(r.Sections), len(r.Documents), len(r.Posts), len(r.People), len(out.Links)} {
		out.Cut = out.Cut || n >= mostOfAKind
	}
	return out
}

// mostFolded bounds the folded text that is kept, in bytes.
const mostFolded = 256 << 10

// rest is a Rest while it is read.
type rest struct {
	d         *document
	out       *Rest
	seen      map[[2]string]bool // links
	folded    strings.Builder    // the text of one folded element
	size      int                // of all folded text
	heading   string             // the last one outside the frame of the site
	level     int
	empty     bool       // nothing stands under it so far
	matter    int        // letters outside the frame of the site
	pictures  int        // that stand there before any heading
	headingAt int        // the place behind the heading
	card      *html.Node // what held the last picture
	named     bool       // and whether a heading in it is a link
}

func readRest(d *document, r *Reading) {
	w := &rest{d: d, out: &Rest{Cut: len(d.lines) > mostLines}, seen: map[[2]string]bool{}}
	for i := 0; i < len(d.spots); {
		i = w.take(i)
	}
	w.closeHeading(0)
	if w.pictures > 0 && w.matter < leastMatter {
		w.out.Bare = append(w.out.Bare, clean(d.windowTitle()))
	}
	r.rest = w.out
}

// leastMatter is how many letters make a page on which a picture is not the matter.
const leastMatter = 80

// take looks at a node and gives the place of the next.
func (w *rest) take(at int) int {
	s := &w.d.spots[at]
	n := s.node
	if s.hides {
		w.fold(at)
		return s.end
	}
	if n.Type == html.TextNode {
		w.read(at)
		return at + 1
	}
	if isLink(n) {
		w.link(n)
	}
	switch {
	case heading(n) > 0:
		w.head(at)
	case isElement(n, "img", "picture"):
		w.picture(n)
		if n.Data == "picture" {
			return s.end
		}
	case isElement(n, "button", "a", "input") && asksForMore(w.d, n):
		w.out.Elsewhere = true
	}
	return at + 1
}

// read takes a text that is shown.
func (w *rest) read(at int) {
	n := w.d.spots[at].node
	if size := letters(n.Data); size > 0 && !w.d.chrome(n.Parent) {
		w.matter += size
		if at >= w.headingAt {
			w.empty = false
		}
	}
}

// head takes a heading. One that is a link is the name of what it leads to.
func (w *rest) head(at int) {
	n := w.d.spots[at].node
	if w.d.chrome(n) {
		return
	}
	w.closeHeading(heading(n))
	w.heading, w.level, w.empty, w.headingAt = w.d.text(n), heading(n), true, w.d.spots[at].end
	if w.d.namesLink(n) {
		w.empty = false
	}
}

// namesLink tells a heading that is a link, or holds one.
func (d *document) namesLink(n *html.Node) bool {
	return heading(n) > 0 && (within(n, isLink) != nil || d.first(n, isLink) != nil)
}

// closeHeading ends what stands under a heading. A lesser heading belongs to it.
func (w *rest) closeHeading(level int) {
	if w.heading != "" && w.empty && level <= w.level {
		w.out.Bare = append(w.out.Bare, w.heading)
	}
}

// picture takes a picture in the matter of the page: what is on it nobody read.
func (w *rest) picture(n *html.Node) {
	if w.d.chrome(n) || tiny(n) {
		return
	}
	for _, key := range []string{"alt", "title"} {
		w.keep(attr(n, key))
	}
	switch {
	case within(n, isLink) != nil, w.inCard(n): // the link is asked
	case w.heading == "":
		w.pictures++
	default:
		w.out.Bare = append(w.out.Bare, w.heading)
	}
}

// inCard tells a picture beside a heading that is a link, whose picture it is.
func (w *rest) inCard(n *html.Node) bool {
	if w.card != n.Parent {
		w.card, w.named = n.Parent, w.d.first(n.Parent, w.d.namesLink) != nil
	}
	return w.named
}

// tinyPicture is the side of an icon.
const tinyPicture = 48

func tiny(n *html.Node) bool {
	for _, key := range []string{"width", "height"} {
		if size, err := strconv.Atoi(strings.TrimSuffix(attr(n, key), "px")); err == nil && size <= tinyPicture {
			return true
		}
	}
	return false
}

// link takes what leads to another page. A route of a page that scripts draw begins
// with «#/» or «#!» and is an address of its own.
func (w *rest) link(n *html.Node) {
	address := w.d.target(n)
	if route := strings.TrimSpace(attr(n, "href")); strings.HasPrefix(route, "#/") || strings.HasPrefix(route, "#!") {
		address = harmless(route)
		if w.d.base != nil {
			bare, _, _ := strings.Cut(w.d.base.String(), "#")
			address = bare + address
		}
	}
	title := w.d.linkText(n)
	if title == "" {
		title = clean(textBelow(n)) // a link that is folded away
	}
	title = firstRunes(title, longestField)
	key := [2]string{address, title}
	if address == "" || w.seen[key] || len(w.out.Links) >= mostOfAKind || len(title) <= longestEmptyTitle && entrance[inSmall(title)] {
		return
	}
	w.seen[key] = true
	w.out.Links = append(w.out.Links, Section{Title: title, URL: address})
}

// entrance are links behind which nothing stands for everybody.
var entrance = words("кіру тіркелу шығу войти вход регистрация выйти login іздеу поиск search rss")

// fold takes an element that is not shown: its links, its text, the frames in it.
func (w *rest) fold(at int) {
	for i := at; i < w.d.spots[at].end; i++ {
		n := w.d.spots[i].node
		switch {
		case isElement(n, "script", "style", "head", "svg"):
			i = w.d.spots[i].end - 1
		case isElement(n, "iframe", "object", "embed", "frameset"):
			w.out.Elsewhere = w.out.Elsewhere || !isOrnament(n)
			i = w.d.spots[i].end - 1
		case isLink(n):
			w.link(n)
			i = w.d.spots[i].end - 1
		case n.Type == html.TextNode:
			w.folded.WriteString(n.Data)
		case n.Type == html.ElementNode && !inline[n.Data]:
			w.flush()
		}
	}
	w.flush()
}

func (w *rest) flush() {
	w.keep(w.folded.String())
	w.folded.Reset()
}

// keep notes a text that is not shown.
func (w *rest) keep(text string) {
	text = clean(text)
	if letters(text) < 2 {
		return
	}
	if w.size += len(text); w.size > mostFolded {
		w.out.Cut = true
		return
	}
	w.out.Folded = append(w.out.Folded, text)
}

// ornaments are frames in which no matter of a site stands: players of films, maps,
// counters of visitors.
var ornaments = strings.Fields("youtube.com/ youtube-nocookie.com/ google.com/maps maps.google. yandex.ru/map yandex.kz/map 2gis. googletagmanager.com/")

func isOrnament(n *html.Node) bool {
	address := attr(n, "src") + attr(n, "data")
	for _, part := range ornaments {
		if strings.Contains(address, part) {
			return true
		}
	}
	return false
}

// moreWords begin what a button says that brings more of a list.
var moreWords = []string{"тағы", "көбірек", "барлығын көрсету", "ещё", "еще", "показать ещё", "показать еще", "показать больше", "показать все", "загрузить", "больше", "load more", "show more", "more"}

// asksForMore tells a button, or a link that leads nowhere, that brings more.
func asksForMore(d *document, n *html.Node) bool {
	if isLink(n) && d.target(n) != "" {
		return false
	}
	text := d.text(n)
	if isElement(n, "input") {
		text = attr(n, "value")
	}
	if len(text) > longestEmptyTitle {
		return false
	}
	text = inSmall(clean(text))
	for _, word := range moreWords {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}
