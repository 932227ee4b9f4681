package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// A quarter that was missed cannot be made good: a later inspection that looks at it once
// more finds nothing that did not improve. One that was missed again does.
func TestAnOldBreachSeenAgainIsNoLackOfImprovement(t *testing.T) {
	for _, row := range []struct {
		says   string
		events []string
		chosen bool
	}{
		{"the quarter since was held", []string{"2025-02-03", "2025-05-15", "2025-11-11", "2026-02-10"}, false},
		{"the quarter since was missed too", []string{"2025-02-03", "2025-05-15", "2025-11-11"}, true},
	} {
		b := newBureau(t)
		first := b.heard("Көкжиде басқармасы", "2025-01-01..2025-12-31", "2026-01-20", checks.Monitoring, "2025-02-03", "2025-05-15", "2025-11-11")
		b.now = moment(t, "2026-04-10T10:00:00+05:00")
		second := b.heard("Көкжиде басқармасы", "2025-01-01..2026-03-31", "2026-04-10", checks.Monitoring, row.events...)
		list := b.candidates(desk.CandidateQuery{Rules: desk.RuleSet{NotImproved: true}})
		if got := len(list) == 1; got != row.chosen {
			t.Errorf("%s: %+v", row.says, list)
		}
		if !row.chosen {
			continue
		}
		if list[0].Number != second.Number || list[0].Why[0].Rule != "not-improved" || !says(whys(list[0]), first.Number) {
			t.Errorf("%+v", list[0])
		}
	}
}

// Of several earlier inspections of a holder the last one before is compared with; those
// of others are not looked at.
func TestTheLastInspectionBeforeIsComparedWith(t *testing.T) {
	b := newBureau(t)
	b.heard("Ақбоз басқармасы", "2025-01-01..2025-12-31", "2026-01-21", checks.Monitoring)
	b.heard("Көкжиде басқармасы", "2024-01-01..2024-12-31", "2025-01-20", checks.Monitoring, "2024-02-03")
	last := b.heard("Көкжиде басқармасы", "2025-01-01..2025-12-31", "2026-01-20", checks.Monitoring, "2025-02-03")
	b.now = moment(t, "2026-07-10T10:00:00+05:00")
	b.heard("Көкжиде басқармасы", "2026-01-01..2026-06-30", "2026-07-10", checks.Monitoring, "2026-02-10")
	list := b.candidates(desk.CandidateQuery{Rules: desk.RuleSet{NotImproved: true}})
	if len(list) != 1 || !says(whys(list[0]), last.Number) {
		t.Errorf("%+v", list)
	}
}
