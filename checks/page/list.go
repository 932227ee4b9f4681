package page

import "ashyq/checks/calendar"

// PostList is the list of posts that a page was made for: its longest one. It
// says what the list shows and whether it is whole, that is, whether a day
// without a post in it was a day without a post: from the day after its oldest
// post to the day before the capture.
type PostList struct {
	Posts  []ListedPost // in page order
	Page   int          // which page of the list this is, from 1; 0 if it has no pages
	Pages  int          // how many pages are seen to exist; 0 if it has no pages
	Oldest calendar.Day // of the dated posts that are not pinned; zero if there are none
	Newest calendar.Day
	Gap    Gap // why the list is not whole, empty if it is
}

// Whole tells a list in which nothing is missing.
func (l PostList) Whole() bool { return l.Gap == "" }

// ListedPost is a post with what decides whether its list is whole.
type ListedPost struct {
	Post
	Dated  bool
	Pinned bool // kept at the top out of its order
}

// Gap is the reason why a list proves the posts that it shows, and nothing
// about the days between.
type Gap string

// The reasons, in the order in which they are looked for.
const (
	GapUnread   Gap = "not-read"       // the page was not fetched: see its Outcome
	GapNoPosts  Gap = "no-posts"       // there is no list on the page
	GapNoDates  Gap = "no-dates"       // none of its posts has a date
	GapFiltered Gap = "filtered"       // the address asks for a choice of posts
	GapPage     Gap = "page-missing"   // later pages of the list are not on this one
	GapPages    Gap = "page-unknown"   // the list has pages, and which one this is cannot be seen
	GapPinned   Gap = "pinned-between" // a pinned post hides where it belongs
	GapUndated  Gap = "undated-between"
	GapOrder    Gap = "not-descending"
	GapFuture   Gap = "after-capture" // a post is dated after the day of the capture
)

// Gaps lists the reasons.
func Gaps() []Gap {
	return []Gap{GapUnread, GapNoPosts, GapNoDates, GapFiltered, GapPage, GapPages, GapPinned, GapUndated, GapOrder, GapFuture}
}

// PostList gives the list of posts that the page was made for. It is not part
// of the reading's JSON.
func (r Reading) PostList() PostList {
	l := r.list
	if r.Outcome != Fetched {
		l.Gap = GapUnread
	}
	return l
}

// postList looks for what the longest list of the page lacks.
func (d *document) postList(posts []Post) PostList {
	var l PostList
	if len(posts) == 0 {
		l.Gap = GapNoPosts
		return l
	}
	for _, p := range posts {
		l.Posts = append(l.Posts, ListedPost{Post: p, Dated: p.Date.Day != 0, Pinned: p.pinned})
	}
	pages := d.pager()
	l.Page, l.Pages = pages.current, pages.last
	l.measure()
	l.Gap = l.Between(d.in.Seen)
	switch {
	case l.Gap == GapNoDates:
	case isFiltered(d.in.Address):
		l.Gap = GapFiltered
	case pages.current > 1 || pages.later:
		l.Gap = GapPage
	case pages.unknown:
		l.Gap = GapPages
	}
	return l
}

// measure finds the oldest and newest day of the posts that are dated and not
// pinned.
func (l *PostList) measure() {
	for _, p := range l.Posts {
		if !p.Dated || p.Pinned {
			continue
		}
		if day := p.Date.Day; l.Oldest == 0 || day < l.Oldest {
			l.Oldest = day
		}
		l.Newest = max(l.Newest, p.Date.Day)
	}
}

// Between is the reason why the days between the posts of the list are not known,
// whether or not it goes on elsewhere; empty if they are. It looks at the posts down
// to the last dated one: what stands below it is older and takes nothing from the
// days above.
func (l PostList) Between(seen calendar.Day) Gap {
	last := -1
	for i, p := range l.Posts {
		if p.Dated && !p.Pinned {
			last = i
		}
	}
	if last < 0 {
		return GapNoDates
	}
	previous := calendar.Day(0)
	gaps := map[Gap]bool{}
	for _, p := range l.Posts[:last+1] {
		switch {
		case p.Pinned:
			gaps[GapPinned] = true
		case !p.Dated:
			gaps[GapUndated] = true
		default:
			if previous != 0 && p.Date.Day > previous {
				gaps[GapOrder] = true
			}
			if seen != 0 && p.Date.Day > seen {
				gaps[GapFuture] = true
			}
			previous = p.Date.Day
		}
	}
	for _, gap := range Gaps() {
		if gaps[gap] {
			return gap
		}
	}
	return ""
}
