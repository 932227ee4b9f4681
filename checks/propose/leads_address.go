package propose

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

// A page that was saved into a file often does not say where it stood, and its menu
// names addresses without a host. They are joined to the holder's own site where one
// is recorded; where none is, nothing can be asked of any server.

// home is the only site of the holder; empty where none is recorded, or several.
func (r *room) home() string {
	if r.in.Holder == nil || len(r.in.Holder.Holder.Sites) != 1 {
		return ""
	}
	site := strings.TrimSpace(r.in.Holder.Holder.Sites[0])
	if !strings.Contains(site, "://") {
		site = "https://" + site
	}
	return site
}

// within joins an address without a host to a site. The name of a file beside the
// page is no address of a site.
func within(site, address string) string {
	u, err := url.Parse(address)
	if err != nil || site == "" || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return address
	}
	base, err := url.Parse(site)
	if err != nil || base.Host == "" {
		return address
	}
	return base.ResolveReference(u).String()
}

// Capturable tells a lead whose page can be asked for.
func (l Lead) Capturable() bool {
	u, err := url.Parse(l.URL)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// Obstacle says why the page of a lead cannot be asked for; empty where it can.
func (l Lead) Obstacle() lang.Text {
	if l.Capturable() {
		return lang.Text{}
	}
	return messages().Text("lead.no-site", nil)
}

// savedAs tells an entry that leads to a page which was saved into a file without its
// address: the file names it as its base, or bears the words of the entry as its title.
func (r *room) savedAs(e entry) bool {
	for _, s := range r.latest {
		if hostOf(s.address()) != "" {
			continue
		}
		if s.Claimed != "" && keyOf(s.Claimed) == keyOf(withoutAnchor(e.URL)) {
			return true
		}
		for _, piece := range pieces(string(s.Reading.Title)) {
			if s != e.on && r.fold(strings.TrimSpace(piece)) == r.fold(lang.Line(e.Title)) {
				return true
			}
		}
	}
	return false
}

var baseIn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<base\s[^>]*href\s*=\s*["']?(https?://[^"'\s>]+)`)
})

// mostHead bounds how much of a body is searched for its base.
const mostHead = 64 << 10

// BaseOf is the address that a page names as its base, where it is that of a page and
// not of a folder; empty where there is none.
func BaseOf(body []byte) string {
	m := baseIn().FindSubmatch(body[:min(len(body), mostHead)])
	if m == nil || strings.HasSuffix(string(m[1]), "/") {
		return ""
	}
	return string(m[1])
}
