package page_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// From a check to its pages, to an address, to what was found on it, to three pieces of
// evidence in one act; and all of it back by one undo.
func TestAPageIsCapturedAndWhatItShowsIsConfirmed(t *testing.T) {
	s := open(t, lang.RU, 120, 40, map[string]string{blogAddress: blogPage})
	s.SeekCheck("weekly-blog")
	s.Press("enter", "u")
	s.Shows("Снятых страниц нет", "Далее: снять страницу")
	if s.hint() != "page-capture" {
		t.Errorf("the first hint is %s", s.hint())
	}
	s.Press("n")
	s.Type(blogAddress)
	s.Shows("адресов: 1, файлов и папок: 0")
	s.Press("ctrl+s")
	s.Shows("Записано: 1 / 1, найдено: 4, не прочитано: 0", "прочитано", "запрос к серверу")
	if p := s.captures(); len(p) != 1 || p[0].Check != "weekly-blog" || p[0].Method != "web" {
		t.Fatalf("captured %+v", p)
	}
	was := s.slot("2025-W47")
	s.Press("enter")
	s.OnRow("20.11.2025 чт")
	s.Press("space", "space", "space")
	s.Wait(time.Second)
	s.Shows("Далее: подтвердить отмеченное вместе: 3", "Если подтвердить отмеченное", "→ ■ есть")
	s.Press("enter")
	s.Shows("Записано: 3 · Ctrl+Z")
	if now := s.slot("2025-W47"); was != checks.Unknown || now != checks.Filled {
		t.Errorf("the week was %s and is %s", was, now)
	}
	s.OnRow("источник полон")
	s.Press("ctrl+z")
	if now := s.slot("2025-W47"); now != checks.Unknown {
		t.Errorf("undone, the week is %s", now)
	}
	if f := s.captures()[0].Found; f.Open != 4 || f.Confirmed != 0 {
		t.Errorf("one undo takes back all three: %+v", f)
	}
}

// Confirming that a list is whole turns silence into a violation: that is seen before
// it is confirmed, in every window.
func TestAWholeSpanSaysWhatItBreaksBeforehand(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 16}} {
		s := captured(t, lang.KK, size[0], size[1])
		s.Shows("бетте табылғанын растау: 4")
		if s.hint() != "found-open" {
			t.Errorf("the first hint is %s", s.hint())
		}
		s.Press("o", "end")
		s.Wait(time.Second)
		s.OnRow("31.10.2025–19.01.2026")
		s.Shows("× сақталмаған")
		if s.slot("2025-W45") != checks.Unknown {
			t.Error("nothing is confirmed yet")
		}
		s.Press("enter", "enter", "end", "enter") // its entries come first
		if s.slot("2025-W45") != checks.NoEvent {
			t.Errorf("the week without an entry is %s", s.slot("2025-W45"))
		}
	}
}

// A stretch of time comes after the entries of its own list: its consequences are told
// with them, and Enter goes to them first.
func TestAWholeSpanComesAfterItsEntries(t *testing.T) {
	s := captured(t, lang.RU, 120, 40)
	s.Press("o", "end")
	s.Wait(time.Second)
	s.OnRow("31.10.2025–19.01.2026")
	s.Shows("Далее: сначала подтвердить записи этого списка: 2", "вместе с записями: 2", "→ ■ есть")
	if s.hint() != "found-posts" {
		t.Errorf("the first hint is %s", s.hint())
	}
	s.Press("enter")
	s.Shows("отмеченное вместе: 2", "Enter подтвердить 2")
	s.OnRow("20.11.2025")
	s.Press("enter")
	if s.slot("2025-W45") != checks.Unknown || s.slot("2025-W47") != checks.Filled {
		t.Error("only the entries are confirmed")
	}
	s.Press("end")
	s.Lacks("вместе с записями")
	s.Press("enter")
	if s.slot("2025-W45") != checks.NoEvent || s.slot("2025-W47") != checks.Filled {
		t.Error("the week without an entry is empty, the others are not")
	}
}

// All of one kind are marked at once, and none again; what may say that something is
// missing is marked by itself. What was told goes with the next key.
func TestAllOfAKindAreMarkedAtOnce(t *testing.T) {
	s := captured(t, lang.RU, 120, 40)
	s.Press("o", "a")
	s.Shows("подтвердить отмеченное вместе: 3", "Enter подтвердить 3")
	s.Press("a")
	s.Lacks("отмеченное вместе")
	s.Press("end", "a")
	s.Shows("Такое подтверждается по одному")
	s.Press("home", "enter")
	s.Shows("Записано: 1 · Ctrl+Z")
	s.Press("space")
	s.Shows("подтвердить отмеченное вместе: 1")
	s.Lacks("Записано")
}

// The fragment is marked where it stands, without colours too; what was recorded before
// says so, and the text can be walked while the list stays.
func TestTheFragmentIsShownWhereItStands(t *testing.T) {
	s := captured(t, lang.EN, 120, 40)
	s.Press("o")
	lines := strings.Split(s.Screen(), "\n")
	for i, line := range lines {
		if strings.Contains(line, "кездесу қорытындысы № 900") && strings.Contains(line, "2  ") {
			if under := lines[i+1]; !strings.Contains(under, "│▸") || !strings.Contains(under, "^^^^") || !strings.Contains(under, "title") {
				t.Errorf("below the fragment stands %q", under)
			}
		}
	}
	s.Shows("^^^^", "title", "day", "What will be recorded", "Read by")
	s.Press("enter")
	s.OnRow("13.11.2025")
	s.Shows("recorded before", "confirmed before: 1")
	s.Press("pgdown")
	s.OnRow("13.11.2025")
	s.Press("w")
	s.Shows("as evidence of that day", "Fragment", "ashyq page")
	s.Press("esc")
	s.OnRow("13.11.2025")
}

// What is rejected needs a reason, stays rejected, and can be brought back by undo.
func TestWhatIsRejectedStaysRejected(t *testing.T) {
	s := captured(t, lang.RU, 80, 24)
	s.Press("o", "delete", "ctrl+s")
	s.Shows("Причина")
	if s.captures()[0].Found.Rejected != 0 {
		t.Fatal("it was rejected without a reason")
	}
	s.Press("right", "space", "ctrl+s")
	s.Shows("Отклонено · Ctrl+Z")
	s.OnRow("13.11.2025")
	s.Press("esc", "esc")
	s.SeekCheck("weekly-blog")
	s.Press("enter", "o")
	s.Lacks("20.11.2025")
	if f := s.captures()[0].Found; f.Rejected != 1 || f.Open != 3 {
		t.Errorf("found: %+v", f)
	}
	s.Press("delete", "end", "right", "right", "right", "space", "down")
	s.Type("Қайталанған жазба")
	s.Press("ctrl+s")
	if f := s.captures()[0].Found; f.Rejected != 2 {
		t.Errorf("with a reason of her own: %+v\n%s", f, s.Screen())
	}
	s.Press("ctrl+z")
	if f := s.captures()[0].Found; f.Rejected != 1 {
		t.Errorf("undone: %+v", f)
	}
}

// A page that a script draws shows what came, that it proves nothing, and the ways on.
func TestAShellShowsTheWaysOn(t *testing.T) {
	s := open(t, lang.KK, 60, 16, nil)
	s.Press("u", "n")
	s.Paste(filepath.Join("..", "..", "..", "fixtures", "pages", "shell.html"))
	s.Press("ctrl+s")
	s.Shows("? қабық қана")
	s.Press("enter")
	s.Shows("Бұл ештеңені", "Одан әрі")
	s.Lacks("жоқтықты да", "браузермен ашып, қайта түсіру") // a file that does not say where it stood
	s.OnRow("файлға жазып")
	s.Press("enter")
	s.Shows("Бетті түсіру", "https://… немесе файл")
}

// From a page that the server drew only as a shell, the first way on asks for the same
// address again, drawn by a browser.
func TestTheFirstWayOnNamesTheAddressAgain(t *testing.T) {
	s := open(t, lang.EN, 120, 40, nil)
	s.Press("u", "n")
	s.Type("https://gone.example.kz/")
	s.Press("ctrl+s")
	s.Shows("? not found", "not read: 1")
	s.Press("enter", "enter")
	s.Shows("https://gone.example.kz/", "[yes, by Chromium]")
}

// A page on which nothing was found says that this proves no absence.
func TestNothingFoundProvesNoAbsence(t *testing.T) {
	s := open(t, lang.RU, 80, 24, map[string]string{"https://a.example.kz/": `<!doctype html><html lang="ru"><body><main><p>Просто слова, которые ни о чем не говорят.</p></main></body></html>`})
	s.Press("u", "n")
	s.Type("https://a.example.kz/")
	s.Press("ctrl+s", "enter")
	s.Shows("Отсутствия это не")
	s.Press("enter")
	s.Shows("прочитано")
}

// Capturing goes on behind the screen: it is left and found again, other work is
// written meanwhile, and stopped it keeps what it has.
func TestCapturingGoesOnBehindTheScreenAndIsStopped(t *testing.T) {
	s := open(t, lang.EN, 80, 24, map[string]string{blogAddress: blogPage})
	s.Held = true
	s.Press("u", "n")
	s.Type(blogAddress)
	s.Press("enter")
	s.Type("https://blog.example.kz/slow")
	s.Press("ctrl+s")
	s.Shows("0 / 2", "waiting: 2")
	s.Hear()
	s.Shows("1 / 2", "waiting: 1 · blog.example.kz/slow", "read")
	s.Press("enter", "enter")
	s.Shows("Recorded: 1")
	s.Press("esc", "esc", "u")
	s.Shows("1 / 2")
	s.Press("ctrl+c")
	s.Shows("Stopping")
	s.HearOut()
	s.Shows("Stopped, kept: 1 / 2")
	s.Lacks("waiting: 1")
	if p := s.captures(); len(p) != 1 || p[0].Found.Confirmed != 1 {
		t.Errorf("kept %+v", p)
	}
	s.Press("ctrl+c")
	s.Shows("Quit") // nothing runs: it asks whether to leave
}

// Leaving the program stops what is being captured.
func TestLeavingStopsTheCapturing(t *testing.T) {
	s := open(t, lang.EN, 80, 24, nil)
	s.Held = true
	s.Press("u", "n")
	s.Type("https://blog.example.kz/slow")
	s.Press("ctrl+s", "f10")
	if !s.Ended {
		t.Error("the program stays")
	}
	s.HearOut()
	if n := len(s.captures()); n != 0 {
		t.Errorf("%d captured", n)
	}
}

// Where nothing can be captured at all, what was typed comes back.
func TestWhatWasTypedComesBackWhereNothingCouldBeDone(t *testing.T) {
	s := open(t, lang.RU, 80, 24, nil)
	s.Press("u", "n")
	s.Type("нет-такого.html")
	s.Press("ctrl+s")
	s.Shows("нет-такого.html", "!")
	if len(s.captures()) != 0 {
		t.Error("something was kept")
	}
}

// The whole text is searched without regard to case and to letters that a layout lacks.
func TestTheWholeTextIsSearched(t *testing.T) {
	s := captured(t, lang.KK, 80, 24)
	s.Press("u", "o")
	s.Shows("Бет мәтіні", "^^^^")
	s.Press("f3")
	s.Type("корытындысы № 898")
	s.Press("enter")
	s.Shows("№ 898")
	s.Press("enter", "esc", "esc")
	s.Shows("Беттер", "blog.example.kz/blog")
}

// The archive is written whole, under the name that was said.
func TestThePagesAreWrittenAsAnArchive(t *testing.T) {
	s := captured(t, lang.EN, 80, 24)
	s.Press("u", "f9", "ctrl+u")
	s.Type(filepath.Join(s.Dir, "pages"))
	s.Press("ctrl+s")
	s.Shows("Written:")
	if info, err := os.Stat(filepath.Join(s.Dir, "pages.warc.gz")); err != nil || info.Size() == 0 {
		t.Errorf("the archive: %v", err)
	}
}

// Keys are places on the keyboard: they do the same under a Russian and a Kazakh layout.
func TestKeysAreThoseOfAnyLayout(t *testing.T) {
	s := captured(t, lang.KK, 80, 24)
	for _, step := range []struct{ key, shows string }{
		{"щ", "Бетте табылғаны"}, {"ц", "Неге солай оқылды"}, {"esc", "Беттен"}, {"щ", "Бет мәтіні"}, {"esc", "Беттен"},
		{"esc", "Блогтағы"}, {"г", "оқылды"}, {"п", "Әлі қаралмағаны"}, {"esc", "оқылды"}, {"т", "Бетті түсіру"},
	} {
		s.Press(step.key)
		s.Shows(step.shows)
	}
}

// Of the menu of a captured page only what is marked is captured: that is how it is
// named.
func TestOnlyMarkedLeadsAreCaptured(t *testing.T) {
	const site = "https://sarybulaq.example.kz"
	s := open(t, lang.RU, 120, 40, map[string]string{
		site: `<!doctype html><html lang="ru"><head><title>Акимат</title></head><body><nav><ul>
<li><a href="/vacancies">Вакансии</a></li><li><a href="/contacts">Контакты</a></li><li><a href="/about">Руководство</a></li></ul></nav>
<main><h1>Акимат Сарыбулакского района</h1><p>Добро пожаловать на официальный интернет-ресурс акимата района.</p></main></body></html>`,
		site + "/contacts": `<!doctype html><html lang="ru"><head><title>Контакты</title></head><body><main><h1>Контакты</h1><p>Телефон: 8 (72000) 2-10-01, электронная почта: info@sarybulaq.example.kz</p></main></body></html>`,
	})
	s.Press("u", "n")
	s.Type(site)
	s.Press("ctrl+s", "g")
	s.Shows("Вакансии", "Контакты", "только отмеченное")
	s.Seek("Контакты")
	s.Press("space")
	s.Shows("отмечено: 1", "Далее: снять отмеченное: 1")
	s.Press("enter")
	list := s.captures()
	if len(list) != 2 || list[1].Asked != site+"/contacts" || list[1].Check == "" {
		t.Fatalf("captured %+v", list)
	}
	s.OnRow("sarybulaq.example.kz/contacts")
	s.Press("g")
	s.Lacks("Контакты ")
}

// What waits on pages is told on the case itself, with the way to it.
func TestTheCaseTellsWhatWaitsOnItsPages(t *testing.T) {
	s := open(t, lang.RU, 120, 40, map[string]string{blogAddress: blogPage})
	_, err := s.Desk.Capture(context.Background(), s.id, desk.CaptureInput{Paths: []string{blogAddress}, Check: "weekly-blog"})
	s.Must(err)
	s.Press("f5")
	s.Shows("Далее: подтвердить найденное на страницах: 4", "не подтверждено: 4")
	if s.hint() != "pages-open" {
		t.Errorf("the first hint is %s", s.hint())
	}
}

// Of one file that was saved it can be said where it stood; of an address nothing is
// asked for.
func TestASavedFileMayBeGivenItsAddress(t *testing.T) {
	s := open(t, lang.RU, 120, 40, nil)
	s.Press("u", "n")
	s.Lacks("Адрес страницы")
	file := filepath.Join(s.Dir, "blog.html")
	s.Must(os.WriteFile(file, []byte(blogPage), 0o600))
	s.Paste(file)
	s.Shows("Адрес страницы")
	s.Press("tab", "tab")
	s.Type(blogAddress)
	s.Press("ctrl+s")
	if p := s.captures(); len(p) != 1 || p[0].Final != blogAddress {
		t.Errorf("captured %+v\n%s", p, s.Screen())
	}
}
