package checks_test

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

func TestAHolderBearsTheNameOfTheDay(t *testing.T) {
	h := checks.Holder{Names: []checks.Name{
		{RU: "Управление цифровизации", Dated: dated(t, "2018-01-01..2023-05-31")},
		{KK: "Цифрлық даму басқармасы", RU: "Управление цифрового развития", Dated: dated(t, "2023-06-01..2024-12-31")},
	}}
	for _, row := range []struct{ on, want string }{
		{"2020-03-01", "Управление цифровизации"},
		{"2023-06-01", "Управление цифрового развития"},
		{"2026-01-20", "Управление цифрового развития"}, // none is known: the last
	} {
		if got := h.Name(day(t, row.on)).RU; got != row.want {
			t.Errorf("on %s it is %q", row.on, got)
		}
	}
	if got := (&checks.Holder{}).Name(1); got != (checks.Name{}) {
		t.Errorf("a holder without names is %+v", got)
	}
}

func TestANameIsShownInTheLanguageThatIsKnown(t *testing.T) {
	for _, row := range []struct {
		name checks.Name
		want lang.Text
	}{
		{checks.Name{KK: "Әкімдік", RU: "Акимат"}, lang.Text{KK: "Әкімдік", RU: "Акимат", EN: "Акимат"}},
		{checks.Name{KK: "Әкімдік"}, lang.Text{KK: "Әкімдік", RU: "Әкімдік", EN: "Әкімдік"}},
		{checks.Name{RU: "Акимат"}, lang.Text{KK: "Акимат", RU: "Акимат", EN: "Акимат"}},
	} {
		if got := row.name.Text(); got != row.want {
			t.Errorf("%+v is shown as %+v", row.name, got)
		}
	}
}

func TestStateControlReachesStateBodiesThatAreNotExempt(t *testing.T) {
	body := []checks.Belonging{{ID: "state-body", Dated: dated(t, "2024-01-01..")}}
	exempt := func(value string) []checks.Trait { return []checks.Trait{{ID: "state-control-exempt", Value: value}} }
	for _, row := range []struct {
		says           string
		h              checks.Holder
		on             string
		subject, known bool
	}{
		{"a company", checks.Holder{Categories: []checks.Belonging{{ID: "quasi-state"}}}, "2026-01-20", false, true},
		{"a body, not exempt", checks.Holder{Categories: body, Traits: exempt(checks.No)}, "2026-01-20", true, true},
		{"a body, exempt", checks.Holder{Categories: body, Traits: exempt(checks.Yes)}, "2026-01-20", false, true},
		{"a body of which it is not known", checks.Holder{Categories: body}, "2026-01-20", true, false},
		{"before it was a body", checks.Holder{Categories: body, Traits: exempt(checks.No)}, "2023-01-20", false, true},
		{"a trait that says neither yes nor no is not known", checks.Holder{Categories: body, Traits: exempt("мүмкін")}, "2026-01-20", true, false},
	} {
		subject, known := row.h.SubjectOfControl(day(t, row.on))
		if subject != row.subject || known != row.known {
			t.Errorf("%s: subject %v, known %v", row.says, subject, known)
		}
	}
}

func TestFormsOfControl(t *testing.T) {
	for _, f := range checks.Forms() {
		if want := f == checks.Remote || f == checks.Unscheduled; f.Control() != want {
			t.Errorf("%s: %v", f, f.Control())
		}
	}
}

func TestAQuestionIsWrittenAndReadAlike(t *testing.T) {
	for _, row := range []struct {
		text string
		q    checks.Question
	}{
		{"stand", checks.Question{Check: "stand"}},
		{"stand/access", checks.Question{Check: "stand", Part: "access"}},
		{"stand/access@P1", checks.Question{Check: "stand", Part: "access", Premises: "P1"}},
	} {
		if got := checks.ParseQuestion(row.text); got != row.q {
			t.Errorf("%s is read as %+v", row.text, got)
		}
		if got := row.q.Matter(); got != "verdict "+row.text {
			t.Errorf("%+v is written as %q", row.q, got)
		}
	}
}

func TestAnInspectionIsClosedByOneLiveAnswer(t *testing.T) {
	closed, reopened := checks.Standing{Value: checks.StateClosed}, checks.Standing{Value: checks.StateReopened}
	for _, row := range []struct {
		says   string
		states []checks.Standing
		want   bool
	}{
		{"nothing said", nil, false},
		{"closed", []checks.Standing{closed}, true},
		{"reopened", []checks.Standing{reopened}, false},
		{"two answers are a conflict", []checks.Standing{closed, closed}, false},
	} {
		c := checks.Case{States: row.states}
		if got := c.Closed() != nil; got != row.want {
			t.Errorf("%s: %v", row.says, got)
		}
	}
}

func TestTheWorstVerdictComesFirst(t *testing.T) {
	all := checks.Verdicts()
	for i, v := range all {
		if got := checks.Worst(all[i:]); got != v {
			t.Errorf("the worst of %v is %s", all[i:], got)
		}
	}
	if got := checks.Worst([]checks.Verdict{"мүмкін", checks.Met}); got != checks.Met {
		t.Errorf("a word that is no verdict counted: %s", got)
	}
}

func TestAnOfficeThatIsNotThereSettlesNothing(t *testing.T) {
	var o *checks.Office
	days := loadCalendar(t)
	if _, ok := o.Setting(checks.SettingPublished); ok || o.Calendar(days) != days {
		t.Error("no office has settings")
	}
	if _, ok := o.Accepted("daily", 1); ok {
		t.Error("no office accepts a reading")
	}
	w := stateBody(t)
	w.office = nil
	if got := checks.Summarize(w.judge()); got.NotMet != 1 {
		t.Errorf("without an office: %+v", got)
	}
}

func TestTheOfficeCorrectsDays(t *testing.T) {
	monday := day(t, "2025-09-08")
	for _, row := range []struct {
		says    string
		answers []checks.DayOff
		want    bool
	}{
		{"off", []checks.DayOff{{Day: checks.DayIsOff}}, false},
		{"working", []checks.DayOff{{Day: checks.DayIsWorking}}, true},
		{"two answers are a conflict: as embedded", []checks.DayOff{{Day: checks.DayIsOff}, {Day: checks.DayIsOff}}, true},
		{"a word that says neither: as embedded", []checks.DayOff{{Day: "мүмкін"}}, true},
	} {
		o := checks.Office{}
		o.Days = map[calendar.Day][]checks.DayOff{monday: row.answers}
		if got, _ := o.Calendar(loadCalendar(t)).Working(monday); got != row.want {
			t.Errorf("%s: working %v", row.says, got)
		}
	}
}
