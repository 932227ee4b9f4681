package paper

import (
	"cmp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// others lists the violations outside the Standard. Nothing of them stands in the
// catalogue: norm, fact and remedy are the analyst's words, and the norm may be of
// any act. So they stand in a point of their own, and no term is set: that of
// article 19-1 is not shown to cover a norm of another act. One that names no norm,
// or on which two analysts differ, is none.
func (m *pen) others() []Violation {
	out := []Violation{}
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		if f.Check != checks.OtherCheck {
			continue
		}
		for _, p := range f.Parts {
			if !p.Conflict && len(p.Answers) == 1 && p.Verdict.Broken() {
				v := m.otherViolation(p.Part, &p.Answers[0].Answer)
				v.Number = len(out) + 1
				out = append(out, v)
			}
		}
	}
	return out
}

func (m *pen) otherViolation(number string, a *checks.Answer) Violation {
	norm := m.free(a.Places[checks.PlaceNorm])
	day := min(cmp.Or(a.Observed, m.asOf()), m.asOf())
	v := Violation{
		Check: checks.OtherCheck, Part: number, Sentence: small(m.free(a.Reason)), reasoned: true,
		Clauses: []Norm{{Citation: norm, InForce: true}},
		Breach:  Span{From: day, To: day}, Days: []calendar.Day{day},
		Remedy: small(m.free(a.Places[checks.PlaceRemedy])), Evidence: m.otherEvidence(number),
		Answer: &Answered{Verdict: a.Verdict, Words: m.words(a.Verdict.Words()), Reason: m.free(a.Reason)},
	}
	if v.Remedy == "" {
		v.Empty = []string{checks.PlaceRemedy}
	}
	return v
}

// otherEvidence gives the numbers in the register of what shows a violation outside
// the Standard.
func (m *pen) otherEvidence(number string) []int {
	out := []int{}
	for i := range m.in.Case.Evidence {
		e := &m.in.Case.Evidence[i]
		if n := m.exhibit.number[e.ID]; n > 0 && e.ServesPart(checks.OtherCheck, number) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
