package opening_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen/opening"
	"ashyq/tui/tuitest"
)

// The first minute, with the Kazakh layout on and never leaving the keyboard: from
// the empty home to the list of checks.
func TestTheFirstInspectionIsOpenedInTheKazakhLayout(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK})
	s.Press("enter")
	s.Shows("Санат", "Бұл емес")
	s.Press("№") // the search, as the Kazakh layout types it
	s.Type("басқарма")
	s.OnRow("Мемлекеттік органдар, жергілікті")
	s.Press("enter", "enter")
	s.stands("holder")
	s.types("Сарыдала облысының көлік басқармасы")
	s.Shows("жаңа, тізімде ұқсасы жоқ", "бақылау субъектісі: иә")

	s.walks("trait.collegial-open")
	s.says("Белгісіз болса, анықтау мүмкін болмайды: 4(2)")
	s.Press("left")
	s.walks("trait.administers-budget-programmes")
	s.Press("left", "left")
	s.walks("source")
	s.Type("басқарма туралы ереже")
	s.walks("premises")
	s.Type("Ақбоз қ., Арман к., 4")
	s.Press("enter")
	s.walks("period")
	s.says("01.01.2025–31.12.2025: апта: 53, тоқсан: 4, жартыжылдық: 2")
	s.walks("as-of")
	s.Press("ctrl+u")
	s.types("кеше")
	s.Shows("2026 жылғы 19 қаңтар, дүйсенбі")
	s.Press("ctrl+s")
	s.Shows("Іс ашылды: 2026-001")

	h := s.holder("Сарыдала облысының көлік басқармасы")
	if name := h.Names[0]; name.KK == "" || name.RU != "" {
		t.Errorf("the name stands in the wrong language: %+v", name)
	}
	if len(h.Premises) != 1 || h.Premises[0].Address != "Ақбоз қ., Арман к., 4" {
		t.Errorf("premises: %+v", h.Premises)
	}
	want := map[string]string{"collegial-open": checks.No, "administers-budget-programmes": checks.Yes}
	for _, trait := range h.Traits {
		if want[trait.ID] != trait.Value || trait.Source != "басқарма туралы ереже" {
			t.Errorf("trait: %+v", trait)
		}
		delete(want, trait.ID)
	}
	if len(want) > 0 {
		t.Errorf("not recorded: %v", want)
	}
	i := s.record("2026-001")
	if i.Form != checks.Remote || i.AsOf.String() != "2026-01-19" || i.Period.From.String() != "2025-01-01" {
		t.Errorf("the record is %+v", i)
	}
	if kept, err := s.Desk.Drafts(context.Background()); err != nil || len(kept) > 0 {
		t.Errorf("a draft is left: %v, %v", kept, err)
	}
}

// Registering the holder and opening its inspection is one act: undo takes back
// both.
func TestOpeningWithANewHolderIsOneAct(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU})
	s.starts("")
	s.chooses("квазигосударственного")
	s.types("КГП «Сарыдала Су»")
	s.Press("ctrl+s")
	rows := s.opened("Сарыдала Су")
	if len(rows) != 1 {
		t.Fatalf("%d inspections", len(rows))
	}
	back, err := s.Desk.Undo(context.Background(), rows[0].ID)
	s.Must(err)
	if len(back.What) != 2 {
		t.Errorf("taken back: %v", back.What)
	}
}

// Of a holder that the register has nothing is asked that it says already.
func TestAKnownHolderIsNotAskedAgain(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Width: 100, Height: 40})
	s.starts("")
	s.chooses("Государственные органы")
	s.Shows("коллегиальный орган с открытыми заседаниями")
	s.types("региональных")
	s.Shows("Министерство региональных услуг")
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.says("есть в списке", "субъект контроля: да", "да: коллегиальный орган с открытыми заседаниями",
		"нет: исключен из числа субъектов контроля", "в списке есть: Ақжелкен қаласы")
	s.Lacks("не знаю")
	s.walks("form")
	s.Press("right", "right", "right")
	s.Press("ctrl+s")
	s.Shows("Дело открыто: 2026-002")
	if a, b := s.record("2026-002").Holder, s.record("2026-001").Holder; a != b {
		t.Errorf("the holder was registered twice: %s, %s", a, b)
	}
	if h := s.holder("Министерство региональных услуг"); len(h.Premises) != 2 {
		t.Errorf("premises: %+v", h.Premises)
	}
}

// What the register does not say of a known holder is asked, and recorded with it;
// trying once more adds nothing twice.
func TestWhatTheRegisterDoesNotSayIsAsked(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true})
	const name = "Управление труда и социальной поддержки Аккайынской области"
	before := s.holder(name)
	s.starts(before.ID)
	s.says("есть в списке")
	s.stands("trait.collegial-open")
	s.walks("trait.collegial-open")
	s.Press("left", "left")
	s.walks("premises")
	s.Type("Ақжелкен қ., Абай к., 9")
	s.walks("as-of")
	s.Press("ctrl+u")
	s.types("1.1.1999")
	s.Shows("раньше начала периода")
	s.Press("ctrl+s")
	s.Shows("По состоянию на: раньше начала периода")
	s.Press("ctrl+u")
	s.types("20.01.2026")
	s.Press("ctrl+s")
	s.Shows("Дело открыто: 2026-002")

	after := s.holder(name)
	if len(after.Premises) != len(before.Premises)+1 {
		t.Errorf("premises: %+v", after.Premises)
	}
	told := slices.ContainsFunc(after.Traits, func(one checks.Trait) bool {
		return one.ID == "collegial-open" && one.Value == checks.Yes
	})
	if !told || len(after.Traits) != len(before.Traits)+1 {
		t.Errorf("traits: %+v", after.Traits)
	}
}

// A form that is refused stays in sight with the reason, in the words of the desk,
// and cannot be written.
func TestARefusedFormStaysInSightWithItsReason(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Height: 30, Width: 90})
	s.starts("")
	s.chooses("Государственные учреждения")
	s.types("КГУ «Школа-лицей № 7»")
	s.Shows("субъект контроля: нет")
	s.walks("form")
	s.Shows("[мониторинг]", "дистанционный контроль")
	s.Press("left", "left", "left")
	s.says("не является субъектом контроля, поэтому эта форма неприменима", "[ознакомление с выездом]")
	s.Press("ctrl+s")
	s.Shows("Дело открыто")
	if got := s.record("2026-002").Form; got != checks.OnSite {
		t.Errorf("opened as %s", got)
	}
}

// A second remote control in the quarter is refused with the number of the first,
// as soon as the holder or the day says so.
func TestASecondRemoteControlInTheQuarterIsSaidBeforehand(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Height: 36, Width: 90})
	s.starts(s.record("2026-001").Holder)
	s.Wait(time.Second)
	s.says("[дистанционный контроль]", "в этом квартале он уже есть: дело 2026-001")
	s.Press("ctrl+s")
	s.stands("form")
	s.Press("up", "ctrl+u")
	s.types("31.12.2025")
	s.Lacks("в этом квартале он уже есть")
	s.Press("ctrl+s")
	s.Shows("Дело открыто: 2026-002")
}

// An answer to the question about control counts at once.
func TestAnExemptHolderIsNoSubjectOfControl(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Height: 36, Width: 90})
	s.starts("")
	s.chooses("Государственные органы")
	s.types("Бозтальский районный суд")
	s.walks("trait.state-control-exempt")
	s.says("считается субъектом контроля", "без посещения, не чаще одного раза в квартал")
	s.Press("left", "left")
	s.Wait(time.Second)
	s.says("субъект контроля: нет", "эта форма неприменима")
}

// An unscheduled inspection opens the fields of the act of appointment.
func TestAnUnscheduledInspectionAsksForItsAct(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Height: 36, Width: 90})
	s.starts("")
	s.chooses("Государственные органы")
	s.types("Аппарат акима Бозтальского района")
	s.Lacks("Акт о назначении")
	s.walks("form")
	s.Press("right", "ctrl+s")
	s.stands("ground")
	s.Type("обращение от 15.12.2025 № ЖТ-7")
	s.walks("act")
	s.Type("41")
	s.walks("act-day")
	s.Type("12.01.2026")
	s.walks("act-term")
	s.types("пять")
	s.Shows("нужно целое число")
	s.Press("ctrl+u")
	s.Type("5")
	s.Press("ctrl+s")
	i := s.record("2026-002")
	if i.Form != checks.Unscheduled || i.Act == nil || i.Act.Number != "41" || i.Act.Days != 5 || i.Act.Date.String() != "2026-01-12" || i.Ground == "" {
		t.Errorf("the record is %+v, %+v", i, i.Act)
	}
}

// Own days are said back, and an end before the beginning is refused.
func TestAPeriodOfOnesOwn(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true, Height: 36, Width: 90})
	s.starts("")
	s.chooses("квазигосударственного")
	s.types("АО «Бозтал Жылу»")
	s.walks("period")
	s.Press("end", "down")
	s.Type("1.4.25")
	s.Press("down")
	s.types("31.3.25")
	s.says("вторник, 1 апреля 2025 года", "конец периода раньше начала")
	s.Press("ctrl+u")
	s.types("30.6.25")
	s.says("01.04.2025–30.06.2025: недель: 14, кварталов: 1, полугодий: 1")
	s.Press("ctrl+s")
	if i := s.record("2026-002"); i.Period.Span().String() != "2025-04-01..2025-06-30" {
		t.Errorf("the period is %s", i.Period.Span())
	}
}

// A name typed with the layout left in English is offered as it was meant.
func TestAWrongLayoutIsOffered(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true})
	s.starts("")
	s.chooses("Государственные органы")
	s.types("htubjyfkmys")
	s.Shows("htubjyfkmys", "Министерство региональных услуг", "другая раскладка")
	s.Press("down", "enter")
	s.Wait(time.Second)
	s.Shows("Министерство региональных услуг", "есть в списке")
}

// Two holders of one name are told apart by what is offered.
func TestHoldersOfOneNameAreToldApart(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU})
	ctx := context.Background()
	for _, name := range []string{"Школа № 1", "Школа № 2"} {
		_, err := s.Desk.AddHolder(ctx, desk.HolderInput{NameRU: name, Categories: []desk.Since{{ID: "state-institution"}}})
		s.Must(err)
	}
	second := s.holder("Школа № 2").ID
	_, err := s.Desk.ChangeHolder(ctx, second, desk.HolderInput{NameRU: "Школа № 1"})
	s.Must(err)
	s.starts("")
	s.chooses("Государственные учреждения")
	s.types("Школа № 1")
	s.says("под таким наименованием зарегистрировано: 2")
	for range 2 {
		s.Press("down")
	}
	s.Press("enter")
	s.Wait(time.Second)
	s.Shows("есть в списке")
	s.Press("ctrl+s")
	rows, err := s.Desk.ListInspections(ctx, journal.InspectionQuery{})
	s.Must(err)
	if len(rows) != 1 {
		t.Fatalf("%d inspections:\n%s", len(rows), s.Screen())
	}
}

// A known holder of another category is not inspected as what it is not.
func TestAKnownHolderOfAnotherCategoryIsRefused(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true})
	s.starts("")
	s.chooses("Субъекты государственной монополии")
	s.types("Министерство региональных услуг")
	s.says("в списке другая категория: Государственные органы")
	s.Press("ctrl+s")
	s.stands("holder")
	s.Lacks("Дело открыто")
}

// The category is asked of a known holder only where it has several.
func TestTheCategoryIsAskedWhereThereAreSeveral(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU})
	id, err := s.Desk.AddHolder(context.Background(), desk.HolderInput{
		NameRU: "АО «Бозтал Жылу»", Categories: []desk.Since{{ID: "quasi-state"}, {ID: "risk-information"}},
	})
	s.Must(err)
	s.starts(id)
	s.Shows("АО «Бозтал Жылу»", "отмечено: 2")
	s.Lacks("Государственные органы")
	s.Press("space", "enter") // only the second
	s.Shows("АО «Бозтал Жылу»", "требований: 3")
	s.Press("ctrl+s")
	if got := s.record("2026-001").Categories; !slices.Equal(got, []string{"risk-information"}) {
		t.Errorf("inspected as %v", got)
	}
}

// What was typed comes back, and can be let go.
func TestADraftComesBack(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU})
	s.starts("")
	s.chooses("квазигосударственного")
	s.types("АО «Бозтал Жылу»")
	s.walks("premises")
	s.Type("Бозтал, Абай 1")
	s.Press("esc")
	s.Shows("Субъекты квазигосударственного сектора", "шаг 1 / 2") // one layer back
	s.Press("esc")

	s.starts("")
	s.chooses("квазигосударственного")
	s.Shows("АО «Бозтал Жылу»", "Бозтал, Абай 1", "Продолжено набранное раньше")
	s.Press("f8")
	s.Shows("Начать заново", "[ Отмена ]◂")
	s.Press("right", "enter")
	s.Lacks("Бозтал")
	s.Press("esc")
	if kept, err := s.Desk.Drafts(context.Background()); err != nil || len(kept) > 0 {
		t.Errorf("a draft is left: %v, %v", kept, err)
	}
}

// A draft that was left when the program ended is gone on with from home.
func TestADraftIsResumed(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK})
	s.starts("")
	s.chooses("Мемлекеттік монополия")
	s.types("«Дала» АҚ")
	s.Press("esc", "esc")
	kept, err := s.Desk.Drafts(context.Background())
	s.Must(err)
	if len(kept) != 1 || kept[0].ID != "inspection new" {
		t.Fatalf("drafts: %+v", kept)
	}
	s.goes(opening.Resume(s.Bench.Env(), kept[0]))
	s.Shows("«Дала» АҚ", "Бұрын терілгені жалғасты", "талап: 4")
	s.Press("ctrl+s")
	s.Shows("Іс ашылды: 2026-001")
	if got := s.record("2026-001").Categories; !slices.Equal(got, []string{"state-monopoly"}) {
		t.Errorf("inspected as %v", got)
	}
}

// A holder is registered without an inspection.
func TestAHolderIsRegistered(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.RU, Office: true})
	s.goes(opening.Register(s.Bench.Env()))
	s.Seek("Государственные учреждения")
	s.Press("enter")
	s.Lacks("Период", "Форма")
	s.types("Министерство региональных услуг")
	s.Shows("уже зарегистрирован")
	s.Press("ctrl+s")
	s.stands("holder")
	s.Press("ctrl+u")
	s.types("Областная библиотека имени Абая")
	s.walks("other")
	s.Type("Абай атындағы облыстық кітапхана")
	s.Press("up")
	s.stands("bin")
	s.Type("123")
	s.Press("ctrl+s")
	s.Shows("БИН неверен")
	s.Press("esc", "ctrl+u") // the error is read, then the number goes
	s.Press("ctrl+s")
	s.Shows("Обладатель зарегистрирован.")
	name := s.holder("Областная библиотека имени Абая").Names[0]
	if name.KK != "Абай атындағы облыстық кітапхана" || name.RU != "Областная библиотека имени Абая" {
		t.Errorf("the names are %+v", name)
	}
}
