package desk_test

import (
	"io"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
)

// second is the person who reads what Асан writes.
func (y *year) second() *desk.Desk { return y.as("Болат С.") }

// given asks that the memo be read.
func (y *year) given() desk.ReviewView {
	y.t.Helper()
	out, err := y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{Reader: "Болат С."})
	must(y.t, err)
	return out
}

// read lets the second person return the memo with these remarks; without any she
// accepts it.
func (y *year) read(remarks ...checks.Remark) desk.ReviewView {
	y.t.Helper()
	out, err := y.second().Review(y.ctx, y.number, "memo", desk.ReviewInput{Accept: len(remarks) == 0, Remarks: remarks})
	must(y.t, err)
	return out
}

// stands says how the memo stands with the second person.
func (y *year) stands() desk.ReviewView {
	y.t.Helper()
	list, err := y.ReviewState(y.ctx, y.number)
	must(y.t, err)
	if len(list) != 1 {
		y.t.Fatalf("%d papers are with a second person", len(list))
	}
	return list[0]
}

// issuing puts the memo for signature.
func (y *year) issuing(d *desk.Desk) (desk.PaperResult, error) {
	return d.Paper(y.ctx, y.number, desk.PaperRequest{
		Kind: checks.MemoPaper, Lang: lang.KK, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: io.Discard, Issue: true,
	})
}

// gaps gives where the gaps of the memo lead that speak of the second person.
func (y *year) gaps() (list []paper.Gap) {
	y.t.Helper()
	_, all, err := y.PreviewPaper(y.ctx, y.number, checks.MemoPaper, lang.KK, checks.PaperDetails{})
	must(y.t, err)
	for _, g := range all {
		if g.Where == "review" || g.Where == "check weekly-blog" && len(g.Text.EN) > 6 && g.Text.EN[:6] == "remark" {
			list = append(list, g)
		}
	}
	return list
}

// What a second person accepted holds for the paper as it was read, on any later day.
func TestASecondPersonAcceptsAPaperAsItStands(t *testing.T) {
	y := newYear(t)
	if asked := y.given(); asked.State != checks.ReviewAsked || asked.AskedBy != "Асан Т." || asked.Reader != "Болат С." || !asked.Current {
		t.Errorf("asked: %+v", asked)
	}
	if done := y.read(); !done.Holds() || done.By != "Болат С." || done.Of != "memo" {
		t.Errorf("accepted: %+v", done)
	}
	y.today("2026-01-27")
	if later := y.stands(); !later.Holds() {
		t.Errorf("a week later: %+v", later)
	}
	result, err := y.issuing(y.Desk)
	must(t, err)
	if result.Read.EN != "Read and accepted by a second person: Болат С., 20.01.2026" {
		t.Errorf("told %q", result.Read.EN)
	}
	if after := y.stands(); !after.Holds() {
		t.Errorf("issuing it moved what was read: %+v", after)
	}
}

// Who asks, and whose paper it is, does not read it, however the name is written.
func TestNobodyReadsTheirOwnPaper(t *testing.T) {
	y := newYear(t)
	y.given()
	for name, d := range map[string]*desk.Desk{"who asked": y.Desk, "the same name otherwise": y.as("АСАН  т.")} {
		if _, err := d.Review(y.ctx, y.number, "memo", desk.ReviewInput{Accept: true}); code(t, err) != "review.not-second" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := y.issuing(y.second()); err != nil {
		t.Fatal(err)
	}
	if _, err := y.second().Review(y.ctx, y.number, "memo", desk.ReviewInput{Accept: true}); code(t, err) != "review.not-second" {
		t.Errorf("who put it for signature: %v", err)
	}
	if seen := y.stands(); seen.State != checks.ReviewAsked {
		t.Errorf("something was written: %+v", seen)
	}
}

// When a finding moves, the acceptance does not hold any more, and says what moved.
func TestAnAcceptanceIsOutdatedByWhatMoves(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read()
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "weekly-blog", Verdict: checks.Met, Reason: "жазбалар табылды"}))
	seen := y.stands()
	if seen.Holds() || len(seen.Changed) != 1 || seen.Changed[0].Check != "weekly-blog" || seen.Changed[0].Now != checks.Met {
		t.Fatalf("%+v", seen)
	}
	if got := seen.Words().EN; got != "accepted, but changed since" {
		t.Errorf("%q", got)
	}
	if gaps := y.gaps(); len(gaps) != 1 || gaps[0].Blocks {
		t.Errorf("the memo lacks %+v", gaps)
	}
	_, err := y.Undo(y.ctx, y.number)
	must(t, err)
	if !y.stands().Holds() {
		t.Error("what moved was taken back, and the acceptance does not hold again")
	}
}

// A signer who changes moves no finding, and yet the paper says something otherwise.
func TestAnAcceptanceIsOutdatedByWordsAlone(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read()
	must(t, y.Set(y.ctx, "signer.name.ru", "Б. Иначев", "Приказ"))
	if seen := y.stands(); seen.Holds() || len(seen.Changed) != 0 {
		t.Errorf("%+v", seen)
	}
}

// Remarks stand among what the paper lacks, each at its place, until it is answered;
// then the paper is asked to be read again, with the answers.
func TestRemarksAreAnsweredOneByOne(t *testing.T) {
	y := newYear(t)
	y.given()
	back := y.read(
		checks.Remark{Place: "check weekly-blog", Quote: "жазба жоқ", Lang: lang.KK, Text: "апталарды атау керек"},
		checks.Remark{Text: "күні қайда?"},
	)
	if back.State != checks.ReviewReturned || back.Open != 2 {
		t.Fatalf("%+v", back)
	}
	if gaps := y.gaps(); len(gaps) != 3 || gaps[1].Where != "check weekly-blog" || gaps[2].Where != "review" || gaps[0].Blocks {
		t.Errorf("the memo lacks %+v", gaps)
	}
	if _, err := y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{}); code(t, err) != "review.unanswered" {
		t.Errorf("asked again with remarks open: %v", err)
	}
	one, err := y.AnswerRemarks(y.ctx, y.number, "", []desk.RemarkAnswer{{N: 1, Text: "апталар аталды"}})
	must(t, err)
	if one.State != checks.ReviewAnswered || one.Open != 1 || len(y.gaps()) != 2 {
		t.Errorf("after one answer: %+v", one)
	}
	again, err := y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{Answers: []desk.RemarkAnswer{{N: 2, Text: "қойылды"}}})
	must(t, err)
	if again.State != checks.ReviewAsked || again.Open != 0 || again.Remarks[0].Answer != "апталар аталды" || again.Remarks[1].Answer != "қойылды" {
		t.Errorf("asked again: %+v", again)
	}
	if done := y.read(); !done.Holds() || len(done.Remarks) != 0 {
		t.Errorf("%+v", done)
	}
}

// Where the office has it so, nothing is put for signature that another person did not
// accept as it is.
func TestTheOfficeMayRequireASecondPerson(t *testing.T) {
	y := newYear(t)
	must(t, y.Set(y.ctx, "review.required", "yes", "Бұйрық"))
	refused := func(step string, d *desk.Desk) {
		t.Helper()
		if result, err := y.issuing(d); code(t, err) != "memo.missing" || result.Issued {
			t.Errorf("%s: %v", step, err)
		}
	}
	refused("nobody was asked", y.Desk)
	y.given()
	refused("it waits to be read", y.Desk)
	y.read(checks.Remark{Text: "күні қайда?"})
	refused("it came back", y.Desk)
	_, err := y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{Answers: []desk.RemarkAnswer{{N: 1, Text: "қойылды"}}})
	must(t, err)
	y.read()
	refused("by the one who accepted it", y.second())
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{Question: "weekly-blog", Verdict: checks.Met, Reason: "табылды"}))
	refused("it has moved", y.Desk)
	_, err = y.Undo(y.ctx, y.number)
	must(t, err)
	if result, err := y.issuing(y.Desk); err != nil || !result.Issued {
		t.Errorf("accepted as it is: %v %+v", err, result.Missing)
	}
}

// Without that setting a paper is put for signature, and it is said that nobody read it.
func TestWithoutTheSettingItIsOnlySaid(t *testing.T) {
	y := newYear(t)
	result, err := y.issuing(y.Desk)
	must(t, err)
	if !result.Issued || result.Read.RU != "Кроме составителя, документ никто не читал" {
		t.Errorf("%+v", result)
	}
	if len(y.gaps()) != 0 {
		t.Errorf("the memo lacks a reader that nobody requires: %v", y.gaps())
	}
}

// A word on a paper is taken back like any act, and what stood before comes back.
func TestAWordOnAPaperIsTakenBack(t *testing.T) {
	y := newYear(t)
	y.given()
	y.read(checks.Remark{Text: "күні қайда?"})
	_, err := y.second().Undo(y.ctx, y.number)
	must(t, err)
	if seen := y.stands(); seen.State != checks.ReviewAsked {
		t.Errorf("%+v", seen)
	}
}

// An agenda is read by a second person too.
func TestAnAgendaIsReadByASecondPerson(t *testing.T) {
	y := newYear(t)
	sitting, err := y.OpenSitting(y.ctx, desk.SittingInput{Day: day(t, "2026-03-26")})
	must(t, err)
	asked, err := y.AskReview(y.ctx, desk.OfOffice, checks.AgendaPaper, desk.ReviewAsk{Sitting: sitting.ID})
	must(t, err)
	if asked.Of != "agenda/"+sitting.ID || asked.Inspection != "" {
		t.Errorf("%+v", asked)
	}
	done, err := y.second().Review(y.ctx, desk.OfOffice, "", desk.ReviewInput{Accept: true})
	must(t, err)
	if !done.Holds() {
		t.Errorf("%+v", done)
	}
	y.today("2026-02-10")
	_, err = y.ChangeSitting(y.ctx, sitting.ID, desk.SittingInput{Day: calendar.Day(0), Place: "Астана"})
	must(t, err)
	list, err := y.ReviewState(y.ctx, desk.OfOffice)
	if must(t, err); len(list) != 1 || list[0].Holds() {
		t.Errorf("the place of the sitting has changed: %+v", list)
	}
}

// What cannot be is refused in words.
func TestWhatNoReaderCanDoIsRefused(t *testing.T) {
	y := newYear(t)
	none, err := y.ReviewState(y.ctx, y.number)
	if must(t, err); len(none) != 0 {
		t.Errorf("%+v", none)
	}
	second := y.second()
	accept := desk.ReviewInput{Accept: true}
	try := func(want string, f func() (desk.ReviewView, error)) {
		t.Helper()
		if _, err := f(); code(t, err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	try("review.none", func() (desk.ReviewView, error) { return second.Review(y.ctx, y.number, "", accept) })
	try("review.unknown", func() (desk.ReviewView, error) { return second.Review(y.ctx, y.number, "memo", accept) })
	try("review.of-oneself", func() (desk.ReviewView, error) {
		return y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{Reader: "асан т."})
	})
	try("control.no-paper", func() (desk.ReviewView, error) {
		return y.AskReview(y.ctx, y.number, checks.LetterPaper, desk.ReviewAsk{})
	})
	try("review.no-paper", func() (desk.ReviewView, error) {
		return y.AskReview(y.ctx, desk.OfOffice, checks.ProtocolPaper, desk.ReviewAsk{})
	})
	asked := y.given()
	try("review.asked-already", func() (desk.ReviewView, error) {
		return y.AskReview(y.ctx, y.number, checks.MemoPaper, desk.ReviewAsk{})
	})
	try("review.no-remarks", func() (desk.ReviewView, error) { return second.Review(y.ctx, y.number, "", desk.ReviewInput{}) })
	try("review.empty-remark", func() (desk.ReviewView, error) {
		return second.Review(y.ctx, y.number, "", desk.ReviewInput{Remarks: []checks.Remark{{Text: " "}}})
	})
	try("review.nothing-returned", func() (desk.ReviewView, error) {
		return y.AnswerRemarks(y.ctx, y.number, "", []desk.RemarkAnswer{{N: 1, Text: "иә"}})
	})
	must(t, y.Set(y.ctx, "signer.name.ru", "Б. Иначев", "Приказ"))
	try("review.moved-on", func() (desk.ReviewView, error) {
		return second.Review(y.ctx, y.number, "", desk.ReviewInput{Accept: true, Saw: asked.Said})
	})
	_, err = second.Review(y.ctx, y.number, "", desk.ReviewInput{Remarks: []checks.Remark{{Text: "күні қайда?"}}})
	must(t, err)
	for want, answer := range map[string]desk.RemarkAnswer{"review.no-remark": {N: 2, Text: "иә"}, "review.empty-answer": {N: 1, Text: " "}} {
		try(want, func() (desk.ReviewView, error) {
			return y.AnswerRemarks(y.ctx, y.number, "", []desk.RemarkAnswer{answer})
		})
	}
}
