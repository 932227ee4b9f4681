package checks_test

import (
	"testing"

	"ashyq/checks"
)

// served is a recommendation with violations, and what followed it.
func served(points int, steps []checks.Step, rulings map[checks.PointKey][]checks.Ruling) *checks.Case {
	p := checks.IssuedPaper{
		ID: "r", Paper: string(checks.RecommendationPaper), Content: &checks.PaperContent{},
		Course: []checks.PaperState{{Value: checks.Registered, Number: "1"}, {Value: checks.Served}},
	}
	for n := range points {
		p.Content.Points = append(p.Content.Points, checks.PaperPoint{Point: n + 1})
	}
	return &checks.Case{Papers: []checks.IssuedPaper{p}, Steps: steps, Rulings: rulings}
}

// An objection that was not split by violations is to all of them, and is counted by what
// is ruled on each; what it took out is not waited for.
func TestAnObjectionToTheWholePaperIsCountedByItsRulings(t *testing.T) {
	rulings := map[checks.PointKey][]checks.Ruling{
		{ID: "o", Point: 1}: {{Value: checks.Accepted}}, {ID: "o", Point: 2}: {{Value: checks.Rejected}},
	}
	c := served(3, []checks.Step{{ID: "o", Step: checks.Objection, Paper: "r", Text: "no"}}, rulings)
	y := checks.NewYear(2026)
	y.Take(checks.YearInspection{Case: c})
	want := checks.YearPapers{Issued: 1, Served: 1, Points: 3, Withdrawn: 1, Untold: 2, Objections: 1, Objected: 3, Accepted: 1, Rejected: 1}
	if y.Papers != want {
		t.Errorf("%+v, want %+v", y.Papers, want)
	}
}

// A violation that was taken out is not counted as one that was executed or not, whatever
// is recorded of it.
func TestAViolationThatWasTakenOutIsNoExecution(t *testing.T) {
	c := served(1, []checks.Step{{ID: "o", Step: checks.Objection, Paper: "r", Points: []checks.StepPoint{{Point: 1, Text: "no"}}}},
		map[checks.PointKey][]checks.Ruling{{ID: "o", Point: 1}: {{Value: checks.Accepted}}})
	c.Executions = map[checks.PointKey][]checks.Execution{{ID: "r", Point: 1}: {{Value: checks.NotExecuted}}}
	y := checks.NewYear(2026)
	y.Take(checks.YearInspection{Case: c})
	if y.Papers.NotExecuted != 0 || y.Papers.Withdrawn != 1 || y.Papers.Objected != 1 {
		t.Errorf("%+v", y.Papers)
	}
}
