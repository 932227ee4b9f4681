package paper_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// refusal is a story that may not be issued, or that leaves something for the pen.
type refusal struct {
	about string
	story story
	spoil func(*story)
	want  string
	only  bool // it does not block
}

func (r refusal) holds(t *testing.T) {
	t.Helper()
	y := r.story
	y.details.Fields = maps.Clone(y.details.Fields)
	if y.details.Fields == nil {
		y.details.Fields = map[string]string{}
	}
	r.spoil(&y)
	blocks, rest := y.lacks(t)
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, r.want) })
	}
	if got := has(blocks); got == r.only {
		t.Errorf("it blocks: %v; %q", got, blocks)
	}
	if r.only && !has(rest) {
		t.Errorf("nothing is said: %q", rest)
	}
	how, _ := paper.ComposerOf(y.kind)
	for _, l := range lang.Langs() { // a draft can always be read
		d, err := how.Compose(y.input(t, l))
		if err != nil || len(d.Problems()) > 0 {
			t.Errorf("%s: %v %q", l, err, d.Problems())
		}
	}
}

func TestWhatStopsARecommendation(t *testing.T) {
	for _, r := range []refusal{
		{about: "no head", spoil: func(y *story) { y.details.To = nil }, want: "первый руководитель либо лицо, его замещающее"},
		{about: "a head in one language", spoil: func(y *story) {
			y.details.To = &checks.Official{PostRU: "Руководителю", NameRU: "Тогызбаеву Е."}
		}, want: "первый руководитель либо лицо, его замещающее"},
		{about: "no term", spoil: func(y *story) { y.details.Term = 0 }, want: "срок устранения нарушений"},
		{about: "31 days", spoil: func(y *story) { y.details.Term = 31 }, want: "не должен превышать 30 календарных дней"},
		{about: "no end of the control", spoil: func(y *story) { y.details.Until = 0 }, want: "день завершения контроля"},
		{about: "the control is over", spoil: func(y *story) { y.details.Until = day("2026-01-20") }, want: "День завершения дистанционного контроля прошел (20.01.2026)"},
		{about: "no day of finding", spoil: func(y *story) { y.details.Found = 0 }, want: "Не записан день выявления нарушений", only: true},
		{about: "no violation", spoil: func(y *story) { y.s = clean(t).s; y.s.c.Inspection.Form = checks.Remote }, want: "Нарушений не выявлено: рекомендация об устранении нарушений не оформляется"},
		{about: "outside control", spoil: func(y *story) { y.s.h.Holder.Traits[0].Value = checks.Yes }, want: "направляется только субъекту контроля"},
		{about: "control unknown", spoil: func(y *story) { y.s.h.Holder.Traits = y.s.h.Holder.Traits[1:] }, want: "направляется только субъекту контроля"},
		{about: "a conflict", spoil: func(y *story) { y.s.h.Disputed = []string{"names"} }, want: "Не устранено расхождение: names"},
		{about: "no measure", spoil: func(y *story) {
			y.s.answer("disclosure", checks.Answer{Verdict: checks.NotMet, Reason: "бар"})
			y.s.c.Answers[checks.ParseQuestion("disclosure/disclosed")] = nil
			y.s.answer("site-content", checks.Answer{Verdict: checks.NotMet, Reason: "бет жоқ"})
		}, want: "Не названа мера по устранению нарушения"},
	} {
		t.Run(r.about, func(t *testing.T) {
			r.story = recommended()
			r.holds(t)
		})
	}
}

// TestWhatWasDoneBeforeControlWasThere is refused where it was wholly before 15 March
// 2025; for the days for which that is not settled the lawyers are named.
func TestWhatWasDoneBeforeControlWasThere(t *testing.T) {
	for _, row := range []struct {
		from, to, asOf string
		refused, warns bool
	}{
		{"2025-01-01", "2025-03-09", "2025-03-10", true, false},
		{"2025-01-01", "2025-03-16", "2025-03-17", false, true},
		{"2025-01-01", "2025-12-31", "2026-01-20", false, true},
		{"2025-03-17", "2025-12-31", "2026-01-20", false, false},
	} {
		y := recommended()
		y.s = newSample("early", checks.Remote, "state-body")
		y.s.c.Inspection.Period = checks.Dated{From: day(row.from), To: day(row.to)}
		y.s.c.Inspection.AsOf = day(row.asOf)
		y.s.h.Holder.Names = []checks.Name{{KK: "Мекеме", RU: "Учреждение"}}
		y.s.trait("state-control-exempt", checks.No)
		y.s.cover("weekly-blog", "posts", checks.Events, row.from, row.to, "портал")
		if got := y.blockedBy(t, "ранее 15 марта 2025 года"); got != row.refused {
			t.Errorf("%s to %s is refused: %v", row.from, row.to, got)
		}
		_, rest := y.lacks(t)
		if got := slices.ContainsFunc(rest, func(s string) bool { return strings.Contains(s, "юридическая служба") }); got != row.warns {
			t.Errorf("%s to %s: the lawyers are named: %v", row.from, row.to, got)
		}
	}
}

func TestWhatStopsAnAnswer(t *testing.T) {
	key := func(y *story, n int) checks.PointKey { return checks.PointKey{ID: y.details.Step, Point: n} }
	for _, r := range []refusal{
		{about: "no head", spoil: func(y *story) { y.details.To = nil }, want: "первый руководитель"},
		{about: "no objection", spoil: func(y *story) { y.details.Step = "" }, want: "Не записано возражение"},
		{about: "not an objection", spoil: func(y *story) { y.s.c.Steps[0].Step = checks.Report }, want: "Не записано возражение"},
		{about: "to the whole paper, and one violation without a ruling", spoil: func(y *story) { y.s.c.Steps[0].Points = nil }, want: "Не принято решение по доводу возражения о нарушении 3"},
		{about: "not split, of a paper whose violations are not held", spoil: func(y *story) {
			y.s.c.Steps[0].Points = nil
			y.s.c.Papers[0].Content.Points = nil
		}, want: "не разделено по нарушениям"},
		{about: "a point without a ruling", spoil: func(y *story) { delete(y.s.c.Rulings, key(y, 4)) }, want: "Не принято решение по доводу возражения о нарушении 4"},
		{about: "two rulings", spoil: func(y *story) { y.s.rule(y.details.Step, 4, checks.Ruling{Value: checks.Accepted, Reason: "бар"}) }, want: "Не устранено расхождение: довод возражения о нарушении 4"},
		{about: "no reason", spoil: func(y *story) { y.s.c.Rulings[key(y, 1)][0].Reason = " " }, want: "Не указано основание вывода: довод возражения о нарушении 1"},
		{about: "not registered", spoil: func(y *story) { y.s.c.Papers[0].Course = nil }, want: "не зарегистрирована"},
	} {
		t.Run(r.about, func(t *testing.T) {
			r.story = objected(t)
			r.holds(t)
		})
	}
}

func TestWhatStopsADecision(t *testing.T) {
	key := func(y *story, n int) checks.PointKey { return checks.PointKey{ID: y.details.Follows, Point: n} }
	for _, r := range []refusal{
		{about: "no recommendation", spoil: func(y *story) { y.details.Follows = "" }, want: "не зарегистрирована"},
		{about: "not registered", spoil: func(y *story) { y.s.c.Papers[0].Course = nil }, want: "не зарегистрирована"},
		{about: "a point without an answer", spoil: func(y *story) { delete(y.s.c.Executions, key(y, 3)) }, want: "Не указано, что стало с нарушением 3"},
		{about: "two answers", spoil: func(y *story) {
			y.s.execute(y.details.Follows, 3, checks.Execution{Value: checks.NotExecuted, Reason: "жоқ"})
		}, want: "Не устранено расхождение: исполнение по нарушению 3"},
		{about: "no reason", spoil: func(y *story) { y.s.c.Executions[key(y, 3)][0].Reason = "" }, want: "Не указано основание вывода: исполнение по нарушению 3"},
		{about: "nothing stands", spoil: func(y *story) {
			step := &y.s.c.Steps[0]
			step.Points = nil
			for n := range y.s.c.Papers[0].Points() {
				step.Points = append(step.Points, checks.StepPoint{Point: n + 1, Text: "уәж"})
				y.s.c.Rulings[checks.PointKey{ID: step.ID, Point: n + 1}] = []checks.Ruling{{Value: checks.Accepted, Reason: "бар"}}
			}
		}, want: "не осталось нарушений"},
		{about: "nobody reported, and the time is not over", spoil: func(y *story) { unreported(y, "2026-02-24", "2026-02-24") }, want: "последний день 24.02.2026"},
		{about: "nobody reported, and the time cannot be counted", spoil: func(y *story) { unreported(y, "2026-02-24", "") }, want: "последний день срока ее представления сосчитать нельзя"},
		{about: "service not recorded", spoil: func(y *story) { y.s.c.Papers[0].Course = y.s.c.Papers[0].Course[:1] }, want: "Не записан день вручения рекомендации", only: true},
		{about: "the answer not registered", spoil: func(y *story) { y.s.c.Papers[1].Course = nil }, want: "Не зарегистрирован мотивированный ответ, которым исключено нарушение 2", only: true},
	} {
		t.Run(r.about, func(t *testing.T) {
			r.story = unexecuted(t)
			r.holds(t)
		})
	}
}

func TestWhatStopsTheActsOfAnInspection(t *testing.T) {
	without := func(name string) func(*story) { return func(y *story) { delete(y.details.Fields, name) } }
	with := func(name, value string) func(*story) { return func(y *story) { y.details.Fields[name] = value } }
	companion := func(i int) story { return companions(t)[i] }
	for _, r := range []refusal{
		{about: "no officials", story: appointed(), spoil: without("officials.kk"), want: "кто проводит внеплановую проверку"},
		{about: "no subject matter", story: appointed(), spoil: without("subject.ru"), want: "предмет внеплановой проверки"},
		{about: "no days", story: appointed(), spoil: without("days"), want: "срок, рабочих дней"},
		{about: "11 days", story: appointed(), spoil: with("days", "11"), want: "не более 10 рабочих дней"},
		{about: "days in words", story: appointed(), spoil: with("days", "он"), want: "не более 10 рабочих дней"},
		{about: "no ground of the Law", story: appointed(), spoil: without("sub-item"), want: "основание: подпункт пункта 13"},
		{about: "sub-item 6", story: appointed(), spoil: with("sub-item", "6"), want: "один из подпунктов 1)–5)"},
		{about: "outside control", story: appointed(), spoil: func(y *story) { y.s.h.Holder.Traits[0].Value = checks.Yes }, want: "направляется только субъекту контроля"},
		{about: "nowhere", story: appointed(), spoil: func(y *story) {
			delete(y.details.Fields, "place.kk")
			delete(y.details.Fields, "place.ru")
			y.s.h.Holder.Premises = nil
		}, want: "Не указано место нахождения субъекта контроля", only: true},
		{about: "extended by six", story: companion(0), spoil: with("days", "6"), want: "не более 5 рабочих дней"},
		{about: "extended twice", story: companion(0), spoil: func(y *story) { y.s.step(checks.Extended, "", "2026-01-20", "") }, want: "продлевается только один раз"},
		{about: "no reason", story: companion(0), spoil: without("reason.kk"), want: "причина"},
		{about: "no act of appointment", story: companion(2), spoil: func(y *story) { y.s.c.Papers = nil }, want: "Не записаны номер и день акта о назначении"},
		{about: "a late notice", story: companion(1), spoil: func(y *story) { y.today = "2026-01-30" }, want: "этот день прошел: 29.01.2026", only: true},
		{about: "no hour", story: concluded(t), spoil: without("hour"), want: "время составления"},
		{about: "no term", story: concluded(t), spoil: func(y *story) { y.details.Term = 0 }, want: "срок устранения нарушений"},
		{about: "31 days of elimination", story: concluded(t), spoil: func(y *story) { y.details.Term = 31 }, want: "не должен превышать 30"},
		{about: "the term has passed", story: concluded(t), spoil: func(y *story) { y.today, y.details.Until = "2026-02-17", day("2026-02-17") }, want: "Последний день срока устранения прошел: 16.02.2026"},
		{about: "not served", story: concluded(t), spoil: func(y *story) { y.s.c.Papers[0].Course = y.s.c.Papers[0].Course[:1] }, want: "Не записан день вручения акта о назначении"},
		{about: "nothing found, little looked at", story: clean(t), spoil: func(*story) {}, want: "не рассмотренных и не установленных требований остается", only: true},
	} {
		t.Run(r.about, func(t *testing.T) { r.holds(t) })
	}
}

func TestWhatStopsADemandAndALetter(t *testing.T) {
	answerAll := func(y *story) {
		for _, f := range y.s.input(t, lang.KK).Findings {
			y.s.answer(f.Check, checks.Answer{Verdict: checks.NotApplicable, Reason: "қолданылмайды"})
			for _, p := range f.Parts {
				if p.Weight == "law-only" {
					y.s.answer(f.Check+"/"+p.Part, checks.Answer{Verdict: checks.NotApplicable, Reason: "қолданылмайды"})
				}
			}
		}
	}
	bare := func(kind checks.PaperKind, form checks.Form) story {
		s := newSample("bare", form, "state-body")
		s.h.Holder.Names = []checks.Name{{KK: "Мекеме", RU: "Учреждение"}}
		s.trait("state-control-exempt", checks.No)
		return story{name: "bare", kind: kind, s: s, details: checks.PaperDetails{To: head}}
	}
	for _, r := range []refusal{
		{about: "nothing to ask for", story: bare(checks.DemandPaper, checks.Remote), spoil: answerAll, want: "Запрашивать нечего"},
		{about: "a demand to a holder outside control", story: demanded(), spoil: func(y *story) { y.s.h.Holder.Traits[0].Value = checks.Yes }, want: "направляется только субъекту контроля"},
		{about: "no head", story: demanded(), spoil: func(y *story) { y.details.To = nil }, want: "первый руководитель"},
		{about: "nothing to say", story: bare(checks.LetterPaper, checks.Monitoring), spoil: answerAll, want: "В письме нечего сообщить"},
		{about: "a letter to nobody", story: lettered()[0], spoil: func(y *story) { y.details.To = nil }, want: "первый руководитель"},
	} {
		t.Run(r.about, func(t *testing.T) { r.holds(t) })
	}
}
