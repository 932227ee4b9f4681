package opening_test

import (
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// What was typed for one category is taken up for another: a form that is refused
// there is shown to be, at once and in any window, and not opened.
func TestADraftOfAnotherCategoryShowsWhatIsRefusedThere(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Width: 60, Height: 16})
	s.starts("")
	s.chooses("Государственные органы")
	s.types("Школа-лицей № 7")
	s.Press("esc", "esc")
	s.Lacks("F8")

	s.starts("")
	s.chooses("Государственные учреждения")
	s.Shows("Продолжено набранное раньше")
	s.stands("form")
	s.says("[дистанционный контроль]", "не является субъектом контроля, поэтому эта форма неприменима")
	s.Press("esc")
	s.Lacks("F8")
}
