package page

import (
	"strings"

	"golang.org/x/net/html"
)

// group is one list of posts, its entries in page order.
type group struct {
	entries []entry
	nodes   map[*html.Node]bool
	chrome  bool
}

// entry is one post of a list.
type entry struct {
	node   *html.Node
	title  string
	url    string
	linked bool // the title itself is the link
	text   string
	mark   *mark // nil where the post has no date
	pinned bool
}

func (g *group) add(e entry) {
	g.entries = append(g.entries, e)
	g.nodes[e.node] = true
}

// isList tells a list of posts from a stray date, and from a list of files,
// whose place is among the documents.
func (g *group) isList() bool {
	dated, files := 0, 0
	for _, e := range g.entries {
		if e.mark != nil {
			dated++
		}
		if formatOf(e.url) != "" {
			files++
		}
	}
	return dated > 1 && 2*dated >= len(g.entries) && 2*files <= len(g.entries)
}

// isYoungList tells a list with its first post from the page of an article: the
// post is built as an entry, its title is a link, and the link leads elsewhere.
func (f *finder) isYoungList(g *group) bool {
	if len(g.entries) != 1 || g.entries[0].mark == nil {
		return false
	}
	e := g.entries[0]
	class := firstClass(e.node)
	built := isElement(e.node, "li", "article", "tr") || class != "" && postClass().MatchString(class)
	return built && e.linked && e.url != "" && formatOf(e.url) == "" && !f.d.isOwn(e.url) &&
		len(f.selfOrBelow(e.node, isH1)) == 0
}

var pinnedBadge = pattern(`^(?:бекитил\p{L}*|закрепл\p{L}*|pinned|sticky|featured)(?: (?:жазба|запись|пост|post|материал))?$`)

// isPinned tells an entry that is kept at the top: by its class, by a badge, by
// the picture of a pin.
func (d *document) isPinned(item *html.Node) bool {
	if d.hides(item) {
		return false
	}
	at := d.index(item)
	for end := d.spots[at].end; at < end; at++ {
		s := &d.spots[at]
		switch {
		case s.hides:
			at = s.end - 1
		case s.names&pinNames != 0 || isPin(s.node):
			return true
		}
	}
	return false
}

// isPin tells a text, or the title of a picture, that says so.
func isPin(n *html.Node) bool {
	if n.Type == html.TextNode {
		return len(n.Data) < markBytes && sift(n.Data).may(pinnedBadge()) && pinnedBadge().MatchString(strings.TrimSpace(fold(n.Data)))
	}
	return isPinnedBadge(attr(n, "title")) || isPinnedBadge(attr(n, "alt"))
}

func isPinnedBadge(text string) bool {
	return text != "" && sift(text).may(pinnedBadge()) && pinnedBadge().MatchString(fold(text))
}

var pinNames = names("pinned sticky thumbtack bi-pin bi-pin-angle bi-pin-angle-fill icon-pin закреплено бекітілген")
