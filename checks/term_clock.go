package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// Clock is what the terms of an inspection are counted from. It reads no clock:
// which day it is comes last, see Running.
type Clock struct {
	Case   *Case
	Holder *HolderState
	Office *Office
	Law    *standard.Standard
	Days   *calendar.Calendar // embedded; the corrections of the office are added
	Broken bool               // something is broken now
	Found  calendar.Day       // the day on which that was found, none if it cannot be told
}

// Terms lists the terms of an inspection that run on a day.
func (k Clock) Terms(today calendar.Day, appointed []calendar.Day) []Term {
	return Running(k.Seeds(), today, appointed)
}

// Seeds lists every term that follows from what stands about the inspection,
// whichever day it is: also those that begin when another one passes.
func (k Clock) Seeds() []Term {
	w := &watch{Clock: k, days: k.Office.Calendar(k.Days)}
	if len(k.Case.Inspection.Holder) == 0 || w.terminated() {
		return nil
	}
	switch k.Case.Inspection.Form {
	case Remote:
		w.remote()
	case Unscheduled:
		w.unscheduled()
	}
	w.grounds()
	w.doubt()
	return w.list
}

// watch gathers the terms of one inspection.
type watch struct {
	Clock
	days *calendar.Calendar
	list []Term
}

// add takes a term in, counted.
func (w *watch) add(t Term) { w.list = append(w.list, w.count(t)) }

func (w *watch) count(t Term) Term {
	t.Inspection, t.Holder = w.Case.Inspection.ID, w.Case.Inspection.Holder
	return t.Counted(w.Law, w.days)
}

// about begins a term that follows from a paper.
func about(kind TermKind, of Owner, p *IssuedPaper) Term {
	return Term{Kind: kind, Of: of, Paper: p.ID, Number: p.Number()}
}

// terminated tells whether the inspection was ended without a result (art.
// 19-1(22) of the Law): nothing runs after that.
func (w *watch) terminated() bool { return len(w.steps(Terminated)) > 0 }

// steps lists the steps of some kinds, in the order of their days, without those of
// which two records stand against each other.
func (w *watch) steps(kinds ...StepKind) []Step {
	var out []Step
	for _, s := range w.Case.Steps {
		if slices.Contains(kinds, s.Step) && !w.Case.TwoSteps(s.ID) {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Step) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// follower gives the latest registered paper of a kind that follows a paper: one
// that names it, or one that names none where there is only one to follow.
func (w *watch) follower(kind PaperKind, p *IssuedPaper, alone bool) *IssuedPaper {
	for _, q := range slices.Backward(w.papers(kind)) {
		if q.Frozen() && (q.Details().Follows == p.ID || q.Details().Follows == "" && alone) {
			return q
		}
	}
	return nil
}

// papers lists the issued papers of a kind that no other amends.
func (w *watch) papers(kind PaperKind) []*IssuedPaper {
	var out []*IssuedPaper
	for i := range w.Case.Papers {
		if p := &w.Case.Papers[i]; p.Kind() == kind && !w.Case.Amended(p.ID) {
			out = append(out, p)
		}
	}
	return out
}

// disputed tells whether two live states of a paper stand against each other.
func (p *IssuedPaper) disputed() bool { return len(p.States) > 1 }

// Broken lists the questions that are broken: parts, and checks that were answered
// as a whole. What only guides is broken where the analyst says so.
func Broken(findings []Finding) []Question {
	var out []Question
	for i := range findings {
		f := &findings[i]
		if f.Check == OtherCheck || f.By == Analyst && !f.Verdict.Broken() {
			continue
		}
		n := len(out)
		for _, p := range f.Parts {
			if p.Verdict.Broken() && (p.Weight != standard.Guiding || p.By == Analyst) {
				out = append(out, Question{Check: f.Check, Part: p.Part})
			}
		}
		if n == len(out) && f.By == Analyst {
			out = append(out, Question{Check: f.Check})
		}
	}
	return out
}
