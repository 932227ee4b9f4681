package page

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// document is a parsed page with what more than one reader needs, each thing
// worked out once.
type document struct {
	in     Input
	query  *goquery.Document
	base   *url.URL // nil where nobody knows the page's address
	hidden map[*html.Node]bool
	ids    map[string]int      // how many elements have an id, or "<" and a name
	order  map[*html.Node]int  // what is visible, in page order
	solid  map[*html.Node]bool // holds the main matter, see chrome
	frame  map[*html.Node]bool // what chrome found, so that it asks once
	kin    map[*html.Node]kin  // what step asked about siblings
	lines  []line
	groups []*group // the lists of posts, see posts.go
}

func newDocument(tree *html.Node, in Input) *document {
	d := &document{
		in: in, query: goquery.NewDocumentFromNode(tree),
		ids: map[string]int{}, order: map[*html.Node]int{}, solid: map[*html.Node]bool{}, frame: map[*html.Node]bool{}, kin: map[*html.Node]kin{},
	}
	d.base = baseOf(d.query, in.Address)
	d.hidden = markHidden(d.query)
	d.count(tree)
	d.number(tree)
	d.lines = d.cut(tree)
	d.groups = findGroups(d)
	return d
}

// count counts ids and names, of hidden elements too: a path is looked up in
// the page as it was captured.
func (d *document) count(n *html.Node) {
	if n.Type == html.ElementNode {
		d.ids["<"+n.Data]++
		if id := attr(n, "id"); id != "" {
			d.ids[id]++
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.count(c)
	}
}

// number notes the order of the nodes, and what holds the main matter.
func (d *document) number(n *html.Node) {
	d.order[n] = len(d.order)
	if isElement(n, "main", "article", "h1") {
		for up := n; up != nil && !d.solid[up]; up = up.Parent {
			d.solid[up] = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !d.hidden[c] {
			d.number(c)
		}
	}
}

// visible tells a node that neither hides itself nor stands in what is hidden.
func (d *document) visible(n *html.Node) bool {
	_, numbered := d.order[n]
	return numbered
}

// baseOf is the address that the links of a page are resolved against.
func baseOf(query *goquery.Document, address string) *url.URL {
	page, err := url.Parse(address)
	if err != nil || !page.IsAbs() {
		page = nil
	}
	href, ok := query.Find("base[href]").Attr("href")
	if !ok {
		return page
	}
	base, err := url.Parse(strings.TrimSpace(href))
	switch {
	case err != nil:
		return page
	case page != nil:
		return page.ResolveReference(base)
	case base.IsAbs():
		return base
	}
	return nil
}

// longestURL bounds addresses: what is longer is data, not an address.
const longestURL = 2000

// resolve makes a link whole. It is empty for what does not lead to a page: an
// anchor, a script, a letter, a telephone. Where the page's own address is not
// known, a relative link stays as it stands.
func (d *document) resolve(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || href[0] == '#' || len(href) > longestURL {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if d.base == nil || d.base.Opaque != "" {
		return lang.Line(href)
	}
	return d.base.ResolveReference(u).String()
}

// frameNames are the classes of what surrounds the matter of a page.
var frameNames = words("menu nav navbar navigation sidebar footer breadcrumb breadcrumbs topbar widget")

// chrome tells what surrounds the matter of a page: menus, the head and the
// foot of the site, side columns.
func (d *document) chrome(n *html.Node) bool {
	if n == nil {
		return false
	}
	known, ok := d.frame[n]
	if !ok {
		known = d.isFrame(n) || d.chrome(n.Parent)
		d.frame[n] = known
	}
	return known
}

func (d *document) isFrame(n *html.Node) bool {
	switch {
	case n.Type != html.ElementNode || isElement(n, "html", "body", "main", "article"):
		return false
	case isElement(n, "nav", "aside"):
		return true
	case isElement(n, "header", "footer"):
		return within(n, func(up *html.Node) bool { return isElement(up, "main", "article") }) == nil
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary":
		return true
	}
	return named(n, frameNames) && !d.solid[n]
}
