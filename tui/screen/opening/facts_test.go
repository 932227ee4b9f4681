package opening_test

import (
	"context"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/opening"
	"ashyq/tui/tuitest"
)

// akim is a holder of which the register says one thing and asks another.
func (s story) akim() string {
	s.Helper()
	id, err := s.Desk.AddHolder(context.Background(), desk.HolderInput{
		NameRU: "Аппарат акима города Сарыдала", Categories: []desk.Since{{ID: "state-body"}}, Source: "положение",
		Traits: []desk.TraitInput{{ID: "collegial-open", Value: checks.No}}, Premises: []string{"Арман, 4"},
	})
	s.Must(err)
	return id
}

func trait(h checks.Holder, id string) checks.Trait {
	i := slices.IndexFunc(h.Traits, func(t checks.Trait) bool { return t.ID == id })
	if i < 0 {
		return checks.Trait{}
	}
	return h.Traits[i]
}

// What the register does not say is asked first; what it says stands below, with
// its source, and can be changed. Nothing is written without saying from where it
// is known.
func TestTraitsAndAddressesAreAddedLater(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Width: 110, Height: 44})
	id := s.akim()
	s.goes(opening.Facts(s.Bench.Env(), id))
	s.Shows("Аппарат акима города Сарыдала", "Вопросы без ответа", "Записано в списке", "в списке есть: Арман, 4")
	s.Press("ctrl+s")
	s.Shows("Ничего не изменено")

	s.walks("trait.administers-budget-programmes")
	s.says("Пока не известно, установить не удастся")
	s.Press("left", "left")
	s.walks("trait.collegial-open")
	s.Shows("записано: нет (положение)")
	s.Press("left")
	s.walks("premises")
	s.types("арман, 4")
	s.says("этот адрес уже в списке")
	s.Press("ctrl+u")
	s.types("Дала, 17")
	s.Press("ctrl+s")
	s.stands("source")
	s.says("напишите, откуда это известно")
	s.types("устав")
	s.Press("ctrl+s")
	s.Shows("Записано")

	h := s.holder("Аппарат акима города Сарыдала")
	for _, want := range []checks.Trait{
		{ID: "administers-budget-programmes", Value: checks.Yes, Source: "устав"}, {ID: "collegial-open", Value: checks.Yes, Source: "устав"},
	} {
		if got := trait(h, want.ID); got != want {
			t.Errorf("recorded: %+v, want %+v", got, want)
		}
	}
	if len(h.Traits) != 2 || len(h.Premises) != 2 || h.Premises[1].Address != "Дала, 17" {
		t.Errorf("recorded: %+v", h)
	}
}

// What was typed of a holder is its own draft, and comes back.
func TestFactsLeftUnwrittenComeBack(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Width: 80, Height: 40})
	id := s.akim()
	s.goes(opening.Facts(s.Bench.Env(), id))
	s.walks("source")
	s.types("устав города")
	s.Press("esc")
	list, err := s.Desk.Drafts(context.Background())
	s.Must(err)
	if len(list) != 1 {
		t.Fatalf("drafts: %+v", list)
	}
	s.goes(opening.Resume(s.Bench.Env(), list[0]))
	s.Shows("устав города", "Продолжено набранное раньше", "Признаки, помещения")
}
