package evidence_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen/evidence"
	"ashyq/tui/tuitest"
)

func day(t *testing.T, text string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A row that another check reads too is entered once: its notice is asked here.
func TestASharedRowIsEnteredOnce(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	s.adds(ministry, "dialogue-events", evidence.Prefill{Kind: checks.Event, Parts: []string{"conferences"}})
	s.Shows("Оповещение об интернет-конференции")
	s.fills("date", "3.6.2025")
	s.fills("title", "Интернет-конференция о тарифах")
	s.fills("noticed.conference", "30.5.2025")
	s.writes("Записано")
	want := []checks.Service{
		{Check: "dialogue-events", Parts: []string{"conferences"}}, {Check: "dialogue-notices", Parts: []string{"conference"}},
	}
	if e := s.last(ministry); !reflect.DeepEqual(e.Serves, want) || len(e.Noticed) != 1 || e.Noticed[0].Part != "conference" {
		t.Errorf("written: %+v", e)
	}
}

// A complete source: the days are filled in as far as they are over, and what
// would turn red is said beforehand.
func TestASourceThatIsComplete(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 110, Height: 40})
	v := s.view(ministry)
	s.goes(evidence.Cover(s.Bench.Env(), v, "weekly-blog", "posts", calendar.Span{From: day(t, "2025-04-28"), To: day(t, "2025-05-04")}))
	s.Shows("28.04.2025", "04.05.2025", "Источник полон")
	s.says("дней: 7", "просмотренный целиком")
	s.fills("to", "27.4.2025")
	s.says("последний день раньше первого")
	s.fills("to", "1.1.2027")
	s.says("этот день еще не наступил")
	s.fills("to", "4.5.2025")
	s.Press("ctrl+s")
	s.stands("source")
	s.Type("список записей портала, просмотр 15.01.2026")
	s.Wait(time.Second)
	s.Lacks("станет видно")
	s.writes("Записано")
	cover := s.view(ministry).Case.Coverage
	last := slices.MaxFunc(cover, func(a, b checks.Coverage) int { return strings.Compare(a.ID, b.ID) })
	if last.From.String() != "2025-04-28" || last.To.String() != "2025-05-04" || last.Of != checks.Events || !slices.Equal(last.Parts, []string{"posts"}) {
		t.Errorf("written: %+v", last)
	}
}

// Of notices a source is complete for the parts that ask for them alone.
func TestASourceOfNotices(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 110, Height: 40})
	s.goes(evidence.Cover(s.Bench.Env(), s.view(ministry), "open-sittings", "", calendar.Span{}))
	s.Shows("[события]", "[онлайн-трансляция]", "01.01.2025", "31.12.2025")
	s.chooses("of", "right", 1)
	s.Lacks("онлайн-трансляция")
	s.chooses("part", "right", 2)
	s.Shows("[повестка заседания]")
	s.fills("source", "лента объявлений сайта")
	s.writes("Записано")
	cover := s.view(ministry).Case.Coverage
	last := slices.MaxFunc(cover, func(a, b checks.Coverage) int { return strings.Compare(a.ID, b.ID) })
	if last.Of != checks.Notices || !slices.Equal(last.Parts, []string{"agenda"}) {
		t.Errorf("written: %+v", last)
	}
}

// A verdict that says a norm is broken names the norm; a reason is no word alone.
func TestAVerdictThatNeedsANorm(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	q := checks.Question{Check: "disclosure", Part: "disclosed"}
	s.goes(evidence.Verdict(s.Bench.Env(), s.view(ministry), q))
	s.Shows("Рассчитано: ○ не рассматривалось", "✓ соблюдено", "– не применяется")
	s.Lacks("Норма, обязывающая")
	s.Press("ctrl+s")
	s.stands("verdict")
	s.chooses("verdict", "right", 3)
	s.Shows("[× не соблюдено]")
	s.says("решает ваш, рассчитанный остается рядом")
	s.fills("reason", "нет")
	s.says("не меньше 10 знаков")
	s.fills("reason", "отчет за 2024 год не размещен")
	s.Press("ctrl+s")
	s.stands("norm")
	s.fills("norm", "пункт 3 статьи 16 Закона")
	s.fills("items", "годовой отчет")
	s.fills("observed", "21.1.2026")
	s.says("позже даты, на которую установлено положение")
	s.fills("observed", "16.1.2026")
	s.says("пятница, 16 января 2026 года")
	s.Shows("Своевременное раскрытие", "× не соблюдено")
	s.writes("Вывод записан, рассчитанный остается рядом")

	given := s.view(ministry).Case.Answers[q]
	if len(given) != 1 || given[0].Verdict != checks.NotMet || given[0].Observed.String() != "2026-01-16" ||
		given[0].Places["norm"] != "пункт 3 статьи 16 Закона" || given[0].Places["items"] != "годовой отчет" {
		t.Errorf("written: %+v", given)
	}
	s.goes(evidence.Verdict(s.Bench.Env(), s.view(ministry), q)) // what stands is where one begins
	s.Shows("[× не соблюдено]", "отчет за 2024 год не размещен", "16.01.2026", "Рассчитано: ○ не рассматривалось")
	s.Lacks("Ответ аналитика") // that is no reason of the computed one
}

// Accessibility needs the national standard, at each address.
func TestAVerdictAtAnAddressNeedsTheStandard(t *testing.T) {
	s := begin(t, tuitest.Options{Lang: lang.KK, Width: 100, Height: 40})
	v := s.view(ministry)
	q := checks.Question{Check: "accessibility", Part: "stand-access", Premises: v.Holder.Holder.Premises[1].ID}
	s.goes(evidence.Verdict(s.Bench.Env(), v, q))
	s.says("Қашықтан бақылау бақылау субъектісіне бармай жүргізіледі") // what it is, remote control may not look at
	s.Press("esc")
	s.Must(s.Desk.ChangeInspection(context.Background(), ministry, desk.InspectionChange{Form: checks.Monitoring}))
	v = s.view(ministry)
	s.goes(evidence.Verdict(s.Bench.Env(), v, q))
	s.Shows("2 Ақжелкен қаласы, Ұлы дала көшесі, 17")
	s.chooses("verdict", "right", 3)
	s.fills("reason", "пандус жоқ, есік тар")
	s.Press("ctrl+s")
	s.stands("standard")
	s.Type("ҚР ҰС 1-бөлім, 5.2")
	s.writes("Тұжырым жазылды")
	if given := s.view(ministry).Case.Answers[q]; len(given) != 1 || given[0].Places["standard"] == "" {
		t.Errorf("written: %+v", given)
	}
}

// «Not applicable» offers the reasons that were given for it before.
func TestReasonsAreOfferedAgain(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	s.Must(s.Desk.Answer(context.Background(), ministry, desk.AnswerInput{
		Question: "evaluation-portal/discussion", Verdict: checks.NotApplicable, Reason: "портал в этот период был закрыт",
	}))
	s.goes(evidence.Verdict(s.Bench.Env(), s.view(ministry), checks.Question{Check: "evaluation-portal", Part: "placed"}))
	s.fills("reason", "порт")
	s.Lacks("портал в этот период был закрыт")
	s.chooses("verdict", "end", 1)
	s.fills("reason", "порт")
	s.Shows("портал в этот период был закрыт")
	s.Press("down", "enter")
	s.writes("Вывод записан")
}

// What is taken back stays in the journal; what leaned on it is named.
func TestEvidenceIsWithdrawnAndWhatLeanedOnItIsNamed(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	ctx := context.Background()
	s.adds(ministry, "open-data-events", evidence.Prefill{})
	s.fills("date", "14.5.2025")
	s.fills("title", "Круглый стол")
	s.writes("Записано")
	e := s.last(ministry)
	s.Must(s.Desk.Answer(ctx, ministry, desk.AnswerInput{Question: "open-data-events/events", Verdict: checks.Met, Reason: "встречи проведены"}))

	s.goes(evidence.WithdrawEvidence(s.Bench.Env(), s.view(ministry), e))
	s.says("мероприятие · «Круглый стол» · среда, 14 мая 2025 года", "запись остается в журнале")
	s.Shows("[внесено по ошибке]", "опровергнуто")
	s.chooses("why", "right", 2)
	s.Press("ctrl+s")
	s.stands("reason")
	s.Type("участники не подтвердили")
	s.writes("Отозвано")
	s.Shows("На это опиралось", "Мероприятия по открытым данным · мероприятия по выявлению потребностей")
	if slices.ContainsFunc(s.view(ministry).Case.Evidence, func(one checks.Evidence) bool { return one.ID == e.ID }) {
		t.Error("it stands still")
	}
	lines, err := s.Desk.History(ctx, ministry, "evidence "+e.ID)
	s.Must(err)
	if said := lines[len(lines)-1].What.RU; !strings.Contains(said, "опровергнуто") {
		t.Errorf("the journal says %q", said)
	}
	s.Press("esc")
	s.Lacks("На это опиралось")
}

// A complete source and a verdict are taken back in the same way.
func TestCoverageAndVerdictsAreWithdrawn(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 40})
	v := s.view(ministry)
	cover := v.Case.Coverage[0]
	s.goes(evidence.WithdrawCoverage(s.Bench.Env(), v, cover))
	s.Shows("источник полон · " + cover.Span().Words().RU)
	s.fills("reason", "часть страниц не открылась")
	s.Press("ctrl+s")
	s.Shows("Отозвано")
	now := s.view(ministry)
	if slices.ContainsFunc(now.Case.Coverage, func(c checks.Coverage) bool { return c.ID == cover.ID }) {
		t.Error("the coverage stands still")
	}

	q := checks.Question{Check: "disclosure", Part: "disclosed"}
	s.Must(s.Desk.Answer(context.Background(), ministry, desk.AnswerInput{Question: "disclosure/disclosed", Verdict: checks.Met, Reason: "все размещено"}))
	s.goes(evidence.WithdrawVerdict(s.Bench.Env(), s.view(ministry), q))
	s.says("Своевременное раскрытие · своевременное раскрытие информации · ✓ соблюдено · все размещено")
	s.fills("reason", "отчет не размещен")
	s.says("вывод по критерию")
	s.writes("Отозвано")
	if given := s.view(ministry).Case.Answers[q]; len(given) > 0 {
		t.Errorf("it stands still: %+v", given)
	}
}

// Every sheet that was left is gone on with from its draft.
func TestEverySheetIsResumed(t *testing.T) {
	s := begin(t, tuitest.Options{Width: 100, Height: 44})
	v := s.view(ministry)
	e := s.Bench.Env()
	for _, c := range []struct {
		open, field, typed string
		door               func()
	}{
		{"Новое доказательство", "title", "Хакатон", func() { s.adds(ministry, "open-data-events", evidence.Prefill{}) }},
		{"Исправление доказательства", "note", "сверить с порталом", func() { s.goes(evidence.Change(e, v, v.Case.Evidence[0])) }},
		{"Источник полон", "source", "опись подшивки", func() { s.goes(evidence.Cover(e, v, "weekly-blog", "", calendar.Span{})) }},
		{"Вывод аналитика", "reason", "письмом сообщили иное", func() {
			s.goes(evidence.Verdict(e, v, checks.Question{Check: "accessibility", Part: "meetings"}))
		}},
		{"Отзыв", "reason", "внесено дважды", func() { s.goes(evidence.WithdrawEvidence(e, v, v.Case.Evidence[1])) }},
		{"Отзыв", "reason", "страницы не открылись", func() { s.goes(evidence.WithdrawCoverage(e, v, v.Case.Coverage[0])) }},
	} {
		c.door()
		s.fills(c.field, c.typed)
		s.Press("esc")
		kept, err := s.Desk.Drafts(context.Background())
		s.Must(err)
		s.goes(evidence.Resume(e, kept[0]))
		s.Shows(c.open, "Продолжено набранное раньше")
		s.walks(c.field)
		s.Shows(c.typed)
		s.Press("esc")
		s.Wait(time.Minute)
	}
	if n := len(s.drafts()); n != 6 {
		t.Errorf("%d drafts: %v", n, s.drafts())
	}
}

// Where what a draft is about is no more, what was typed can be copied.
func TestADraftOfWhatIsNoMoreIsShown(t *testing.T) {
	s := begin(t, tuitest.Options{})
	v := s.view(ministry)
	s.goes(evidence.Change(s.Bench.Env(), v, v.Case.Evidence[0]))
	s.fills("note", "сверить с порталом")
	s.Press("esc")
	_, err := s.Desk.WithdrawEvidence(context.Background(), v.Case.Evidence[0].ID, desk.Withdrawal{Reason: "внесено дважды"})
	s.Must(err)
	kept, err := s.Desk.Drafts(context.Background())
	s.Must(err)
	s.goes(evidence.Resume(s.Bench.Env(), kept[0]))
	s.Shows("Набранное", "больше нет", "сверить с порталом")
}
