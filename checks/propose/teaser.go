package propose

import (
	"net/url"
	"slices"
	"strings"
)

// A front page shows the newest posts of a list that goes on elsewhere. What it shows
// happened; that nothing else did it does not show.

var (
	teaserWords = parsePhrases([]string{"соңғы", "жаңа жазба*", "последн*", "свежи*", "latest", "recent"})
	frontWords  = parsePhrases([]string{"басты бет*", "главная", "главная страниц*", "home", "home page"})
)

// isTeaser tells a page on which the list of posts stands for a longer one: the front
// page of a site, or a list that calls itself the latest.
func (s *sheet) isTeaser() bool {
	if isFront(s.address()) || s.room.names(string(s.Reading.Title), frontWords) {
		return true
	}
	posts := s.Reading.PostList().Posts
	for i := range s.parts {
		p := &s.parts[i]
		if p.level > 0 && len(posts) > 0 && s.room.mentions(p.heading, teaserWords) && p.holds(posts[0].Path, nil) {
			return true
		}
	}
	return false
}

// isFront tells the address of a front page: the root of a site, or that of one of its
// languages.
func isFront(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.RawQuery != "" || strings.HasPrefix(u.Fragment, "/") || strings.HasPrefix(u.Fragment, "!") {
		return false
	}
	path := strings.Trim(u.Path, "/")
	for _, index := range []string{"index.html", "index.php", "index.htm"} {
		path = strings.Trim(strings.TrimSuffix(path, index), "/")
	}
	return slices.Contains([]string{"", "kk", "kz", "ru", "en", "kaz", "rus", "eng"}, strings.ToLower(path))
}
