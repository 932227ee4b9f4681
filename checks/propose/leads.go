package propose

import (
	"slices"

	"ashyq/checks/lang"
)

// Lead is an address that is worth capturing next: by its name it may show what
// nobody has looked at yet.
type Lead struct {
	Title string   `json:"title"` // as the menu or the link calls it
	URL   string   `json:"url"`
	Check string   `json:"check"` // for which it would be captured
	Items []string `json:"items"` // that it names; empty where its name says nothing, and it may hold any
	Page  string   `json:"page"`  // the address of the captured page on which it stands
}

// mostLeads bounds the list: the first entries of a menu come first.
const mostLeads = 500

// Leads lists what is worth capturing next: entries of the menus and links of lists
// that were not captured; first those that name an item that no page shows yet, then
// the versions of captured pages in the other language, then those whose names say
// nothing, for only a site that was opened wholly shows what it lacks.
func Leads(in Input) []Lead {
	r := enter(in)
	check := in.Law.Check("site-content")
	var site []*sheet
	for _, s := range r.latest {
		if s.onSite() {
			site = append(site, s)
		}
	}
	var naming, silent []Lead
	wanted := r.wanted()
	home := r.home()
	for _, e := range r.entries(site) {
		if e.URL = within(home, e.URL); r.opened(e.URL) || r.savedAs(e) {
			continue
		}
		lead := Lead{Title: lang.Line(e.Title), URL: e.URL, Check: "site-content", Items: []string{}, Page: e.on.address()}
		if feed := r.feedOf(e); feed != "" {
			lead.Check = feed
			naming = append(naming, lead)
			continue
		}
		if check == nil || !in.Applies(check) {
			continue
		}
		for _, id := range wanted {
			if r.names(e.Title, allItems().byID[id].phrases) {
				lead.Items = append(lead.Items, id)
			}
		}
		switch {
		case len(lead.Items) > 0:
			naming = append(naming, lead)
		case !e.away() && !r.namesSeen(e.Title):
			silent = append(silent, lead)
		}
	}
	out := append(append(naming, r.versions(site)...), silent...)
	return out[:min(len(out), mostLeads)]
}

// wanted lists the items of article 16 that no page shows yet.
func (r *room) wanted() []string {
	var out []string
	for _, item := range r.items("site-content", content) {
		seen := slices.ContainsFunc(r.latest, func(s *sheet) bool { _, ok := r.seen(s, item.ID); return ok })
		if !seen && allItems().byID[item.ID] != nil {
			out = append(out, item.ID)
		}
	}
	return out
}

// namesSeen tells an entry that names only what was seen already.
func (r *room) namesSeen(title string) bool {
	for _, item := range r.items("site-content", content) {
		if kind := allItems().byID[item.ID]; kind != nil && r.names(title, kind.phrases) {
			return true
		}
	}
	return false
}

var blogWords = parsePhrases([]string{"блог*", "басшы* блог*", "блог* руководител*", "blog*"})

// feedOf is the check for which a list of news, or a blog, would be captured: "" for
// anything else, and where the check does not apply.
func (r *room) feedOf(e entry) string {
	for _, of := range []struct {
		check string
		words []phrase
	}{{currency, feedWords}, {"weekly-blog", blogWords}} {
		if check := r.in.Law.Check(of.check); check != nil && r.in.Applies(check) && r.names(e.Title, of.words) {
			return of.check
		}
	}
	return ""
}

// versions are the Kazakh and Russian versions of captured pages that were not
// captured.
func (r *room) versions(site []*sheet) []Lead {
	var out []Lead
	known := map[string]bool{}
	for _, s := range site {
		for _, c := range s.Reading.Counterparts {
			c.URL = within(r.home(), c.URL)
			if key := keyOf(c.URL); (c.Lang == "kk" || c.Lang == "ru") && !r.opened(c.URL) && !known[key] {
				known[key] = true
				out = append(out, Lead{
					Title: s.title() + " – " + c.Lang, URL: c.URL, Check: "site-content", Items: []string{}, Page: s.address(),
				})
			}
		}
	}
	return out
}

// AddressKey is the same for all the ways in which the address of one page is written.
func AddressKey(address string) string { return keyOf(address) }
