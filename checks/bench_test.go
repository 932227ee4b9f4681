package checks_test

import (
	"fmt"
	"testing"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// aYear is an inspection of a state body over a year, with a hundred pieces of
// evidence spread over its eighteen checks.
func aYear(t testing.TB) *world {
	t.Helper()
	w := &world{law: loadLaw(t), days: loadCalendar(t)}
	w.c = &checks.Case{
		Inspection: checks.Inspection{
			Categories: []string{"state-body"}, AsOf: day(t, "2026-01-20"), Form: checks.Remote,
			Period: checks.Dated{From: day(t, "2025-01-01"), To: day(t, "2025-12-31")},
		},
		Answers: map[checks.Question][]checks.Answer{},
	}
	h := checks.Holder{Categories: []checks.Belonging{{ID: "state-body"}}, Premises: []checks.Premises{{ID: "P1"}, {ID: "P2"}}}
	for _, trait := range w.law.Traits() {
		h.Traits = append(h.Traits, checks.Trait{ID: trait.ID, Value: checks.Yes})
	}
	w.holder, w.office = &checks.HolderState{Holder: h}, &checks.Office{}
	m := &maker{dice: &bytesDice{}, law: w.law, first: day(t, "2025-01-05")}
	for i := range 100 {
		check := w.law.Checks()[i%19]
		part := &check.Parts[i/19%len(check.Parts)]
		e := checks.Evidence{
			ID: fmt.Sprint(i), Kind: checks.EvidenceKinds()[i%6], Title: fmt.Sprint("дәлелдеме ", i), Premises: "P1",
			At:     moment(m.first + calendar.Day(i*37%350)),
			Serves: []checks.Service{{Check: check.ID, Parts: []string{part.ID}}},
			Mark:   checks.Mark{Entry: fmt.Sprint(i)},
		}
		for _, id := range itemIDs(w.law, check, part, "state-body") {
			e.Items = append(e.Items, checks.ItemSeen{Item: id, State: checks.Present})
		}
		if i%2 == 0 {
			e.Kind, e.Items = checks.Event, nil
			e.Noticed = []checks.Notice{{Part: part.ID, At: moment(e.At.Day - 2)}}
		}
		w.c.Evidence = append(w.c.Evidence, e)
	}
	return w
}

func BenchmarkJudge(b *testing.B) {
	w := aYear(b)
	b.ReportAllocs()
	for b.Loop() {
		if n := len(w.judge()); n != 18 {
			b.Fatalf("%d findings", n)
		}
	}
}

func BenchmarkJudgeOne(b *testing.B) {
	w := aYear(b)
	check := w.law.Check("weekly-blog")
	b.ReportAllocs()
	for b.Loop() {
		checks.JudgeOne(check, w.c, w.holder, w.office, w.law, w.days)
	}
}

// Judging a thousand inspections must not say a word: no message is rendered, no
// sum explained.
func TestJudgingIsFrugal(t *testing.T) {
	w := aYear(t)
	w.judge()
	if n := testing.AllocsPerRun(5, func() { w.judge() }); n > 6000 {
		t.Errorf("%.0f allocations for one inspection", n)
	}
}
