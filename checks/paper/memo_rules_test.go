package paper_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
	"ashyq/checks/standard"
)

func content(t testing.TB, s *sample, l lang.Lang) paper.MemoData {
	t.Helper()
	d, ok := memo(t, s, l).Data.(paper.MemoData)
	if !ok {
		t.Fatal("the memo carries no data")
	}
	return d
}

func text(t testing.TB, s *sample, l lang.Lang) string {
	t.Helper()
	return strings.ReplaceAll(string(written(t, md.Writer{}, memo(t, s, l))), `\`, "")
}

// plan is a state body under remote control without a plan of openness: one
// violation.
func plan(form checks.Form) *sample {
	s := newSample("plan", form, "state-body")
	s.c.Inspection.Ground = "жоспар"
	s.h.Holder.Names = []checks.Name{{KK: "Мекеме", RU: "Учреждение"}}
	s.trait("state-control-exempt", checks.No)
	s.cover("openness-plan", "plan", checks.Events, "2025-01-01", "2025-12-31", "актілер тізілімі")
	return s
}

// everyBrokenPart counts the violations again, slowly: every part, at every
// address where it is asked so, that is broken there by her answer or, without
// one, by what was proven.
func everyBrokenPart(t testing.TB, s *sample) {
	t.Helper()
	d := content(t, s, lang.KK)
	var got, want []string
	for _, v := range slices.Concat(d.Violations, d.Outside, d.Other) {
		got = append(got, v.Check+"/"+v.Part+"@"+v.Premises)
	}
	for _, f := range s.input(t, lang.KK).Findings {
		if !f.Conflict {
			want = append(want, brokenIn(law(t).Check(f.Check), f)...)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("violations %q\nwant       %q", got, want)
	}
}

func brokenIn(check *standard.Check, f checks.Finding) []string {
	whole := f.Answer != nil
	var found []string
	standing := 0
	for _, p := range f.Parts {
		part := check.Part(p.Part)
		if p.Conflict || whole && part.Weight != standard.LawOnly && !f.Verdict.Broken() {
			continue
		}
		at := map[string]bool{}
		for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
			if u.Clause == "" { // under no text that is held
				continue
			}
			switch u.State {
			case "missing", "late", "absent", "incomplete":
				at[u.Premises] = true
			}
		}
		if !part.PerPremises && len(at) > 0 {
			at = map[string]bool{"": true}
		}
		for _, a := range p.Answers {
			lacks := part.NeedsNorm && a.Places["norm"] == "" || part.NeedsStandard && a.Places["standard"] == ""
			at[a.Premises] = a.Verdict.Broken() && !lacks
		}
		for premises, broken := range at {
			if broken {
				found = append(found, f.Check+"/"+p.Part+"@"+premises)
				if part.Weight != standard.LawOnly {
					standing++
				}
			}
		}
	}
	if whole && f.Verdict.Broken() && standing == 0 {
		only := ""
		for _, part := range check.Parts {
			if part.Weight == standard.Required {
				only += part.ID + " "
			}
		}
		if only = strings.TrimSpace(only); strings.Contains(only, " ") {
			only = ""
		}
		found = append(found, f.Check+"/"+only+"@")
	}
	return found
}

// soundNorms wants of every violation: a norm of the day of the breach, a norm in
// force beside a past one, both acts on an unsettled day, and words of the act
// only in the language of the copy held.
func soundNorms(t testing.TB, s *sample) {
	t.Helper()
	held := map[lang.Lang]string{lang.KK: "177-НҚ", lang.RU: "606-НҚ", lang.EN: "no act"}
	for _, l := range lang.Langs() {
		d := content(t, s, l)
		for _, v := range d.Violations {
			for _, n := range v.Clauses {
				now := n
				if n.Now != nil {
					now = *n.Now
				}
				if now.Edition != "177-НҚ" {
					t.Errorf("%s %d: the demand rests on %s %s", l, v.Number, now.Edition, now.Clause)
				}
				for _, q := range []paper.Norm{n, now} {
					_, clause, _ := law(t).Clause(q.Edition, q.Clause)
					if q.Quote != "" && (!strings.HasPrefix(q.Edition, held[l]) || !strings.Contains(lang.Line(clause.In(l).Text), q.Quote)) {
						t.Errorf("%s: %s %s is quoted: %s", l, q.Edition, q.Clause, q.Quote)
					}
				}
			}
			for _, day := range v.Unsettled {
				if acts := actsOn(v, day); len(acts) < 2 {
					t.Errorf("%s %d: the unsettled %s is cited by %q", l, v.Number, day, acts)
				}
			}
		}
	}
}

func actsOn(v paper.Violation, day calendar.Day) (acts []string) {
	for _, n := range v.Clauses {
		if slices.Contains(n.Days, day) {
			acts = append(acts, n.Edition)
		}
	}
	return acts
}

func TestAnActIsNamedInFullOnceAndShortlyAfter(t *testing.T) {
	short := regexp.MustCompile(`Стандарта[.;:)]`)
	for _, s := range samples() {
		read := text(t, s, lang.RU)
		named := strings.Index(read, "(далее – Стандарт)")
		if first := short.FindStringIndex(read); first != nil && (named < 0 || first[0] < named) {
			t.Errorf("%s: «Стандарт» stands at %d, before it is named at %d", s.name, first[0], named)
		}
		for _, full := range []string{"(далее – Стандарт)", "(далее – Закон)", "№ 33860), действовавшего"} {
			if n := strings.Count(read, full); n > 1 {
				t.Errorf("%s: %q stands %d times", s.name, full, n)
			}
		}
	}
}

func TestAFormDecidesWhatMayBeDemandedAndProposed(t *testing.T) {
	for _, row := range []struct {
		about   string
		form    checks.Form
		exempt  string
		binding bool
		want    string // beginning of the first proposal
	}{
		{"remote control of a subject ends in a recommendation", checks.Remote, checks.No, true, "оформить рекомендацию об устранении нарушений"},
		{"of one that is exempt, in a letter", checks.Remote, checks.Yes, false, "рекомендацию об устранении нарушений не направлять"},
		{"where it is not known, nothing is sent", checks.Remote, "", false, "установить, является ли обладатель информации субъектом контроля"},
		{"an unscheduled inspection ends in its act of results", checks.Unscheduled, checks.No, true, "включить выявленные нарушения и требования"},
		{"a visit ends in a letter", checks.OnSite, checks.No, false, "направить письмо"},
		{"monitoring too", checks.Monitoring, checks.No, false, "направить письмо"},
		{"a hearing goes to the Commission, which only recommends", checks.Hearing, checks.No, false, "внести материалы на заседание Комиссии"},
		{"one's own control ends in one's own decision", checks.Self, checks.No, false, "принять указанные меры решением обладателя"},
	} {
		t.Run(row.about, func(t *testing.T) {
			s := plan(row.form)
			s.h.Holder.Traits = nil
			if row.exempt != "" {
				s.trait("state-control-exempt", row.exempt)
			}
			d := content(t, s, lang.RU)
			if len(d.Violations) != 1 || d.Violations[0].Binding != row.binding {
				t.Fatalf("%+v", d.Violations)
			}
			if !strings.HasPrefix(d.Proposals[0], row.want) {
				t.Errorf("proposes %q", d.Proposals[0])
			}
			if demands := strings.Contains(d.Violations[0].Term, "не более тридцати"); demands != row.binding {
				t.Errorf("the term is %q", d.Violations[0].Term)
			}
		})
	}
}

func TestSignsOfAnOffenceAreNamedOnlyWhereTheyCouldBe(t *testing.T) {
	asked := func(question string, places map[string]string) func(*sample) {
		return func(s *sample) {
			s.answer(question, checks.Answer{Verdict: checks.NotMet, Reason: "себебі", Places: places})
		}
	}
	const sentence = "При наличии признаков административного правонарушения материалы направляются в органы прокуратуры (часть 1 статьи 805 КоАП, статьи 456-1, 456-2)."
	for _, row := range []struct {
		about  string
		find   func(*sample)
		ground bool
		want   string
	}{
		{"nothing found", func(s *sample) { s.c.Coverage = nil }, false, "Нарушений не выявлено, вопрос о признаках не возникает."},
		{"a plan that is missing is in neither article", func(*sample) {}, false, "не относятся к деяниям"},
		{"false answers may show signs", asked("requests/complete", nil), true, sentence},
		{"so may requests that were not answered", asked("requests/in-time", nil), true, sentence},
		{"so may untrue information", asked("disclosure/disclosed", map[string]string{"norm": "№ 1"}), true, sentence},
	} {
		t.Run(row.about, func(t *testing.T) {
			s := plan(checks.Remote)
			row.find(s)
			signs := content(t, s, lang.RU).Signs
			said := strings.Join(signs.Text, " ")
			if signs.Ground != row.ground || !strings.Contains(said, row.want) {
				t.Errorf("%v: %s", signs.Ground, said)
			}
			for _, never := range []string{"винов", "штраф", "МРП", "совершил"} {
				if strings.Contains(said, never) {
					t.Errorf("%q stands in %s", never, said)
				}
			}
		})
	}
}

func TestAnAnswerSpeaksInItsOwnWords(t *testing.T) {
	for _, row := range []struct {
		about, question string
		answer          checks.Answer
		want            string // the sentence of the first violation; empty: there is none
		open            string // why it could not be established
	}{
		{"her list stands in the sentence", "proactive/interaction",
			checks.Answer{Verdict: checks.NotMet, Reason: "себебі", Places: map[string]string{"items": "жазбалар жоқ"}},
			"проактивное взаимодействие с пользователями информации не осуществляется: жазбалар жоқ", ""},
		{"without a list her reason does", "proactive/interaction", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"},
			"проактивное взаимодействие с пользователями информации не осуществляется: себебі", ""},
		{"a norm that must be named and is not makes no violation", "disclosure/disclosed", checks.Answer{Verdict: checks.NotMet, Reason: "себебі"},
			"", "себебі. Чтобы признать нарушение, должна быть названа норма или внутренний документ, которые обязывают раскрыть информацию."},
		{"what she could not tell is told with her reason", "proactive/interaction", checks.Answer{Verdict: checks.CannotTell, Reason: "парақша жабық"},
			"", "парақша жабық."},
		{"a whole check of several parts has no sentence of its own", "requests", checks.Answer{Verdict: checks.NotMet, Reason: "есеп жүргізілмейді"},
			"Ответы на запросы информации и их учет: требование не соблюдено: есеп жүргізілмейді", ""},
	} {
		t.Run(row.about, func(t *testing.T) {
			s := plan(checks.Remote)
			s.c.Coverage = nil
			s.answer(row.question, row.answer)
			d := content(t, s, lang.RU)
			var got string
			if len(d.Violations) > 0 {
				got = d.Violations[0].Sentence
			}
			if got != row.want {
				t.Errorf("violation %q, want %q", got, row.want)
			}
			if row.open != "" && !slices.ContainsFunc(d.NotEstablished, func(u paper.Unknown) bool { return u.Why == row.open }) {
				t.Errorf("not established: %+v", d.NotEstablished)
			}
		})
	}
}

func TestAnAnswerAgainstTheMachineStandsBesideIt(t *testing.T) {
	s := plan(checks.Remote)
	s.answer("openness-plan", checks.Answer{Verdict: checks.Met, Reason: "жоспар басқа атаумен бекітілген"})
	d := content(t, s, lang.RU)
	if len(d.Violations) != 0 || len(d.Overruled) != 1 {
		t.Fatalf("violations %+v, overruled %+v", d.Violations, d.Overruled)
	}
	o := d.Overruled[0]
	if o.Verdict != checks.Met || o.Computed != checks.NotMet || o.Reason != "жоспар басқа атаумен бекітілген" {
		t.Errorf("%+v", o)
	}
}

func TestAConflictIsNeitherKeptNorBroken(t *testing.T) {
	s := plan(checks.Remote)
	s.answer("openness-plan", checks.Answer{Verdict: checks.Met, Reason: "бар"})
	s.answer("openness-plan", checks.Answer{Verdict: checks.NotMet, Reason: "жоқ"})
	d := content(t, s, lang.RU)
	if len(d.Violations) != 0 || len(d.NotEstablished) == 0 {
		t.Fatalf("violations %+v", d.Violations)
	}
	found := slices.ContainsFunc(d.NotEstablished, func(u paper.Unknown) bool {
		return u.Check == "openness-plan" && slices.Equal(u.Settles, []string{"устранить расхождение новым ответом взамен обоих"})
	})
	if !found {
		t.Errorf("%+v", d.NotEstablished)
	}
}

func TestDaysWithoutNewsAreWrittenAsStretches(t *testing.T) {
	s := plan(checks.Remote)
	s.c.Coverage = nil
	s.c.Inspection.Period = checks.Dated{From: day("2025-09-08"), To: day("2025-09-21")}
	s.cover("site-currency", "news", checks.Events, "2025-09-08", "2025-09-21", "сайт")
	for _, d := range []string{"2025-09-10", "2025-09-13", "2025-09-14", "2025-09-20", "2025-09-21"} {
		s.add(checks.Event, d, "жаңалық", "site-currency", "news")
	}
	const want = "лента новостей не актуализирована в следующие дни: 08.09–09.09.2025; 11.09–12.09.2025; 15.09–19.09.2025 (всего – 9, оценено дней – 14)"
	if got := content(t, s, lang.RU).Violations; len(got) != 1 || got[0].Sentence != want {
		t.Errorf("%+v", got)
	}
}

func TestABreachBeforeArticle191IsLeftToTheLawyers(t *testing.T) {
	s := plan(checks.Remote)
	s.c.Coverage = nil
	s.c.Inspection.Period = checks.Dated{From: day("2025-03-01"), To: day("2025-03-31")}
	s.cover("weekly-blog", "posts", checks.Events, "2025-03-01", "2025-03-31", "портал")
	s.add(checks.Event, "2025-03-18", "жазба", "weekly-blog", "posts")
	s.add(checks.Event, "2025-03-25", "жазба", "weekly-blog", "posts")
	d := content(t, s, lang.RU)
	if !slices.ContainsFunc(d.Proposals, func(p string) bool {
		return strings.Contains(p, "до введения в действие статьи 19-1 Закона: 1)")
	}) {
		t.Errorf("%q", d.Proposals)
	}
}

func TestEvidenceIsNumberedByDayAndThenById(t *testing.T) {
	for _, s := range samples() {
		list := content(t, s, lang.KK).Evidence
		for i := range list {
			if list[i].Number != i+1 {
				t.Errorf("%s: №%d stands at %d", s.name, list[i].Number, i+1)
			}
			if i > 0 && (list[i].Date < list[i-1].Date || list[i].Date == list[i-1].Date && list[i].ID < list[i-1].ID) {
				t.Errorf("%s: №%d is earlier than the one before it", s.name, list[i].Number)
			}
		}
	}
}

func TestNotesAndPrivateDataStayInside(t *testing.T) {
	read := text(t, remote(), lang.RU)
	for _, never := range []string{"ішкі ескертпе", "850101300123", "701 234"} {
		if strings.Contains(read, never) {
			t.Errorf("%q stands in the paper", never)
		}
	}
	for _, stays := range []string{"БИН 210440000019", "8 (7172) 74-01-01"} {
		if !strings.Contains(read, stays) {
			t.Errorf("%q does not stand in the paper", stays)
		}
	}
}
