package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// method judges one part for one category: it gives the units that the part
// falls into, each with its state and its day.
type method func(a *asked) []Unit

// methods is filled by the files method_*.go, each with its own.
var methods = map[standard.Method]method{}

func register(name standard.Method, m method) bool {
	methods[name] = m
	return true
}

// run judges a part for a category. A trait that is not known leaves the part
// open, with the question to ask; a part that binds on no day does not apply.
func (a *asked) run() []Unit {
	if a.unbound() {
		return []Unit{a.restUnbound()}
	}
	units := methods[a.part.Method](a)
	if len(a.ask) > 0 && !anyUnit(units, func(u *Unit) bool { return len(u.asks) > 0 }) {
		u := a.rest(Unknown, mustAsk(a.ask))
		u.asks = a.ask
		units = append(units, u)
	}
	if !anyUnit(units, (*Unit).stands) {
		units = append(units, a.noneDue(units))
	}
	return units
}

func anyUnit(units []Unit, is func(*Unit) bool) bool {
	for i := range units {
		if is(&units[i]) {
			return true
		}
	}
	return false
}

// restUnbound says why a part binds on no day that is asked about. Where only the
// text of the Law on those days is not held, it is not known whether it did.
func (a *asked) restUnbound() Unit {
	last := a.asOf
	if a.aboutPeriod() {
		last = min(a.period.To, a.asOf)
	}
	traits := deciding(a.holder, a.part.When, a.category, calendar.Span{From: last, To: last})
	switch {
	case len(traits) > 0:
		return a.rest(State(Inapplicable), reason("trait.not-held", args{"traits": traits}))
	case a.part.Weight == standard.LawOnly && a.part.Since == "" && last < a.begin:
		return a.rest(Unknown, reason("law.text-not-held", args{"day": last, "article": lawPlace(a.part.Law[0])}))
	}
	return a.rest(State(Inapplicable), reason("part.not-bound", nil))
}

// noneDue says why nothing stands for the part: no slot was whole and over, no
// term has come, or there was no event to ask about. With a source that is
// complete for the whole judged span there was none, and the part does not
// apply; else it is not known whether there were any.
func (a *asked) noneDue(units []Unit) Unit {
	unit := a.slotUnit()
	switch {
	case unit != "":
		return a.rest(Unknown, reason("slots.none-whole", args{"unit": unitName(unit)}))
	case anyUnit(units, func(u *Unit) bool { return u.State == Future }):
		return a.rest(Unknown, reason("part.nothing-due", nil))
	case len(a.span) > 0 && holdsAll(a.covers[Events], a.span):
		return a.rest(State(Inapplicable), reason("rows.none", nil))
	}
	return a.rest(Unknown, reason("rows.unknown", nil))
}
