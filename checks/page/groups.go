package page

import (
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
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
	if 2*files > len(g.entries) || 2*dated < len(g.entries) {
		return false
	}
	return dated > 1 || dated == 1 && g.isLonePost()
}

// isLonePost tells the one post of a young list from the page of an article: it
// is built as an entry and its title leads elsewhere.
func (g *group) isLonePost() bool {
	n := g.entries[0].node
	class := strings.Fields(attr(n, "class"))
	return g.entries[0].url != "" && !g.holdsH1() &&
		(isElement(n, "li", "article", "tr") || len(class) > 0 && postClass().MatchString(class[0]))
}

func (g *group) holdsH1() bool {
	var holds func(n *html.Node) bool
	holds = func(n *html.Node) bool {
		if isElement(n, "h1") {
			return true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if holds(c) {
				return true
			}
		}
		return false
	}
	return holds(g.entries[0].node)
}

var pinnedBadge = pattern(`^(?:бекитил\p{L}*|закрепл\p{L}*|pinned|sticky|featured)(?: (?:жазба|запись|пост|post|материал))?$`)

// isPinned tells an entry that is kept at the top: by its class, by a badge, by
// the picture of a pin.
func (d *document) isPinned(item *html.Node) bool {
	if d.hidden[item] {
		return false
	}
	if item.Type == html.TextNode {
		return len(item.Data) < markBytes && pinnedBadge().MatchString(strings.TrimSpace(lang.Fold(item.Data)))
	}
	if named(item, pinNames) || pinnedBadge().MatchString(lang.Fold(attr(item, "title"))) || pinnedBadge().MatchString(lang.Fold(attr(item, "alt"))) {
		return true
	}
	for c := item.FirstChild; c != nil; c = c.NextSibling {
		if d.isPinned(c) {
			return true
		}
	}
	return false
}

var pinNames = words("pinned sticky thumbtack bi-pin bi-pin-angle bi-pin-angle-fill icon-pin закреплено бекітілген")
