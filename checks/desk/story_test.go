package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// A quarter that was missed under the old edition and three that were held: the
// breach is cited by the edition of its own day, and nothing is held against the
// clause in force now.
func TestMissedQuarterIsCitedByTheEditionOfItsDay(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no", "drafts-legal-acts", "administers-budget-programmes",
		"local-self-government", "public-order")
	for _, d := range []string{"2025-05-15", "2025-08-20", "2025-11-11"} {
		_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
			Check: "open-data-events", Kind: checks.Event, At: at(t, d), Title: "Сауалнама",
		})
		must(t, err)
	}
	_, err := b.Cover(b.ctx, id, desk.CoverageInput{
		Check: "open-data-events", Span: span(t, "2025-01-01..2025-12-31"), Source: "Іс-шаралар журналы",
	})
	must(t, err)

	f := b.finding(id, "open-data-events")
	want := []struct {
		edition, clause string
		verdict         checks.Verdict
	}{{"606-НҚ/221", "8(15)", checks.NotMet}, {"177-НҚ", "4(15)", checks.Met}}
	if len(f.Clauses) != len(want) {
		t.Fatalf("clauses: %+v", f.Clauses)
	}
	for i, w := range want {
		c := f.Clauses[i]
		if c.Edition != w.edition || c.Clause != w.clause || c.Verdict != w.verdict {
			t.Errorf("clause %d is %+v, want %+v", i, c, w)
		}
	}
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	if v.Summary.Applicable != 18 || v.Summary.NotMet != 1 || v.Summary.NotChecked != 17 {
		for _, f := range v.Findings {
			t.Log(f.Check, f.Verdict, f.Clauses)
		}
		t.Errorf("summary: %+v", v.Summary)
	}
}
