package check_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// hints lists the acts in the order of the hints: the first performs the next
// step.
func (s scene) hints() []string {
	var out []string
	for _, a := range s.Front().Actions() {
		out = append(out, a.ID)
	}
	return out
}

// Where nobody has looked and evidence is taken, evidence comes first; once it is
// there, a part that the analyst judges asks for her verdict.
func TestEvidenceComesBeforeTheVerdict(t *testing.T) {
	for _, one := range []struct{ check, part string }{{"disclosure", "disclosed"}, {"dialogue-events", "conferences"}} {
		s := open(t, in(lang.RU, 80, 24), "2025-002", one.check)
		s.Shows("Далее: добавить доказательство")
		if got := s.hints()[0]; got != "evidence-add" {
			t.Errorf("%s: the first hint is %s", one.check, got)
		}
		_, err := s.Desk.AddEvidence(context.Background(), s.id, desk.EvidenceInput{
			Check: one.check, Kind: checks.Statement, Parts: []string{one.part}, Title: "Түсініктеме",
			At: calendar.Moment{Day: s.view().Case.Inspection.AsOf, Minute: -1},
		})
		s.Must(err)
		s.Press("w", "esc")
		if got := s.hints()[0]; got != "verdict-give" {
			t.Errorf("%s: with evidence the first hint is %s", one.check, got)
		}
	}
}

// Of what nobody has looked at it is not said that nothing was found.
func TestWhatNobodyLookedAtIsSaidToBeSo(t *testing.T) {
	s := open(t, in(lang.EN, 120, 40), "2025-002", "site-currency")
	s.OnRow("01.01.2025")
	s.Shows("? unknown – nobody has looked")
	s.Lacks("neither presence nor absence")
	s.Press("shift+tab")
	s.Shows("Nobody has looked yet: there is neither")
	s.Press("home", "w")
	s.Lacks("neither presence nor absence", "answer is awaited")
}

// A part that only guides stands last and awaits no answer.
func TestGuidingPartsStandLast(t *testing.T) {
	guiding := standard.Guiding.Words().RU
	s := open(t, in(lang.RU, 120, 40), "2025-002", "dialogue-events")
	s.Press("home", "w")
	text := s.Screen()
	s.Shows("учитывается только")
	if _, below, _ := strings.Cut(text, "учитывается только"); strings.Contains(below, "Ожидается ответ аналитика") {
		t.Errorf("a guiding part awaits an answer:\n%s", text)
	}
	if strings.Index(text, "учитывается только") < strings.LastIndex(text, "обязательный") {
		t.Errorf("a required part stands below a guiding one:\n%s", text)
	}
	for _, id := range []string{"2025-001", "2025-006", "2026-001"} {
		s.id = id
		for _, f := range s.view().Findings {
			guides := slices.ContainsFunc(f.Parts, func(p checks.PartFinding) bool { return p.Weight == standard.Guiding && p.Verdict != checks.Met })
			if !guides || f.Verdict != checks.Met {
				continue
			}
			s.show(f.Check)
			s.Press("home")
			s.Lacks("Ожидается ответ аналитика")
			s.Press("w")
			s.Lacks("Ожидается ответ аналитика")
			s.Press("esc", "end")
			for range 3 {
				if strings.Contains(s.Row(), guiding) {
					break
				}
				s.Press("tab", "end")
			}
			s.OnRow(guiding)
			s.Shows("учитывается только")
			s.Press("esc")
		}
	}
}

// The history of a question holds the evidence and the coverage that serve it.
func TestTheHistoryOfAQuestionHoldsItsEvidence(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2025-002", "weekly-blog")
	v := s.view()
	f, _ := v.Finding("weekly-blog")
	want := len(f.Evidence)
	for _, c := range v.Case.Coverage {
		if c.Check == "weekly-blog" {
			want++
		}
	}
	if want < 10 {
		t.Fatalf("the sample has %d pieces of evidence and coverage", want)
	}
	s.Press("h")
	s.Shows("entries: "+strconv.Itoa(want), "source complete")
}

func TestTheHistoryOfACheckHoldsItsAnswers(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "requests")
	s.Press("home", "down", "down", "down", "down")
	s.OnRow("partly met")
	s.Press("h")
	s.Shows("verdict")
	s.Press("esc", "home", "h")
	s.Shows("verdict", "evidence")
}

// Evidence is one key away: the key stands among the first hints, and how much
// there is below the strip.
func TestEvidenceIsOneKeyAway(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "weekly-blog")
	v := s.view()
	f, _ := v.Finding("weekly-blog")
	s.Shows("Tab evidence: " + strconv.Itoa(len(f.Evidence)))
	if got := s.hints()[1]; got != "pane" {
		t.Errorf("the second hint is %s", got)
	}
	s.Resize(60, 16)
	s.Shows("Tab other part")
	s.Resize(80, 24)
	s.Press("shift+tab")
	s.Shows("evidence: " + strconv.Itoa(len(f.Evidence)) + " · ")
}

// What does not fit is moved by pages, or opened.
func TestALongMeaningIsReadToItsEnd(t *testing.T) {
	s := open(t, in(lang.RU, 60, 16), "2026-001", "disclosure")
	s.Press("home")
	s.Shows("… PgDn")
	s.Lacks("не называет ни информации, ни срока")
	for range 9 {
		s.Press("pgdown")
	}
	s.Shows("… PgUp")
	last := s.Screen()
	s.Press("down")
	s.Shows("1 / 1")
	s.Press("up")
	s.Shows("Аналитик", "… PgDn") // another cursor begins at the top
	if s.Screen() == last {
		t.Error("nothing was moved")
	}
	s.show("weekly-blog")
	s.Shows("… Enter")
	s.Press("enter")
	s.Shows("Esc")
}

// Two visits are told apart by where and when.
func TestVisitsAreToldApart(t *testing.T) {
	s := open(t, in(lang.RU, 80, 24), "2025-002", "stand")
	visit := func(premises string, minute int) {
		_, err := s.Desk.AddEvidence(context.Background(), s.id, desk.EvidenceInput{
			Check: "stand", Kind: checks.Stand, Premises: premises, At: calendar.Moment{Day: s.view().Case.Inspection.AsOf, Minute: minute},
			Items: []checks.ItemSeen{{Item: "placed", State: checks.Present}},
		})
		s.Must(err)
	}
	places := s.view().Holder.Holder.Premises
	visit(places[0].ID, 600)
	visit(places[1].ID, 660)
	s.Press("w", "esc", "tab", "tab")
	s.Shows(places[0].Address+" · 10:00", places[1].Address+" · 11:00")
}

// Why and the text of the norm say in the same words when the acts were in force,
// and which days are not settled.
func TestUnsettledDaysAreSaidAlike(t *testing.T) {
	s := open(t, in(lang.RU, 120, 40), "2026-001", "weekly-blog")
	both := func(texts ...string) {
		t.Helper()
		for _, key := range []string{"w", "x"} {
			s.Press(key)
			s.Shows(texts...)
			s.Press("esc")
		}
	}
	both("13.05.2025–…; 03.05–12.05.2025 – не установлено (день опубликования не внесен)", "принято 03.05.2025",
		"–02.05.2025; 03.05–12.05.2025 – не установлено")
	s.Must(s.Desk.Set(context.Background(), checks.SettingPublished, "2025-04-28", "газет"))
	s.Press("w", "esc")
	both(": 09.05.2025–…", "–08.05.2025")
	s.Press("x")
	s.Lacks("не установлено")
}

// Who opened the check is told which one is in front.
func TestTheListBelowIsToldOfTheCheckInFront(t *testing.T) {
	var told []string
	s := open(t, in(lang.EN, 80, 24), "2026-001", "disclosure")
	s.seen = func(check string) { told = append(told, check) }
	s.show("disclosure")
	s.Press("]", "]", "[")
	if !slices.Equal(told, []string{"open-sittings", "requests", "open-sittings"}) {
		t.Errorf("told of %v", told)
	}
}
