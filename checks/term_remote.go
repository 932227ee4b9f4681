package checks

import (
	"slices"

	"ashyq/checks/calendar"
)

// Ids of the limits of article 19-1.
const (
	limitSend         = "recommendation"
	limitEliminate    = "elimination"
	limitObject       = "objection"
	limitReply        = "reply"
	limitReport       = "report"
	limitAppoint      = "unscheduled"
	limitLength       = "inspection-length"
	limitLonger       = "inspection-extension"
	limitNotice       = "inspection-extension-notice"
	limitActEliminate = "act-elimination"
	limitAskMore      = "more-time"
	limitResume       = "resumption"
)

// remote watches a remote control: its recommendation, and what comes after it.
func (w *watch) remote() {
	w.send()
	list := w.papers(RecommendationPaper)
	for _, p := range list {
		w.recommendation(p, len(list) == 1)
	}
}

// Sends tells whether a recommendation is owed: something is broken in a remote
// control of a subject, and none was registered. One that was closed owes none.
func (k Clock) Sends() bool {
	i := k.Case.Inspection
	subject, _ := k.Holder.Holder.SubjectOfControl(i.AsOf)
	sent := slices.ContainsFunc(k.Case.Papers, func(p IssuedPaper) bool { return p.Kind() == RecommendationPaper && p.Frozen() })
	return i.Form == Remote && subject && !sent && k.Broken && k.Case.Closed() == nil
}

// send is the term in which the recommendation is sent: it is closed when one is
// registered, and by no other paper. A breach that was found before the norm stood
// has none.
func (w *watch) send() {
	if !w.Sends() {
		return
	}
	_, known := w.Holder.Holder.SubjectOfControl(w.Case.Inspection.AsOf)
	t := Term{Kind: TermSend, Rule: limitSend, Of: Ours, From: w.Found}
	switch {
	case len(w.Case.Found) > 1:
		t.From, t.Gap = 0, TwoFound
	case !known:
		t.Gap = NoSubject
	case w.Found == 0:
		t.Gap = NoFound
	case w.before(w.Found):
		return
	}
	w.add(t)
}

// before tells whether a day lies before the first one on which article 19-1(7) is
// known to have stood.
func (w *watch) before(day calendar.Day) bool {
	article := w.Law.Article("19-1(7)")
	return article != nil && day < article.KnownFrom
}

// recommendation watches one recommendation on eliminating violations; alone says
// that the inspection has no other.
func (w *watch) recommendation(p *IssuedPaper, alone bool) {
	if p.disputed() {
		t := about(TermEliminate, OfHolder, p)
		t.Gap = TwoStates
		w.add(t)
		return
	}
	served := p.Reached(Served)
	if served == nil || served.Day == 0 {
		w.unserved(p)
		return
	}
	w.objections(p, served.Day, w.follower(DecisionPaper, p, alone))
	if decision := w.follower(DecisionPaper, p, alone); decision != nil {
		w.notExecuted(p, decision)
		return
	}
	w.execution(p, served.Day)
}

// unserved is a recommendation on its way: the holder's term does not run, for the
// day from which it runs is not entered.
func (w *watch) unserved(p *IssuedPaper) {
	if until := p.Details().Until; until != 0 {
		t := about(TermServe, Ours, p)
		t.From = until
		w.add(t)
	}
	if p.Frozen() {
		t := about(TermEliminate, OfHolder, p)
		t.Rule, t.Gap = limitEliminate, NoService
		w.add(t)
	}
}

// objections are the holder's right to object, and our duty to answer each that
// came.
func (w *watch) objections(p *IssuedPaper, served calendar.Day, decision *IssuedPaper) {
	came := w.Case.StepsOf(Objection, p.ID)
	if len(came) == 0 && decision == nil {
		t := about(TermObject, OfHolder, p)
		t.Rule, t.From, t.Lapses = limitObject, served, true
		w.add(t)
	}
	for _, s := range came {
		if decision != nil || w.answered(s, len(came) == 1) {
			continue
		}
		t := about(TermAnswer, Ours, p)
		t.Rule, t.From, t.Step = limitReply, s.Day, s.ID
		w.add(t)
	}
}

// answered tells whether a registered paper answers the objection.
func (w *watch) answered(objection Step, alone bool) bool {
	return slices.ContainsFunc(w.Case.Papers, func(p IssuedPaper) bool {
		step := p.Details().Step
		return p.Kind() == AnswerPaper && p.Frozen() && (step == objection.ID || step == "" && alone)
	})
}

// execution is the holder's time to eliminate and to tell of it, and our decision
// after that. An objection stops neither: the Law does not say that it does.
func (w *watch) execution(p *IssuedPaper, served calendar.Day) {
	end := w.elimination(p, served)
	told, done := w.reported(p, end.Last)
	if !done && !w.executed(p) {
		w.list = append(w.list, end)
	}
	if end.Gap != "" && !told.came() {
		return
	}
	tell := about(TermReport, OfHolder, p)
	tell.Rule, tell.From, tell.Gap = limitReport, end.Last, end.Gap
	tell = w.count(tell)
	if !done && tell.Gap == "" {
		w.list = append(w.list, tell)
	}
	decide := about(TermDecide, Ours, p)
	decide.Gap, decide.From = NoTerm, told.day
	if !told.came() && tell.Last == 0 {
		return // past the end of the calendar
	}
	if !told.came() {
		decide.From = tell.Last.Add(1)
		w.notTold(p, decide.From)
	}
	decide.Since = decide.From
	w.add(decide)
}

// elimination counts the holder's time: the days that the paper names, and those
// that were given later.
func (w *watch) elimination(p *IssuedPaper, served calendar.Day) Term {
	t := about(TermEliminate, OfHolder, p)
	t.Rule, t.From, t.Count = limitEliminate, served, p.Details().Term
	if t.Count == 0 {
		t.Gap = NoDays
	}
	if more := w.given(p); more > 0 {
		t.Count += more
		t.Notes = append(t.Notes, NoteGranted)
	}
	if len(w.Case.StepsOf(Objection, p.ID)) > 0 {
		t.Notes = append(t.Notes, NoteObjection)
	}
	return w.count(t)
}

// word is what the holder told of the execution: the day on which it was received.
type word struct{ day calendar.Day }

func (t word) came() bool { return t.day != 0 }

// reported gives the last word of the holder on the execution. It is done when the
// report says on which day all was executed, or came after the time was over.
func (w *watch) reported(p *IssuedPaper, end calendar.Day) (last word, done bool) {
	for _, s := range w.Case.StepsOf(Report, p.ID) {
		last.day = max(last.day, s.Day)
		done = done || s.Done != 0 || end != 0 && s.Day > end
	}
	if s := p.Reached(Answered); s != nil && !last.came() {
		last.day, done = s.Day, true
	}
	return last, done
}
