package propose

import (
	"slices"
	"strings"

	"ashyq/checks/page"
)

// doubts is what was not read of a site, by the items of article 16 that it may
// hold. A link called «Тарих» holds a history and what stands under the same
// sub-item, and nothing else.
type doubts struct {
	room   *room
	groups map[string]bool // sub-items of which the names speak
	names  []string
	known  map[string]bool // by name: whether it says what it is, once asked
}

// doubtsOf gathers what was not read of a site: links and files that were not
// opened, pictures, headings without text, further pages of lists. It is not known
// where one of these says nothing of itself, or where a part of a page comes from
// elsewhere or was cut: that may hold anything.
func (r *room) doubtsOf(site []*sheet) (*doubts, bool) {
	d := &doubts{room: r, groups: map[string]bool{}, known: map[string]bool{}}
	for _, s := range site {
		rest := s.Reading.Rest()
		if rest.Elsewhere || rest.Cut || r.listGoesOn(site, s) {
			return nil, false
		}
		for _, heading := range rest.Bare {
			if !d.add(heading) {
				return nil, false
			}
		}
	}
	for _, e := range r.unopened(site) {
		if e.away() {
			d.names = append(d.names, e.Title)
		} else if !d.add(e.Title) {
			return nil, false
		}
	}
	return d, true
}

// add takes the name of something that was not read, and tells whether it says what
// it is: not a general name, and none that is not known.
func (d *doubts) add(name string) bool {
	if known, asked := d.known[name]; asked {
		return known
	}
	words := allItems()
	d.names = append(d.names, name)
	for id, kind := range words.byID {
		if d.room.names(name, kind.phrases) {
			d.known[name] = true
			d.groups[groupOf(id)] = true
		}
	}
	if d.room.names(name, words.general) {
		d.known[name] = false
	}
	return d.known[name]
}

// mayHold tells whether an item may stand in what was not read.
func (d *doubts) mayHold(id string) bool {
	return d.groups[groupOf(id)] || slices.ContainsFunc(d.names, func(name string) bool {
		return d.room.mentions(name, allItems().byID[id].phrases)
	})
}

// unopened lists what the pages of a site lead to and nobody captured, each address
// once, by the most telling of its names. Single pieces of news are left out, and so
// are versions in further languages.
func (r *room) unopened(site []*sheet) []entry {
	var out []entry
	known := map[string]bool{}
	add := func(s *sheet, title, address string) {
		if key := keyOf(withoutAnchor(address)); address != "" && !known[key] {
			known[key] = true
			if !r.opened(address) {
				out = append(out, entry{page.Section{Title: title, URL: address}, s})
			}
		}
	}
	for _, s := range site {
		for _, c := range s.Reading.Counterparts {
			if c.Lang != "kk" && c.Lang != "ru" {
				known[keyOf(withoutAnchor(c.URL))] = true
			}
		}
		for _, e := range s.Reading.Sections {
			add(s, e.Title, e.URL)
		}
		for _, d := range s.Reading.Documents {
			add(s, d.Title, d.URL)
		}
	}
	for _, s := range site {
		feed := s.isNews() || r.isFeed(s)
		for _, p := range s.Reading.Posts {
			address := string(p.URL)
			if p.Date.Day != 0 && (feed || r.isNewsAddress(address)) {
				known[keyOf(withoutAnchor(address))] = true
			}
			add(s, p.Title, address)
		}
		for _, l := range s.Reading.Rest().Links {
			if !feed || !r.isNewsAddress(l.URL) {
				add(s, l.Title, l.URL)
			}
		}
	}
	return out
}

// listGoesOn tells a list with a further page that was not opened; news aside.
func (r *room) listGoesOn(site []*sheet, s *sheet) bool {
	list := s.Reading.PostList()
	if s.isNews() || r.isFeed(s) {
		return false
	}
	for n := 1; n <= list.Pages; n++ {
		if !slices.ContainsFunc(site, func(o *sheet) bool { return max(o.Reading.PostList().Page, 1) == n }) {
			return true
		}
	}
	return false
}

// groupOf is the sub-item under which an item stands: 16.3.1 for 16.3.1.a.
func groupOf(id string) string {
	at := strings.LastIndex(id, ".")
	if at > 0 && at+1 < len(id) && id[at+1] >= 'a' && id[at+1] <= 'z' {
		return id[:at]
	}
	return id
}
