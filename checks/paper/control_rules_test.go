package paper_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/standard"
)

// settled is a story of which nothing is lacking that blocks.
func settled(t *testing.T, y story) {
	t.Helper()
	if blocks, _ := y.lacks(t); len(blocks) > 0 {
		t.Errorf("%s cannot be issued: %q", y.kind, blocks)
	}
}

func TestPapersThatAreWholeMayBeIssued(t *testing.T) {
	for _, y := range stories(t) {
		t.Run(string(y.kind)+"/"+y.name, func(t *testing.T) { settled(t, y) })
	}
}

// point counts the points of a paper: not its sub-points.
var point = regexp.MustCompile(`(?m)^(\d+)\. `)

// TestARecommendationHoldsWhatTheLawNames: article 19-1(8) names five contents, and
// the paper has its five points and nothing that would weaken them.
func TestARecommendationHoldsWhatTheLawNames(t *testing.T) {
	y := recommended()
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		read := y.read(t, l)
		if got := len(point.FindAllString(read, -1)); got != 5 {
			t.Errorf("%s: %d points", l, got)
		}
	}
	d := y.document(t, lang.RU)
	r := d.Requisites
	if r.Number == "" || r.Date != "21 января 2026 года" || r.Place != "город Астана" || len(d.Signatures) != 1 {
		t.Errorf("number, date, place, signature: %+v %+v", r, d.Signatures)
	}
	data, ok := d.Data.(paper.RecommendationData)
	if !ok || len(data.Violations) == 0 {
		t.Fatalf("no violations: %T", d.Data)
	}
	for _, v := range data.Violations {
		if len(v.Clauses) == 0 || v.Measure == "" {
			t.Errorf("without norm or measure: %+v", v)
		}
		for _, n := range v.Clauses {
			if !n.InForce && (n.Now == nil || !strings.Contains(y.read(t, lang.RU), n.Now.Citation)) {
				t.Errorf("a demand that rests on no act in force: %+v", n)
			}
		}
	}
	weak := []string{"не установлен", "Вывод аналитика", "Обстоятельства", "Расхождение", "возможно", "предлагает", "желательно", "просим"}
	for _, word := range weak {
		if strings.Contains(y.read(t, lang.RU), word) {
			t.Errorf("%q weakens the paper", word)
		}
	}
}

// TestWhatWasMissedIsNotToBeMadeGood: a quarter that is over cannot be made good, so no
// measure about slots of time says that it is to be eliminated.
func TestWhatWasMissedIsNotToBeMadeGood(t *testing.T) {
	for _, check := range law(t).Checks() {
		for _, part := range check.Parts {
			ahead := strings.HasPrefix(part.Remedy.RU, "обеспечить") || strings.HasPrefix(part.Remedy.RU, "осуществлять")
			if part.Method == standard.Cadence && !ahead || strings.Contains(part.Remedy.RU, "устранить нарушени") {
				t.Errorf("%s/%s: %s", check.ID, part.ID, part.Remedy.RU)
			}
		}
	}
}

func TestTheMeasuresStandUnderTheNumbersOfTheViolations(t *testing.T) {
	points := recommended().document(t, lang.KK).Body[1].(paper.Points).Items
	listed := func(p paper.Point) int { return len(p.Body[1].(paper.SubPoints).Items) }
	if a, b := listed(points[0]), listed(points[1]); a != b || a == 0 {
		t.Errorf("%d violations, %d measures", a, b)
	}
}

// TestTheTermStandsAsItIsGiven in days, and blank while it is not.
func TestTheTermStandsAsItIsGiven(t *testing.T) {
	for n, want := range map[int]string{0: "– ____________ календарных дней", 1: "– 1 календарный день", 21: "– 21 календарный день", 30: "– 30 календарных дней"} {
		y := recommended()
		y.details.Term = n
		if read := y.read(t, lang.RU); !strings.Contains(read, "Срок устранения нарушений "+want+" со дня вручения") {
			t.Errorf("%d: not %q", n, want)
		}
	}
}

// TestAViolationLeftOutIsNotInThePaper, and those that stay are numbered anew.
func TestAViolationLeftOutIsNotInThePaper(t *testing.T) {
	y := recommended()
	y.details.Fields = map[string]string{paper.LeftOut: "weekly-blog/posts openness-plan/plan"}
	data := y.document(t, lang.RU).Data.(paper.RecommendationData)
	for i, v := range data.Violations {
		if v.Number != i+1 || v.Check == "weekly-blog" || v.Check == "openness-plan" {
			t.Errorf("%d: %+v", i, v)
		}
	}
	settled(t, y)
}

// TestWhoReadsADemandLearnsOfNoViolation: it asks, and says of nothing that it is
// broken, nor why it is asked.
func TestWhoReadsADemandLearnsOfNoViolation(t *testing.T) {
	y := demanded()
	read := strings.ToLower(y.read(t, lang.RU) + y.read(t, lang.KK))
	for _, word := range []string{"нарушен", "бұзушылық", "аналитик", "талдаушы", "не размещен", "орналастырылмаған"} {
		if strings.Contains(read, word) {
			t.Errorf("%q stands in the demand", word)
		}
	}
	asked := y.document(t, lang.RU).Data.(paper.DemandData).Asks
	for _, a := range asked {
		check := law(t).Check(a.Check)
		for _, p := range a.Parts {
			if checks.Remote.Bars(check.Part(p)) {
				t.Errorf("%s/%s is out of reach of remote control", a.Check, p)
			}
		}
		if len(a.Norms) == 0 || len(a.Period) == 0 || len(a.Forms) == 0 {
			t.Errorf("%+v", a)
		}
	}
	if !slices.ContainsFunc(asked, func(a paper.Demanded) bool { return a.Check == "site-content" }) {
		t.Error("what nobody has looked at is not asked for")
	}
}

// TestADemandHasNoTermOfItsOwn: the Law sets none, so there is one only where the
// analyst gives it.
func TestADemandHasNoTermOfItsOwn(t *testing.T) {
	y := demanded()
	y.details.Fields = nil
	if read := y.read(t, lang.RU); strings.Contains(read, "Срок направления ответа") {
		t.Error(read)
	}
	settled(t, y)
}

// TestALetterDemandsNothing and sets no term.
func TestALetterDemandsNothing(t *testing.T) {
	for _, y := range lettered() {
		body, _, _ := strings.Cut(y.read(t, lang.RU), "## Приложение")
		for _, word := range []string{"необходимо", "требован", "Срок", "календарных дней", "19-1"} {
			if strings.Contains(strings.ReplaceAll(body, "требования национального стандарта", ""), word) {
				t.Errorf("%s: %q stands in the letter", y.name, word)
			}
		}
	}
}

// TestTheRightsOfTheSubjectStandInTheAct in the words of the Law, or the act says that
// their text is enclosed.
func TestTheRightsOfTheSubjectStandInTheAct(t *testing.T) {
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		read := appointed().read(t, l)
		for _, number := range []string{"19-1(15)", "19-1(16)"} {
			a := law(t).Article(number)
			want := law(t).CiteLaw(number, false).In(l) + ": "
			if a != nil && a.Number == number {
				want, _, _ = strings.Cut(a.In(l).Text, "\n")
			}
			if !strings.Contains(read, want) {
				t.Errorf("%s: no %q", l, want)
			}
		}
	}
}

// TestTheTermOfAnActRunsFromTheActOfAppointment, and the days that are left of it are
// shown.
func TestTheTermOfAnActRunsFromTheActOfAppointment(t *testing.T) {
	y := concluded(t)
	d := y.document(t, lang.RU).Data.(paper.ResultsData)
	served := day("2026-01-16")
	if want := embedded.AddCalendar(served, 30, true).Result; d.Due != want || d.Left != int(want-day("2026-01-29")) {
		t.Errorf("due %v, left %d", d.Due, d.Left)
	}
	if d.Held.From != served || d.Held.To != day("2026-01-29") || d.Days != 10 {
		t.Errorf("held %v, %d days", d.Held, d.Days)
	}
}

// TestADecisionSaysWhatTheLawKnows: executed, or not or in part; a violation that an
// answer took out is in neither.
func TestADecisionSaysWhatTheLawKnows(t *testing.T) {
	for _, row := range []struct {
		value, title, outcome string
	}{
		{checks.Executed, "Решение об исполнении рекомендации об устранении нарушений", checks.Executed},
		{checks.Partly, "Решение о неисполнении либо частичном исполнении рекомендации об устранении нарушений", "partly"},
		{checks.NotExecuted, "Решение о неисполнении либо частичном исполнении рекомендации об устранении нарушений", "not-executed"},
	} {
		y := unexecuted(t)
		for key := range y.s.c.Executions {
			y.s.c.Executions[key] = []checks.Execution{{Value: row.value, Day: day("2026-02-20"), Reason: "қаралды"}}
		}
		d := y.document(t, lang.RU)
		data := d.Data.(paper.DecisionData)
		if d.Title != row.title || data.Outcome != row.outcome || data.Points[1].Value != "withdrawn" {
			t.Errorf("%s: %q %q %+v", row.value, d.Title, data.Outcome, data.Points[1])
		}
		ground := strings.Contains(y.read(t, lang.RU), "подпункт 1) пункта 13 статьи 19-1 Закона")
		if ground == (row.value == checks.Executed) {
			t.Errorf("%s: the ground is named: %v", row.value, ground)
		}
	}
}

// TestAnAnswerSortsWhatStands: what nobody objected to stands beside what was rejected.
func TestAnAnswerSortsWhatStands(t *testing.T) {
	d := objected(t).document(t, lang.KK).Data.(paper.AnswerData)
	got := fmt.Sprint(d.Stands, d.Partly, d.Withdrawn, len(d.Points), len(d.Outside))
	if got != "[1 3 5 6 7] [4] [2] 3 1" {
		t.Error(got)
	}
}

// TestAPaperThatAmendsNamesTheOneInWhosePlaceItStands.
func TestAPaperThatAmendsNamesTheOneInWhosePlaceItStands(t *testing.T) {
	s, old, _ := objection(t)
	y := recommended()
	y.s, y.details.Amends = s, old
	for l, want := range map[lang.Lang]string{
		lang.KK: "Мына құжаттың орнына беріледі: 2026 жылғы 22 қаңтардағы № 12-05/481 бұзушылықтарды жою туралы ұсыным.",
		lang.RU: "Выдается взамен следующего документа: рекомендация об устранении нарушений от 22 января 2026 года № 12-05/481.",
	} {
		if !strings.Contains(y.read(t, l), want) {
			t.Errorf("%s: no %q", l, want)
		}
	}
}

// TestKazakhDaysTakeTheEndingOfTheirMonth: 22 қаңтарда, 9 сәуірде, 1 қыркүйекте.
func TestKazakhDaysTakeTheEndingOfTheirMonth(t *testing.T) {
	for found, want := range map[string]string{
		"2026-01-20": "2026 жылғы 20 қаңтарда", "2026-04-09": "2026 жылғы 9 сәуірде", "2026-07-01": "2026 жылғы 1 шілдеде",
		"2026-09-01": "2026 жылғы 1 қыркүйекте", "2026-12-31": "2026 жылғы 31 желтоқсанда",
	} {
		y := recommended()
		y.details.Found = day(found)
		if !strings.Contains(y.read(t, lang.KK), "нәтижелері бойынша "+want+" мынадай") {
			t.Errorf("no %q", want)
		}
	}
}

// TestABodyThatIsNoMinistryStandsAsItIs: nothing but the word for a ministry is
// inflected.
func TestABodyThatIsNoMinistryStandsAsItIs(t *testing.T) {
	y := recommended()
	y.s.o.Settings["office.name.ru"] = []checks.Setting{{Value: "Комитет информации", Source: "приказ"}}
	if read := y.read(t, lang.RU); !strings.Contains(read, "Уполномоченным органом в области доступа к информации (Комитет информации) в соответствии") {
		t.Error(read)
	}
}
