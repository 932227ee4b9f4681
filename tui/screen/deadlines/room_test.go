package deadlines

import (
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/tui/theme"
)

func day(t *testing.T, iso string) calendar.Day {
	t.Helper()
	d, err := calendar.ParseDay(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Weeks are those of the calendar, from Monday to Sunday.
func TestTermsStandUnderTheirWeek(t *testing.T) {
	r := &Room{day: day(t, "2025-12-17")} // a Wednesday
	for _, c := range []struct {
		line desk.DeadlineLine
		want string
	}{
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-16")}, Over: true}, "group.over"},
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-17")}}, "group.this-week"},
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-21")}}, "group.this-week"},
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-22")}}, "group.next-week"},
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-28")}}, "group.next-week"},
		{desk.DeadlineLine{Term: checks.Term{Last: day(t, "2025-12-29")}}, "group.later"},
		{desk.DeadlineLine{Term: checks.Term{Gap: checks.NoService}}, "group.no-day"},
	} {
		if got := r.group(c.line); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.line.Last, c.line.Gap, got, c.want)
		}
	}
}

// Red is for what is proven of us; what the holder has not told yet is no breach, and
// a term that the Law does not set is never late.
func TestColoursSayWhatIsProven(t *testing.T) {
	r := &Room{}
	for _, c := range []struct {
		says string
		line desk.DeadlineLine
		want theme.Style
	}{
		{"ours, over", desk.DeadlineLine{Term: checks.Term{Of: checks.Ours}, Over: true, Working: -2}, theme.Broken},
		{"ours, near", desk.DeadlineLine{Term: checks.Term{Of: checks.Ours}, Working: 3}, theme.Partly},
		{"ours, far", desk.DeadlineLine{Term: checks.Term{Of: checks.Ours}, Working: 4}, theme.Plain},
		{"the holder's, over", desk.DeadlineLine{Term: checks.Term{Of: checks.OfHolder}, Over: true}, theme.Plain},
		{"no term in the Law", desk.DeadlineLine{Term: checks.Term{Of: checks.Ours, Gap: checks.NoTerm}}, theme.Plain},
		{"not served", desk.DeadlineLine{Term: checks.Term{Of: checks.OfHolder, Gap: checks.NoService}}, theme.Plain},
		{"two records", desk.DeadlineLine{Term: checks.Term{Of: checks.Ours, Gap: checks.TwoStates}}, theme.Fault},
	} {
		if got := r.style(c.line); got != c.want {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
}
