package propose

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// room is what the proposers of one look share.
type room struct {
	in     Input
	pages  []*sheet       // that were read, oldest capture first
	latest []*sheet       // of these the last look at each address
	failed []Page         // whose last look could not be read
	own    []stem         // the words of the holder's name, which add nothing to a heading
	common map[string]int // by line: on how many pages it stands
	cut    cutter
	folded map[string]string // what was folded already
}

// sheet is a page that was read, laid out under its headings.
type sheet struct {
	Page
	key   string // its address, or the name of its file: one for all looks at it
	room  *room
	parts []part
	links map[string]bool   // the words of links that were read on it, folded, once asked
	seen  map[string]*sight // by item of article 16, once asked; nil: not there
}

func enter(in Input) *room {
	r := &room{in: in, common: map[string]int{}, cut: cutter{}, folded: map[string]string{}, own: ownWords(in.Holder)}
	last := map[string]int{}
	for i, p := range in.Pages {
		last[keyOf(p.address())] = i
	}
	for i, p := range in.Pages {
		key := keyOf(p.address())
		if p.Reading.Outcome != page.Fetched {
			if last[key] == i {
				r.failed = append(r.failed, p)
			}
			continue
		}
		s := &sheet{Page: p, key: key, room: r}
		r.pages = append(r.pages, s)
		if last[key] == i {
			r.latest = append(r.latest, s)
		}
	}
	r.countCommon()
	for _, s := range r.pages {
		s.parts = r.layOut(s)
	}
	return r
}

// countCommon counts on how many pages each line stands in the matter: what stands
// on most is the frame of the site, and only does not say so. Headings and entries
// of menus do not count: a heading that equals its entry is still a heading.
func (r *room) countCommon() {
	for _, s := range r.latest {
		once := map[string]bool{}
		for _, l := range s.Lines {
			if headingLevel(l.Path) > 0 || inFrame(l.Path) {
				continue
			}
			if text := r.fold(l.Text); !once[text] {
				once[text] = true
				r.common[text]++
			}
		}
	}
}

// fold folds a text once: most lines of a page stand on every other, too.
func (r *room) fold(text string) string {
	out, known := r.folded[text]
	if !known {
		out = lang.Fold(text)
		r.folded[text] = out
	}
	return out
}

// isFrame tells a line that belongs to the frame of the site: it says so, or stands
// on most pages of three and more. A heading never does by its number.
func (r *room) isFrame(l page.TextLine) bool {
	return inFrame(l.Path) || headingLevel(l.Path) == 0 && len(r.latest) >= 3 && 2*r.common[r.fold(l.Text)] > len(r.latest)
}

// ownWords are the words of the holder's names, with their endings left open.
func ownWords(h *checks.HolderState) []stem {
	if h == nil {
		return nil
	}
	var out []stem
	for _, n := range h.Holder.Names {
		for _, w := range cutWords(n.KK + " " + n.RU) {
			runes := []rune(w)
			if len(runes) >= 4 {
				out = append(out, stem{string(runes[:max(4, len(runes)-2)]), true})
			}
		}
	}
	return out
}

// names tells whether a text is a name for one of the phrases.
func (r *room) names(text string, of []phrase) bool { return r.cut.names(text, of, r.own) }

// mentions tells whether a text speaks of one of the phrases.
func (r *room) mentions(text string, of []phrase) bool { return r.cut.mentions(text, of) }

// address is where the page stood.
func (p *Page) address() string {
	if p.Capture.Final != "" {
		return p.Capture.Final
	}
	return p.Capture.Asked
}

// keyOf makes one of the ways in which an address is written: without the scheme,
// «www.», a slash at the end, a fragment that is no route; a file by its name.
func keyOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	if u.Host == "" {
		return "file " + path.Clean(address)
	}
	p := strings.TrimSuffix(u.Path, "/")
	for _, index := range []string{"/index.html", "/index.php", "/index.htm"} {
		p = strings.TrimSuffix(p, index)
	}
	return hostName(u) + p + "?" + u.Query().Encode() + routeOf(u.Fragment)
}

// routeOf is the part of an address that a fragment makes where scripts draw the
// pages, «#/tarih» or «#!tarih»; empty for a place on a page.
func routeOf(fragment string) string {
	fragment = strings.TrimSuffix(fragment, "/")
	if strings.HasPrefix(fragment, "/") || strings.HasPrefix(fragment, "!") {
		return "#" + fragment
	}
	return ""
}

// withoutAnchor is an address without the place on its page.
func withoutAnchor(address string) string {
	bare, fragment, _ := strings.Cut(address, "#")
	return bare + routeOf(fragment)
}

func hostName(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// fileName is the name of a file that a link leads to, or that was captured; empty
// for an address of the web.
func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" || u.Path == "" {
		return ""
	}
	return path.Base(u.Path)
}

// hostOf is the host of an address, empty for a file.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return hostName(u)
}

// isPortal tells a page of a portal that all holders share; gov.kz holds the sites
// of bodies and is none of these.
func (p *Page) isPortal() bool {
	portal := p.Reading.Portal()
	return portal != nil && portal.Name != page.PortalGov
}

// onSite tells a page that was captured to see the site: not for another check, and
// not a portal that all holders share.
func (p *Page) onSite() bool {
	return slices.Contains([]string{"", "site-content", "site-currency", "official-site", "disclosure"}, p.Capture.For()) && !p.isPortal()
}

// isNews tells the page of one piece of news, or of a list of them, by its address:
// a title of news speaks of many things that it is not.
func (s *sheet) isNews() bool {
	if portal := s.Reading.Portal(); portal != nil && portal.Name == page.PortalGov {
		return slices.Contains([]page.PortalKind{page.KindNews, page.KindNewsItem, page.KindEvents}, portal.Kind)
	}
	return s.room.isNewsAddress(s.address())
}

// isNewsAddress tells the address of news by its words.
func (r *room) isNewsAddress(address string) bool {
	for _, step := range r.cut.words(address) {
		if slices.Contains([]string{"news", "novosti", "zhanalyk", "zhanalyktar", "zhanalyqtar", "janalyqtar", "press", "presscenter", "blog", "blogs", "media"}, step) {
			return true
		}
	}
	return false
}

// sourceName names the page as the source of what is on it.
func (p *Page) sourceName() string {
	return lang.Line(string(p.Reading.Title)) + " (" + p.address() + ")"
}

// mark makes a path that is this proposal's own. A proposal is remembered by its
// capture, path and fragment; where one fragment serves several parts, each has the
// check and the part behind the path.
func mark(path, check, part string) string { return path + " @" + check + ":" + part }

// Where is the path on the page of a proposal's path.
func Where(path string) string {
	where, _, _ := strings.Cut(path, " @")
	return where
}
