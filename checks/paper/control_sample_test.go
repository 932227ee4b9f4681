package paper_test

import (
	"slices"
	"testing"

	"ashyq/checks"
)

// stories are the papers of state control that are kept.
func stories(t testing.TB) []story {
	return slices.Concat(
		[]story{recommended(), demanded(), objected(t), unexecuted(t), executed(t), appointed()}, companions(t),
		[]story{concluded(t), clean(t)}, lettered(),
	)
}

// recommended: remote control that found breaches under both acts.
func recommended() story {
	return story{name: "remote", kind: checks.RecommendationPaper, s: remote(), details: asRecommended}
}

// asRecommended is what was given for the recommendation.
var asRecommended = checks.PaperDetails{To: head, Found: day("2026-01-20"), Until: day("2026-01-23"), Term: 30}

// demanded: the same control, with much left open.
func demanded() story {
	return story{name: "remote", kind: checks.DemandPaper, s: remote(), details: checks.PaperDetails{
		To: head, Fields: map[string]string{"answer-by": "2026-02-02"},
	}}
}

// step records something that came in about a paper.
func (s *sample) step(kind checks.StepKind, paper, on, number string, points ...checks.StepPoint) string {
	s.c.Steps = append(s.c.Steps, checks.Step{
		ID: id(s.next()), Step: kind, Day: day(on), Paper: paper, Number: number, Points: points, Mark: s.mark(),
	})
	return s.c.Steps[len(s.c.Steps)-1].ID
}

func (s *sample) rule(step string, point int, r checks.Ruling) {
	key := checks.PointKey{ID: step, Point: point}
	if s.c.Rulings == nil {
		s.c.Rulings = map[checks.PointKey][]checks.Ruling{}
	}
	s.c.Rulings[key] = append(s.c.Rulings[key], r)
}

func (s *sample) execute(paper string, point int, x checks.Execution) {
	key := checks.PointKey{ID: paper, Point: point}
	if s.c.Executions == nil {
		s.c.Executions = map[checks.PointKey][]checks.Execution{}
	}
	s.c.Executions[key] = append(s.c.Executions[key], x)
}

// objection: the recommendation was served, and the holder does not agree with three of
// its violations and with one that is not in it.
func objection(t testing.TB) (s *sample, recommendation, step string) {
	s = remote()
	recommendation = s.issue(t, checks.RecommendationPaper, "12-05/481", "2026-01-22", "2026-01-23", asRecommended)
	step = s.step(checks.Objection, recommendation, "2026-01-28", "57",
		checks.StepPoint{Point: 4, Text: "17.03–23.03.2025 аптасындағы жазба кейін жойылған"},
		checks.StepPoint{Point: 1, Text: "Маршруттар тізбесі ашық портал арқылы қолжетімді"},
		checks.StepPoint{Point: 2, Text: "Жауаптар толық берілген, көшірмелері қоса беріліп отыр"},
		checks.StepPoint{Point: 9, Text: "Стенд 2026 жылы ауыстырылады"},
	)
	e := s.add(checks.Statement, "2026-01-28", "Жауаптардың көшірмелері", "requests", "complete")
	s.rule(step, 1, checks.Ruling{Value: checks.Rejected, Reason: "Порталда тізбе 2026 жылғы 27 қаңтарда ғана орналастырылған"})
	s.rule(step, 2, checks.Ruling{Value: checks.Accepted, Reason: "Екі жауап та толық екені көшірмелермен расталды", Evidence: []string{e.ID}})
	s.rule(step, 4, checks.Ruling{Value: checks.Partly, Reason: "Бір аптаның жазбасы расталды, қалғандары расталған жоқ"})
	s.rule(step, 9, checks.Ruling{Value: checks.Rejected, Reason: "Бұзушылықтарды жою туралы ұсынымда стенд көрсетілмеген"})
	return s, recommendation, step
}

func objected(t testing.TB) story {
	s, recommendation, step := objection(t)
	return story{name: "objection", kind: checks.AnswerPaper, s: s, today: "2026-02-03",
		details: checks.PaperDetails{To: head, Step: step, Follows: recommendation}}
}

// answered: the reasoned answer to the objection was registered.
func answered(t testing.TB) (s *sample, recommendation string) {
	s, recommendation, step := objection(t)
	s.issue(t, checks.AnswerPaper, "12-05/530", "2026-02-03", "2026-02-03", checks.PaperDetails{Step: step, Follows: recommendation})
	return s, recommendation
}

// unexecuted: the holder reported, and not all was done.
func unexecuted(t testing.TB) story {
	s, recommendation := answered(t)
	s.step(checks.Report, recommendation, "2026-02-20", "91")
	e := s.add(checks.Page, "2026-02-23", "«Маршруттар» бөлімі", "disclosure", "disclosed")
	e.Source = "https://saridala.example.kz/routes"
	s.execute(recommendation, 1, checks.Execution{Value: checks.Executed, Day: day("2026-02-18"), Reason: "Маршруттар тізбесі жарияланды", Evidence: []string{e.ID}})
	for _, n := range []int{3, 4, 5, 6} {
		s.execute(recommendation, n, checks.Execution{Value: checks.Executed, Day: day("2026-02-19"), Reason: "Бірінші басшының 2026 жылғы 10 ақпандағы бұйрығы"})
	}
	s.execute(recommendation, 7, checks.Execution{Value: checks.Partly, Day: day("2026-02-23"), Reason: "Жоспар бекітілген, іс-шаралар кешені жоқ"})
	return story{name: "partly", kind: checks.DecisionPaper, s: s, today: "2026-02-24", details: checks.PaperDetails{To: head, Follows: recommendation}}
}

// executed: everything that stood was done.
func executed(t testing.TB) story {
	y := unexecuted(t)
	y.name = "executed"
	key := checks.PointKey{ID: y.details.Follows, Point: 7}
	y.s.c.Executions[key] = []checks.Execution{{Value: checks.Executed, Day: day("2026-02-19"), Reason: "Жоспар бекітілді"}}
	return y
}

// inspected: an unscheduled inspection of the same body, not yet appointed.
func inspected() *sample {
	s := remote()
	s.name = "unscheduled"
	s.c.Inspection.Form = checks.Unscheduled
	s.c.Inspection.Ground = "прокурордың 2026 жылғы 12 қаңтардағы № 7 талабы"
	return s
}

// asAppointed is what was given for the act of appointment.
func asAppointed() checks.PaperDetails {
	return checks.PaperDetails{Fields: map[string]string{
		"officials.kk": "Сейітова Айгүл Маратқызы, басқарма басшысы\nТоқтаров Кенже, бас сарапшы",
		"officials.ru": "Сеитова Айгуль Маратовна, руководитель управления\nТоктаров Кенже, главный эксперт",
		"subject.kk":   "ақпаратқа қол жеткізу туралы заңнама талаптарының сақталуы",
		"subject.ru":   "соблюдение требований законодательства о доступе к информации",
		"place.kk":     "Сарыдала қаласы, Достық көшесі, 1", "place.ru": "город Сарыдала, улица Достык, 1",
		"days": "10", "sub-item": "4",
	}}
}

func appointed() story {
	return story{name: "prosecutor", kind: checks.AppointmentPaper, s: inspected(), details: asAppointed(), today: "2026-01-14"}
}

// begun: the act of appointment was registered and served.
func begun(t testing.TB) (s *sample, appointment string) {
	s = inspected()
	appointment = s.issue(t, checks.AppointmentPaper, "4", "2026-01-15", "2026-01-16", asAppointed())
	return s, appointment
}

// followUp is an act that follows the act of appointment.
func followUp(t testing.TB, kind checks.PaperKind, today string, fields map[string]string) story {
	s, appointment := begun(t)
	y := story{name: "prosecutor", kind: kind, s: s, today: today, details: checks.PaperDetails{Follows: appointment, Fields: fields}}
	if kind == checks.NoticePaper {
		extension := checks.PaperDetails{Follows: appointment, Fields: fields}
		s.issue(t, checks.ExtensionPaper, "6", "2026-01-26", "2026-01-26", extension)
		y.details.To = head
	}
	return y
}

// companions are the acts that may follow an act of appointment, and the notice of its
// extension.
func companions(t testing.TB) []story {
	more := map[string]string{
		"days": "5", "from": "2026-01-30",
		"reason.kk": "тексерілетін құжаттардың көлемі", "reason.ru": "объем рассматриваемых документов",
	}
	because := func(kk, ru, from string) map[string]string {
		return map[string]string{"reason.kk": kk, "reason.ru": ru, "from": from}
	}
	return []story{
		followUp(t, checks.ExtensionPaper, "2026-01-26", more),
		followUp(t, checks.NoticePaper, "2026-01-27", more),
		followUp(t, checks.SuspensionPaper, "2026-01-20",
			because("бақылау субъектісі қайта ұйымдастырылды", "реорганизация субъекта контроля", "2026-01-20")),
		followUp(t, checks.ResumptionPaper, "2026-02-03",
			because("құқықтық мирасқор айқындалды", "определен правопреемник", "2026-02-03")),
		followUp(t, checks.TerminationPaper, "2026-02-03",
			because("бақылау субъектісі таратылды", "ликвидация субъекта контроля", "2026-02-03")),
	}
}

// concluded: the act of results, with the demands that are left of the thirty days.
func concluded(t testing.TB) story {
	s, appointment := begun(t)
	s.step(checks.MadeKnown, appointment, "2026-01-29", "")
	return story{name: "violations", kind: checks.ResultsPaper, s: s, today: "2026-01-29", details: checks.PaperDetails{
		Follows: appointment, Until: day("2026-01-29"), Term: 30, Fields: map[string]string{
			"hour": "16:30", "persons.kk": "кінәлі адамдардың жауаптылығы туралы мәселе қаралсын", "persons.ru": "рассмотреть вопрос об ответственности виновных лиц",
		},
	}}
}

// clean: an inspection that found nothing.
func clean(t testing.TB) story {
	s := newSample("clean", checks.Unscheduled, "state-body")
	s.c.Inspection.Ground = "азаматтың жолданымы"
	s.h.Holder.Names = []checks.Name{{KK: "Көкдала ауданының әкімдігі", RU: "Акимат Кокдалинского района"}}
	s.trait("state-control-exempt", checks.No)
	appointment := s.issue(t, checks.AppointmentPaper, "5", "2026-01-15", "2026-01-16", asAppointed())
	return story{name: "clean", kind: checks.ResultsPaper, s: s, today: "2026-01-29", details: checks.PaperDetails{
		Follows: appointment, Until: day("2026-01-29"), Fields: map[string]string{"hour": "11:00"},
	}}
}

// chief is the head of a company outside state control.
var chief = &checks.Official{
	PostKK: "«Сарыдала су» АҚ басқарма төрағасына", NameKK: "Д. Әлімбаевқа", PostRU: "Председателю правления АО «Сарыдала су»", NameRU: "Алимбаеву Д.",
}

func lettered() []story {
	return []story{
		{name: "company", kind: checks.LetterPaper, s: monitored(), details: checks.PaperDetails{To: chief}},
		{name: "visit", kind: checks.LetterPaper, s: visit(), details: checks.PaperDetails{To: head}},
	}
}
