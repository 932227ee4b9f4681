package paper_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

// followed is the remote sample with the inspection of the year before set beside it:
// that one was held under the edition of 2023, and named nobody's blog.
func followed(t *testing.T, l lang.Lang) paper.Input {
	s := remote()
	was := newSample("earlier", checks.Remote, "state-body")
	was.c.Inspection.Number, was.c.Inspection.ID = "2024-007", id(3)
	was.c.Inspection.Period = checks.Dated{From: day("2024-01-01"), To: day("2024-06-20")}
	was.c.Inspection.AsOf = day("2024-09-02")
	was.h = s.h
	was.cover("weekly-blog", "posts", checks.Events, "2024-01-01", "2024-06-30", "порталдың мұрағаты")
	was.cover("openness-plan", "plan", checks.Events, "2024-01-01", "2024-12-31", "басқарманың актілер тізілімі")
	was.add(checks.Page, "2024-06-10", "Ашық деректер порталының беті", "open-data-unified-list", "placed").Items =
		[]checks.ItemSeen{{Item: "placed", State: checks.Absent}}
	was.c.Papers = []checks.IssuedPaper{{
		ID: id(77), Paper: "recommendation", Course: []checks.PaperState{{Value: checks.Served, Day: day("2024-09-10"), Number: "12-1"}},
		Content: &checks.PaperContent{ID: id(77), Details: checks.PaperDetails{Term: 30},
			Points: []checks.PaperPoint{{Point: 1, Check: "open-data-unified-list", Part: "placed"}}},
	}}
	was.c.Executions = map[checks.PointKey][]checks.Execution{{ID: id(77), Point: 1}: {{Value: checks.Executed, Day: day("2024-11-20")}}}
	in := s.input(t, l)
	in.Earlier = checks.Compare(checks.Looked{Case: was.c, Findings: was.input(t, l).Findings},
		checks.Looked{Case: s.c, Findings: in.Findings}, law(t), embedded)
	return in
}

// TestAMemoThatSetsItselfBesideTheEarlierInspection compares the memo of an inspection
// under 177-НҚ that names one under 606-НҚ with the one that was read.
func TestAMemoThatSetsItselfBesideTheEarlierInspection(t *testing.T) {
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		in := followed(t, l)
		d, err := paper.Memo(in)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "followed."+string(l)+".md", written(t, md.Writer{}, d))
		if in.Earlier.Counts[checks.Repeated] == 0 || in.Earlier.Counts[checks.EliminatedLate] == 0 {
			t.Errorf("%v", in.Earlier.Counts)
		}
	}
}

// A whole check that was answered has no part and no address to be named by, and only
// the seal of an earlier inspection is said to be no ground for comparing.
func TestAComparisonIsToldWhateverWasAnswered(t *testing.T) {
	in := remote().input(t, lang.RU)
	in.Earlier = &checks.Comparison{Number: "2024-007", AsOf: day("2024-09-02"), Counts: map[checks.Change]int{checks.Persists: 1},
		Lines: []checks.Compared{{Check: "stand", Change: checks.Persists}}}
	d, err := paper.Memo(in)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(written(t, md.Writer{}, d)); !strings.Contains(text, law(t).Check("stand").Title.RU+" |") {
		t.Errorf("the check is not named:\n%s", text)
	}
	in.Earlier = &checks.Comparison{Number: "2024-007", AsOf: day("2024-09-02"), Bare: true}
	if d, err = paper.Memo(in); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(string(written(t, md.Writer{}, d)), "\n"); !slices.ContainsFunc(lines, func(s string) bool {
		return strings.Contains(s, "2024-007") && !strings.Contains(s, "|")
	}) {
		t.Error("the earlier inspection is not named")
	}
}
