package holder_test

import (
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

var sizes = [][2]int{{60, 16}, {80, 24}, {120, 40}}

// From the list of holders one comes to a holder; what is not known stands first,
// is answered there with its source, and is a question no more.
func TestAQuestionIsAnsweredWhereItStands(t *testing.T) {
	for _, size := range sizes {
		for _, l := range lang.Langs() {
			s := register(t, in(l, size[0], size[1]))
			s.Press("enter")
			s.OnRow("?")
			s.Press("enter", "right", "right", "down", "down", "down")
			s.Type("Қоңырау")
			s.Press("ctrl+s")
			name := "«Аққайың облыстық өлкетану музейі» коммуналдық мемлекеттік мекемесі"
			if h := s.holder(name); h.Says("public-order", s.Desk.Today()) != checks.No || h.Traits[len(h.Traits)-1].Source != "Қоңырау" {
				t.Errorf("%v %s: %+v\n%s", size, l, h.Traits, s.Screen())
			}
			if row := s.Row(); row == "" || row[len("▸  "):][:1] == "?" {
				t.Errorf("%v %s: the question is still asked: %q", size, l, row)
			}
		}
	}
}

// What ends keeps its days; what begins on the next stands beside it; the former
// name stays.
func TestFactsAreAddedChangedAndEnded(t *testing.T) {
	s := register(t, in(lang.RU, 80, 24))
	s.one("Министерство")
	name := "Министерство региональных услуг"
	s.Press("n", "right", "right", "right", "down") // premises
	s.Type("г. Астана, пр. Жаңа, 9")
	s.Press("down")
	s.Type("01.02.2025")
	s.Press("ctrl+s")
	s.Shows("Записано")
	s.Seek("пр. Жаңа, 9")
	s.Press("enter", "ctrl+u")
	s.Type("г. Астана, пр. Жаңа, 11")
	s.Press("ctrl+s")
	s.Seek("пр. Жаңа, 11")
	s.Press("f8", "right", "enter", "ctrl+u")
	s.Type("31.12.2025")
	s.Press("ctrl+s")
	s.Seek("01.02.2025–31.12.2025")
	last := s.holder(name).Premises
	if p := last[len(last)-1]; p.Address != "г. Астана, пр. Жаңа, 11" || p.From.String() != "2025-02-01" || p.To.String() != "2025-12-31" {
		t.Errorf("%+v", p)
	}
	s.Press("f8")
	s.Shows("последний день уже записан")

	s.Press("n", "right", "right", "right", "right", "down", "down") // a new name
	s.Type("Министерство услуг")
	s.Press("down")
	s.Type("01.09.2025")
	s.Press("ctrl+s")
	h := s.holder("Министерство услуг")
	if n := len(h.Names); n < 2 || h.Names[n-2].To.String() != "2025-08-31" {
		t.Errorf("%+v", h.Names)
	}
	s.Press("home")
	s.Shows("–31.08.2025")
}

// A contradiction is refused in words, and what was typed stays on the sheet.
func TestAContradictionIsRefusedAndNothingIsLost(t *testing.T) {
	s := register(t, in(lang.KK, 80, 24))
	s.add(desk.HolderInput{NameKK: "Әуен басқармасы", Categories: []desk.Since{{ID: "state-body"}},
		Traits: []desk.TraitInput{{ID: "public-order", Value: checks.Yes, Span: checks.Dated{From: s.Desk.Today().Add(-100)}.Span()}}})
	s.one("Әуен")
	s.Press("n", "right", "right", "down")
	for range 4 { // the fourth trait
		s.Press("right")
	}
	s.Press("down", "right", "right", "down")
	s.Type("01.01.2026")
	s.Press("down", "down")
	s.Type("Хат")
	s.Press("ctrl+s")
	s.Shows("әрі «иә», әрі «жоқ»", "Хат")
	if n := len(s.holder("Әуен басқармасы").Traits); n != 1 {
		t.Errorf("%d traits", n)
	}
}

// What was entered by mistake is taken away after a question whose first button
// changes nothing.
func TestAMistakeIsTakenAway(t *testing.T) {
	s := register(t, in(lang.RU, 80, 24))
	s.add(desk.HolderInput{NameRU: "Новое управление", Premises: []string{"г. Арка, 1", "г. Арка, 2"}, Categories: []desk.Since{{ID: "state-body"}}})
	s.one("Новое упр")
	s.Seek("г. Арка, 2")
	s.Press("f8", "enter")
	if n := len(s.holder("Новое управление").Premises); n != 2 {
		t.Errorf("cancelled, %d premises are left", n)
	}
	s.Press("f8", "right", "right", "enter")
	if p := s.holder("Новое управление").Premises; len(p) != 1 || p[0].Address != "г. Арка, 1" {
		t.Errorf("%+v", p)
	}
}

// The details are changed on one sheet; the body above is offered while its name
// is typed, and is opened from the line that names it.
func TestTheBodyAboveIsNamedAndOpened(t *testing.T) {
	s := register(t, in(lang.RU, 80, 24))
	s.one("Управление труда")
	s.Seek("БИН:")
	s.Press("enter", "down", "down")
	s.Type("Акимат Сары")
	s.Wait(time.Second)
	s.Shows("Акимат Сарыбулакского района")
	s.Press("down", "enter", "ctrl+s")
	s.Shows("Записано")
	s.Seek("выше стоит: Акимат Сарыбулакского района")
	s.Press("enter")
	s.Seek("ниже стоит: Управление труда")
	s.Press("esc")
	s.OnRow("выше стоит")
}

// What was typed and not written comes back after the program was cut short.
func TestADraftOfAFactComesBack(t *testing.T) {
	shelf := tuitest.NewShelf()
	o := in(lang.RU, 80, 24)
	o.Shelf = shelf
	s := register(t, o)
	s.Press("enter", "n", "right", "right", "right", "down")
	s.Type("г. Арка, ул. Потерянная, 4")
	s.Wait(3 * time.Second)

	again := scene{tuitest.Open(t, tuitest.Options{Lang: lang.RU, Office: true, Shelf: shelf})}
	again.Wait(time.Second)
	again.Press("enter")
	again.Shows("ул. Потерянная, 4")
	again.Press("ctrl+s")
	again.Shows("Записано")
	again.Press("esc")
}

// An act on a holder is taken back and brought back where it is seen; what began
// with it is asked about first.
func TestAnActOnAHolderIsTakenBack(t *testing.T) {
	s := register(t, in(lang.RU, 80, 24))
	s.add(desk.HolderInput{NameRU: "Новое управление", Categories: []desk.Since{{ID: "state-body"}}})
	s.one("Новое упр")
	s.Press("n", "right", "right", "right", "down")
	s.Type("г. Арка, 1")
	s.Press("ctrl+s", "ctrl+z")
	s.Lacks("г. Арка, 1")
	s.Press("ctrl+y")
	if n := len(s.holder("Новое управление").Premises); n != 1 {
		t.Errorf("%d premises after the redo", n)
	}
	s.Press("ctrl+z", "ctrl+z")
	s.Shows("Отменить регистрацию")
	s.Press("right", "enter")
	if s.held(journal.HolderQuery{Search: lang.Fold("Новое управление")}) != 0 {
		t.Error("the registration still stands")
	}
}
