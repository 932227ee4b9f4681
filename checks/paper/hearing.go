package paper

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// Heard is what an inspection gives to an item of the agenda: the facts, and a draft
// decision that recommends the measures. Both in the two authentic languages.
type Heard struct {
	FactsKK, FactsRU string
	DraftKK, DraftRU string
}

// HeardOf draws the facts of a hearing from an inspection.
func HeardOf(in Input) (Heard, error) {
	var out Heard
	for _, t := range []struct {
		l            lang.Lang
		facts, draft *string
	}{{lang.KK, &out.FactsKK, &out.DraftKK}, {lang.RU, &out.FactsRU, &out.DraftRU}} {
		in.Lang = t.l
		m, err := newPen(in)
		if err != nil {
			return out, err
		}
		list := m.stated()
		*t.facts = strings.Join(m.heard(list), "\n")
		*t.draft = m.recommended(list)
	}
	return out, nil
}

// heard tells the facts line by line: what was looked at, the figures, what is broken.
func (m *pen) heard(list []Violation) []string {
	i := &m.in.Case.Inspection
	s := m.in.Summary
	out := []string{
		stop(m.say("heard.about", lang.Args{
			"form": m.words(i.Form.Words()), "period": spanDigits(i.Period.Span()), "as_of": i.AsOf.Digits(),
		})),
		stop(m.say("figures", lang.Args{
			"n": s.Applicable, "met": s.Met, "partly": s.PartlyMet, "broken": s.NotMet,
			"unknown": s.CannotTell, "unchecked": s.NotChecked, "inapplicable": s.NotApplicable,
		})),
	}
	for _, figure := range checks.Indicators(m.in.Findings) {
		out = append(out, capital(stop(m.words(figure.Told()))))
	}
	if len(list) == 0 {
		return append(out, stop(m.say("heard.none", nil)))
	}
	out = append(out, m.say("heard.broken", nil)+":")
	for n, v := range list {
		line := strconv.Itoa(n+1) + ") " + v.Sentence
		var norms []string
		for _, norm := range v.Clauses {
			norms = append(norms, norm.Citation)
		}
		if len(norms) > 0 {
			line += " (" + strings.Join(norms, "; ") + ")"
		}
		out = append(out, closed(line, n == len(list)-1))
	}
	return out
}

// recommended is the draft decision: the measures of what is broken, each once. Where
// nothing is broken there is nothing to recommend, and the draft is left to people.
func (m *pen) recommended(list []Violation) string {
	var measures []string
	for _, v := range list {
		if v.Remedy != "" && !slices.Contains(measures, v.Remedy) {
			measures = append(measures, v.Remedy)
		}
	}
	if len(measures) == 0 {
		return ""
	}
	out := []string{m.say("heard.recommend", lang.Args{"holder": m.holder().Name})}
	for n, measure := range measures {
		out = append(out, closed(strconv.Itoa(n+1)+") "+small(measure), n == len(measures)-1))
	}
	return strings.Join(out, "\n")
}

// closed ends a line of a list.
func closed(line string, last bool) string {
	line = strings.TrimRight(line, ".; ")
	if last {
		return line + "."
	}
	return line + ";"
}
