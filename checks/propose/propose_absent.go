package propose

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/page"
	"ashyq/checks/standard"
)

var _ = proposes("site-content", proposeAbsent)

// proposeAbsent proposes items that were looked for and not found. A page that was
// not opened may hold anything, so this is said only where
//
//   - every captured page of the site was fetched whole and read, in the end;
//   - the menu was read, in Kazakh and in Russian where the site has both;
//   - every entry of the menus was opened, but for those that say by their names
//     that they lead to something else, and these are the lesser part;
//   - no line of any page so much as names the item;
//   - the holder must have the item, whatever its competence and whatever happened.
//
// It is said as what was done, "looked for in N pages and not found", and never
// that the item is missing.
func proposeAbsent(r *room) []Proposal {
	site, menu := r.wholeSite()
	if menu == nil || !r.mostOpened(site) {
		return nil
	}
	var out []Proposal
	menus, entries := r.menuWords(site), r.entries(site)
	for _, item := range r.items("site-content", content) {
		if !r.mustHave(item, site) || len(r.unopened(entries, item.ID)) > 0 || r.hinted(site, menus, item.ID) {
			continue
		}
		out = append(out, Proposal{
			Capture: menu.Capture.ID, Parts: []string{content}, Kind: Item, Item: item.ID, Says: checks.Absent, Asks: item.Title,
			From: lastDay(site), Title: menu.sourceName(), Value: namePages(site), Looked: len(site),
			Fragment: item.Title.KK, Path: mark("item:"+item.ID, "site-content", item.ID),
		})
	}
	return out
}

// wholeSite gives the pages of the site as they were last seen, and the first of
// them whose menu was read; no menu where what was looked at proves no absence.
func (r *room) wholeSite() (site []*sheet, menu *sheet) {
	if r.in.Unheld > 0 || slices.ContainsFunc(r.failed, func(p Page) bool { return p.onSite() }) {
		return nil, nil
	}
	for _, s := range r.latest {
		if s.onSite() {
			site = append(site, s)
		}
	}
	read := map[string]bool{} // languages in which a menu was read
	first := r.firstLook(site)
	for _, s := range first {
		if len(s.Reading.Sections) < leastMenu {
			continue
		}
		read[string(s.Reading.Lang.Text)] = true
		if menu == nil {
			menu = s
		}
	}
	for _, s := range site {
		for _, other := range s.Reading.Counterparts {
			if (other.Lang == "kk" || other.Lang == "ru") && !read[other.Lang] && !read["mixed"] {
				return site, nil
			}
		}
	}
	return site, menu
}

// mostOpened tells whether more than half of what the menus of the site lead to was
// opened.
func (r *room) mostOpened(site []*sheet) bool {
	all, opened := 0, 0
	for _, e := range r.entries(site) {
		if e.away() {
			continue
		}
		all++
		if r.opened(e.URL) {
			opened++
		}
	}
	return 2*opened > all
}

// leastMenu is how many entries make a menu of a site.
const leastMenu = 3

// firstLook puts the pages in the order in which their addresses were first looked
// at: the page whose menu is named stays the same when more are captured.
func (r *room) firstLook(site []*sheet) []*sheet {
	var out []*sheet
	for _, s := range r.pages {
		i := slices.IndexFunc(site, func(o *sheet) bool { return o.key == s.key })
		if i >= 0 && !slices.Contains(out, site[i]) {
			out = append(out, site[i])
		}
	}
	return out
}

// mustHave tells an item that every such holder has. What hangs on its competence,
// or on a norm that nobody named, may rightly be absent.
func (r *room) mustHave(item standard.Item, site []*sheet) bool {
	kind := allItems().byID[item.ID]
	day := lastDay(site)
	return kind != nil && !kind.Depends && !item.NeedsNorm && r.hangs(item.When) == checks.Yes &&
		item.From <= day && (item.Until == 0 || day <= item.Until)
}

// hinted tells whether a page names the item anywhere, or has what would show it:
// then it may be there, in a way that this program does not see.
func (r *room) hinted(site []*sheet, menus map[string]bool, id string) bool {
	kind := allItems().byID[id]
	for _, s := range site {
		if _, ok := r.seen(s, id); ok || s.hasSubstance(kind) {
			return true
		}
		for _, l := range s.Lines {
			if len(r.cut.words(l.Text)) <= 20 && r.mentions(l.Text, kind.phrases) && !menus[r.fold(l.Text)] {
				return true
			}
		}
		if r.mentions(string(s.Reading.Title), kind.phrases) {
			return true
		}
		for _, d := range s.Reading.Documents {
			if r.mentions(d.Title, kind.phrases) {
				return true
			}
		}
	}
	return false
}

// menuWords are the entries of menus that were opened: what they lead to was read,
// and is asked itself.
func (r *room) menuWords(site []*sheet) map[string]bool {
	out := map[string]bool{}
	for _, s := range site {
		for _, e := range s.Reading.Sections {
			out[r.fold(e.Title)] = true
		}
	}
	return out
}

// hasSubstance tells a page on which what would show an item stands somewhere: a
// telephone in the foot of the page is a contact, a list of posts is a feed, people
// with posts are heads.
func (s *sheet) hasSubstance(kind *kindOf) bool {
	for _, way := range kind.shows {
		for _, what := range way {
			r := &s.Reading
			switch {
			case what == people && len(r.People) > 0:
				return true
			case !kind.Anywhere:
			case what == phones && len(r.Phones) > 0, what == emails && len(r.Emails) > 0,
				what == addresses && len(r.Addresses) > 0, what == posts && len(r.Posts) > 0:
				return true
			}
		}
	}
	return false
}

// entry is an entry of a menu, and the page on which it was read.
type entry struct {
	page.Section
	on *sheet
}

// away tells an entry that leads away from the site.
func (e entry) away() bool {
	here, there := hostOf(e.on.address()), hostOf(e.URL)
	return there != "" && here != "" && here != there
}

// unopened lists the entries of menus, and the links of lists, that may lead to an
// item and were not captured.
func (r *room) unopened(entries []entry, id string) []entry {
	var out []entry
	for _, e := range entries {
		if !r.opened(e.URL) && r.mayHold(e, id) {
			out = append(out, e)
		}
	}
	return out
}

// entries gives the entries of the menus and the links of lists, each address once.
func (r *room) entries(site []*sheet) []entry {
	var out []entry
	known := map[string]bool{}
	for _, s := range site {
		for _, e := range s.Reading.Sections {
			if key := keyOf(withoutAnchor(e.URL)); !known[key] {
				known[key] = true
				out = append(out, entry{e, s})
			}
		}
	}
	for _, s := range site {
		for _, p := range s.Reading.Posts {
			if key := keyOf(withoutAnchor(string(p.URL))); p.URL != "" && p.Date.Day == 0 && !known[key] {
				known[key] = true
				out = append(out, entry{page.Section{Title: p.Title, URL: string(p.URL)}, s})
			}
		}
	}
	return out
}

func withoutAnchor(address string) string {
	bare, _, _ := strings.Cut(address, "#")
	return bare
}

// opened tells whether an address was captured and read.
func (r *room) opened(address string) bool { return r.at(address) != nil }

// mayHold tells whether an entry may lead to an item: it names it or one of its
// group, or it is general, or says nothing that is known. An entry that leads away
// from the site holds only what it names.
func (r *room) mayHold(e entry, id string) bool {
	words := allItems()
	if r.mentions(e.Title, words.byID[id].phrases) {
		return true
	}
	if e.away() {
		return false
	}
	if r.names(e.Title, words.general) {
		return true
	}
	known := false
	for other, kind := range words.byID {
		if r.names(e.Title, kind.phrases) {
			known = true
			if groupOf(other) == groupOf(id) {
				return true
			}
		}
	}
	return !known
}

// groupOf is the sub-item under which an item stands: 16.3.1 for 16.3.1.a.
func groupOf(id string) string {
	at := strings.LastIndex(id, ".")
	if at > 0 && at+1 < len(id) && id[at+1] >= 'a' && id[at+1] <= 'z' {
		return id[:at]
	}
	return id
}

// mostNamed is how many pages are named as looked at.
const mostNamed = 20

func namePages(site []*sheet) string {
	var out []string
	for i, s := range site {
		if i == mostNamed {
			out = append(out, "…")
			break
		}
		out = append(out, s.sourceName())
	}
	return strings.Join(out, "; ")
}
