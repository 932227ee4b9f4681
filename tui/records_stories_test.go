package tui_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// Erasing is looked at first: what goes, what stays, which copies are not reached; the
// look erases nothing. Then it is said why, and the list says who erased it and when.
func TestEvidenceIsErasedAfterALook(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-002"})
	s.Press("x")
	s.Wait(time.Second)
	s.Press("down")
	s.Shows("Ауылдарды сумен қамту")
	s.Press("f2")
	s.Type("стереть")
	s.Press("enter")
	s.Wait(time.Second)
	s.Shows("Стирание персональных данных", "Будет стерто", "Ауылдарды сумен қамту", "Остается", "Копии, до которых не достать", "этот экран ничего не стирает")
	s.Press("esc")
	s.Shows("23 / 23", "Ауылдарды сумен қамту")
	s.Press("f2")
	s.Type("стереть")
	s.Press("enter")
	s.Wait(time.Second)
	s.Press("enter")
	s.Shows("Стереть насовсем", "персональные данные", "Вернуть нельзя")
	s.Press("down")
	s.Type("заявление гражданина")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Доказательства", "содержание стерто")
	s.Lacks("Ауылдарды сумен қамту")
	s.Press("f3")
	s.Type("содержание стерто")
	s.Press("enter")
	s.Shows("1 / 23", "стерто: ", "заявление гражданина")
}

// From the refuted photo to the answer: what leaned on it stands on the inspection and at
// home as a question, Enter leads to where it is answered, and an answer given anew
// closes it.
func TestRefutedEvidenceLeavesAQuestion(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-002"})
	ctx := context.Background()
	answer := func(v checks.Verdict, why string) {
		s.Must(s.Desk.Answer(ctx, "2025-002", desk.AnswerInput{Question: "weekly-blog", Verdict: v, Reason: why}))
	}
	answer(checks.Met, "все записи есть")
	view, err := s.Desk.Check(ctx, "2025-002", "weekly-blog")
	s.Must(err)
	at := slices.IndexFunc(view.Case.Evidence, func(e checks.Evidence) bool { return e.Title == "Ауылдарды сумен қамту" })
	_, err = s.Desk.WithdrawEvidence(ctx, view.Case.Evidence[at].ID, desk.Withdrawal{Why: journal.Refuted, Reason: "запись другого акимата"})
	s.Must(err)

	s.Press("f5")
	s.Wait(time.Second)
	s.Shows("! опирается на опровергнутые доказательства: 1")
	s.Press("f2")
	s.Type("опровергнутое")
	s.Press("enter")
	s.Wait(time.Second)
	s.Shows("Опиралось на опровергнутые", "ждет ответа: 1", "запись другого акимата", "Ауылдарды сумен қамту", "ответ дан с", "дать ответ заново")
	s.Press("enter")
	s.Wait(time.Second)
	s.Shows("4(10) Еженедельная", "периодичность")
	answer(checks.NotMet, "одной записи нет")
	s.Press("esc")
	s.Wait(time.Second)
	s.Shows("ждет ответа: 0")
	s.Press("esc")
	s.Wait(time.Second)
	s.Lacks("! опирается на опровергнутые")
}

// A captured page is erased whole: the list goes on telling that there was one, who
// captured it and who let it go, and offers nothing that needs its words.
func TestACapturedPageIsErased(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-010"})
	s.Press("u")
	s.Wait(time.Second)
	pages, err := s.Desk.Pages(context.Background(), "2025-010")
	s.Must(err)
	if len(pages) == 0 {
		t.Fatal("no page in the sample")
	}
	ask(s, "стереть персон")
	s.Wait(time.Second)
	s.Shows("Стирание персональных данных", "Будет стерто")
	s.Press("enter", "down")
	s.Type("заявление гражданина")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("– стерта")
	s.Press("end")
	s.Shows("Содержание этой страницы стерто", "Стирание", "персональные данные · заявление", "перейти к другой странице")
	s.Press("o") // there is no text
	s.Shows("вернуть его нельзя")
	left, err := s.Desk.Pages(context.Background(), "2025-010")
	s.Must(err)
	if len(left) != len(pages)-1 {
		t.Errorf("%d of %d pages are left", len(left), len(pages))
	}
}

// All that an inspection holds of persons is erased from its own screen: where something
// leans on it a ground is asked for, and the paper says that it stays as it was signed.
func TestAWholeInspectionIsErased(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-012"})
	ask(s, "стереть персон")
	s.Wait(time.Second)
	s.Shows("Стирание персональных данных", "рекомендация")
	s.Press("enter", "down")
	s.Type("срок по номенклатуре")
	s.Press("ctrl+s") // the ground is asked for
	s.Shows("Стереть насовсем", "обязательно")
	s.Type("номенклатура дел")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Press("x")
	s.Wait(time.Second)
	s.Shows("содержание стерто")
	s.Press("esc")
	s.Press("d")
	s.Wait(time.Second)
	s.Shows("– рекомендация", "– Доказательств, чье содержание с тех пор", "Документ остается таким, каким")
}

// A paper that leaned on refuted evidence is marked; why it stands is written from the
// list of questions, and the mark says that it was answered.
func TestAPaperStandsAllTheSame(t *testing.T) {
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: lang.RU, Width: 120, Height: 40, First: "2025-012"})
	refuted(s)
	s.Press("d")
	s.Wait(time.Second)
	s.Shows("! рекомендация", "! Опирается на опровергнутое доказательство,", "ждет ответа: 1")
	s.Press("esc")
	ask(s, "опирается на")
	s.Wait(time.Second)
	s.Press("down") // the answer comes first
	s.Shows("приводит это")
	s.Press("s")
	s.Type("нарушение видно и без него")
	s.Press("ctrl+s")
	s.Wait(time.Second)
	s.Shows("Записано")
	s.Press("esc")
	s.Press("d")
	s.Wait(time.Second)
	s.Shows("– рекомендация", "– Опирался на опровергнутое доказательство,", "ответ дан: 1")
}
