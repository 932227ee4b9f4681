package linear_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// The input ends in the middle of a sheet: what was typed is offered at the next
// start, and stands in the brackets of its questions.
func TestNothingTypedIsLostWhenTheLineBreaksOff(t *testing.T) {
	p := at(t, lang.RU, false)
	said := p.says("1", "1", "Управление транспорта", "", "нет")
	p.has(said, "Набранное осталось черновиком")
	if n := len(p.written()); n != 0 {
		t.Errorf("%d inspections were opened", n)
	}
	said = p.says("1", "1", "")
	p.has(said, "Есть набранное, но не записанное", "Управление транспорта", "Обладатель [Управление транспорта]:")
}

// A program that is asked to end while it waits for a line ends, and keeps what was
// typed.
func TestASignalEndsItAndKeepsWhatWasTyped(t *testing.T) {
	p := at(t, lang.RU, false)
	ctx, end := context.WithCancel(context.Background())
	p.hears(ctx, io.MultiReader(strings.NewReader("1\n1\nУправление транспорта\n\n"), endless(end)))
	drafts, err := p.desk.Drafts(context.Background())
	p.must(err)
	if len(drafts) != 1 || drafts[0].Values["holder"][0] != "Управление транспорта" {
		t.Errorf("the drafts are %+v", drafts)
	}
}

// endless is a line on which nobody types any more: when the next answer is waited
// for, the program is asked to end.
type endless func()

// Read implements io.Reader.
func (e endless) Read([]byte) (int, error) {
	e()
	select {}
}

// An answer that is refused is asked again, and says why.
func TestAWrongAnswerIsAskedAgain(t *testing.T) {
	p := at(t, lang.KK, false)
	said := p.says("1", "55", "1", "", "Басқарма", "шығу")
	p.has(said, "Мұндай нұсқа жоқ", "Бұл сұраққа жауап керек", "Аяқталды")
}

// Orders are understood in any language and either layout; in quotes such a word is
// an answer.
func TestOrdersAreHeardAnywhere(t *testing.T) {
	p := at(t, lang.EN, false)
	for _, line := range []string{"quit", "выход", "шығу", "ds[jl", "йгше"} {
		p.has(p.says("1", line), "Ended.")
		p.lacks(p.says("1", line), "no such option")
	}
	p.has(p.says("1", "1", "«назад»", "quit"), "In the other language")
}

// A choice is answered by its number, by the Kazakh letter of the same key, by first
// letters in any language, by a word in the wrong layout.
func TestAChoiceIsAnsweredInManyWays(t *testing.T) {
	for _, line := range []string{"2", "2.", "ә", "квази", "quasi", "rdfpb"} {
		p := at(t, lang.RU, false)
		p.has(p.says("1", line), "Требований: 14.", "Шаг 2. Обладатель информации.")
	}
}

// What was written is taken back by name.
func TestUndoNamesWhatItTakesBack(t *testing.T) {
	p := at(t, lang.RU, true)
	said := p.says("2", "1", "отменить", "1", "выход")
	p.has(said, "Будет взято назад", "Записано")
}

// Where no inspection is in hand there is nothing to undo.
func TestUndoAtHomeSaysWhereToGo(t *testing.T) {
	p := at(t, lang.EN, true)
	p.has(p.says("undo", "quit"), "To undo, open an inspection first.")
}

// The language changes in the middle of the conversation.
func TestTheLanguageChanges(t *testing.T) {
	p := at(t, lang.EN, false)
	p.has(p.says("language", "қазақша", "шығу"), "Тіл: Қазақша", "Басты бет")
}

// A proposal is rejected with its reason, and the next one is asked.
func TestProposalsAreDecidedOneByOne(t *testing.T) {
	p := at(t, lang.RU, true)
	number, open := p.proposing()
	said := p.says("2", number, "найдено на страницах", "отклонить", "", "Другое событие", "позже", "остановиться", "выход")
	p.has(said, "Текст на странице:", "Причина:", "На этот вопрос нужен ответ.", "Записано, 10:00.")
	if again, left := p.proposing(); again == number && left != open-1 {
		t.Errorf("%d wait, there were %d", left, open)
	}
}

// proposing finds an inspection whose pages propose something, and how much.
func (p *place) proposing() (number string, open int) {
	p.Helper()
	for _, row := range p.written() {
		all, err := p.desk.Proposals(context.Background(), row.ID)
		p.must(err)
		n := 0
		for _, one := range all {
			if one.State == desk.ProposalOpen {
				n++
			}
		}
		if n > open {
			number, open = row.Shown, n
		}
	}
	return number, open
}

// The stand is answered by the four letters, in any layout.
func TestTheStandIsWalkedWithFourLetters(t *testing.T) {
	p := at(t, lang.RU, true)
	said := p.says("2", "2025-002", "стенд, по пунктам", "ф", "d", "закончить", "выход")
	p.has(said, "Адрес:", "Записано:")
}

// A paper cannot be put for signature while something is lacking, and what is lacking
// is said.
func TestThePaperSaysWhatItLacks(t *testing.T) {
	p := at(t, lang.RU, true)
	said := p.says("2", "1", "посмотреть справку", "прочитать текст", "выход")
	p.has(said, "Соблюдено: 4 / 17", "ПРОЕКТ")
}

// A terminal that shows what is typed hears no echo.
func TestWhereTheTerminalEchoesNothingIsSaidTwice(t *testing.T) {
	p := at(t, lang.EN, false)
	said := p.says("quit")
	if !strings.Contains(said, "Choice [1]: quit\n") {
		t.Errorf("in a pipe the answer is to be seen:\n%s", said)
	}
	if bytes.Contains([]byte(said), []byte("quit\nquit")) {
		t.Error("the answer stands twice")
	}
}

// Long lines are wrapped, the clock is that of Kazakhstan.
func TestTheDayIsThatOfKazakhstan(t *testing.T) {
	p := at(t, lang.EN, false)
	p.now = time.Date(2025, 12, 16, 20, 0, 0, 0, time.UTC)
	p.sit(p.desk.Author())
	p.has(p.says("quit"), "Wednesday, 17 December 2025")
}
