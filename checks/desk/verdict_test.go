package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// The analyst's verdict decides; the computed one stays beside it; taking hers
// back leaves the machine's.
func TestAnswerDecides(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	must(t, b.Answer(b.ctx, id, desk.AnswerInput{Question: "open-data-events", Verdict: checks.Met, Reason: "мұрағаттан көрдім"}))
	f := b.finding(id, "open-data-events")
	if f.Verdict != checks.Met || f.By != checks.Analyst || f.Computed != checks.NotChecked {
		t.Fatalf("%s by %s, computed %s", f.Verdict, f.By, f.Computed)
	}
	must(t, b.WithdrawAnswer(b.ctx, id, "open-data-events", desk.Withdrawal{Reason: "қате"}))
	if f := b.finding(id, "open-data-events"); f.Verdict != checks.NotChecked || f.By != checks.Machine {
		t.Fatalf("after the withdrawal: %s by %s", f.Verdict, f.By)
	}
}

// A violation must name the norm, or the national standard, where the clause
// names none itself.
func TestAnswerNeedsItsGround(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	rows := []struct{ question, verdict, norm, reason, code string }{
		{"disclosure/disclosed", "not-met", "", "жоқ", "verdict.needs-norm"},
		{"disclosure/disclosed", "not-met", "Ішкі қағидалардың 5-тармағы", "жоқ", ""},
		{"accessibility/site-access", "not-met", "", "жоқ", "verdict.needs-standard"},
		{"accessibility/site-access", "met", "", "бар", ""},
		{"weekly-blog", "not-checked", "", "жоқ", "verdict.unknown"},
		{"weekly-blog", "met", "", "  ", "reason.empty"},
		{"weekly-blog/moon", "met", "", "бар", "part.unknown"},
		{"moon", "met", "", "бар", "check.unknown"},
	}
	for _, r := range rows {
		err := b.Answer(b.ctx, id, desk.AnswerInput{
			Question: r.question, Verdict: checks.Verdict(r.verdict), Norm: r.norm, Reason: r.reason,
		})
		if got := code(t, err); got != r.code {
			t.Errorf("%s %s: %q, want %q", r.question, r.verdict, got, r.code)
		}
	}
}

// A closed inspection shows what was sealed at its closing and takes no entries
// until it is reopened.
func TestClosingSeals(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	must(t, b.Answer(b.ctx, id, desk.AnswerInput{Question: "weekly-blog", Verdict: checks.NotMet, Reason: "жазба жоқ"}))
	before := b.finding(id, "weekly-blog")
	must(t, b.Close(b.ctx, id, "аяқталды"))
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-03-01")})
	if code(t, err) != "inspection.closed" {
		t.Errorf("writing into a closed inspection: %v", err)
	}
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	after, ok := v.Finding("weekly-blog")
	if !v.Sealed || !ok || after.Verdict != before.Verdict || after.Basis != before.Basis || len(after.Clauses) != len(before.Clauses) {
		t.Fatalf("sealed %v: %+v", v.Sealed, after)
	}
	if after.Parts[0].Reasons[0].Words().KK != before.Parts[0].Reasons[0].Words().KK {
		t.Error("the reasons are not in the words that were sealed")
	}
	if _, err := b.Undo(b.ctx, id); code(t, err) != "inspection.closed" {
		t.Errorf("undoing a closing: %v", err)
	}
	must(t, b.Reopen(b.ctx, id, "жаңа құжат келді"))
	if v, err := b.Check(b.ctx, id, ""); err != nil || v.Sealed {
		t.Errorf("after reopening: sealed %v, %v", v.Sealed, err)
	}
}
