package checks_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/standard"
)

func TestProgressCountsWhatIsDueByWhatIsKnown(t *testing.T) {
	ref := standard.ClauseRef{Edition: "177-НҚ", Clause: "4(13)"}
	line := func(v checks.Verdict, parts ...checks.PartFinding) checks.Finding {
		return checks.Finding{Check: "stand", Verdict: v, Lines: []checks.Line{{Category: "state-body", Verdict: v}},
			Clauses: []checks.ClauseFinding{{ClauseRef: ref, Category: "state-body"}}, Parts: parts}
	}
	items := func(v checks.Verdict, states ...checks.State) checks.PartFinding {
		p := checks.PartFinding{Part: "items", Weight: standard.Required, Verdict: v}
		for _, s := range states {
			p.Items = append(p.Items, checks.Unit{State: s, ClauseRef: ref})
		}
		return p
	}
	answered := items(checks.Met, checks.Unknown, checks.Unknown)
	answered.By = checks.Analyst
	guiding := items(checks.CannotTell, checks.Unknown)
	guiding.Weight = standard.Guiding
	whole := line(checks.PartlyMet, items(checks.CannotTell, checks.Unknown, checks.Unknown))
	whole.Answer = &checks.Answer{Verdict: checks.PartlyMet}
	for _, c := range []struct {
		says string
		f    checks.Finding
		want checks.UnitCount
	}{
		{"units are counted by state", line(checks.NotMet, items(checks.NotMet, "present", "absent", "incomplete", "unknown")), checks.UnitCount{Kept: 1, Broken: 2, Unknown: 1}},
		{"what is not over or not judged is not due", line(checks.Met, items(checks.Met, checks.Filled, checks.Future, checks.Cut)), checks.UnitCount{Kept: 1}},
		{"where nobody looked that is said", line(checks.NotChecked, items(checks.NotChecked, "unknown", "unknown")), checks.UnitCount{Unlooked: 2}},
		{"an answered part is one", line(checks.Met, answered), checks.UnitCount{Kept: 1}},
		{"an answered check is one", whole, checks.UnitCount{Broken: 1}},
		{"a part without units is one", line(checks.CannotTell, items(checks.CannotTell)), checks.UnitCount{Unknown: 1}},
		{"what only guides is asked of nobody", line(checks.Met, items(checks.Met, "present"), guiding), checks.UnitCount{Kept: 1}},
		{"a bare seal knows the verdict alone", line(checks.NotMet), checks.UnitCount{Broken: 1}},
		{"what does not apply asks nothing", line(checks.NotApplicable, items(checks.NotApplicable)), checks.UnitCount{}},
	} {
		got := checks.Progress([]checks.Finding{c.f})
		if len(got) != 1 || got[0].UnitCount != c.want {
			t.Errorf("%s: %+v", c.says, got)
		}
	}
}

func TestAUnitCountsInTheCategoryToWhoseClauseItFalls(t *testing.T) {
	own, other := standard.ClauseRef{Edition: "177-НҚ", Clause: "4(13)"}, standard.ClauseRef{Edition: "177-НҚ", Clause: "5(9)"}
	f := checks.Finding{Check: "stand", Verdict: checks.NotMet,
		Lines:   []checks.Line{{Category: "state-body", Verdict: checks.Met}, {Category: "quasi-state", Verdict: checks.NotMet}},
		Clauses: []checks.ClauseFinding{{ClauseRef: own, Category: "state-body"}, {ClauseRef: other, Category: "quasi-state"}},
		Parts: []checks.PartFinding{{Part: "items", Weight: standard.Required, Verdict: checks.NotMet, Items: []checks.Unit{
			{State: "present", ClauseRef: own, Also: []standard.ClauseRef{other}}, {State: "absent", ClauseRef: other},
		}}}}
	got := checks.Progress([]checks.Finding{f})
	if len(got) != 2 || got[0].UnitCount != (checks.UnitCount{Kept: 1}) || got[1].UnitCount != (checks.UnitCount{Kept: 1, Broken: 1}) {
		t.Errorf("%+v", got)
	}
}

func TestWhatIsKnownLeastStandsFirst(t *testing.T) {
	list := []checks.ClauseProgress{
		{Check: "all", UnitCount: checks.UnitCount{Kept: 3}}, {Check: "nothing due"},
		{Check: "half", UnitCount: checks.UnitCount{Kept: 1, Unknown: 1}}, {Check: "none", UnitCount: checks.UnitCount{Unlooked: 9}},
	}
	got := checks.ByProgress(list, true)
	for i, want := range []string{"none", "half", "all", "nothing due"} {
		if got[i].Check != want {
			t.Errorf("%d: %s, want %s", i, got[i].Check, want)
		}
	}
	if list[0].Check != "all" || checks.ByProgress(list, false)[1].Check != "nothing due" {
		t.Error("the order of the clauses is lost")
	}
}

// A bar is as long as it is drawn, and whatever there is has a cell of it.
func TestABarHasACellForWhateverThereIs(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	chance := rand.New(rand.NewPCG(seed, 3))
	for range 500 {
		width := 4 + chance.IntN(30)
		counts := []int{chance.IntN(3) * chance.IntN(400), chance.IntN(2), chance.IntN(50), chance.IntN(9)}
		cells := checks.Shares(width, counts...)
		sum, all := 0, 0
		for i, n := range counts {
			sum, all = sum+cells[i], all+n
			if n > 0 && cells[i] < 1 || n == 0 && cells[i] != 0 {
				t.Fatalf("seed %d: %v of %v in %d", seed, cells, counts, width)
			}
		}
		if all > 0 && sum != width || all == 0 && sum != 0 {
			t.Fatalf("seed %d: %v of %v in %d", seed, cells, counts, width)
		}
	}
}
