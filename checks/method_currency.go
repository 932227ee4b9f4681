package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var (
	_ = register(standard.Currency, judgeCurrency)
	_ = register(standard.Parity, judgeParity)
)

// judgeCurrency asks whether each document was posted, or each set renewed, within
// its own term from its own base day. Registers say so row by row; a row may be
// typed as well. Without either the analyst answers.
func judgeCurrency(a *asked) []Unit {
	return a.rowsOrByHand(func(t thing, item *standard.Item, tables []*tableView) Unit {
		u := a.thingUnit(t, item)
		if due, why := a.due(t, tables); !due {
			u.State, u.Reasons = Outside, []Reason{why}
			return a.unit(u, t.looked())
		}
		if a.part.Limit != "" {
			return a.postedInTime(u, t)
		}
		return a.renewedInTime(u, t)
	})
}

// judgeParity asks of each pair of pages whether the versions carry the same.
func judgeParity(a *asked) []Unit {
	return a.rowsOrByHand(func(t thing, item *standard.Item, _ []*tableView) Unit {
		u := a.thingUnit(t, item)
		day, unread := t.day("seen")
		if day == 0 || unread {
			day = t.looked()
		}
		u.Date = day
		yes, no := answerOf(t.cell("same"))
		switch {
		case !a.looks.Contains(day):
			u.State, u.Reasons = Unknown, []Reason{reason("item.look-outside", args{"day": day})}
		case yes == no || t.twice():
			u.State, u.Reasons = Unknown, []Reason{reason("row.not-looked", nil)}
		case yes:
			u.State = Alike
		default:
			u.State = Differs
			if t.cell("difference") != "" {
				u.Reasons = append(u.Reasons, reason("page.difference", args{"difference": t.cell("difference")}))
			}
		}
		return a.unit(u, day)
	})
}

// rowsOrByHand judges the rows of the registers, and those that were typed; where
// there are none the part is left to the analyst.
func (a *asked) rowsOrByHand(judge func(thing, *standard.Item, []*tableView) Unit) []Unit {
	tables, missing := a.registers()
	var out []Unit
	if missing {
		out = append(out, a.rest(Unknown, reason("register.not-held", nil)))
	}
	for _, t := range things(tables) {
		for i := range a.items() {
			out = append(out, judge(t, &a.list[i], tables))
		}
	}
	out = append(out, a.typedRows()...)
	if len(out) == 0 {
		return judgeByHand(a)
	}
	return out
}

// typedRows judges rows that were typed. Where the part has a limit of time an
// event is a document on the day on which it was received or made, and its notice
// says when it was posted.
func (a *asked) typedRows() []Unit {
	if a.part.Limit == "" {
		return a.judgeRows()
	}
	out := a.judgeNotices(func(made calendar.Day) term { return a.limited(a.part.Limit, made) })
	rest := *a
	rest.evidence = slices.DeleteFunc(slices.Clone(a.evidence), func(e *Evidence) bool { return e.Kind == Event })
	return append(out, rest.judgeRows()...)
}

// postedInTime judges a document: posted within working days of the day on which
// it was received or made. Without that day nothing is proven.
func (a *asked) postedInTime(u Unit, t thing) Unit {
	base, unreadBase := t.day("created")
	posted, unread := t.day("posted")
	_, gone := answerOf(t.cell("found"))
	if base == 0 || unreadBase || unread || t.twice() || posted != 0 && posted < base {
		u.State, u.Reasons = Unknown, []Reason{reason("section.no-base", nil)}
		return a.unit(u, t.looked())
	}
	u.Date = base
	if !a.reach.Contains(base) {
		u.State = Cut
		u.Reasons = []Reason{a.whyCut(calendar.Span{From: base, To: base})}
		return a.unit(u, base)
	}
	last := a.limited(a.part.Limit, base)
	switch {
	case posted != 0 && posted <= last.strict:
		u = a.conclude(u, a.part.Limit, last, InTime, posted, 0)
	case posted != 0:
		u = a.conclude(u, a.part.Limit, last, Late, posted, 0, reason("row.done", args{"day": posted}))
	case t.looked() <= last.lenient:
		u = a.conclude(u, a.part.Limit, last, Future, 0, 0)
	case gone:
		u = a.conclude(u, a.part.Limit, last, Late, 0, t.looked(), reason("row.not-done", args{"day": t.looked()}))
	default:
		u = a.conclude(u, a.part.Limit, last, Unknown, 0, 0, reason("row.not-looked", nil))
	}
	return u
}

// renewedInTime judges a set: renewed within its own period, counted from the last
// renewal, or from the posting where there was none.
func (a *asked) renewedInTime(u Unit, t thing) Unit {
	from, unread := t.day("updated")
	if from == 0 && !unread {
		from, unread = t.day("posted")
	}
	_, gone := answerOf(t.cell("found"))
	period := a.law.PeriodOf(t.cell("period"))
	if !a.looks.Contains(t.looked()) {
		u.State, u.Reasons = Unknown, []Reason{reason("item.look-outside", args{"day": t.looked()})}
		return a.unit(u, t.looked())
	}
	unknown := func(why Reason) Unit {
		u.State, u.Reasons = Unknown, []Reason{why}
		return a.unit(u, t.looked())
	}
	switch {
	case gone && !t.twice():
		u.State, u.Reasons = State(Inapplicable), []Reason{reason("set.not-placed", nil)}
		return a.unit(u, t.looked())
	case unread || from == 0 || from > t.looked() || t.twice():
		return unknown(reason("set.no-day", nil))
	case period == nil:
		return unknown(reason("set.no-period", args{"period": t.cell("period")}))
	}
	strict, lenient := period.Next(from)
	if period.ID == daily { // whether a day off counts is read in two ways
		lenient = a.step(from, 1)
	}
	last := term{strict: strict, lenient: lenient}.because(reason("set.next", args{
		"period": period.Title, "from": from, "strict": strict, "lenient": lenient,
	}))
	switch looked := t.looked(); {
	case looked <= strict:
		return a.conclude(u, "", last, InTime, from, 0)
	case looked <= lenient:
		return a.conclude(u, "", last, Unknown, from, 0, reason("set.between", args{"day": looked}))
	case !a.covers[Events].Contains(looked) && !t.lines[0].table.Has("updated"):
		return a.conclude(u, "", last, Unknown, from, 0, reason("row.no-column", args{"column": a.listColumn(t, "updated")}))
	default:
		u = a.conclude(u, "", last, Late, 0, looked, reason("set.not-renewed", args{"day": looked, "last": from}))
		if u.Breach < a.state.From { // it was due before the days that are asked about, and was still not renewed
			u = a.unit(u, looked)
		}
		return u
	}
}

// daily is the shortest period of renewal.
const daily = "day"
