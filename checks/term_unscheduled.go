package checks

import (
	"strconv"
	"strings"

	"ashyq/checks/calendar"
)

// unscheduled watches an unscheduled inspection, from the service of the act of
// appointment to what its act of results asks for.
func (w *watch) unscheduled() {
	act := w.Case.LastPaper(AppointmentPaper)
	var begun calendar.Day
	gap := NoService
	switch {
	case act != nil && act.disputed():
		gap = TwoStates
	case act != nil && act.Reached(Served) != nil:
		begun, gap = act.Reached(Served).Day, ""
	}
	w.course(act, begun, gap)
	w.results()
	w.askMore()
}

// course is the inspection itself: when it ends, how it is extended, how it goes on
// after it was suspended. It ends when the act of results is served.
func (w *watch) course(act *IssuedPaper, begun calendar.Day, gap TermGap) {
	results := w.Case.LastPaper(ResultsPaper)
	ended := results != nil && results.Reached(Served) != nil
	if w.Case.Closed() != nil || ended && !results.disputed() {
		return
	}
	t := Term{Kind: TermFinish, Rule: limitLength, Of: Ours, From: begun, Gap: gap}
	if act != nil {
		t.Paper, t.Number = act.ID, act.Number()
	}
	if ended {
		t.Gap = TwoStates
	}
	if t.Gap == "" {
		t.Count, t.Gap = w.length(act)
	}
	w.longer(&t)
	if t.Gap == "" {
		w.paused(&t)
	}
	w.add(t)
	w.resume()
	w.notice()
}

// length is for how many working days the inspection was appointed: as the act of
// appointment says, which is also what the record must say. More than the Law gives
// are never counted.
func (w *watch) length(act *IssuedPaper) (n int, gap TermGap) {
	if a := w.Case.Inspection.Act; a != nil {
		n = a.Days
	}
	if said := act.Details().Fields[fieldDays]; said != "" {
		own, err := strconv.Atoi(strings.TrimSpace(said))
		switch {
		case err != nil:
			return 0, NoDays
		case n != 0 && n != own:
			return 0, TwoLengths
		}
		n = own
	}
	switch {
	case n <= 0:
		return 0, NoDays
	case n > w.Law.Limit(limitLength).Count:
		return 0, TooLong
	}
	return n, ""
}

// fieldDays is the field of an act of appointment that says its working days.
const fieldDays = "days"

// longer adds the days of the extension: one, and at most as many as the Law gives.
func (w *watch) longer(t *Term) {
	most := w.Law.Limit(limitLonger)
	for _, s := range w.steps(Extended) {
		if t.Count > 0 && most != nil {
			t.Count += min(s.Days, most.Count)
			t.Notes = append(t.Notes, NoteExtended)
		}
		return
	}
}

// paused takes out the time in which the inspection was suspended. How the days of
// suspending and of going on are counted the Law does not say: both count, so that
// the earlier of the possible ends is kept.
func (w *watch) paused(t *Term) {
	limit := w.Law.Limit(t.Rule)
	var from calendar.Day // of the pause
	for _, s := range w.steps(Suspended, Resumed) {
		switch {
		case s.Step == Suspended && from == 0:
			if s.Day <= sumOf(limit, t.From, t.Count, w.days).Result {
				from = s.Day
			}
		case s.Step == Resumed && from != 0:
			left := t.Count - w.days.Since(t.From.Add(-1), from)
			if left > 0 {
				t.From, t.Count = s.Day, left
				t.Notes = append(t.Notes, NoteSuspended)
			}
			from = 0
		}
	}
	if from != 0 {
		t.Gap = NotRunning
	}
}

// resume is the time in which a suspended inspection goes on, once the cause is
// gone.
func (w *watch) resume() {
	var gone *Step
	suspended := false
	for _, s := range w.steps(Suspended, CauseGone, Resumed) {
		switch s.Step {
		case Suspended:
			suspended, gone = true, nil
		case CauseGone:
			gone = &s
		case Resumed:
			suspended = false
		}
	}
	if suspended && gone != nil {
		w.add(Term{Kind: TermResume, Rule: limitResume, Of: Ours, From: gone.Day, Step: gone.ID})
	}
}

// notice is the notice of an extension, served before it begins. Without the day of
// the extension nothing is counted.
func (w *watch) notice() {
	t := Term{Kind: TermNotice, Rule: limitNotice, Of: Ours}
	if p := w.Case.LastPaper(NoticePaper); p != nil && p.Reached(Served) != nil {
		if !p.disputed() {
			return
		}
		t.Gap = TwoStates
	}
	if list := w.steps(Extended); len(list) > 0 {
		t.From, t.Step = list[0].Day, list[0].ID
		w.add(t)
		return
	}
	if p := w.Case.LastPaper(ExtensionPaper); p != nil {
		t.Paper, t.Number, t.Gap = p.ID, p.Number(), NoExtension
		w.add(t)
	}
}

// results is the holder's time to eliminate what the act of results names. It runs
// from the act of appointment, whatever day the act of results bears.
func (w *watch) results() {
	p := w.Case.LastPaper(ResultsPaper)
	if p == nil || !p.Frozen() || p.Content != nil && len(p.Points()) == 0 || w.Case.Withdrawn(p) {
		return
	}
	executed, gap := w.Case.settled(p)
	if _, done := w.reported(p, 0); executed || done {
		return
	}
	t, _ := w.Case.Elimination(p, w.Law, w.days)
	if t.Gap == "" && gap != "" {
		t.Gap = gap
		t = w.count(t)
	}
	w.list = append(w.list, t)
}

// askMore is the holder's right to ask for more time, once the violations were made
// known to it.
func (w *watch) askMore() {
	for _, s := range w.steps(MadeKnown) {
		asked := false
		for _, m := range w.steps(MoreTime) {
			asked = asked || m.Day >= s.Day
		}
		if !asked {
			w.add(Term{Kind: TermAskMore, Rule: limitAskMore, Of: OfHolder, From: s.Day, Step: s.ID, Paper: s.Paper, Lapses: true})
		}
	}
}
