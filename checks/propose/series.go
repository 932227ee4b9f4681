package propose

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
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
	further := map[string]map[int]*sheet{} // by list and number of the page
	for _, s := range sheets {
		list := s.Reading.PostList()
		if list.Gap != page.GapPage || list.Page < 2 || innerGap(list, s.Day) {
			continue
		}
		key := listOf(s)
		if further[key] == nil {
			further[key] = map[int]*sheet{}
		}
		further[key][list.Page] = s // of two looks at one page the later
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
			if longer := join(r, list.Oldest, further[listOf(s)]); len(longer.sheets) > 1 {
				out = append(out, longer)
			}
		}
	}
	return out
}

// join adds the further pages of a list to its first, as far as they go without a
// break. A page that was captured before the one in front of it may have lost posts
// to it in between: the line of pages ends there.
func join(r run, oldest calendar.Day, further map[int]*sheet) run {
	for n := 2; further[n] != nil; n++ {
		next, last := further[n], r.sheets[len(r.sheets)-1]
		list := next.Reading.PostList()
		if earlier(next.Capture.At, last.Capture.At) || list.Newest > oldest {
			break
		}
		r.sheets, oldest = append(slices.Clone(r.sheets), next), list.Oldest
	}
	r.span = covered(r.first, oldest)
	return r
}

// earlier compares two moments of captures; what cannot be read was not later.
func earlier(a, b string) bool {
	x, err := time.Parse(time.RFC3339, a)
	y, err2 := time.Parse(time.RFC3339, b)
	return err != nil || err2 != nil || x.Before(y)
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

// innerGap tells a list of which the days between its posts are not known, whether
// or not it goes on elsewhere.
func innerGap(l page.PostList, seen calendar.Day) bool {
	last := -1
	for i, p := range l.Posts {
		if p.Dated && !p.Pinned {
			last = i
		}
	}
	if last < 0 || l.Page < 1 {
		return true
	}
	previous := calendar.Day(0)
	for _, p := range l.Posts[:last+1] {
		if p.Pinned || !p.Dated || previous != 0 && p.Date.Day > previous || seen != 0 && p.Date.Day > seen {
			return true
		}
		previous = p.Date.Day
	}
	return false
}

// pageKeys are the parameters that number the pages of a list.
var pageKeys = []string{"page", "p", "pg", "paged", "pagenum", "PAGEN_1", "pagen_1", "currentpage", "start", "offset", "limitstart"}

var pageStep = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`/(?:page|p)/?-?\d{1,5}/?$`) })

// listOf names the list that a page belongs to: its address without the number of
// the page; of a file its folder and title.
func listOf(s *sheet) string {
	u, err := url.Parse(s.address())
	if err != nil || u.Host == "" {
		return "file " + path.Dir(s.Capture.Asked) + " " + bareTitle(s)
	}
	q := u.Query()
	for _, k := range pageKeys {
		q.Del(k)
	}
	u.RawQuery, u.Path, u.Fragment = q.Encode(), pageStep().ReplaceAllString(u.Path, ""), ""
	return keyOf(u.String())
}

var numberIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+`) })

func bareTitle(s *sheet) string { return numberIn().ReplaceAllString(string(s.Reading.Title), "") }

// coverages proposes that lists are whole. The pages of a list that was joined are
// named with it.
func coverages(sheets []*sheet, parts []string, own func(string) string) []Proposal {
	var out []Proposal
	for _, r := range runs(sheets) {
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
