package desk_test

import (
	"io"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/md"
)

// tries puts a paper for signature, and gives why it could not be.
func (y *year) tries(kind checks.PaperKind, details checks.PaperDetails) error {
	y.t.Helper()
	_, err := y.Paper(y.ctx, y.number, desk.PaperRequest{
		Kind: kind, Lang: lang.KK, Format: docx.Format, Writers: paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}},
		Out: io.Discard, Details: details, Issue: true,
	})
	return err
}

// undone says that nothing of a paper was executed.
func (y *year) undone(id string) {
	y.t.Helper()
	for point := 1; point <= 2; point++ {
		must(y.t, y.Execute(y.ctx, y.number, id, point, desk.ExecutionInput{Value: checks.NotExecuted, Reason: "бет қаралды"}))
	}
}

// text is a paper as it is read.
func (y *year) text(doc *paper.Document) string {
	y.t.Helper()
	var b strings.Builder
	must(y.t, md.Writer{}.Write(y.ctx, &b, doc))
	return b.String()
}

// A decision on execution waits for a report, or for the end of the time in which one may
// come; then the silence is named as a ground.
func TestADecisionOnExecutionIsNotTakenTooEarly(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(10)
	y.served(id, "2026-01-22", "1-7/15") // until Monday 2 February; a report until the 4th
	y.today("2026-02-04")
	y.undone(id)
	err := y.tries(checks.DecisionPaper, checks.PaperDetails{})
	if code(t, err) != "memo.missing" || !strings.Contains(said(err, lang.RU), "последний день 04.02.2026") {
		t.Errorf("on the last day: %v", err)
	}
	y.today("2026-02-05")
	doc, _, err := y.PreviewPaper(y.ctx, y.number, checks.DecisionPaper, lang.RU, checks.PaperDetails{})
	must(t, err)
	if read := y.text(doc); !strings.Contains(read, "непредоставление информации") {
		t.Errorf("the silence is no ground: %s", read)
	}
	must(t, y.tries(checks.DecisionPaper, checks.PaperDetails{}))
}

// A report opens the way to the decision at once, and the silence is no ground then.
func TestAReportOpensTheWayToTheDecision(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(10)
	y.served(id, "2026-01-22", "1-7/15")
	y.today("2026-01-27")
	y.undone(id)
	if err := y.tries(checks.DecisionPaper, checks.PaperDetails{}); code(t, err) != "memo.missing" {
		t.Errorf("before the report: %v", err)
	}
	y.came(desk.StepInput{Step: checks.Report, Day: day(t, "2026-01-27"), Text: "орындалмады"})
	must(t, y.tries(checks.DecisionPaper, checks.PaperDetails{}))
	y.today("2026-02-10")
	doc, _, err := y.PreviewPaper(y.ctx, y.number, checks.DecisionPaper, lang.RU, checks.PaperDetails{})
	must(t, err)
	if strings.Contains(y.text(doc), "непредоставление информации") {
		t.Error("the silence is named, and there was none")
	}
}

// Only a registered paper of the same kind is amended, and once.
func TestWhatMayBeAmended(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	memo := y.issue(checks.MemoPaper, checks.PaperDetails{})
	details := checks.PaperDetails{
		To:   &checks.Official{PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой"},
		Term: 20, Until: day(t, "2026-01-30"),
	}
	first := y.recommend(20)
	refuses := func(why, amends, want string) {
		t.Helper()
		d, held := details, entries(y.bureau)
		d.Amends = amends
		if got := code(t, y.tries(checks.RecommendationPaper, d)); got != want || entries(y.bureau) != held {
			t.Errorf("%s: %q, want %q", why, got, want)
		}
	}
	refuses("itself, not registered", first, "amends.unregistered")
	y.state(memo, checks.Registered, "2026-01-21", "5")
	refuses("a memo", memo, "amends.other-kind")
	y.state(first, checks.Registered, "2026-01-21", "6")
	amending := details
	amending.Amends = first
	must(t, y.KeepDetails(y.ctx, y.number, checks.RecommendationPaper, amending))
	second := y.issue(checks.RecommendationPaper, amending)
	y.state(second, checks.Registered, "2026-01-21", "7")
	refuses("what is amended already", first, "amends.amended")
	if kept, err := y.KeptDetails(y.ctx, y.number, checks.RecommendationPaper); err != nil || kept.Amends != "" {
		t.Errorf("what was kept names the amended one still: %+v, %v", kept, err)
	}
	list, err := y.Papers(y.ctx, y.number)
	must(t, err)
	for _, line := range list.Issued {
		if want := map[string]string{first: second}[line.ID]; line.Amended != want {
			t.Errorf("%s is amended by %q, want %q", line.Kind, line.Amended, want)
		}
	}
}

// What another laptop wrote otherwise amends nothing: a paper of another kind, or itself.
func TestAPaperOfAnotherKindOrItselfAmendsNothing(t *testing.T) {
	registered := []checks.PaperState{{Value: checks.Registered, Number: "1"}}
	c := checks.Case{Papers: []checks.IssuedPaper{
		{ID: "a", Paper: "recommendation", Course: registered, Content: &checks.PaperContent{Details: checks.PaperDetails{Amends: "a"}}},
		{ID: "b", Paper: "memo", Course: registered, Content: &checks.PaperContent{Details: checks.PaperDetails{Amends: "a"}}},
	}}
	if c.Amended("a") {
		t.Error("it is amended")
	}
	c.Papers[1].Paper = "recommendation"
	if !c.Amended("a") {
		t.Error("one of its kind does not amend it")
	}
}

// A paper follows only what it can follow: a decision a recommendation, the papers of a
// visit the act of appointment, an answer an objection.
func TestWhatAPaperMayFollow(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	memo := y.issue(checks.MemoPaper, checks.PaperDetails{})
	y.state(memo, checks.Registered, "2026-01-21", "5")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "6")
	report := y.came(desk.StepInput{Step: checks.Report, Day: day(t, "2026-01-22")})
	if got := code(t, y.tries(checks.DecisionPaper, checks.PaperDetails{Follows: memo})); got != "follows.other-kind" {
		t.Errorf("a decision on a memo: %q", got)
	}
	if got := code(t, y.tries(checks.AnswerPaper, checks.PaperDetails{Step: report.ID})); got != "ruling.no-objection" {
		t.Errorf("an answer to a report: %q", got)
	}
	err := y.Execute(y.ctx, y.number, memo, 1, desk.ExecutionInput{Value: checks.Executed, Day: day(t, "2026-01-21"), Reason: "жойылды"})
	if got := code(t, err); got != "execution.other-paper" {
		t.Errorf("the execution of a memo: %q", got)
	}
	stray := checks.Step{ID: "0192b1c0-0000-7000-8000-000000000001", Step: checks.Objection, Day: day(t, "2026-01-22"), Paper: memo, Text: "келіспейміз"}
	list, err := y.ListInspections(y.ctx, journal.InspectionQuery{})
	must(t, err)
	y.append(journal.Draft{Kind: journal.KindStep, Subject: journal.Inspection(list[0].ID), Matter: "step " + stray.ID, Payload: stray})
	if got := code(t, y.Rule(y.ctx, y.number, stray.ID, 1, desk.RulingInput{Value: checks.Rejected, Reason: "а"})); got != "step.other-paper" {
		t.Errorf("a ruling on an objection to a memo: %q", got)
	}
	if got := code(t, y.tries(checks.AnswerPaper, checks.PaperDetails{Step: stray.ID})); got != "follows.other-kind" {
		t.Errorf("an answer to it: %q", got)
	}
}

// The longest term is that of the Law.
func TestTheTermOfEliminationIsHeldToTheLaw(t *testing.T) {
	y := newYear(t)
	limit := y.Standard().Limit("elimination")
	was := limit.Count
	t.Cleanup(func() { limit.Count = was })
	limit.Count = 10
	err := y.tries(checks.RecommendationPaper, checks.PaperDetails{Term: 11})
	if code(t, err) != "paper.term" || !strings.Contains(said(err, lang.RU), "10 календарных дней") {
		t.Errorf("%v", err)
	}
}

// said is what an error says in a language.
func said(err error, l lang.Lang) string {
	e, _ := lang.AsError(err)
	if e == nil {
		return ""
	}
	return e.Text.In(l) + " " + e.Hint.In(l)
}
