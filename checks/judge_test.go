package checks_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/standard"
)

// stateBody is a state body whose traits are answered, inspected for 2025: the
// first quarter without an event that finds out the need for open data, the other
// three with one.
func stateBody(t testing.TB) *world {
	t.Helper()
	w := &world{law: loadLaw(t), days: loadCalendar(t), office: &checks.Office{}}
	h := checks.Holder{Categories: []checks.Belonging{{ID: "state-body"}}}
	for _, trait := range w.law.Traits() {
		value := checks.No
		if slices.Contains([]string{"collegial-open", "drafts-legal-acts", "administers-budget-programmes"}, trait.ID) {
			value = checks.Yes
		}
		h.Traits = append(h.Traits, checks.Trait{ID: trait.ID, Value: value})
	}
	w.holder = &checks.HolderState{Holder: h, Mark: checks.Mark{Entry: "h"}}
	w.c = &checks.Case{Mark: checks.Mark{Entry: "i"}, Inspection: checks.Inspection{
		Categories: []string{"state-body"}, AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
		Period: checks.Dated{From: day(t, "2025-01-01"), To: day(t, "2025-12-31")},
	}}
	serves := []checks.Service{{Check: "open-data-events", Parts: []string{"events"}}}
	for i, d := range []string{"2025-05-14", "2025-08-20", "2025-11-12"} {
		id := string(rune('a' + i))
		w.c.Evidence = append(w.c.Evidence, checks.Evidence{
			ID: id, Kind: checks.Event, At: moment(day(t, d)), Serves: serves, Mark: checks.Mark{Entry: id},
		})
	}
	w.c.Coverage = []checks.Coverage{{
		Check: "open-data-events", Parts: []string{"events"}, Of: checks.Events, Source: "журнал",
		From: day(t, "2025-01-01"), To: day(t, "2025-12-31"),
		Mark: checks.Mark{Entry: "c", Time: time.Date(2026, 1, 20, 4, 0, 0, 0, time.UTC)},
	}}
	return w
}

func TestAYearInWhichOneQuarterWasMissed(t *testing.T) {
	w := stateBody(t)
	findings := w.judge()
	want := checks.Summary{Applicable: 18, NotMet: 1, NotChecked: 17}
	if got := checks.Summarize(findings); got != want {
		t.Errorf("summary: got %+v, want %+v", got, want)
	}
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Check)
	}
	var catalogue []string
	for _, c := range w.law.Checks() {
		if slices.Contains(c.Categories(), "state-body") {
			catalogue = append(catalogue, c.ID)
		}
	}
	if !slices.Equal(ids, catalogue) {
		t.Errorf("findings come as %v, the catalogue as %v", ids, catalogue)
	}
}

func TestAFindingAsJSON(t *testing.T) {
	w := stateBody(t)
	f, _ := checks.JudgeOne(w.law.Check("open-data-events"), w.c, w.holder, w.office, w.law, w.days)
	f.Basis = ""
	got, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/finding.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, bytes.TrimSpace(want)) {
		t.Errorf("got\n%s", got)
	}
}

func TestAUnitThatFallsToNoClauseNamesNone(t *testing.T) {
	b, err := json.Marshal(checks.Unit{Slot: "2024-Q1", State: checks.Cut})
	if got := string(b); err != nil || got != `{"slot":"2024-Q1","state":"cut"}` {
		t.Errorf("%s %v", got, err)
	}
	u := checks.Unit{Slot: "2024-Q3", State: checks.Filled, ClauseRef: standard.ClauseRef{Edition: "606-НҚ/221", Clause: "8(15)"}}
	b, err = json.Marshal(u)
	if got := string(b); err != nil || got != `{"slot":"2024-Q3","state":"filled","edition":"606-НҚ/221","clause":"8(15)"}` {
		t.Errorf("%s %v", got, err)
	}
}

func TestTheBasisMovesWithWhatTheFindingWasComputedFrom(t *testing.T) {
	basis := func(change func(w *world)) string {
		w := stateBody(t)
		change(w)
		f, _ := checks.JudgeOne(w.law.Check("open-data-events"), w.c, w.holder, w.office, w.law, w.days)
		return f.Basis
	}
	plain := basis(func(*world) {})
	if !strings.HasPrefix(plain, "sha256:") || len(plain) != len("sha256:")+64 {
		t.Errorf("basis %q", plain)
	}
	other := []checks.Service{{Check: "weekly-blog", Parts: []string{"posts"}}}
	for _, row := range []struct {
		says   string
		change func(w *world)
		moves  bool
	}{
		{"evidence about the check", func(w *world) { w.c.Evidence[0].Mark.Entry = "z" }, true},
		{"evidence about another check", func(w *world) {
			w.c.Evidence = append(w.c.Evidence, checks.Evidence{ID: "x", Serves: other, Mark: checks.Mark{Entry: "x"}})
		}, false},
		{"coverage of the check", func(w *world) { w.c.Coverage = nil }, true},
		{"an answer to the check", func(w *world) {
			w.c.Answers = map[checks.Question][]checks.Answer{{Check: "open-data-events"}: {{Mark: checks.Mark{Entry: "x"}}}}
		}, true},
		{"an answer to another check", func(w *world) {
			w.c.Answers = map[checks.Question][]checks.Answer{{Check: "stand"}: {{Mark: checks.Mark{Entry: "x"}}}}
		}, false},
		{"the record of the holder", func(w *world) { w.holder.Mark.Entry = "z" }, true},
		{"a dispute about that record", func(w *world) { w.holder.Disputed = []string{"names"} }, true},
		{"the record of the inspection", func(w *world) { w.c.Mark.Entry = "z" }, true},
		{"the office", func(w *world) { w.office.Digest = "z" }, true},
		{"a rejected proposal of another page", func(w *world) {
			w.c.Rejected = map[string][]checks.Rejection{"p": {{Capture: "x"}}}
		}, false},
		{"a rejection of what was confirmed", func(w *world) {
			w.c.Evidence[0].Origin = &checks.Origin{Capture: "x"}
			w.c.Rejected = map[string][]checks.Rejection{"p": {{Capture: "x"}}}
		}, true},
	} {
		if moved := basis(row.change) != plain; moved != row.moves {
			t.Errorf("%s: moved %v, want %v", row.says, moved, row.moves)
		}
	}
	a, b := []checks.Finding{{Check: "x", Basis: "1"}}, []checks.Finding{{Check: "x", Basis: "2"}}
	if checks.Basis(a) == checks.Basis(b) || checks.Basis(a) != checks.Basis(a) {
		t.Error("the basis of findings does not follow theirs")
	}
}

func TestACheckThatDoesNotBindIsNotJudged(t *testing.T) {
	w := stateBody(t)
	for _, id := range []string{"prices", "nothing"} {
		if _, ok := checks.JudgeOne(w.law.Check(id), w.c, w.holder, w.office, w.law, w.days); ok {
			t.Errorf("%s was judged", id)
		}
	}
	w.c.Inspection.Categories = nil
	if got := w.judge(); len(got) != 0 {
		t.Errorf("%d findings without a category", len(got))
	}
}

// hanging is the check of open data events, made to hang on a trait: none of the
// catalogue that repeats in time does, but one may.
func hanging(t testing.TB, traits ...checks.Trait) checks.Finding {
	w := stateBody(t)
	w.holder.Holder.Traits = traits
	check := *w.law.Check("open-data-events")
	check.Parts = slices.Clone(check.Parts)
	check.Parts[0].When = []standard.When{{All: []string{"collegial-open"}}}
	f, _ := checks.JudgeOne(&check, w.c, w.holder, w.office, w.law, w.days)
	return f
}

func TestASlotHangsOnItsTrait(t *testing.T) {
	dated := func(from, to string) checks.Dated { return checks.Dated{From: day(t, from), To: day(t, to)} }
	for _, row := range []struct {
		says   string
		traits []checks.Trait
		states string
		want   checks.Verdict
	}{
		{"held all year", []checks.Trait{{ID: "collegial-open", Value: checks.Yes}}, "missing filled filled filled", checks.NotMet},
		{"held from the middle of a quarter: that quarter is cut", []checks.Trait{{ID: "collegial-open", Value: checks.Yes, Dated: dated("2025-05-10", "2027-01-01")}}, "cut filled filled filled", checks.Met},
		{"not held in the first quarter, unknown after", []checks.Trait{{ID: "collegial-open", Value: checks.No, Dated: dated("2025-01-01", "2025-03-31")}}, "cut unknown unknown unknown", checks.CannotTell},
		{"unknown", nil, "unknown unknown unknown unknown", checks.CannotTell},
		{"not held", []checks.Trait{{ID: "collegial-open", Value: checks.No}}, "", checks.NotApplicable},
	} {
		f := hanging(t, row.traits...)
		var states []string
		for _, s := range f.Parts[0].Slots {
			states = append(states, string(s.State))
		}
		if got := strings.Join(states, " "); got != row.states || f.Verdict != row.want {
			t.Errorf("%s: %s, %s", row.says, got, f.Verdict)
		}
	}
}
