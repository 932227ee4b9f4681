package propose

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/page"
	"ashyq/checks/standard"
)

var _ = proposes("site-content", proposeAbsent)

// proposeAbsent proposes items that were looked for and not found. What was not read
// may hold anything, so this is said only where
//
//   - every captured page of the site was fetched whole and read in the end, all
//     within a few days, and all on the sites of the holder;
//   - the menu was read, in Kazakh and in Russian where the site has both, and most
//     of what it leads to was opened;
//   - every link, file, picture, frame and further page of a list that was not read
//     says by its name that it is something else (see doubts);
//   - no text of any page, shown or folded away, so much as names the item;
//   - nothing in the inspection says that the item is there;
//   - the holder must have the item, whatever its competence and whatever happened.
//
// It is said as what was done, "looked for in N pages and not found", and never
// that the item is missing.
func proposeAbsent(r *room) []Proposal {
	site, menu := r.wholeSite()
	if menu == nil || !r.mostOpened(site) {
		return nil
	}
	unread, known := r.doubtsOf(site)
	if !known {
		return nil
	}
	var out []Proposal
	hints := r.hints(site)
	for _, item := range r.items("site-content", content) {
		if !r.mustHave(item, site) || r.in.Present[item.ID] || unread.mayHold(item.ID) || r.hinted(site, hints, item.ID) {
			continue
		}
		out = append(out, Proposal{
			Capture: menu.Capture.ID, Parts: []string{content}, Kind: Item, Item: item.ID, Says: checks.Absent, Asks: item.Title,
			From: firstDay(site), Title: menu.sourceName(), Value: namePages(site), Looked: len(site),
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
	if site = r.holdersPages(); !atOneTime(site) {
		return nil, nil
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

// holdersPages are the last looks at the holder's own site: at the sites that are
// recorded with it, else at the one on which all pages stand. Pages of two of which
// nobody knows whose they are show nobody's absence, and neither do files among
// pages of the web.
func (r *room) holdersPages() []*sheet {
	recorded := map[string]bool{}
	if r.in.Holder != nil {
		for _, site := range r.in.Holder.Holder.Sites {
			if !strings.Contains(site, "://") {
				site = "https://" + site
			}
			recorded[siteOf(site)] = true
		}
	}
	var out []*sheet
	sites := map[string]bool{}
	for _, s := range r.latest {
		name := siteOf(s.address())
		if !s.onSite() || len(recorded) > 0 && name != "" && !recorded[name] {
			continue
		}
		sites[name] = true
		out = append(out, s)
	}
	if len(sites) > 1 && (len(recorded) == 0 || sites[""]) {
		return nil
	}
	return out
}

// siteOf names the site on which an address stands: a body's own on the unified
// platform, else the host; empty for a file.
func siteOf(address string) string {
	if site := platformSite(address); site != "" {
		return site
	}
	return hostOf(address)
}

// longestLook is how many days later the last page of a site may be looked at than
// the first: a site changes, and pages of two times are no site.
const longestLook = 2

func atOneTime(site []*sheet) bool {
	first := firstDay(site)
	return first != 0 && lastDay(site) <= first.Add(longestLook)
}

// firstDay is the earliest day on which some pages were looked at; none where that
// is not known of one.
func firstDay(list []*sheet) calendar.Day {
	var out calendar.Day
	for i, s := range list {
		if s.Day == 0 {
			return 0
		}
		if i == 0 || s.Day < out {
			out = s.Day
		}
	}
	return out
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
	return kind != nil && !kind.Depends && !item.NeedsNorm && r.hangs(item.When) == checks.Yes &&
		item.From <= firstDay(site) && (item.Until == 0 || lastDay(site) <= item.Until)
}

// hinted tells whether a page names the item anywhere, or has what would show it:
// then it may be there, in a way that this program does not see.
func (r *room) hinted(site []*sheet, hints []string, id string) bool {
	kind := allItems().byID[id]
	for _, s := range site {
		if _, ok := r.seen(s, id); ok || s.hasSubstance(kind) {
			return true
		}
	}
	return slices.ContainsFunc(hints, func(text string) bool { return r.mentions(text, kind.phrases) })
}

// hints gathers the texts by which a page may name an item, each once: those of
// pages on other sites too. An entry of a menu is none where it stands in the menu:
// what it leads to was read, and is asked itself, or is a doubt.
func (r *room) hints(site []*sheet) []string {
	menus := r.menuWords(site)
	once := map[string]bool{}
	var out []string
	take := func(text string) {
		if !once[text] {
			once[text] = true
			out = append(out, text)
		}
	}
	for _, s := range r.latest {
		if !s.onSite() {
			continue
		}
		take(string(s.Reading.Title))
		for _, l := range s.Lines {
			if !once[l.Text] && !(menus[r.fold(l.Text)] && inFrame(l.Path)) {
				take(l.Text)
			}
		}
		for _, d := range s.Reading.Documents {
			take(d.Title)
		}
		for _, text := range s.Reading.Rest().Folded {
			if !menus[r.fold(text)] {
				take(text)
			}
		}
	}
	return out
}

// menuWords are the entries of the menus.
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

// away tells an entry that leads away from the site. Hosts of one name are one site
// here: what moved to old.NAME still stands there.
func (e entry) away() bool {
	here, there := siteOf(e.on.address()), siteOf(e.URL)
	return there != "" && here != "" && here != there && !strings.HasSuffix(here, "."+there) && !strings.HasSuffix(there, "."+here)
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

// opened tells whether an address was captured and read.
func (r *room) opened(address string) bool { return r.at(address) != nil }

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
