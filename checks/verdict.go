package checks

// Verdict is the answer about a clause, a part or a check.
type Verdict string

// The six verdicts. NotChecked is never an answer of the analyst: it says that
// nobody has looked.
const (
	Met           Verdict = "met"
	PartlyMet     Verdict = "partly-met"
	NotMet        Verdict = "not-met"
	NotApplicable Verdict = "not-applicable"
	CannotTell    Verdict = "cannot-tell"
	NotChecked    Verdict = "not-checked"
)

// Verdicts lists them from the worst to the mildest: the verdict of a check is
// the first of these that one of its clauses has.
func Verdicts() []Verdict {
	return []Verdict{NotMet, PartlyMet, CannotTell, NotChecked, Met, NotApplicable}
}

// Answerable tells whether the analyst may give this verdict.
func (v Verdict) Answerable() bool {
	return v.rank() >= 0 && v != NotChecked
}

// Broken tells whether the verdict says that a norm is broken.
func (v Verdict) Broken() bool { return v == NotMet || v == PartlyMet }

func (v Verdict) rank() int {
	for i, w := range Verdicts() {
		if v == w {
			return i
		}
	}
	return -1
}

// Worst gives the worst of some verdicts; NotApplicable when there is none.
func Worst(list []Verdict) Verdict {
	worst := NotApplicable
	for _, v := range list {
		if v.rank() >= 0 && v.rank() < worst.rank() {
			worst = v
		}
	}
	return worst
}
