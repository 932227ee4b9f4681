package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

func answersFile(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "blank.csv")
	must(t, os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	return path
}

// body is an inspection of a state body with one address, in which nothing was
// looked at.
func (b *bureau) body(form checks.Form) string {
	b.t.Helper()
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ басқармасы", Categories: []string{"state-body"}, Form: form,
		Period: span(b.t, "2025-01-01..2025-12-31"), AsOf: day(b.t, "2026-01-20"),
		Register: desk.HolderInput{
			Premises: []string{"Астана қ., Орынбор к., 8"},
			Traits:   []desk.TraitInput{{ID: "state-control-exempt", Value: checks.No}, {ID: "public-order", Value: checks.Yes}},
		},
	})
	must(b.t, err)
	return opened.Number
}

func TestTheBlankFormIsWritten(t *testing.T) {
	b := newBureau(t)
	n := b.body(checks.OnSite)
	var out bytes.Buffer
	request := desk.FormRequest{Lang: lang.RU, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Checks: []string{"stand"}, Out: &out}
	must(t, b.BlankForm(b.ctx, n, request))
	form, err := b.Form(b.ctx, n, nil)
	must(t, err)
	for _, want := range []string{"БЛАНК ОСМОТРА", "14\\.2\\.2", "Режим работы", form.Mark} {
		if !strings.Contains(out.String(), want) && !strings.Contains(strings.ReplaceAll(out.String(), "\\", ""), strings.ReplaceAll(want, "\\", "")) {
			t.Errorf("it lacks %q:\n%s", want, out.String())
		}
	}
	path := filepath.Join(t.TempDir(), "f.md")
	must(t, b.WriteForm(b.ctx, n, path, request))
	if body, err := os.ReadFile(path); err != nil || string(body) != out.String() {
		t.Errorf("in the file: %v", err)
	}
	for want, change := range map[string]func(*desk.FormRequest){
		"memo.format":     func(r *desk.FormRequest) { r.Format = "odt" },
		"check.unknown":   func(r *desk.FormRequest) { r.Checks = []string{"nothing"} },
		"check.not-bound": func(r *desk.FormRequest) { r.Checks = []string{"prices"} },
	} {
		r := request
		change(&r)
		if err := b.BlankForm(b.ctx, n, r); code(t, err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// The paper comes back two days later and is typed in: one act, as it was seen, and
// the day on which it was entered stands beside.
func TestAFilledFormIsTypedInLater(t *testing.T) {
	b := newBureau(t)
	n := b.body(checks.OnSite)
	form, err := b.Form(b.ctx, n, nil)
	must(t, err)
	path := answersFile(t, "at;2026-01-18T10:40", "place;бірінші қабат", "present;А. Сейітова", "form;"+form.Mark,
		"code;state;note", "14.1;1;", "14.2.1;есть;", "14.2.2;3;", "14.2.3;2;ескі басшы", "14.3;1;", "14.4;2;қорғаушы тұр",
		"16.1/2025-Q2;14.05.2025;Дөңгелек үстел", "18.1/2025;2025-01-15;№ 12 жоспар", "15.2;;")
	got, err := b.FillFromFile(b.ctx, n, path, desk.FieldAnswers{Lang: lang.KK})
	must(t, err)
	if got.Answers != 8 || got.Verdicts != 2 || len(got.Evidence) != 3 {
		t.Errorf("%+v", got)
	}
	list, _, err := b.ListEvidence(b.ctx, n)
	must(t, err)
	kinds := map[checks.EvidenceKind]checks.Evidence{}
	for _, e := range list {
		kinds[e.Kind] = e
	}
	visit := kinds[checks.Stand]
	if visit.At.String() != "2026-01-18T10:40" || len(visit.Items) != 4 || visit.Present != "А. Сейітова" || visit.Premises == "" ||
		!strings.Contains(visit.Text, "бірінші қабат") || len(visit.Files) != 1 {
		t.Errorf("%+v", visit)
	}
	if words, ok := desk.SeenAndEntered(&visit); !ok || words.RU != "время осмотра 18.01.2026 10:40, внесено 20.01.2026" {
		t.Errorf("%+v", words)
	}
	if e := kinds[checks.Event]; e.At.String() != "2025-05-14" || e.Title != "Дөңгелек үстел" {
		t.Errorf("%+v", e)
	}
	if e := kinds[checks.Paper]; e.For != "2025" || e.At.String() != "2025-01-15" {
		t.Errorf("%+v", e)
	}
	if f := b.finding(n, "stand"); f.Verdict != checks.PartlyMet {
		t.Errorf("the stand is %s", f.Verdict)
	}

	again, err := b.FillFromFile(b.ctx, n, path, desk.FieldAnswers{Lang: lang.KK})
	must(t, err)
	if !again.Known || len(again.Evidence) != 3 {
		t.Errorf("the same file: %+v", again)
	}
	taken, err := b.Undo(b.ctx, n)
	must(t, err)
	if list, _, _ := b.ListEvidence(b.ctx, n); len(list) != 0 || len(taken.What) != 5 {
		t.Errorf("one act: %d stand, taken back %v", len(list), taken.What)
	}
}

// Whatever is wrong with one row, nothing of the form is written, and every wrong
// row is told.
func TestAFormIsTakenWholeOrNotAtAll(t *testing.T) {
	b := newBureau(t)
	n := b.body(checks.OnSite)
	path := answersFile(t, "at;2026-01-18", "14.1;1;", "99.1;1;", "14.2.1;7;", "14.2.3;2;", "14.2.2;1;", "14.2.2@1;1;",
		"3.2;1;", "16.1/2025-Q2;2025-08-01;", "16.1/2025-Q1;ертең емес;", "14.2.4;;ескертпе", "15.1;3;рампа жоқ")
	got, err := b.FillFromFile(b.ctx, n, path, desk.FieldAnswers{Lang: lang.RU})
	if code(t, err) != "form.refused" {
		t.Fatalf("%v", err)
	}
	told := map[int]string{}
	for _, p := range got.Problems {
		told[p.Row] = p.Text.RU
	}
	for row, want := range map[int]string{
		3: "нет такого кода: 99.1", 4: "состояние не читается – 7", 5: "не указана причина", 7: "два ответа", 8: "отвечает реестр",
		9: "не входит в этот срок", 10: "день не читается", 11: "нет состояния",
	} {
		if !strings.Contains(told[row], want) {
			t.Errorf("row %d: %q, want %q", row, told[row], want)
		}
	}
	if list, _, _ := b.ListEvidence(b.ctx, n); len(list) != 0 {
		t.Errorf("%d pieces were written", len(list))
	}
	// What the acts themselves refuse belongs to its row too.
	got, err = b.FillFromFile(b.ctx, n, answersFile(t, "at;2026-01-18", "14.1;1;", "15.1;3;рампа жоқ"), desk.FieldAnswers{})
	if code(t, err) != "form.refused" || len(got.Problems) != 1 || got.Problems[0].Row != 3 {
		t.Errorf("%v, %+v", err, got)
	}
	if list, _, _ := b.ListEvidence(b.ctx, n); len(list) != 0 {
		t.Errorf("%d pieces were written", len(list))
	}
	_, err = b.FillFromFile(b.ctx, n, answersFile(t, "at;2026-01-18", "15.1;3;рампа жоқ;ҚР СТ 1-т."), desk.FieldAnswers{})
	must(t, err)
}

func TestWhatIsWrongWithAFormAsAWhole(t *testing.T) {
	b := newBureau(t)
	n, remote := b.body(checks.OnSite), b.body2(checks.Remote)
	for _, c := range []struct {
		inspection string
		lines      []string
		want       string
	}{
		{n, []string{"14.1;1"}, "form.no-at"},
		{n, []string{"at;2026-01-21", "14.1;1"}, "evidence.future"},
		{n, []string{"at;tomorrow", "14.1;1"}, "form.refused"},
		{n, []string{"at;2026-01-18", "form;ffffff", "14.1;1"}, "form.other"},
		{n, []string{"at;2026-01-18", "14.1;"}, "form.nothing"},
		{remote, []string{"at;2026-01-18", "14.1;1"}, "form.needs-source"},
		{remote, []string{"at;2026-01-18", "source;хат", "14.3;1"}, "form.refused"},
	} {
		if _, err := b.FillFromFile(b.ctx, c.inspection, answersFile(t, c.lines...), desk.FieldAnswers{}); code(t, err) != c.want {
			t.Errorf("%v: %v, want %s", c.lines, err, c.want)
		}
	}
	_, err := b.FillFromFile(b.ctx, remote, answersFile(t, "at;2026-01-18 09:05", "source;Иеленушінің хаты", "14.2.2;3"), desk.FieldAnswers{})
	must(t, err)
	list, _, err := b.ListEvidence(b.ctx, remote)
	must(t, err)
	if e := list[0]; e.Kind != checks.Statement || e.Source != "Иеленушінің хаты" || e.At.String() != "2026-01-18T09:05" {
		t.Errorf("%+v", e)
	}
}

// body2 is a second inspection of the same holder.
func (b *bureau) body2(form checks.Form) string {
	b.t.Helper()
	opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
		Holder: "Сынақ басқармасы", Form: form, Period: span(b.t, "2025-01-01..2025-12-31"), AsOf: day(b.t, "2026-01-20"),
	})
	must(b.t, err)
	return opened.Number
}

func TestWhenItWasSeenAndWhenEntered(t *testing.T) {
	mark := checks.Mark{Time: moment(t, "2026-01-14T09:00:00+05:00")}
	for _, c := range []struct {
		kind checks.EvidenceKind
		at   string
		want string
	}{
		{checks.Stand, "2026-01-12T10:40", "seen 12.01.2026 10:40, entered 14.01.2026"},
		{checks.Statement, "2026-01-13", "seen 13.01.2026, entered 14.01.2026"},
		{checks.Page, "2026-01-14", ""},
		{checks.Event, "2025-05-14", ""},
		{checks.Paper, "2025-01-15", ""},
	} {
		words, ok := desk.SeenAndEntered(&checks.Evidence{Kind: c.kind, At: at(t, c.at), Mark: mark})
		if words.EN != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s: %q", c.kind, c.at, words.EN)
		}
	}
	if _, ok := desk.SeenAndEntered(&checks.Evidence{Kind: checks.Stand, Mark: checks.Mark{Time: time.Time{}}, At: calendar.Moment{Day: 1}}); ok {
		t.Error("nothing is known of when it was entered")
	}
}
