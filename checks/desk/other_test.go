package desk_test

import (
	"bytes"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

// restricted is a violation that no clause of the Standard names.
func restricted(question string) desk.AnswerInput {
	return desk.AnswerInput{
		Question: question, Verdict: checks.NotMet, Reason: "Сайтта қызметтік ақпарат тұр", Norm: "Заңның 16-бабының 15-тармағы",
		Remedy: "Оны сайттан алып тастау",
	}
}

// A violation outside the Standard is written with its norm and fact, shown by
// evidence, printed in its section of the memo, taken back and undone.
func TestAViolationOutsideTheStandard(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	number, err := b.NextOther(b.ctx, id)
	must(t, err)
	if number != "1" {
		t.Fatalf("begins at %s", number)
	}
	in := restricted("other/1")
	in.Seen = day(t, "2026-01-15")
	must(t, b.Answer(b.ctx, id, in))
	evidence, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: checks.OtherCheck, Parts: []string{"1"}, Kind: checks.Statement, At: at(t, "2026-01-15"), Title: "Азаматтың хаты",
	})
	must(t, err)
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	f, ok := v.Finding(checks.OtherCheck)
	if !ok || v.Summary.Other != 1 || v.Summary.NotMet != 0 || len(f.Evidence) != 1 || f.Evidence[0] != evidence {
		t.Fatalf("%+v, %+v", f, v.Summary)
	}
	for l, words := range map[lang.Lang][]string{
		lang.KK: {"қызметтік ақпарат тұр", "Заңның 16-бабының 15-тармағы", "оны сайттан алып тастау", "15.01.2026"},
		lang.RU: {"қызметтік ақпарат тұр", "14. **Нарушения вне минимальных требований:**\n"},
	} {
		var out bytes.Buffer
		_, err := b.Paper(b.ctx, id, desk.PaperRequest{Kind: checks.MemoPaper,
			Lang: l, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: &out,
		})
		must(t, err)
		for _, w := range words {
			if !strings.Contains(strings.ReplaceAll(out.String(), "\\", ""), w) {
				t.Errorf("the memo in %s does not say %q:\n%s", l, w, out.String())
			}
		}
	}
	must(t, b.WithdrawAnswer(b.ctx, id, "other/1", desk.Withdrawal{Reason: "қате"}))
	if v, _ := b.Check(b.ctx, id, ""); v.Summary.Other != 0 {
		t.Error("it was taken back and stands")
	}
	if number, _ := b.NextOther(b.ctx, id); number != "2" {
		t.Errorf("the number of one that was taken back is used again: %s", number)
	}
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	if v, _ := b.Check(b.ctx, id, ""); v.Summary.Other != 1 {
		t.Error("undoing the withdrawal does not bring it back")
	}
	must(t, b.Close(b.ctx, id, "аяқталды"))
	if v, _ := b.Check(b.ctx, id, ""); v.Summary.Other != 1 || v.Bare {
		t.Errorf("sealed: %+v", v.Summary)
	}
}

// What is not whole is refused: no norm, no fact, another verdict, no number.
func TestAViolationOutsideTheStandardIsWhole(t *testing.T) {
	b := newBureau(t)
	id := b.open("quasi-state")
	for want, change := range map[string]func(*desk.AnswerInput){
		"other.needs-norm": func(in *desk.AnswerInput) { in.Norm = " " },
		"reason.empty":     func(in *desk.AnswerInput) { in.Reason = "" },
		"other.verdict":    func(in *desk.AnswerInput) { in.Verdict = checks.Met },
		"other.number":     func(in *desk.AnswerInput) { in.Question = "other" },
		"verdict.seen-late": func(in *desk.AnswerInput) {
			in.Question, in.Seen = "other/7", day(t, "2026-01-21")
		},
	} {
		in := restricted("other/1")
		change(&in)
		if err := b.Answer(b.ctx, id, in); code(t, err) != want {
			t.Errorf("%s: %v", want, err)
		}
	}
	for want, in := range map[string]desk.EvidenceInput{
		"other.choose":   {Check: "other", Kind: checks.Statement},
		"other.number":   {Check: "other", Kind: checks.Statement, Parts: []string{"x"}},
		"other.no-items": {Check: "other", Kind: checks.Statement, Items: []checks.ItemSeen{{Item: "hours"}}},
	} {
		if _, err := b.AddEvidence(b.ctx, id, in); code(t, err) != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// Remote control records a visit with a warning, and finds no violation where it
// may not look.
func TestRemoteControlAndAVisit(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "state-control-exempt=no")
	must(t, b.ChangeInspection(b.ctx, id, desk.InspectionChange{Form: checks.Remote}))
	for kind, warned := range map[checks.EvidenceKind]bool{checks.Stand: true, checks.Statement: false} {
		words, ok, err := b.VisitWarning(b.ctx, id, kind)
		must(t, err)
		if ok != warned || ok && !strings.Contains(words.RU, "не является формой государственного контроля") {
			t.Errorf("%s: %v %+v", kind, ok, words)
		}
	}
	broken := desk.AnswerInput{Question: "stand/access", Verdict: checks.NotMet, Reason: "жабық"}
	if err := b.Answer(b.ctx, id, broken); code(t, err) != "control.barred" {
		t.Errorf("%v", err)
	}
	broken.Verdict = checks.CannotTell
	must(t, b.Answer(b.ctx, id, broken))
}

// A failed fetch never says that a site does not exist: two captures on different
// days and a statement are the least.
func TestASiteIsNotAbsentBecauseItDidNotAnswer(t *testing.T) {
	b := newBureau(t)
	id := b.open("quasi-state")
	absent := desk.AnswerInput{Question: "official-site/exists", Verdict: checks.NotMet, Reason: "бет ашылмайды", URL: "https://x.kz"}
	refused := func(says string) {
		t.Helper()
		if err := b.Answer(b.ctx, id, absent); code(t, err) != "verdict.site-tried" {
			t.Errorf("%s: %v", says, err)
		}
	}
	refused("nothing was tried")
	page := write(t, "x.html", []byte("<html><body><h1>503</h1></body></html>"))
	capture := func(saved string) {
		t.Helper()
		_, err := b.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{page}, Check: "official-site", Saved: day(t, saved)})
		must(t, err)
	}
	capture("2026-01-18")
	capture("2026-01-18")
	b.say(id, "official-site", "exists")
	refused("two captures of one day")
	capture("2026-01-19")
	must(t, b.Answer(b.ctx, id, absent))
}

// say records a statement under a part.
func (b *bureau) say(inspection, check, part string) {
	b.t.Helper()
	_, err := b.AddEvidence(b.ctx, inspection, desk.EvidenceInput{
		Check: check, Parts: []string{part}, Kind: checks.Statement, At: at(b.t, "2026-01-15"), Title: "Түсініктеме",
	})
	must(b.t, err)
}

// Evidence of a kind that a check does not take is refused with the list of those
// that it does.
func TestEvidenceOfAnotherKindIsRefusedWithTheList(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "disclosure", Parts: []string{"disclosed"}, Kind: checks.Stand, At: at(t, "2026-01-15"), Title: "Стенд",
	})
	if code(t, err) != "evidence.not-accepted" {
		t.Fatal(err)
	}
	if e, _ := lang.AsError(err); !strings.Contains(e.Hint.EN, "document") || strings.Contains(e.Hint.EN, "stand") {
		t.Errorf("the list: %s", e.Hint.EN)
	}
}

// What a sentence of the memo has a place for may be named with the verdict.
func TestAVerdictFillsThePlacesOfItsSentence(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	must(t, b.Answer(b.ctx, id, desk.AnswerInput{
		Question: "weekly-blog/topics", Verdict: checks.NotMet, Reason: "тақырыптар сұраныссыз", Rows: "12.03.2025; 19.03.2025",
	}))
	v, err := b.Check(b.ctx, id, "weekly-blog")
	must(t, err)
	if got := v.Case.Answers[checks.Question{Check: "weekly-blog", Part: "topics"}]; got[0].Places["rows"] != "12.03.2025; 19.03.2025" {
		t.Errorf("%+v", got)
	}
}
