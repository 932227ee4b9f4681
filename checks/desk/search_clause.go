package desk

import (
	"regexp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/standard"
)

// clauseNumber is how the clauses of the Standard are numbered: 4(15).
var clauseNumber = regexp.MustCompile(`^[0-9]+(-[0-9]+)?\([0-9]+(-[0-9]+)?\)$`)

// byClause puts the checks of a clause whose number was typed before what was found:
// the check of the inspection in view, where it has one, else the check itself.
func (v *view) byClause(q SearchQuery, all []lawText, found []*lawText) ([]*lawText, error) {
	typed := strings.ReplaceAll(strings.TrimSpace(q.Text), " ", "")
	if !clauseNumber.MatchString(typed) {
		return found, nil
	}
	inView, err := v.checkedBy(q.InView, typed)
	if err != nil {
		return found, err
	}
	var first []*lawText
	for i := range all {
		t := all[i]
		if t.hit.Kind != SearchCheck || !v.serves(t.hit.Check, typed) {
			continue
		}
		found = slices.DeleteFunc(found, func(f *lawText) bool { return f.hit.Kind == SearchCheck && f.hit.Check == t.hit.Check })
		t.hit.rank = journal.RankBegins
		first = append(first, &t)
		if here, ok := inView[t.hit.Check]; ok {
			t.hit.Inspection, t.hit.Number, t.hit.Holder, t.hit.Name = here.Inspection, here.Number, here.Holder, here.Name
			first[0], first[len(first)-1] = first[len(first)-1], first[0]
		}
	}
	return append(first, found...), nil
}

// serves tells whether a clause of that number is looked at by a check.
func (v *view) serves(check, clause string) bool {
	c := v.law.Check(check)
	return c != nil && slices.ContainsFunc(c.Clauses, func(of standard.ClauseOf) bool { return of.Clause == clause })
}

// checkedBy gives where the checks of a clause stand in an inspection, by their ids.
func (v *view) checkedBy(inspection, clause string) (map[string]SearchHit, error) {
	out := map[string]SearchHit{}
	if inspection == "" {
		return out, nil
	}
	c, err := v.caseOf(inspection)
	if err != nil {
		return nil, err
	}
	judged, err := v.judged(c)
	if err != nil {
		return nil, err
	}
	row, err := v.findInspection(inspection)
	if err != nil {
		return nil, err
	}
	_, names, err := v.belonging(nil, map[string]bool{row.Holder: true})
	if err != nil {
		return nil, err
	}
	numbers, err := v.numbering()
	for _, p := range checks.Progress(judged.Findings) {
		if slices.ContainsFunc(p.Clauses, func(r standard.ClauseRef) bool { return r.Clause == clause }) {
			out[p.Check] = SearchHit{Inspection: row.ID, Number: numbers.shown(row), Holder: row.Holder, Name: names[row.Holder]}
		}
	}
	return out, err
}
