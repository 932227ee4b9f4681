package propose

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var _ = proposes("site-content", proposePlain)

// proposePlain proposes what stands on a page plainly, without a heading that names
// it: the telephones with an address in the foot of every page, the heads on the front
// one. It is said once for a site, and only where no page shows the item by its name.
func proposePlain(r *room) []Proposal {
	var out []Proposal
	for _, item := range r.items("site-content", content) {
		kind := allItems().byID[item.ID]
		if kind == nil || slices.ContainsFunc(r.pages, func(s *sheet) bool { _, named := r.seen(s, item.ID); return named }) {
			continue
		}
		for _, s := range r.pages {
			if !s.onSite() || s.isNews() {
				continue
			}
			if at, value, ok := s.plain(kind); ok {
				out = append(out, Proposal{
					Capture: s.Capture.ID, Parts: []string{content}, Kind: Item, Item: item.ID, Says: checks.Present, Asks: item.Title,
					From: s.Day, Title: s.title(), Value: value, Fragment: at.Fragment, Path: mark(at.Path, "site-content", item.ID),
				})
				break
			}
		}
	}
	return out
}

// plain finds what shows an item without its name.
func (s *sheet) plain(kind *kindOf) (page.Place, string, bool) {
	r := &s.Reading
	var value []string
	switch {
	case kind.Anywhere && slices.ContainsFunc(kind.shows, func(way []substance) bool { return slices.Contains(way, phones) }):
		if len(r.Phones) == 0 || len(r.Emails)+len(r.Addresses) == 0 {
			break
		}
		for _, f := range r.Phones {
			value = append(value, f.Raw)
		}
		for _, e := range r.Emails {
			value = append(value, e.Value)
		}
		for _, a := range r.Addresses {
			value = append(value, a.Value)
		}
		return r.Phones[0].Place, shorten(value), true
	case kind.Heads:
		heads := slices.DeleteFunc(slices.Clone(r.People), func(p page.Person) bool { return !s.isHead(p) })
		if len(heads) < 2 {
			break
		}
		for _, h := range heads {
			value = append(value, h.Name+" – "+h.Post)
		}
		return heads[0].Place, shorten(value), true
	}
	return page.Place{}, "", false
}

var (
	headPosts = parsePhrases([]string{
		"әкім*", "басшы*", "директор*", "төраға*", "министр*", "ректор*", "орынбасар*",
		"аким*", "руководител*", "председател*", "заместител*", "head", "director", "deputy", "rector", "minister",
	})
	unitPosts = parsePhrases([]string{"бөлім*", "отдел*", "сектор*", "бухгалтер*", "department", "кеңесші*", "советник*", "көмекші*", "помощник*"})
)

// isHead tells one of the heads of the holder from the head of a unit in it.
func (s *sheet) isHead(p page.Person) bool {
	return s.room.mentions(p.Post, headPosts) && !s.room.mentions(p.Post, unitPosts) && strings.TrimSpace(lang.Line(p.Name)) != "" && !inFrame(p.Path)
}
