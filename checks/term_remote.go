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
	decision := w.follower(DecisionPaper, p, alone)
	w.objections(p, served.Day, decision)
	switch {
	case w.Case.Withdrawn(p): // nothing is left to execute
	case decision != nil:
		w.notExecuted(p, decision)
	default:
		w.execution(p)
	}
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
		t, _ := w.Case.Elimination(p, w.Law, w.days)
		w.list = append(w.list, t)
	}
}

// objections are the holder's right to object, and our duty to answer each that
// came, also to a paper that this one amends.
func (w *watch) objections(p *IssuedPaper, served calendar.Day, decision *IssuedPaper) {
	if decision != nil {
		return
	}
	if len(w.Case.StepsOf(Objection, p.ID)) == 0 {
		t := about(TermObject, OfHolder, p)
		t.Rule, t.From, t.Lapses = limitObject, served, true
		w.add(t)
	}
	came, doubtful := w.Case.StepsAbout(Objection, p.ID), w.owed(Objection, w.Case.Chain(p.ID)...)
	for _, s := range came {
		answered, gap := w.answered(s, len(came) == 1)
		if answered {
			continue
		}
		t := about(TermAnswer, Ours, p)
		t.Rule, t.From, t.Step, t.Gap = limitReply, s.Day, s.ID, gap
		w.add(t)
	}
	for _, s := range doubtful {
		t := about(TermAnswer, Ours, p)
		t.Rule, t.Step, t.Gap = limitReply, s.ID, TwoSteps
		w.add(t)
	}
}

// answered tells whether a registered paper answers the objection; with a gap where
// two states of that paper stand against each other.
func (w *watch) answered(objection Step, alone bool) (yes bool, gap TermGap) {
	for i := range w.Case.Papers {
		p := &w.Case.Papers[i]
		step := p.Details().Step
		switch {
		case p.Kind() != AnswerPaper || !p.Frozen() || step != objection.ID && (step != "" || !alone):
		case p.disputed():
			gap = TwoStates
		default:
			return true, ""
		}
	}
	return false, gap
}

// execution is the holder's time to eliminate and to tell of it, and our decision
// after that. An objection stops neither: the Law does not say that it does.
func (w *watch) execution(p *IssuedPaper) {
	end, _ := w.Case.Elimination(p, w.Law, w.days)
	executed, gap := w.Case.settled(p)
	if end.Gap == "" && gap != "" {
		end.Gap = gap
		end = w.count(end)
	}
	told, done := w.reported(p, end.Last)
	if !done && !executed {
		w.list = append(w.list, end)
	}
	decide := about(TermDecide, Ours, p)
	decide.Gap, decide.From = NoTerm, told
	if told == 0 && !executed {
		tell := about(TermReport, OfHolder, p)
		tell.Rule, tell.From, tell.Gap = limitReport, end.Last, end.Gap
		tell = w.count(tell)
		if tell.Last == 0 {
			return // not known, or past the end of the calendar
		}
		w.list = append(w.list, tell)
		decide.From = tell.Last.Add(1)
		w.notTold(p, decide.From)
	}
	decide.Since = decide.From
	w.add(decide)
}

// reported gives the day on which the last word of the holder on the execution came,
// none while there is none. It is done when the report says on which day all was
// executed, or came after the time was over. Also a report on a paper that this one
// amends is one.
func (w *watch) reported(p *IssuedPaper, end calendar.Day) (last calendar.Day, done bool) {
	for _, s := range w.Case.StepsAbout(Report, p.ID) {
		last = max(last, s.Day)
		done = done || s.Done != 0 || end != 0 && s.Day > end
	}
	for _, id := range w.Case.Chain(p.ID) {
		if s := w.Case.Paper(id).Reached(Answered); s != nil && last == 0 {
			last, done = s.Day, true
		}
	}
	return last, done
}
