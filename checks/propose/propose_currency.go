package propose

import (
	"slices"
	"strings"

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
	for i := range s.parts {
		p := &s.parts[i]
		if r.names(p.heading, feedWords) && (p.level <= 1 || len(s.shows(p, posts)) > 1) {
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
			made, ok := r.madeOn(title)
			if !ok || on == 0 || on < made || s.Day != 0 && on > s.Day {
				return
			}
			p := Proposal{
				Capture: s.Capture.ID, Parts: []string{"sections-3wd"}, Kind: Notice,
				From: made, Noticed: on, NoticedFor: []string{"sections-3wd"}, Late: r.late(currency, []string{"sections-3wd"}, made, on),
				Title: lang.Line(title), Value: made.String() + " → " + on.String(),
				Fragment: at.Fragment, Path: mark(at.Path, currency, "sections-3wd"),
			}
			if on > made.Add(mostWaited) {
				p.Kind, p.From, p.Noticed, p.NoticedFor, p.Late = Fact, on, 0, nil, false
			}
			out = append(out, p)
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

// mostWaited is how long after it was made a document is still taken to have been
// posted for the first time. What stands in a list months later was moved to a new
// site more often than it was late.
const mostWaited = 31

// madeOn is the day on which a document was made, if its title says so of itself: it
// begins with the word for the act and its day, or in Kazakh with the day and the
// word. The day of another act that it changes or carries out is not its own.
func (r *room) madeOn(title string) (calendar.Day, bool) {
	made, ok := dayNamed(title)
	if !ok || r.mentions(title, aboutActs) || r.ofAnother(title) {
		return 0, false
	}
	before, behind := aroundDay(title)
	first, next := cutWords(before), cutWords(behind)
	if len(first) > 0 && r.mentions(first[0], ownActs) {
		return made, len(first) <= mostBeforeDay && !slices.ContainsFunc(first, tellsOf)
	}
	if len(first) > mostMaker {
		return 0, false
	}
	return made, r.mentions(strings.Join(next[:min(len(next), mostMaker)], " "), ownActs)
}

// How many words may stand before the day: «Приказ руководителя отдела № 14 от …»; and
// who made it, or its number: «Басшының … № 14 бұйрығы».
const (
	mostBeforeDay = 5
	mostMaker     = 2
)

// tellsOf tells the words with which a title goes on to what the act is about.
func tellsOf(word string) bool {
	return slices.Contains([]string{"о", "об", "обо", "по", "во", "в", "на", "к", "ко", "за", "для", "из"}, word)
}

// ownActs are the words for an act as its own title has them: «бұйрықты іске асыру» and
// «приказом утвержден» tell of another.
var ownActs = parsePhrases([]string{"бұйрық", "бұйрығы", "қаулы", "қаулысы", "шешім", "шешімі", "өкім", "өкімі", "хаттама", "хаттамасы",
	"приказ", "постановление", "решение", "распоряжение", "протокол", "order", "resolution"})

// aboutActs are words of a title that tells of another act.
var aboutActs = parsePhrases([]string{
	"внесен* изменен*", "внесен* дополнен*", "об исполнен*", "во исполнен*", "исполнен* приказ*", "исполнен* решен*", "исполнен* постановлен*", "утратив* силу", "отчет*", "о реализац*",
	"өзгеріс* енгіз*", "толықтыру* енгіз*", "орындау туралы", "орындал* туралы", "күші жойыл*", "есеп", "есебі", "amending", "amendment*", "implementation",
})

// title is what the page calls itself: its greatest heading, else its title.
func (s *sheet) title() string {
	for _, p := range s.parts {
		if p.level == 1 {
			return lang.Line(p.heading)
		}
	}
	return lang.Line(string(s.Reading.Title))
}
