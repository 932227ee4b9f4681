package propose

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/standard"
)

var (
	_ = proposes("site-content", proposeDates)
	_ = proposes("site-content", proposeLanguages)
	_ = proposes("site-content", proposePlatform)
)

// leaves lists what a part asks about the present items of another: each is named
// PART.ITEM.
func (r *room) leaves(part string) []standard.Item {
	check := r.in.Law.Check("site-content")
	if check == nil || check.Part(part) == nil {
		return nil
	}
	p := check.Part(part)
	items := r.items("site-content", content)
	if len(p.Leaves) == 0 {
		return items
	}
	of := r.items("site-content", part)
	return slices.DeleteFunc(items, func(i standard.Item) bool {
		return !slices.ContainsFunc(of, func(o standard.Item) bool { return o.ID == i.ID })
	})
}

// proposeDates proposes that an item shows when it was posted and when updated,
// where the page that shows the item says both. A page that says one may never have
// been updated: nothing is said of it.
func proposeDates(r *room) []Proposal {
	var out []Proposal
	for _, item := range r.leaves("dates") {
		for _, s := range r.pages {
			posted, updated := s.Reading.Posted, s.Reading.Updated
			if _, ok := r.seen(s, item.ID); !ok || s.isPortal() || posted.Day == 0 || updated.Day == 0 {
				continue
			}
			id := "dates." + item.ID
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: []string{"dates"}, Kind: Item, Item: id, Says: checks.Present, Asks: item.Title,
				From: s.Day, Title: s.title(), Value: posted.Day.String() + "; " + updated.Day.String(),
				Fragment: shorten([]string{posted.Fragment, updated.Fragment}), Path: mark(updated.Path, "site-content", id),
			})
		}
	}
	return out
}

// proposeLanguages proposes that an item stands in Kazakh and in Russian: on a page
// and its counterpart, both captured, whose text really is in the two languages. A
// version whose text is in the language of the other is proposed as incomplete.
func proposeLanguages(r *room) []Proposal {
	var out []Proposal
	for _, item := range r.leaves("languages") {
		for _, p := range r.pairs() {
			_, kk := r.seen(p.kk, item.ID)
			_, ru := r.seen(p.ru, item.ID)
			if !kk && !ru {
				continue
			}
			id := "languages." + item.ID
			prop := Proposal{
				Capture: p.kk.Capture.ID, Parts: []string{"languages"}, Kind: Item, Item: id, Says: checks.Present, Asks: item.Title,
				From: lastDay([]*sheet{p.kk, p.ru}), Title: p.kk.title(), Value: p.languages(),
				Fragment: p.ru.address(), Path: mark("pair:"+p.ru.Capture.ID, "site-content", id),
			}
			switch {
			case p.whole():
			case p.oneLanguage():
				prop.Says = checks.Incomplete
			default:
				continue
			}
			out = append(out, prop)
		}
	}
	return out
}

// pair is a page in Kazakh and the same page in Russian, both as last seen.
type pair struct{ kk, ru *sheet }

// pairs finds the pages of which both versions were captured: one names the other.
// A page that is named by several is nobody's version: switches often lead to the
// front page.
func (r *room) pairs() []pair {
	named := map[string]map[*sheet]bool{}
	var found []pair
	for _, s := range r.latest {
		for _, c := range s.Reading.Counterparts {
			other := r.at(c.URL)
			if other == nil || other == s || max(other.Day, s.Day) > min(other.Day, s.Day).Add(1) {
				continue
			}
			var p pair
			switch c.Lang {
			case "kk":
				p = pair{other, s}
			case "ru":
				p = pair{s, other}
			default:
				continue
			}
			if named[other.key] == nil {
				named[other.key] = map[*sheet]bool{}
			}
			named[other.key][s] = true
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return slices.DeleteFunc(found, func(p pair) bool { return len(named[p.kk.key]) > 1 || len(named[p.ru.key]) > 1 })
}

// at is the page that was captured last at an address, nil if none was.
func (r *room) at(address string) *sheet {
	address = withoutAnchor(address)
	key, name := keyOf(address), fileName(address)
	if strings.Contains(address, "#") {
		name = "" // a route within a file is another page
	}
	for _, s := range r.latest {
		if s.key == key || name != "" && (fileName(s.Capture.Asked) == name || fileName(s.Capture.Final) == name) {
			return s
		}
	}
	return nil
}

func (p pair) whole() bool {
	return p.kk.Reading.Lang.Text == "kk" && p.ru.Reading.Lang.Text == "ru"
}

// oneLanguage tells versions whose text is in one language, Kazakh or Russian.
func (p pair) oneLanguage() bool {
	text := p.kk.Reading.Lang.Text
	return text == p.ru.Reading.Lang.Text && (text == "kk" || text == "ru")
}

// languages says in which language the text of each version is.
func (p pair) languages() string {
	return "kk: " + string(p.kk.Reading.Lang.Text) + " (" + p.kk.address() + "); ru: " + string(p.ru.Reading.Lang.Text) + " (" + p.ru.address() + ")"
}

// proposePlatform notes that the site stands on the unified platform: once for each
// site, by its address.
func proposePlatform(r *room) []Proposal {
	var out []Proposal
	known := map[string]bool{}
	for _, s := range r.pages {
		host := hostOf(s.Capture.Final)
		site := platformSite(s.Capture.Final)
		if site == "" || s.isPortal() || known[site] {
			continue
		}
		known[site] = true
		out = append(out, Proposal{
			Capture: s.Capture.ID, Parts: []string{"platform"}, Kind: Fact,
			From: s.Day, Title: host, Value: s.Capture.Final, Fragment: site, Path: mark("address", "site-content", "platform"),
		})
	}
	return out
}

// platformSite names a site on the unified platform: a body has its own there,
// www.gov.kz/memleket/entities/NAME. Other names under gov.kz are sites of their
// own, and portals for all.
func platformSite(address string) string {
	if host := hostOf(address); host != "gov.kz" {
		return ""
	}
	_, rest, ok := strings.Cut(address, "/memleket/entities/")
	name, _, _ := strings.Cut(rest, "/")
	name, _, _ = strings.Cut(name, "?")
	if !ok || name == "" {
		return ""
	}
	return "gov.kz/memleket/entities/" + name
}
