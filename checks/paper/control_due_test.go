package paper_test

import (
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// unreported takes the reports out of a decision, and sets the day on which it is
// written and the last day for a report.
func unreported(y *story, today, due string) {
	var steps []checks.Step
	for _, s := range y.s.c.Steps {
		if s.Step != checks.Report {
			steps = append(steps, s)
		}
	}
	y.s.c.Steps, y.today, y.due = steps, today, due
}

// A decision is taken after a report, or when the time for one is over; not giving the
// information is a ground only then, and only where none was given.
func TestADecisionWaitsForTheReportOrTheEndOfItsTime(t *testing.T) {
	const silence = "непредоставление информации по исполнению рекомендаций"
	for _, row := range []struct {
		says, today, due string
		reported         bool
		issued, ground   bool
	}{
		{"a report came, the time runs", "2026-02-24", "2026-03-01", true, true, false},
		{"a report came, the time is over", "2026-03-05", "2026-03-01", true, true, false},
		{"no report, the last day", "2026-03-01", "2026-03-01", false, false, false},
		{"no report, the day after", "2026-03-02", "2026-03-01", false, true, true},
		{"no report, an unknown end", "2026-03-02", "", false, false, false},
	} {
		y := unexecuted(t)
		if !row.reported {
			unreported(&y, row.today, row.due)
		}
		y.today, y.due = row.today, row.due
		blocks, _ := y.lacks(t)
		if got := len(blocks) == 0; got != row.issued {
			t.Errorf("%s: issued %v, %q", row.says, got, blocks)
		}
		if got := strings.Contains(y.read(t, lang.RU), silence); got != row.ground {
			t.Errorf("%s: the ground is named: %v", row.says, got)
		}
	}
	y := unexecuted(t) // the answer of the document-flow system is a report too
	unreported(&y, "2026-02-24", "2026-03-01")
	y.s.c.Papers[0].Course = append(y.s.c.Papers[0].Course, checks.PaperState{Value: checks.Answered, Day: day("2026-02-20")})
	if blocks, _ := y.lacks(t); len(blocks) > 0 {
		t.Errorf("answered: %q", blocks)
	}
}

// An objection that was not split by violations is to all of them: the answer is drawn
// from what was ruled on each.
func TestAnObjectionToTheWholePaperIsAnsweredPointByPoint(t *testing.T) {
	y := objected(t)
	step := &y.s.c.Steps[0]
	step.Points, step.Text = nil, "Ұсыныммен келіспейміз"
	for _, n := range []int{3, 5, 6, 7} {
		y.s.rule(step.ID, n, checks.Ruling{Value: checks.Rejected, Reason: "мұрағат қаралды"})
	}
	if blocks, _ := y.lacks(t); len(blocks) > 0 {
		t.Errorf("every violation is ruled on: %q", blocks)
	}
	data := y.document(t, lang.RU).Data.(paper.AnswerData)
	if len(data.Points) != 7 || len(data.Outside) != 0 || len(data.Withdrawn) != 1 || data.Withdrawn[0] != 2 || len(data.Partly) != 1 || len(data.Stands) != 5 {
		t.Errorf("%+v", data)
	}
	read := y.read(t, lang.RU)
	for _, words := range []string{"Ұсыныммен келіспейміз", "возражение заявлено против документа в целом"} {
		if !strings.Contains(read, words) {
			t.Errorf("nothing of %q:\n%s", words, read)
		}
	}
}

// The longest terms are those of the data of the Law, of each paper its own.
func TestTheLongestTermsAreThoseOfTheLaw(t *testing.T) {
	for _, row := range []struct {
		limit string
		count int
		story func() story
		given func(*checks.PaperDetails)
		want  string
	}{
		{"elimination", 20, recommended, func(d *checks.PaperDetails) { d.Term = 21 }, "не должен превышать 20"},
		{"act-elimination", 25, func() story { return concluded(t) }, func(d *checks.PaperDetails) { d.Term = 26 }, "не должен превышать 25"},
		{"inspection-length", 7, appointed, func(d *checks.PaperDetails) { d.Fields["days"] = "8" }, "не более 7 рабочих дней"},
		{"inspection-extension", 3, func() story { return companions(t)[0] }, func(d *checks.PaperDetails) { d.Fields["days"] = "4" }, "не более 3 рабочих дней"},
	} {
		t.Run(row.limit, func(t *testing.T) {
			y := row.story()
			row.given(&y.details)
			in := y.input(t, lang.RU)
			limit := law(t).Limit(row.limit)
			was := limit.Count
			t.Cleanup(func() { limit.Count = was })
			blocked := func() bool {
				how, _ := paper.ComposerOf(y.kind)
				for _, g := range how.Missing(in) {
					if g.Blocks && strings.Contains(g.Text.RU, row.want) {
						return true
					}
				}
				return false
			}
			if blocked() {
				t.Error("it blocks before the limit is shorter")
			}
			limit.Count = row.count
			if !blocked() {
				t.Errorf("nothing of %q", row.want)
			}
		})
	}
}
