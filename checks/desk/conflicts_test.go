package desk_test

import (
	"context"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// two are laptops that both hold one inspection and do not see what the other writes.
type two struct {
	one, other *bureau
	number     string
}

func newTwo(t *testing.T) *two {
	t.Helper()
	w := &two{one: newBureau(t), other: newBureau(t)}
	w.number = w.one.open("quasi-state", "public-order=no")
	carry(t, w.one, w.other)
	w.other.Desk = w.other.as("Болат С.")
	return w
}

// meet brings what the other laptop holds to the first one, where the conflicts are.
func (w *two) meet() []desk.Conflict {
	w.one.t.Helper()
	carry(w.one.t, w.other, w.one)
	return w.conflicts()
}

func (w *two) conflicts() []desk.Conflict {
	w.one.t.Helper()
	list, err := w.one.Conflicts(w.one.ctx, "")
	must(w.one.t, err)
	return list
}

// only gives the one conflict there is.
func (w *two) only() desk.Conflict {
	w.one.t.Helper()
	list := w.meet()
	if len(list) != 1 {
		w.one.t.Fatalf("%d conflicts: %+v", len(list), list)
	}
	return list[0]
}

// settled decides and tells what is left.
func (w *two) settled(c desk.Conflict, in desk.Settling) {
	w.one.t.Helper()
	for _, side := range c.Sides {
		in.Saw = append(in.Saw, side.Entry)
	}
	must(w.one.t, w.one.Settle(w.one.ctx, c.ID, in))
	if left := w.conflicts(); len(left) != 0 {
		w.one.t.Errorf("left: %+v", left)
	}
}

// letter gives the side that an author wrote.
func letter(t *testing.T, c desk.Conflict, author string) string {
	t.Helper()
	for _, s := range c.Sides {
		if s.Author == author {
			return s.Letter
		}
	}
	t.Fatalf("no side of %s in %+v", author, c)
	return ""
}

func (w *two) answer(b *bureau, v checks.Verdict, reason string) {
	w.one.t.Helper()
	must(w.one.t, b.Answer(b.ctx, w.number, desk.AnswerInput{Question: "stand", Verdict: v, Reason: reason}))
}

// Two verdicts on one check: both are shown with who, when, why; the chosen one stands
// again in the place of both, with the words of its author.
func TestTwoVerdictsAreSettledByChoosingOne(t *testing.T) {
	w := newTwo(t)
	w.answer(w.one, checks.Met, "тұр")
	w.answer(w.other, checks.NotMet, "телефон жоқ")
	c := w.only()
	if c.Kind != journal.KindVerdict || c.Inspection != w.number || len(c.Sides) != 2 || c.About.EN != "the analyst's answer: Information stand" {
		t.Fatalf("%+v", c)
	}
	b := c.Sides[slices.IndexFunc(c.Sides, func(s desk.Side) bool { return s.Author == "Болат С." })]
	if b.Verdict != checks.NotMet || b.Reason != "телефон жоқ" || b.Own || b.Label == "" {
		t.Errorf("the other side: %+v", b)
	}
	if f := w.one.finding(w.number, "stand"); f.Verdict != checks.CannotTell {
		t.Errorf("meanwhile: %s", f.Verdict)
	}
	w.settled(c, desk.Settling{Choice: letter(t, c, "Болат С."), Reason: "фото қаралды"})
	if f := w.one.finding(w.number, "stand"); f.Verdict != checks.NotMet {
		t.Errorf("settled: %s", f.Verdict)
	}
}

// Neither may be right: an answer of one's own replaces both.
func TestTwoVerdictsAreSettledByAThirdAnswer(t *testing.T) {
	w := newTwo(t)
	w.answer(w.one, checks.Met, "тұр")
	w.answer(w.other, checks.NotMet, "телефон жоқ")
	w.settled(w.only(), desk.Settling{Choice: desk.ChoiceOwn, Own: &desk.AnswerInput{Verdict: checks.PartlyMet}, Reason: "телефоны ғана жоқ"})
	if f := w.one.finding(w.number, "stand"); f.Verdict != checks.PartlyMet {
		t.Errorf("settled: %s", f.Verdict)
	}
}

// What was settled is one act: taken back, the conflict stands again.
func TestSettlingIsTakenBackWhole(t *testing.T) {
	w := newTwo(t)
	w.answer(w.one, checks.Met, "тұр")
	w.answer(w.other, checks.NotMet, "телефон жоқ")
	c := w.only()
	w.settled(c, desk.Settling{Choice: "A", Reason: "фото қаралды"})
	_, err := w.one.Undo(w.one.ctx, w.number)
	must(t, err)
	if again := w.conflicts(); len(again) != 1 || again[0].ID != c.ID || len(again[0].Sides) != 2 {
		t.Errorf("%+v", again)
	}
}

// Evidence that both corrected: only what differs is told, and the files stay with what
// was chosen.
func TestTwoVersionsOfEvidenceAreSettled(t *testing.T) {
	w := newTwo(t)
	b := w.one
	id, err := b.AddEvidence(b.ctx, w.number, desk.EvidenceInput{
		Check: "stand", Kind: checks.Stand, At: at(t, "2025-06-10"), Title: "Стенд", Source: "барып көру",
		Items: []checks.ItemSeen{{Item: "placed", State: checks.Present}}, Files: []string{kept(t, "a.txt", "сурет")},
	})
	must(t, err)
	carry(t, w.one, w.other)
	must(t, w.one.ChangeEvidence(w.one.ctx, id, desk.EvidenceInput{Title: "Бірінші"}))
	must(t, w.other.ChangeEvidence(w.other.ctx, id, desk.EvidenceInput{Title: "Екінші"}))
	c := w.only()
	if d := c.Sides[0].Details; len(d) != 1 || d[0].Name.EN != "title" {
		t.Errorf("what differs: %+v", d)
	}
	w.settled(c, desk.Settling{Choice: letter(t, c, "Болат С."), Reason: "соңғысы дұрыс"})
	list, _, err := b.ListEvidence(b.ctx, w.number)
	must(t, err)
	if len(list) != 1 || list[0].Title != "Екінші" || len(list[0].Files) != 1 {
		t.Errorf("%+v", list)
	}
}

// Of a whole record each field is settled for itself.
func TestARecordIsSettledFieldByField(t *testing.T) {
	w := newTwo(t)
	must(t, w.one.ChangeInspection(w.one.ctx, w.number, desk.InspectionChange{Ground: "жоспар", AsOf: day(t, "2026-01-10")}))
	must(t, w.other.ChangeInspection(w.other.ctx, w.number, desk.InspectionChange{Ground: "өтініш", AsOf: day(t, "2026-01-15")}))
	c := w.only()
	var fields []string
	for _, f := range c.Fields {
		fields = append(fields, f.Field)
	}
	if !slices.Equal(fields, []string{"as_of", "ground"}) || !c.Whole() {
		t.Fatalf("%v", fields)
	}
	mine, theirs := letter(t, c, "Асан Т."), letter(t, c, "Болат С.")
	w.settled(c, desk.Settling{Choice: mine, Fields: map[string]string{"as_of": theirs}, Reason: "келісілді"})
	v, err := w.one.Check(w.one.ctx, w.number, "")
	must(t, err)
	if i := v.Case.Inspection; i.Ground != "жоспар" || i.AsOf != day(t, "2026-01-15") || len(v.Case.Disputed) != 0 {
		t.Errorf("%+v", i)
	}
}

// Records that say the same are no conflict, though two stand.
func TestTheSameChangeOnTwoLaptopsIsNoConflict(t *testing.T) {
	w := newTwo(t)
	for _, b := range []*bureau{w.one, w.other} {
		must(t, b.ChangeInspection(b.ctx, w.number, desk.InspectionChange{Ground: "жоспар"}))
	}
	if list := w.meet(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

// A setting of the office, and a holder, are settled like an answer.
func TestASettingAndAHolderAreSettled(t *testing.T) {
	w := newTwo(t)
	holder := "Сынақ мекемесі"
	must(t, w.one.Set(w.one.ctx, "office.city.ru", "Астана", "Бұйрық"))
	must(t, w.other.Set(w.other.ctx, "office.city.ru", "Алматы", "Хат"))
	for b, source := range map[*bureau]string{w.one: "Жарғы", w.other: "Ереже"} {
		_, err := b.ChangeHolder(b.ctx, holder, desk.HolderInput{Sites: []string{"https://" + source + ".kz"}})
		must(t, err)
	}
	list := w.meet()
	if len(list) != 2 || list[0].Kind != journal.KindSetting || list[1].Kind != journal.KindHolder || list[1].Holder.KK != holder {
		t.Fatalf("%+v", list)
	}
	must(t, w.one.Settle(w.one.ctx, list[0].ID, desk.Settling{Choice: desk.ChoiceOwn, Value: "Арқа", Reason: "Қаулы"}))
	w.settled(list[1], desk.Settling{Choice: letter(t, list[1], "Болат С."), Reason: "тіркеу анықтамасы"})
	card, err := w.one.Holder(w.one.ctx, holder)
	must(t, err)
	if sites := card.Holder.Sites; len(sites) != 1 || sites[0] != "https://Ереже.kz" {
		t.Errorf("%v", sites)
	}
}

// Two remote controls of one subject in a quarter: one stands, the other is closed.
func TestTwoRemoteControlsOfAQuarterAreSettled(t *testing.T) {
	w := &two{one: newBureau(t), other: newBureau(t)}
	_, err := w.one.AddHolder(w.one.ctx, desk.HolderInput{NameKK: "Басқарма", Categories: []desk.Since{{ID: "state-body"}}})
	must(t, err)
	carry(t, w.one, w.other)
	first, err := w.one.OpenInspection(w.one.ctx, remote(t, "Басқарма", "2026-01-20"))
	must(t, err)
	second, err := w.other.OpenInspection(w.other.ctx, remote(t, "Басқарма", "2026-02-10"))
	must(t, err)
	c := w.only()
	if c.Kind != desk.ConflictRemote || len(c.Sides) != 2 {
		t.Fatalf("%+v", c)
	}
	for _, id := range []string{first.ID, second.ID} {
		if list, err := w.one.Conflicts(w.one.ctx, id); err != nil || len(list) != 1 {
			t.Errorf("of one of them: %+v %v", list, err)
		}
	}
	w.settled(c, desk.Settling{Choice: "A", Reason: "бірінші басталған"})
	for id, closed := range map[string]bool{first.ID: false, second.ID: true} {
		v, err := w.one.Check(w.one.ctx, id, "")
		must(t, err)
		if v.Sealed != closed {
			t.Errorf("%s: closed %v", id, v.Sealed)
		}
	}
}

// Two states of one paper, with two numbers: the earlier states of the paper stay.
func TestTwoNumbersOfAPaperAreSettled(t *testing.T) {
	y := newYear(t)
	id := y.issuedMemo()
	w := &two{one: y.bureau, other: newBureau(t), number: y.number}
	carry(t, w.one, w.other)
	w.other.Desk = w.other.as("Болат С.")
	for b, number := range map[*bureau]string{w.one: "211", w.other: "212"} {
		_, err := b.PaperState(b.ctx, w.number, id, desk.PaperStateInput{Value: checks.Registered, Day: day(t, "2026-01-20"), Number: number})
		must(t, err)
	}
	c := w.only()
	w.settled(c, desk.Settling{Choice: letter(t, c, "Болат С."), Reason: "құжат айналымы жүйесі"})
	list, err := w.one.Papers(w.one.ctx, w.number)
	must(t, err)
	if list.Issued[0].Number != "212" || list.Issued[0].State != checks.Registered {
		t.Errorf("%+v", list.Issued[0])
	}
}

// issuedMemo puts the memo for signature and gives its id.
func (y *year) issuedMemo() string {
	y.t.Helper()
	result, err := y.issuing(y.Desk)
	must(y.t, err)
	return result.ID
}

// Two people who both accepted a paper say the same.
func TestTwoAcceptancesAreNoConflict(t *testing.T) {
	y := newYear(t)
	y.given()
	w := &two{one: y.bureau, other: newBureau(t), number: y.number}
	carry(t, w.one, w.other)
	for name, b := range map[string]*bureau{"Болат С.": w.one, "Гүл Д.": w.other} {
		_, err := b.as(name).Review(b.ctx, w.number, "memo", desk.ReviewInput{Accept: true})
		must(t, err)
	}
	if list := w.meet(); len(list) != 0 || !y.stands().Holds() {
		t.Errorf("%+v, %+v", list, y.stands())
	}
}

// One accepts and another returns it: that is a conflict, and nothing is accepted.
func TestAnAcceptanceAndARemarkAreAConflict(t *testing.T) {
	y := newYear(t)
	y.given()
	w := &two{one: y.bureau, other: newBureau(t), number: y.number}
	carry(t, w.one, w.other)
	y.read()
	_, err := w.other.as("Гүл Д.").Review(context.Background(), w.number, "memo", desk.ReviewInput{Note: "күні жоқ"})
	must(t, err)
	c := w.only()
	if seen := y.stands(); seen.State != desk.ReviewConflict || seen.Holds() {
		t.Errorf("%+v", seen)
	}
	w.settled(c, desk.Settling{Choice: letter(t, c, "Гүл Д."), Reason: "ескертпе орынды"})
	if seen := y.stands(); seen.State != checks.ReviewReturned {
		t.Errorf("%+v", seen)
	}
}

// What cannot be settled so is refused in words, and nothing is written.
func TestWhatCannotBeSettledIsRefused(t *testing.T) {
	w := newTwo(t)
	w.answer(w.one, checks.Met, "тұр")
	w.answer(w.other, checks.NotMet, "телефон жоқ")
	c := w.only()
	for _, r := range []struct {
		code, ref string
		in        desk.Settling
	}{
		{"reason.empty", c.ID, desk.Settling{Choice: "A"}},
		{"conflict.unknown", "zzzz", desk.Settling{Choice: "A", Reason: "x"}},
		{"conflict.unknown", "", desk.Settling{Choice: "A", Reason: "x"}},
		{"conflict.choice", c.ID, desk.Settling{Choice: "C", Reason: "x"}},
		{"conflict.no-own", c.ID, desk.Settling{Choice: desk.ChoiceOwn, Reason: "x"}},
		{"conflict.no-fields", c.ID, desk.Settling{Choice: "A", Fields: map[string]string{"as_of": "B"}, Reason: "x"}},
		{"verdict.unknown", c.ID, desk.Settling{Choice: desk.ChoiceOwn, Own: &desk.AnswerInput{Verdict: "fine"}, Reason: "x"}},
	} {
		if got := code(t, w.one.Settle(w.one.ctx, r.ref, r.in)); got != r.code {
			t.Errorf("%+v: %q, want %q", r.in, got, r.code)
		}
	}
	if len(w.conflicts()) != 1 {
		t.Error("something was written")
	}
}
