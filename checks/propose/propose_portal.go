package propose

import (
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var (
	_ = proposes("public-discussion", proposeDrafts)
	_ = proposes("head-blog-answers", proposeHeadBlog)
	_ = proposes("head-blog-answers", proposeAnswers)
	_ = proposes("open-data-unified-list", func(r *room) []Proposal { return r.proposeSets("open-data-unified-list", "terms") })
	_ = proposes("open-data-own-list", func(r *room) []Proposal { return r.proposeSets("open-data-own-list", "updated") })
	_ = proposes("official-site", proposeSite)
)

// ofHolder tells whether a row of a portal is the holder's: by the body that it
// names, else by the analyst, who captured the page for this check.
func (r *room) ofHolder(s *sheet, owner, check string) bool {
	if owner == "" {
		return s.Capture.For() == check
	}
	said, met := 0, 0
	for _, w := range cutWords(owner) {
		if common(w) || len([]rune(w)) < 4 {
			continue
		}
		said++
		for _, own := range r.own {
			if own.is(w) {
				met++
				break
			}
		}
	}
	return said > 0 && 2*met > said
}

// proposeDrafts proposes drafts of acts whose public discussion on the portal is
// over: the last day of the discussion is the day of the row.
func proposeDrafts(r *room) []Proposal {
	var out []Proposal
	for _, s := range r.pages {
		portal := s.Reading.Portal()
		if portal == nil {
			continue
		}
		for _, a := range portal.Acts {
			if a.Until.Day == 0 || a.Until.Day >= s.Day || !r.ofHolder(s, string(a.Owner), "public-discussion") {
				continue
			}
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: []string{"legal-acts"}, Kind: Event, Item: "legal-acts", Says: checks.Present,
				From: a.Until.Day, Title: lang.Line(a.Title), Value: a.Created.Day.String() + " → " + a.Until.Day.String(),
				Fragment: a.Fragment, Path: mark(a.Path, "public-discussion", "legal-acts"),
			})
		}
	}
	return out
}

// proposeHeadBlog proposes that the head's blog exists.
func proposeHeadBlog(r *room) []Proposal {
	var out []Proposal
	known := map[string]bool{}
	for _, s := range r.pages {
		portal := s.Reading.Portal()
		blog := portal != nil && portal.Name == page.PortalDialogue && portal.Form == page.FormPage && portal.Owner != ""
		if host := hostOf(s.address()); blog && !known[host+string(portal.Owner)] {
			known[host+string(portal.Owner)] = true
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: []string{"blog"}, Kind: Item, Item: "blog", Says: checks.Present,
				From: s.Day, Title: s.title(), Value: s.address(), Fragment: s.title(), Path: mark("title", "head-blog-answers", "blog"),
			})
		}
	}
	return out
}

// proposeAnswers notes what a page of questions shows of their days: the register
// of the answers is not made of it, for who is late is a matter of all the rows.
func proposeAnswers(r *room) []Proposal {
	var out []Proposal
	for _, s := range r.pages {
		portal := s.Reading.Portal()
		if portal == nil || len(portal.Questions) == 0 {
			continue
		}
		var rows []string
		for _, q := range portal.Questions {
			row := strings.TrimSpace("№ " + string(q.Number))
			rows = append(rows, row+": "+shown(q.Asked.Day)+" → "+shown(q.Answered.Day))
		}
		out = append(out, Proposal{
			Capture: s.Capture.ID, Parts: []string{"answers"}, Kind: Fact,
			From: s.Day, Title: s.title(), Value: shorten(rows), Fragment: strconv.Itoa(len(rows)),
			Path: mark(portal.Questions[0].Path, "head-blog-answers", "answers"),
		})
	}
	return out
}

func shown(d calendar.Day) string {
	if d == 0 {
		return "–"
	}
	return d.String()
}

// proposeSets proposes that sets of open data stand on the portal, and whether they
// were renewed within their own period.
func (r *room) proposeSets(check, terms string) []Proposal {
	var out []Proposal
	for _, s := range r.pages {
		portal := s.Reading.Portal()
		if portal == nil {
			continue
		}
		for _, set := range portal.Sets {
			if !r.ofHolder(s, string(set.Owner), check) {
				continue
			}
			p := Proposal{
				Capture: s.Capture.ID, Parts: []string{"placed"}, Kind: Item, Item: "placed", Says: checks.Present,
				From: s.Day, Title: lang.Line(set.Title), Value: string(set.Number) + " " + string(set.URL),
				Fragment: set.Fragment, Path: mark(set.Path, check, "placed"),
			}
			out = append(out, p)
			if says, value := r.renewed(set, s.Day); says != "" {
				p.Parts, p.Item, p.Says, p.Value, p.Path = []string{terms}, terms, says, value, mark(set.Path, check, terms)
				out = append(out, p)
			}
		}
	}
	return out
}

// renewed tells whether a set was within its period on the day on which it was
// seen. Between the two readings of a period nothing is said.
func (r *room) renewed(set page.DataSet, seen calendar.Day) (checks.ItemState, string) {
	period := r.in.Law.PeriodOf(string(set.Period))
	value := shown(set.Updated.Day) + "; " + string(set.Period)
	if period == nil || set.Updated.Day == 0 || set.Updated.Day > seen {
		return "", ""
	}
	switch strict, lenient := period.Next(set.Updated.Day); {
	case seen <= strict:
		return checks.Present, value
	case seen > lenient:
		return checks.Incomplete, value
	}
	return "", ""
}

// proposeSite notes that a site answered at an address of the holder's, or at one
// that was captured to see whether there is one.
func proposeSite(r *room) []Proposal {
	sites := map[string]bool{}
	if r.in.Holder != nil {
		for _, site := range r.in.Holder.Holder.Sites {
			if !strings.Contains(site, "://") {
				site = "https://" + site
			}
			sites[hostOf(site)] = true
		}
	}
	var out []Proposal
	known := map[string]bool{}
	for _, s := range r.pages {
		host := hostOf(s.Capture.Final)
		if host == "" || known[host] || s.Capture.Method == "file" || !sites[host] && s.Capture.For() != "official-site" {
			continue
		}
		known[host] = true
		out = append(out, Proposal{
			Capture: s.Capture.ID, Parts: []string{"exists"}, Kind: Fact,
			From: s.Day, Title: s.sourceName(), Value: s.Capture.Final, Fragment: host, Path: mark("address", "official-site", "exists"),
		})
	}
	return out
}
