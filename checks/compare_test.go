package checks_test

import (
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// side is one inspection of a comparison: what it gave for the questions of a few
// checks.
func side(number, asOf string, t *testing.T, findings ...checks.Finding) checks.Looked {
	return checks.Looked{
		Case:     &checks.Case{Inspection: checks.Inspection{ID: number, Number: number, AsOf: day(t, asOf)}},
		Findings: findings,
	}
}

// held is the finding of a cadence, slot by slot: "2025-Q1 missing".
func held(t *testing.T, states ...[2]string) checks.Finding {
	p := checks.PartFinding{Part: "events", Method: standard.Cadence}
	for _, s := range states {
		u := checks.Unit{Slot: s[0], State: checks.State(s[1]), ClauseRef: standard.ClauseRef{Edition: "177-НҚ", Clause: "4(15)"}}
		u.Breach = slotEnd(t, s[0])
		p.Slots = append(p.Slots, u)
	}
	return checks.Finding{Check: "open-data-events", Parts: []checks.PartFinding{p}}
}

// seen is the finding of a stand at one address, item by item: "hours absent".
func seen(states ...[2]string) checks.Finding {
	p := checks.PartFinding{Part: "items", Method: standard.Checklist}
	for _, s := range states {
		p.Items = append(p.Items, checks.Unit{Item: s[0], Premises: "main", State: checks.State(s[1]),
			ClauseRef: standard.ClauseRef{Edition: "177-НҚ", Clause: "4(13)"}})
	}
	return checks.Finding{Check: "stand", Parts: []checks.PartFinding{p}}
}

func changes(c *checks.Comparison) []string {
	var out []string
	for _, l := range c.Lines {
		out = append(out, l.Check+" "+l.Item+" "+string(l.Change))
	}
	slices.Sort(out)
	return out
}

func TestALaterInspectionIsSetBesideTheEarlierOne(t *testing.T) {
	for _, c := range []struct {
		says     string
		was, now checks.Finding
		want     []string
	}{
		{"an item that is there now is eliminated", seen([2]string{"hours", "absent"}), seen([2]string{"hours", "present"}), []string{"stand hours eliminated"}},
		{"an item that is still missing persists", seen([2]string{"hours", "absent"}), seen([2]string{"hours", "incomplete"}), []string{"stand hours persists"}},
		{"an item that nobody saw since cannot be told", seen([2]string{"hours", "absent"}), seen([2]string{"hours", "unknown"}), []string{"stand hours untold"}},
		{"an item that was there and is not is new", seen([2]string{"hours", "present"}), seen([2]string{"hours", "absent"}), []string{"stand hours new"}},
		{"an item that was not known is found for the first time", seen([2]string{"hours", "unknown"}), seen([2]string{"hours", "absent"}), []string{"stand hours first-seen"}},
		{"what was kept and is kept is not told", seen([2]string{"hours", "present"}), seen([2]string{"hours", "present"}), nil},
		{"a missed quarter that is followed by kept ones is not repeated", held(t, [2]string{"2025-Q1", "missing"}),
			held(t, [2]string{"2026-Q1", "filled"}), []string{"open-data-events  not-repeated"}},
		{"a missed quarter that is followed by another is repeated", held(t, [2]string{"2025-Q1", "missing"}),
			held(t, [2]string{"2026-Q1", "filled"}, [2]string{"2026-Q2", "missing"}), []string{"open-data-events  repeated"}},
		{"the same quarter seen again is not a repetition", held(t, [2]string{"2025-Q4", "missing"}),
			held(t, [2]string{"2025-Q4", "missing"}, [2]string{"2026-Q1", "filled"}), []string{"open-data-events  not-repeated"}},
		{"with one quarter unknown it cannot be told", held(t, [2]string{"2025-Q1", "missing"}),
			held(t, [2]string{"2026-Q1", "filled"}, [2]string{"2026-Q2", "unknown"}), []string{"open-data-events  untold"}},
		{"nothing looked at since says nothing", held(t, [2]string{"2025-Q1", "missing"}), checks.Finding{Check: "stand"}, []string{"open-data-events  untold"}},
	} {
		got := checks.Compare(side("2025-001", "2026-01-20", t, c.was), side("2026-001", "2026-08-01", t, c.now), loadLaw(t), loadCalendar(t))
		if !slices.Equal(changes(got), c.want) {
			t.Errorf("%s: %v", c.says, changes(got))
		}
	}
}

// An answer to a part decides over its items, an answer to a check over its parts: a
// question is as wide as the wider of the two answers to it.
func TestAnAnswerOfTheAnalystIsComparedAsWideAsItIs(t *testing.T) {
	part := seen([2]string{"hours", "absent"})
	part.Parts[0].Answers = []checks.PlaceAnswer{{Premises: "main", Answer: checks.Answer{Verdict: checks.Met}}}
	whole := checks.Finding{Check: "stand", Verdict: checks.NotMet, Answer: &checks.Answer{Verdict: checks.NotMet}}
	for _, c := range []struct {
		says     string
		was, now checks.Finding
		want     []string
	}{
		{"what was answered as kept does not persist", seen([2]string{"hours", "absent"}, [2]string{"activity", "present"}), part, []string{"stand items  eliminated"}},
		{"nor was it broken then", part, seen([2]string{"hours", "absent"}), []string{"stand items  new"}},
		{"a whole check answered as broken persists as a whole", seen([2]string{"hours", "absent"}), whole, []string{"stand   persists"}},
		{"and is new where all was kept", seen([2]string{"hours", "present"}), whole, []string{"stand   new"}},
		{"what was not answered again cannot be told", whole, checks.Finding{Check: "weekly-blog"}, []string{"stand   untold"}},
	} {
		got := checks.Compare(side("2025-001", "2026-01-20", t, c.was), side("2026-001", "2026-08-01", t, c.now), loadLaw(t), loadCalendar(t))
		var lines []string
		for _, l := range got.Lines {
			lines = append(lines, l.Check+" "+l.Part+" "+l.Item+" "+string(l.Change))
		}
		if !slices.Equal(lines, c.want) {
			t.Errorf("%s: %q", c.says, lines)
		}
	}
}

// Only a recorded day of execution after the end of the term makes an elimination
// late: the day of the later look proves nothing about when it was done.
func TestAnEliminationIsLateOnlyByItsRecordedDay(t *testing.T) {
	for executed, want := range map[string]checks.Change{
		"": checks.Eliminated, "2026-03-02": checks.Eliminated, "2026-03-03": checks.EliminatedLate,
	} {
		was := side("2025-001", "2026-01-20", t, seen([2]string{"hours", "absent"}))
		was.Case.Papers = []checks.IssuedPaper{{
			ID: "r1", Paper: "recommendation", Course: []checks.PaperState{{Value: checks.Registered, Day: day(t, "2026-01-27")}, {Value: checks.Served, Day: day(t, "2026-01-30")}},
			Content: &checks.PaperContent{ID: "r1", Details: checks.PaperDetails{Term: 30},
				Points: []checks.PaperPoint{{Point: 1, Check: "stand", Part: "items", Premises: "main"}}},
		}}
		if executed != "" {
			was.Case.Executions = map[checks.PointKey][]checks.Execution{{ID: "r1", Point: 1}: {{Value: checks.Executed, Day: day(t, executed)}}}
		}
		got := checks.Compare(was, side("2026-001", "2026-08-01", t, seen([2]string{"hours", "present"})), loadLaw(t), loadCalendar(t))
		if len(got.Lines) != 1 || got.Lines[0].Change != want || got.Lines[0].Due != day(t, "2026-03-02") {
			t.Errorf("executed %q: %+v", executed, got.Lines)
		}
	}
}

// slotEnd is the last day of a slot.
func slotEnd(t *testing.T, name string) calendar.Day {
	t.Helper()
	s, err := calendar.ParseSlot(name)
	if err != nil {
		t.Fatal(err)
	}
	return s.Span.To
}
