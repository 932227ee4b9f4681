package stand_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/widget"
)

// One missing telephone leaves the contact data alone: nothing is written of
// them, the sheet shows at most that they are incomplete, with the reason, and
// they go on waiting for an answer.
func TestARowBelowAnswersForItselfAlone(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a")
	s.Seek("телефон служб")
	s.Press("d")
	if got := items(s.evidence()[0]); !slices.Equal(got, []string{"placed present", "personnel-phone absent"}) {
		t.Errorf("recorded %v", got)
	}
	s.Shows("2 / 39")
	s.Press("up", "up", "up")
	if row := s.Row(); !strings.Contains(row, "контактные данные") || !strings.Contains(row, "± неполно") {
		t.Errorf("the row above says %q", row)
	}
	s.Shows("следует из других строк", "Неполно без следующего")
	s.Wait(10 * time.Second)
	s.Shows("контактные данные: одна клавиша")
	s.Press("enter")
	s.Lacks("[неполно]", "[нет]")
	s.Press("esc", "a")
	if got := items(s.evidence()[0]); !slices.Contains(got, "contacts present") {
		t.Errorf("the answer of the analyst is not there: %v", got)
	}
}

// When everything below a row was answered, the row follows and waits no more.
func TestARowFollowsFromAllBelowIt(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	s.Press("a")
	s.Seek("chancellery telephone")
	s.Press("a")
	s.Shows("2 / 39")
	s.Press("a")
	s.Shows("4 / 39")
	s.Seek("official accounts")
	s.Press("home")
	s.Seek("contact data")
	if !strings.Contains(s.Row(), "✓ present") {
		t.Errorf("the row above says %q", s.Row())
	}
	if got := items(s.evidence()[0]); slices.Contains(got, "contacts present") {
		t.Errorf("recorded unasked: %v", got)
	}
}

// What could not be seen below says nothing of the row above.
func TestWhatWasNotSeenSaysNothingAbove(t *testing.T) {
	s := visit(t, in(lang.EN, 80, 24), akimat)
	s.Press("a")
	s.Seek("chancellery telephone")
	s.Press("f", "up", "up")
	if !strings.Contains(s.Row(), "○ not looked at") {
		t.Errorf("the row above says %q", s.Row())
	}
}

// An undo takes back the one key and goes to its row, not to the one that only
// follows from it.
func TestAnUndoGoesToTheRowThatWasAnswered(t *testing.T) {
	s := visit(t, in(lang.RU, 80, 24), akimat)
	s.Press("a")
	s.Seek("телефон служб")
	s.Press("d", "home", "ctrl+z")
	s.OnRow("телефон служб")
	s.Shows("1 / 39")
	if got := items(s.evidence()[0]); !slices.Equal(got, []string{"placed present"}) {
		t.Errorf("after the undo: %v", got)
	}
}

// What is seen after the as-of date proves nothing, and what is seen after the
// period makes no breach of the period: the least window has a line for it.
func TestALateLookIsToldOfInTheLeastWindow(t *testing.T) {
	for l, said := range map[lang.Lang][2]string{
		lang.KK: {"бұзушылық күні – қаралған күн", "бүгінгі қарау дәлелдеме емес"},
		lang.RU: {"днем нарушения будет день осмотра", "ничего не доказывает"},
		lang.EN: {"a breach gets the day of the look", "proves nothing here"},
	} {
		s := visit(t, in(l, 60, 16), akimat)
		s.Shows(said[0])
		s.Wait(24 * time.Hour)
		s.Lacks(said[0])
		s.Shows(said[1])
		s.Wait(365 * 24 * time.Hour)
		s.Shows(said[1])
		lines := strings.Split(s.Screen(), "\n")
		if !strings.Contains(lines[2], said[1]) || strings.Contains(lines[3], said[1]) || widget.Width(lines[2]) > 60 {
			t.Errorf("not in one line:\n%s", s.Screen())
		}
	}
}

// An answer that asks something first says so by its ellipsis.
func TestWhatAsksFirstEndsInAnEllipsis(t *testing.T) {
	s := visit(t, in(lang.EN, 60, 16), akimat)
	s.Shows("A ✓ present  S ± incomplete…  D × absent  F ? could not see")
	s.Press("a")
	s.Seek("Free access")
	s.Shows("D × absent… F ? could not see")
	remote := inspect(t, in(lang.EN, 60, 16), desk.InspectionInput{Holder: "Управление труда и социальной поддержки Аккайынской области", Form: checks.Remote})
	remote.Shows("A ✓ present… S ± incomplete… D × absent… F ? could not see…")
}

// Where there is room addresses are whole.
func TestAddressesShareTheWidth(t *testing.T) {
	s := visit(t, in(lang.RU, 120, 40), akimat)
	s.Shows("1 Тәуелсіздік", "көшесі, 1", "2 Қамбар батыр", "көшесі, 12")
	s.Resize(150, 40)
	s.Shows("1 Тәуелсіздік көшесі, 1", "2 Қамбар батыр көшесі, 12")
}
