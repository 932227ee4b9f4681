package holder_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

const table = "Қазақша атауы;Орысша атауы;БСН;Санаты;Жоғары тұрған ұйым\n" +
	"Арқа білім басқармасы;Управление образования Арки;050140000011;мемлекеттік орган;\n" +
	"Арқа № 1 мектебі;;970440000174;мемлекеттік мекеме;Арқа білім басқармасы\n" +
	"Арқа № 2 мектебі;;;мектеп;\n" +
	"Сарыбұлақ ауданының әкімдігі;;;мемлекеттік орган;Арқа білім басқармасы\n"

// A table is looked at row by row before anything is written; a doubtful row is
// taken after a look; what was written is told.
func TestATableIsLookedAtAndTakenIn(t *testing.T) {
	for _, size := range sizes {
		for _, l := range lang.Langs() {
			s := register(t, in(l, size[0], size[1]))
			before := s.held(journal.HolderQuery{})
			s.Press("o")
			s.Type(s.file("тізілім.csv", table))
			s.Press("ctrl+s")
			s.OnRow("050140000011")
			if s.held(journal.HolderQuery{}) != before {
				t.Fatal("looking wrote")
			}
			s.Press("space") // a new row is no doubt
			s.Press("f4", "f4", "f4")
			s.OnRow("?")
			s.Press("space", "esc", "ctrl+s")
			if n := s.held(journal.HolderQuery{}) - before; n != 2 {
				t.Errorf("%v %s: %d new holders\n%s", size, l, n, s.Screen())
			}
			if h := s.holder("Арқа № 1 мектебі"); h.BIN != "970440000174" || h.Parent == "" {
				t.Errorf("%v %s: %+v", size, l, h)
			}
			if h := s.holder("Сарыбұлақ ауданының әкімдігі"); h.Parent == "" {
				t.Errorf("%v %s: the changed row was not written", size, l)
			}
		}
	}
}

// What is refused says why; a file that moved on is not written unseen.
func TestATableThatMovedOnIsNotWritten(t *testing.T) {
	s := register(t, in(lang.RU, 120, 40))
	path := s.file("реестр.csv", table)
	s.Press("o")
	s.Type(path)
	s.Press("ctrl+s")
	s.Seek("не принимается")
	s.Shows("Такой категории нет: мектеп")
	s.Press("space")
	s.Shows("Эта строка не принимается")
	s.Must(os.WriteFile(path, []byte(strings.Replace(table, "№ 1", "№ 7", 1)), 0o600))
	s.Press("ctrl+s")
	s.Shows("Файл изменился после просмотра")
	if s.held(journal.HolderQuery{Search: lang.Fold("Арқа № ")}) != 0 {
		t.Error("it was written")
	}
}

// A path that leads nowhere is refused on the sheet, and stays typed.
func TestAPathThatLeadsNowhereStaysTyped(t *testing.T) {
	s := register(t, in(lang.KK, 80, 24))
	s.Press("o")
	s.Type("/жоқ/тізілім.csv")
	s.Press("ctrl+s")
	s.Shows("Файл табылмады", "/жоқ/тізілім.csv")
}

// A round is chosen, looked at holder by holder, and opened; those that are
// refused say why.
func TestARoundIsLookedAtAndOpened(t *testing.T) {
	for _, size := range sizes {
		for _, l := range lang.Langs() {
			s := register(t, in(l, size[0], size[1]))
			count := func() int {
				n, err := s.Desk.CountInspections(context.Background(), journal.InspectionQuery{Form: "remote"})
				s.Must(err)
				return n
			}
			before := count()
			s.Press("r", "down", "right", "down", "down", "down", "left", "left", "left", "ctrl+s")
			s.Wait(time.Second)
			if count() != before {
				t.Fatal("looking wrote")
			}
			s.Press("f4", "f4")
			s.OnRow("×")
			s.Press("esc", "ctrl+s")
			if n := count() - before; n < 1 || n > 4 {
				t.Errorf("%v %s: %d were opened\n%s", size, l, n, s.Screen())
			}
		}
	}
}

// Holders of a round are chosen by name too; what is chosen wrongly is told at the
// sheet.
func TestHoldersOfARoundAreNamed(t *testing.T) {
	s := register(t, in(lang.RU, 80, 24))
	s.add(desk.HolderInput{NameRU: "Управление заповедников", Categories: []desk.Since{{ID: "state-body"}}})
	s.Press("r", "right", "right", "down")
	s.Type("заповедн")
	s.Wait(time.Second)
	s.Press("down", "enter", "ctrl+s")
	s.OnRow("Управление заповедников")
	s.Shows("1 / 1")
	s.Press("esc")
	s.Type("Никто")
	s.Press("enter", "ctrl+s")
	s.Shows("Такого обладателя информации нет: Никто")
}
