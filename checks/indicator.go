package checks

import (
	"slices"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Indicator is a figure of the department's own about one inspection, for the
// Commission: of all that was proven one way or the other, how much is kept. It is
// nobody's official method, so it is never shown without its formula and the numbers
// that went in. What is not known stands beside and is never counted as broken.
type Indicator struct {
	ID      string `json:"id"`
	Kept    int    `json:"kept"`
	Of      int    `json:"of"` // kept and broken together
	Unknown int    `json:"unknown"`
}

// The two indicators. Completeness asks whether what must be posted is there: items
// of checklists, documents, and the same in both languages. Currency asks whether it
// is renewed in time: documents with a term of their own, and what is due in every
// week, quarter or year. How requests are answered and how early something is
// announced is neither, and a question of judgement has nothing to count.
const (
	Completeness = "completeness"
	OfCurrency   = "currency"
)

// IndicatorIDs lists the indicators in the order in which they are told.
func IndicatorIDs() []string { return []string{Completeness, OfCurrency} }

// countedIn says in which indicator the units of a method count; in none where it is
// not named.
var countedIn = map[standard.Method]string{
	standard.Checklist: Completeness, standard.Document: Completeness, standard.Parity: Completeness,
	standard.Currency: OfCurrency, standard.Cadence: OfCurrency,
}

// Indicators counts both indicators over the findings of one inspection. Only what
// the clauses of the Standard demand is counted. Where the analyst answered a part,
// her answer is one unit in the place of those computed; an answer to a whole check
// stands likewise in each indicator to which the check belongs.
func Indicators(findings []Finding) []Indicator {
	out := make([]Indicator, 0, len(IndicatorIDs()))
	for _, id := range IndicatorIDs() {
		i := Indicator{ID: id}
		for k := range findings {
			i.look(&findings[k])
		}
		out = append(out, i)
	}
	return out
}

// look counts what a finding gives to the indicator.
func (i *Indicator) look(f *Finding) {
	var own []*PartFinding
	for k := range f.Parts {
		if p := &f.Parts[k]; countedIn[p.Method] == i.ID && p.Weight == standard.Required {
			own = append(own, p)
		}
	}
	if len(own) == 0 || f.Check == OtherCheck {
		return
	}
	if f.Conflict || f.Answer != nil {
		i.answered(f.Verdict, f.Conflict)
		return
	}
	for _, p := range own {
		i.part(p)
	}
}

// part counts the units of a part, or what the analyst answered.
func (i *Indicator) part(p *PartFinding) {
	if p.Conflict {
		i.answered(p.Verdict, true)
		return
	}
	var at []string // the addresses that are answered
	for k := range p.Answers {
		at = append(at, p.Answers[k].Premises)
		i.answered(p.Answers[k].Verdict, false)
	}
	for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
		if u.Clause == "" || !u.State.Due() || slices.Contains(at, u.Premises) || slices.Contains(at, "") {
			continue
		}
		switch {
		case u.State.Kept():
			i.count(1, 0, 0)
		case u.State.Broken():
			i.count(0, 1, 0)
		default:
			i.count(0, 0, 1)
		}
	}
}

// answered counts an answer as one unit.
func (i *Indicator) answered(v Verdict, conflict bool) {
	switch {
	case conflict || v == CannotTell || v == NotChecked:
		i.count(0, 0, 1)
	case v == Met:
		i.count(1, 0, 0)
	case v.Broken():
		i.count(0, 1, 0)
	}
}

func (i *Indicator) count(kept, broken, unknown int) {
	i.Kept += kept
	i.Of += kept + broken
	i.Unknown += unknown
}

// Percent is the share kept, in whole per cent and rounded down, so that only what is
// wholly kept is a hundred; false where nothing is proven and there is no figure.
func (i Indicator) Percent() (int, bool) {
	if i.Of == 0 {
		return 0, false
	}
	return i.Kept * 100 / i.Of, true
}

// Below tells whether the indicator is known to be below so many per cent.
func (i Indicator) Below(percent int) bool { return i.Of > 0 && i.Kept*100 < percent*i.Of }

// Words names the indicator.
func (i Indicator) Words() lang.Text { return messages().Text("indicator."+i.ID, nil) }

// Formula says in words what is divided by what, and over which questions.
func (i Indicator) Formula() lang.Text { return messages().Text("indicator-formula."+i.ID, nil) }

// Told gives the figure with the numbers that went in, or says that there is none.
func (i Indicator) Told() lang.Text {
	percent, ok := i.Percent()
	if !ok {
		return messages().Text("indicator-none", args{"name": i.Words(), "unknown": i.Unknown})
	}
	return messages().Text("indicator-told", args{"name": i.Words(), "percent": percent, "kept": i.Kept, "of": i.Of, "unknown": i.Unknown})
}

// IndicatorNote says whose the indicators are.
func IndicatorNote() lang.Text { return messages().Text("indicator-note", nil) }
