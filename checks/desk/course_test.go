package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A paper comes to its states in their order; what cannot be is refused and writes
// nothing.
func TestStatesThatCannotBe(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-20")
	id := y.recommend(20)
	y.today("2026-01-21")
	state := func(value, on, number, how string) error {
		var d calendar.Day
		if on != "" {
			d = day(t, on)
		}
		_, err := y.PaperState(y.ctx, y.number, id, desk.PaperStateInput{Value: value, Day: d, Number: number, How: how})
		return err
	}
	refuses := func(why, value, on, number, how, want string) {
		t.Helper()
		held := entries(y.bureau)
		if got := code(t, state(value, on, number, how)); got != want {
			t.Errorf("%s: %q, want %q", why, got, want)
		}
		if now := entries(y.bureau); now != held {
			t.Errorf("%s: %d entries became %d", why, held, now)
		}
	}
	refuses("an unknown state", "lost", "2026-01-21", "", "", "paper-state.unknown")
	refuses("without a day", "registered", "", "7", "", "paper-state.no-day")
	refuses("without a number", "registered", "2026-01-21", " ", "", "paper-state.no-number")
	refuses("tomorrow", "registered", "2026-01-22", "7", "", "day.future")
	refuses("before it was put for signature", "registered", "2026-01-19", "7", "", "paper-state.too-early")
	refuses("under a number that is none", "registered", "2026-01-21", strings.Repeat("7", 61), "", "number.long")
	refuses("served before it is registered", "served", "2026-01-21", "", "", "paper-state.not-yet")
	must(t, state("registered", "2026-01-20", "7", ""))
	refuses("a number at service", "served", "2026-01-21", "7", "", "paper-state.number")
	refuses("answered before it is served", "answered", "2026-01-21", "", "", "paper-state.not-yet")
	refuses("served before its registration", "served", "2026-01-19", "", "", "paper-state.before")
	must(t, state("served", "2026-01-21", "", "ЭҚАЖ"))
	refuses("registered again without a reason", "registered", "2026-01-20", "8", "", "paper-state.again")
	refuses("registered after its service", "registered", "2026-01-22", "8", "қате", "day.future")
	must(t, state("registered", "2026-01-21", "8", "нөмірі қате жазылған"))
	y.today("2026-01-23")
	refuses("registered after its service", "registered", "2026-01-22", "8", "қате", "paper-state.after")
	line := y.follow(id).Paper
	if line.Number != "8" || line.State != checks.Served || len(line.Course) != 2 {
		t.Errorf("after the correction: %+v", line)
	}
	_, err := y.PaperState(y.ctx, y.number, "99", desk.PaperStateInput{Value: "served", Day: day(t, "2026-01-21")})
	if got := code(t, err); got != "paper.not-held" {
		t.Errorf("of no paper: %q", got)
	}
	if _, err = y.PaperState(y.ctx, desk.OfOffice, "", desk.PaperStateInput{Value: "served", Day: day(t, "2026-01-21")}); code(t, err) != "paper.which" {
		t.Errorf("of the office: %v", err)
	}
}

// A state that was recorded by mistake is taken back, corrections and all, while
// nothing rests on it.
func TestAStateIsTakenBack(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "7")
	_, err := y.PaperState(y.ctx, y.number, id, desk.PaperStateInput{Value: "served", Day: day(t, "2026-01-22"), How: "пошта"})
	must(t, err)
	came := y.came(desk.StepInput{Step: checks.Objection, Day: day(t, "2026-01-22"), Text: "келіспейміз"})
	back := func(state string) error {
		_, err := y.WithdrawPaperState(y.ctx, y.number, id, state, desk.Withdrawal{Reason: "басқа құжат"})
		return err
	}
	if got := code(t, back("served")); got != "paper-state.followed" {
		t.Errorf("while an objection rests on it: %q", got)
	}
	must(t, y.WithdrawStep(y.ctx, y.number, came.ID, desk.Withdrawal{Reason: "басқа құжат"}))
	if got := code(t, back("registered")); got != "paper-state.not-last" {
		t.Errorf("the first of two: %q", got)
	}
	must(t, back("served"))
	if line := y.follow(id).Paper; line.State != checks.Registered || line.Number != "7" {
		t.Errorf("after it: %+v", line)
	}
	must(t, back("registered"))
	if line := y.follow(id).Paper; line.State != desk.PaperIssued || line.Number != "" {
		t.Errorf("after both: %+v", line)
	}
	if got := code(t, back("registered")); got != "paper-state.none" {
		t.Errorf("of no state: %q", got)
	}
}

// One number on two papers of a holder is no silent duplicate, and a service after the
// end of the remote control is said to be late.
func TestWhatIsToldBesideAState(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	memo := y.issue(checks.MemoPaper, checks.PaperDetails{})
	y.state(memo, checks.Registered, "2026-01-21", "1-7/15")
	id := y.recommend(20)
	if w := y.state(id, checks.Registered, "2026-01-21", "1-7/15").Warnings; !says(w, "Этот номер есть и у другого") {
		t.Errorf("the same number: %v", w)
	}
	y.today("2026-02-02")
	if w := y.state(id, checks.Served, "2026-02-02", "").Warnings; !says(w, "не позднее окончания дистанционного контроля") {
		t.Errorf("served after the end: %v", w)
	}
}

func TestStepsThatCannotBe(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	on := func(kind checks.StepKind, iso string, change func(*desk.StepInput)) desk.StepInput {
		in := desk.StepInput{Step: kind, Day: day(t, iso)}
		if change != nil {
			change(&in)
		}
		return in
	}
	refuses := func(why string, in desk.StepInput, want string) {
		t.Helper()
		held := entries(y.bureau)
		if _, err := y.AddStep(y.ctx, y.number, in); code(t, err) != want {
			t.Errorf("%s: %v, want %q", why, err, want)
		}
		if now := entries(y.bureau); now != held {
			t.Errorf("%s: %d entries became %d", why, held, now)
		}
	}
	points := func(list ...checks.StepPoint) func(*desk.StepInput) {
		return func(in *desk.StepInput) { in.Points = list }
	}
	refuses("an objection to nothing", on(checks.Objection, "2026-01-21", func(in *desk.StepInput) { in.Text = "жоқ" }), "step.needs-paper")
	id := y.recommend(20)
	refuses("an objection to what is not registered", on(checks.Objection, "2026-01-21", func(in *desk.StepInput) { in.Text, in.Paper = "жоқ", id }), "step.unregistered")
	y.state(id, checks.Registered, "2026-01-21", "7")
	refuses("to what is not served", on(checks.Objection, "2026-01-21", points(checks.StepPoint{Point: 1, Text: "жоқ"})), "step.unserved")
	y.today("2026-01-23")
	y.state(id, checks.Served, "2026-01-22", "")
	for _, r := range []struct {
		why  string
		in   desk.StepInput
		code string
	}{
		{"under a number that is none", on(checks.Report, "2026-01-23", func(in *desk.StepInput) { in.Number = strings.Repeat("7", 61) }), "number.long"},
		{"an unknown kind", on("rumour", "2026-01-23", nil), "step.kind"},
		{"without a day", desk.StepInput{Step: checks.Report}, "step.no-day"},
		{"tomorrow", on(checks.Report, "2026-01-24", nil), "day.future"},
		{"before the service", on(checks.Report, "2026-01-21", nil), "step.before"},
		{"an objection that says nothing", on(checks.Objection, "2026-01-23", nil), "step.silent"},
		{"a point that is not there", on(checks.Objection, "2026-01-23", points(checks.StepPoint{Point: 3, Text: "жоқ"})), "point.unknown"},
		{"a point twice", on(checks.Objection, "2026-01-23", points(checks.StepPoint{Point: 1, Text: "а"}, checks.StepPoint{Point: 1, Text: "ә"})), "step.point-twice"},
		{"a point without words", on(checks.Objection, "2026-01-23", points(checks.StepPoint{Point: 1})), "step.point-silent"},
		{"a ground without its sub-item", on(checks.Ground, "2026-01-23", nil), "step.ground"},
		{"a ground in points", on(checks.Ground, "2026-01-23", func(in *desk.StepInput) {
			in.Ground, in.Points = "1", []checks.StepPoint{{Point: 1, Text: "а"}}
		}), "step.whole"},
		{"a report with a ground", on(checks.Report, "2026-01-23", func(in *desk.StepInput) { in.Ground = "1" }), "step.no-ground"},
		{"more time, of no length", on(checks.Granted, "2026-01-23", nil), "step.days"},
		{"a report that takes days", on(checks.Report, "2026-01-23", func(in *desk.StepInput) { in.Days = 3 }), "step.no-days"},
		{"executed after the report", on(checks.Report, "2026-01-22", func(in *desk.StepInput) { in.Done = day(t, "2026-01-23") }), "step.done-later"},
		{"an objection with a day of execution", on(checks.Objection, "2026-01-23", func(in *desk.StepInput) {
			in.Text, in.Done = "жоқ", day(t, "2026-01-22")
		}), "step.done"},
		{"a remote control that is suspended", on(checks.Suspended, "2026-01-23", nil), "step.form"},
		{"a reply to a recommendation", on(checks.Reply, "2026-01-23", func(in *desk.StepInput) { in.Paper = "7" }), "step.other-paper"},
	} {
		refuses(r.why, r.in, r.code)
	}
	report := y.came(on(checks.Report, "2026-01-23", nil))
	if got := code(t, y.Rule(y.ctx, y.number, report.ID, 1, desk.RulingInput{Value: checks.Accepted, Reason: "а"})); got != "ruling.no-objection" {
		t.Errorf("a ruling on a report: %q", got)
	}
}

// A step is corrected by an answer to its own id, keeps its files, and is taken back
// by undo.
func TestAStepIsCorrected(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "7")
	came := y.came(desk.StepInput{
		Step: checks.Objection, Day: day(t, "2026-01-22"), Points: []checks.StepPoint{{Point: 1, Text: "жоқ"}}, Files: []string{kept(t, "хат.txt", "хат")},
	})
	change := func(in desk.StepInput) error {
		_, err := y.ChangeStep(y.ctx, y.number, came.ID, in)
		return err
	}
	must(t, change(desk.StepInput{Number: "31", Files: []string{kept(t, "қосымша.txt", "қосымша")}}))
	list, err := y.Steps(y.ctx, y.number)
	must(t, err)
	if len(list) != 1 || list[0].Number != "31" || len(list[0].Files) != 2 || list[0].Points[0].Text != "жоқ" {
		t.Errorf("%+v", list)
	}
	must(t, y.Rule(y.ctx, y.number, came.ID, 1, desk.RulingInput{Value: checks.Rejected, Reason: "мұрағат"}))
	if got := code(t, change(desk.StepInput{Points: []checks.StepPoint{{Point: 2, Text: "жоқ"}}})); got != "step.ruled" {
		t.Errorf("a point that was ruled on goes away: %q", got)
	}
	_, err = y.Undo(y.ctx, y.number)
	must(t, err)
	must(t, change(desk.StepInput{Points: []checks.StepPoint{{Point: 2, Text: "жоқ"}}}))
}

// What a paper may be, what it was, and what has moved since it was sealed.
func TestPapersAreListed(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	y.served(id, "2026-01-22", "7")
	must(t, y.Set(y.ctx, "executor.phone", "+7 700 000 00 00", "Ереже")) // of the office: it touches no finding
	v, err := y.Papers(y.ctx, y.number)
	must(t, err)
	may := func(kind checks.PaperKind) desk.PaperOffer {
		i := slices.IndexFunc(v.May, func(o desk.PaperOffer) bool { return o.Kind == kind })
		return v.May[i]
	}
	if !may(checks.DemandPaper).Allowed || may(checks.LetterPaper).Allowed || may(checks.LetterPaper).Instead != checks.RecommendationPaper || may(checks.LetterPaper).Why.RU == "" {
		t.Errorf("a letter: %+v", may(checks.LetterPaper))
	}
	if len(v.Issued) != 1 || len(v.Issued[0].Moved) != 0 || v.Issued[0].Points != 2 {
		t.Fatalf("%+v", v.Issued)
	}
	_, err = y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-08-05"), Title: "Сауалнама"})
	must(t, err)
	if v, err = y.Papers(y.ctx, y.number); err != nil || len(v.Issued[0].Moved) != 1 {
		t.Fatalf("%+v, %v", v.Issued, err)
	}
	m := v.Issued[0].Moved[0]
	if m.Check != "open-data-events" || m.Was != checks.NotMet || m.Now != checks.NotMet || !m.Touched || len(m.Clauses) != 0 {
		t.Errorf("a quarter less is no other verdict, and is said all the same: %+v", m)
	}
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "open-data-events", Verdict: checks.Met, Reason: "хат келді"}))
	v, err = y.Papers(y.ctx, y.number)
	must(t, err)
	if m = v.Issued[0].Moved[0]; m.Now != checks.Met || m.Touched || len(m.Clauses) != 1 || m.Clauses[0].Clause != "4(15)" {
		t.Errorf("another verdict: %+v", m)
	}
}

// The file of a paper is given back byte for byte as it was sealed.
func TestAPaperIsGivenBackAsItWasSigned(t *testing.T) {
	y := newYear(t)
	y.today("2026-01-21")
	id := y.recommend(20)
	path := filepath.Join(t.TempDir(), "ұсыным.docx")
	name, err := y.PaperFile(y.ctx, y.number, "recommendation", lang.RU, "docx", path)
	must(t, err)
	body, err := os.ReadFile(path)
	must(t, err)
	line := y.follow(id).Paper
	i := slices.IndexFunc(line.Files, func(f checks.File) bool { return f.Name == name })
	if i < 0 || line.Files[i].Role != "ru" || line.Files[i].Hash != hashOf(body) {
		t.Errorf("%s is not what was sealed", name)
	}
	if _, err = y.PaperFile(y.ctx, y.number, id, lang.KK, "xlsx", path); code(t, err) != "paper-file.none" {
		t.Errorf("a format that was not kept: %v", err)
	}
}

// A paper of the office is registered by the same act as one of an inspection.
func TestAPaperOfTheOfficeIsRegistered(t *testing.T) {
	b := newBureau(t)
	agenda := checks.IssuedPaper{ID: "a1b2c3d4", Paper: string(checks.AgendaPaper), Revisions: map[string]string{}}
	b.append(journal.Draft{Kind: journal.KindPaper, Subject: journal.Office, Matter: "paper " + agenda.ID, Payload: agenda})
	_, err := b.PaperState(b.ctx, desk.OfOffice, "agenda", desk.PaperStateInput{Value: checks.Registered, Day: day(t, "2026-01-20"), Number: "К-1"})
	must(t, err)
	v, err := b.Papers(b.ctx, desk.OfOffice)
	must(t, err)
	if len(v.May) != 0 || len(v.Issued) != 1 || v.Issued[0].Number != "К-1" || v.Issued[0].State != checks.Registered {
		t.Errorf("%+v", v)
	}
	err = b.Execute(b.ctx, desk.OfOffice, "agenda", 1, desk.ExecutionInput{Value: checks.Executed, Day: day(t, "2026-01-20"), Reason: "орындалды"})
	if got := code(t, err); got != "execution.office" {
		t.Errorf("its decisions are followed in the agenda: %q", got)
	}
}
