package desk

import (
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var _ = proposes("weekly-blog", proposeBlog)

// proposeBlog proposes each dated entry of a head's blog as an event, and where
// the list is whole, coverage from the day after its oldest entry to the day
// before the capture: what happened on those two days the list may not show.
func proposeBlog(p seen) []Proposal {
	if !isBlog(p) {
		return nil
	}
	list := p.reading.PostList()
	var out []Proposal
	for _, post := range list.Posts {
		if !post.Dated {
			continue
		}
		out = append(out, Proposal{
			Check: "weekly-blog", Parts: []string{"posts"}, Kind: ProposedEvent,
			From: post.Date.Day, Title: post.Title, Value: post.Date.Day.String(),
			Fragment: post.Fragment, Path: post.Path,
		})
	}
	covered := calendar.Span{From: list.Oldest.Add(1), To: p.day.Add(-1)}
	if list.Whole() && list.Oldest != 0 && p.day != 0 && covered.Closed() {
		out = append(out, Proposal{
			Check: "weekly-blog", Parts: []string{"posts"}, Kind: ProposedCoverage,
			From: covered.From, To: covered.To, Title: sourceName(p), Value: covered.String(),
			Fragment: covered.String(), Path: listPath(list),
		})
	}
	return out
}

// isBlog tells whether the page says of itself that it is a blog: a list of news
// must not be taken for one.
func isBlog(p seen) bool {
	if p.capture.For() == "weekly-blog" {
		return true // she said so when she captured it
	}
	about := []string{string(p.reading.Title), p.capture.Asked, p.capture.Final}
	folded := lang.Fold(strings.Join(about, " "))
	return strings.Contains(folded, "блог") || strings.Contains(folded, "blog")
}

func sourceName(p seen) string {
	name := lang.Line(string(p.reading.Title))
	if p.capture.Final != "" {
		return name + " (" + p.capture.Final + ")"
	}
	return name + " (" + p.capture.Asked + ")"
}

// listPath is where the list stands: the path of its first post.
func listPath(l page.PostList) string {
	if len(l.Posts) == 0 {
		return ""
	}
	return l.Posts[0].Path
}
