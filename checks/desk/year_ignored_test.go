package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// The year of a recommendation of which the holder says nothing: the silence is a
// ground, an unscheduled inspection is appointed and opened, and its act of results
// states what is still broken.
func TestAYearInWhichTheRecommendationIsIgnored(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(10)
	y.served(id, "2026-01-22", "1-7/15")
	first := y.number

	y.today("2026-02-04") // the last day of the report: the term ended on Monday 2 February
	if c := y.follow(id); says(steps(c.Next), "основание внеплановой проверки") {
		t.Errorf("too early: %v", c.Next)
	}
	y.today("2026-02-05")
	c := y.follow(id)
	if !says(steps(c.Next), "подпункт 2) пункта 13") || !says(steps(c.Next), "5 февраля 2026 года; последний день назначения 12 февраля 2026 года") {
		t.Errorf("next: %v", c.Next)
	}
	ground := y.came(desk.StepInput{Step: checks.Ground, Day: day(t, "2026-02-05"), Ground: "2", Paper: id})
	if c = y.follow(id); len(c.Steps) != 1 || c.Steps[0].ID != ground.ID || !says(steps(c.Next), "последний день назначения 12 февраля") {
		t.Errorf("recorded: %+v, next %v", c.Steps, c.Next)
	}

	y.today("2026-02-06")
	opened, err := y.OpenInspection(y.ctx, desk.InspectionInput{
		Holder: "Сынақ басқармасы", Period: span(t, "2026-01-01..2026-02-06"), AsOf: day(t, "2026-02-06"), Form: checks.Unscheduled,
		Ground: "Заңның 19-1-бабы 13-тармағының 2) тармақшасы", Act: &checks.Appointment{Number: "3", Date: day(t, "2026-02-06"), Days: 10},
		Earlier: first,
	})
	must(t, err)
	if c = y.follow(id); !says(steps(c.Next), "открыта внеплановая проверка: "+opened.Number) || says(steps(c.Next), "основание внеплановой") {
		t.Errorf("after the opening: %v", c.Next)
	}
	y.number = opened.Number
	fields := map[string]string{
		"officials.kk": "А. Сынақов", "officials.ru": "А. Сынаков", "subject.kk": "ұсынымның орындалуы", "subject.ru": "исполнение рекомендации",
		"days": "10", "sub-item": "2", "hour": "10:00", "place.kk": "Арқа", "place.ru": "Арка",
	}
	act := y.issue(checks.AppointmentPaper, checks.PaperDetails{Fields: fields})
	y.served(act, "2026-02-09", "3")

	y.today("2026-02-13")
	_, err = y.Cover(y.ctx, y.number, desk.CoverageInput{Check: "weekly-blog", Span: span(t, "2026-01-01..2026-02-06"), Source: "Блог"})
	must(t, err)
	must(t, y.ChangeInspection(y.ctx, y.number, desk.InspectionChange{AsOf: day(t, "2026-02-13")}))
	results := y.issue(checks.ResultsPaper, checks.PaperDetails{Fields: fields, Term: 20, Until: day(t, "2026-02-13"), Follows: act})
	y.served(results, "2026-02-13", "4")
	c = y.follow(results)
	if len(c.Points) == 0 || c.Points[0].Check != "weekly-blog" {
		t.Fatalf("points: %+v", c.Points)
	}
	// The term runs from the act of appointment: 20 days after Monday 9 February end on
	// Sunday 1 March, and so on the next working day.
	if c.Term.Last != day(t, "2026-03-02") || !says(steps(c.Next), "Последний день устранения: 2 марта 2026 года") {
		t.Errorf("the term ends on %s, next %v", c.Term.Last, c.Next)
	}
}
