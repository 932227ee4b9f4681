package propose

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

var (
	_ = proposes("site-currency", proposeNews)
	_ = proposes("site-currency", proposeUpdates)
	_ = proposes("site-currency", proposeMade)
)

const currency = "site-currency"

// proposeNews proposes the posts of the site's feed of news, and the days for which
// it is whole.
func proposeNews(r *room) []Proposal {
	feed := choose(r.pages, r.isFeed)
	parts := []string{"news"}
	own := func(path string) string { return mark(path, currency, "news") }
	return append(posted(feed, parts, own, nil), coverages(feed, parts, own)...)
}

var feedWords = parsePhrases([]string{"жаңалық*", "жаңалық* лег*", "новост*", "лент* новост*", "news"})

// isFeed tells the list of news of the site: by the portal's word, by its title or
// address; or because the analyst said so when she captured it.
func (r *room) isFeed(s *sheet) bool {
	portal := s.Reading.Portal()
	switch {
	case len(s.Reading.PostList().Posts) < 2 || s.isBlog():
		return false
	case portal != nil:
		return portal.Kind == page.KindNews
	case s.Capture.For() == currency:
		return true
	case !s.onSite():
		return false
	}
	for _, p := range s.parts {
		if p.level <= 1 && r.names(p.heading, feedWords) {
			return true
		}
	}
	return false
}

// proposeUpdates proposes the days on which pages other than news say that they
// were posted or updated: the site was brought up to date in those weeks.
func proposeUpdates(r *room) []Proposal {
	var out []Proposal
	for _, s := range r.pages {
		if !s.onSite() || s.isBlog() || r.isFeed(s) || s.isNews() {
			continue
		}
		for _, d := range []page.Date{s.Reading.Updated, s.Reading.Posted} {
			if d.Day == 0 || s.Day != 0 && d.Day > s.Day {
				continue
			}
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: []string{"sections-weekly"}, Kind: Event,
				From: d.Day, Title: s.title(), Value: d.Day.String(),
				Fragment: d.Fragment, Path: mark(d.Path, currency, "sections-weekly."+d.Day.String()),
			})
		}
	}
	return out
}

// proposeMade proposes documents with the day on which they were made, by their own
// titles, and the day on which they were posted, by the list in which they stand. A
// document without either says nothing of the three days.
func proposeMade(r *room) []Proposal {
	var out []Proposal
	for _, s := range r.pages {
		if !s.onSite() || s.isBlog() || r.isFeed(s) {
			continue
		}
		take := func(title string, on calendar.Day, at page.Place) {
			made, ok := dayNamed(title)
			if !ok || !r.mentions(title, madeWords) || on == 0 || on < made || s.Day != 0 && on > s.Day {
				return
			}
			out = append(out, Proposal{
				Capture: s.Capture.ID, Parts: []string{"sections-3wd"}, Kind: Notice,
				From: made, Noticed: on, NoticedFor: []string{"sections-3wd"},
				Title: lang.Line(title), Value: made.String() + " → " + on.String(),
				Fragment: at.Fragment, Path: mark(at.Path, currency, "sections-3wd"),
			})
		}
		for _, p := range s.Reading.Posts {
			take(p.Title, p.Date.Day, p.Place)
		}
		if len(s.Reading.Documents) == 1 && len(s.Reading.Posts) == 0 { // a page made for one document
			d := s.Reading.Documents[0]
			take(d.Title, s.Reading.Posted.Day, d.Place)
		}
	}
	return out
}

// madeWords are what documents are called that bear the day on which they were made.
var madeWords = parsePhrases([]string{"бұйры*", "қаулы*", "шешім*", "өкім*", "хаттама*", "приказ*", "постановлен*", "решен*", "распоряжен*", "протокол*", "order", "resolution"})

// title is what the page calls itself: its greatest heading, else its title.
func (s *sheet) title() string {
	for _, p := range s.parts {
		if p.level == 1 {
			return lang.Line(p.heading)
		}
	}
	return lang.Line(string(s.Reading.Title))
}
