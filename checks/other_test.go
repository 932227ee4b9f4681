package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
)

// otherAnswer is a violation outside the Standard as it is written.
func otherAnswer(norm string) checks.Answer {
	return checks.Answer{
		Verdict: checks.NotMet, Reason: "Сайтта қызметтік ақпарат орналастырылған", Observed: 739_260,
		Places: map[string]string{checks.PlaceNorm: norm, checks.PlaceRemedy: "алып тастау"}, Mark: checks.Mark{Entry: "n" + norm},
	}
}

func withOthers(t *testing.T, answers map[string][]checks.Answer) *world {
	t.Helper()
	w := stateBody(t)
	w.c.Answers = map[checks.Question][]checks.Answer{}
	for number, list := range answers {
		w.c.Answers[checks.Question{Check: checks.OtherCheck, Part: number}] = list
	}
	return w
}

// A violation outside the clauses is a finding without a clause: it stands last and
// moves no figure of the Standard.
func TestAViolationOutsideTheStandardIsCountedApart(t *testing.T) {
	before := checks.Summarize(stateBody(t).judge())
	w := withOthers(t, map[string][]checks.Answer{"2": {otherAnswer("Заңның 16-бабының 15-тармағы")}, "10": {otherAnswer("x")}})
	w.c.Evidence = append(w.c.Evidence, checks.Evidence{
		ID: "seen", Kind: checks.Statement, At: moment(day(t, "2026-01-10")), Mark: checks.Mark{Entry: "seen"},
		Serves: []checks.Service{{Check: checks.OtherCheck, Parts: []string{"2"}}},
	})
	findings := w.judge()
	f := findings[len(findings)-1]
	if f.Check != checks.OtherCheck || f.Verdict != checks.NotMet || f.By != checks.Analyst || len(f.Clauses)+len(f.Lines) > 0 || f.Basis == "" {
		t.Fatalf("%+v", f)
	}
	if len(f.Parts) != 2 || f.Parts[0].Part != "2" || f.Parts[1].Part != "10" || !slices.Equal(f.Evidence, []string{"seen"}) {
		t.Errorf("%+v", f)
	}
	after := checks.Summarize(findings)
	if after.Other != 2 {
		t.Errorf("counted %d", after.Other)
	}
	if after.Other = 0; after != before {
		t.Errorf("it moves the figures: %+v, were %+v", after, before)
	}
}

// Without its norm it is no violation, and two analysts who differ leave it open.
func TestAViolationOutsideTheStandardNamesItsNorm(t *testing.T) {
	for says, answers := range map[string][]checks.Answer{
		"no norm": {otherAnswer("")}, "a conflict": {otherAnswer("a"), otherAnswer("b")},
	} {
		findings := withOthers(t, map[string][]checks.Answer{"1": answers}).judge()
		f := findings[len(findings)-1]
		if f.Check != checks.OtherCheck || f.Verdict != checks.CannotTell || checks.Summarize(findings).Other != 0 {
			t.Errorf("%s: %+v", says, f)
		}
	}
	for _, odd := range []string{"", "0", "01", "-1", "x", "1/2"} {
		findings := withOthers(t, map[string][]checks.Answer{odd: {otherAnswer("a")}}).judge()
		if findings[len(findings)-1].Check == checks.OtherCheck {
			t.Errorf("%q is a number", odd)
		}
	}
}

// othersSaid are the reasons that only violations outside the Standard give.
func othersSaid(t *testing.T) []checks.Reason {
	t.Helper()
	findings := withOthers(t, map[string][]checks.Answer{"1": {otherAnswer("")}}).judge()
	return findings[len(findings)-1].Parts[0].Reasons
}

// remotely judges a stand in remote control whose access the analyst calls broken.
func remotely(t *testing.T, form checks.Form) checks.PartFinding {
	t.Helper()
	w := stateBody(t)
	w.c.Inspection.Form = form
	w.c.Answers = map[checks.Question][]checks.Answer{
		{Check: "stand", Part: "access"}: {{Verdict: checks.NotMet, Reason: "жабық", Mark: checks.Mark{Entry: "v"}}},
	}
	for _, f := range w.judge() {
		for _, p := range f.Parts {
			if f.Check == "stand" && p.Part == "access" {
				return p
			}
		}
	}
	t.Fatal("nobody asks for access")
	return checks.PartFinding{}
}

// What only a visit shows is out of the reach of remote control: whatever is
// written, it is never a violation there.
func TestRemoteControlFindsNoViolationWhereItMayNotLook(t *testing.T) {
	if p := remotely(t, checks.Monitoring); p.Verdict != checks.NotMet {
		t.Errorf("monitoring: %+v", p)
	}
	p := remotely(t, checks.Remote)
	if p.Verdict.Broken() {
		t.Errorf("remote control finds %+v", p)
	}
	if !slices.ContainsFunc(p.Reasons, func(r checks.Reason) bool { return r.Code == "remote.barred" }) {
		t.Errorf("it does not say why: %+v", p.Reasons)
	}
}

// Which form issues what: only state control demands, and every form has the memo.
func TestAFormSaysWhichPapersItMayIssue(t *testing.T) {
	for form, want := range map[checks.Form][]checks.PaperKind{
		checks.Remote:      {"memo", "demand", "recommendation", "decision", "answer"},
		checks.Unscheduled: {"memo", "demand", "appointment", "extension", "notice", "suspension", "resumption", "termination", "results"},
		checks.OnSite:      {"memo", "letter"},
		checks.Monitoring:  {"memo", "letter"},
		checks.Hearing:     {"memo", "letter", "reference"},
		checks.Self:        {"memo"},
	} {
		if got := form.Issues(); !slices.Equal(got, want) {
			t.Errorf("%s issues %v", form, got)
		}
		for _, p := range checks.PaperKinds() {
			if form.MayIssue(p) != slices.Contains(want, p) {
				t.Errorf("%s and %s disagree", form, p)
			}
			if instead := form.Instead(p); !form.MayIssue(p) && (!form.MayIssue(instead) || instead == p) {
				t.Errorf("%s: instead of %s it offers %s", form, p, instead)
			}
		}
	}
	for form, instead := range map[checks.Form]checks.PaperKind{
		checks.Monitoring: checks.LetterPaper, checks.OnSite: checks.LetterPaper, checks.Unscheduled: checks.ResultsPaper,
		checks.Self: checks.MemoPaper,
	} {
		if got := form.Instead(checks.RecommendationPaper); got != instead {
			t.Errorf("%s: instead of a recommendation %s", form, got)
		}
	}
}

// A visit is told apart from state control in every form in which it may be taken
// for it.
func TestAVisitIsToldApartFromControl(t *testing.T) {
	for _, row := range []struct {
		form    checks.Form
		subject bool
		warned  bool
	}{
		{checks.Remote, true, true}, {checks.Unscheduled, true, false}, {checks.OnSite, true, true}, {checks.OnSite, false, false},
		{checks.Monitoring, true, true}, {checks.Monitoring, false, false}, {checks.Self, true, false},
	} {
		words, ok := row.form.Visit(row.subject)
		if ok != row.warned || ok && len(words.Missing()) > 0 {
			t.Errorf("%s, subject %v: %v %+v", row.form, row.subject, ok, words)
		}
	}
}
