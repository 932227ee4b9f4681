package checks_test

import (
	"os"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/standard"
)

// The texts that the tests of package standard add: no acts, but of their form.
func addedLaw(t testing.TB, names ...string) *standard.Standard {
	t.Helper()
	law, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, name := range names {
		text, err := os.ReadFile("standard/testdata/added/" + name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	if law, err = law.With(texts...); err != nil {
		t.Fatal(err)
	}
	return law
}

// over sets the days of an inspection; the added edition begins on 2027-01-01.
func over(t testing.TB, w *world, from, to, asOf string) {
	t.Helper()
	w.c.Inspection.Period = checks.Dated{From: day(t, from), To: day(t, to)}
	w.c.Inspection.AsOf = day(t, asOf)
}

func judgedWith(w *world, law *standard.Standard, check string) (checks.Finding, bool) {
	return checks.JudgeOne(law.Check(check), w.c, w.holder, w.office, law, w.days)
}

func TestABreachIsCitedByTheAddedEditionFromItsFirstDay(t *testing.T) {
	law, w := addedLaw(t, "sample.toml"), stateBody(t)
	over(t, w, "2026-10-01", "2027-03-31", "2027-04-20")
	f, ok := judgedWith(w, law, "open-data-events")
	if !ok {
		t.Fatal("the check does not bind")
	}
	got := map[string]string{}
	for _, u := range f.Parts[0].Slots {
		got[u.Slot] = u.Edition + " " + u.Clause
	}
	if got["2026-Q4"] != "177-НҚ 4(15)" || got["2027-Q1"] != "0-НҚ 3(2)" {
		t.Errorf("%v", got)
	}
}

func TestAClauseThatEndedIsAskedOnlyForTheDaysBefore(t *testing.T) {
	law, w := addedLaw(t, "sample.toml"), stateBody(t)
	over(t, w, "2026-01-01", "2026-12-31", "2027-01-20")
	if f, ok := judgedWith(w, law, "dialogue-events"); ok {
		for _, c := range f.Clauses {
			if c.Edition != "177-НҚ" {
				t.Errorf("cited as %v", c.ClauseRef)
			}
		}
	}
	over(t, w, "2027-01-01", "2027-03-31", "2027-04-20")
	if f, ok := judgedWith(w, law, "dialogue-events"); ok {
		t.Errorf("asked after its clause ended: %+v", f.Clauses)
	}
}

func TestAClauseThatBeginsIsAskedFromItsFirstDay(t *testing.T) {
	law, w := addedLaw(t, "sample.toml"), stateBody(t)
	over(t, w, "2026-01-01", "2026-12-31", "2026-12-31")
	if _, ok := judgedWith(w, law, "0-nq-3-3"); ok {
		t.Error("asked before it began")
	}
	over(t, w, "2027-01-01", "2027-03-31", "2027-04-20")
	f, ok := judgedWith(w, law, "0-nq-3-3")
	if !ok || f.Verdict != checks.NotChecked || f.Clauses[0].ClauseRef != (standard.ClauseRef{Edition: "0-НҚ", Clause: "3(3)"}) {
		t.Errorf("%v %+v", ok, f)
	}
	w.c.Answers = map[checks.Question][]checks.Answer{
		{Check: "0-nq-3-3"}: {{Verdict: checks.Met, Reason: "көрдім"}},
	}
	if f, _ = judgedWith(w, law, "0-nq-3-3"); f.Verdict != checks.Met {
		t.Errorf("answered, and %s", f.Verdict)
	}
}

// itemEnded judges an item that a later list has no more, looked at after it went.
func itemEnded(t testing.TB) checks.PartFinding {
	law, w := addedLaw(t, "law-items.toml"), stateBody(t)
	over(t, w, "2026-07-01", "2027-03-31", "2027-04-20")
	for i := range w.holder.Holder.Categories {
		w.holder.Holder.Categories[i].ID = "budget-recipient"
	}
	w.c.Inspection.Categories = []string{"budget-recipient"}
	w.c.Evidence = nil
	f, ok := judgedWith(w, law, "site-content")
	if !ok {
		t.Fatal("the check does not bind")
	}
	i := slices.IndexFunc(f.Parts, func(p checks.PartFinding) bool {
		return slices.ContainsFunc(p.Items, func(u checks.Unit) bool { return u.Item == "16.9" })
	})
	if i < 0 {
		t.Fatal("no part asks for the item")
	}
	return f.Parts[i]
}

func TestAnItemThatALaterListHasNoMoreIsNotAskedAfterIt(t *testing.T) {
	states := map[string]checks.State{}
	for _, u := range itemEnded(t).Items {
		states[u.Item] = u.State
	}
	if states["16.9"] != checks.State(checks.Inapplicable) || states["16.9.0"] != checks.Unknown {
		t.Errorf("%v", states)
	}
}

func TestAConflictOfNormsIsShownUnderTheClauseWhereItBites(t *testing.T) {
	w := stateBody(t)
	names := func(check, part string) (out []string) {
		f, _ := checks.JudgeOne(w.law.Check(check), w.c, w.holder, w.office, w.law, w.days)
		for _, p := range f.Parts {
			if p.Part == part {
				for _, c := range p.Conflicts {
					out = append(out, c.ID)
				}
			}
		}
		return out
	}
	if got := names("weekly-blog", "posts"); !slices.Equal(got, []string{"blog-platform"}) {
		t.Errorf("the blog: %v", got)
	}
	if got := names("evaluation-portal", "placed"); got != nil {
		t.Errorf("the portal, of which nothing is broken: %v", got)
	}
	w.c.Answers = map[checks.Question][]checks.Answer{
		{Check: "evaluation-portal", Part: "placed"}: {{Verdict: checks.NotMet, Reason: "жоқ", Observed: w.c.Inspection.AsOf}},
	}
	if got := names("evaluation-portal", "placed"); !slices.Equal(got, []string{"evaluation-wording"}) {
		t.Errorf("the portal, broken: %v", got)
	}
	if got := names("site-currency", "news"); got != nil {
		t.Errorf("a part without a conflict: %v", got)
	}
}
