package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/standard"
)

// ClauseProgress says of one clause how far the work on it is: how much of what is
// due is proven either way, how much was looked at and cannot be told, and how much
// nobody has looked at. It is counted in units (slots, events, items, rows); a
// question without units, or one that the analyst answered, is one.
type ClauseProgress struct {
	Check    string               `json:"check"`
	Category string               `json:"category"`
	Clauses  []standard.ClauseRef `json:"clauses"` // of successive editions
	Verdict  Verdict              `json:"verdict"`
	By       By                   `json:"by"`
	UnitCount
}

// UnitCount counts what is due by what is known of it.
type UnitCount struct {
	Kept     int `json:"kept"`
	Broken   int `json:"broken"`
	Unknown  int `json:"unknown"`  // looked at, and cannot be told
	Unlooked int `json:"unlooked"` // nobody has looked
}

// Due is how much is asked about.
func (u UnitCount) Due() int { return u.Kept + u.Broken + u.Unknown + u.Unlooked }

// Proven is how much is known, either way.
func (u UnitCount) Proven() int { return u.Kept + u.Broken }

// Add adds what another count has.
func (u *UnitCount) Add(o UnitCount) {
	u.Kept += o.Kept
	u.Broken += o.Broken
	u.Unknown += o.Unknown
	u.Unlooked += o.Unlooked
}

// Progress tells of each clause of each category how far the work on it is, in the
// order of the findings. Violations outside the clauses are none of them.
func Progress(findings []Finding) []ClauseProgress {
	var out []ClauseProgress
	for i := range findings {
		f := &findings[i]
		if f.Check == OtherCheck {
			continue
		}
		for _, l := range f.Lines {
			p := ClauseProgress{Check: f.Check, Category: l.Category, Verdict: l.Verdict, By: f.By, Clauses: f.refs(l.Category)}
			if l.Verdict != NotApplicable {
				p.UnitCount = f.units(l, p.Clauses)
			}
			out = append(out, p)
		}
	}
	return out
}

// refs lists the clauses of a category.
func (f *Finding) refs(category string) []standard.ClauseRef {
	var out []standard.ClauseRef
	for _, c := range f.Clauses {
		if c.Category == category {
			out = append(out, c.ClauseRef)
		}
	}
	return out
}

// units counts what is due of a line. Where the check as a whole was answered, that
// is the one thing that is known; a bare seal, which lists no parts, is so too.
func (f *Finding) units(l Line, refs []standard.ClauseRef) UnitCount {
	if f.Answer != nil || len(f.Parts) == 0 {
		return unitOf(l.Verdict)
	}
	var out UnitCount
	for i := range f.Parts {
		p := &f.Parts[i]
		if p.Weight == standard.Required || p.Weight == standard.Guiding && p.Verdict.Broken() {
			out.Add(p.count(refs))
		}
	}
	return out
}

// count counts the units of a part that fall to some clauses. A unit that falls to
// none stands for the part.
func (p *PartFinding) count(refs []standard.ClauseRef) UnitCount {
	all := slices.Concat(p.Slots, p.Events, p.Items, p.Rows)
	if p.By == Analyst || len(all) == 0 {
		return unitOf(p.Verdict)
	}
	var out UnitCount
	for i := range all {
		if u := &all[i]; u.Edition == "" || slices.ContainsFunc(refs, u.under) {
			out.take(u.State, p.Verdict == NotChecked)
		}
	}
	return out
}

// under tells whether a unit falls to a clause.
func (u *Unit) under(ref standard.ClauseRef) bool {
	return u.ClauseRef == ref || slices.Contains(u.Also, ref)
}

func (u *UnitCount) take(s State, unlooked bool) {
	switch {
	case s.Broken():
		u.Broken++
	case s.Kept():
		u.Kept++
	case s.Due() && unlooked:
		u.Unlooked++
	case s.Due():
		u.Unknown++
	}
}

// unitOf is a verdict as one unit.
func unitOf(v Verdict) UnitCount {
	switch v {
	case Met:
		return UnitCount{Kept: 1}
	case PartlyMet, NotMet:
		return UnitCount{Broken: 1}
	case CannotTell:
		return UnitCount{Unknown: 1}
	case NotChecked:
		return UnitCount{Unlooked: 1}
	}
	return UnitCount{}
}

// ByProgress puts the clauses in order: as they come, or those of which least is known
// first. What asks nothing comes last then.
func ByProgress(list []ClauseProgress, least bool) []ClauseProgress {
	list = slices.Clone(list)
	if least {
		slices.SortStableFunc(list, func(a, b ClauseProgress) int {
			if (a.Due() == 0) != (b.Due() == 0) {
				return cmp.Compare(b.Due(), a.Due())
			}
			return share{a.Proven(), a.Due()}.compare(share{b.Proven(), b.Due()})
		})
	}
	return list
}

// Shares parts a number of cells among some counts, in proportion. What there is at
// all has a cell, however little it is.
func Shares(cells int, counts ...int) []int {
	out, all := make([]int, len(counts)), 0
	for _, n := range counts {
		all += n
	}
	if all == 0 {
		return out
	}
	rest := cells
	for i, n := range counts {
		if n > 0 {
			out[i] = max(1, n*cells/all)
			rest -= out[i]
		}
	}
	for ; rest != 0; rest -= sign(rest) {
		out[mostOff(out, counts, cells, all, sign(rest))] += sign(rest)
	}
	return out
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// mostOff finds the count whose cells are farthest from its share: too few of them, or
// too many where by is below zero. The last cell of a count is not taken.
func mostOff(cells, counts []int, width, all, by int) int {
	best, off := 0, -1<<31
	for i, n := range counts {
		if d := by * (n*width - cells[i]*all); n > 0 && (by > 0 || cells[i] > 1) && d > off {
			best, off = i, d
		}
	}
	return best
}
