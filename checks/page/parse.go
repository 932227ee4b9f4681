package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse builds the tree of a page. The library refuses more than 512 elements
// open at once; a page that goes deeper is flattened first, and if that does
// not help, flattened to almost nothing but its text.
func parse(text string) (*html.Node, bool) {
	tree, err := html.Parse(strings.NewReader(text))
	for _, depth := range []int{64, 4} {
		if err == nil {
			break
		}
		tree, err = html.Parse(strings.NewReader(flatten(text, depth)))
	}
	return tree, err == nil
}

// leastPart is the fewest bytes that a tag or an attribute is written with: a
// letter and what parts it from the next.
const leastPart = 2

// countParts counts tags and attributes, up to a little over most. A text
// without one tag that HTML knows counts as none. A text too short to hold too
// many is read no further than to that tag.
func countParts(text string, most int) int {
	parts, known := 0, false
	short := len(text)/leastPart < most
	z := html.NewTokenizer(strings.NewReader(text))
	for parts <= most && !(known && short) {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken && kind != html.EndTagToken {
			continue
		}
		name, more := z.TagName()
		known = known || atom.Lookup(name) != 0
		parts++
		for more && parts <= most {
			_, _, more = z.TagAttr()
			parts++
		}
	}
	if !known {
		return 0
	}
	return parts
}
