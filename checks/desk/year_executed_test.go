package desk_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// became lists what became of the points of a paper.
func became(c desk.CourseView) []string {
	var out []string
	for _, p := range c.Points {
		out = append(out, p.State)
	}
	return out
}

// says tells whether one of some texts holds some words in Russian.
func says(list []lang.Text, words string) bool {
	return slices.ContainsFunc(list, func(t lang.Text) bool { return strings.Contains(t.RU, words) })
}

// steps are next steps as one list of texts: the words and the commands.
func steps(list []desk.NextStep) []lang.Text {
	var out []lang.Text
	for _, n := range list {
		out = append(out, n.Words, n.How)
	}
	return out
}

// The year of a recommendation that was executed: it is registered and served, the
// holder tells of the execution, each violation is looked at again, and a decision
// says that all was executed. What was broken in its year stays broken.
func TestAYearInWhichTheRecommendationIsExecuted(t *testing.T) {
	y := newYear(t)
	before := y.verdicts()
	y.today("2026-01-21")
	id := y.recommend(20)
	if c := y.follow(id); c.Paper.State != desk.PaperIssued || !says(steps(c.Next), "paper state "+y.number) {
		t.Errorf("for signature: %s, next %v", c.Paper.State, c.Next)
	}
	y.served(id, "2026-01-22", "1-7/15")
	c := y.follow("1-7/15") // by the number of the document-flow system
	if c.Term.Last != day(t, "2026-02-11") || !says(steps(c.Next), "Идет срок устранения") {
		t.Errorf("the term ends on %s, next %v", c.Term.Last, c.Next)
	}

	y.today("2026-02-24")
	proof, err := y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, At: at(t, "2026-02-05"), Title: "Дөңгелек үстел",
	})
	must(t, err)
	y.came(desk.StepInput{Step: checks.Report, Day: day(t, "2026-02-09"), Done: day(t, "2026-02-06"), Number: "12", Points: []checks.StepPoint{
		{Point: 2, Text: "іс-шара өткізілді"},
	}})
	c = y.follow(id)
	if len(c.Points[1].Later) != 1 || c.Points[1].Later[0].ID != proof || len(c.Points[0].Later) != 0 {
		t.Errorf("evidence that may show the execution: %+v", c.Points[1].Later)
	}
	if !says(steps(c.Next), "Исполнение не записано, пункты: 1, 2") {
		t.Errorf("next: %v", c.Next)
	}
	y.did(id, 1, checks.Executed, "2026-02-20")
	y.did(id, 2, checks.Executed, "2026-02-05", proof[len(proof)-8:])
	c = y.follow(id)
	if want := []string{desk.PointLate, desk.PointEliminated}; !slices.Equal(became(c), want) || !says(steps(c.Next), "ashyq decision") {
		t.Errorf("%v, want %v; next %v", became(c), want, c.Next)
	}
	if got := c.Points[1].Execution.Evidence; !slices.Equal(got, []string{proof}) {
		t.Errorf("resolved to %v", got)
	}
	decision := y.issue(checks.DecisionPaper, checks.PaperDetails{Follows: id})
	y.served(decision, "2026-02-25", "1-7/40")
	if c = y.follow(id); !says(steps(c.Next), "больше ничего не ожидается") {
		t.Errorf("after the decision: %v", c.Next)
	}
	for check, verdict := range y.verdicts() {
		if before[check] != verdict {
			t.Errorf("%s was %s and is %s", check, before[check], verdict)
		}
	}
}
