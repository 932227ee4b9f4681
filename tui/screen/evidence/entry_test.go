package evidence_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/tuitest"
)

// The inspections of the story: of a ministry, of a district akimat.
const (
	ministry = "2026-001"
	akimat   = "2025-002"
)

// An event: its day is read back in full, the slot is named, and what it changes
// is shown before it is written.
func TestAnEventIsWrittenDown(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 90, Height: 30})
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.Shows("Мероприятия по выявлению потребностей", "177-НҚ 4(15)", "[мероприятие]")
	s.says("будет показано после заполнения: Дата")
	s.fills("date", "14.05")
	s.says("среда, 14 мая 2025 года · год взят из периода дела · 2-й квартал 2025 года")
	s.fills("title", "Круглый стол «Какие данные нужны жителям»")
	s.fills("text", "Участвовали 23 представителя НПО")
	s.fills("note", "протокол без подписи")
	s.fills("present", "секретарь")
	s.chooses("serves", "right", 1)
	s.Press("space")
	s.Wait(time.Second)
	s.Shows("[Еженедельная запись в блоге]")
	s.writes("Записано · Ctrl+Z отменить")

	e := s.last(ministry)
	want := checks.Evidence{
		ID: e.ID, Kind: checks.Event, At: calendar.Moment{Day: e.At.Day, Minute: -1}, Title: "Круглый стол «Какие данные нужны жителям»",
		Text: "Участвовали 23 представителя НПО", Note: "протокол без подписи", Present: "секретарь", Mark: e.Mark,
		Serves: []checks.Service{{Check: "open-data-events", Parts: []string{"events"}}, {Check: "weekly-blog", Parts: []string{"posts"}}},
	}
	if e.At.String() != "2025-05-14" || !reflect.DeepEqual(e, want) {
		t.Errorf("written:\n%+v\nwant:\n%+v", e, want)
	}
	if left := s.drafts(); len(left) > 0 {
		t.Errorf("a draft is left: %v", left)
	}
}

// The effect names the slot and the verdict that move.
func TestTheEffectIsShownBeforeWriting(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 120, Height: 40})
	s.adds(ministry, "weekly-blog", evidence.Prefill{})
	before := s.view(ministry)
	f, _ := before.Finding("weekly-blog")
	at := slices.IndexFunc(f.Parts[0].Slots, func(u checks.Unit) bool { return u.State == checks.NoEvent })
	slot := f.Parts[0].Slots[at]
	s.fills("title", "Запись о тарифах")
	s.fills("date", slot.From.Digits())
	s.Shows("× нет → ■ есть", "вывод по критерию")
	_, week, _ := strings.Cut(slot.Slot, "W")
	s.says(strings.TrimPrefix(week, "0") + "-я неделя 2025 года × нет → ■ есть")
	if after := s.view(ministry); after.Basis != before.Basis {
		t.Error("showing the effect has written something")
	}
}

// A day that has not come is refused; one outside of what is inspected is said to
// be, and accepted.
func TestADayOutsideIsSaidAndNeverMoved(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 90, Height: 30})
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("date", "1.3.2026")
	s.says("этот день еще не наступил, сегодня 20.01.2026")
	s.fills("date", "12.11.2024")
	s.says("вторник, 12 ноября 2024 года · 4-й квартал 2024 года · вне периода дела: 01.01.2025–31.12.2025")
	s.fills("date", "37.11")
	s.says("Такого дня нет в календаре: 37.11")
	s.fills("date", "кеше")
	s.says("понедельник, 19 января 2026 года")
	s.fills("title", "Встреча")
	s.writes("Записано")
	if got := s.last(ministry).At.Day.String(); got != "2026-01-19" {
		t.Errorf("written as of %s", got)
	}
}

// A yearly document names its year, and its own day apart.
func TestAPlanNamesItsYear(t *testing.T) {
	s := begin(t, tuitest.Options{})
	s.adds(ministry, "openness-plan", evidence.Prefill{})
	s.Shows("[документ]", "За какой год", "[2025]")
	s.fills("date", "29.01.2025")
	s.fills("title", "Ведомственный план открытости на 2025 год")
	s.writes("Записано")
	if e := s.last(ministry); e.Kind != checks.Paper || e.For != "2025" || e.At.Day.String() != "2025-01-29" {
		t.Errorf("written: %+v", e)
	}
}

// Where several years are touched, the year has to be chosen.
func TestTheYearIsAskedWhereThereAreSeveral(t *testing.T) {
	s := begin(t, tuitest.Options{})
	s.adds("2025-001", "openness-plan", evidence.Prefill{For: "2024"})
	s.Shows("[2024]")
	s.Lacks("[2023]")
}

// A stand is answered item by item at one address; what does not apply wants a
// reason.
func TestAStandIsAnsweredItemByItem(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 100, Height: 44})
	s.adds(akimat, "stand", evidence.Prefill{})
	s.Shows("[стендті қарап шығу]", "Қаралғаны: ○ қаралмады, ✓ бар, ± толық емес, × жоқ")
	s.Press("ctrl+s")
	s.stands("premises")
	s.chooses("premises", "right", 1)
	s.Press("ctrl+s")
	s.stands("item.placed")
	s.says("кемінде бір тармақты белгілеңіз")
	s.chooses("item.placed", "right", 1)
	s.Shows("[✓ бар]")
	s.chooses("item.hours", "right", 2)
	s.chooses("item.site-link", "right", 5)
	s.Shows("[± толық емес]", "[– қолданылмайды]")
	s.Press("ctrl+s")
	s.stands("why.site-link")
	s.says("негіздеме керек")
	s.Type("интернет-ресурсы жоқ")
	s.fills("why.hours", "ескірген кесте")
	s.fills("looked", "18.06.2025 11:24")
	s.fills("present", "кеңсе меңгерушісі")
	s.writes("Жазылды")

	e := s.last(akimat)
	want := []checks.ItemSeen{
		{Item: "placed", State: checks.Present}, {Item: "hours", State: checks.Incomplete, Note: "ескірген кесте"},
		{Item: "site-link", State: checks.Inapplicable, Note: "интернет-ресурсы жоқ"},
	}
	h := s.view(akimat).Holder.Holder
	if !reflect.DeepEqual(e.Items, want) || e.Premises != h.Premises[0].ID || e.At.String() != "2025-06-18T11:24" || e.Title != "" {
		t.Errorf("written: %+v", e)
	}
}

// What the cursor stood on is known already.
func TestWhatIsKnownAlreadyIsNotAsked(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	h := s.view(ministry).Holder.Holder
	s.adds(ministry, "stand", evidence.Prefill{
		Kind: checks.Statement, Premises: h.Premises[1].ID, Items: []checks.ItemSeen{{Item: "accounts", State: checks.Absent}},
	})
	s.Shows("[пояснение]", "[2 Ақжелкен қаласы, Ұлы дала", "От кого")
	s.Lacks("[× нет]") // what was seen nobody knows but she
	s.chooses("item.accounts", "right", 3)
	s.fills("date", "15.1.2026")
	s.fills("title", "Пояснение секретаря")
	s.Press("ctrl+s")
	s.stands("who")
	s.Type("секретарь канцелярии")
	s.writes("Записано")
	if e := s.last(ministry); e.Source != "секретарь канцелярии" || e.Premises != h.Premises[1].ID || len(e.Items) != 1 {
		t.Errorf("written: %+v", e)
	}
}

// A page shows items; of many, those that are looked for by a word of their name
// or their place in the Law. What was answered stays.
func TestAPageShowsItemsThatAreLookedFor(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	s.adds(ministry, "site-content", evidence.Prefill{})
	s.Shows("[снимок страницы]", "Адрес страницы", "Найти пункт")
	s.fills("find", "контактные")
	s.Lacks("официальные новости")
	s.chooses("item.16.3.1.b", "right", 1)
	s.fills("find", "новости")
	s.Shows("контактные данные", "[✓ есть]", "официальные новости")
	s.fills("title", "Главная страница")
	s.fills("looked", "сегодня")
	s.fills("page", "https://aimaq.example.kz")
	s.writes("Записано")
	e := s.last(ministry)
	if e.Kind != checks.Page || e.Source != "https://aimaq.example.kz" || !reflect.DeepEqual(e.Items, []checks.ItemSeen{{Item: "16.3.1.b", State: checks.Present}}) {
		t.Errorf("written: %+v", e)
	}
}

// An event that has to be announced is asked when and where it was; its hour
// counts.
func TestNoticesOfASitting(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 120, Height: 44})
	s.adds(ministry, "open-sittings", evidence.Prefill{})
	s.Shows("[онлайн-трансляция] [анонс заседания]", "[повестка заседания]", "извещение о закрытом режиме")
	s.Lacks("Где размещено")
	s.fills("date", "28.5.2025 11:00")
	s.says("среда, 28 мая 2025 года, 11:00")
	s.fills("title", "Заседание коллегии")
	s.fills("noticed.notice", "22.5.2025 9:05")
	s.fills("place.notice", "сайт министерства")
	s.chooses("item.agenda", "right", 1)
	s.Shows("[× искали, нет]")
	s.chooses("item.broadcast", "right", 1)
	s.writes("Записано")

	e := s.last(ministry)
	notice := e.Noticed
	if len(notice) != 1 || notice[0].Part != "notice" || notice[0].At.String() != "2025-05-22T09:05" || notice[0].Place != "сайт министерства" {
		t.Errorf("notices: %+v", notice)
	}
	want := []checks.ItemSeen{{Item: "agenda", State: checks.Absent}, {Item: "broadcast", State: checks.Present}}
	if e.At.String() != "2025-05-28T11:00" || !reflect.DeepEqual(e.Items, want) {
		t.Errorf("written: %+v", e)
	}
}

// A closed sitting is another list: it asks for its own notice, and for nothing of
// the open ones.
func TestThePartsChosenDecideWhatIsAsked(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 120, Height: 44})
	s.adds(ministry, "open-sittings", evidence.Prefill{Parts: []string{"closed"}})
	s.Shows("[извещение о закрытом режиме]", "Извещение о закрытом режиме")
	s.Lacks("Анонс заседания", "Осмотрено")
	s.walks("parts")
	s.Press("end", "space")
	s.says("выберите, к какому вопросу относится")
	s.Press("ctrl+s")
	s.Lacks("Записано")
}

// Where the cursor stood on one question of a list, all of them are served: a row
// is entered once.
func TestARowServesAllThatReadIt(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 120, Height: 44})
	s.adds(ministry, "open-sittings", evidence.Prefill{Kind: checks.Event, Parts: []string{"agenda"}})
	s.Shows("[онлайн-трансляция] [анонс заседания]", "[повестка заседания]")
}

// Where only a question or an item is known, the kind is one that can say
// something of it.
func TestTheKindFitsWhatTheCursorStoodOn(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	for _, c := range []struct {
		check, shows string
		p            evidence.Prefill
	}{
		{"accessibility", "[осмотр стенда]", evidence.Prefill{Parts: []string{"stand-access"}}},
		{"accessibility", "[мероприятие]", evidence.Prefill{}},
		{"site-content", "[снимок страницы]", evidence.Prefill{Items: []checks.ItemSeen{{Item: "languages.16.3.1.b"}}}},
		{"open-sittings", "[снимок страницы]", evidence.Prefill{Parts: []string{"broadcast"}, Items: []checks.ItemSeen{{Item: "broadcast"}}}},
		{"requests", "[документ]", evidence.Prefill{Parts: []string{"register"}}},
	} {
		s.adds(ministry, c.check, c.p)
		s.Shows(c.shows)
		s.Press("esc")
	}
}

// One item of a question about the items of another stands before all others, with
// no answer yet.
func TestAnItemUnderTheCursorStandsFirst(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	s.adds(ministry, "site-content", evidence.Prefill{Items: []checks.ItemSeen{{Item: "languages.16.3.1.b"}}})
	s.walks("item.languages.16.3.1.b")
	s.Press("up")
	s.stands("find")
	s.fills("title", "Главная страница")
	s.fills("looked", "сегодня")
	s.fills("page", "https://aimaq.example.kz")
	s.chooses("item.languages.16.3.1.b", "right", 3)
	s.writes("Записано")
	if e := s.last(ministry); !reflect.DeepEqual(e.Items, []checks.ItemSeen{{Item: "languages.16.3.1.b", State: checks.Absent}}) {
		t.Errorf("written: %+v", e)
	}
}

// Files are offered while a path is typed, and taken in.
func TestFilesAreOfferedAndTakenIn(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	s.Must(os.MkdirAll(filepath.Join(s.Dir, "Хаттамалар"), 0o755))
	s.Must(os.WriteFile(filepath.Join(s.Dir, "Хаттамалар", "хаттама.txt"), []byte("хаттама"), 0o644))
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("date", "14.5.2025")
	s.fills("title", "Встреча")
	s.fills("files", s.Dir+string(filepath.Separator)+"хатт")
	s.Shows("Хаттамалар", "папка")
	s.Press("down", "enter")
	s.Type("хат")
	s.Wait(time.Second)
	s.Shows("хаттама.txt", "1 КБ")
	s.Press("down", "enter")
	s.Shows("1   хаттама.txt")
	s.writes("Записано")
	if e := s.last(ministry); len(e.Files) != 1 || e.Files[0].Name != "хаттама.txt" {
		t.Errorf("files: %+v", e.Files)
	}
}

// A path that is no file is marked when it is added, and nothing that was typed is
// lost.
func TestAFileThatIsNotThereLosesNothing(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("date", "14.5.2025")
	s.fills("title", "Встреча")
	s.fills("files", filepath.Join(s.Dir, "нет.pdf"))
	s.Press("enter")
	s.Shows("1 ! нет.pdf")
	s.says("Файл не найден")
	s.Press("ctrl+s")
	s.stands("files")
	s.Shows("Встреча", "1 ! нет.pdf")
	s.fills("files", s.Dir+string(filepath.Separator))
	s.Press("enter")
	s.Shows("2 ! ")
	s.Press("up", "delete", "up", "delete")
	s.writes("Записано")
}

// A correction writes what was changed and nothing else.
func TestACorrectionWritesOnlyWhatWasChanged(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	v := s.view(ministry)
	at := slices.IndexFunc(v.Case.Evidence, func(e checks.Evidence) bool { return e.Kind == checks.Event && e.Title != "" })
	old := v.Case.Evidence[at]
	s.goes(evidence.Change(s.Bench.Env(), v, old))
	s.Shows("Исправление доказательства", old.At.Day.Digits())
	s.Press("ctrl+s")
	s.Shows("Ничего не изменено")
	s.fills("title", "")
	s.says("пустым не останется, прежнее: " + old.Title)
	s.fills("title", "Другое название")
	s.fills("note", "сверено с порталом")
	s.writes("Записано")

	now := s.view(ministry).Case.Evidence
	i := slices.IndexFunc(now, func(e checks.Evidence) bool { return e.ID == old.ID })
	want := old
	want.Title, want.Note, want.Mark = "Другое название", "сверено с порталом", now[i].Mark
	if !reflect.DeepEqual(now[i], want) {
		t.Errorf("corrected:\n%+v\nwant:\n%+v", now[i], want)
	}
}

// Items are corrected with what they decide on.
func TestItemsAreCorrected(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	v := s.view(akimat)
	at := slices.IndexFunc(v.Case.Evidence, func(e checks.Evidence) bool { return e.Kind == checks.Stand && len(e.Items) > 2 })
	old := v.Case.Evidence[at]
	s.goes(evidence.Change(s.Bench.Env(), v, old))
	first := old.Items[0]
	s.walks("item." + first.Item)
	s.Press("end") // not applicable
	s.fills("why."+first.Item, "проводится ремонт")
	s.writes("Записано")
	now := s.view(akimat).Case.Evidence
	i := slices.IndexFunc(now, func(e checks.Evidence) bool { return e.ID == old.ID })
	got := now[i].Items
	if len(got) != len(old.Items) || now[i].Premises != old.Premises || !slices.Contains(got, checks.ItemSeen{Item: first.Item, State: checks.Inapplicable, Note: "проводится ремонт"}) {
		t.Errorf("corrected: %+v", now[i])
	}
}

// What was typed comes back when the same sheet is opened, and a correction has a
// draft of its own.
func TestADraftOfEvidenceComesBack(t *testing.T) {
	s := begin(t, tuitest.Options{})
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("title", "Хакатон")
	s.Press("esc")
	s.adds(ministry, "weekly-blog", evidence.Prefill{})
	s.Lacks("Хакатон")
	s.Press("esc")
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.Shows("Хакатон", "Продолжено набранное раньше")
	s.Press("esc")

	v := s.view(ministry)
	s.goes(evidence.Change(s.Bench.Env(), v, v.Case.Evidence[0]))
	s.fills("note", "сверить")
	s.Press("esc")
	want := []string{
		"evidence " + v.Case.Inspection.ID + " " + v.Case.Evidence[0].ID,
		"evidence " + v.Case.Inspection.ID + " open-data-events",
	}
	got := s.drafts()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("drafts: %v", got)
	}
}
