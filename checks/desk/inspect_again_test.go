package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// A new inspection begins where the earlier one ended, as long as that one was, but
// never beyond today.
func TestTheNextInspectionBeginsWhereTheEarlierOneEnded(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа облысының әкімдігі", "state-body")
	for _, c := range []struct{ was, want string }{
		{"2025-01-01..2025-03-31", "2025-04-01..2025-06-30"},
		{"2024-07-01..2024-12-31", "2025-01-01..2025-06-30"},
		{"2025-01-01..2025-12-31", "2026-01-01..2026-01-20"}, // today
		{"2025-02-01..2025-02-28", "2025-03-01..2025-03-31"},
		{"2025-01-15..2025-01-24", "2025-01-25..2025-02-03"},
	} {
		opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
			Holder: "Арқа облысының әкімдігі", Period: span(t, c.was), AsOf: span(t, c.was).To, Form: checks.Hearing,
		})
		must(t, err)
		in, err := b.InspectAgain(b.ctx, opened.ID)
		must(t, err)
		if in.Period != span(t, c.want) || in.Earlier != opened.ID || in.Form != checks.Hearing || len(in.Categories) != 1 || in.AsOf != b.Today() {
			t.Errorf("after %s: %+v", c.was, in)
		}
		if _, err := b.OpenInspection(b.ctx, in); err != nil {
			t.Errorf("after %s it cannot be opened: %v", c.was, err)
		}
	}
}

func TestAPeriodThatHasNotBegunIsNotOffered(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа облысының әкімдігі", "state-body")
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Арқа облысының әкімдігі", Period: span(t, "2026-01-01..2026-03-31"), AsOf: day(t, "2026-01-20"), Form: checks.Hearing,
	})
	must(t, err)
	if _, err := b.InspectAgain(b.ctx, opened.ID); code(t, err) != "again.not-begun" {
		t.Errorf("%v", err)
	}
}

// A category that the holder has left is not asked of it again.
func TestACategoryThatEndedIsNotInspectedAgain(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа облысының әкімдігі", "state-body")
	_, err := b.ChangeHolder(b.ctx, "Арқа облысының әкімдігі", desk.HolderInput{
		Categories: []desk.Since{{ID: "risk-information", Span: span(t, "2024-01-01..2025-06-30")}}})
	must(t, err)
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Арқа облысының әкімдігі", Period: span(t, "2025-01-01..2025-06-30"), AsOf: day(t, "2025-07-20"), Form: checks.Hearing,
	})
	must(t, err)
	in, err := b.InspectAgain(b.ctx, opened.ID)
	must(t, err)
	if len(in.Categories) != 1 || in.Categories[0] != "state-body" {
		t.Errorf("%v", in.Categories)
	}
}
