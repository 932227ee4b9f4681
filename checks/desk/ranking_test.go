package desk_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

func (b *bureau) ranking(category, period string) desk.Ranking {
	b.t.Helper()
	q := desk.RankingQuery{Category: category}
	if period != "" {
		q.Period = span(b.t, period)
	}
	out, err := b.Ranking(b.ctx, q)
	must(b.t, err)
	return out
}

// whole says of a holder's checks that all but some are met, so that it has a place.
func (b *bureau) whole(inspection string, broken ...string) {
	b.t.Helper()
	v, err := b.Check(b.ctx, inspection, "")
	must(b.t, err)
	for _, f := range v.Findings {
		verdict := checks.Met
		for _, id := range broken {
			if f.Check == id {
				verdict = checks.NotMet
			}
		}
		must(b.t, b.Answer(b.ctx, inspection, desk.AnswerInput{Question: f.Check, Verdict: verdict, Reason: "қаралды, толық", Norm: "ҚР СТ 2191"}))
	}
}

func TestHoldersOfACategoryStandBesideEachOtherByTheirLatestInspections(t *testing.T) {
	b := province(t)
	all := b.ranking("state-body", "")
	if len(all.Lines) != 3 || all.Holders != 4 {
		t.Fatalf("three holders of four records, one under two: %+v", all)
	}
	for _, l := range all.Lines {
		if name := l.Name.KK; name == "Арқа облысының әкімдігі" && l.AsOf != day(t, "2025-11-05") {
			t.Errorf("%s stands by its inspection of %s", name, l.AsOf)
		}
		if !l.Apart() || l.Best != 0 {
			t.Errorf("one of eighteen requirements is known of %s: it has no place: %+v", l.Name.KK, l.Ranked)
		}
	}
	if got := b.ranking("state-body", "2025-01-01..2025-10-31"); len(got.Lines) != 2 {
		t.Errorf("two were inspected by October: %+v", got.Lines)
	}
	if got := b.ranking("state-institution", "2025-01-01..2026-12-31"); len(got.Lines) != 1 || got.Lines[0].State != "closed" {
		t.Errorf("a closed inspection counts as it was sealed: %+v", got.Lines)
	}
	if got := b.ranking("state-monopoly", ""); len(got.Lines) != 0 {
		t.Errorf("%+v", got.Lines)
	}
	if _, err := b.Ranking(b.ctx, desk.RankingQuery{Category: "nonsense"}); code(t, err) != "category.unknown" {
		t.Errorf("%v", err)
	}
}

func TestWithEnoughKnownAHolderHasAPlace(t *testing.T) {
	b := newBureau(t)
	for _, name := range []string{"Бірінші басқарма", "Екінші басқарма", "Үшінші басқарма"} {
		b.register(name, "state-body")
	}
	b.whole(b.inYear("Бірінші басқарма", "2025-10-01", checks.Monitoring, false).ID, "stand", "weekly-blog")
	b.whole(b.inYear("Екінші басқарма", "2025-10-02", checks.Monitoring, false).ID)
	b.inYear("Үшінші басқарма", "2025-10-03", checks.Monitoring, false)
	got := b.ranking("state-body", "")
	if got.Placed != 2 || len(got.Lines) != 3 {
		t.Fatalf("%+v", got)
	}
	first, second, last := got.Lines[0], got.Lines[1], got.Lines[2]
	if first.Name.KK != "Екінші басқарма" || first.Best != 1 || first.Worst != 2 || first.Least() != 100 {
		t.Errorf("%+v", first)
	}
	if second.Best != 2 || second.Worst != 3 || second.Broken != 2 || second.Least() >= 100 {
		t.Errorf("%+v", second)
	}
	if last.Name.KK != "Үшінші басқарма" || !last.Apart() {
		t.Errorf("%+v", last)
	}
}

// The figures of an inspection of two categories are told apart in each.
func TestAnInspectionOfTwoCategoriesIsCountedInEach(t *testing.T) {
	b := newBureau(t)
	b.register("Қосарлы мекеме", "state-institution", func(in *desk.HolderInput) {
		in.Categories = append(in.Categories, desk.Since{ID: "budget-recipient"})
	})
	b.inYear("Қосарлы мекеме", "2025-10-01", checks.Monitoring, false)
	for category, want := range map[string]int{"state-institution": 10, "budget-recipient": 4} {
		got := b.ranking(category, "")
		if len(got.Lines) != 1 || got.Lines[0].Applicable()+got.Lines[0].Exempt != want {
			t.Errorf("%s: %+v, want %d requirements", category, got.Lines, want)
		}
	}
}

func TestARankingIsWrittenAsATableThatNoSpreadsheetTakesForFormulas(t *testing.T) {
	b := newBureau(t)
	b.register("=SUM(A1) басқармасы", "state-body")
	b.inYear("=SUM(A1) басқармасы", "2025-10-01", checks.Monitoring, false)
	file := filepath.Join(t.TempDir(), "list.csv")
	n, err := b.WriteRanking(b.ctx, file, lang.KK, desk.RankingQuery{Category: "state-body"})
	must(t, err)
	text, err := os.ReadFile(file)
	must(t, err)
	body, marked := strings.CutPrefix(string(text), "\ufeff")
	reader := csv.NewReader(strings.NewReader(body))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	must(t, err)
	if n != 1 || !marked || len(rows) != 4 || rows[3][2] != "'=SUM(A1) басқармасы" || rows[3][0] != "" || rows[3][6] != "0" || rows[3][7] != "100" {
		t.Errorf("%d %v %q", n, marked, rows)
	}
	if !strings.Contains(rows[1][0], "бағалауы емес") {
		t.Errorf("the table does not say what it is not: %q", rows[1])
	}
	if _, err := b.WriteRanking(b.ctx, "list.xlsx", lang.KK, desk.RankingQuery{Category: "state-body"}); code(t, err) != "ranking.format" {
		t.Errorf("%v", err)
	}
}
