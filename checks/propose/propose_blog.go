package propose

import (
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var _ = proposes("weekly-blog", proposeBlog)

// proposeBlog proposes each dated entry of a head's blog as an event, and where
// the list is whole, coverage from the day after its oldest entry to the day
// before the capture: what happened on those two days the list may not show.
func proposeBlog(r *room) []Proposal {
	blog := choose(r.pages, func(s *sheet) bool { return s.isBlog() })
	parts := []string{"posts"}
	return append(posted(blog, parts, plain, nil), coverages(blog, parts, plain)...)
}

// isBlog tells whether the page says of itself that it is a blog: a list of news
// must not be taken for one.
func (p *Page) isBlog() bool {
	if portal := p.Reading.Portal(); portal != nil {
		return portal.Kind == page.KindBlog // questions to the head are no entries of his
	}
	if p.Capture.For() == "weekly-blog" {
		return true // she said so when she captured it
	}
	about := []string{string(p.Reading.Title), p.Capture.Asked, p.Capture.Final}
	folded := lang.Fold(strings.Join(about, " "))
	return strings.Contains(folded, "блог") || strings.Contains(folded, "blog")
}

// listPath is where the list stands: the path of its first post.
func listPath(l page.PostList) string {
	if len(l.Posts) == 0 {
		return ""
	}
	return l.Posts[0].Path
}
