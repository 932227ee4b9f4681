package propose

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/page"
)

// A list of posts may be longer than a page. Its pages, captured one after the
// other, are joined again: together they are whole from the day after their oldest
// post to the day before the first of them was captured, if no page between is
// missing.

// run is a list that was seen as a whole down to its oldest post.
type run struct {
	first  *sheet // the page on which it begins
	sheets []*sheet
	span   calendar.Span
}

// runs gives the whole stretches of the lists among some pages: what the first page
// of a list covers alone, and what further pages add to it.
func runs(sheets []*sheet) []run {
	var out []run
	further := map[int][]*sheet{} // by number of the page, oldest look first
	for _, s := range sheets {
		list := s.Reading.PostList()
		if list.Gap == page.GapPage && list.Page >= 2 && list.Between(s.Day) == "" {
			further[list.Page] = append(further[list.Page], s)
		}
	}
	for _, s := range sheets {
		list := s.Reading.PostList()
		if !list.Whole() {
			continue
		}
		r := run{first: s, sheets: []*sheet{s}, span: covered(s, list.Oldest)}
		if r.span.From == 0 {
			continue
		}
		out = append(out, r)
		if list.Page == 1 {
			if longer := join(r, list.Oldest, further); len(longer.sheets) > 1 {
				out = append(out, longer)
			}
		}
	}
	return out
}

// join adds the further pages of a list to its first, as far as they go without a
// break.
func join(r run, oldest calendar.Day, further map[int][]*sheet) run {
	for n := 2; ; n++ {
		last := r.sheets[len(r.sheets)-1]
		var next *sheet
		for _, s := range further[n] {
			if continues(last, s) && s.Reading.PostList().Newest <= oldest {
				next = s // of two looks at one page the later
			}
		}
		if next == nil {
			break
		}
		r.sheets, oldest = append(slices.Clone(r.sheets), next), next.Reading.PostList().Oldest
	}
	r.span = covered(r.first, oldest)
	return r
}

// continues tells whether a page is the next of the same list, with nothing between:
// it stands at the same address but for the number of the page, in the same language,
// with as many pages behind it, and was captured later; for one that was captured
// before the page in front of it, or who knows when, may have lost posts to it in
// between. A post that stands on both pages shows as much without an address, and
// however they were captured.
func continues(last, next *sheet) bool {
	a, b := last.Reading.PostList(), next.Reading.PostList()
	if a.Pages != b.Pages || languageOf(last) != languageOf(next) {
		return false
	}
	one, other := listOf(last), listOf(next)
	switch {
	case one != "" && other != "" && one != other:
		return false
	case shared(a, b):
		return true
	}
	return one != "" && one == other && later(last.Capture.At, next.Capture.At)
}

// shared tells whether two pages show the same post: the same words of the same day
// that lead to the same place.
func shared(a, b page.PostList) bool {
	for _, p := range a.Posts {
		if p.Dated && !p.Pinned && p.Title != "" && slices.ContainsFunc(b.Posts, func(o page.ListedPost) bool {
			return o.Dated && !o.Pinned && o.Date.Day == p.Date.Day && o.Title == p.Title && o.URL == p.URL
		}) {
			return true
		}
	}
	return false
}

// languageOf is the language that a page declares, else that of its text.
func languageOf(s *sheet) string {
	return cmp.Or(string(s.Reading.Lang.Markup), string(s.Reading.Lang.Text))
}

// later tells whether one moment of a capture came before another; of two that are
// equal, or cannot be read, nobody knows.
func later(a, b string) bool {
	x, err := time.Parse(time.RFC3339, a)
	y, err2 := time.Parse(time.RFC3339, b)
	return err == nil && err2 == nil && x.Before(y)
}

// covered is the span of days of which a list says everything: not the day of its
// oldest post, of which some may stand further down, and not the day of the capture.
func covered(first *sheet, oldest calendar.Day) calendar.Span {
	span := calendar.Span{From: oldest.Add(1), To: first.Day.Add(-1)}
	if oldest == 0 || first.Day == 0 || !span.Closed() {
		return calendar.Span{}
	}
	return span
}

// pageKeys are the parameters that number the pages of a list.
var pageKeys = []string{"page", "p", "pg", "paged", "pagenum", "pagenumber", "pagen_1", "currentpage", "start", "offset", "limitstart"}

var pageStep = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/(?:page|p)/?-?\d{1,5}/?$`) })

// listOf names the list that a page belongs to: its address without the number of
// the page; nothing for a file that has no address, for two lists may lie in one
// folder, and for a route that a script reads.
func listOf(s *sheet) string {
	u, err := url.Parse(s.address())
	if err != nil || u.Host == "" || strings.HasPrefix(strings.TrimPrefix(u.Fragment, "!"), "/") {
		return ""
	}
	q := u.Query()
	for key := range q {
		if slices.Contains(pageKeys, strings.ToLower(key)) {
			q.Del(key)
		}
	}
	u.RawQuery, u.Path, u.Fragment = q.Encode(), pageStep().ReplaceAllString(u.Path, ""), ""
	return keyOf(u.String())
}

// coverages proposes that lists are whole. The pages of a list that was joined are
// named with it.
func coverages(sheets []*sheet, parts []string, own func(string) string) []Proposal {
	var out []Proposal
	for _, r := range runs(sheets) {
		if r.first.isTeaser() {
			continue
		}
		path := listPath(r.first.Reading.PostList())
		title := r.first.sourceName()
		if n := len(r.sheets); n > 1 {
			path += " @pages"
			for _, s := range r.sheets[1:] {
				title += "; " + s.address()
			}
		}
		out = append(out, Proposal{
			Capture: r.first.Capture.ID, Parts: parts, Kind: Coverage, Of: checks.Events,
			From: r.span.From, To: r.span.To, Title: title, Value: r.span.String(),
			Fragment: r.span.String(), Path: own(path),
		})
	}
	return out
}

// plain leaves a path as it is: the blog was proposed first, and what was confirmed
// of it is known by its path.
func plain(path string) string { return path }

// posted proposes the dated posts of lists as events.
func posted(sheets []*sheet, parts []string, own func(string) string, which func(page.ListedPost) bool) []Proposal {
	var out []Proposal
	for _, s := range sheets {
		for _, p := range s.Reading.PostList().Posts {
			if !p.Dated || s.Day != 0 && p.Date.Day > s.Day || which != nil && !which(p) {
				continue
			}
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: parts, Kind: Event,
				From: p.Date.Day, Title: cmp.Or(p.Title, p.Fragment), Value: p.Date.Day.String(),
				Fragment: p.Fragment, Path: own(p.Path),
			})
		}
	}
	return out
}

// choose gives the pages for which a test holds.
func choose(sheets []*sheet, is func(*sheet) bool) []*sheet {
	return slices.DeleteFunc(slices.Clone(sheets), func(s *sheet) bool { return !is(s) })
}
