package paper

import (
	"slices"
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// controlFrom is the first day on which article 19-1 of the Law may have been in force:
// Law 157-VIII of 13.01.2025 entered into force sixty days after a publication whose
// day is not settled. From Article.KnownFrom on it surely was.
const controlFrom = "2025-03-15"

// recommendation looks at a recommendation on eliminating violations.
func (g *gaps) recommendation() {
	list := g.stated()
	g.subjects()
	g.where = ""
	if len(list) == 0 {
		g.add("no-violations", nil)
	}
	g.binding(list, limitOfRecommendation)
	g.where = ""
	if g.foundOn() == 0 {
		g.add("found", nil)
	}
	g.where = "given " + UntilDay
	if until := g.in.Details.Until; until != 0 && until < g.in.Today {
		g.add("until-passed", lang.Args{"day": until.Digits()})
	}
}

// subjects refuses a paper of state control about a holder that it does not reach, or
// of which it is not known that it does.
func (g *gaps) subjects() {
	g.where = "holder"
	if yes := g.subject(); yes != checks.Yes {
		g.add("not-subject", nil)
	}
}

// limitOfRecommendation is the limit of elimination by a recommendation.
const limitOfRecommendation = "elimination"

// most is how many days a limit of the Law gives, 0 where it is not held.
func (m *pen) most(limit string) int {
	if l := m.law.Limit(limit); l != nil {
		return l.Count
	}
	return 0
}

// binding looks at violations that a paper demands to be eliminated within a limit.
func (g *gaps) binding(list []Violation, limit string) {
	g.violated(list)
	for _, v := range list {
		g.where = "check " + v.Check
		what := g.called(v)
		if v.Remedy == "" {
			g.add("measure", lang.Args{"what": what})
		}
		g.inControl(v, what)
	}
	g.where = "given " + OfTerm
	if term := g.in.Details.Term; term < 0 || term > g.most(limit) {
		g.add("longest", lang.Args{"n": g.most(limit)})
	}
}

// inControl refuses what was done wholly before state control was there, and warns of
// what was done partly before, or on the days for which that is not settled.
func (g *gaps) inControl(v Violation, what lang.Text) {
	article := g.law.Article(lawRecommendation)
	first, err := calendar.ParseDay(controlFrom)
	if article == nil || err != nil {
		return
	}
	switch {
	case !slices.ContainsFunc(v.Days, func(d calendar.Day) bool { return d >= first }):
		g.add("before-control", lang.Args{"what": what, "number": strconv.Itoa(v.Number)})
	case slices.ContainsFunc(v.Days, func(d calendar.Day) bool { return d < article.KnownFrom }):
		g.add("near-control", lang.Args{"what": what, "number": strconv.Itoa(v.Number)})
	}
}
