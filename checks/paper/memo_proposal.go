package paper

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Places of the Law that proposals rest on.
const (
	lawSubjects       = "19-1(2)"     // who is a subject of control
	lawRecommendation = "19-1(7)"     // three working days
	lawTerm           = "19-1(8)(4)"  // at most thirty calendar days from service
	lawDemand         = "19-1(17)(2)" // documents may be demanded
	lawResults        = "19-1(27)(9)" // demands in the act of results
	lawNoViolations   = "19-1(28)"
	lawResultsTerm    = "19-1(29)" // thirty calendar days from service of the act of appointment
	lawCommission     = "19"
)

// recommends tells whether this inspection may end in a recommendation on
// eliminating violations: remote control of a subject of control.
func (m *pen) recommends() bool {
	return m.in.Case.Inspection.Form == checks.Remote && m.subject() == checks.Yes
}

// orders tells whether the inspection may end in demands that bind: in a
// recommendation or in the act of results.
func (m *pen) orders() bool {
	return m.recommends() || m.in.Case.Inspection.Form == checks.Unscheduled
}

// term says within what time a violation is to be eliminated. A term is demanded
// only where the form of the inspection may demand it.
func (m *pen) term() (words string, binding bool) {
	switch {
	case m.recommends():
		return m.say("term.remote", nil), true
	case m.in.Case.Inspection.Form == checks.Unscheduled:
		return m.say("term.unscheduled", nil), true
	case m.in.Case.Inspection.Form == checks.Self:
		return m.say("term.self", nil), false
	}
	return m.say("term.letter", nil), false
}

// mayBeOffence names the parts whose breach may show signs of articles 456-1 and
// 456-2 of КоАП: a request refused, left without an answer or answered falsely,
// and false information posted. Failing to post is in neither article.
var mayBeOffence = []string{
	"disclosure/disclosed", "requests/complete", "requests/in-time", "head-blog-answers/answers",
}

// signs says whether signs of an offence are to be looked for and which body the
// materials go to; never that there is guilt, and no sums.
func (m *pen) signs(violations []Violation) MemoSigns {
	var out MemoSigns
	for _, v := range violations {
		if slices.Contains(mayBeOffence, v.Check+"/"+v.Part) {
			out.Ground = true
			out.Violations = append(out.Violations, v.Number)
		}
	}
	switch {
	case len(violations) == 0:
		out.Text = []string{stop(m.say("signs.none", nil))}
	case out.Ground:
		look := m.say("signs.look", lang.Args{"point": pointViolations, "list": brackets(out.Violations)})
		out.Text = []string{stop(look), stop(m.say("signs.sentence", nil))}
	default:
		out.Text = []string{stop(m.say("signs.not-named", nil))}
	}
	return out
}

// brackets names sub-points: 1), 3).
func brackets(numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, strconv.Itoa(n)+")")
	}
	return strings.Join(out, ", ")
}

// proposals says what is to be done next: which paper the form allows, on whom
// control does not reach, what is still to be asked and looked at.
func (m *pen) proposals(d MemoData) []string {
	out := m.outcome(len(d.Violations) > 0)
	add := func(key string, args lang.Args) { out = append(out, m.say(key, args)) }
	if m.orders() && len(d.Violations) > 0 {
		add("propose.in-force", nil)
		if early := m.beforeControl(d.Violations); len(early) > 0 {
			add("propose.before-control", lang.Args{"point": pointViolations, "list": brackets(early)})
		}
	}
	if len(d.NotEstablished) > 0 {
		if m.orders() {
			add("propose.demand", lang.Args{"point": pointUnknown, "norm": m.citeLaw(lawDemand)})
		} else {
			add("propose.ask", lang.Args{"point": pointUnknown})
		}
	}
	if len(d.NotChecked) > 0 {
		add("propose.later", lang.Args{"point": pointUnchecked})
	}
	if len(out) == 0 {
		add("propose.nothing", nil)
	}
	return out
}

// outcome proposes the paper in which the inspection ends.
func (m *pen) outcome(violated bool) []string {
	one := func(key, article string) []string {
		return []string{m.say("propose."+key, lang.Args{"norm": m.citeLaw(article)})}
	}
	term := func(key, article, term string) []string {
		return []string{m.say("propose."+key, lang.Args{"norm": m.citeLaw(article), "term": m.citeLaw(term)})}
	}
	switch form := m.in.Case.Inspection.Form; {
	case form == checks.Remote && m.subject() == checks.No && violated:
		return one("not-subject", lawSubjects)
	case form == checks.Remote && m.subject() == "unknown":
		return one("subject-unknown", lawSubjects)
	case form == checks.Remote && violated:
		return term("recommendation", lawRecommendation, lawTerm)
	case form == checks.Remote:
		return one("no-recommendation", lawRecommendation)
	case form == checks.Unscheduled && violated:
		return term("results", lawResults, lawResultsTerm)
	case form == checks.Unscheduled:
		return one("no-results", lawNoViolations)
	case form == checks.Hearing:
		return one("commission", lawCommission)
	case form == checks.Self && violated:
		return one("self", lawSubjects)
	case violated:
		return one("letter", lawSubjects)
	}
	return nil
}

// beforeControl lists the violations committed before article 19-1 was in force:
// whether they may stand in a recommendation is not settled.
func (m *pen) beforeControl(violations []Violation) []int {
	article := m.law.Article(lawRecommendation)
	var out []int
	for _, v := range violations {
		if article != nil && slices.ContainsFunc(v.Days, func(d calendar.Day) bool { return d < article.KnownFrom }) {
			out = append(out, v.Number)
		}
	}
	return out
}
