package checks

import (
	"strings"

	"ashyq/checks/calendar"
)

// YearFigures are the figures of one year for the report on access to information:
// of the inspections whose as-of date lies in it. Findings are those of the latest
// inspection of each holder, so that nobody is counted twice.
type YearFigures struct {
	Year        int                         `json:"year"`
	Inspections int                         `json:"inspections"`
	Sealed      int                         `json:"closed"` // counted by their seal
	Open        int                         `json:"open"`   // counted as they are judged now
	Disputed    int                         `json:"conflict,omitempty"`
	Unscheduled int                         `json:"unscheduled"`
	Holders     int                         `json:"holders"`
	Lines       Summary                     `json:"lines"`
	Categories  map[string]*YearGroup       `json:"categories"`
	Regions     map[string]*YearGroup       `json:"regions"` // "" where none is recorded
	Checks      map[YearClause]*YearHolders `json:"checks"`
	Papers      YearPapers                  `json:"recommendations"`
	Commission  YearCommission              `json:"commission"`
}

// YearGroup are the figures of a category or a region.
type YearGroup struct {
	Inspections int     `json:"inspections"`
	Holders     int     `json:"holders"`
	Lines       Summary `json:"lines"`
}

// YearClause is what a check asks of one category: a clause, with those of earlier
// editions before it.
type YearClause struct{ Check, Category string }

// MarshalText writes "check category".
func (c YearClause) MarshalText() ([]byte, error) { return []byte(c.Check + " " + c.Category), nil }

// UnmarshalText reads it.
func (c *YearClause) UnmarshalText(text []byte) error {
	c.Check, c.Category, _ = strings.Cut(string(text), " ")
	return nil
}

// YearHolders counts the holders by what became of one clause.
type YearHolders struct {
	Kept    int `json:"kept"`
	Broken  int `json:"broken"`  // partly or wholly
	Unknown int `json:"unknown"` // cannot be told, or not looked at
	Exempt  int `json:"not_applicable"`
}

// YearPapers counts the recommendations about the inspections of the year, and what
// became of the violations in those that were served.
type YearPapers struct {
	Issued      int `json:"registered"`
	Served      int `json:"served"`
	Points      int `json:"points"` // violations in the served ones
	Executed    int `json:"executed"`
	Partly      int `json:"partly"`
	NotExecuted int `json:"not_executed"`
	Withdrawn   int `json:"withdrawn"`    // taken out by accepted objections
	Untold      int `json:"not_recorded"` // nothing is recorded, or two answers stand against each other
	Objections  int `json:"objections"`
	Objected    int `json:"objected"` // violations objected to
	Accepted    int `json:"accepted"` // of them, in whole or in part
	Rejected    int `json:"rejected"`
}

// YearCommission counts the work of the Commission by the days of its sittings.
type YearCommission struct {
	Sittings int            `json:"sittings"`
	Items    int            `json:"items"`
	Decided  map[string]int `json:"decided"` // by what became of the items
	Executed int            `json:"executed"`
}

// YearInspection is one inspection of the year.
type YearInspection struct {
	Case     *Case
	Findings []Finding // of the latest inspection of a holder only
	Region   string
	Latest   bool
	Sealed   bool
}

// NewYear begins the figures of a year.
func NewYear(year int) *YearFigures {
	return &YearFigures{
		Year: year, Categories: map[string]*YearGroup{}, Regions: map[string]*YearGroup{},
		Checks: map[YearClause]*YearHolders{}, Commission: YearCommission{Decided: map[string]int{}},
	}
}

// Take counts one inspection; nothing of it is held afterwards.
func (y *YearFigures) Take(i YearInspection) {
	y.Inspections++
	switch {
	case i.Sealed:
		y.Sealed++
	default:
		y.Open++
	}
	if len(i.Case.Disputed) > 0 || len(i.Case.States) > 1 {
		y.Disputed++
	}
	region := group(y.Regions, i.Region)
	region.Inspections++
	for _, category := range i.Case.Inspection.Categories {
		group(y.Categories, category).Inspections++
	}
	y.recommendations(i.Case)
	if i.Latest {
		y.holder(i, region)
	}
}

// holder counts the findings of a holder.
func (y *YearFigures) holder(i YearInspection, region *YearGroup) {
	y.Holders++
	region.Holders++
	for _, category := range i.Case.Inspection.Categories {
		group(y.Categories, category).Holders++
	}
	sum := Summarize(i.Findings)
	y.Lines.add(sum)
	region.Lines.add(sum)
	for _, f := range i.Findings {
		for _, l := range f.Lines {
			var one Summary
			one.count(l.Verdict)
			group(y.Categories, l.Category).Lines.add(one)
			y.clause(YearClause{f.Check, l.Category}, l.Verdict)
		}
	}
}

func (y *YearFigures) clause(c YearClause, v Verdict) {
	if y.Checks[c] == nil {
		y.Checks[c] = &YearHolders{}
	}
	switch h := y.Checks[c]; {
	case v == Met:
		h.Kept++
	case v.Broken():
		h.Broken++
	case v == NotApplicable:
		h.Exempt++
	default:
		h.Unknown++
	}
}

// recommendations counts the papers of an inspection. One that another amends is that
// other one.
func (y *YearFigures) recommendations(c *Case) {
	for i := range c.Papers {
		p := &c.Papers[i]
		if p.Kind() != RecommendationPaper || c.Amended(p.ID) || !p.Frozen() {
			continue
		}
		y.Papers.Issued++
		if p.Reached(Served) == nil {
			continue
		}
		y.Papers.Served++
		for _, point := range p.Points() {
			y.Papers.point(c, PointKey{p.ID, point.Point})
		}
		for _, s := range c.StepsAbout(Objection, p.ID) {
			y.Papers.Objections++
			for _, point := range c.Objected(&s) {
				y.Papers.ruling(c.Ruled(s.ID, point.Point))
			}
		}
	}
}

// point counts a violation by what became of it: one that was taken out is not executed,
// and nothing is asked of it.
func (p *YearPapers) point(c *Case, key PointKey) {
	p.Points++
	switch x := c.Executed(key.ID, key.Point); {
	case c.TakenOut(key.ID, key.Point) != nil:
		p.Withdrawn++
	case x == nil:
		p.Untold++
	case x.Value == Executed:
		p.Executed++
	case x.Value == Partly:
		p.Partly++
	case x.Value == NotExecuted:
		p.NotExecuted++
	}
}

func (p *YearPapers) ruling(r *Ruling) {
	p.Objected++
	switch {
	case r == nil:
	case r.Value == Rejected:
		p.Rejected++
	default:
		p.Accepted++
	}
}

// Sat counts the sittings of the Commission on days of the year.
func (y *YearFigures) Sat(o *Office) {
	inYear := func(d calendar.Day) bool { return d.Year() == y.Year }
	for i := range o.Sittings {
		s := &o.Sittings[i]
		if !inYear(s.Day) {
			continue
		}
		y.Commission.Sittings++
		for _, item := range o.ItemsOf(s.ID) {
			y.Commission.Items++
			if d := o.Decided(item.ID); d != nil {
				y.Commission.Decided[d.Value]++
			}
			if x := o.Followed(item.ID); x != nil && x.Value == Executed {
				y.Commission.Executed++
			}
		}
	}
}

func group(in map[string]*YearGroup, key string) *YearGroup {
	if in[key] == nil {
		in[key] = &YearGroup{}
	}
	return in[key]
}

func (s *Summary) add(o Summary) {
	s.Applicable += o.Applicable
	s.Met += o.Met
	s.PartlyMet += o.PartlyMet
	s.NotMet += o.NotMet
	s.NotApplicable += o.NotApplicable
	s.CannotTell += o.CannotTell
	s.NotChecked += o.NotChecked
	s.Other += o.Other
}
