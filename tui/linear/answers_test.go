package linear_test

import (
	"context"
	"strings"
	"testing"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// Esc goes back wherever a question stands. It never passes for an empty line, which
// would take the option that writes.
func TestEscGoesBackAndWritesNothing(t *testing.T) {
	for _, line := range []string{"\x1b", "\x1b[A", "1\x1b"} {
		p := at(t, lang.KK, true)
		before := p.entries("2026-001")
		said := p.says("2", "1", "кері қайтару", line, "шығу")
		p.has(said, "Қайтарып алынады")
		p.lacks(said, "Жазылды", "\x1b")
		if after := p.entries("2026-001"); after != before {
			t.Errorf("%q: %d entries, there were %d", line, after, before)
		}
	}
}

// A line with other control characters is no answer, whatever else stands in it.
func TestALineWithControlCharactersIsAskedAgain(t *testing.T) {
	for _, line := range []string{"\x00", "\t", "1\b", "\x7f", "\ufeff"} {
		p := at(t, lang.RU, true)
		before := p.entries("2026-001")
		said := p.says("2", "1", "отменить", line, "2", "выход")
		p.has(said, "В строке есть клавиши, которые не буквы")
		if after := p.entries("2026-001"); after != before {
			t.Errorf("%q: %d entries, there were %d", line, after, before)
		}
	}
}

func (p *place) entries(inspection string) int {
	p.Helper()
	list, err := p.desk.Journal(context.Background(), inspection)
	p.must(err)
	return len(list)
}

// A line that was broken off answers nothing: the number may have had a second digit.
// What was typed of a text stays in the draft.
func TestALineThatBreaksOffIsNoAnswer(t *testing.T) {
	p := at(t, lang.RU, false)
	said := p.hears(context.Background(), strings.NewReader("1"))
	p.lacks(said, "Шаг 1")
	p.hears(context.Background(), strings.NewReader("1\n1\nУправление трансп"))
	drafts, err := p.desk.Drafts(context.Background())
	p.must(err)
	if len(drafts) != 1 || drafts[0].Values["holder"][0] != "Управление трансп" {
		t.Errorf("the drafts are %+v", drafts)
	}
}

// A line without an end is not read into memory.
func TestALineWithoutAnEndIsPassedOver(t *testing.T) {
	p := at(t, lang.EN, false)
	said := p.says(strings.Repeat("1", 200_000), "quit")
	p.has(said, "The line is too long and was not read.", "Ended.")
}

// A key of the stand answers the same on the stand and on the sheet of its note, what
// was taken is said, and what was not written is not said to be.
func TestAKeyOfTheStandMeansTheSameOnItsNote(t *testing.T) {
	p := at(t, lang.KK, true)
	said := p.says("2", "2025-002", "стенд, тармақтап", "ф", "5", "в", "артқа", "артқа", "шығу")
	p.has(said, "Жауап [6]: ф Жауап: бар. Жазылды", "Таңдау [1]: в Жауап: жоқ.")
	p.lacks(said, "Жауап: көрінбеді")
	p = at(t, lang.KK, true)
	before := p.entries("2025-002")
	p.lacks(p.says("2", "2025-002", "стенд, тармақтап", "в", "артқа", "артқа", "шығу"), "Жазылды")
	if p.entries("2025-002") != before { // the absence of the stand itself needs a note
		t.Error("an answer without its note was written")
	}
}

// A letter that may begin several answers, in any language, is asked again.
func TestALetterThatMayMeanTwoThingsIsAskedAgain(t *testing.T) {
	p := at(t, lang.KK, false)
	said := p.says("1", "1", "Көлік басқармасы", "", "н", "шығу")
	p.has(said, "Таңдау [3]: н Бірнеше нұсқа сәйкес келеді", "2. Жоқ. 3. Білмеймін.")
}

// The kind of evidence is asked where the screen offers several, and back at the first
// question leaves the sheet.
func TestTheKindIsAskedAndBackLeavesTheSheet(t *testing.T) {
	p := at(t, lang.KK, true)
	said := p.says("2", "1", "1", "4(15)", "дәлелдеме қосу", "артқа", "шығу")
	p.has(said, "Түрі. 1. Іс-шара.", "Таңдау [1]: артқа 4(15). Ашық деректерге")
	said = p.says("2", "1", "1", "4(15)", "дәлелдеме қосу", "", "артқа", "артқа", "шығу")
	p.has(said, "Күні: артқа Түрі.", "Таңдау [1]: артқа 4(15). Ашық деректерге")
}

// What was refused is no default of the next try, and what stood before is.
func TestWhatWasRefusedIsNoDefault(t *testing.T) {
	p := at(t, lang.RU, false)
	said := p.says("1", "1", "Управление транспорта", "", "2", "2", "2", "2", "2", "2", "2", "", "", "1", "абв", "-", "", "выход")
	p.lacks(said, "[абв]")
	p.has(said, "На этот вопрос нужен ответ. По состоянию на [17.12.2025]:", "Шаг 4. Форма.")
}

// The periods are offered with their days.
func TestPeriodsAreOfferedWithTheirDays(t *testing.T) {
	p := at(t, lang.KK, false)
	said := p.says("1", "1", "Көлік басқармасы", "", "2", "2", "2", "2", "2", "2", "2", "", "", "шығу")
	p.has(said, "1. Осы жыл. 01.01.2025–31.12.2025.")
}

// An inspection that was opened from a draft is gone on with; a draft that breaks off
// again is said to stay.
func TestADraftIsGoneOnWith(t *testing.T) {
	p := at(t, lang.RU, false)
	p.says("1", "1", "Управление транспорта", "")
	again := p.says("1", "1")
	p.has(again, "Набранное осталось черновиком")
	said := p.says("1", "1", "", "", "2", "2", "2", "2", "2", "2", "2", "", "", "", "", "", "", "1", "выход")
	p.has(said, "Дело открыто: 2025-001", "Дело: 2025-001. Управление транспорта.")
}

// Whoever has given no name is told under which one the entries stand, and can give it.
func TestTheNameIsAskedFor(t *testing.T) {
	p := at(t, lang.RU, false)
	p.sit(desk.Author{Name: "root"})
	said := p.says("указать имя", "Айсәуле Жиренбай", "1", "выход")
	p.has(said, "под записями стоит имя входа: root", "Записано, 14:21.")
	if n := strings.Count(said, "имя входа"); n != 1 {
		t.Errorf("it is said %d times:\n%s", n, said)
	}
}

// What is counted in a room is counted anew when something was taken back there.
func TestARoomIsSaidAnewAfterAnUndo(t *testing.T) {
	p := at(t, lang.RU, true)
	said := p.says("2", "1", "отменить", "1", "выход")
	if n := strings.Count(said, "Дело: 2026-001."); n != 2 {
		t.Errorf("the inspection is said %d times:\n%s", n, said)
	}
}
