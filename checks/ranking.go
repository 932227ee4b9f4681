package checks

import (
	"cmp"
	"slices"
)

// A ranking sets the holders of one category beside each other by the share of the
// requirements that are kept, of those that apply. What nobody knows may turn out
// either way, so every share has two ends: the least that it can be, if all that is
// unknown is broken, and the most, if all of it is kept. (Should some of it turn out
// not to apply, the share still lies between the two.) A place has two ends too: a
// holder stands surely behind another only where even its most is less than the
// other's least. It is a help for choosing what to look at; the acts know no such
// figure, and it evaluates nobody.

// Ranked is a holder in a ranking, by its latest inspection.
type Ranked struct {
	Kept     int `json:"met"`
	Partly   int `json:"partly_met"`
	Broken   int `json:"not_met"`
	Unknown  int `json:"cannot_tell"`
	Unlooked int `json:"not_checked"`
	Exempt   int `json:"not_applicable"`

	Best  int `json:"best_place,omitempty"`  // the best place it can have; 0: it has none
	Worst int `json:"worst_place,omitempty"` // and the worst
}

// RankedBy makes one of the figures of an inspection in the category.
func RankedBy(s Summary) Ranked {
	return Ranked{Kept: s.Met, Partly: s.PartlyMet, Broken: s.NotMet, Unknown: s.CannotTell, Unlooked: s.NotChecked, Exempt: s.NotApplicable}
}

// Applicable is how many requirements apply, as far as is known.
func (r Ranked) Applicable() int { return r.Kept + r.Partly + r.Broken + r.Unknown + r.Unlooked }

// Known is of how many of them it is known what became of them.
func (r Ranked) Known() int { return r.Kept + r.Partly + r.Broken }

// Apart tells that too little is known to give the holder a place: less than half of
// what applies.
func (r Ranked) Apart() bool { return r.Applicable() == 0 || 2*r.Known() < r.Applicable() }

// Least is the least per cent that the share of kept requirements can be, rounded
// down; Most is the most, rounded up.
func (r Ranked) Least() int {
	if r.Applicable() == 0 {
		return 0
	}
	return 100 * r.Kept / r.Applicable()
}

// Most is the most that the share can be: see Least.
func (r Ranked) Most() int {
	all := r.Applicable()
	if all == 0 {
		return 100
	}
	return (100*r.most() + all - 1) / all
}

// most is how many requirements may be kept.
func (r Ranked) most() int { return r.Kept + r.Unknown + r.Unlooked }

// share is a fraction, compared without rounding.
type share struct{ of, all int }

func (a share) compare(b share) int { return cmp.Compare(a.of*max(b.all, 1), b.of*max(a.all, 1)) }

func (r Ranked) least() share    { return share{r.Kept, r.Applicable()} }
func (r Ranked) greatest() share { return share{r.most(), r.Applicable()} }

// CompareRanked puts the greatest share first: by the least that it can be, then by
// the most. Those of which too little is known come last, the best known first.
func CompareRanked(a, b Ranked) int {
	switch {
	case a.Apart() != b.Apart() && a.Apart():
		return 1
	case a.Apart() != b.Apart():
		return -1
	case a.Apart():
		return cmp.Or(share{b.Known(), b.Applicable()}.compare(share{a.Known(), a.Applicable()}), b.least().compare(a.least()))
	}
	return cmp.Or(b.least().compare(a.least()), b.greatest().compare(a.greatest()))
}

// Places gives each holder the best and the worst place that it can have among all of
// the list: those too of which too little is known, for whatever they may turn out to
// be. They have none themselves.
func Places(list []*Ranked) {
	var least, greatest []share
	for _, r := range list {
		least, greatest = append(least, r.least()), append(greatest, r.greatest())
	}
	slices.SortFunc(least, share.compare)
	slices.SortFunc(greatest, share.compare)
	for _, r := range list {
		if r.Apart() {
			r.Best, r.Worst = 0, 0
			continue
		}
		surelyBefore := len(least) - after(least, r.greatest())
		surelyBehind, _ := slices.BinarySearchFunc(greatest, r.least(), share.compare)
		r.Best, r.Worst = surelyBefore+1, len(least)-surelyBehind
	}
}

// after gives the place behind the last share that is not greater.
func after(sorted []share, s share) int {
	i, _ := slices.BinarySearchFunc(sorted, s, func(a, b share) int {
		if a.compare(b) <= 0 {
			return -1
		}
		return 1
	})
	return i
}

// Of counts the requirements with a verdict.
func (r Ranked) Of(v Verdict) int {
	switch v {
	case Met:
		return r.Kept
	case PartlyMet:
		return r.Partly
	case NotMet:
		return r.Broken
	case CannotTell:
		return r.Unknown
	case NotChecked:
		return r.Unlooked
	case NotApplicable:
		return r.Exempt
	}
	return 0
}
