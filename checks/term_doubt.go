package checks

import "slices"

// A term is only as sure as what it is counted from. Where something of the
// inspection cannot be read, or two records of one step stand against each other,
// the terms that rest on it have no last day, and nobody is late in them.

// doubt takes the last day from every term that rests on what is in doubt.
func (w *watch) doubt() {
	unread := len(w.Case.Unread)+len(w.Holder.Unread)+len(w.Office.Unread) > 0
	steps := w.Case.inDoubt()
	for i := range w.list {
		t := &w.list[i]
		rests := func(s Step) bool { return w.rests(t, &s) }
		switch {
		case unread:
			t.Gap = NotRead
		case t.Gap == "" && slices.ContainsFunc(steps, rests):
			t.Gap = TwoSteps
		default:
			continue
		}
		*t = w.count(*t)
	}
}

// movesPaper are the steps that move the terms of their paper, movesVisit those that
// move an unscheduled inspection as a whole.
var (
	movesPaper = []StepKind{Objection, Report, MoreTime, Granted, MadeKnown}
	movesVisit = []StepKind{Suspended, CauseGone, Resumed, Terminated, Extended}
)

// rests tells whether a term rests on a step. The right to object rests on objections
// alone.
func (w *watch) rests(t *Term, s *Step) bool {
	if t.Kind == TermObject && s.Step != Objection {
		return false
	}
	return slices.Contains(movesVisit, s.Step) ||
		slices.Contains(movesPaper, s.Step) && (s.Paper == "" || slices.Contains(w.Case.Chain(t.Paper), s.Paper))
}

// owed are the terms that would run of steps in doubt: an objection that is to be
// answered, a ground of an inspection. They are shown without a day.
func (w *watch) owed(kind StepKind, papers ...string) []Step {
	return slices.DeleteFunc(w.Case.inDoubt(), func(s Step) bool {
		return s.Step != kind || len(papers) > 0 && !slices.Contains(papers, s.Paper)
	})
}
