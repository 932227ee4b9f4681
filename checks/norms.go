package checks

import (
	"slices"

	"ashyq/checks/standard"
)

// conflicts lists the conflicts of norms that bite in a part: under a clause to
// which a unit of it falls, always or where it is broken.
func (a *asked) conflicts(v Verdict, units []Unit) []*standard.Conflict {
	var out []*standard.Conflict
	for _, c := range a.law.ConflictsOf(a.check.ID, a.part.ID) {
		if c.When == standard.BitesBroken && !v.Broken() {
			continue
		}
		under := func(ref standard.ClauseRef) bool {
			e := a.law.Edition(ref.Edition)
			return e != nil && c.Under(e.Act, ref.Clause)
		}
		if anyUnit(units, func(u *Unit) bool { return u.stands() && slices.ContainsFunc(u.falls, under) }) {
			out = append(out, c)
		}
	}
	return out
}
