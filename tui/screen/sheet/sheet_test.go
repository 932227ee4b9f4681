package sheet_test

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
)

const pause = 2 * time.Second

func TestWhatIsTypedIsKeptAtAPause(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	s.typed(sh, "Дөңгелек")
	s.wait(pause - time.Millisecond)
	s.keeps()
	s.typed(sh, " үстел") // the pause begins anew
	s.wait(pause - time.Millisecond)
	s.keeps()
	if sh.Stamp() != "" {
		t.Errorf("nothing is kept yet: %q", sh.Stamp())
	}
	s.wait(time.Millisecond)
	s.keeps("Дөңгелек үстел")
	if got := sh.Stamp(); got != "черновик 14:21" {
		t.Errorf("the stamp is %q", got)
	}
	s.env.Lang = lang.KK
	if got := sh.Stamp(); got != "аяқталмаған жазба 14:21" {
		t.Errorf("the stamp is %q", got)
	}
	s.press(sh, "left", "home") // nothing is changed by moving
	s.wait(pause)
	if s.shelf.puts != 1 {
		t.Errorf("kept %d times", s.shelf.puts)
	}
}

func TestEscKeepsWhatWasTypedAndLeaves(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	s.typed(sh, "Сауалнама")
	s.press(sh, "esc")
	s.keeps("Сауалнама")
	if len(s.env.Stack()) != 1 {
		t.Error("the sheet is still there")
	}
	s.wait(time.Minute)
	if s.shelf.puts != 1 {
		t.Errorf("kept %d times", s.shelf.puts)
	}
}

func TestWhatIsAsAtTheBeginningIsNoDraft(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	s.typed(sh, "a")
	s.wait(pause)
	s.keeps("a")
	s.press(sh, "backspace")
	s.wait(pause)
	s.keeps()
	if sh.Stamp() != "" {
		t.Errorf("the stamp is %q", sh.Stamp())
	}
	s.press(sh, "esc")
	s.keeps()
}

func TestADraftIsGoneOnWith(t *testing.T) {
	s := newStage(t)
	sh := s.open(func(sh *sheet.Sheet) {
		sh.Draft.Saved = s.now.Add(-time.Hour)
		sh.Form = event(form.Values{"title": {"Отырыс"}, "at": {"14.05"}})
	})
	if got := sh.Stamp(); got != "черновик 13:21" {
		t.Errorf("the stamp is %q", got)
	}
	s.press(sh, "esc")
	if s.shelf.puts != 0 {
		t.Error("nothing was typed, nothing is kept anew")
	}
}

func TestADraftThatCannotBeKeptIsToldAndTriedAgain(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	s.shelf.full = true
	s.typed(sh, "а")
	s.wait(pause)
	if got := sh.Stamp(); got != "черновик не записан" || len(s.env.Failures()) != 1 {
		t.Errorf("the stamp is %q, errors: %d", got, len(s.env.Failures()))
	}
	s.shelf.full = false
	s.press(sh, "right", "esc")
	s.keeps("а")
}

func TestWhatIsMissingIsNamedAndMovedTo(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	written := 0
	sh.Write = func(form.Values) tea.Cmd { written++; return nil }
	if got := sh.Next(); got != "заполнить: Название" {
		t.Errorf("the next step is %q", got)
	}
	s.press(sh, "down", "down", "ctrl+s")
	if sh.Form.Focus() != "title" || s.env.Toast() != "Не заполнено: Название" {
		t.Errorf("the focus is on %q, told is %q", sh.Form.Focus(), s.env.Toast())
	}
	s.typed(sh, "Отырыс")
	sh.Form.Set("at", "32.13")
	if got := sh.Next(); got != "исправить: Дата" {
		t.Errorf("the next step is %q", got)
	}
	sh.Form.SetFocus("")
	s.press(sh, "enter")
	if sh.Form.Focus() != "at" || s.env.Toast() != "Дата: Такого дня нет в календаре: 32.13" {
		t.Errorf("the focus is on %q, told is %q", sh.Form.Focus(), s.env.Toast())
	}
	sh.Form.Set("at", "14.05")
	if got := sh.Next(); got != "записать доказательство" || written != 0 {
		t.Errorf("the next step is %q, written %d times", got, written)
	}
}

// writes makes a sheet write through the desk, as screens do.
func writes(s *stage, sh *sheet.Sheet, act func() error) {
	sh.Write = func(form.Values) tea.Cmd {
		return screen.Do(s.env, "", func(context.Context, *desk.Desk) (struct{}, error) {
			return struct{}{}, act()
		}, func(_ struct{}, err error) tea.Cmd {
			if err != nil {
				sh.Refused()
				return nil
			}
			return sh.Written()
		})
	}
}

func TestWhatIsWrittenLeavesNoDraft(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	times := 0
	writes(s, sh, func() error { times++; return nil })
	s.typed(sh, "Отырыс")
	s.wait(pause)
	s.keeps("Отырыс")

	s.hold = true
	s.press(sh, "ctrl+s")
	s.press(sh, "ctrl+s") // it is being written already
	s.typed(sh, " туралы")
	if got := sh.Next(); got != "идет запись…" || sh.Form.Values().One("title") != "Отырыс" {
		t.Errorf("the next step is %q, the title is %q", got, sh.Form.Values().One("title"))
	}
	s.release()
	s.keeps()
	if times != 1 || len(s.env.Stack()) != 1 {
		t.Errorf("written %d times, screens: %d", times, len(s.env.Stack()))
	}
	s.wait(time.Minute)
	s.keeps()
}

func TestWhatIsRefusedKeepsEverything(t *testing.T) {
	s := newStage(t)
	sh := s.open(nil)
	full := true
	writes(s, sh, func() error {
		if full {
			return errors.New("no space left")
		}
		return nil
	})
	s.typed(sh, "Отырыс")
	s.press(sh, "ctrl+s")
	s.keeps("Отырыс") // at once, without a pause
	if len(s.env.Stack()) != 2 || len(s.env.Failures()) != 1 || sh.Form.Values().One("title") != "Отырыс" {
		t.Errorf("screens: %d, errors: %d, title: %q", len(s.env.Stack()), len(s.env.Failures()), sh.Form.Values().One("title"))
	}
	full = false
	s.press(sh, "ctrl+s")
	s.keeps()
	if len(s.env.Stack()) != 1 {
		t.Error("the sheet is still there")
	}
}

func TestASheetWithoutADraftKeepsNone(t *testing.T) {
	s := newStage(t)
	sh := s.open(func(sh *sheet.Sheet) { sh.Draft = desk.Draft{} })
	writes(s, sh, func() error { return nil })
	s.typed(sh, "Отырыс")
	s.wait(pause)
	s.press(sh, "ctrl+s")
	if s.shelf.puts != 0 || sh.Stamp() != "" || len(s.env.Stack()) != 1 {
		t.Errorf("put %d times, stamp %q, screens: %d", s.shelf.puts, sh.Stamp(), len(s.env.Stack()))
	}
}

func TestSuggestionsComeAfterAMoment(t *testing.T) {
	s := newStage(t)
	var asked []string
	sh := s.open(func(sh *sheet.Sheet) {
		sh.Suggest = func(field, typed string) func(context.Context, *desk.Desk) ([]form.Suggestion, error) {
			if field != "title" || typed == "" {
				return nil
			}
			return func(context.Context, *desk.Desk) ([]form.Suggestion, error) {
				asked = append(asked, typed)
				return []form.Suggestion{{Value: typed + " үстел", Name: lang.Same("«" + typed + "»")}}, nil
			}
		}
	})
	s.typed(sh, "д")
	s.typed(sh, "ө")
	s.wait(79 * time.Millisecond)
	s.lacks(sh, "«дө»")
	s.wait(time.Millisecond)
	s.shows(sh, "«дө»")

	s.typed(sh, "ң")
	s.hold = true
	s.wait(time.Second)
	s.typed(sh, "г") // what is found for less comes too late
	s.release()
	s.lacks(sh, "«дөң»")
	s.wait(time.Second)
	s.shows(sh, "«дөңг»")

	s.press(sh, "esc")
	s.lacks(sh, "«дөңг»")
	if len(s.env.Stack()) != 2 {
		t.Error("Esc closes what is offered first")
	}
	s.press(sh, "backspace")
	s.wait(time.Second)
	s.press(sh, "down", "enter")
	s.wait(time.Second)
	if got := sh.Form.Values().One("title"); got != "дөң үстел" || sh.Form.Focus() != "at" || sh.Form.Suggesting() {
		t.Errorf("taken is %q, the focus is on %q", got, sh.Form.Focus())
	}
	if len(asked) != 4 {
		t.Errorf("asked for %q", asked)
	}
}

func TestWhoeverOpenedTheSheetHearsOfChanges(t *testing.T) {
	s := newStage(t)
	heard := ""
	sh := s.open(func(sh *sheet.Sheet) {
		sh.Noted = func(v form.Values) tea.Cmd { heard = v.One("title"); return nil }
	})
	s.typed(sh, "ә")
	s.press(sh, "home", "down")
	if heard != "ә" {
		t.Errorf("heard of %q", heard)
	}
}

func TestActionsAreThoseOfTheFieldInFocus(t *testing.T) {
	s := newStage(t)
	sh := s.open(func(sh *sheet.Sheet) {
		sh.Form = form.New(form.Form{Fields: []form.Field{
			{ID: "files", Kind: form.Files},
			{ID: "also", Kind: form.Many, Options: func(form.Values) []form.Option { return []form.Option{{ID: "c"}} }},
			{ID: "kind", Kind: form.Choice, Options: func(form.Values) []form.Option { return []form.Option{{ID: "a"}, {ID: "b"}} }},
		}}, form.Values{"files": {"/a.pdf", "/b.pdf"}})
		sh.Extra = func() []screen.Action { return []screen.Action{screen.Can("open", func() tea.Cmd { return nil })} }
		sh.Frame = func() (string, string) { return "a", "b" }
	})
	ids := func() (out string) {
		for _, a := range sh.Actions() {
			out += a.ID + " "
		}
		return out
	}
	if got := ids(); got != "form-write open form-field back " {
		t.Errorf("in the line: %s", got)
	}
	s.press(sh, "up")
	if got := ids(); got != "form-write open form-remove form-field back " {
		t.Errorf("on a file: %s", got)
	}
	s.press(sh, "delete", "down", "space")
	if got := ids(); got != "form-write open form-choose form-mark form-field back " {
		t.Errorf("on many: %s", got)
	}
	s.press(sh, "down", "right", "right")
	if got := sh.Form.Values(); got.One("files") != "/a.pdf" || got.One("also") != "c" || got.One("kind") != "b" {
		t.Errorf("then it holds %v", got)
	}
	if got := ids(); got != "form-write open form-choose form-field back " {
		t.Errorf("on options: %s", got)
	}
	if left, right := sh.Context(); left != "a" || right != "b" || sh.Crumb() != "Новое доказательство" {
		t.Errorf("framed by %q, %q", left, right)
	}
}
