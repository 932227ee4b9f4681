package tui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// room opens the sample office in a language, in a window of 120×40, at a room of home.
func room(t *testing.T, l lang.Lang, right int) *tuitest.Stage {
	t.Helper()
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: l, Width: 120, Height: 40})
	for range right {
		s.Press("]")
	}
	return s
}

const (
	papersRoom   = 5
	standardRoom = 6
)

// Every clause stands in both texts beside each other; Enter reads it whole, with what
// is asked, what proves it, and where the copies come from.
func TestTheStandardIsWalkedAndAClauseIsReadWhole(t *testing.T) {
	s := room(t, lang.RU, standardRoom)
	s.Shows("▸Стандарт◂", "58 / 58", "8(1)", "4(1)", "неофициальная копия", "Применение", "Акты")
	s.Press("down", "down", "enter")
	s.Shows("Стандарт › 177-НҚ 4(3)", "3 / 58", "дел, где спрашивается", "Вопросы", "срок рассмотрения может")
	s.Press("]")
	s.Shows("177-НҚ 4(4)", "4 / 58")
	s.Press("end")
	s.Shows("Источники текстов", "Применение")
	s.Press("esc")
	if row := s.Row(); !strings.Contains(row, "4(4)") {
		t.Errorf("the list did not follow the clause: %q", row)
	}
}

// The category and the words narrow the list, Esc peels one after the other, and what
// was chosen stays while other rooms are visited.
func TestTheStandardIsNarrowedAndTheWayBackKeepsIt(t *testing.T) {
	s := room(t, lang.KK, standardRoom)
	s.Press("f4")
	s.Shows("18 / 58", "мемлекеттік органдар")
	s.Press("f3")
	s.Type("стенд")
	s.Shows("Іздеу", "Ақпараттық стенд")
	s.Press("enter", "]", "[")
	s.Shows("Ақпараттық стенд")
	s.Lacks("18 / 58")
	s.Press("esc")
	s.Shows("18 / 58")
	s.Press("esc")
	s.Shows("58 / 58")
}

// Another pair of texts leaves the same clause under the cursor, the next change is one
// key away, and there is an end on either side.
func TestPairsOfTextsAreWalked(t *testing.T) {
	s := room(t, lang.EN, standardRoom)
	s.Press("down", "space")
	if row := s.Row(); strings.Contains(row, "=") {
		t.Errorf("the next change has not changed: %q", row)
	}
	row := strings.Fields(s.Row())
	s.Press("left")
	s.Shows("606-НҚ 8(", "606-НҚ/221 8(")
	if now := strings.Fields(s.Row()); len(now) < 3 || now[2] != row[1] {
		t.Errorf("the cursor went from %q to %q", row, now)
	}
	s.Press("left")
	s.Shows("There is no further text")
	s.Press("right", "right")
	s.Shows("There is no further text")
}

// From a clause to the inspections in which it is asked, each with its verdict, and
// into one of them.
func TestAClauseNamesTheInspectionsThatAskIt(t *testing.T) {
	s := room(t, lang.RU, standardRoom)
	s.Press("f3")
	s.Type("4(10)")
	s.Press("enter", "enter", "i")
	s.Wait(time.Second)
	s.Shows("Дела, где спрашивается", "2025-002", "не соблюдено", "Еженедельная")
	s.Seek("2025-002")
	s.Press("enter")
	s.Wait(time.Second)
	s.Shows("› 2025-002")
}

// A reading is seen with what another would change, accepted, and taken back.
func TestAReadingIsAcceptedAndTakenBack(t *testing.T) {
	s := room(t, lang.EN, standardRoom)
	s.Press("r")
	s.Shows("Accepted readings", "the news feed is renewed daily", "no reading is accepted", "every calendar day")
	s.Press("w")
	s.Wait(time.Second)
	s.Shows("What changes", "counted both ways", "every working day")
	s.Press("esc", "enter", "right", "right", "down")
	s.Type("letter of the department of 12.01.2026")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("✓ every working day", "letter of the department")
	s.Press("ctrl+z")
	s.Wait(time.Second)
	s.Shows("no reading is accepted")
	s.Lacks("✓ every working day")
}

// A year is walked by days, weeks and months; a holiday says why, and working days are
// counted one by one.
func TestTheCalendarExplainsADayAndCountsFromIt(t *testing.T) {
	s := room(t, lang.RU, standardRoom)
	s.Press("b")
	s.Shows("Календарь 2026", "вторник, 20 января 2026 года", "рабочих дней: 247", "Православное Рождество", "подтверждено")
	s.Press("pgdown", "pgdown")
	s.Shows("пятница, 20 марта 2026 года")
	s.Press("space")
	s.Shows("суббота, 21 марта 2026 года", "нерабочий день · Наурыз мейрамы")
	s.Press("w")
	s.Shows("Счет рабочих дней", "21.03.2026", "выходной, перенесенный", "26.03.2026  чт  1-й рабочий день")
	s.Press("up", "up")
	s.Shows("5-й рабочий день · последний день")
	s.Press("tab")
	s.Shows("до 21.03.2026", "20.03.2026  пт  1-й рабочий день")
	s.Press("esc", "[")
	s.Shows("Календарь 2025", "21 марта 2025 года")
}

// The month of the last day goes on into the next year, and back.
func TestTheCalendarWalksOverTheEndOfTheYear(t *testing.T) {
	s := room(t, lang.EN, standardRoom)
	s.Press("b", "end", "right")
	s.Shows("Calendar 2027", "1 January 2027")
	s.Press("pgup")
	s.Shows("Calendar 2026", "1 December 2026")
	s.Press("home", "pgup")
	s.Shows("Calendar 2025", "1 December 2025")
	s.Press("t")
	s.Shows("20 January 2026")
}

// The office corrects a day by its word: it is marked apart, counted, and taken back.
func TestADayIsCorrectedAndTakenBack(t *testing.T) {
	s := room(t, lang.EN, standardRoom)
	s.Press("b", "right", "c")
	s.Shows("Correct a day", "21 January 2026")
	s.Press("right", "space", "down")
	s.Type("day of mourning")
	s.Press("down")
	s.Type("order 5 of 19.01.2026")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("working days: 246", "day of mourning", "order 5 of 19.01.2026", "= our correction")
	s.Press("left") // the cursor hides the sign of its day
	s.Shows("21=")
	days, err := s.Desk.Calendar(context.Background())
	s.Must(err)
	day, _ := calendar.ParseDay("2026-01-21")
	if working, _ := days.Working(day); working {
		t.Error("the day is still worked")
	}
	s.Press("right", "ctrl+z")
	s.Wait(time.Second)
	s.Shows("working days: 247")
	s.Press("left")
	s.Lacks("order 5", "21=")
}

// What was typed about a day and not written is offered again.
func TestACorrectionThatWasLeftComesBack(t *testing.T) {
	s := room(t, lang.EN, standardRoom)
	s.Press("b", "c", "down")
	s.Type("storm")
	s.Wait(5 * time.Second)
	s.Press("esc", "c")
	s.Wait(time.Second)
	s.Shows("storm")
}

// All papers of the office stand in one list, by what they wait for; F4 narrows, F3
// looks for words, Enter opens the course of one, and the way back keeps the place.
func TestPapersOfTheOfficeAreListedByWhatTheyWaitFor(t *testing.T) {
	s := room(t, lang.RU, papersRoom)
	s.Shows("▸Документы 2◂", "Ждущие чего-либо", "2 / 2", "26.01.2026", "устранение нарушений", "вручение", "последний день")
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.Shows("№ 04-4/6", "мотивированный ответ")
	s.Press("esc")
	if row := s.Row(); !strings.Contains(row, "вручение") {
		t.Errorf("the place was lost: %q", row)
	}
	s.Press("f4", "f4")
	s.Shows("Незарегистрированные", "Таких документов нет", "0 / 2")
	s.Press("esc", "f3")
	s.Type("03-4")
	s.Shows("1 / 2", "рекомендация")
	s.Lacks("мотивированный")
}

// A paper leads to its inspection, and serving it moves what it waits for.
func TestAPaperOfTheListIsServedFromItsCourse(t *testing.T) {
	s := room(t, lang.EN, papersRoom)
	s.Seek("reasoned answer")
	s.Press("enter", "r", "ctrl+s")
	s.Wait(time.Second)
	s.Press("esc")
	s.Shows("1 / 2")
	s.Press("f4")
	s.Shows("All papers", "2 / 2", "served")
	s.Press("o")
	s.Wait(time.Second)
	s.Shows("› 2025-012")
}

// Nothing is waited for in an office that has issued nothing, and the next step is said.
func TestAnOfficeWithoutPapersSaysWhereTheyComeFrom(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.KK, Width: 60, Height: 16})
	for range papersRoom {
		s.Press("ъ")
	}
	s.Shows("Әлі бірде-бір құжат қол қоюға шығарылған жоқ", "істі ашып, анықтаманы дайындау")
}

// All evidence of an inspection stands in one list by its days; it is narrowed by kind,
// check and author, searched, and opened on its own sheet.
func TestEvidenceOfAnInspectionIsOneList(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-002"})
	s.Press("x")
	s.Wait(time.Second)
	s.Shows("2025-002 › Доказательства", "23 / 23", "полный период", "03.02.2025", "Еженедельная запись в блоге")
	s.Press("s")
	if row := s.Row(); !strings.Contains(row, "18.06.2025") {
		t.Errorf("the latest does not stand first: %q", row)
	}
	s.Press("f4", "f4")
	s.Shows("вид: ")
	s.Press("esc", "f3")
	s.Type("турникет")
	s.Shows("1 / 23", "18.06.2025", "Дәурен Қоңыртөбе")
	s.Press("enter", "enter")
	s.Wait(time.Second)
	s.Shows("Исправление доказательства")
	s.Press("esc")
	s.Shows("1 / 23")
}

// What stands in the list is withdrawn there, and comes back with an undo.
func TestEvidenceIsWithdrawnFromTheList(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 120, Height: 40, First: "2026-001"})
	s.Press("x")
	s.Wait(time.Second)
	s.Shows("75 / 75", "complete span")
	s.Press("f8", "down")
	s.Shows("Withdrawal")
	s.Type("entered twice")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("74 / 74")
	s.Press("ctrl+z")
	s.Wait(time.Second)
	s.Shows("75 / 75")
}

// The files of a piece of evidence are written into a folder, as they were sealed.
func TestFilesOfEvidenceAreWrittenOut(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.EN, Width: 120, Height: 40, First: "2025-002"})
	s.Press("x")
	s.Wait(time.Second)
	s.Press("down", "o", "ctrl+u")
	out := filepath.Join(s.Dir, "out")
	s.Must(os.Mkdir(out, 0o700))
	s.Type(out)
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("1 file was written")
	files, err := os.ReadDir(out)
	s.Must(err)
	if len(files) != 1 {
		t.Errorf("%d files were written", len(files))
	}
}

// The addresses of a holder say when each stand was looked at and what was seen there,
// from the inspection and from the card of the holder; Enter opens the stand.
func TestPremisesSayWhatWasSeenAtEach(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 100, Height: 30, First: "2025-002"})
	s.Press("z")
	s.Wait(time.Second)
	s.Shows("Помещения", "адресов: 3", "Тәуелсіздік көшесі, 1", "18.06.2025", "✓ 10", "✓ 7  ± 1  × 2", "Дәурен Қоңыртөбе")
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.Shows("Помещения › ", "контактные данные")
	s.Press("esc")
	if row := s.Row(); !strings.Contains(row, "Қамбар батыр") {
		t.Errorf("the place was lost: %q", row)
	}
}
