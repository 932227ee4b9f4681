package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var _ = register(standard.Checklist, judgeChecklist)

// judgeChecklist asks for each item: at each address, of each row, or once. It
// is met by evidence that shows the item and broken only by evidence that says
// "looked, absent".
func judgeChecklist(a *asked) []Unit {
	if s := a.sample(); s != nil {
		return a.judgeSample(s)
	}
	listed := a.fromRegisters()
	if a.part.Rows != "" {
		return append(listed, a.judgeRows()...)
	}
	if len(listed) > 0 {
		return listed
	}
	places, items := a.placesAsked(), a.items()
	out := make([]Unit, 0, len(places)*len(items)+1)
	for _, p := range places {
		for i := range items {
			out = append(out, a.judgeItem(&items[i], p))
		}
	}
	return out
}

// items gives what the part asks for in this category; sub-items are part of
// their parent. A part with one question has one item, named as the part.
func (a *asked) items() []standard.Item {
	if a.list != nil {
		return a.list
	}
	if a.part.Of != "" {
		a.list = a.itemsOf()
	} else {
		for _, i := range a.law.ItemsOf(a.check, a.part, a.category) {
			if i.Parent == "" && i.From <= a.asOf && (i.Until == 0 || a.state.From <= i.Until) {
				a.list = append(a.list, i)
			}
		}
	}
	if len(a.list) == 0 {
		a.list = []standard.Item{{ID: a.part.ID, Title: a.part.Title}}
	}
	return a.list
}

// itemsOf gives the items of a part that asks about the present items of another
// (is each of them in both languages): one for each that is present, named
// PART.ITEM. The duty is this part's own, so it does not hang on the text that
// orders the item itself.
func (a *asked) itemsOf() []standard.Item {
	other := a.other(a.part.Of)
	var out []standard.Item
	for _, item := range other.items() {
		if s := other.look(&item, ""); s.state == Present || s.state == Incomplete {
			item.ID, item.Law, item.NeedsNorm = a.part.ID+"."+item.ID, "", false
			out = append(out, item)
		}
	}
	return out
}

// other asks another part of the same check for the same category.
func (a *asked) other(part string) *asked {
	return a.bench.ask(a.check, a.check.Part(part), a.category)
}

// judgeItem judges one item at one address: on the day of the latest look, or as
// things stand on the as-of date.
func (a *asked) judgeItem(item *standard.Item, premises string) Unit {
	s := a.look(item, premises)
	u := Unit{
		Item: item.ID, Premises: premises, State: Unknown, Date: s.day, Evidence: s.evidence, Reasons: s.reasons,
		title: &item.Title, address: a.address(premises),
	}
	day := s.day
	if !a.looks.Contains(day) {
		day = a.asOf
	}
	if absent, why, ok := a.otherAbsent(premises); ok {
		u.State, u.Reasons = State(Inapplicable), append(u.Reasons, why)
		return a.unit(u, absent)
	}
	if !a.itemBinds(&u, item, day) {
		return a.unit(u, day)
	}
	a.prove(&u, item, s)
	return a.unit(u, day)
}

// itemBinds tells whether the traits on which an item hangs hold on the day.
func (a *asked) itemBinds(u *Unit, item *standard.Item, day calendar.Day) bool {
	if item.Until != 0 && item.Until < day {
		u.State = State(Inapplicable)
		u.Reasons = append(u.Reasons, reason("law.item-ended", args{"day": item.Until, "article": lawPlace(item.Law)}))
		return false
	}
	if len(item.When) == 0 {
		return true
	}
	on := calendar.Span{From: day, To: day}
	held := hangs(a.holder, item.When, a.category, on)
	switch {
	case len(held.yes) > 0:
		return true
	case len(held.no) > 0:
		u.State = State(Inapplicable)
		u.Reasons = append(u.Reasons, reason("trait.not-held", args{"traits": deciding(a.holder, item.When, a.category, on)}))
	default:
		u.asks = unknownTraits(a.holder, item.When, a.category, calendar.Spans{on})
		u.Reasons = append(u.Reasons, mustAsk(u.asks))
	}
	return false
}

// prove turns what was seen into what is proven.
func (a *asked) prove(u *Unit, item *standard.Item, s sight) {
	switch {
	case s.day == 0 || s.differ || s.state == Unseen:
		u.State = Unknown
	case s.day < a.textSince(item.Law):
		u.State = Unknown
		u.Reasons = append(u.Reasons, reason("law.text-not-held", args{"day": s.day, "article": lawPlace(item.Law)}))
	case s.state == Absent && item.NeedsNorm:
		u.State = Unknown
		u.Reasons = append(u.Reasons, reason("item.needs-norm", nil))
	default:
		u.State = State(s.state)
	}
}

// otherAbsent tells whether the part on which this one depends was looked for
// and not found at the address, or does not apply there: then this part does not
// apply. The analyst's answer about that part decides, else the latest look.
func (a *asked) otherAbsent(premises string) (calendar.Day, Reason, bool) {
	if a.part.Unless == "" {
		return 0, Reason{}, false
	}
	other := a.other(a.part.Unless)
	absent := reason("part.other-absent", args{"part": other.part.Title})
	lapsed := reason("part.other-not-applicable", args{"part": other.part.Title})
	if said := other.given(premises); len(said) > 0 {
		day := other.observed(premises)
		switch {
		case len(said) == 1 && said[0].Verdict == NotMet:
			return day, absent, true
		case len(said) == 1 && said[0].Verdict == NotApplicable:
			return day, lapsed, true
		}
		return 0, Reason{}, false
	}
	for i := range other.items() {
		switch s := other.look(&other.list[i], premises); {
		case s.differ:
		case s.state == Absent:
			return s.day, absent, true
		case s.state == Inapplicable:
			return s.day, lapsed, true
		}
	}
	return 0, Reason{}, false
}
