package page

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// document is a parsed page with what more than one reader needs, each thing
// worked out once.
type document struct {
	in        Input
	query     *goquery.Document
	base      *url.URL            // nil where nobody knows the page's address
	spots     []spot              // all nodes in page order, see spots.go
	hidden    map[*html.Node]bool // the roots of what is not shown
	order     map[*html.Node]int
	asked     *html.Node // the node whose place was asked for last, see index
	askedAt   int
	notable   map[atom.Atom][]*html.Node // elements that are asked for by name
	ids       map[string]int             // how many elements have an id
	landmarks map[string]int             // how many there are of a landmark's name
	sets      map[string]nameSet         // what namesOf looked up
	kin       map[*html.Node]kin         // what step asked about siblings
	lines     []line
	linked    []*html.Node // the links of the page
	groups    []*group     // the lists of posts, see posts.go
}

func newDocument(tree *html.Node, in Input) *document {
	d := &document{
		in: in, query: goquery.NewDocumentFromNode(tree), notable: map[atom.Atom][]*html.Node{},
		ids: map[string]int{}, landmarks: map[string]int{}, sets: map[string]nameSet{}, hidden: map[*html.Node]bool{}, kin: map[*html.Node]kin{},
	}
	d.number(tree)
	d.base = d.baseOf(in.Address)
	d.hideByStyle()
	d.look()
	d.lines = d.cutWhole()
	d.groups = findGroups(d)
	return d
}

// baseOf is the address that the links of a page are resolved against.
func (d *document) baseOf(address string) *url.URL {
	page, err := url.Parse(address)
	if err != nil || !page.IsAbs() {
		page = nil
	}
	elements := d.having(atom.Base, "href")
	if len(elements) == 0 {
		return page
	}
	href := attr(elements[0], "href")
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

// target is where a link leads, empty if to no page.
func (d *document) target(n *html.Node) string {
	s := d.at(n)
	if s.link == unasked {
		s.link, s.address = yes, d.resolve(attr(n, "href"))
	}
	return s.address
}

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
		return clean(href)
	}
	return harmless(d.base.ResolveReference(u).String())
}

// harmless writes what cannot be seen in an address as addresses write it.
func harmless(address string) string {
	if isClean(address) {
		return address
	}
	var b strings.Builder
	for _, r := range address {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point) {
			b.WriteString(url.QueryEscape(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// frameNames are the classes of what surrounds the matter of a page.
var frameNames = names("menu nav navbar navigation sidebar footer breadcrumb breadcrumbs topbar widget")

// chrome tells what surrounds the matter of a page: menus, the head and the
// foot of the site, side columns.
func (d *document) chrome(n *html.Node) bool {
	if n == nil {
		return false
	}
	s := d.at(n)
	if s.frame == unasked {
		s.frame = answered(d.isFrame(n) || d.chrome(n.Parent))
	}
	return s.frame == yes
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
	return d.named(n, frameNames) && !d.at(n).solid
}
