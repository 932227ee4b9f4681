package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// seen is what one piece of evidence says of one item.
type seen struct {
	by    *Evidence
	state ItemState
	note  string
}

// sight is what all looks say of an item: the latest decides.
type sight struct {
	state    ItemState
	differ   bool         // two looks of that day say different things
	day      calendar.Day // of the look that decides; none: nobody looked
	evidence []string
	reasons  []Reason
}

// look finds what is known of an item at an address. An earlier look stays as a
// fact; two looks of one day that differ prove nothing.
func (a *asked) look(item *standard.Item, premises string) sight {
	var s sight
	for _, one := range a.seenOf(item.ID) {
		switch {
		case a.part.PerPremises && one.by.Premises != premises:
		case !a.lookCounts(one.by):
			if s.day == 0 {
				s.reasons = append(s.reasons, reason("item.look-outside", args{"day": one.by.At.Day}))
			}
		default:
			s.take(item, one)
		}
	}
	return a.whole(item, premises, s)
}

// lookCounts tells whether a look belongs to this inspection: not before its
// period, on a day on which the duty bound the holder. An act made before still
// stands.
func (a *asked) lookCounts(e *Evidence) bool {
	return a.looks.Contains(e.At.Day) || a.actItself(e) && len(a.looks) > 0
}

// actItself tells whether the evidence is the act that the part asks for, and so
// shows it without naming an item.
func (a *asked) actItself(e *Evidence) bool {
	kept := e.Kind == Paper || e.Kind == Register && len(a.part.Lists) > 0
	return a.part.Method == standard.Document && kept && len(e.Items) == 0
}

// take adds a look, which is not earlier than those before it. What could not be
// seen says nothing beside a look that saw.
func (s *sight) take(item *standard.Item, one seen) {
	day := one.by.At.Day
	blind, sawNothing := one.state == Unseen, s.state == Unseen && !s.differ
	switch {
	case s.day == 0, sawNothing && !blind, day > s.day && blind == sawNothing:
		*s = sight{state: one.state, day: day}
	case blind && !sawNothing:
		return
	case s.state != one.state && !s.differ:
		s.differ = true
		s.reasons = append(s.reasons, reason("item.looks-differ", args{"day": day}))
	}
	if !slices.Contains(s.evidence, one.by.ID) {
		s.evidence = append(s.evidence, one.by.ID)
	}
	if one.note != "" {
		s.reasons = append(s.reasons, reason("item.note", args{"item": item.Title, "note": one.note}))
	}
}

// seenOf lists what was seen of an item, in the order of the evidence: by its
// name, or by what tells of every item of the part, where the evidence does not
// name it.
func (a *asked) seenOf(item string) []seen {
	if a.seen == nil {
		a.seen = map[string][]seen{}
		for _, e := range a.evidence {
			a.index(e)
		}
	}
	named, all := a.seen[item], a.seen[""]
	if len(all) == 0 {
		return named
	}
	out := slices.Clone(named)
	for _, g := range all {
		if !slices.ContainsFunc(named, func(n seen) bool { return n.by == g.by }) {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(x, y seen) int { return byDay(x.by, y.by) })
	return out
}

// index notes what one piece of evidence says. Of a part that asks about the
// items of another, the name of the part means all of them; an item read on a
// stand shows that the stand is there.
func (a *asked) index(e *Evidence) {
	told := a.actItself(e)
	for _, i := range e.Items {
		if !slices.Contains(ItemStates(), i.State) {
			i.State = Unseen
		}
		if i.Item == a.part.ID && a.part.Of != "" {
			a.seen[""] = append(a.seen[""], seen{e, i.State, i.Note})
		}
		a.seen[i.Item] = append(a.seen[i.Item], seen{e, i.State, i.Note})
		told = told || (i.State == Present || i.State == Incomplete) && a.toldBy(i.Item)
	}
	if told {
		a.seen[""] = append(a.seen[""], seen{by: e, state: Present})
	}
}

// toldBy tells whether an item belongs to a part in which this one shows itself.
func (a *asked) toldBy(item string) bool {
	part, _ := a.check.Item(item)
	return part != nil && part.Tells == a.part.ID
}

// whole looks at the sub-items: an item is whole only with all of them, and all
// of them show it.
func (a *asked) whole(item *standard.Item, premises string, own sight) sight {
	var there, lacking, open []*standard.Item
	var subs []sight
	for i := range a.part.Items {
		sub := &a.part.Items[i]
		if sub.Parent != item.ID {
			continue
		}
		s := a.look(sub, premises)
		subs = append(subs, s)
		switch {
		case s.day == 0 || s.differ || s.state == Unseen:
			open = append(open, sub)
		case s.state == Absent || s.state == Incomplete:
			lacking = append(lacking, sub)
		case s.state == Present:
			there = append(there, sub)
		}
	}
	if len(subs) == 0 || own.differ || own.state == Inapplicable {
		return own
	}
	if own.state == Absent {
		if own = own.against(subs); own.day != 0 {
			return own
		}
	}
	return own.with(subs).complete(there, lacking, open)
}

// against weighs "absent" against sub-items that were seen: on the same day the
// looks differ, a later day outdates it.
func (s sight) against(subs []sight) sight {
	for _, sub := range subs {
		switch {
		case sub.state != Present || sub.differ || sub.day < s.day:
		case sub.day > s.day:
			return sight{}
		case !s.differ:
			s.differ = true
			s.reasons = append(s.reasons, reason("item.looks-differ", args{"day": s.day}))
		}
	}
	return s
}

// with adds the looks at the sub-items to the look at the item.
func (s sight) with(subs []sight) sight {
	for _, sub := range subs {
		s.day = max(s.day, sub.day)
		s.evidence = union(s.evidence, sub.evidence)
		s.reasons = append(s.reasons, sub.reasons...)
	}
	return s
}

// complete says what an item is by its sub-items: those that are there, those
// that are not or not whole, and those of which nothing is known.
func (s sight) complete(there, lacking, open []*standard.Item) sight {
	stands := s.state == Present || s.state == Incomplete
	switch {
	case len(lacking) > 0:
		s.state = Absent
		if stands || len(there) > 0 {
			s.state = Incomplete
		}
		s.reasons = append(s.reasons, reason("item.not-whole", args{"items": titles(lacking)}))
	case len(open) == 0 && len(there) > 0 && !stands:
		s.state = Present
	case len(open) > 0 && s.day != 0 && s.state != Incomplete:
		s.state = Unseen
		s.reasons = append(s.reasons, reason("item.sub-items-not-seen", args{"items": titles(open)}))
	}
	return s
}

func titles(items []*standard.Item) textList {
	var out textList
	for _, i := range items {
		out = append(out, i.Title)
	}
	return out
}
