package checks_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

func moment(d calendar.Day) calendar.Moment { return calendar.Moment{Day: d, Minute: -1} }

// worlds makes random worlds and hands each to a test.
func worlds(t *testing.T, n int, try func(r *rand.Rand, w *world)) {
	t.Helper()
	r := random(t)
	m := &maker{dice: r, law: loadLaw(t), days: loadCalendar(t), first: day(t, "2024-01-01")}
	for range n {
		try(r, m.world())
		if t.Failed() {
			return
		}
	}
}

// asJSON writes findings as they are shown; the marks of answers are not.
func asJSON(t *testing.T, list []checks.Finding) string {
	t.Helper()
	b, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestJudgeIsAFunctionOfTheSet(t *testing.T) {
	worlds(t, 120, func(r *rand.Rand, w *world) {
		want := w.judge()
		r.Shuffle(len(w.c.Evidence), func(i, j int) { w.c.Evidence[i], w.c.Evidence[j] = w.c.Evidence[j], w.c.Evidence[i] })
		r.Shuffle(len(w.c.Coverage), func(i, j int) { w.c.Coverage[i], w.c.Coverage[j] = w.c.Coverage[j], w.c.Coverage[i] })
		for _, list := range w.c.Answers {
			r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		}
		slices.Reverse(w.holder.Holder.Traits)
		if got := w.judge(); !reflect.DeepEqual(got, want) {
			t.Errorf("another order gives other findings:\n%s\n%s", asJSON(t, got), asJSON(t, want))
		}
	})
}

func TestOneCheckIsJudgedAsAmongAll(t *testing.T) {
	worlds(t, 30, func(_ *rand.Rand, w *world) {
		for _, f := range w.judge() {
			one, ok := checks.JudgeOne(w.law.Check(f.Check), w.c, w.holder, w.office, w.law, w.days)
			if !ok || !reflect.DeepEqual(one, f) {
				t.Errorf("%s alone:\n%s\n%s", f.Check, asJSON(t, []checks.Finding{one}), asJSON(t, []checks.Finding{f}))
			}
		}
	})
}

func TestJudgingLeavesTheRecordsAlone(t *testing.T) {
	worlds(t, 30, func(_ *rand.Rand, w *world) {
		before, err := json.Marshal([]any{w.c.Evidence, w.c.Coverage, w.holder.Holder})
		if err != nil {
			t.Fatal(err)
		}
		w.judge()
		after, _ := json.Marshal([]any{w.c.Evidence, w.c.Coverage, w.holder.Holder})
		if string(before) != string(after) {
			t.Errorf("judging changed the records:\n%s\n%s", before, after)
		}
	})
}

func TestTheVerdictsAreTheSameTenYearsLater(t *testing.T) {
	worlds(t, 30, func(_ *rand.Rand, w *world) {
		want := asJSON(t, w.judge())
		for i := range w.c.Evidence {
			w.c.Evidence[i].Mark.Time = w.c.Evidence[i].Mark.Time.AddDate(10, 0, 0)
		}
		for _, list := range w.c.Answers {
			for i := range list {
				list[i].Mark.Time = list[i].Mark.Time.AddDate(10, 0, 0)
			}
		}
		w.c.Mark.Time, w.holder.Mark.Time = w.c.Mark.Time.AddDate(10, 0, 0), w.holder.Mark.Time.AddDate(10, 0, 0)
		for i := range w.c.Coverage { // a source counts to the day it was stated
			if c := &w.c.Coverage[i]; calendar.DayOf(c.Mark.Time) >= c.To {
				c.Mark.Time = c.Mark.Time.AddDate(10, 0, 0)
			}
		}
		if got := asJSON(t, w.judge()); got != want {
			t.Errorf("ten years later:\n%s\n%s", got, want)
		}
	})
}

// clauseVerdicts lists the verdicts of all clauses.
func clauseVerdicts(list []checks.Finding) map[standard.ClauseRef]checks.Verdict {
	out := map[standard.ClauseRef]checks.Verdict{}
	for _, f := range list {
		for _, c := range f.Clauses {
			out[c.ClauseRef] = c.Verdict
		}
	}
	return out
}

func TestWhatProvesNothingMovesNothingButTheFirstLook(t *testing.T) {
	worlds(t, 100, func(r *rand.Rand, w *world) {
		before := clauseVerdicts(w.judge())
		m := &maker{dice: r, law: w.law, first: day(t, "2024-01-01"), n: 5000}
		for range 5 {
			check, part := m.part()
			w.c.Evidence = append(w.c.Evidence, checks.Evidence{
				ID: m.mark().Entry, Kind: checks.Statement, At: moment(m.day()),
				Serves: []checks.Service{{Check: check.ID, Parts: []string{part.ID}}},
				Mark:   checks.Mark{Entry: m.mark().Entry},
			})
		}
		for ref, v := range clauseVerdicts(w.judge()) {
			if was := before[ref]; v != was && !(was == checks.NotChecked && v == checks.CannotTell) {
				t.Errorf("%v: a statement turned %q into %q", ref, was, v)
			}
		}
	})
}

func TestEvidenceAfterTheAsOfDateProvesNothing(t *testing.T) {
	worlds(t, 100, func(r *rand.Rand, w *world) {
		before := clauseVerdicts(w.judge())
		m := &maker{dice: r, law: w.law, days: w.days, first: day(t, "2024-01-01"), n: 5000}
		for range 8 {
			e := m.evidence(w)
			e.At.Day, e.Mark.Rival, e.Origin = w.c.Inspection.AsOf+1+e.At.Day%30, false, nil
			w.c.Evidence = append(w.c.Evidence, e)
		}
		for ref, v := range clauseVerdicts(w.judge()) {
			if was := before[ref]; v != was && !(was == checks.NotChecked && v == checks.CannotTell) {
				t.Errorf("%v: later evidence turned %q into %q", ref, was, v)
			}
		}
	})
}

func TestAnEventNeverBreaksACadence(t *testing.T) {
	worlds(t, 200, func(r *rand.Rand, w *world) {
		w.c.Inspection.Categories, w.c.Answers = []string{"state-body"}, nil
		w.holder.Holder.Categories = []checks.Belonging{{ID: "state-body"}}
		judge := func() map[standard.ClauseRef]checks.Verdict {
			f, _ := checks.JudgeOne(w.law.Check("open-data-events"), w.c, w.holder, w.office, w.law, w.days)
			return clauseVerdicts([]checks.Finding{f})
		}
		before := judge()
		m := &maker{dice: r, law: w.law, first: day(t, "2024-01-01"), n: 5000}
		w.c.Evidence = append(w.c.Evidence, checks.Evidence{
			ID: "event", Kind: checks.Event, At: moment(m.day()),
			Serves: []checks.Service{{Check: "open-data-events", Parts: []string{"events"}}},
		})
		for ref, v := range judge() {
			if was := before[ref]; v.Broken() && !was.Broken() {
				t.Errorf("%v: an event turned %q into %q", ref, was, v)
			}
		}
	})
}

func TestCoverageNeverMendsAndNeverUndoesAnEvent(t *testing.T) {
	worlds(t, 200, func(r *rand.Rand, w *world) {
		w.c.Inspection.Categories, w.c.Answers = []string{"state-body"}, nil
		w.holder.Holder.Categories = []checks.Belonging{{ID: "state-body"}}
		states := func() map[string]checks.State {
			out := map[string]checks.State{}
			f, _ := checks.JudgeOne(w.law.Check("weekly-blog"), w.c, w.holder, w.office, w.law, w.days)
			for _, s := range f.Parts[0].Slots {
				out[s.Slot] = s.State
			}
			return out
		}
		before := states()
		m := &maker{dice: r, law: w.law, first: day(t, "2024-01-01"), n: 5000}
		c := m.coverage()
		c.Check, c.Parts = "weekly-blog", []string{"posts"}
		w.c.Coverage = append(w.c.Coverage, c)
		for slot, s := range states() {
			if was := before[slot]; s != was && !(was == checks.Unknown && s == checks.NoEvent) {
				t.Errorf("%s: coverage turned %q into %q", slot, was, s)
			}
		}
	})
}

func TestHerAnswerToTheCheckIsTheVerdictOfEveryClause(t *testing.T) {
	worlds(t, 60, func(r *rand.Rand, w *world) {
		w.holder.Disputed = nil
		for _, f := range w.judge() {
			v := pick(r, []checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.NotApplicable, checks.CannotTell})
			q := checks.Question{Check: f.Check}
			w.c.Answers[q] = []checks.Answer{{Verdict: v, Places: map[string]string{"norm": "н"}}}
			got, _ := checks.JudgeOne(w.law.Check(f.Check), w.c, w.holder, w.office, w.law, w.days)
			for _, c := range got.Clauses {
				if c.Verdict != v {
					t.Errorf("%s %v: %s, answered %s", f.Check, c.ClauseRef, c.Verdict, v)
				}
			}
			if got.By != checks.Analyst || len(got.Clauses) > 0 && got.Verdict != v || got.Computed == "" {
				t.Errorf("%s: %s by %s, computed %q", f.Check, got.Verdict, got.By, got.Computed)
			}
		}
	})
}

func TestEveryFindingAddsUp(t *testing.T) {
	worlds(t, 100, func(_ *rand.Rand, w *world) {
		findings := w.judge()
		sum := checks.Summarize(findings)
		lines := 0
		line := w.law.Timeline(published(w.office))
		for _, f := range findings {
			lines += len(f.Lines)
			var all []checks.Verdict
			for _, c := range f.Clauses {
				all = append(all, c.Verdict)
			}
			if f.Verdict != checks.Worst(all) {
				t.Errorf("%s: %s of %v", f.Check, f.Verdict, all)
			}
			for _, p := range f.Parts {
				inForce(t, f.Check+"/"+p.Part, p, line)
				spoken(t, f.Check+"/"+p.Part, p.Reasons)
			}
			if w.c.Inspection.AsOf >= line.Start() && len(f.Lines) == 0 {
				t.Errorf("%s: no line", f.Check)
			}
		}
		if got := sum.Applicable + sum.NotApplicable; got != lines {
			t.Errorf("%d lines, the summary has %d", lines, got)
		}
		if got := sum.Met + sum.PartlyMet + sum.NotMet + sum.CannotTell + sum.NotChecked; got != sum.Applicable {
			t.Errorf("of %d applicable lines %d have a verdict", sum.Applicable, got)
		}
	})
}
