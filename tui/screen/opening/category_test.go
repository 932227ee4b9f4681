package opening_test

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/screen/opening"
	"ashyq/tui/tuitest"
)

// How the question about the category looks, at three sizes in three languages.
func TestTheCategories(t *testing.T) {
	var frames []string
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		for _, l := range lang.Langs() {
			s := begin(t, tuitest.Options{Lang: l, Width: size[0], Height: size[1]})
			s.starts("")
			s.Press("down", "down")
			frames = append(frames, fmt.Sprintf("%d×%d %s\n%s", size[0], size[1], l, s.Screen()))
		}
	}
	tuitest.Golden(t, "categories", strings.Join(frames, "\n\n"))
}

// A legal form is found in any language and any layout; the search moves the
// cursor and hides nothing.
func TestACategoryIsFoundByTheLegalForm(t *testing.T) {
	for _, c := range []struct{ typed, stands, says string }{
		{"КММ", "мемлекеттік мекемелер", "1 / 1"},
		{"кгу", "мемлекеттік мекемелер", "1 / 1"},
		{"АҚ", "Квазимемлекеттік", "1 / 1"},
		{"ao", "органдары", "табылмады"},
		{"ШЖҚ", "Квазимемлекеттік", "1 / 1"},
		{"маслихат", "Мемлекеттік органдар, жергілікті", "1 / 1"},
		{"минис", "Мемлекеттік органдар, жергілікті", "1 / 1"},
		{"мектеп", "Квазимемлекеттік", "1 / 2"},
		{"monopoly", "монополия", "1 / 1"},
		{"vfckb[fn", "Мемлекеттік органдар, жергілікті", "«маслихат» деп оқылды"},
		{"ьщтщзщдн", "монополия", "«monopoly» деп оқылды"},
	} {
		s := begin(t, tuitest.Options{Lang: lang.KK})
		s.starts("")
		s.Press("f3")
		s.Type(c.typed)
		s.OnRow(c.stands)
		s.Shows(c.says, "Атқарушы органдардың", "Мемлекеттік монополия")
	}
}

// A school may be either: once more F3 goes to the next one found; Enter stays.
func TestTheSearchGoesOn(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU})
	s.starts("")
	s.Press("f3")
	s.Type("школа")
	s.OnRow("квазигосударственного")
	s.Press("f3")
	s.OnRow("Государственные учреждения")
	s.Shows("найдено: 2 / 2")
	s.Press("enter")
	s.Lacks("Поиск")
	s.OnRow("Государственные учреждения")
	s.Press("enter")
	s.Shows("требований: 10")
}

// Several categories may hold at once; where none is marked, the one under the
// cursor is taken.
func TestSeveralCategoriesAreTaken(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Width: 120, Height: 30})
	s.starts("")
	s.Press("down", "space")
	s.Shows("отмечено: 1", "▸* Субъекты")
	s.Seek("экологии")
	s.Press("space")
	s.Shows("отмечено: 2")
	s.Press("enter")
	s.Shows("требований: 17", "Субъекты квазигосударственного сектора; Юридические лица с информацией")
	s.Press("esc", "space", "enter") // back, and without the second
	s.Shows("требований: 14")
}

// The help that has no room is opened, and the keys are the same in Cyrillic.
func TestTheHelpIsReadWhole(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 60, Height: 16})
	s.starts("")
	s.Lacks("Парламент")
	s.Press("з")
	s.Shows("Парламент", "Бұл емес")
	s.Press("esc")
	s.OnRow("Мемлекеттік органдар")
}

// Registering asks the same question.
func TestRegisteringAsksForTheCategoryToo(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.EN})
	s.goes(opening.Register(s.Bench.Env()))
	s.Shows("New holder › Category", "step 1 / 2")
}
