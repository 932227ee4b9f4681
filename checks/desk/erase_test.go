package desk_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
)

// A visitor's name stands in the text of evidence, in its older version and in a file.
// After erasing nothing of it is anywhere: not in lists, not in search, not in a page of
// the database; what stays says who entered it and who erased it, and the journal is
// whole.
func TestWhatIsErasedIsNowhere(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	secret := "Қарлығаш-Ахметова-Заветная"
	file := filepath.Join(t.TempDir(), "жауап.txt")
	must(t, os.WriteFile(file, []byte(strings.Repeat("беттегі сөз "+secret+"\n", 40_000)), 0o600))
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-15"), Title: "Кездесу", Text: secret + " ЖСН 900101300123", Files: []string{file},
	})
	must(t, err)
	must(t, b.ChangeEvidence(b.ctx, e, desk.EvidenceInput{Text: "келген: " + secret}))

	seen, err := b.ErasePreview(b.ctx, desk.EraseInput{Ref: e})
	must(t, err)
	if seen.Of != desk.EraseEvidence || len(seen.Goes) != 1 || seen.Goes[0].Versions != 2 || len(seen.Files) != 1 || seen.Personal != 1 || seen.Texts != 2 || seen.Done {
		t.Fatalf("%+v", seen)
	}
	if got := b.evidence(id); len(got) != 1 {
		t.Fatalf("a look erased: %+v", got)
	}
	in := desk.EraseInput{Ref: e, Why: journal.PersonalData, Reason: "азаматтың өтініші"}
	done, err := b.Erase(b.ctx, in)
	must(t, err)
	if !done.Done || len(b.evidence(id)) != 0 {
		t.Errorf("%+v", done)
	}
	found, err := b.Search(b.ctx, desk.SearchQuery{Text: "Ахметова"})
	must(t, err)
	if n := found.Count; n != 0 {
		t.Errorf("search still finds %d", n)
	}
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	gone := v.Case.Emptied
	if len(gone) != 1 || gone[0].ID != e || gone[0].Why != journal.PersonalData || gone[0].Reason != "азаматтың өтініші" || gone[0].Mark.Author != "Асан Т." {
		t.Errorf("what still tells of it: %+v", gone)
	}
	if _, err := b.Erase(b.ctx, desk.EraseInput{Inspection: id, Ref: e, Why: journal.PersonalData, Reason: "тағы"}); code(t, err) != "erase.nothing" {
		t.Errorf("a second time: %v", err)
	}
	entries(b) // whole
	b.nowhere(secret)
}

// nowhere fails where a word stands in any file of the database.
func (b *bureau) nowhere(word string) {
	b.t.Helper()
	files, err := filepath.Glob(b.store.Path() + "*")
	must(b.t, err)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		must(b.t, err)
		for _, form := range []string{word, strings.ToLower(word)} {
			if at := bytes.Index(raw, []byte(form)); at >= 0 {
				b.t.Errorf("%s holds %q at %d", filepath.Base(f), form, at)
			}
		}
	}
}

func (b *bureau) evidence(id string) []checks.Evidence {
	b.t.Helper()
	list, _, err := b.ListEvidence(b.ctx, id)
	must(b.t, err)
	return list
}

// A file that another piece of evidence names too is kept, and it is said where; erased
// from there as well it goes. One that is gone is no file of anything, and what is made of
// the evidence afterwards does not stumble over it.
func TestASharedFileGoesWithTheLastThatNamesIt(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	file := filepath.Join(t.TempDir(), "сурет.txt")
	must(t, os.WriteFile(file, []byte("бір файл"), 0o600))
	add := func(d string) string {
		e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, d), Title: "Кездесу", Files: []string{file}})
		must(t, err)
		return e
	}
	first, second := add("2025-05-15"), add("2025-08-15")
	why := desk.EraseInput{Ref: first, Why: journal.PersonalData, Reason: "өтініш"}
	got, err := b.Erase(b.ctx, why)
	must(t, err)
	if len(got.Files) != 0 || len(got.Kept) != 1 || got.Kept[0].By != id || got.Kept[0].Name != "сурет.txt" {
		t.Fatalf("%+v", got)
	}
	left := b.evidence(id)
	if len(left) != 1 || len(left[0].Files) != 1 {
		t.Fatalf("%+v", left)
	}
	got, err = b.Erase(b.ctx, desk.EraseInput{Inspection: id, Ref: left[0].Files[0].Hash[:12], Why: journal.PersonalData, Reason: "өтініш"})
	must(t, err)
	if got.Of != desk.EraseOneFile || got.Texts != 0 || len(got.Files) != 1 {
		t.Fatalf("%+v", got)
	}
	left = b.evidence(id)
	if len(left) != 1 || left[0].ID != second || len(left[0].Files) != 0 || len(left[0].Gone) != 1 || left[0].Gone[0].Name != "сурет.txt" {
		t.Errorf("%+v", left)
	}
	out, err := b.Dossier(b.ctx, id, desk.DossierRequest{Path: filepath.Join(t.TempDir(), "d.zip"), Writers: paper.Writers{docx.Format: docx.Writer{}}})
	must(t, err)
	if len(out.Left) != 1 || out.Left[0].Why != "erased" {
		t.Errorf("the dossier leaves out %+v", out.Left)
	}
	must(t, b.ChangeEvidence(b.ctx, second, desk.EvidenceInput{Title: "Сауалнама"}))
}

// What a paper or an answer leans on goes only with a ground, and the paper stands as it
// was signed; a closed inspection shows its seal, and papers can still be written.
func TestWhatIsLeanedOnGoesWithAGround(t *testing.T) {
	y := newYear(t)
	e, err := y.AddEvidence(y.ctx, y.number, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-08-05"), Title: "Сауалнама"})
	must(t, err)
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "open-data-events", Verdict: checks.Met, Reason: "хат келді"}))
	y.today("2026-01-21")
	memo := y.issue(checks.MemoPaper, checks.PaperDetails{})
	must(t, y.Close(y.ctx, y.number, ""))
	in := desk.EraseInput{Ref: e, Why: journal.RetentionOver, Reason: "мерзімі өтті"}
	if _, err := y.Erase(y.ctx, in); code(t, err) != "erase.leaned" || !strings.Contains(err.Error(), "2026") {
		t.Errorf("without a ground: %v", err)
	}
	seen, err := y.ErasePreview(y.ctx, in)
	must(t, err)
	kinds := map[string]bool{}
	for _, l := range seen.Leans {
		kinds[l.Kind] = true
	}
	if !kinds["verdict"] || !kinds["paper"] || !kinds["state"] {
		t.Errorf("what leans: %+v", seen.Leans)
	}
	in.Ground = "номенклатура, 12-тармақ"
	_, err = y.Erase(y.ctx, in)
	must(t, err)
	v, err := y.Check(y.ctx, y.number, "")
	must(t, err)
	if !v.Sealed || len(v.Case.Unread) != 0 {
		t.Errorf("the seal: %v, unread %v", v.Sealed, v.Case.Unread)
	}
	f, _ := v.Finding("open-data-events")
	if f.Verdict != checks.Met {
		t.Errorf("the sealed verdict is %s", f.Verdict)
	}
	papers, err := y.Papers(y.ctx, y.number)
	must(t, err)
	if len(papers.Issued) != 1 || papers.Issued[0].ID != memo || papers.Issued[0].Erased != 1 {
		t.Errorf("the paper does not say that what it quotes was erased: %+v", papers.Issued)
	}
	if _, err := y.PaperFile(y.ctx, y.number, memo, "kk", docx.Format, filepath.Join(t.TempDir(), "a.docx")); err != nil {
		t.Error(err)
	}
}

// Nothing is due while the office has not said how long it keeps; then it is due on the
// day after the last of it, and is listed until it is erased.
func TestRetentionIsTheOfficesOwn(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-15"), Title: "Кездесу", Text: "900101300123"})
	must(t, err)
	must(t, b.Close(b.ctx, id, "")) // 2026-01-20
	due := func() desk.DueView {
		out, err := b.EraseDue(b.ctx)
		must(t, err)
		return out
	}
	if got := due(); got.Months != 0 || len(got.Due) != 0 {
		t.Errorf("nobody has said: %+v", got)
	}
	if err := b.Set(b.ctx, "retention.months", "екі", "x"); code(t, err) != "setting.months" {
		t.Errorf("no number: %v", err)
	}
	must(t, b.Set(b.ctx, "retention.months", "1", "Номенклатура, 12-т."))
	for _, step := range []struct {
		day string
		n   int
	}{{"2026-02-20", 0}, {"2026-02-21", 1}} {
		b.now = moment(t, step.day+"T10:00:00+05:00")
		if got := due(); len(got.Due) != step.n || got.Source != "Номенклатура, 12-т." {
			t.Errorf("on %s: %+v", step.day, got)
		}
	}
	if l := due().Due[0]; l.Texts != 1 || l.Personal != 1 || l.Until != "2026-02-20" || l.Inspection != id {
		t.Errorf("%+v", l)
	}
	_, err = b.Erase(context.Background(), desk.EraseInput{Ref: id, Why: journal.RetentionOver, Reason: "мерзімі өтті", Ground: "номенклатура", Count: 1})
	must(t, err)
	if got := due(); len(got.Due) != 0 {
		t.Errorf("after erasing: %+v", got)
	}
}

// There is no way back from erasing: a slip of the finger that fits something erases
// nothing, and a whole inspection goes only where the number that was looked at is said.
func TestErasingIsMeant(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-15"), Title: "Кездесу"})
	must(t, err)
	why := desk.EraseInput{Why: journal.PersonalData, Reason: "өтініш"}
	for _, c := range []struct {
		inspection, ref string
		count           int
		code            string
	}{
		{"", e[len(e)-1:], 0, "erase.short"},
		{"", e[len(e)-7:], 0, "erase.short"},
		{id, e[len(e)-7:], 0, "erase.short"},
		{"", id, 0, "erase.count"},
		{"", id, 2, "erase.count"},
		{"", e, 2, "erase.count"},
	} {
		in := why
		in.Inspection, in.Ref, in.Count = c.inspection, c.ref, c.count
		if _, err := b.Erase(b.ctx, in); code(t, err) != c.code {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if len(b.evidence(id)) != 1 {
		t.Fatal("it was erased")
	}
	seen, err := b.ErasePreview(b.ctx, desk.EraseInput{Ref: id})
	must(t, err)
	why.Ref, why.Count = id, seen.Count
	done, err := b.Erase(b.ctx, why)
	must(t, err)
	if !done.Done || seen.Count != 1 || len(b.evidence(id)) != 0 {
		t.Errorf("%+v", done)
	}
}

// What was typed for papers of an inspection that is erased goes with it: the names of
// people stand there too. A draft saved elsewhere is for its owner's eyes alone.
func TestErasingForgetsWhatWasTyped(t *testing.T) {
	b := newBureau(t)
	var err error
	b.Desk, err = desk.New(desk.Tools{Store: b.store, Shelf: board{}, Clock: b, Files: desk.Disk{}, Author: desk.Author{Name: "Асан Т.", Given: true}})
	must(t, err)
	id := b.open("state-body")
	_, err = b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-15"), Title: "Кездесу"})
	must(t, err)
	row, err := b.Check(b.ctx, id, "")
	must(t, err)
	long := row.Case.Inspection.ID
	typed := checks.PaperDetails{To: &checks.Official{NameKK: "Қ. Заветная"}}
	must(t, b.KeepDetails(b.ctx, long, checks.RecommendationPaper, typed))
	if got, err := b.KeptDetails(b.ctx, long, checks.RecommendationPaper); err != nil || got.To == nil {
		t.Fatalf("nothing was kept: %v", err)
	}
	_, err = b.Erase(b.ctx, desk.EraseInput{Ref: id, Why: journal.PersonalData, Reason: "өтініш", Count: 1})
	must(t, err)
	if got, err := b.KeptDetails(b.ctx, long, checks.RecommendationPaper); err != nil || got.To != nil {
		t.Errorf("what was typed is still there: %+v, %v", got.To, err)
	}
	path := filepath.Join(t.TempDir(), "draft.json")
	must(t, b.SaveDraftElsewhere(path, desk.Draft{ID: "d", Form: "evidence"}, nil))
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
