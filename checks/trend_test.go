package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
)

// judged gives a finding its verdict in a category, as the judge would.
func judged(f checks.Finding, v checks.Verdict, categories ...string) checks.Finding {
	f.Verdict = v
	for _, c := range categories {
		f.Lines = append(f.Lines, checks.Line{Category: c, Verdict: v})
	}
	return f
}

// changesOf writes the changes of a check through the inspections of a trend.
func changesOf(trend checks.Trend, check string) []string {
	for _, l := range trend.Lines {
		if l.Check != check {
			continue
		}
		var out []string
		for _, c := range l.Cells {
			out = append(out, string(c.Change)+"/"+c.Than)
		}
		return out
	}
	return nil
}

func TestACheckIsComparedWithTheLastThatProvedSomething(t *testing.T) {
	absent := judged(seen([2]string{"hours", "absent"}), checks.NotMet, "state-body")
	present := judged(seen([2]string{"hours", "present"}), checks.Met, "state-body")
	unknown := judged(seen([2]string{"hours", "unknown"}), checks.CannotTell, "state-body")
	elsewhere := judged(seen([2]string{"hours", "absent"}), checks.NotMet, "quasi-state")
	disputed := absent
	disputed.Conflict = true
	for _, c := range []struct {
		says string
		list []checks.Finding
		want []string
	}{
		{"eliminated, then kept", []checks.Finding{absent, present, present}, []string{"/", "eliminated/a", "kept/b"}},
		{"kept, then broken anew", []checks.Finding{present, absent}, []string{"/", "new/a"}},
		{"what is unknown is stepped over", []checks.Finding{absent, unknown, absent}, []string{"/", "untold/a", "persists/a"}},
		{"kept before and unknown since is told as nothing", []checks.Finding{present, unknown}, []string{"/", "/a"}},
		{"another category is another question", []checks.Finding{elsewhere, present}, []string{"/", "/"}},
		{"what two people see differently is no ground", []checks.Finding{disputed, present}, []string{"/", "/"}},
		{"nothing before, nothing to compare", []checks.Finding{unknown, present}, []string{"/", "/"}},
	} {
		var looks []checks.TrendLook
		for i, f := range c.list {
			looks = append(looks, checks.TrendLook{Looked: side(string(rune('a'+i)), []string{"2025-01-20", "2025-06-20", "2026-01-20"}[i], t, f)})
		}
		got := changesOf(checks.NewTrend(looks, loadLaw(t), loadCalendar(t)), "stand")
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestFiguresStandSideBySideOnlyForWhatBothAsked(t *testing.T) {
	was := side("a", "2025-01-20", t,
		judged(checks.Finding{Check: "stand"}, checks.NotMet, "state-body"), judged(checks.Finding{Check: "weekly-blog"}, checks.Met, "state-body"),
		judged(checks.Finding{Check: "requests"}, checks.NotApplicable, "state-body"))
	now := side("b", "2026-01-20", t,
		judged(checks.Finding{Check: "stand"}, checks.Met, "state-body"), judged(checks.Finding{Check: "accessibility"}, checks.Met, "state-body"),
		judged(checks.Finding{Check: "requests"}, checks.Met, "state-body"))
	trend := checks.NewTrend([]checks.TrendLook{{Looked: was}, {Looked: now}}, loadLaw(t), loadCalendar(t))
	shared := trend.Points[1].Shared
	if trend.Points[0].Shared != nil || shared.Checks != 1 || shared.Was.NotMet != 1 || shared.Now.Met != 1 || shared.Now.Applicable != 1 {
		t.Errorf("%+v", shared)
	}
	if s := trend.Points[1].Summary; s.Met != 3 {
		t.Errorf("the figures of the inspection itself are whole: %+v", s)
	}
}

// Of a seal there are verdicts and nothing beneath them: they are shown, and compared
// with nothing.
func TestABareSealIsComparedWithNothing(t *testing.T) {
	absent := judged(seen([2]string{"hours", "absent"}), checks.NotMet, "state-body")
	present := judged(seen([2]string{"hours", "present"}), checks.Met, "state-body")
	looks := []checks.TrendLook{
		{Looked: side("a", "2025-01-20", t, absent)}, {Looked: side("b", "2025-06-20", t, absent), Bare: true}, {Looked: side("c", "2026-01-20", t, present)},
	}
	trend := checks.NewTrend(looks, loadLaw(t), loadCalendar(t))
	if got := changesOf(trend, "stand"); !slices.Equal(got, []string{"/", "/", "eliminated/a"}) || !trend.Points[1].Bare {
		t.Errorf("%q", got)
	}
}

func TestWhatCouldNotBeReadTellsNoChange(t *testing.T) {
	present := judged(seen([2]string{"hours", "present"}), checks.Met, "state-body")
	unread := side("b", "2026-01-20", t, present)
	unread.Unread = true
	trend := checks.NewTrend([]checks.TrendLook{{Looked: side("a", "2025-01-20", t, present)}, {Looked: unread}}, loadLaw(t), loadCalendar(t))
	if got := changesOf(trend, "stand"); !slices.Equal(got, []string{"/", "/a"}) {
		t.Errorf("%q", got)
	}
}
