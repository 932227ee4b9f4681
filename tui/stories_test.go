package tui_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// keyboard is what the letters of commands send under a layout.
var keyboards = map[string]map[string]string{
	"Latin":   {"n": "n", "v": "v", "m": "m", "h": "h"},
	"Russian": {"n": "т", "v": "м", "m": "ь", "h": "р"},
	"Kazakh":  {"n": "Т", "v": "М", "m": "Ь", "h": "Р"}, // with Caps Lock: the same keys
}

// The first minute: from nothing to a memo on the disk, by the keyboard alone.
func TestTheFirstMinute(t *testing.T) {
	for _, size := range sizes {
		for _, l := range lang.Langs() {
			for name, letters := range keyboards {
				t.Run(name+"/"+string(l), func(t *testing.T) {
					s := tuitest.Open(t, tuitest.Options{Width: size[0], Height: size[1], Lang: l})
					t.Chdir(s.Dir)
					s.Press("enter", "enter") // the first door; the first category
					s.Type("Сынақ ауданының әкімдігі")
					s.Press("ctrl+s")
					s.Wait(time.Second)
					s.SeekCheck("open-data-events")
					s.Press("enter", letters["n"], "down", "ctrl+u")
					s.Type("14.05.2025")
					s.Press("down")
					s.Type("Дөңгелек үстел")
					s.Press("ctrl+s")
					s.Shows("Ctrl+Z")
					s.Press(letters["v"], "down", "down")
					s.Type("Іс-шаралар журналы")
					s.Press("ctrl+s", letters["m"], "right", "down")
					s.Type("Хаттама көрсетілді, көшірмесі алынды")
					s.Press("ctrl+s", "ctrl+z", "ctrl+y", "ctrl+z", "esc", "f9", "f9", "ctrl+s")
					s.Shows(".docx")
					files, err := filepath.Glob("*.docx")
					if err != nil || len(files) != 1 {
						t.Errorf("on the disk: %v %v\n%s", files, err, s.Screen())
					}
				})
			}
		}
	}
}

func TestTheLanguageChangesAndTheCursorStays(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-003", Lang: lang.KK})
	s.SeekCheck("stand")
	s.Press("д")
	s.Shows("РУС", "Информационный стенд")
	s.OnRow("Информационный стенд")
	s.Press("l")
	s.Shows("ENG")
	s.OnRow("Information stand")
}

func TestAPasteIsNoCommand(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	before := s.Screen()
	s.Paste("nnn\n\x1b[31m")
	if s.Screen() != before {
		t.Errorf("something was done:\n%s", s.Screen())
	}
}

func TestSeveralLettersInOneMessageAreSeveralKeys(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("tab")
	s.Send("лл") // down is j (о), up is k (л)
	s.Send("оо")
	s.OnRow("2025-011")
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-001", Lang: lang.RU}) // closed
	s.Press("n")
	s.Shows("закрыто")
	s.Press("f2")
	s.Type("доказательство")
	s.Shows("нельзя", "причина")
}

func TestAClosedInspectionIsReopenedWithAReason(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-001"})
	s.Press("f2")
	s.Type("reopen")
	s.Press("enter")
	s.Type("The holder sent further documents")
	s.Press("ctrl+s")
	s.Shows("Written")
	s.Press("n")
	s.Shows("New evidence")
}

func TestThePaletteReadsTheWrongLayout(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-003", Lang: lang.KK})
	s.Press("f2")
	s.Type(";ehyfk") // «журнал» on a Latin layout
	s.Shows("журнал")
	s.Press("enter")
	s.Shows("Әрекеттер журналы")
}

func TestSearchFoldsKazakhAndEscPeelsOneLayer(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.KK})
	s.Press("f3")
	s.Type("онирлик") // «өңірлік» typed without Kazakh letters
	s.Press("enter")
	s.OnRow("Өңірлік")
	s.Press("esc")
	s.Shows("1 / 12")
}

func TestTheFilterAndTheOrderGoRound(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("f4")
	s.Shows("breach")
	s.Press("f4")
	s.Shows("cannot tell")
	s.Press("esc")
	s.Shows("[open]")
	s.Press("s")
	s.Shows("by number")
	s.OnRow("2026-001")
}

func TestTheVerdictMovesAtOnceAndUndoTakesItBack(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "right", "right", "down")
	s.Type("The plan was not shown when asked for")
	s.Press("ctrl+s")
	s.OnRow("not met")
	s.Press("ctrl+z")
	s.Shows("Undone")
	s.OnRow("not checked")
	s.Press("ctrl+y")
	s.Shows("Redone")
	s.OnRow("not met")
}

func TestTheNextUndoIsNamedBeforeItIsPressed(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010"})
	s.SeekCheck("openness-plan")
	s.Press("m", "right", "down")
	s.Type("Seen by the analyst herself")
	s.Press("ctrl+s", "h")
	s.Wait(time.Minute) // the word that it is written has faded
	s.Shows("Ctrl+Z undoes: verdict")
}

func TestAGapOfTheMemoLeadsToWhereItIsFilled(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-002"})
	s.Press("f9")
	s.Shows("missing: 2", "The basis is not given")
	s.Press("enter")
	s.Type("Plan for the first half-year")
	s.Press("ctrl+s")
	s.Shows("missing: 1", "look again before signing")
	s.Lacks("The basis is not given")
}

func TestAResizeInTheMiddleOfAFormLosesNothing(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010"})
	s.SeekCheck("open-data-events")
	s.Press("n", "down", "down")
	s.Type("Хакатон «Ашық қала»")
	for _, size := range [][2]int{{10, 5}, {1, 1}, {160, 50}, {60, 16}} {
		s.Resize(size[0], size[1])
	}
	s.Shows("Хакатон «Ашық қала»")
	s.Type(" 2025")
	s.Shows("Хакатон «Ашық қала» 2025")
}

func TestForeignTextCannotSpeakToTheTerminal(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{})
	_, err := s.Desk.AddHolder(context.Background(), desk.HolderInput{
		NameRU: "Злой \u202eтсет\u202c \u200bмузей\u0007", Categories: []desk.Since{{ID: "state-body"}}, Source: "Устав",
	})
	s.Must(err)
	s.Press("]", "esc")
	s.Press("f5")
	s.Paste("\x1b]0;hacked\x07")
	for _, r := range s.Bench.View() {
		if r != '\n' && r != '\x1b' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%U reaches the terminal", r)
		}
	}
	if strings.Contains(s.Bench.View(), "\x1b]") {
		t.Error("a sequence of its own reaches the terminal")
	}
}

func TestWithoutColourNothingIsLost(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Mono: true})
	for _, colour := range []string{"\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[1;31m", "\x1b[36m"} {
		if strings.Contains(s.Bench.View(), colour) {
			t.Errorf("%q is a colour", colour)
		}
	}
	if !strings.Contains(s.Bench.View(), "\x1b[7m") {
		t.Error("the cursor is not in reverse")
	}
	s.Press("tab")
	s.OnRow("not met")
}

func TestInASCIIEverySignHasATwin(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, ASCII: true, First: "2025-002"})
	s.SeekCheck("weekly-blog")
	s.Press("enter")
	for _, r := range s.Screen() {
		if r > unicode.MaxASCII && !unicode.IsLetter(r) {
			t.Errorf("%c (%U) stands on an ASCII terminal", r, r)
		}
	}
}

func TestTheNameThatWasGivenStandsUnderEntries(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Nameless: true})
	s.Shows("name not given")
	s.Press("down", "down", "down", "enter")
	s.Type("Әсел Қарабай")
	s.Press("ctrl+s")
	s.Shows("Әсел Қарабай")
}

func TestASettingOfTheOfficeNeedsItsSource(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("[")
	s.Seek("first official")
	s.Press("enter")
	s.Type("22.04.2025")
	s.Press("ctrl+s")
	s.Shows("Source") // the field that is missing has the focus
	s.Type("Bulletin of normative acts")
	s.Press("ctrl+s")
	s.Shows("Written")
	s.Shows("2025-04-22")
}

func TestAReadingIsAcceptedWithItsGround(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("[")
	s.Seek("both readings")
	s.Press("enter", "right", "down")
	s.Type("Order of the head of the department")
	s.Press("ctrl+s")
	s.Shows("Written")
	s.Lacks("! ")
}

func TestHelpListsEveryKeyAndWhatCannotBeDone(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-001", Width: 120, Height: 40})
	s.Press("?")
	s.Shows("Open the check", "not now")
	s.Press("esc")
	s.Lacks("not now")
}

func TestCtrlCAsksAndTwiceLeaves(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Press("ctrl+c")
	s.Shows("Quit", "Stay")
	s.Press("esc")
	s.Lacks("Stay")
	s.Press("ctrl+c", "ctrl+c")
	if !s.Ended {
		t.Error("it goes on")
	}
}

func TestTheThemeIsRememberedOnThisLaptop(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Office: true, Shelf: shelf})
	s.Press("[", "down", "down", "enter")
	s.Shows("without colour")
	again := tuitest.Open(t, tuitest.Options{Office: true, Shelf: shelf})
	if strings.Contains(again.Bench.View(), "\x1b[1;31m") {
		t.Error("the colours are back")
	}
}

func TestTheMemoIsWrittenWholeOrNotAtAll(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-003"})
	t.Chdir(s.Dir)
	if err := os.Mkdir("folder.docx", 0o755); err != nil {
		t.Fatal(err)
	}
	s.Press("f9", "f9", "down", "ctrl+u")
	s.Type("folder.docx")
	s.Press("ctrl+s")
	s.Shows("!", "folder.docx") // refused, and the name is still there
	s.Press("esc", "ctrl+u")
	s.Type("memo.docx")
	s.Press("ctrl+s")
	s.Shows("Written: ", "memo.docx")
	if info, err := os.Stat("memo.docx"); err != nil || info.Size() < 1000 {
		t.Errorf("on the disk: %v %v", info, err)
	}
}

func TestUndoingTheOpeningIsAskedAndLeadsHome(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{})
	s.Press("enter", "enter")
	s.Type("Сынақ мекемесі")
	s.Press("ctrl+s", "ctrl+z")
	s.Shows("The inspection itself will be gone", "▸[ Cancel ]◂")
	s.Press("enter", "ctrl+z", "right", "enter")
	s.Shows("Undone", "No inspections yet")
}

func TestNothingToUndoIsNoFault(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010"})
	s.Press("ctrl+z")
	s.Lacks("errors")
	s.Press("ctrl+y")
	s.Lacks("errors")
}

func TestAToastIsToldWhereTheAnalystIs(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010"})
	s.Press("ctrl+z")
	s.Lacks("Next:")
	s.Press("esc")
	s.Shows("Next:")
}

func TestWhatFollowsInOneMessageIsForTheFieldThatAKeyOpened(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true})
	s.Send("/онирлик") // the first of them opens the search
	s.Press("enter")
	s.Shows("«онирлик»", "1 / 2")
}

func TestSettingsAreWalkedBeforeTheyAreRead(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Store: unreadable{}, Office: true})
	s.Press("[", "end", "home", "up", "down", "end")
	s.OnRow("both readings are shown") // the last line there is
}

// unreadable is a store that cannot be read.
type unreadable struct{ desk.Store }

func (unreadable) Read(context.Context, func(journal.Reader) error) error { return errMedium }

// A window too small to see what one does takes no keys but those that leave; what
// was typed before stands when it grows.
func TestNothingIsDoneInAWindowTooSmallToSeeIt(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-003", Width: 80, Height: 24, Lang: lang.EN})
	s.SeekCheck("openness-plan")
	s.Press("n")
	s.Press("down", "down")
	s.Type("Plan")
	s.Resize(40, 10)
	s.Shows("40×10")
	s.Type("HIDDEN")
	s.Press("ctrl+s")
	s.Resize(80, 24)
	s.Lacks("HIDDEN")
	s.Shows("Plan")
}
