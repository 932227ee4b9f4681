package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// asked is one part of a check, asked for one category of the holder.
type asked struct {
	*bench
	*binding
	check    *standard.Check
	part     *standard.Part
	category string
	ask      []string // traits that must be asked to know what binds

	evidence []*Evidence // that serves the part, not after the as-of date
	later    []*Evidence // dated after the as-of date: shown, proves nothing
	covers   map[Of]calendar.Spans
	conflict bool // two live versions of evidence or coverage, or one confirmed and rejected

	refs  []standard.ClauseRef // clauses that the part serves, by edition
	force []calendar.Span      // days on which each of them may have been in force
	list  []standard.Item
	seen  map[string][]seen // what was seen, by item; "" tells of every item
}

// ask prepares a question: what binds, what was brought, what is covered.
func (b *bench) ask(check *standard.Check, part *standard.Part, category string) *asked {
	key := askedKey{partKey{check.ID, part.ID}, category}
	if a, ok := b.asking[key]; ok {
		return a
	}
	a := &asked{bench: b, check: check, part: part, category: category, covers: b.covers[key.partKey]}
	b.asking[key] = a
	a.serve()
	a.binding = b.bind(part, category, a.force)
	if len(part.When) > 0 {
		a.ask = unknownTraits(b.holder, part.When, category, a.doubt(a.over()))
	}
	a.gather()
	return a
}

// aboutPeriod tells whether the part asks what happened in the period, and not
// how things stand on the day they are looked at.
func (a *asked) aboutPeriod() bool {
	switch a.part.Method {
	case standard.Cadence, standard.Lead, standard.Within, standard.Deadline:
		return true
	}
	return a.part.Yearly || a.part.Rows != "" || a.part.BreachOn == standard.PeriodEnd
}

// over gives the days about which the part asks.
func (a *asked) over() calendar.Span {
	if a.aboutPeriod() {
		return a.period
	}
	return a.state
}

// unbound tells whether the part is known to bind on no day that is asked about.
func (a *asked) unbound() bool {
	if len(a.ask) > 0 {
		return false
	}
	if a.aboutPeriod() {
		return len(a.span) == 0
	}
	return len(a.looks) == 0
}

// gather takes the evidence that serves the part, and that in which the part
// shows itself (a stand that shows hours is there).
func (a *asked) gather() {
	list := a.serving[partKey{a.check.ID, a.part.ID}]
	for i := range a.check.Parts {
		if p := &a.check.Parts[i]; p.Tells == a.part.ID {
			list = slices.Concat(list, a.serving[partKey{a.check.ID, p.ID}])
			slices.SortStableFunc(list, byDay)
			list = slices.Compact(list)
		}
	}
	a.conflict = a.clash(list) || a.rivals[partKey{a.check.ID, a.part.ID}]
	list = onceEach(list)
	n, _ := slices.BinarySearchFunc(list, a.asOf+1, func(e *Evidence, d calendar.Day) int { return int(e.At.Day) - int(d) })
	a.evidence, a.later = list[:n:n], list[n:]
}

// serve lists the clauses to which units of the part may fall.
func (a *asked) serve() {
	a.refs = make([]standard.ClauseRef, 0, len(a.editions))
	a.force = make([]calendar.Span, 0, len(a.editions))
	if a.part.Weight == standard.LawOnly {
		for _, article := range a.part.Law {
			a.refs = append(a.refs, standard.ClauseRef{Edition: a.law.Law().ID, Clause: article})
		}
		return
	}
	for _, e := range a.editions {
		clause := a.law.ClauseOf(a.check, a.category, e.Act)
		if _, _, held := e.Clause(clause); held && a.part.ServesClause(e.Act, clause) {
			a.refs = append(a.refs, standard.ClauseRef{Edition: e.ID, Clause: clause})
			a.force = append(a.force, e.possible)
		}
	}
}

// falls gives the clauses that a unit of the part with this day falls to: of the
// edition in force on the day, of both on an unsettled day. Editions follow one
// another, so these lie side by side.
func (a *asked) falls(day calendar.Day) []standard.ClauseRef {
	if a.part.Weight == standard.LawOnly {
		return a.refs
	}
	from := slices.IndexFunc(a.force, func(s calendar.Span) bool { return s.Contains(day) })
	if from < 0 {
		return nil
	}
	to := from + 1
	for to < len(a.force) && a.force[to].Contains(day) {
		to++
	}
	return a.refs[from:to:to]
}

// unit places a unit at the day of its breach (or the day that a breach would
// have had).
func (a *asked) unit(u Unit, day calendar.Day) Unit {
	u.Breach = day
	u.falls = a.falls(day)
	if len(u.falls) > 0 {
		u.ClauseRef, u.Also = u.falls[0], u.falls[1:]
	}
	return u
}

// rest is a unit that is not listed: what there is to say about the part as a
// whole, on the as-of date.
func (a *asked) rest(s State, r Reason) Unit {
	return a.unit(Unit{State: s, hidden: true, Reasons: []Reason{r}}, a.asOf)
}

// looked tells whether anybody has looked at the part at all: evidence, coverage,
// or a page captured for the check. A page that did not answer showed nothing to
// anybody.
func (a *asked) looked() bool {
	return len(a.evidence)+len(a.later)+len(a.covers) > 0 ||
		slices.ContainsFunc(a.c.Captures, func(c Capture) bool { return c.For() == a.check.ID && c.Fetched() })
}

// given gives the answers of the analyst to the part, at one address where it is
// asked so.
func (a *asked) given(premises string) []PlaceAnswer {
	if !a.part.PerPremises {
		premises = ""
	}
	all := a.answers[partKey{a.check.ID, a.part.ID}]
	from := slices.IndexFunc(all, func(p PlaceAnswer) bool { return p.Premises == premises })
	if from < 0 {
		return nil
	}
	to := from + 1
	for to < len(all) && all[to].Premises == premises {
		to++
	}
	return all[from:to]
}
