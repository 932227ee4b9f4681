package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

var (
	_ = register(standard.Judgement, judgeByHand)
)

// judgeByHand leaves the part to the analyst: one unit for each place where it
// is asked, unknown until she answers.
func judgeByHand(a *asked) []Unit {
	if s := a.sample(); s != nil {
		return a.judgeSample(s)
	}
	var out []Unit
	for _, p := range a.placesAsked() {
		if day, why, ok := a.otherAbsent(p); ok {
			out = append(out, a.unit(Unit{Premises: p, State: State(Inapplicable), hidden: true, Reasons: []Reason{why}}, day))
			continue
		}
		u := Unit{Premises: p, State: Unknown, hidden: true}
		if len(a.given(p)) == 0 {
			u.Reasons = append(a.facts(), reason("judgement.ask", nil))
		}
		out = append(out, a.unit(u, a.observed(p)))
	}
	return out
}

// facts tells the analyst what happened in the judged period, where the norm sets
// no number: the events of each year. That none took place in a whole calendar year
// which a complete source covers is put to her as a proposal; the verdict is hers.
func (a *asked) facts() []Reason {
	if a.part.Rows == "" || a.part.BreachOn != standard.PeriodEnd {
		return nil
	}
	events := 0
	var out []Reason
	for _, year := range a.slotsOf(calendar.Year) {
		n := 0
		for _, e := range a.evidence {
			if e.Kind == Event && year.Span.Contains(e.At.Day) && a.span.Contains(e.At.Day) {
				n++
			}
		}
		events += n
		out = append(out, reason("judgement.events", args{"year": slotNames{year.Name}, "n": n}))
	}
	whole := slices.ContainsFunc(a.slotsOf(calendar.Year), func(s calendar.Slot) bool {
		return a.span.Holds(s.Span) && s.Span.To < a.asOf
	})
	if events == 0 && whole && holdsAll(a.covers[Events], a.span) {
		out = append(out, reason("judgement.propose-none", args{"spans": spanList(a.span)}))
	}
	return out
}

// observed gives the day of a state of things that the analyst judges: the last
// day of the judged period where the part asks about the period, else the day on
// which she looked, else the as-of date.
func (a *asked) observed(premises string) calendar.Day {
	if a.part.BreachOn == standard.PeriodEnd {
		end := a.period.To
		if n := len(a.span); n > 0 {
			end = a.span[n-1].To
		}
		return min(end, a.asOf)
	}
	for _, ans := range a.given(premises) {
		if ans.Observed != 0 {
			return max(a.begin, min(ans.Observed, a.asOf))
		}
	}
	return a.asOf
}

// placesAsked gives the addresses at which the part is asked: those of the
// holder on the as-of date, those that evidence or an answer names, and "address
// not given" ("") where there is no other or an item or answer stands under it.
func (a *asked) placesAsked() []string {
	if !a.part.PerPremises {
		return []string{""}
	}
	if out, ok := a.places[a.check.ID]; ok {
		return out
	}
	var out []string
	for _, p := range a.holder.PremisesOn(a.asOf) {
		out = append(out, p.ID)
	}
	for i := range a.check.Parts {
		if part := &a.check.Parts[i]; part.PerPremises {
			key := partKey{a.check.ID, part.ID}
			for _, e := range a.serving[key] {
				if e.At.Day <= a.asOf && (e.Premises != "" || len(e.Items) > 0) {
					out = append(out, e.Premises)
				}
			}
			for _, ans := range a.answers[key] {
				out = append(out, ans.Premises)
			}
		}
	}
	out = a.inOrder(out)
	if len(out) == 0 {
		out = []string{""}
	}
	a.places[a.check.ID] = out
	return out
}

// inOrder sorts premises as the holder's record lists them, then those that it
// does not know, "address not given" last; each once.
func (a *asked) inOrder(ids []string) []string {
	rank := func(id string) int {
		i := slices.IndexFunc(a.holder.Premises, func(p Premises) bool { return p.ID == id })
		switch {
		case id == "":
			return len(a.holder.Premises) + 1
		case i < 0:
			return len(a.holder.Premises)
		}
		return i
	}
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x, y))
	})
	return slices.Compact(ids)
}
