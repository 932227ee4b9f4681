package page

import (
	"net/url"
	"strings"
)

// The single platform of state bodies is drawn by scripts: what is saved or
// fetched is mostly an empty shell, now and then a twin that the server drew for
// search engines. Either way the address says what the page is. What a drawn
// page shows is read like any other page.

var _ = registerPortal(PortalGov, func(_ *document, at *url.URL, p *Portal) { p.Kind, p.Owner = govKind(at) })

// govKinds are the beginnings of paths below a body's own, the longer first.
var govKinds = []struct {
	path string
	kind PortalKind
}{
	{"press/news/details/", KindNewsItem}, {"press/news/", KindNews},
	{"press/events/", KindEvents},
	{"documents/details/", KindDocument}, {"documents/", KindDocuments},
	{"about/structure/people/", KindPerson}, {"about/structure/", KindStructure},
	{"activities/", KindActivity},
}

// govKind tells from an address what a page is and whose.
func govKind(at *url.URL) (PortalKind, Maybe) {
	if strings.HasPrefix(at.Path, "/situations/") {
		return KindSituation, ""
	}
	rest, ok := strings.CutPrefix(at.Path, "/memleket/entities/")
	if !ok {
		return KindOther, ""
	}
	slug, rest, _ := strings.Cut(rest, "/")
	rest = strings.Trim(rest, "/") + "/"
	for _, k := range govKinds {
		if strings.HasPrefix(rest, k.path) {
			return k.kind, Maybe(slug)
		}
	}
	if rest == "/" && slug != "" {
		return KindFront, Maybe(slug)
	}
	return KindOther, Maybe(slug)
}
