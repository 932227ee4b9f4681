package checks

import (
	"slices"

	"ashyq/checks/calendar"
)

// Grounds of an unscheduled inspection that the program sees by itself.
const (
	groundNotExecuted = "1" // 19-1(13)(1)
	groundNotTold     = "2" // 19-1(13)(2)
)

// grounds are the grounds that were recorded: of each an unscheduled inspection is
// appointed in time.
func (w *watch) grounds() {
	for _, s := range w.steps(Ground) {
		t := Term{Kind: TermAppoint, Rule: limitAppoint, Of: Ours, From: s.Day, Step: s.ID, Paper: s.Paper, Ground: s.Ground}
		if p := w.Case.Paper(s.Paper); p != nil {
			t.Number = p.Number()
		}
		w.add(t)
	}
	for _, s := range w.owed(Ground) {
		w.add(Term{Kind: TermAppoint, Rule: limitAppoint, Of: Ours, Step: s.ID, Paper: s.Paper, Ground: s.Ground, Gap: TwoSteps})
	}
}

// recorded tells whether the ground was recorded as one of the paper, or of none.
func (w *watch) recorded(ground string, p *IssuedPaper) bool {
	return slices.ContainsFunc(w.Case.Steps, func(s Step) bool {
		return s.Step == Ground && s.Ground == ground && (s.Paper == p.ID || s.Paper == "")
	})
}

// notTold is the ground that the holder told nothing of the execution: it arises on
// the day after the last one on which it could.
func (w *watch) notTold(p *IssuedPaper, arises calendar.Day) {
	if w.recorded(groundNotTold, p) {
		return
	}
	t := about(TermAppoint, Ours, p)
	t.Rule, t.Ground, t.From, t.Since = limitAppoint, groundNotTold, arises, arises
	w.add(t)
}

// notExecuted is the ground that a decision found the recommendation not executed,
// or only in part.
func (w *watch) notExecuted(p, decision *IssuedPaper) {
	if w.recorded(groundNotExecuted, p) {
		return
	}
	t := about(TermAppoint, Ours, p)
	t.Rule, t.Ground, t.From = limitAppoint, groundNotExecuted, decision.Day()
	_, t.Gap = w.Case.settled(p)
	left := t.Gap != ""
	for _, point := range p.Points() {
		x := w.Case.Executed(p.ID, point.Point)
		left = left || x != nil && x.Value != Executed && w.Case.TakenOut(p.ID, point.Point) == nil
	}
	if decision.disputed() {
		t.Gap = TwoStates
	}
	if left {
		w.add(t)
	}
}
