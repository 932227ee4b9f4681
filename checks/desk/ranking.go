package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// RankingQuery asks for the holders of a category beside each other.
type RankingQuery struct {
	Category string
	Period   calendar.Span // in which the as-of dates of their inspections lie; no end: open
}

// Ranking sets the holders of a category beside each other by their latest
// inspections of a period. It is made for choosing what to look at, and evaluates
// nobody: see checks.Ranked.
type Ranking struct {
	Category string
	Period   calendar.Span
	Lines    []RankingLine // by share; those of whom too little is known come last
	Placed   int           // of them, with a place
	Holders  int           // of the category, inspected or not
	Stale    int           // lines whose figures are being counted anew
}

// RankingLine is a holder with its latest inspection of the period.
type RankingLine struct {
	checks.Ranked
	Holder     string // id
	Name       lang.Text
	Inspection string // id
	Shown      string // its short number
	AsOf       calendar.Day
	Form       checks.Form
	State      string
	Stale      bool
}

// Ranking reads the rows of the inspections of the category, takes the latest of each
// holder, and gives each its share and its place.
func (d *Desk) Ranking(ctx context.Context, q RankingQuery) (out Ranking, err error) {
	out.Category, out.Period = q.Category, q.Period
	if d.law.Category(q.Category) == nil {
		return out, fail("category.unknown", args{"id": lang.Line(q.Category), "categories": d.categoryIDs()})
	}
	err = d.read(ctx, func(v *view) error {
		rows, err := v.Inspections(journal.InspectionQuery{Category: q.Category})
		if err != nil {
			return err
		}
		rows = slices.DeleteFunc(rows, func(r journal.InspectionRow) bool { return !inSpan(r.AsOf, q.Period) })
		latest, err := v.latestOf(rows)
		if err != nil {
			return err
		}
		rows = slices.DeleteFunc(rows, func(r journal.InspectionRow) bool { return !latest[r.ID] })
		if out.Holders, err = v.Reader.CountHolders(journal.HolderQuery{Category: q.Category}); err != nil {
			return err
		}
		return v.rank(&out, rows)
	})
	return out, noneWithoutStore(err)
}

// inSpan tells whether a day of a row lies in a span.
func inSpan(text string, span calendar.Span) bool {
	return (span.From == 0 || text >= span.From.String()) && (span.To == 0 || text <= span.To.String())
}

// rank makes the lines of rows, one for each holder, and puts them in order.
func (v *view) rank(out *Ranking, rows []journal.InspectionRow) error {
	numbers, err := v.numbering()
	if err != nil {
		return err
	}
	names, err := v.names(rows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		sum, ok := figuresIn(r, out.Category)
		if !ok {
			continue
		}
		day, err := calendar.ParseDay(r.AsOf)
		if err != nil {
			return err
		}
		out.Lines = append(out.Lines, RankingLine{
			Ranked: checks.RankedBy(sum), Holder: r.Holder, Name: names[r.Holder].Text(), Inspection: r.ID, Shown: numbers.shown(r),
			AsOf: day, Form: checks.Form(r.Form), State: r.State, Stale: r.Stale,
		})
	}
	slices.SortStableFunc(out.Lines, func(a, b RankingLine) int { return checks.CompareRanked(a.Ranked, b.Ranked) })
	var list []*checks.Ranked
	for i := range out.Lines {
		l := &out.Lines[i]
		list = append(list, &l.Ranked)
		if !l.Apart() {
			out.Placed++
		}
		if l.Stale {
			out.Stale++
		}
	}
	checks.Places(list)
	return nil
}

// The figures of a row count the lines of all its categories together. Where there are
// several, Split has those of each: "ID MET PARTLY NOT-MET NOT-APPLICABLE CANNOT-TELL
// NOT-CHECKED", one category a line.

// splitFigures writes the figures of each category; nothing where there is one.
func splitFigures(categories []string, findings []checks.Finding) string {
	if len(categories) < 2 {
		return ""
	}
	var out []string
	for _, id := range categories {
		s := checks.SummarizeIn(id, findings)
		out = append(out, fmt.Sprintln(id, s.Met, s.PartlyMet, s.NotMet, s.NotApplicable, s.CannotTell, s.NotChecked))
	}
	return strings.Join(out, "")
}

// figuresIn reads the figures of one category off a row; false where they are not
// there.
func figuresIn(r journal.InspectionRow, category string) (s checks.Summary, ok bool) {
	s = checks.Summary{
		Met: r.Met, PartlyMet: r.Partly, NotMet: r.NotMet, NotApplicable: r.NotApply, CannotTell: r.Cannot, NotChecked: r.Unchecked,
	}
	if r.Split == "" {
		return s, r.Categories == category
	}
	for line := range strings.Lines(r.Split) {
		id, figures, _ := strings.Cut(line, " ")
		if id == category {
			n, err := fmt.Sscan(figures, &s.Met, &s.PartlyMet, &s.NotMet, &s.NotApplicable, &s.CannotTell, &s.NotChecked)
			return s, err == nil && n == 6
		}
	}
	return s, false
}
