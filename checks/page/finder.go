package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// findGroups finds the lists of posts of a page: entries built alike, each with
// a title, at least two of them and at least half of all with a date. Lists
// around the matter of the page count only where the matter has none.
func findGroups(d *document) []*group {
	var around []*group
	for _, loose := range []bool{false, true} {
		f := finder{d: d, marks: d.findMarks(loose), count: make([]int, len(d.spots)), byKey: map[string]*group{}, lineages: map[*html.Node]string{}}
		var matter, frame []*group
		for _, g := range f.find() {
			if g.chrome {
				frame = append(frame, g)
			} else {
				matter = append(matter, g)
			}
		}
		if len(matter) > 0 {
			return d.ofThisSite(matter)
		}
		if len(around) == 0 {
			around = frame
		}
	}
	return around
}

// ofThisSite drops the lists whose every link leaves the site, a feed of others'
// news, where another list stays.
func (d *document) ofThisSite(groups []*group) []*group {
	var own []*group
	for _, g := range groups {
		foreign := 0
		for _, e := range g.entries {
			if d.leavesSite(e.url) {
				foreign++
			}
		}
		if foreign < len(g.entries) {
			own = append(own, g)
		}
	}
	if len(own) == 0 {
		return groups
	}
	return own
}

// rows counts the rows of a table, those of tables in it, too.
func (d *document) rows(table *html.Node) int {
	return len(d.find(table, func(n *html.Node) bool { return isElement(n, "tr") }))
}

// finder groups the marks of a page into lists.
type finder struct {
	d        *document
	marks    []mark
	count    []int // marks below each node of the row
	byKey    map[string]*group
	lineages map[*html.Node]string // what lineage found
	groups   []*group
}

func (f *finder) find() []*group {
	for _, m := range f.marks {
		for at := f.d.index(m.node); at >= 0; at = f.d.spots[at].parent {
			f.count[at]++
		}
	}
	flat := map[*html.Node][]*mark{}
	var parents []*html.Node
	for i := range f.marks {
		m := &f.marks[i]
		item := f.climb(m.node)
		if e, ok := f.entry(item, m); ok {
			f.put(item, e)
			continue
		}
		if flat[item.Parent] == nil {
			parents = append(parents, item.Parent)
		}
		flat[item.Parent] = append(flat[item.Parent], m)
	}
	for _, parent := range parents {
		f.flat(parent, flat[parent])
	}
	for _, g := range f.groups {
		f.rehome(g)
	}
	var kept []*group
	for _, g := range f.groups {
		f.addUndated(g)
		slices.SortStableFunc(g.entries, func(a, b entry) int { return f.d.index(a.node) - f.d.index(b.node) })
		if g.isList() || f.isYoungList(g) {
			kept = append(kept, g)
		}
	}
	return kept
}

// marked is the number of marks below a node, itself one of them.
func (f *finder) marked(n *html.Node) int { return f.count[f.d.index(n)] }

// climb finds the entry that a mark belongs to: the largest element around it
// with no other mark in it.
func (f *finder) climb(n *html.Node) *html.Node {
	for p := n.Parent; p != nil && f.marked(p) == 1 && p.Type == html.ElementNode && !isElement(p, "body", "html", "main"); p = n.Parent {
		n = p
	}
	return n
}

// rehome moves the only entry of a group into the list that it really belongs
// to: the first post in a frame of its own, the last one alone in its row. Its
// frame is taken off until it looks like the others.
func (f *finder) rehome(g *group) {
	if len(g.entries) != 1 || g.entries[0].mark == nil {
		return
	}
	e := g.entries[0]
	for n := f.onlyChild(e.node); n != nil && f.marked(n) == 1; n = f.onlyChild(n) {
		for _, key := range f.keys(n) {
			if home := f.byKey[key]; home != nil && home != g {
				e.node = n
				home.add(e)
				g.entries = nil
				return
			}
		}
	}
}

// onlyChild is the one visible element that makes up another, if there is no
// text beside it.
func (f *finder) onlyChild(n *html.Node) *html.Node {
	var only *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case f.d.hides(c) || c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type != html.ElementNode:
			return nil
		case f.marked(c) == 0 && f.d.text(c) == "": // it only keeps floats apart
		case only != nil:
			return nil
		default:
			only = c
		}
	}
	return only
}

// entry reads an element as a post.
func (f *finder) entry(item *html.Node, m *mark) (entry, bool) {
	if item.Type != html.ElementNode || isElement(item, "tbody", "ul", "ol", "dl", "main") || isElement(item, "table") && f.d.rows(item) > 1 {
		return entry{}, false
	}
	title, link := f.heed(item)
	if title == "" {
		return entry{}, false
	}
	e := entry{node: item, title: title, text: f.d.text(item), mark: m, pinned: f.d.isPinned(item)}
	if link != nil {
		e.url = f.d.target(link)
		e.linked = strings.Contains(f.d.linkText(link), title)
	}
	return e, true
}

// put adds an entry to the list of entries that are built like it.
func (f *finder) put(item *html.Node, e entry) {
	keys := f.keys(item)
	var g *group
	for _, key := range keys {
		if g == nil {
			g = f.byKey[key]
		}
	}
	if g == nil {
		g = &group{nodes: map[*html.Node]bool{}, chrome: f.d.chrome(item)}
		f.groups = append(f.groups, g)
	}
	for _, key := range keys {
		f.byKey[key] = g
	}
	g.add(e)
}

// keys are what entries of one list have in common: the path to them, or a class
// that is called after posts.
func (f *finder) keys(item *html.Node) []string {
	keys := []string{item.Data + " in " + f.lineage(item.Parent)}
	if class := firstClass(item); class != "" && postClass().MatchString(class) && !f.d.chrome(item) {
		keys = append(keys, item.Data+"."+class)
	}
	return keys
}

var postClass = pattern(`(?i)post|news|item|entry|article|blog|card|story|jazba|zhazba|zapis`)

// lineage describes the ancestors of an element by names, ids and classes.
func (f *finder) lineage(parent *html.Node) string {
	if known, ok := f.lineages[parent]; ok {
		return known
	}
	var b strings.Builder
	for n := parent; n != nil && n.Type == html.ElementNode; n = n.Parent {
		first := firstClass(n)
		for _, part := range []string{n.Data, "#", attr(n, "id"), ".", first, " "} {
			b.WriteString(part)
		}
	}
	f.lineages[parent] = b.String()
	return f.lineages[parent]
}

// addUndated adds the entries of the list that have no date: siblings of dated
// ones, of the same element and, if those have a class in common, of that class.
func (f *finder) addUndated(g *group) {
	common := commonClasses(g)
	parents := map[*html.Node]bool{}
	for _, e := range slices.Clone(g.entries) {
		parent := e.node.Parent
		if parents[parent] {
			continue
		}
		parents[parent] = true
		for c := parent.FirstChild; c != nil && len(g.entries) < mostMarks; c = c.NextSibling {
			if g.nodes[c] || f.marked(c) > 0 || f.d.hides(c) || !isElement(c, e.node.Data) || !sharesClass(c, common) {
				continue
			}
			if undated, ok := f.entry(c, nil); ok && !f.d.named(c, pagerNames) {
				g.add(undated)
			}
		}
	}
}

// commonClasses are the classes that at least half of the entries have.
func commonClasses(g *group) map[string]bool {
	times := map[string]int{}
	for _, e := range g.entries {
		for class := range strings.FieldsSeq(attr(e.node, "class")) {
			times[class]++
		}
	}
	common := map[string]bool{}
	for class, n := range times {
		if 2*n >= len(g.entries) {
			common[class] = true
		}
	}
	return common
}

func sharesClass(n *html.Node, common map[string]bool) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if common[class] {
			return true
		}
	}
	return len(common) == 0
}
