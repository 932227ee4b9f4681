package check_test

import (
	"fmt"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/check"
	"ashyq/tui/theme"
	"ashyq/tui/tuitest"
	"ashyq/tui/widget"
)

// slots are the slots of a period with the states of a year that was looked at
// from March on, under both acts and the days between them.
func slots(t *testing.T, unit calendar.Unit, period string) []checks.Unit {
	t.Helper()
	span, err := calendar.ParseSpan(period)
	if err != nil {
		t.Fatal(err)
	}
	day := func(text string) calendar.Day {
		d, err := calendar.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	old, now := standard.ClauseRef{Edition: "606-НҚ/221", Clause: "8(10)"}, standard.ClauseRef{Edition: "177-НҚ", Clause: "4(10)"}
	var out []checks.Unit
	for i, s := range calendar.Slots(unit, span) {
		u := checks.Unit{Slot: s.Name, From: s.Span.From, To: s.Span.To, Breach: s.Span.To, State: checks.Filled, ClauseRef: old}
		switch {
		case u.To > day("2025-05-12"):
			u.ClauseRef = now
		case u.To >= day("2025-05-03"):
			u.Also = []standard.ClauseRef{now}
		}
		switch {
		case !span.Holds(s.Span):
			u.State = checks.Cut
		case u.To >= day("2025-12-17"):
			u.State = checks.Future
		case i%4 == 1 && u.To < day("2025-03-03"):
			u.State = checks.Unknown
		case i%7 == 2 && u.From >= day("2025-03-03"):
			u.State = checks.NoEvent
		}
		out = append(out, u)
	}
	return out
}

// Every kind of strip, in every language and width, without colour and in ASCII.
func TestStripsLookAsTheyShould(t *testing.T) {
	source, _ := calendar.ParseSpan("2025-03-03..2025-12-14")
	for _, row := range []struct {
		name   string
		unit   calendar.Unit
		period string
		at     int
	}{
		{"weeks", calendar.Week, "2025-01-01..2025-12-31", 17},
		{"weeks-of-two-years", calendar.Week, "2024-04-04..2025-12-31", 56},
		{"quarters", calendar.Quarter, "2024-04-04..2025-12-31", 4},
		{"half-years", calendar.HalfYear, "2024-04-04..2025-12-31", 2},
		{"years", calendar.Year, "2021-01-01..2025-12-31", 3},
		{"days", calendar.Daily, "2025-01-01..2025-12-31", 64},
	} {
		units := slots(t, row.unit, row.period)
		var out strings.Builder
		for _, l := range lang.Langs() {
			for _, w := range []int{58, 78, 118} {
				e := &screen.Env{Lang: l}
				strip := check.StripOf(e, units, "401-V", calendar.Spans{source})
				c := widget.NewCanvas(w, strip.Height()+2)
				strip.Draw(c, row.at)
				widget.Legend(c, strip.Height(), 3, check.Legend(e, units, w < 60))
				fmt.Fprintf(&out, "%s %d\n%s\n\n%s\n\n", l, w, c.Plain(), tuitest.Plain(c.Frame(theme.New(true, true))))
			}
		}
		tuitest.Golden(t, "strip."+row.name, out.String())
	}
}

// A strip shows for each slot the state that the judge gave it, and a bar where
// the act of the day of the breach changes.
func TestAStripSaysWhatTheJudgeSays(t *testing.T) {
	s := open(t, in(lang.EN, 80, 24), "2026-001", "weekly-blog")
	units := s.part("weekly-blog", "posts").Slots
	strip := check.StripOf(s.Bench.Env(), units, "401-V", nil)
	acts := map[string]bool{}
	for i, u := range units {
		sign, _ := theme.State(u.State)
		if o := strip.Slots[i]; o.Sign != sign || (o.Act == "") != (len(u.Also) > 0) {
			t.Errorf("%s is %s of %q, drawn as %q of %q", u.Slot, u.State, u.Edition, o.Sign, o.Act)
		}
		acts[strip.Slots[i].Act] = true
	}
	if len(acts) != 3 {
		t.Errorf("acts %v", acts)
	}
}
