package checks_test

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

func officeTerms(t *testing.T, o *checks.Office, today string) []checks.Term {
	t.Helper()
	return checks.OfficeTerms(o, loadLaw(t), loadCalendar(t), day(t, today))
}

func TestTheCommissionSitsInTheLastTenDaysOfAQuarter(t *testing.T) {
	for _, c := range []struct{ today, sits, until string }{
		{"2026-01-20", "", "sitting commission 2026-03-31"},
		{"2026-03-31", "", "sitting commission 2026-03-31"},
		{"2026-04-01", "", "sitting commission 2026-06-30"},
		{"2025-12-17", "2025-12-26", "sitting commission 2025-12-26"},
		{"2025-12-27", "2025-12-26", "sitting commission 2026-03-31"}, // sat: the next quarter
		{"2025-12-17", "2025-11-26", "sitting commission 2025-12-31"}, // outside the span: it is still owed
	} {
		o := &checks.Office{}
		if c.sits != "" {
			o.Sittings = []checks.Sitting{{ID: "s", Day: day(t, c.sits)}}
		}
		if got := shown(officeTerms(t, o, c.today)); !slices.Contains(got, c.until) {
			t.Errorf("%s: %q, want %s", c.today, got, c.until)
		}
	}
}

// In March 2026 the days of Nauryz leave four.
func TestTheWorkingDaysOfASpanAreListed(t *testing.T) {
	for _, one := range officeTerms(t, &checks.Office{}, "2026-03-02") {
		if one.Kind != checks.TermSitting {
			continue
		}
		told := one.Told(loadLaw(t))
		if want := "26.03.2026, 27.03.2026, 30.03.2026, 31.03.2026."; !strings.HasSuffix(told[1].RU, want) {
			t.Errorf("%+v", told)
		}
	}
	if got := checks.SittingSpan(day(t, "2026-03-02")); got != (calendar.Span{From: day(t, "2026-03-21"), To: day(t, "2026-03-31")}) {
		t.Errorf("got %s", got)
	}
}

func TestTheReportToThePresidentGoesByTheFirstOfJune(t *testing.T) {
	for today, want := range map[string]string{"2025-12-17": "2026-06-01", "2026-06-01": "2026-06-01", "2026-06-02": "2027-06-01"} {
		if got := shown(officeTerms(t, &checks.Office{}, today)); !slices.Contains(got, "year office "+want) {
			t.Errorf("%s: %q", today, got)
		}
	}
}

func TestADecisionOfTheCommissionRunsUntilItIsExecuted(t *testing.T) {
	o := func(decisions []checks.Decision, followed ...checks.Execution) *checks.Office {
		return &checks.Office{
			Items:      []checks.AgendaItem{{ID: "i", Holder: "h", TitleRU: "О стенде"}},
			Decisions:  map[string][]checks.Decision{"i": decisions},
			Executions: map[checks.PointKey][]checks.Execution{{ID: "i"}: followed},
		}
	}
	adopted := checks.Decision{Value: checks.Adopted, Day: day(t, "2025-12-26"), Term: day(t, "2026-03-31"), Follower: "Тоғызбай Е."}
	postponed := checks.Decision{Value: checks.Postponed, Day: day(t, "2025-12-26"), Term: day(t, "2026-03-31")}
	for _, c := range []struct {
		says   string
		office *checks.Office
		want   string
	}{
		{"adopted", o([]checks.Decision{adopted}), "follow commission 2026-03-31"},
		{"postponed", o([]checks.Decision{postponed}), ""},
		{"executed", o([]checks.Decision{adopted}, checks.Execution{Value: checks.Executed}), ""},
		{"in part", o([]checks.Decision{adopted}, checks.Execution{Value: checks.Partly}), "follow commission 2026-03-31"},
		{"two answers", o([]checks.Decision{adopted}, checks.Execution{Value: checks.Executed}, checks.Execution{Value: checks.NotExecuted}), "follow commission two-executed"},
		{"two decisions", o([]checks.Decision{adopted, postponed}), "follow commission two-decisions"},
	} {
		var got string
		for _, one := range officeTerms(t, c.office, "2026-01-20") {
			if one.Kind == checks.TermFollow {
				got = shown([]checks.Term{one})[0]
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}
