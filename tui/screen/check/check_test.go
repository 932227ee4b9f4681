package check_test

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/check"
)

// A check of one part with slots opens on its strip, at the first slot that needs
// a person, which is spelt out.
func TestACheckOpensWhereTheWorkIs(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "weekly-blog")
	s.Shows("× не соблюдено · рассчитано", "доказано: 52/52", "■ есть 46   × нет 6")
	s.Shows("9-я неделя 2025 года", "9 / 53", "× нет – в полном источнике не найдено", "02.03.2025, воскресенье", "606-НҚ/221 8(10)")
	s.Shows("177-НҚ 4(10): требование – по действующему акту", "Рядом", "20.02.2025 «Халықпен есеп беру")
	s.Shows("Далее: 9 неделя: добавить доказательство или следующий × ?")
}

func TestTheStripIsWalked(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "weekly-blog")
	s.Press("down")
	s.Shows("Week 19 of 2025")
	s.Press("right")
	s.Shows("Week 20 of 2025", "■ filled")
	s.Press("up", "up")
	s.Shows("Week 9 of 2025")
	s.Press("pgdown")
	s.Shows("Week 14 of 2025")
	s.Press("home")
	s.Shows("Week 1 of 2025", "It sticks out of the period looked at.")
	s.Press("end")
	s.Shows("53 / 53")
}

// On the days on which it is not known which act was in force both are cited, and
// the bars say which slots those are.
func TestUnsettledDaysCiteBothActs(t *testing.T) {
	s := open(t, in(lang.KK, 80, 24), "2026-001", "weekly-blog")
	s.Press("down")
	s.Shows("│■×│", "606-НҚ/221 8(10), 177-НҚ 4(10)", "екеуі де келтіріледі", "03.05–12.05.2025: 177-НҚ")
	s.Must(s.Desk.Set(context.Background(), checks.SettingPublished, "2025-04-28", "газет"))
	s.Press("w", "esc") // whatever comes back to the front is read anew
	s.Lacks("│ │", "екеуі де")
}

// Without a source that is complete nothing is proven: the slot says so, and what
// would settle it.
func TestWhatIsUnknownSaysWhatWouldSettleIt(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2025-001", "weekly-blog")
	s.Shows("? неизвестно – не доказано ни наличие, ни отсутствие", "полный источник не просмотрен", "Что установит")
	s.Shows("Полный период источника не указан")
}

func TestThreeListsAreWalkedInTurn(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "open-data-events")
	s.Press("right")
	s.Shows("2-й квартал 2025 года", "15.05.2025 «Ашық деректер жөніндегі сауалнама»")
	s.Press("tab")
	s.OnRow("15.05.2025") // the evidence of the quarter that was left
	s.Shows("Записано", "Айсәуле Жиренбай, 7 января 2026 года")
	s.Press("down", "down", "down")
	s.OnRow("полный период")
	s.Press("tab")
	s.OnRow("Мероприятия по выявлению потребностей")
	s.Press("up")
	s.OnRow("Критерий в целом")
	s.Shows("606-НҚ/221 8(15): × не соблюдено", "177-НҚ 4(15): ✓ соблюдено")
	s.Press("tab")
	s.OnRow("полный период") // the check as a whole has no units: they are passed over
	s.Press("shift+tab")
	s.OnRow("Критерий в целом")
}

// A verdict of the analyst stands with her name, her reason and its time; the
// computed one stands beside it.
func TestBothVerdictsStandSideBySide(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "disclosure")
	s.Shows("× не соблюдено · Айсәуле Жиренбай", "рассчитано: ○ не рассматривалось")
	s.Press("home")
	s.Shows("Аналитик", "15 января 2026 года, 15:00", "Основание", "5 тамызда", "С тех пор", "доказательства не менялись")
	s.Press("f8")
	s.Shows("Отзыв")
}

func TestWhatCameAfterAVerdictIsCounted(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "disclosure")
	_, err := s.Desk.AddEvidence(context.Background(), "2026-001", desk.EvidenceInput{
		Check: "disclosure", Kind: checks.Paper, Parts: []string{"disclosed"}, Title: "Order No. 14",
		At: calendar.Moment{Day: s.Desk.Today(), Minute: -1},
	})
	if err != nil {
		_, err = s.Desk.AddEvidence(context.Background(), "2026-001", desk.EvidenceInput{
			Check: "disclosure", Kind: checks.Statement, Parts: []string{"disclosed"}, Title: "Order No. 14",
			At: calendar.Moment{Day: s.Desk.Today(), Minute: -1},
		})
	}
	s.Must(err)
	s.Press("w", "esc", "home")
	s.Shows("evidence added: 1, gone: 0", "look at the verdict again")
}

// An item is explained by what was seen, with the note, the evidence and the norm.
func TestAnItemExplainsItself(t *testing.T) {
	s := open(t, in(lang.RU, 120, 40), "2025-002", "stand")
	s.Press("home", "down", "down", "tab")
	s.OnRow("режим работы")
	s.Shows("± неполно", "2024 жылғы жұмыс", "177-НҚ 4(13)", "«Стенд, екінші қабат»", "День осмотра")
	s.Shows("Қосағаш ауылы, Қамбар батыр көшесі, 12")
}

// What depends on a stand that is not there does not wait for an answer.
func TestWhatCannotBeAskedDoesNotWait(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "stand").visited("stand")
	s.OnRow("Свободный доступ")
	s.Press("enter")
	s.OnRow("○ не рассматривалось")
	s.Press("down")
	s.OnRow("– не применяется")
	s.Shows("по этому адресу отсутствует: Размещение стенда")
	if q := check.QuestionOf(s.Front()); !strings.HasPrefix(q, "verdict stand/access@") {
		t.Errorf("an answer would answer %q", q)
	}
}

// An event shows its last day and how it was counted.
func TestAnEventShowsHowItsTermWasCounted(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2025-003", "dialogue-notices")
	s.Shows("Последний день", "09.06.2025, понедельник", "Обратный")
	s.Press("w")
	s.Shows("Как рассчитано", "Период", "По состоянию на")
	s.Press("end")
	s.Shows("Требование берет только то, что к нему относится")
}

// The text of a norm stands in quotes in the language in which we hold it, with
// how far it may be relied on; a translation is never quoted.
func TestTheNormIsQuotedOnlyAsHeld(t *testing.T) {
	s := open(t, in(lang.RU, 120, 40), "2026-001", "weekly-blog")
	s.Press("x")
	screen := s.Screen()
	s.Shows("177-НҚ 4(10)", "606-НҚ/221 8(10)", "неофициальная копия", "рабочий перевод", "Слова нормы")
	translated := screen[:strings.Index(screen, "рабочий перевод")]
	if strings.Count(translated, "«") != strings.Count(translated, "»") || strings.Contains(translated, "«размещать не менее одной записи в неделю в блоге первого руководителя; ") {
		t.Errorf("quotes do not end:\n%s", screen)
	}
}

func TestSiblingsAreWalked(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "weekly-blog")
	s.Press("]")
	s.Shows("Open data: Unified list")
	s.Press("[", "х") // the same key with a Russian layout
	s.Shows("4(9) Notices of open dialogue")
}

// Space goes from one thing that nobody can tell to the next, part by part.
func TestTheNextThingThatIsNotKnownIsFound(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "accessibility")
	s.Press("left")
	s.Shows("перейти к неустановленному: доступ лиц с инвалидностью к интернет")
	s = s.visited("accessibility")
	s.Press("left")
	s.Shows("перейти к неустановленному: доступ лиц с инвалидностью к стенду")
	s.Press("space")
	s.OnRow("Ақжелкен қаласы, Бейбітшілік даңғылы, 4")
	s.Press("space")
	s.OnRow("Ұлы дала көшесі")
	s.Press("space")
	s.OnRow("Доступ лиц с инвалидностью к интернет-ресур")
}

// New evidence begins with what is known from the place of the cursor.
func TestNewEvidenceIsFilledInAhead(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "weekly-blog")
	if p := check.PrefillOf(s.Front()); p.Kind != checks.Event || p.Day != 0 || !slices.Equal(p.Parts, []string{"posts"}) {
		t.Errorf("a week, inside which no day is known: %+v", p)
	}
	s.Press("n")
	s.Shows("Новое доказательство", "[еженедельная запись]")
	s.Press("esc")
	s.show("site-currency")
	if p := check.PrefillOf(s.Front()); p.Kind != checks.Event || p.Day.String() != "2025-01-01" {
		t.Errorf("a day: %+v", p)
	}
	s.show("openness-plan")
	if p := check.PrefillOf(s.Front()); p.Kind != checks.Paper || p.For != "2025" || p.Day != 0 {
		t.Errorf("a yearly document: %+v", p)
	}
	s.show("stand")
	s.Press("home", "down", "down", "enter")
	if p := check.PrefillOf(s.Front()); p.Kind != checks.Stand || p.Premises == "" || len(p.Items) != 1 {
		t.Errorf("an item at an address: %+v", p)
	}
}

func TestCoverageIsFilledInWithTheGap(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2025-001", "weekly-blog")
	if got := check.GapOf(s.Front()).String(); got != "2024-04-04..2024-12-31" {
		t.Errorf("without coverage the gap is %s", got)
	}
	s = open(t, in(lang.RU, 80, 24), "2026-001", "weekly-blog")
	s.Press("home", "right")
	if got := check.GapOf(s.Front()).String(); got != "2025-01-06..2025-01-12" {
		t.Errorf("where a source is complete it is the slot: %s", got)
	}
	s.show("stand")
	s.Press("v")
	s.Shows("полный период не указывается")
}

// In a closed inspection everything can be read, and what would write says why it
// cannot.
func TestAClosedInspectionIsOnlyRead(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2025-001", "weekly-blog")
	s.Shows("закрыто · ? установить не удалось", "дело закрыто: просмотреть справку")
	for _, k := range []string{"n", "v", "m", "ctrl+z"} {
		s.Press(k)
		s.Shows("Дело закрыто: чтобы записывать")
	}
	s.Press("f1")
	s.Shows("Добавить доказательство – ")
	s.Press("esc", "tab", "enter")
	s.Shows("Өңірлердегі байланыс сапасы туралы", "Esc")
}

func TestHistoryIsOfWhatIsUnderTheCursor(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "disclosure")
	s.Press("home", "h")
	s.Shows("History", "entries: 1")
}

func TestWhatWasWrittenIsTakenBack(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2026-001", "open-data-events")
	_, err := s.Desk.AddEvidence(context.Background(), "2026-001", desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, Title: "Хакатон",
		At: calendar.Moment{Day: s.part("open-data-events", "events").Slots[0].From, Minute: -1},
	})
	s.Must(err)
	s.Press("w", "esc")
	s.Shows("■ есть 4")
	s.Press("ctrl+z")
	s.Shows("■ есть 3", "× нет 1")
}

var unsaid = regexp.MustCompile(`![a-z][a-z.-]+!`)

// Every check of the office can be walked through in every list, in the
// least window and in a wide one; nothing is left unsaid, every unknown says what
// would settle it.
func TestEveryCheckOfTheOfficeIsShown(t *testing.T) {
	list := []string{"2025-001", "2025-003", "2025-004", "2025-006", "2025-009", "2026-001"} // every category, open and closed
	s := open(t, in(lang.KK, 60, 16), list[0], "requests")
	for i, id := range list {
		s.id = id
		if i%2 == 1 {
			s.Resize(120, 40)
		} else {
			s.Resize(60, 16)
		}
		for n, f := range s.view().Findings {
			s.show(f.Check)
			keys := []string{"home", "down", "tab", "down", "tab", "home"}
			if n%4 == i%4 {
				keys = append(keys, "w", "x")
			}
			for _, keys := range keys {
				s.Press(keys)
				if m := unsaid.FindString(s.Screen()); m != "" {
					t.Fatalf("%s %s says %s:\n%s", id, f.Check, m, s.Screen())
				}
				if keys == "w" || keys == "x" {
					s.Press("esc")
				}
			}
			s.Press("esc")
		}
	}
}
