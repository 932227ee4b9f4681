package desk_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
)

// A look long after the end of the term proves nothing about when it was executed;
// the day that a report names does.
func TestTheDayOfALookIsNotTheDayOfExecution(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "1-7/15") // until 11 February
	y.today("2026-02-24")
	refuses := func(why, want string, in desk.ExecutionInput) {
		t.Helper()
		held := entries(y.bureau)
		in.Reason = "бет қаралды"
		if got := code(t, y.Execute(y.ctx, y.number, id, 1, in)); got != want || entries(y.bureau) != held {
			t.Errorf("%s: %q, want %q", why, got, want)
		}
	}
	on := func(iso string) calendar.Day { return day(t, iso) }
	refuses("what was not executed has a day", "execution.no-day", desk.ExecutionInput{Value: checks.NotExecuted, Day: on("2026-02-10")})
	refuses("looked at before it was executed", "execution.unseen", desk.ExecutionInput{Value: checks.Executed, Day: on("2026-02-20"), Looked: on("2026-02-19")})
	refuses("looked at tomorrow", "day.future", desk.ExecutionInput{Value: checks.Executed, Looked: on("2026-02-25")})
	refuses("looked at in the first year", "execution.before", desk.ExecutionInput{Value: checks.Executed, Looked: 1})

	must(t, y.Execute(y.ctx, y.number, id, 1, desk.ExecutionInput{Value: checks.Executed, Reason: "бет қаралды"}))
	c := y.follow(id)
	if x := c.Points[0].Execution; c.Points[0].State != desk.PointEliminated || x.Day != 0 || x.Looked != y.Today() || x.When().RU != "осмотрено 24.02.2026" {
		t.Errorf("%s: %+v", c.Points[0].State, x)
	}
	y.came(desk.StepInput{Step: checks.Report, Day: on("2026-02-23"), Done: on("2026-02-12")})
	if c = y.follow(id); c.Points[0].State != desk.PointLate {
		t.Errorf("the holder itself names a day after the term: %s", c.Points[0].State)
	}
	must(t, y.Execute(y.ctx, y.number, id, 1, desk.ExecutionInput{Value: checks.Executed, Day: on("2026-02-11"), Reason: "мұрағат"}))
	if c = y.follow(id); c.Points[0].State != desk.PointEliminated {
		t.Errorf("a recorded day goes before it: %s", c.Points[0].State)
	}
}

// Nothing of an inspection is older than its period, nothing of a paper older than
// its number; a complaint alone may be older than the paper.
func TestDaysThatAreTooEarly(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "1-7/15")
	if got := code(t, y.SetFound(y.ctx, y.number, day(t, "2025-03-31"), "хат")); got != "found.too-early" {
		t.Errorf("found before the period: %q", got)
	}
	for _, c := range []struct {
		says, want string
		in         desk.StepInput
	}{
		{"in the first year", "step.too-early", desk.StepInput{Step: checks.Opinion, Day: 1}},
		{"a day before the period", "step.too-early", desk.StepInput{Step: checks.Ground, Ground: "3", Day: day(t, "2025-03-31")}},
		{"executed in the first year", "step.too-early", desk.StepInput{Step: checks.Report, Day: day(t, "2026-01-22"), Done: 1}},
		{"not executed before it was asked for", "step.before", desk.StepInput{Step: checks.Ground, Ground: "1", Day: day(t, "2026-01-21")}},
		{"more time before the paper", "step.before", desk.StepInput{Step: checks.Granted, Days: 5, Day: day(t, "2026-01-21")}},
		{"a complaint before the paper", "", desk.StepInput{Step: checks.Ground, Ground: "3", Day: day(t, "2026-01-21")}},
	} {
		_, err := y.AddStep(y.ctx, y.number, c.in)
		if c.want == "" {
			must(t, err)
			continue
		}
		if got := code(t, err); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

// More time than the Law allows is taken and said; when it is over, it does not run.
func TestTimeThatWasGivenAndIsOver(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "1-7/15")
	grant := func(days int) desk.StepResult {
		return y.came(desk.StepInput{Step: checks.Granted, Day: day(t, "2026-01-22"), Days: days})
	}
	if w := grant(10).Warnings; len(w) != 0 {
		t.Errorf("thirty days in all: %v", w)
	}
	if w := grant(1).Warnings; !says(w, "предел по Закону – 30 календарных дней") {
		t.Errorf("thirty-one: %v", w)
	}
	y.today("2026-02-23")
	if c := y.follow(id); c.Term.Last != day(t, "2026-02-23") || !says(steps(c.Next), "Идет срок устранения") {
		t.Errorf("%s: %v", c.Term.Last, c.Next)
	}
	y.today("2026-02-24")
	if c := y.follow(id); says(steps(c.Next), "Идет срок") || !says(steps(c.Next), "Срок устранения нарушений обладателем информации истек, последний день: 23 февраля 2026 года") {
		t.Errorf("%v", c.Next)
	}
}

// Where an objection to every point is accepted, nothing is left to wait for.
func TestARecommendationThatFellAwayWhole(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "1-7/15")
	came := y.came(desk.StepInput{Step: checks.Objection, Day: day(t, "2026-01-22"), Text: "келіспейміз"})
	for n := range 2 {
		must(t, y.Rule(y.ctx, y.number, came.ID, n+1, desk.RulingInput{Value: checks.Accepted, Reason: "мұрағат"}))
	}
	y.today("2026-06-01")
	c := y.follow(id)
	var kinds []checks.TermKind
	for _, r := range c.Running {
		kinds = append(kinds, r.Kind)
	}
	if !slices.Equal(kinds, []checks.TermKind{checks.TermAnswer}) || !slices.Equal(became(c), []string{desk.PointWithdrawn, desk.PointWithdrawn}) {
		t.Errorf("%v, %v", kinds, became(c))
	}
	again := y.came(desk.StepInput{Step: checks.Objection, Day: day(t, "2026-02-02"), Text: "қайта"})
	must(t, y.Rule(y.ctx, y.number, again.ID, 1, desk.RulingInput{Value: checks.Rejected, Reason: "мұрағат"}))
	if c = y.follow(id); !slices.Equal(became(c), []string{desk.PointOpen, desk.PointWithdrawn}) {
		t.Errorf("a later ruling decides: %v", became(c))
	}
}

// No unscheduled inspection is longer than the Law allows.
func TestAnUnscheduledInspectionIsNotLongerThanTheLawAllows(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа облысының әкімдігі", "state-body")
	open := desk.InspectionInput{
		Holder: "Арқа облысының әкімдігі", Period: span(t, "2025-01-01..2025-12-31"), AsOf: b.Today(), Form: checks.Unscheduled,
		Ground: "19-1(13)(3)", Act: &checks.Appointment{Number: "7", Date: day(t, "2026-01-19"), Days: 11},
	}
	if _, err := b.OpenInspection(b.ctx, open); code(t, err) != "form.too-long" {
		t.Errorf("opened for eleven days: %v", err)
	}
	open.Act = &checks.Appointment{Number: "7", Date: day(t, "2026-01-19"), Days: 10}
	opened, err := b.OpenInspection(b.ctx, open)
	must(t, err)
	long := &checks.Appointment{Number: "7", Date: day(t, "2026-01-19"), Days: 11}
	if err := b.ChangeInspection(b.ctx, opened.Number, desk.InspectionChange{Act: long}); code(t, err) != "form.too-long" {
		t.Errorf("changed to eleven days: %v", err)
	}
}
