package checks_test

import (
	"encoding/json"
	"slices"
	"testing"

	"ashyq/checks"
)

// FuzzJudge feeds records that no desk would write, but a foreign program could:
// the judge must come to a verdict, and say it, whatever they hold.
func FuzzJudge(f *testing.F) {
	law, days := loadLaw(f), loadCalendar(f)
	first := day(f, "2024-01-01")
	f.Add([]byte("a short history"))
	f.Add([]byte{0, 255, 3, 7, 9, 200, 14, 1, 1, 1, 90, 33, 2, 45, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
	f.Fuzz(func(t *testing.T, bytes []byte) {
		m := &maker{dice: &bytesDice{bytes}, law: law, days: days, odd: true, first: first}
		w := m.world()
		findings := w.judge()
		for _, finding := range findings {
			if !slices.Contains(checks.Verdicts(), finding.Verdict) {
				t.Errorf("%s: verdict %q", finding.Check, finding.Verdict)
			}
			for _, c := range finding.Clauses {
				if !slices.Contains(checks.Verdicts(), c.Verdict) {
					t.Errorf("%s %v: verdict %q", finding.Check, c.ClauseRef, c.Verdict)
				}
			}
			for _, p := range finding.Parts {
				spoken(t, finding.Check+"/"+p.Part, p.Reasons)
			}
		}
		if _, err := json.Marshal(findings); err != nil {
			t.Error(err)
		}
		checks.Summarize(findings)
		checks.Basis(findings)
	})
}

func TestOddRecordsComeToAVerdict(t *testing.T) {
	r := random(t)
	m := &maker{dice: r, law: loadLaw(t), days: loadCalendar(t), first: day(t, "2024-01-01"), odd: true}
	for range 150 {
		w := m.world()
		asJSON(t, w.judge())
	}
}

func TestAPeriodOfCenturiesIsNotCutIntoSlots(t *testing.T) {
	w := stateBody(t)
	w.c.Inspection.Period.To = 3652059 // 9999-12-31
	w.c.Inspection.AsOf = 3652059
	for _, f := range w.judge() {
		if f.Verdict.Broken() {
			t.Errorf("%s: %s", f.Check, f.Verdict)
		}
	}
}
