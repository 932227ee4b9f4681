package desk_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
)

// heard opens an inspection of a state body in which the quarters named were held, the
// rest of the year being covered.
func (b *bureau) heard(holder, period, asOf string, form checks.Form, days ...string) desk.Opened {
	b.t.Helper()
	in := desk.InspectionInput{
		Holder: holder, Categories: []string{"state-body"}, Period: span(b.t, period), AsOf: day(b.t, asOf), Form: form,
	}
	in.Register.NameKK, in.Register.NameRU = holder, holder+" (ru)"
	if rows, err := b.ListHolders(b.ctx, journal.HolderQuery{Exact: lang.Name(holder)}); err == nil && len(rows) > 0 {
		in.Register, in.Categories = desk.HolderInput{}, nil
	}
	opened, err := b.OpenInspection(b.ctx, in)
	must(b.t, err)
	b.polled(opened.Number, days...)
	_, err = b.Cover(b.ctx, opened.Number, desk.CoverageInput{Check: "open-data-events", Span: span(b.t, period), Source: "Журнал"})
	must(b.t, err)
	return opened
}

func (b *bureau) polled(number string, days ...string) {
	b.t.Helper()
	for _, d := range days {
		_, err := b.AddEvidence(b.ctx, number, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(b.t, d), Title: "Сауалнама"})
		must(b.t, err)
	}
}

// A year with the Commission: a holder is chosen by rule, heard, the decision is
// recorded and followed into the next inspection and the next agenda; the figures were
// frozen, and what moved since is listed.
func TestAYearWithTheCommission(t *testing.T) {
	b := newBureau(t)
	bad := b.heard("Көкжиде басқармасы", "2025-01-01..2025-12-31", "2026-01-20", checks.Hearing, "2025-05-15")
	b.heard("Ақбоз басқармасы", "2025-01-01..2025-12-31", "2026-01-20", checks.Monitoring, "2025-02-03", "2025-05-15", "2025-08-20")
	b.heard("Толық басқарма", "2025-01-01..2025-12-31", "2026-01-20", checks.Monitoring, "2025-02-03", "2025-05-15", "2025-08-20", "2025-11-11")

	b.now = moment(t, "2026-03-10T10:00:00+05:00")
	if _, err := b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-03-27"), Number: strings.Repeat("7", 61)}); code(t, err) != "number.long" {
		t.Errorf("a protocol under a number that is none: %v", err)
	}
	sitting, err := b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-03-27"), Hour: "11:00"})
	must(t, err)
	if len(sitting.Remarks) != 1 {
		t.Errorf("a day in its span is remarked on: %v", sitting.Remarks)
	}
	chosen := b.candidates(desk.CandidateQuery{Rules: desk.RuleSet{CurrencyBelow: 100}, Sitting: "2026-03-27"})
	if !slices.Equal(called(chosen), []string{"Көкжиде басқармасы", "Ақбоз басқармасы"}) {
		t.Fatalf("candidates: %v", called(chosen))
	}
	item := b.agendaItem(chosen[0])
	view := b.agenda()
	if view.Items[0].Ready || !view.Items[0].Drawn || !strings.Contains(view.Items[0].DraftKK, "ұсынылсын") || !strings.Contains(view.Items[0].DraftRU, "Рекомендовать") {
		t.Errorf("%+v", view.Items[0])
	}
	must(t, b.ChangeItem(b.ctx, item, desk.ItemInput{
		Rapporteur: "Е. Тоғызбай", Minutes: 20, Invited: "басқарма басшысы", Term: day(t, "2026-06-15"), Follower: "Е. Тоғызбай",
	}))
	if view = b.agenda(); !view.Items[0].Ready || view.Minutes != 20 || view.Ready != 1 {
		t.Errorf("not ready: %v %v", view.Items[0].Missing, view.Items[0].Pending)
	}
	if list := b.candidates(desk.CandidateQuery{Sitting: "2026-03-27"}); slices.Contains(called(list), "Көкжиде басқармасы") {
		t.Error("who is heard already is offered again")
	}

	id, err := b.FreezeAgenda(b.ctx, "2026-03-27", paper.Writers{docx.Format: docx.Writer{}})
	must(t, err)
	if still, err := b.Moved(b.ctx, "2026-03-27"); err != nil || len(still) != 0 {
		t.Errorf("something has moved: %+v %v", still, err)
	}
	must(t, b.ChangeItem(b.ctx, item, desk.ItemInput{Minutes: 25}))
	if still, err := b.Moved(b.ctx, "2026-03-27"); err != nil || len(still) != 1 || still[0].Name != "words" {
		t.Errorf("other words are not told of: %+v %v", still, err)
	}
	b.polled(bad.Number, "2025-08-20")
	moved, err := b.Moved(b.ctx, "2026-03-27")
	must(t, err)
	if len(moved) != 1 || moved[0].Name != checks.OfCurrency || moved[0].Then+1 != moved[0].Now || moved[0].BasisThen == moved[0].BasisNow {
		t.Errorf("moved: %+v", moved)
	}
	if view = b.agenda(); view.Paper == nil || view.Paper.ID != id || len(view.Paper.Files) != 2 {
		t.Errorf("the paper: %+v", view.Paper)
	}
	b.decided(item)
}

// decided plays the rest of the year.
func (b *bureau) decided(item string) {
	t := b.t
	t.Helper()
	if _, err := b.Decide(b.ctx, item, desk.DecisionInput{Value: checks.Adopted}); code(t, err) != "decision.future" {
		t.Errorf("decided before the sitting: %v", err)
	}
	b.now = moment(t, "2026-03-30T10:00:00+05:00")
	remarks, err := b.Decide(b.ctx, item, desk.DecisionInput{Value: checks.Adopted})
	must(t, err)
	if open, err := b.OpenDecisions(b.ctx, "Көкжиде басқармасы"); err != nil || len(remarks) > 0 || len(open) != 1 || open[0].Late ||
		open[0].Decision.Term != day(t, "2026-06-15") || !strings.Contains(open[0].Decision.RU, "Рекомендовать") {
		t.Errorf("%v %+v %v", remarks, open, err)
	}

	b.now = moment(t, "2026-06-18T10:00:00+05:00")
	b.heard("Көкжиде басқармасы", "2026-01-01..2026-06-15", "2026-06-15", checks.Monitoring)
	list := b.candidates(desk.CandidateQuery{Rules: desk.RuleSet{Overdue: true}})
	if len(list) != 2 || list[0].Kind != checks.ExecutionItem || list[0].Earlier != item || list[1].Kind != checks.HearItem {
		t.Errorf("overdue: %+v", list)
	}
	if list = b.candidates(desk.CandidateQuery{Rules: desk.RuleSet{NotImproved: true}}); len(list) != 1 || !strings.Contains(list[0].Why[0].Text.EN, "2026-001") {
		t.Errorf("not improved: %+v", list)
	}
	must(t, b.Follow(b.ctx, item, desk.FollowInput{Value: checks.Partly, Reason: "бір тоқсан өткізілді"}))
	_, err = b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-06-26")})
	must(t, err)
	_, err = b.AddItem(b.ctx, "2026-06-26", desk.ItemInput{Kind: checks.ExecutionItem, Earlier: item})
	must(t, err)
	next, err := b.Agenda(b.ctx, "2026-06-26")
	must(t, err)
	if facts := next.Items[0].FactsRU; !strings.Contains(facts, "исполнено частично") || !strings.Contains(facts, "15.06.2026") {
		t.Errorf("facts: %s", facts)
	}
	must(t, b.Follow(b.ctx, item, desk.FollowInput{Value: checks.Executed, Reason: "бәрі өткізілді"}))
	if open, _ := b.OpenDecisions(b.ctx, ""); len(open) != 0 {
		t.Errorf("still open: %+v", open)
	}
}

func (b *bureau) candidates(q desk.CandidateQuery) []desk.Candidate {
	b.t.Helper()
	list, err := b.Candidates(b.ctx, q)
	must(b.t, err)
	return list
}

func called(list []desk.Candidate) (out []string) {
	for _, c := range list {
		out = append(out, c.Name.KK)
	}
	return out
}

// agendaItem puts a candidate on the agenda of March.
func (b *bureau) agendaItem(c desk.Candidate) string {
	b.t.Helper()
	in := desk.ItemInput{Kind: c.Kind, Inspection: c.Inspection}
	for _, w := range c.Why {
		in.Why = append(in.Why, w.Rule)
	}
	id, err := b.AddItem(b.ctx, "2026-03-27", in)
	must(b.t, err)
	return id
}

func (b *bureau) agenda() desk.AgendaView {
	b.t.Helper()
	view, err := b.Agenda(b.ctx, "2026-03-27")
	must(b.t, err)
	return view
}

// stageCommission is an office with a sitting in March and one holder on its agenda.
func stageCommission(t *testing.T) (*bureau, string) {
	b := newBureau(t)
	opened := b.heard("Көкжиде басқармасы", "2025-01-01..2025-12-31", "2026-01-20", checks.Hearing, "2025-05-15")
	_, err := b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-03-27")})
	must(t, err)
	item, err := b.AddItem(b.ctx, "2026-03-27", desk.ItemInput{Kind: checks.HearItem, Inspection: opened.Number})
	must(t, err)
	return b, item
}

// Items keep their order: moved, removed, added again; what is decided stays.
func TestItemsAreMovedAndTakenOff(t *testing.T) {
	b, first := stageCommission(t)
	for _, kind := range []checks.ItemKind{checks.ReportItem, checks.PlanItem} {
		_, err := b.AddItem(b.ctx, "2026-03-27", desk.ItemInput{Kind: kind, TitleKK: "Есеп", TitleRU: "Отчет"})
		must(t, err)
	}
	order := func() (out []string) {
		for n, i := range b.agenda().Items {
			if out = append(out, string(i.Kind)); i.Place != n+1 {
				t.Errorf("%s stands at %d", i.Kind, i.Place)
			}
		}
		return out
	}
	must(t, b.MoveItem(b.ctx, "2026-03-27/3", 1))
	if got := order(); !slices.Equal(got, []string{"plan", "hearing", "report"}) {
		t.Errorf("%v", got)
	}
	if err := b.MoveItem(b.ctx, "2026-03-27/1", 4); code(t, err) != "item.place" {
		t.Errorf("%v", err)
	}
	must(t, b.RemoveItem(b.ctx, "2026-03-27/1", "кейінге"))
	if got := order(); !slices.Equal(got, []string{"hearing", "report"}) {
		t.Errorf("%v", got)
	}
	if _, err := b.AddItem(b.ctx, "2026-03-27", desk.ItemInput{Kind: checks.HearItem, Holder: "Көкжиде басқармасы"}); code(t, err) != "agenda-item.twice" {
		t.Errorf("heard twice: %v", err)
	}
	b.now = moment(t, "2026-03-28T10:00:00+05:00")
	_, err := b.Decide(b.ctx, first, desk.DecisionInput{Value: checks.Postponed})
	must(t, err)
	if err := b.RemoveItem(b.ctx, first, "қате"); code(t, err) != "item.decided" {
		t.Errorf("%v", err)
	}
	if err := b.Follow(b.ctx, first, desk.FollowInput{Value: checks.Executed, Reason: "жоқ"}); code(t, err) != "item.not-decided" {
		t.Errorf("nothing was decided: %v", err)
	}
}

// A draft that orders is told of and not refused; a day off is allowed and said.
func TestTheCommissionOnlyRecommends(t *testing.T) {
	b, item := stageCommission(t)
	must(t, b.ChangeItem(b.ctx, item, desk.ItemInput{DraftKK: "Басқарма міндеттелсін", DraftRU: "Обязать управление"}))
	missing := b.agenda().Items[0].Missing
	if !slices.ContainsFunc(missing, func(m lang.Text) bool { return strings.Contains(m.RU, "обязать") }) {
		t.Errorf("%v", missing)
	}
	must(t, b.ChangeItem(b.ctx, item, desk.ItemInput{Clear: []string{"draft"}}))
	if i := b.agenda().Items[0]; !strings.Contains(i.DraftRU, "Рекомендовать") {
		t.Errorf("the draft is not drawn again: %q", i.DraftRU)
	}
	out, err := b.OpenSitting(b.ctx, desk.SittingInput{Day: day(t, "2026-05-10")})
	must(t, err)
	if len(out.Remarks) != 3 || !strings.Contains(out.Remarks[0].KK, "19-бабы") {
		t.Errorf("%v", out.Remarks)
	}
}

// An objection that waits for its answer keeps an item from being ready, and is named.
func TestAnItemWithAnOpenObjectionIsNotReady(t *testing.T) {
	b, _ := stageCommission(t)
	must(t, b.ChangeItem(b.ctx, "2026-03-27/1", desk.ItemInput{Rapporteur: "Е. Т.", Minutes: 5, Invited: "басшы", Term: day(t, "2026-06-15"), Follower: "Е. Т."}))
	if i := b.agenda().Items[0]; !i.Ready {
		t.Fatalf("%v %v", i.Missing, i.Pending)
	}
	step := checks.Step{ID: "019c0000-0000-7000-8000-000000000001", Step: checks.Objection, Day: day(t, "2026-01-19"), Text: "келіспейміз"}
	inspection := b.agenda().Items[0].Inspection
	must(t, b.store.Write(b.ctx, journal.Signer{Author: "Асан Т.", Label: "AT"}, func(w journal.Writer) error {
		_, err := w.Append(journal.Draft{Kind: journal.KindStep, Subject: journal.Inspection(inspection), Matter: "step " + step.ID, Payload: step})
		return err
	}))
	if i := b.agenda().Items[0]; i.Ready || len(i.Pending) != 1 || !strings.Contains(i.Pending[0].RU, "19.01.2026") {
		t.Errorf("%v %v", i.Ready, i.Pending)
	}
}

// All papers of a sitting are one folder or one archive, whole or not at all.
func TestThePapersOfASittingAreOneFolder(t *testing.T) {
	b, _ := stageCommission(t)
	writers := paper.Writers{md.Format: md.Writer{}, json.Format: json.Writer{}}
	dir := filepath.Join(t.TempDir(), "sitting")
	request := desk.PackageRequest{Path: dir, Formats: []paper.Format{md.Format}, Writers: writers}
	for range 2 { // over what stood there before
		out, err := b.SittingPackage(b.ctx, "2026-03-27", request)
		must(t, err)
		if len(out.Files) != 8 {
			t.Errorf("%v", out.Files)
		}
	}
	list, err := os.ReadDir(dir)
	if must(t, err); len(list) != 8 {
		t.Errorf("%v", list)
	}
	agenda, err := os.ReadFile(filepath.Join(dir, "agenda.kk.md"))
	must(t, err)
	for _, want := range []string{"ЖОБА", "КҮН ТӘРТІБІ", "Көкжиде басқармасы", "ұсынылсын", "департаменттің өз көрсеткіші", "19-бабы"} {
		if !strings.Contains(string(agenda), want) {
			t.Errorf("no %q in:\n%s", want, agenda)
		}
	}
	must(t, os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("x"), 0o600))
	_, err = b.SittingPackage(b.ctx, "2026-03-27", request)
	if code(t, err) != "folder.taken" {
		t.Errorf("a foreign file would be lost: %v", err)
	}
	request.Path, request.Langs = dir+".zip", []lang.Lang{lang.RU}
	_, err = b.SittingPackage(b.ctx, "2026-03-27", request)
	must(t, err)
	z, err := zip.OpenReader(request.Path)
	must(t, err)
	defer z.Close()
	if len(z.File) != 4 {
		t.Errorf("%d files", len(z.File))
	}
	request.Formats = []paper.Format{"rtf"}
	if _, err := b.SittingPackage(b.ctx, "2026-03-27", request); code(t, err) != "memo.format" {
		t.Errorf("%v", err)
	}
}

// whys are the reasons of a candidate as texts.
func whys(c desk.Candidate) []lang.Text {
	var out []lang.Text
	for _, w := range c.Why {
		out = append(out, w.Text)
	}
	return out
}
