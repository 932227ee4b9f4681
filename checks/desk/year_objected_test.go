package desk_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// The year of a recommendation to which the holder objects: one point is accepted
// and falls away, the other stands; the reasoned answer is final.
func TestAYearInWhichAnObjectionIsPartlyAccepted(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(30)
	y.served(id, "2026-01-22", "1-7/15")
	y.today("2026-01-29")
	came := y.came(desk.StepInput{Step: checks.Objection, Day: day(t, "2026-01-29"), Number: "31", From: "Б. Сынақова", Points: []checks.StepPoint{
		{Point: 2, Text: "іс-шаралар өткізілген"}, {Point: 1, Text: "блог басқа атпен жүргізілген"},
	}, Files: []string{kept(t, "қарсылық.txt", "қарсылық")}})
	if len(came.Warnings) != 0 {
		t.Errorf("the last day is a day in time: %v", came.Warnings)
	}
	c := y.follow(id)
	if !says(steps(c.Next), "без ответа пункты: 1, 2") || len(c.Steps) != 1 || len(c.Steps[0].Files) != 1 || c.Points[0].Objected[0].Text == "" {
		t.Errorf("next %v, steps %+v", c.Next, c.Steps)
	}
	rule := func(point int, value string) error {
		return y.Rule(y.ctx, y.number, came.ID, point, desk.RulingInput{Value: value, Reason: "мұрағат қаралды"})
	}
	must(t, rule(1, checks.Rejected)) // seen anew, it is accepted after all
	must(t, rule(1, checks.Accepted))
	must(t, rule(2, checks.Rejected))
	if c = y.follow(id); !slices.Equal(became(c), []string{desk.PointWithdrawn, desk.PointOpen}) || !says(steps(c.Next), "ashyq answer") {
		t.Errorf("%v, next %v", became(c), c.Next)
	}
	answer := y.issue(checks.AnswerPaper, checks.PaperDetails{Step: came.ID, To: &checks.Official{
		PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой",
	}})
	y.served(answer, "2026-02-03", "1-7/22")
	if got := code(t, rule(2, checks.Accepted)); got != "ruling.final" {
		t.Errorf("ruled on after the answer: %q", got)
	}
	if got := code(t, y.WithdrawStep(y.ctx, y.number, came.ID, desk.Withdrawal{Reason: "қате"})); got != "step.replied" {
		t.Errorf("withdrawn after the answer: %q", got)
	}
	err := y.Execute(y.ctx, y.number, id, 1, desk.ExecutionInput{Value: checks.Executed, Day: day(t, "2026-02-02"), Reason: "жойылды"})
	if got := code(t, err); got != "execution.withdrawn" {
		t.Errorf("what fell away is executed: %q", got)
	}
	y.did(id, 2, checks.Partly, "2026-02-03")
	if c = y.follow(id); !slices.Equal(became(c), []string{desk.PointWithdrawn, desk.PointPersists}) {
		t.Errorf("%v", became(c))
	}
	if y.verdicts()["weekly-blog"] != checks.NotMet {
		t.Error("a ruling moved a verdict: the analyst does that, where she agrees")
	}
}

// An objection after its five working days is taken and said to be late.
func TestALateObjectionIsTakenWithAWarning(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(30)
	y.served(id, "2026-01-22", "1-7/15")
	y.today("2026-01-30")
	late := y.came(desk.StepInput{Step: checks.Objection, Day: day(t, "2026-01-30"), Text: "келіспейміз"})
	if !says(late.Warnings, "последний день 29 января 2026 года") {
		t.Errorf("%v", late.Warnings)
	}
	// It is to the paper as a whole, so any of its points may be ruled on.
	must(t, y.Rule(y.ctx, y.number, late.ID[len(late.ID)-6:], 2, desk.RulingInput{Value: checks.Partly, Reason: "бір тоқсан"}))
	if c := y.follow(id); c.Points[1].Ruling == nil || !says(steps(c.Next), "без ответа пункты: 1") {
		t.Errorf("next %v", c.Next)
	}
	// The answer is drawn from the rulings, when there is one on every point.
	answer := checks.PaperDetails{Step: late.ID, To: &checks.Official{PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой"}}
	if err := y.tries(checks.AnswerPaper, answer); code(t, err) != "memo.missing" {
		t.Errorf("a point without a ruling: %v", err)
	}
	must(t, y.Rule(y.ctx, y.number, late.ID, 1, desk.RulingInput{Value: checks.Accepted, Reason: "мұрағат"}))
	must(t, y.tries(checks.AnswerPaper, answer))
	if c := y.follow(id); !slices.Equal(became(c), []string{desk.PointWithdrawn, desk.PointOpen}) {
		t.Errorf("%v", became(c))
	}
}
