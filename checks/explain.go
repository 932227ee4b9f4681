package checks

import (
	"cmp"
	"fmt"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// explain says why a part is as it is: what the analyst answered, what was found
// in each state, what covers it, what was left aside.
func explain(runs []run, p PartFinding, units []Unit) []Reason {
	a := runs[0].asked
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
	list.states(runs, units)
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
func (l *reasons) states(runs []run, units []Unit) {
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
		l.add(explainState(runs, s, byState[s]))
		if s == InTime || s == Future {
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
		NoEvent, Late, State(Absent), State(Incomplete), Unknown, Filled, InTime, State(Present),
		State(Inapplicable), Future, Cut,
	}, s)
}

func explainState(runs []run, s State, units []*Unit) Reason {
	part := runs[0].part
	switch {
	case part.Method == standard.Cadence:
		return reason("cadence."+string(s), args{"slots": slotsIn(units), "n": len(units)})
	case part.Yearly:
		return reason("document."+string(s), args{"slots": slotsIn(units), "n": len(units)})
	case part.Method == standard.Lead, part.Method == standard.Within:
		return reason("notice."+string(s), args{"rows": rowNames(units), "n": len(units)})
	}
	return reason("item."+string(s), args{"items": itemNames(runs, units), "n": len(units)})
}

func slotsIn(units []*Unit) slotNames {
	out := make(slotNames, len(units))
	for i, u := range units {
		out[i] = u.Slot
	}
	return out
}

// rowNames names events by their title and day.
func rowNames(units []*Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, rowName(u))
	}
	return out
}

func rowName(u *Unit) string {
	if u.Row == "" {
		return u.Date.Digits()
	}
	return u.Row + " (" + u.Date.Digits() + ")"
}

// itemNames names items by their titles, or by the row, with the address where
// there is one.
func itemNames(runs []run, units []*Unit) textList {
	titles := map[string]lang.Text{}
	for _, r := range runs {
		for _, i := range r.list {
			titles[i.ID] = i.Title
		}
	}
	var out textList
	for _, u := range units {
		t := titles[u.Item]
		if u.Row != "" {
			t = lang.Same(rowName(u))
		}
		if where := runs[0].address(u.Premises); where != "" {
			t = lang.Text{KK: t.KK + " – " + where, RU: t.RU + " – " + where, EN: t.EN + " – " + where}
		}
		out = append(out, t)
	}
	return out
}

func (b *bench) address(premises string) string {
	for _, p := range b.holder.Premises {
		if p.ID == premises {
			return p.Address
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
