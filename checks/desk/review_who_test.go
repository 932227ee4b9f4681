package desk_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
)

// asksAs lets somebody ask that the memo be read.
func (y *year) asksAs(name string) error {
	_, err := y.as(name).AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{})
	return err
}

// says lets somebody accept the memo, or return it with a remark.
func (y *year) says(name, remark string) error {
	in := desk.ReviewInput{Accept: remark == ""}
	if remark != "" {
		in.Remarks = []checks.Remark{{Text: remark}}
	}
	_, err := y.as(name).Review(y.ctx, y.number, "memo", in)
	return err
}

// is tells that an act was refused by the code.
func (y *year) is(err error, want string) {
	y.t.Helper()
	if code(y.t, err) != want {
		y.t.Errorf("got %v, want %s", err, want)
	}
}

// Асан asks for her own paper; when it came back somebody else answers and asks again.
// It is Асан's paper still, and she does not accept it.
func TestWhoeverAskedBeforeDoesNotAcceptThePaper(t *testing.T) {
	y := newYear(t)
	y.given()
	y.is(y.asksAs("Дана К."), "review.asked-by")
	must(t, y.says("Болат С.", "күні қайда?"))
	_, err := y.as("Дана К.").AnswerRemarks(y.ctx, y.number, "memo", []desk.RemarkAnswer{{N: 1, Text: "қойылды"}})
	must(t, err)
	must(t, y.asksAs("Ерлан М."))
	for _, author := range []string{"Асан Т.", "Дана К.", "Ерлан М."} {
		y.is(y.says(author, ""), "review.not-second")
		y.is(y.says(author, "қалай?"), "review.not-second")
	}
	must(t, y.says("Болат С.", ""))
	if !y.stands().Holds() {
		t.Errorf("%+v", y.stands())
	}
}

// When a paper was accepted and has moved, it is asked about anew, and those who asked
// before may be the second person of another's asking.
func TestAfterAnAcceptanceItBeginsAnew(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read()
	y.is(y.asksAs("Болат С."), "review.accepted-already")
	must(t, y.Set(y.ctx, "signer.name.ru", "Б. Иначев", "Приказ"))
	must(t, y.asksAs("Болат С."))
	y.is(y.says("Болат С.", ""), "review.not-second")
	must(t, y.says("Асан Т.", ""))
}

// A paper that came back is not accepted over its remarks, by whomever: they are
// answered, and the paper is asked to be read again.
func TestRemarksAreNotDroppedByAnAcceptance(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read(checks.Remark{Text: "күні қайда?"})
	for _, name := range []string{"Болат С.", "Дана К."} {
		y.is(y.says(name, ""), "review.not-second")
		y.is(y.says(name, "тағы"), "review.not-second")
	}
	if seen := y.stands(); seen.State != checks.ReviewReturned || len(seen.Remarks) != 1 {
		t.Errorf("%+v", seen)
	}
}

// Whoever made remarks neither answers them nor asks that the paper be read again.
func TestNobodyAnswersTheirOwnRemarks(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read(checks.Remark{Text: "күні қайда?"}, checks.Remark{Text: "нөмірі қайда?"})
	answer := func(d *desk.Desk, n int) error {
		_, err := d.AnswerRemarks(y.ctx, y.number, "memo", []desk.RemarkAnswer{{N: n, Text: "қойылды"}})
		return err
	}
	y.is(answer(y.second(), 1), "review.own-remarks")
	y.is(y.asksAs("Болат С."), "review.own-remarks")
	must(t, answer(y.Desk, 1))
	y.is(answer(y.second(), 2), "review.own-remarks")
	must(t, answer(y.Desk, 2))
	y.is(y.asksAs("Болат С."), "review.own-remarks")
	must(t, y.asksAs("Асан Т."))
	if seen := y.stands(); len(seen.Remarks) != 2 || seen.Remarks[1].Answer != "қойылды" {
		t.Errorf("the answers are not before the reader: %+v", seen)
	}
}

// What the screen shows as the reason is what the act refuses by.
func TestAViewSaysWhatItsAuthorCannotDo(t *testing.T) {
	y := newYear(t)
	y.given()
	own := y.stands()
	if own.Barred.EN == "" || own.NoAsk.EN == "" || own.NoAnswer.EN == "" {
		t.Errorf("who asked: %+v", own)
	}
	list, err := y.second().ReviewState(y.ctx, y.number)
	must(t, err)
	if r := list[0]; r.Barred.EN != "" || r.NoAsk.EN == "" {
		t.Errorf("the second person: %+v", r)
	}
	y.read(checks.Remark{Text: "күні қайда?"})
	if back := y.stands(); back.NoAnswer.EN != "" || back.NoAsk.EN == "" || back.Barred.EN == "" {
		t.Errorf("what came back: %+v", back)
	}
}

// Without the setting, who accepted a paper and puts it for signature is not told to
// have read it as a second person.
func TestWhoSignsDoesNotCountAsTheReader(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read()
	result, err := y.issuing(y.second())
	must(t, err)
	if !result.Issued || result.Read.EN != "The second person is another; it was accepted by Болат С." && result.Read.EN != "the second person is another; it was accepted by Болат С." {
		t.Errorf("%q", result.Read.EN)
	}
}
