package desk_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/standard"
)

// What decides something for each category, by the catalogue.
func TestTraitsAreAskedOnlyWhereTheyDecide(t *testing.T) {
	b := newBureau(t)
	body := []string{"state-control-exempt", "collegial-open", "law-enforcement-special", "public-order",
		"local-self-government", "drafts-legal-acts", "administers-budget-programmes"}
	for _, row := range []struct {
		categories []string
		want       []string
	}{
		{[]string{"state-body"}, body},
		{[]string{"quasi-state"}, []string{"public-order", "state-owned-100", "state-controlled-jsc"}},
		{[]string{"state-institution"}, []string{"public-order"}},
		{[]string{"budget-recipient"}, nil},
		{[]string{"quasi-state", "state-body"}, append(slices.Clone(body), "state-owned-100", "state-controlled-jsc")},
		{[]string{"nobody"}, nil},
		{nil, nil},
	} {
		var got []string
		for _, trait := range b.TraitsOf(row.categories) {
			got = append(got, trait.ID)
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%v: %q, want %q", row.categories, got, row.want)
		}
	}
}

// A trait that the checks of a holder ask about is among those that were offered
// beforehand, for every category.
func TestWhateverIsAskedLaterIsOfferedBeforehand(t *testing.T) {
	b := newBureau(t)
	for _, c := range b.Standard().Categories() {
		in := desk.InspectionInput{
			Holder: "Иеленуші " + c.ID, Categories: []string{c.ID}, Period: span(t, "2025-01-01..2025-12-31"),
			AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
		}
		opened, err := b.OpenInspection(b.ctx, in)
		must(t, err)
		view, err := b.Check(b.ctx, opened.ID, "")
		must(t, err)
		var offered, bound []string
		for _, trait := range b.TraitsOf(in.Categories) {
			offered = append(offered, trait.ID)
		}
		for _, check := range b.ChecksOf(in.Categories) {
			bound = append(bound, check.ID)
		}
		var judged []string
		for _, f := range view.Findings {
			judged = append(judged, f.Check)
			for _, p := range f.Parts {
				for _, trait := range p.Ask {
					if !slices.Contains(offered, trait) {
						t.Errorf("%s: %s/%s asks %s, which was not offered", c.ID, f.Check, p.Part, trait)
					}
				}
			}
		}
		slices.Sort(judged)
		slices.Sort(bound)
		if !slices.Equal(judged, bound) {
			t.Errorf("%s: judged %q, bound %q", c.ID, judged, bound)
		}
	}
}

func TestChecksStandInTheOrderOfTheCatalogue(t *testing.T) {
	b := newBureau(t)
	both := b.ChecksOf([]string{"state-institution", "state-body"})
	if !slices.IsSortedFunc(both, func(x, y *standard.Check) int { return x.Number - y.Number }) {
		t.Error("they do not")
	}
	for category, want := range map[string]int{"state-body": 18, "quasi-state": 14, "state-institution": 10, "risk-information": 3} {
		if got := len(b.ChecksOf([]string{category})); got != want {
			t.Errorf("%s: %d checks, want %d", category, got, want)
		}
	}
	if len(both) <= 18 || len(both) >= 28 {
		t.Errorf("%d checks bind either", len(both))
	}
}
