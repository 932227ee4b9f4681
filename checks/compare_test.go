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

// Only a known day of execution after the end of the term makes an elimination late:
// the day of a later look proves nothing about when it was done.
func TestAnEliminationIsLateOnlyByItsKnownDay(t *testing.T) {
	report := func(done string) []checks.Step {
		return []checks.Step{{ID: "s1", Step: checks.Report, Paper: "r1", Day: day(t, "2026-03-20"), Done: day(t, done)}}
	}
	granted := []checks.Step{{ID: "s1", Step: checks.Granted, Paper: "r1", Day: day(t, "2026-02-20"), Days: 5}}
	done := func(iso string) checks.Execution {
		return checks.Execution{Value: checks.Executed, Day: day(t, iso), Looked: day(t, "2026-05-05")}
	}
	looked := checks.Execution{Value: checks.Executed, Looked: day(t, "2026-05-05")}
	for _, c := range []struct {
		says, due string
		executed  []checks.Execution
		steps     []checks.Step
		spoil     func(c *checks.Case)
		want      checks.Change
	}{
		{says: "nothing is recorded", due: "2026-03-02", want: checks.Eliminated},
		{says: "on the last day", due: "2026-03-02", executed: []checks.Execution{done("2026-03-02")}, want: checks.Eliminated},
		{says: "a day after", due: "2026-03-02", executed: []checks.Execution{done("2026-03-03")}, want: checks.EliminatedLate},
		{says: "looked at long after", due: "2026-03-02", executed: []checks.Execution{looked}, want: checks.Eliminated},
		{says: "a report names a day after", due: "2026-03-02", executed: []checks.Execution{looked}, steps: report("2026-03-03"), want: checks.EliminatedLate},
		{says: "a report names a day in time", due: "2026-03-02", executed: []checks.Execution{looked}, steps: report("2026-02-27"), want: checks.Eliminated},
		{says: "five days were given", due: "2026-03-06", executed: []checks.Execution{done("2026-03-06")}, steps: granted, want: checks.Eliminated},
		{says: "and a day after them", due: "2026-03-06", executed: []checks.Execution{done("2026-03-07")}, steps: granted, want: checks.EliminatedLate},
		{says: "two answers stand against each other", due: "2026-03-02", executed: []checks.Execution{done("2026-03-03"), looked}, want: checks.Eliminated},
		{says: "the paper is disputed", executed: []checks.Execution{done("2026-03-03")}, want: checks.Eliminated,
			spoil: func(c *checks.Case) { c.Papers[0].States = make([]checks.PaperState, 2) }},
		{says: "the paper was amended", executed: []checks.Execution{done("2026-03-03")}, want: checks.Eliminated, spoil: func(c *checks.Case) {
			c.Papers = append(c.Papers, checks.IssuedPaper{ID: "r2", Paper: "recommendation", Course: c.Papers[0].Course[:1],
				Content: &checks.PaperContent{Details: checks.PaperDetails{Term: 30, Amends: "r1"}}})
		}},
	} {
		was := side("2025-001", "2026-01-20", t, seen([2]string{"hours", "absent"}))
		was.Case.Papers, was.Case.Steps = []checks.IssuedPaper{recommended(t)}, c.steps
		was.Case.Executions = map[checks.PointKey][]checks.Execution{{ID: "r1", Point: 1}: c.executed}
		if c.spoil != nil {
			c.spoil(was.Case)
		}
		got := checks.Compare(was, side("2026-001", "2026-08-01", t, seen([2]string{"hours", "present"})), loadLaw(t), loadCalendar(t))
		due := ""
		if len(got.Lines) == 1 && got.Lines[0].Due != 0 {
			due = got.Lines[0].Due.String()
		}
		if len(got.Lines) != 1 || got.Lines[0].Change != c.want || due != c.due {
			t.Errorf("%s: %+v", c.says, got.Lines)
		}
	}
}

// recommended is a recommendation about the stand at the main address: 30 days from
// 30 January 2026.
func recommended(t *testing.T) checks.IssuedPaper {
	return checks.IssuedPaper{
		ID: "r1", Paper: "recommendation", Course: []checks.PaperState{{Value: checks.Registered, Day: day(t, "2026-01-27")}, {Value: checks.Served, Day: day(t, "2026-01-30")}},
		Content: &checks.PaperContent{ID: "r1", Details: checks.PaperDetails{Term: 30},
			Points: []checks.PaperPoint{{Point: 1, Check: "stand", Part: "items", Premises: "main"}}},
	}
}

// The term of an act of results runs from the act of appointment, and so does the
// comparison.
func TestAnActOfResultsIsComparedFromTheActOfAppointment(t *testing.T) {
	was := side("2025-001", "2026-01-20", t, seen([2]string{"hours", "absent"}))
	act, results := recommended(t), recommended(t)
	act.ID, act.Paper = "a1", "appointment"
	results.Paper = "results"
	results.Course = []checks.PaperState{{Value: checks.Registered, Day: day(t, "2026-02-27")}, {Value: checks.Served, Day: day(t, "2026-02-27")}}
	was.Case.Papers = []checks.IssuedPaper{act, results}
	got := checks.Compare(was, side("2026-001", "2026-08-01", t, seen([2]string{"hours", "present"})), loadLaw(t), loadCalendar(t))
	if len(got.Lines) != 1 || got.Lines[0].Due != day(t, "2026-03-02") {
		t.Errorf("%+v", got.Lines)
	}
}

// What could not be read may hold anything: nothing is told of what was broken.
func TestAnInspectionThatIsNotWhollyReadTellsNothing(t *testing.T) {
	for _, spoil := range []func(was, now *checks.Looked){
		func(was, _ *checks.Looked) { was.Case.Unread = []string{"x"} },
		func(_, now *checks.Looked) { now.Case.Unread = []string{"x"} },
		func(was, _ *checks.Looked) { was.Unread = true },
	} {
		was, now := side("2025-001", "2026-01-20", t, seen([2]string{"hours", "absent"})), side("2026-001", "2026-08-01", t, seen([2]string{"hours", "present"}))
		spoil(&was, &now)
		got := checks.Compare(was, now, loadLaw(t), loadCalendar(t))
		if !got.Unread || !slices.Equal(changes(got), []string{"stand hours untold"}) || got.Counts[checks.Untold] != 1 {
			t.Errorf("%+v", got)
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
