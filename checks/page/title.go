package page

import "ashyq/checks/lang"

var _ = register("title", readTitle)

// readTitle takes the title of the window, else the one given for sharing, else
// the first heading.
func readTitle(d *document, r *Reading) {
	og, _ := d.query.Find(`meta[property="og:title"]`).Attr("content")
	candidates := []string{d.windowTitle(), og}
	if h1 := d.first(d.query.Get(0), isH1); h1 != nil {
		candidates = append(candidates, d.text(h1))
	}
	for _, title := range candidates {
		if title = lang.Line(title); title != "" {
			r.Title = Maybe(title)
			return
		}
	}
}

// windowTitle is the text of the title element of the page itself; a drawing
// may have one of its own.
func (d *document) windowTitle() string {
	return d.query.Find("head > title").First().Text()
}
