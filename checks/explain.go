package checks

import (
	"cmp"
	"fmt"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// explain says why a part is as it is: what the analyst answered, what was found
// in each state, what covers it, what was left aside.
func (a *asked) explain(p PartFinding, units []Unit) []Reason {
	list := reasons{list: []Reason{}}
	if p.Conflict {
		list.add(reason("part.conflict", nil))
	}
	for _, ans := range p.Answers {
		list.add(answerGiven(ans, p.Computed))
		if why, ok := a.ungrounded(ans); ok {
			list.once(why)
		}
	}
	if a.barred() {
		list.once(reason("remote.barred", nil))
	}
	if s := a.sample(); s != nil {
		list.add(reason("sample.drawn", args{"n": len(s.Rows), "of": s.Of, "seed": s.Seed}))
	}
	list.states(a.part, units)
	for _, of := range []Of{Events, Notices} {
		if spans := a.covers[of]; len(spans) > 0 {
			list.add(reason("coverage."+string(of), args{"spans": spanList(spans)}))
		}
	}
	for _, e := range a.later {
		list.add(reason("evidence.after-as-of", args{"title": e.name(), "day": e.At.Day}))
	}
	list.editions(a, units)
	return list.list
}

// reasons is a list that can leave out what it says already.
type reasons struct {
	list []Reason
	said map[string]bool
}

func (l *reasons) add(r Reason) { l.list = append(l.list, r) }

// once adds the reasons of a unit but those that another unit gave.
func (l *reasons) once(more ...Reason) {
	for _, r := range more {
		key := r.Code
		if len(r.Args) > 0 {
			key += fmt.Sprint(r.Args)
		}
		if l.said == nil {
			l.said = map[string]bool{}
		}
		if !l.said[key] {
			l.said[key] = true
			l.add(r)
		}
	}
}

// states gives one reason for each state that units are in, what is broken
// first, and after it the reasons of those units; last the reasons of the part
// as a whole. Of events that were announced in time the terms stay with them.
func (l *reasons) states(part *standard.Part, units []Unit) {
	byState := map[State][]*Unit{}
	var order []State
	for i := range units {
		u := &units[i]
		if u.hidden {
			continue
		}
		if byState[u.State] == nil {
			order = append(order, u.State)
		}
		byState[u.State] = append(byState[u.State], u)
	}
	slices.SortFunc(order, func(x, y State) int { return cmp.Compare(x.rank(), y.rank()) })
	for _, s := range order {
		l.add(explainState(part, s, byState[s]))
		if s == InTime || s == Future || part.Method == standard.Deadline {
			continue
		}
		for _, u := range byState[s] {
			l.once(u.Reasons...)
		}
	}
	for i := range units {
		if units[i].hidden {
			l.once(units[i].Reasons...)
		}
	}
}

// rank brings what is broken to the front.
func (s State) rank() int {
	return slices.Index([]State{
		NoEvent, Late, Differs, State(Absent), State(Incomplete), Unclear, Unknown, Filled, InTime, InTerm, Alike,
		State(Present), State(Inapplicable), Pending, Future, Cut, Outside,
	}, s)
}

func explainState(part *standard.Part, s State, units []*Unit) Reason {
	switch {
	case part.Method == standard.Cadence:
		return reason("cadence."+string(s), args{"slots": slotsIn(units), "n": len(units)})
	case part.Yearly:
		return reason("document."+string(s), args{"slots": slotsIn(units), "n": len(units)})
	case part.Method == standard.Deadline:
		return reason("row."+string(s), args{"rows": rowNumbers(units), "n": len(units)})
	case part.Method == standard.Lead, part.Method == standard.Within:
		return reason("notice."+string(s), args{"rows": unitNames(units), "n": len(units)})
	}
	return reason("item."+string(s), args{"items": unitNames(units), "n": len(units)})
}

func slotsIn(units []*Unit) slotNames {
	out := make(slotNames, len(units))
	for i, u := range units {
		out[i] = u.Slot
	}
	return out
}

func (b *bench) address(premises string) string {
	for i := range b.holder.Premises {
		if b.holder.Premises[i].ID == premises {
			return b.holder.Premises[i].Address
		}
	}
	return ""
}

// editions says on which days it is not settled which edition was in force.
func (l *reasons) editions(a *asked, units []Unit) {
	if a.part.Weight == standard.LawOnly {
		return
	}
	var days []calendar.Day
	for i := range units {
		u := &units[i]
		if u.stands() && a.unsettled(u.Breach) && !slices.Contains(days, u.Breach) {
			days = append(days, u.Breach)
		}
	}
	if len(days) > 0 {
		l.add(reason("edition.unsettled", args{"days": dayList(days)}))
	}
}
