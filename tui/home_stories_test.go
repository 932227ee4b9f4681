package tui_test

import (
	"context"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// What needs the analyst stands above, and the next step names the first of it.
func TestHomeBeginsWithWhatNeedsTheAnalyst(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Shows("Требует внимания", "Дела: открытые", "Далее: открыть документы дела 2026-001")
	s.OnRow("2026-001: направить рекомендацию об устранении нарушений")
	s.Shows("День выявления нарушений: 05.01.2026.")
}

// Tab goes between the two lists, and each remembers where its cursor stood.
func TestTabGoesBetweenTheTwoLists(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Press("m", "down", "tab", "down", "down")
	s.OnRow("2025-011")
	s.Press("tab")
	s.OnRow("№ 03-4/512")
	s.Press("tab")
	s.OnRow("2025-011")
}

// M asks what needs anybody, on a Kazakh layout too.
func TestWhatNeedsAnybodyIsAskedByOneKey(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.KK})
	s.Lacks("бетте табылғаны")
	s.Press("ь")
	s.Shows("барлығы", "2025-010: бетте табылғаны, расталмаған: 6")
	s.Press("ь")
	s.Lacks("бетте табылғаны")
}

// What is found on pages is counted behind the screen, of those whose inspections are
// shown: by the time everybody's list is looked at, nothing is left to be counted.
func TestPagesAreLookedThroughBehindTheScreen(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Press("m")
	n, err := s.Desk.Needs(context.Background(), desk.NeedsQuery{})
	s.Must(err)
	if n.Uncounted != 0 || n.Count[desk.NeedProposals] == 0 {
		t.Errorf("not counted: %d, waiting: %d", n.Uncounted, n.Count[desk.NeedProposals])
	}
	s.Lacks("страницы просматриваются")
}

// Enter goes to where each thing is done, and Esc comes back to its line.
func TestEnterGoesToWhereAThingIsDone(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Press("m")
	for _, c := range []struct{ line, there string }{
		{"направить рекомендацию", "Документы"},
		{"срок устранения", "03-4/512"},
		{"найдено на страницах", "Снятые страницы"},
	} {
		s.Seek(c.line)
		s.Press("enter")
		s.Shows("Главная ›", c.there)
		s.Press("esc")
		s.OnRow(c.line)
	}
}

// A draft stands among what needs the analyst, and leads back to what was typed.
func TestADraftIsAmongWhatNeedsTheAnalyst(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Office: true, First: "2025-010", Lang: lang.RU, Shelf: shelf})
	s.SeekCheck("open-data-events")
	s.Press("n", "down", "down")
	s.Type("Хакатон")
	s.Wait(2 * time.Second)
	again := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Shelf: shelf})
	again.Wait(time.Second)
	again.Press("esc")
	again.Seek("черновик: ")
	again.Press("enter")
	again.OnRow("Доказательство: Мероприятия по открытым данным")
}

// W reads a term whole, day by day.
func TestATermIsReadDayByDay(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.KK, Width: 120, Height: 40})
	s.Wait(time.Second)
	s.Shows("06.01 сс  1-жұмыс күні", "09.01 жм  3-жұмыс күні · соңғы күн", "Жетіспейтіні", "Талаптар")
	s.Press("ц")
	s.Shows("Не күтіліп тұр", "07.01 ср", "19-1-бабының 7-тармағы")
}

// The arrows walk the views, and the one that was chosen is there at the next start.
func TestAViewIsChosenAndRemembered(t *testing.T) {
	shelf := tuitest.NewShelf()
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Shelf: shelf})
	s.Shows("[открытые]", "Дела: открытые")
	s.Press("right")
	s.Shows("Дела: все", "1 / 13")
	s.Press("left", "left")
	s.Shows("Дела: мои", "[мои]")
	s.OnRow("2026-001")
	again := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Shelf: shelf})
	again.Shows("Дела: мои")
}

// What is listed is kept as a view under a name, chosen, and dropped.
func TestWhatIsListedIsKeptAsAView(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Press("f4", "s", "v", "n")
	s.Type("срочное")
	s.Press("ctrl+s")
	s.Shows("Вид добавлен", "Дела: срочное", "[срочное]")
	s.Press("v")
	s.OnRow("срочное")
	s.Shows("незакрытые · итог – нарушение · по номеру")
	s.Press("f8")
	s.Lacks("срочное")
	s.Press("f8")
	s.Shows("Этот вид постоянный")
	s.Press("esc")
	s.Shows("Дела: открытые")
}

// A name that a view of the program has is refused, and what was typed stays.
func TestANameOfAnotherViewIsRefused(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU})
	s.Press("v", "n")
	s.Type("Все")
	s.Press("ctrl+s")
	s.Shows("Такое название уже у постоянного вида: Все", "Дайте другое название")
	s.Press("esc")
	s.Shows("Все")
}

// A view that holds nothing says so, and names the way on.
func TestAnEmptyViewSaysSo(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Nameless: true, Lang: lang.RU})
	s.Press("left")
	s.Shows("[мои]", "В виде «мои» дел нет", "Далее: перейти к другому виду")
}

// In the smallest window both lists are there, and what is cut is counted.
func TestInTheSmallestWindowBothListsAreThere(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.KK, Width: 60, Height: 16})
	s.Press("m")
	s.Shows("тағы: 3", "Істер: ашық", "2025-012", "× сақталмаған")
	s.Press("end")
	s.OnRow("бетте табылғаны")
	s.Shows("жоғарыда: 3")
}

// Whatever stands above, the doors of an empty office are there.
func TestAnEmptyOfficeStillShowsTheDoors(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Lang: lang.RU})
	s.Resize(60, 16)
	s.Shows("Дел пока нет", "Открыть первое дело", "Внести", "Язык", "Файл")
	s.Press("down", "down")
	s.OnRow("Внести")
	s.Press("enter")
	s.Shows("обладател")
}
