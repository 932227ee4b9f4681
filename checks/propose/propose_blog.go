package propose

import (
	"net/url"
	"slices"
	"strings"

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

// isBlog tells whether the page says of itself that it is a blog, by a step of its
// path, its title or its greatest heading: a list of news must not be taken for one.
// The host and the folder of a saved file say nothing of a page.
func (s *sheet) isBlog() bool {
	if portal := s.Reading.Portal(); portal != nil {
		return portal.Kind == page.KindBlog // questions to the head are no entries of his
	}
	if s.Capture.For() == "weekly-blog" {
		return true // she said so when she captured it
	}
	if s.room.names(s.title(), feedWords) {
		return false
	}
	return s.hasBlogStep() || s.room.namesBlog(s.title()) || s.room.namesBlog(pieces(string(s.Reading.Title))[0])
}

var blogSteps = []string{"blog", "blogs", "blogy", "блог", "блоги"}

// mostInStep is how many words the step of a path may have that is called a blog; a
// longer one is the title of a post.
const mostInStep = 3

// hasBlogStep tells an address of which a step is called a blog. What stands behind
// news is a piece of news, which may tell of a blog.
func (s *sheet) hasBlogStep() bool {
	u, err := url.Parse(s.address())
	if err != nil || u.Host == "" {
		return false
	}
	path := u.Path
	if strings.HasPrefix(strings.TrimPrefix(u.Fragment, "!"), "/") {
		path += u.Fragment
	}
	for step := range strings.SplitSeq(path, "/") {
		words := cutWords(step)
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(newsSteps, w) }) {
			return false
		}
		if len(words) <= mostInStep && slices.ContainsFunc(words, func(w string) bool { return slices.Contains(blogSteps, w) }) {
			return true
		}
	}
	return false
}

var newsSteps = []string{"news", "novosti", "zhanalyk", "zhanalyktar", "zhanalyqtar", "janalyqtar"}

// blogOf are the ways in which a page names itself a blog. A blogger is none, and
// «новый блог министра открыт» tells of one.
var blogOf = parsePhrases([]string{"блог*", "блог* руководител*", "блог* председател*", "блог* директор*", "блог* министр*", "блог* аким*", "блог* ректор*", "блог* главн* врач*",
	"басшы* блог*", "төраға* блог*", "директор* блог*", "министр* блог*", "әкім* блог*", "ректор* блог*", "жетекші* блог*", "blog", "head* blog", "blog of the head*"})

var aboutBlogs = parsePhrases([]string{"блогер*", "блоггер*", "блогинг*", "blogger*", "blogging"})

func (r *room) namesBlog(title string) bool {
	return r.names(title, blogOf) && !r.mentions(title, aboutBlogs)
}

// listPath is where the list stands: the path of its first post.
func listPath(l page.PostList) string {
	if len(l.Posts) == 0 {
		return ""
	}
	return l.Posts[0].Path
}
