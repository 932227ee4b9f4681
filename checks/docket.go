package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/standard"
)

// docket gathers what the parts of one check gave, and turns it into the
// verdicts of clauses: a clause takes only what falls to it.
type docket struct {
	*bench
	check *standard.Check
	runs  []run
}

// run is a part judged for one category.
type run struct {
	*asked
	units []Unit
}

// clauses lists the clauses of a category to which something falls, in the order
// of their editions. What does not apply makes a clause be listed only where
// nothing else falls to any. A guiding part lists none: it counts where required
// parts do.
func (d *docket) clauses(category string) []standard.ClauseRef {
	proving := d.falling(category, func(u *Unit) bool { return u.State.tally() != tally{} })
	if len(proving) > 0 {
		return proving
	}
	return d.falling(category, (*Unit).stands)
}

func (d *docket) falling(category string, counts func(*Unit) bool) []standard.ClauseRef {
	var out []standard.ClauseRef
	for _, r := range d.runs {
		if r.category != category || r.part.Weight != standard.Required {
			continue
		}
		for i := range r.units {
			for _, ref := range r.units[i].falls {
				if !slices.Contains(out, ref) && counts(&r.units[i]) {
					out = append(out, ref)
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y standard.ClauseRef) int {
		return cmp.Or(cmp.Compare(d.age(x), d.age(y)), cmp.Compare(x.Clause, y.Clause))
	})
	return out
}

// age gives the place of a clause's edition in time.
func (d *docket) age(ref standard.ClauseRef) int {
	return slices.IndexFunc(d.editions, func(e inForce) bool { return e.ID == ref.Edition })
}

// verdict gives the verdict of one clause; answered says whether what the
// analyst answered to parts counts.
func (d *docket) verdict(ref standard.ClauseRef, category string, answered bool) Verdict {
	var sum tally
	looked := false
	for _, r := range d.runs {
		if r.category != category || !slices.Contains(r.refs, ref) || r.part.Weight == standard.LawOnly {
			continue
		}
		if r.inConflict(answered) {
			return CannotTell
		}
		t := r.count(r.units, answered, func(u *Unit) bool { return slices.Contains(u.falls, ref) })
		if r.part.Weight == standard.Guiding {
			t = tally{broken: min(1, t.broken)}
		}
		sum = sum.plus(t)
		looked = looked || r.looked() || r.open() || answered && r.answered()
	}
	return sum.verdict(looked)
}

// count adds up the units that count. An answer of the analyst takes the place
// of what was computed, at its address, and counts in every clause that the part
// serves.
func (r run) count(units []Unit, answered bool, counts func(*Unit) bool) tally {
	var said, found tally
	if answered {
		for _, ans := range r.decisive() {
			said = said.plus(r.weigh(ans).tally())
		}
	}
	for i := range units {
		if counts(&units[i]) && !(answered && len(r.given(units[i].Premises)) > 0) {
			found = found.plus(units[i].State.tally())
		}
	}
	if !itemwise(r.part) {
		found = found.asOne()
	}
	return said.plus(found)
}

// decisive gives one answer for each address that was answered.
func (r run) decisive() []PlaceAnswer {
	return slices.CompactFunc(slices.Clone(r.allAnswers()), func(x, y PlaceAnswer) bool { return x.Premises == y.Premises })
}

// allAnswers gives the answers to the part, at each address.
func (r run) allAnswers() []PlaceAnswer {
	if !r.part.PerPremises {
		return r.given("")
	}
	return r.answers[partKey{r.check.ID, r.part.ID}]
}

func (r run) answered() bool { return len(r.allAnswers()) > 0 }

// inConflict tells whether two analysts see the part differently: its evidence,
// or their answers.
func (r run) inConflict(answered bool) bool {
	return r.conflict || answered && len(r.allAnswers()) > len(r.decisive())
}

// open tells whether a trait must be asked before the part can be judged.
func (r run) open() bool {
	return anyUnit(r.units, func(u *Unit) bool { return len(u.asks) > 0 })
}

// weigh gives what an answer is worth: a violation that does not name the norm
// or the standard which it must name cannot be told.
func (r run) weigh(ans PlaceAnswer) Verdict {
	if _, ok := r.ungrounded(ans); ok {
		return CannotTell
	}
	return ans.Verdict
}

// ungrounded names the ground that an answer lacks.
func (a *asked) ungrounded(ans PlaceAnswer) (Reason, bool) {
	switch {
	case !ans.Verdict.Broken():
	case a.barred():
		return reason("remote.barred", nil), true
	case a.part.NeedsNorm && ans.Places["norm"] == "":
		return reason("answer.needs-norm", nil), true
	case a.part.NeedsStandard && ans.Places["standard"] == "":
		return reason("answer.needs-standard", nil), true
	}
	return Reason{}, false
}
