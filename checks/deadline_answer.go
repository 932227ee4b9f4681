package checks

import (
	"slices"

	"ashyq/checks/calendar"
)

// outcome is what became of a request: an answer, a refusal, its forwarding, the
// notice that what is asked stands posted. Each has its own term.
type outcome struct {
	rule  string
	term  term
	done  calendar.Day
	state State
	why   Reason
}

// answerUnit judges whether a request was answered in time (art. 11 of the Law).
func (a *asked) answerUnit(r request) (Unit, bool) {
	u, finished := a.request(r)
	if finished {
		return u, true
	}
	list := a.outcomes(r)
	if len(list) == 0 {
		return a.unanswered(u, r), true
	}
	// Of several things done with one request the first bad one speaks, unless
	// they disagree: then nothing is proven.
	one := list[0]
	for _, o := range list[1:] {
		if o.state != one.state {
			one.state, one.why = Unclear, reason("row.two-outcomes", nil)
		}
	}
	later := a.toldLater(r)
	if later.Code != "" && len(list) == 1 && one.state == InTerm {
		one.state = Unclear
	}
	return a.conclude(u, one.rule, one.term, one.state, one.done, r.table.told(), one.why, later), true
}

// outcomes lists what was done with a request, in the order of article 11.
func (a *asked) outcomes(r request) []outcome {
	var out []outcome
	add := func(rule string, t term, done calendar.Day) {
		o := outcome{rule: rule, term: t, done: done}
		o.state, o.why = a.stateOf(t, done, r.table.told())
		out = append(out, o)
	}
	if r.answered != 0 {
		out = append(out, a.answered(r))
	}
	if r.forwarded != 0 {
		add(limitForward, a.limited(limitForward, r.received), r.forwarded)
	}
	if r.posted != 0 {
		add(limitPosted, a.postedTerm(r), r.posted)
	}
	if r.refused != 0 {
		out = append(out, a.refusal(r))
	}
	return out
}

// answered judges an answer by the first term, or by the extended one where it
// was extended in time.
func (a *asked) answered(r request) outcome {
	first, whole, rule, doubtful := a.answerTerm(r)
	o := outcome{rule: rule, term: whole, done: r.answered}
	o.state, o.why = a.stateOf(whole, r.answered, r.table.told())
	switch {
	case o.state == Late && r.mayBeExtended() && r.answered <= a.longest(r):
		o.state, o.why = Unclear, a.whyExtended(r)
	case o.state == Unclear && r.extendedTo != 0 && r.answered > r.extendedTo:
		o.why = reason("row.extended-shorter", args{"day": r.extendedTo})
	case doubtful && r.answered > first.strict && o.state != Late:
		o.state, o.why = Unclear, reason("row.extension-doubtful", args{"day": r.extended})
	case r.extended > first.lenient:
		o.why = reason("row.extended-late", args{"day": r.extended})
	}
	return o
}

// unanswered judges a request with which nothing was done by the register's day.
func (a *asked) unanswered(u Unit, r request) Unit {
	_, whole, rule, _ := a.answerTerm(r)
	s, why := a.stateOf(whole, 0, r.table.told())
	switch {
	case s != Late:
	case !r.has("answered"):
		s, why = Unclear, reason("row.no-column", args{"column": a.columnTitle("answered")})
	case r.mayBeElsewhere():
		s, why = Unclear, reason("row.unread", args{"columns": r.table.Unread})
	case r.later:
		s, why = Unclear, reason("row.number-later", args{"number": r.cell("number")})
	case r.mayBeExtended() && r.table.told() <= a.longest(r):
		s, why = Unclear, a.whyExtended(r)
	}
	return a.conclude(u, rule, whole, s, 0, r.table.told(), why)
}

// longest is the last day on which an answer can be in time, had the term been
// extended.
func (a *asked) longest(r request) calendar.Day {
	_, whole, _, _ := a.answerTerm(extendedInTime(r))
	return whole.lenient
}

// whyExtended says why it cannot be told whether the term was extended.
func (a *asked) whyExtended(r request) Reason {
	if r.extendedTo != 0 || r.told != 0 {
		return reason("row.extension-undated", nil)
	}
	return reason("row.unread", args{"columns": r.table.Unread})
}

// postedTerm gives the term of the notice that what is asked stands posted. The
// Law does not name the day from which it runs: receipt, and where registration is
// later, both.
func (a *asked) postedTerm(r request) term {
	t := a.limited(limitPosted, r.received)
	if r.registered <= r.received {
		return t
	}
	late := a.limited(limitPosted, r.registered)
	accepted, ok := a.office.Accepted(limitPosted, r.received)
	switch {
	case ok && accepted.Reading == readingFromReceipt:
		return t.because(append(t.reasons, a.named(limitPosted, accepted))...)
	case ok && accepted.Reading == readingFromRegistration:
		return late.because(append(late.reasons, a.named(limitPosted, accepted))...)
	}
	return term{strict: t.strict, lenient: late.lenient}.because(slices.Concat(t.reasons, late.reasons)...)
}

// Ids of the readings of the notice that information stands posted.
const (
	readingFromReceipt      = "from-receipt"
	readingFromRegistration = "from-registration"
)

func (a *asked) named(limit string, r Reading) Reason {
	return reason("reading.accepted", args{"reading": readingName{limit, r.Reading}, "ground": r.Ground})
}

// refusal judges a refusal by five working days from registration. Where the day
// of registration is not known, one that is late from receipt may still have been
// in time.
func (a *asked) refusal(r request) outcome {
	from := r.registered
	if from == 0 {
		from = r.received
	}
	o := outcome{rule: limitRefusal, term: a.limited(limitRefusal, from), done: r.refused}
	o.state, o.why = a.stateOf(o.term, r.refused, r.table.told())
	if r.registered == 0 && o.state == Late {
		o.state, o.why = Unclear, reason("row.not-registered", nil)
	}
	return o
}

// toldLater notes that the user was told on a later day than that of the
// forwarding, of which he is to be told at the same time. What else the day may
// tell of is not known, so that it proves nothing.
func (a *asked) toldLater(r request) Reason {
	if r.forwarded != 0 && r.extended == 0 && r.told > r.forwarded {
		return reason("row.told-later", args{"day": r.told})
	}
	return Reason{}
}
