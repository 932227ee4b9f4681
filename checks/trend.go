package checks

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// A trend sets the inspections of one holder side by side, check by check. Figures of
// two inspections are never set against each other as wholes: they asked different
// things. What is compared is one check with itself, in a category that both asked it
// in, and only where something was proven both times.

// StillKept says that a check was proven kept then and is proven kept again. It is
// no change, and no comparison of two inspections lists it.
const StillKept Change = "kept"

// Unlooked says that nobody has looked at a check since it was proven either way: that
// is another thing than to have looked and not to be able to tell.
const Unlooked Change = "unlooked"

// TrendLook is one inspection of the holder, judged.
type TrendLook struct {
	Looked
	Bare bool // only its seal could be read: its verdicts are shown and compared with nothing
}

// Trend is what the inspections of a holder found, in the order of their days.
type Trend struct {
	Points []TrendPoint `json:"inspections"`
	Lines  []TrendLine  `json:"checks"`
}

// TrendPoint is one inspection with its figures.
type TrendPoint struct {
	ID         string        `json:"id"`
	Number     string        `json:"inspection"`
	Period     calendar.Span `json:"period"`
	AsOf       calendar.Day  `json:"as_of"`
	Form       Form          `json:"form"`
	Categories []string      `json:"categories"`
	Closed     bool          `json:"closed,omitempty"`
	Bare       bool          `json:"bare,omitempty"`
	Summary    Summary       `json:"summary"`
	Shared     *TrendShared  `json:"shared,omitempty"` // with the inspection before it
}

// TrendShared counts the checks that an inspection and the one before it both asked,
// by what each found: these figures may be set side by side.
type TrendShared struct {
	Checks int     `json:"checks"`
	Was    Summary `json:"was"`
	Now    Summary `json:"now"`
}

// TrendLine is one check through all inspections.
type TrendLine struct {
	Check string      `json:"check"`
	Cells []TrendCell `json:"cells"` // one for each inspection
}

// TrendCell is what one inspection found about a check.
type TrendCell struct {
	Asked    bool                 `json:"asked"`
	Verdict  Verdict              `json:"verdict,omitempty"`
	By       By                   `json:"by,omitempty"`
	Conflict bool                 `json:"conflict,omitempty"`
	Clauses  []standard.ClauseRef `json:"clauses,omitempty"`
	Than     string               `json:"than,omitempty"`   // id of the earlier inspection with which it is compared
	Change   Change               `json:"change,omitempty"` // what became of it since; none: nothing can be told
	Was      []string             `json:"was,omitempty"`    // slots, events, rows broken then
	Now      []string             `json:"now,omitempty"`    // and since
}

// Last is the latest cell in which the check was asked; nil where it never was.
func (l *TrendLine) Last() *TrendCell {
	for i := len(l.Cells) - 1; i >= 0; i-- {
		if l.Cells[i].Asked {
			return &l.Cells[i]
		}
	}
	return nil
}

// NewTrend sets inspections side by side, which come in the order of their days.
func NewTrend(looks []TrendLook, law *standard.Standard, days *calendar.Calendar) Trend {
	out := Trend{Points: []TrendPoint{}, Lines: []TrendLine{}}
	for i, l := range looks {
		out.Points = append(out.Points, pointOf(l))
		if i > 0 {
			out.Points[i].Shared = shared(looks[i-1].Findings, l.Findings)
		}
	}
	t := &trending{looks: looks, law: law, days: days, pairs: map[[2]int]*Comparison{}}
	for _, check := range law.Checks() {
		if line := t.line(check.ID); line.Last() != nil {
			out.Lines = append(out.Lines, line)
		}
	}
	return out
}

func pointOf(l TrendLook) TrendPoint {
	i := l.Case.Inspection
	return TrendPoint{
		ID: i.ID, Number: i.Number, Period: i.Period.Span(), AsOf: i.AsOf, Form: i.Form, Categories: i.Categories,
		Closed: l.Case.Closed() != nil, Bare: l.Bare, Summary: Summarize(l.Findings),
	}
}

// shared counts the lines that two inspections both have and that apply in both: the
// same check in the same category.
func shared(was, now []Finding) *TrendShared {
	out := &TrendShared{}
	for _, f := range now {
		for _, l := range f.Lines {
			then, ok := lineOf(was, f.Check, l.Category)
			if !ok || then == NotApplicable || l.Verdict == NotApplicable {
				continue
			}
			out.Checks++
			out.Was.count(then)
			out.Now.count(l.Verdict)
		}
	}
	return out
}

func lineOf(findings []Finding, check, category string) (Verdict, bool) {
	for _, f := range findings {
		if f.Check != check {
			continue
		}
		for _, l := range f.Lines {
			if l.Category == category {
				return l.Verdict, true
			}
		}
	}
	return "", false
}

// trending compares the inspections pair by pair, each pair once.
type trending struct {
	looks []TrendLook
	law   *standard.Standard
	days  *calendar.Calendar
	pairs map[[2]int]*Comparison
}

func (t *trending) line(check string) TrendLine {
	out := TrendLine{Check: check, Cells: make([]TrendCell, len(t.looks))}
	for i, l := range t.looks {
		f := findingOf(l.Looked, check)
		if f == nil {
			continue
		}
		cell := &out.Cells[i]
		*cell = TrendCell{Asked: true, Verdict: f.Verdict, By: f.By, Conflict: f.Conflict}
		for _, c := range f.Clauses {
			if !slices.Contains(cell.Clauses, c.ClauseRef) {
				cell.Clauses = append(cell.Clauses, c.ClauseRef)
			}
		}
		if j := t.before(check, i); j >= 0 {
			t.compare(check, cell, &out.Cells[j], j, i)
		}
	}
	return out
}

// before finds the nearest earlier inspection that proved something about a check in
// a category in which this one asks it; -1 where there is none.
func (t *trending) before(check string, i int) int {
	if t.looks[i].Bare {
		return -1
	}
	now := findingOf(t.looks[i].Looked, check)
	for j := i - 1; j >= 0; j-- {
		was := findingOf(t.looks[j].Looked, check)
		if was != nil && !t.looks[j].Bare && proven(was) && alike(was, now) {
			return j
		}
	}
	return -1
}

func proven(f *Finding) bool { return !f.Conflict && (f.Verdict == Met || f.Verdict.Broken()) }

// alike tells whether two findings are about a category in common.
func alike(a, b *Finding) bool {
	return slices.ContainsFunc(a.Lines, func(x Line) bool {
		return slices.ContainsFunc(b.Lines, func(y Line) bool { return x.Category == y.Category })
	})
}

// compare says what became of a check since an earlier inspection: the worst of what
// became of its questions.
func (t *trending) compare(check string, cell, was *TrendCell, j, i int) {
	cell.Than = t.looks[j].Case.Inspection.ID
	pair := [2]int{j, i}
	if t.pairs[pair] == nil {
		t.pairs[pair] = Compare(t.looks[j].Looked, t.looks[i].Looked, t.law, t.days)
	}
	worst := len(Changes())
	for _, l := range t.pairs[pair].Lines {
		if l.Check == check {
			cell.Was, cell.Now = append(cell.Was, l.Was...), append(cell.Now, l.Now...)
			worst = min(worst, slices.Index(Changes(), l.Change))
		}
	}
	switch {
	case worst < len(Changes()):
		cell.Change = Changes()[worst]
	case was.Verdict == Met && cell.Verdict == Met && !cell.Conflict && !t.pairs[pair].Unread:
		cell.Change = StillKept
	}
	if cell.Change == Untold && cell.Verdict == NotChecked {
		cell.Change = Unlooked
	}
}
