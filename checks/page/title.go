package page

import "golang.org/x/net/html/atom"

var _ = register("title", readTitle)

// readTitle takes the title of the window, else the one given for sharing, else
// the first heading.
func readTitle(d *document, r *Reading) {
	candidates := []string{d.windowTitle(), d.sharedTitle()}
	if h1 := d.first(d.query.Get(0), isH1); h1 != nil {
		candidates = append(candidates, d.text(h1))
	}
	for _, title := range candidates {
		if title = clean(title); title != "" {
			r.Title = Maybe(title)
			return
		}
	}
}

// sharedTitle is the title that the page gives to networks.
func (d *document) sharedTitle() string {
	for _, n := range d.notable[atom.Meta] {
		if attr(n, "property") == "og:title" {
			return attr(n, "content")
		}
	}
	return ""
}

// windowTitle is the text of the title element of the page itself; a drawing
// may have one of its own.
func (d *document) windowTitle() string {
	for _, n := range d.notable[atom.Title] {
		if isElement(n.Parent, "head") {
			return textBelow(n)
		}
	}
	return ""
}
