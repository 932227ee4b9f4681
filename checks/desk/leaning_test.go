package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// open gives the questions that are open in an inspection, by what leaned.
func (y *year) asked() map[string]desk.LeaningAt {
	y.t.Helper()
	views, err := y.Leaning(y.ctx, y.number)
	must(y.t, err)
	out := map[string]desk.LeaningAt{}
	for _, r := range views[0].Refuted {
		for _, l := range r.Leans {
			if l.Open {
				out[l.Kind] = l
			}
		}
	}
	return out
}

// needs counts what home says of refuted evidence.
func (y *year) leaning() int {
	y.t.Helper()
	n, err := y.Needs(y.ctx, desk.NeedsQuery{})
	must(y.t, err)
	for _, l := range n.Lines {
		if l.Kind == desk.NeedLeaning {
			return l.N
		}
	}
	return 0
}

// From the refuted photo to the answers: the verdict that saw it and the paper that
// states it are questions; the verdict is given anew, the paper stands for a reason; then
// nothing is open, and the paper still says what it leaned on.
func TestFromARefutedPhotoToTheAnswers(t *testing.T) {
	y := newYear(t)
	photo := filepath.Join(t.TempDir(), "стенд.txt")
	must(t, os.WriteFile(photo, []byte("сурет"), 0o600))
	e, err := y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-08-05"), Title: "Сауалнама", Files: []string{photo},
	})
	must(t, err)
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "open-data-events", Verdict: checks.Met, Reason: "хат келді"}))
	y.today("2026-01-21")
	memo := y.issue(checks.MemoPaper, checks.PaperDetails{})
	y.state(memo, checks.Registered, "2026-01-21", "12")
	y.today("2026-01-25")

	list, err := y.WithdrawEvidence(y.ctx, e, desk.Withdrawal{Why: journal.Refuted, Reason: "сурет басқа ғимараттікі"})
	must(t, err)
	if !slices.ContainsFunc(list, func(l desk.Leaning) bool { return l.Kind == "verdict" && l.How == desk.LeanSaw && l.Open }) ||
		!slices.ContainsFunc(list, func(l desk.Leaning) bool { return l.Kind == "paper" && l.How == desk.LeanMoves && l.Open }) {
		t.Errorf("said at once: %+v", list)
	}
	if open := y.asked(); len(open) != 2 || open["verdict"].How == "" || y.leaning() != 2 {
		t.Fatalf("open: %+v, at home %d", open, y.leaning())
	}

	if _, err := y.Uphold(y.ctx, y.number, desk.StandsInput{Thing: "open-data-events", Reason: "x"}); code(t, err) != "leaning.verdict" {
		t.Errorf("a verdict is upheld: %v", err)
	}
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "open-data-events", Verdict: checks.NotMet, Reason: "іс-шара болмаған"}))
	if open := y.asked(); len(open) != 1 || y.leaning() != 1 {
		t.Errorf("after the verdict was given anew: %+v, at home %d", open, y.leaning())
	}
	n, err := y.Uphold(y.ctx, y.number, desk.StandsInput{Thing: memo[len(memo)-8:], Reason: "қорытынды өзгермейді"})
	must(t, err)
	if open := y.asked(); n != 1 || len(open) != 0 || y.leaning() != 0 {
		t.Errorf("after the paper was upheld: %+v, at home %d", open, y.leaning())
	}
	last, err := y.Journal(y.ctx, y.number)
	must(t, err)
	if what := last[len(last)-1].What.RU; what != "остается в силе, несмотря на опровергнутое доказательство: қорытынды өзгермейді" && last[0].What.RU != "остается в силе, несмотря на опровергнутое доказательство: қорытынды өзгермейді" {
		t.Errorf("the journal says %q", what)
	}
	papers, err := y.Papers(y.ctx, y.number)
	must(t, err)
	if l := papers.Issued[0].Leaned; len(l) != 1 || l[0].Open {
		t.Errorf("the paper says %+v", l)
	}
	_, err = y.Undo(y.ctx, y.number)
	must(t, err)
	if y.leaning() != 1 {
		t.Error("an answer that is taken back leaves the question open again")
	}
}

// A paper is answered by the one that takes its place; what was withdrawn as a mistake
// asks nothing, and a withdrawal that is undone asks nothing any more.
func TestWhatAnswersAPaper(t *testing.T) {
	y := newYear(t)
	e, err := y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-08-05"), Title: "Сауалнама"})
	must(t, err)
	y.today("2026-01-21")
	old := y.recommend(20)
	y.served(old, "2026-01-22", "7")
	y.today("2026-01-25")

	_, err = y.WithdrawEvidence(y.ctx, e, desk.Withdrawal{Reason: "екі рет енгізілген"})
	must(t, err)
	if open := y.asked(); len(open) != 0 {
		t.Errorf("a mistake asks: %+v", open)
	}
	_, err = y.Undo(y.ctx, y.number)
	must(t, err)
	_, err = y.WithdrawEvidence(y.ctx, e, desk.Withdrawal{Why: journal.Refuted, Reason: "басқа жылдікі"})
	must(t, err)
	if open := y.asked(); len(open) != 1 || open["paper"].How == "" {
		t.Fatalf("%+v", open)
	}
	mended := y.issue(checks.RecommendationPaper, checks.PaperDetails{
		To:   &checks.Official{PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой"},
		Term: 20, Until: day(t, "2026-01-30"), Found: day(t, "2026-01-20"), Amends: old,
	})
	if open := y.asked(); len(open) != 1 {
		t.Errorf("a paper without a number answers nothing yet: %+v", open)
	}
	y.served(mended, "2026-01-26", "9")
	if open := y.asked(); len(open) != 0 {
		t.Errorf("after the amendment: %+v", open)
	}
}

// The same photo in another inspection is asked about there too.
func TestTheSameFileElsewhereIsAsked(t *testing.T) {
	b := newBureau(t)
	photo := filepath.Join(t.TempDir(), "стенд.txt")
	must(t, os.WriteFile(photo, []byte("сурет"), 0o600))
	var ids, evidence []string
	for range 2 {
		id := b.open("state-body")
		e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-08-05"), Title: "Сауалнама", Files: []string{photo}})
		must(t, err)
		ids, evidence = append(ids, id), append(evidence, e)
	}
	list, err := b.WithdrawEvidence(b.ctx, evidence[0], desk.Withdrawal{Why: journal.Refuted, Reason: "жалған"})
	must(t, err)
	i := slices.IndexFunc(list, func(l desk.Leaning) bool { return l.How == desk.LeanSame })
	if i < 0 || list[i].Inspection != ids[1] {
		t.Fatalf("%+v", list)
	}
	_, err = b.Uphold(b.ctx, ids[0], desk.StandsInput{Thing: evidence[1][len(evidence[1])-8:], Reason: "сол суретте басқа стенд"})
	must(t, err)
	views, err := b.Leaning(b.ctx, ids[0])
	must(t, err)
	if views[0].Refuted[0].Open != 0 {
		t.Errorf("%+v", views[0].Refuted[0].Leans)
	}
}
