package desk_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

// append writes drafts as one act, whoever may have made them: what comes with a
// merge was not written by the acts of this program.
func (b *bureau) append(drafts ...journal.Draft) (out []journal.Entry) {
	b.t.Helper()
	must(b.t, b.store.Write(b.ctx, journal.Signer{Author: "Асан Т.", Label: "АТ"}, func(w journal.Writer) (err error) {
		out, err = w.Append(drafts...)
		return err
	}))
	return out
}

// id gives the id of an inspection.
func (b *bureau) id(number string) string {
	b.t.Helper()
	v, err := b.Check(b.ctx, number, "")
	must(b.t, err)
	return v.Case.Inspection.ID
}

// last gives the last line of a journal.
func (b *bureau) last(inspection string) desk.JournalLine {
	b.t.Helper()
	lines, err := b.Journal(b.ctx, inspection)
	must(b.t, err)
	return lines[len(lines)-1]
}

// draft makes a draft about an inspection.
func draft(kind, inspection, matter string, payload any, replaces ...journal.Hash) journal.Draft {
	d := journal.Draft{Kind: kind, Subject: journal.Inspection(inspection), Matter: matter, Payload: payload}
	for _, h := range replaces {
		d.Replaces = append(d.Replaces, journal.Target{Hash: h})
	}
	return d
}

func TestEveryKindOfEntryIsToldInWords(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	_, err := b.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Premises: []string{"Арман көшесі, 4"}})
	must(t, err)
	id := b.id(number)
	v, err := b.Check(b.ctx, number, "")
	must(t, err)
	place := v.Holder.Holder.Premises[0].ID
	moment := func(s string) calendar.Moment { return at(t, s) }
	blog := []checks.Service{{Check: "weekly-blog", Parts: []string{"posts"}}}
	for _, c := range []struct {
		draft      journal.Draft
		kk, ru, en string
	}{
		{draft(journal.KindEvidence, id, "evidence e1", checks.Evidence{ID: "e1", Kind: checks.Event, Serves: blog, At: moment("2025-09-17T10:00"), Title: "Құттықтау"}),
			"дәлелдеме: Блогтағы апта сайынғы жазба, іс-шара 17.09.2025 «Құттықтау»",
			"доказательство: Еженедельная запись в блоге, мероприятие 17.09.2025 «Құттықтау»",
			"evidence: Weekly entry in the blog, event 17.09.2025 “Құттықтау”"},
		{draft(journal.KindEvidence, id, "evidence e2", checks.Evidence{ID: "e2", Kind: checks.Stand, Premises: place, At: moment("2026-01-12"),
			Serves: []checks.Service{{Check: "stand", Parts: []string{"content"}}, {Check: "accessibility", Parts: []string{"ramp"}}},
			Items:  []checks.ItemSeen{{Item: "hours", State: checks.Present}, {Item: "appeals", State: checks.Present}, {Item: "contacts", State: checks.Absent}}}),
			"дәлелдеме: Ақпараттық стенд; тағы 1, Арман көшесі, 4, стендті қарап шығу 12.01.2026, бар – 2, жоқ – 1",
			"доказательство: Информационный стенд; еще 1, Арман көшесі, 4, осмотр стенда 12.01.2026, есть – 2, отсутствует – 1",
			"evidence: Information stand; 1 more, Арман көшесі, 4, stand visit 12.01.2026, present: 2, absent: 1"},
		{draft(journal.KindEvidence, id, "evidence e3", checks.Evidence{ID: "e3", Kind: checks.Paper, For: "2025", At: moment("2025-01-29"), Text: "План утвержден",
			Serves: []checks.Service{{Check: "openness-plan", Parts: []string{"plan"}}}}),
			"дәлелдеме: Ведомстволық ашықтық жоспары, 2025 жыл, құжат 29.01.2025 «План утвержден»",
			"доказательство: Ведомственный план открытости, 2025 год, документ 29.01.2025 «План утвержден»",
			"evidence: Departmental openness plan, the year 2025, document 29.01.2025 “План утвержден”"},
		{draft(journal.KindCoverage, id, "coverage c1", checks.Coverage{ID: "c1", Check: "weekly-blog", Of: checks.Events,
			From: day(t, "2025-03-03"), To: day(t, "2025-12-14"), Source: "Блог лентасы"}),
			"дереккөз толық: Блогтағы апта сайынғы жазба, 03.03.2025–14.12.2025, Блог лентасы",
			"источник полон: Еженедельная запись в блоге, 03.03.2025–14.12.2025, Блог лентасы",
			"source complete: Weekly entry in the blog, 03.03.2025–14.12.2025, Блог лентасы"},
		{draft(journal.KindCoverage, id, "coverage c2", checks.Coverage{ID: "c2", Check: "open-sittings", Of: checks.Notices,
			From: day(t, "2025-03-03"), To: day(t, "2025-03-03"), Source: "Сайт"}),
			"хабарландырулар дереккөзі толық: Ашық отырыстар, 03.03.2025–03.03.2025, Сайт",
			"источник оповещений полон: Открытые заседания, 03.03.2025–03.03.2025, Сайт",
			"source of notices complete: Open sittings, 03.03.2025–03.03.2025, Сайт"},
		{draft(journal.KindCapture, id, "", checks.Capture{ID: "p1", Asked: "/home/a/blog-2025.html", Outcome: "fetched"}),
			"бет түсірілді: blog-2025.html", "снимок: blog-2025.html", "page captured: blog-2025.html"},
		{draft(journal.KindCapture, id, "", checks.Capture{ID: "p2", Asked: "https://gov.kz/a/b", Outcome: "login-wall"}),
			"бет түсірілді, ештеңе оқылмады: https://gov.kz/a/b", "снимок, ничего не прочитано: https://gov.kz/a/b", "page captured, nothing read: https://gov.kz/a/b"},
		{draft(journal.KindRejected, id, "proposal "+string(journal.Proposal("p1", "li[1]", "Хабарландыру")), checks.Rejection{Capture: "p1", Path: "li[1]", Fragment: "Хабарландыру", Reason: "блог емес"}),
			"бетте табылғаны қабылданбады: Хабарландыру", "найденное на странице отклонено: Хабарландыру", "found on a page, rejected: Хабарландыру"},
		{draft(journal.KindVerdict, id, "verdict stand/access@"+place, checks.Answer{Verdict: checks.CannotTell, Reason: "жабық"}),
			"тұжырым: Ақпараттық стенд, еркін қол жеткізу, Арман көшесі, 4 – анықтау мүмкін болмады",
			"вывод: Информационный стенд, свободный доступ, Арман көшесі, 4 – установить не удалось",
			"verdict: Information stand, free access, Арман көшесі, 4 – cannot tell"},
		{draft(journal.KindVerdict, id, "verdict proactive", checks.Answer{Verdict: checks.NotMet, Reason: "жоқ"}),
			"тұжырым: Проактивті өзара іс-қимыл – сақталмаған", "вывод: Проактивное взаимодействие – не соблюдено", "verdict: Proactive work with users – not met"},
		{draft(journal.KindPaper, id, "paper m1", checks.IssuedPaper{ID: "m1", Paper: "memo"}),
			"қол қоюға: анықтама", "на подпись: справка", "for signature: findings memo"},
		{draft(journal.KindPaperState, id, "paper-state m1", checks.PaperState{Value: "registered", Day: day(t, "2026-01-20"), Number: "203"}),
			"анықтама: тіркелді, № 203, 20.01.2026", "справка: регистрация № 203, 20.01.2026", "findings memo: registered, No. 203, 20.01.2026"},
		{draft(journal.KindPaper, id, "paper r1", checks.IssuedPaper{ID: "r1", Paper: "recommendation"}),
			"қол қоюға: бұзушылықтарды жою туралы ұсыным", "на подпись: рекомендация об устранении нарушений", "for signature: recommendation on eliminating violations"},
		{draft(journal.KindPaper, id, "paper x1", checks.IssuedPaper{ID: "x1", Paper: "ode"}),
			"қол қоюға: ode", "на подпись: ode", "for signature: ode"},
		{draft(journal.KindContent, id, "paper-content r1", checks.PaperContent{ID: "r1", Points: []checks.PaperPoint{{Point: 1, From: day(t, "2026-01-20"), To: day(t, "2026-01-20")}}}),
			"мазмұны: бұзушылықтарды жою туралы ұсыным, 1 бұзушылық", "содержание: рекомендация об устранении нарушений, 1 нарушение", "content: recommendation on eliminating violations, 1 violation"},
		{draft(journal.KindFound, id, "found", checks.FoundDay{Day: day(t, "2026-01-20"), Reason: "хаттама"}),
			"бұзушылық анықталған күн: 20.01.2026, хаттама", "день выявления нарушения: 20.01.2026, хаттама", "day on which the violation was found: 20.01.2026, хаттама"},
		{draft(journal.KindStep, id, "step s1", checks.Step{ID: "s1", Step: checks.Objection, Day: day(t, "2026-02-10"), Paper: "r1"}),
			"бұзушылықтарды жою туралы ұсыным: қарсылық, 10.02.2026", "рекомендация об устранении нарушений: возражение, 10.02.2026", "recommendation on eliminating violations: objection, 10.02.2026"},
		{draft(journal.KindStep, id, "step s2", checks.Step{ID: "s2", Step: checks.Opinion, Day: day(t, "2026-02-11")}),
			"иеленушінің түсініктемесі, 11.02.2026", "пояснение обладателя, 11.02.2026", "explanation of the holder, 11.02.2026"},
		{draft(journal.KindRuling, id, "ruling s1/1", checks.Ruling{Value: checks.Rejected, Reason: "фото жоқ"}),
			"қарсылық, 1-тармақ: қабылданбады, фото жоқ", "возражение, пункт 1: отклонено, фото жоқ", "objection, point 1: rejected, фото жоқ"},
		{draft(journal.KindExecution, id, "execution r1/2", checks.Execution{Value: checks.Executed, Day: day(t, "2026-03-02"), Looked: day(t, "2026-03-04")}),
			"2-бұзушылық: орындалды, 02.03.2026", "нарушение 2: исполнено, 02.03.2026", "violation 2: executed, 02.03.2026"},
		{draft(journal.KindSitting, "", "sitting t1", checks.Sitting{ID: "t1", Day: day(t, "2026-03-26")}),
			"Комиссия отырысы: 26.03.2026", "заседание Комиссии: 26.03.2026", "sitting of the Commission: 26.03.2026"},
		{draft(journal.KindItem, "", "item i1", checks.AgendaItem{ID: "i1", Sitting: "t1", Place: 1, Kind: checks.HearItem, TitleKK: "Үлгі", TitleRU: "Образец"}),
			"күн тәртібінің тармағы: тыңдау, Үлгі", "пункт повестки: заслушивание, Үлгі", "item of the agenda: hearing, Үлгі"},
		{draft(journal.KindDecision, "", "decision i1", checks.Decision{Value: checks.Adopted, Day: day(t, "2026-03-26")}),
			"Комиссия шешімі: қабылданды, 26.03.2026", "решение Комиссии: принято, 26.03.2026", "decision of the Commission: adopted, 26.03.2026"},
		{draft(journal.KindExecution, "", "execution i1/0", checks.Execution{Value: checks.NotExecuted, Looked: day(t, "2026-06-30")}),
			"Комиссия ұсынымы: орындалмады, қаралған күні 30.06.2026", "рекомендация Комиссии: не исполнено, осмотрено 30.06.2026", "recommendation of the Commission: not executed, looked at on 30.06.2026"},
		{draft(journal.KindState, id, "state", checks.Standing{Value: "reopened", Reason: "қарсылық"}),
			"іс қайта ашылды: қарсылық", "дело возобновлено: қарсылық", "inspection reopened: қарсылық"},
		{draft("weather", id, "", map[string]string{"sky": "clear"}),
			"«weather» түріндегі жазба, нұсқасы бағдарламадан жаңа", "запись вида «weather», версия новее программы", "entry of the kind “weather”, newer than the program"},
		{draft(journal.KindSetting, "", "setting office.city.ru", checks.Setting{Value: "Алматы", Source: "приказ"}),
			"баптау: office.city.ru – Алматы", "настройка: office.city.ru – Алматы", "setting: office.city.ru – Алматы"},
		{draft(journal.KindReading, "", "reading daily", checks.Reading{Reading: "working-days", Ground: "хат", From: day(t, "2026-01-01")}),
			"қабылданған түсіндірме (01.01.2026): жаңалықтар легі күн сайын өзектендіріледі – әр жұмыс күні",
			"принятое толкование (01.01.2026): лента новостей актуализируется ежедневно – каждый рабочий день",
			"accepted reading (01.01.2026): the news feed is renewed daily – every working day"},
		{draft(journal.KindCalendar, "", "calendar 2026-03-09", checks.DayOff{Day: "off", Reason: "ауыстырылды", Source: "қаулы"}),
			"күнтізбе: 09.03.2026 – демалыс күні, ауыстырылды", "календарь: 09.03.2026 – выходной день, ауыстырылды", "calendar: 09.03.2026 – a day off, ауыстырылды"},
		{draft(journal.KindEdition, "", "edition 0-nq", checks.EditionText{ID: "0-nq", Name: "0-НҚ", Text: "id = \"0-НҚ\"", Source: "үлгі"}),
			"актінің мәтіні: 0-НҚ – үлгі", "текст акта: 0-НҚ – үлгі", "text of an act: 0-НҚ – үлгі"},
	} {
		inspection := number
		if c.draft.Matter != "" && c.draft.Subject == journal.Inspection("") {
			c.draft.Subject, inspection = journal.Office, ""
		}
		b.append(c.draft)
		got := b.last(inspection)
		if want := (lang.Text{KK: c.kk, RU: c.ru, EN: c.en}); got.What != want {
			t.Errorf("%s: got\n%q, want\n%q", c.draft.Kind, got.What, want)
		}
		if got.Newer != (c.draft.Kind == "weather") || !got.Live || got.Undone || got.Replaces {
			t.Errorf("%s: %+v", c.draft.Kind, got)
		}
	}
	first, err := b.Journal(b.ctx, "")
	must(t, err)
	if got := first[0].What.RU; got != "новый поток записей: АТ" {
		t.Errorf("the first entry: %q", got)
	}
}

// A later version of an entry is told as a correction, a withdrawal by its reason
// and by what it names, undo and redo by what they took and brought.
func TestWhatFollowsAnEntryIsToldByIt(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	opening := b.last(id)
	if want := "дело открыто: мониторинг"; opening.What.RU != want || opening.Replaces {
		t.Errorf("the opening: %+v", opening)
	}
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-09-17"), Title: "Запись"})
	must(t, err)
	is := func(want string) {
		t.Helper()
		if got := b.last(id).What.RU; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	must(t, b.ChangeEvidence(b.ctx, e, desk.EvidenceInput{At: at(t, "2025-09-18")}))
	is("исправлено: доказательство: Еженедельная запись в блоге, мероприятие 18.09.2025 «Запись»")
	if l := b.last(id); !l.Replaces {
		t.Error("a correction replaces")
	}
	_, err = b.Undo(b.ctx, id)
	must(t, err)
	is("отменено действие: исправлено: доказательство: Еженедельная запись в блоге, мероприятие 18.09.2025 «Запись»")
	_, err = b.Redo(b.ctx, id)
	must(t, err)
	is("возвращено действие: исправлено: доказательство: Еженедельная запись в блоге, мероприятие 18.09.2025 «Запись»")
	_, err = b.WithdrawEvidence(b.ctx, e, desk.Withdrawal{Why: journal.Refuted, Reason: "не то"})
	must(t, err)
	is("отозвано (опровергнуто): доказательство: Еженедельная запись в блоге, мероприятие 18.09.2025 «Запись»")
	must(t, b.ChangeInspection(b.ctx, id, desk.InspectionChange{AsOf: day(t, "2026-01-19"), Owner: "Б. Омаров"}))
	is("исправлено: дело: положение на дату – 19.01.2026, аналитик – Б. Омаров")
	must(t, b.Close(b.ctx, id, ""))
	is("дело закрыто")
	must(t, b.Reopen(b.ctx, id, "возражение"))
	is("дело возобновлено: возражение")
	lines, err := b.Journal(b.ctx, id)
	must(t, err)
	var undone []string
	for _, l := range lines {
		if l.Undone {
			undone = append(undone, l.What.EN)
		}
	}
	if len(undone) != 3 || !strings.HasPrefix(undone[0], "evidence:") || !strings.HasPrefix(undone[1], "corrected: evidence:") ||
		!strings.HasPrefix(undone[2], "undone: ") {
		t.Errorf("undone: %q", undone)
	}
}

// The record of a holder is told by what changed in it.
func TestAChangedHolderIsToldByItsFields(t *testing.T) {
	b := newBureau(t)
	id := b.id(b.open("state-body"))
	v, err := b.Check(b.ctx, id, "")
	must(t, err)
	h := v.Holder.Holder
	h.Traits = append(h.Traits, checks.Trait{ID: "administers-budget-programmes", Value: checks.Yes, Source: "устав"})
	h.BIN, h.Sites = "123456789012", []string{"gov.kz"}
	b.append(
		journal.Draft{Kind: journal.KindHolder, Subject: journal.Holder(h.ID), Matter: "holder", Payload: h,
			Replaces: []journal.Target{{Hash: journal.Hash(v.Holder.Mark.Entry)}}},
		draft(journal.KindVerdict, id, "verdict proactive", checks.Answer{Verdict: checks.Met, Reason: "бар"}),
	)
	step, err := b.NextUndo(b.ctx, id)
	must(t, err)
	want := "исправлено: Сынақ мекемесі: администратор бюджетных программ – да, БИН – 123456789012, интернет-ресурсы"
	if !step.OK || len(step.What) != 2 || !strings.EqualFold(step.What[0].RU, want) {
		t.Errorf("got %+v, want %q", step, want)
	}
}

func TestAnErasedEntryStillHasWords(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-09-17"), Title: "Ахметов"})
	must(t, err)
	line := b.last(id)
	b.append(journaltest.Erased(journal.Inspection(b.id(id)), line.Header.Payload))
	lines, err := b.Journal(b.ctx, id)
	must(t, err)
	erased, erasing := lines[len(lines)-2], lines[len(lines)-1]
	if erased.What.RU != "доказательство: содержание стерто" || strings.Contains(erased.What.KK, "Ахметов") {
		t.Errorf("the erased entry: %q", erased.What)
	}
	if erasing.What.RU != "содержание стерто: доказательство" {
		t.Errorf("the erasing: %q", erasing.What)
	}
	history, err := b.History(b.ctx, id, "evidence "+e)
	must(t, err)
	if len(history) != 1 || history[0].What != erased.What {
		t.Errorf("history: %+v", history)
	}
}

// What was typed or came from a page stays on its line, harmless and short, in
// every language.
func TestForeignTextStaysOnOneShortLine(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	id := b.id(number)
	evil := "\x1b[31mқы\u202eзыл\n" + strings.Repeat("ұзын мәтін ", 40)
	serves := []checks.Service{{Check: "жоқ\nтексеріс", Parts: []string{}}}
	b.append(
		draft(journal.KindEvidence, id, "evidence e1", checks.Evidence{ID: "e1", Kind: checks.Event, At: at(t, "2025-09-17"), Title: evil, Serves: serves}),
		draft(journal.KindCoverage, id, "coverage c1", checks.Coverage{ID: "c1", Check: evil, Of: checks.Events, From: day(t, "2025-03-03"), To: day(t, "2025-03-04"), Source: evil}),
		draft(journal.KindCapture, id, "", checks.Capture{ID: "p1", Asked: evil, Outcome: evil}),
		draft(journal.KindState, id, "state", checks.Standing{Value: "reopened", Reason: evil}),
		draft(journal.KindPaper, id, "paper x", checks.IssuedPaper{ID: "x", Paper: evil}),
	)
	lines, err := b.Journal(b.ctx, number)
	must(t, err)
	for _, l := range lines {
		for _, in := range lang.Langs() {
			words := l.What.In(in)
			if words == "" || words != lang.Line(words) || utf8.RuneCountInString(words) > 120 {
				t.Errorf("%s in %s: %d characters: %q", l.Kind, in, utf8.RuneCountInString(words), words)
			}
		}
	}
}

// Withdrawals that name one another in ever new ways cannot make the journal tell
// for ever.
func TestWithdrawalsOfWithdrawalsAreToldToADepth(t *testing.T) {
	b := newBureau(t)
	number := b.open("state-body")
	id := b.id(number)
	list := b.append(draft(journal.KindState, id, "state", checks.Standing{Value: "reopened", Reason: "x"}))
	for range 40 {
		var all []journal.Hash
		for _, e := range list {
			all = append(all, e.Hash)
		}
		list = append(list, b.append(draft(journal.KindWithdrawn, id, "", journal.Withdrawn{Why: journal.ByMistake, Reason: "x"}, all...))...)
	}
	if got := b.last(number).What.EN; !strings.HasPrefix(got, "withdrawn (entered by mistake): withdrawn (entered by mistake): ") {
		t.Errorf("got %q", got)
	}
}

func TestHistoryOfAMatterHoldsWhatWithdrewIt(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	e, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-09-17"), Title: "Бірінші"})
	must(t, err)
	_, err = b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "weekly-blog", Kind: checks.Event, At: at(t, "2025-09-18"), Title: "Басқа"})
	must(t, err)
	must(t, b.ChangeEvidence(b.ctx, e, desk.EvidenceInput{Title: "Екінші"}))
	for _, step := range []func() error{
		func() error { _, err := b.Undo(b.ctx, id); return err },
		func() error { _, err := b.Redo(b.ctx, id); return err },
		func() error {
			_, err := b.WithdrawEvidence(b.ctx, e, desk.Withdrawal{Reason: "қате"})
			return err
		},
	} {
		must(t, step())
	}
	history, err := b.History(b.ctx, id, "evidence "+e)
	must(t, err)
	var kinds []string
	for _, l := range history {
		first, _, _ := strings.Cut(l.What.EN, ":")
		kinds = append(kinds, first)
	}
	if got := strings.Join(kinds, ", "); got != "evidence, corrected, undone, redone, withdrawn (entered by mistake)" {
		t.Errorf("history: %s", got)
	}
	for matter, n := range map[string]int{"inspection": 1, "verdict stand": 0, "": 0} {
		if list, err := b.History(b.ctx, id, matter); err != nil || len(list) != n {
			t.Errorf("%q: %d entries, %v", matter, len(list), err)
		}
	}
	if _, err := b.History(b.ctx, "2031-001", "inspection"); code(t, err) != "inspection.unknown" {
		t.Errorf("of no inspection: %v", err)
	}
}
