package paper

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// all are the figures of the whole year.
func (y *annual) all() Table {
	a, b := y.at.This, y.at.Last
	t := Table{Columns: y.beside("yearly.figure")}
	put := func(key string, this, last int) { t.Rows = append(t.Rows, y.row(y.say(key, nil), this, last)) }
	put("yearly.inspections", a.Inspections, b.Inspections)
	put("yearly.closed", a.Sealed, b.Sealed)
	put("yearly.judged", a.Open, b.Open)
	put("yearly.unscheduled", a.Unscheduled, b.Unscheduled)
	put("yearly.holders", a.Holders, b.Holders)
	put("yearly.applicable", a.Lines.Applicable, b.Lines.Applicable)
	for i, v := range counted(a.Lines) {
		t.Rows = append(t.Rows, y.row(y.words(countedAs[i].Words()), v, counted(b.Lines)[i]))
	}
	put("yearly.exempt", a.Lines.NotApplicable, b.Lines.NotApplicable)
	t.Rows = append(t.Rows, Row(y.say("yearly.kept-share", nil), y.share(a.Lines.Met, a.Lines.Applicable), y.share(b.Lines.Met, b.Lines.Applicable), ""))
	return t
}

// countedAs are the verdicts of the lines that apply, in the order of the columns.
var countedAs = []checks.Verdict{checks.Met, checks.PartlyMet, checks.NotMet, checks.CannotTell, checks.NotChecked}

func counted(s checks.Summary) []int {
	return []int{s.Met, s.PartlyMet, s.NotMet, s.CannotTell, s.NotChecked}
}

func (y *annual) categories() Table {
	var keys []string
	name := func(id string) string {
		if c := y.law.Category(id); c != nil {
			return y.words(c.Name)
		}
		return lang.Line(id)
	}
	for _, c := range y.law.Categories() {
		keys = append(keys, c.ID)
	}
	for _, more := range slices.Sorted(maps.Keys(y.at.This.Categories)) {
		if !slices.Contains(keys, more) {
			keys = append(keys, more)
		}
	}
	return y.groups("yearly.category", keys, name, y.at.This.Categories, y.at.Last.Categories)
}

// regions are in the order of their names; what is in none is last.
func (y *annual) regions() Table {
	names := maps.Clone(y.at.Last.Regions)
	maps.Copy(names, y.at.This.Regions)
	keys := slices.SortedFunc(maps.Keys(names), func(a, b string) int {
		return cmp.Or(map[bool]int{true: 1}[a == ""]-map[bool]int{true: 1}[b == ""], cmp.Compare(lang.Fold(a), lang.Fold(b)), cmp.Compare(a, b))
	})
	return y.groups("yearly.region", keys, func(key string) string {
		return cmp.Or(y.free(key), y.say("yearly.no-region", nil))
	}, y.at.This.Regions, y.at.Last.Regions)
}

// groups are three rows for each group: this year, the one before, the difference.
func (y *annual) groups(first string, keys []string, name func(string) string, this, last map[string]*checks.YearGroup) Table {
	titles := []string{y.say("yearly.year", nil), y.say("yearly.inspections", nil), y.say("yearly.holders", nil), y.say("yearly.applicable", nil)}
	for _, v := range countedAs {
		titles = append(titles, y.words(v.Words()))
	}
	t := Table{Columns: y.columns(first, append(titles, y.say("yearly.kept-share", nil))...), Small: true}
	for _, key := range keys {
		a, b := this[key], last[key]
		if a == nil && b == nil {
			continue
		}
		a, b = cmp.Or(a, &checks.YearGroup{}), cmp.Or(b, &checks.YearGroup{})
		t.Rows = append(t.Rows, y.group(name(key), fmt.Sprint(y.at.This.Year), a), y.group(name(key), fmt.Sprint(y.at.Last.Year), b))
		apart := []string{name(key), y.say("yearly.difference", nil)}
		for i, n := range figures(a) {
			apart = append(apart, difference(n-figures(b)[i]))
		}
		t.Rows = append(t.Rows, Row(append(apart, "")...))
	}
	return t
}

func figures(g *checks.YearGroup) []int {
	return append([]int{g.Inspections, g.Holders, g.Lines.Applicable}, counted(g.Lines)...)
}

func (y *annual) group(name, year string, g *checks.YearGroup) []Cell {
	cells := []string{name, year}
	for _, n := range figures(g) {
		cells = append(cells, fmt.Sprint(n))
	}
	return Row(append(cells, y.share(g.Lines.Met, g.Lines.Applicable))...)
}

// clauses are those of the edition in force at the end of the year; what was judged
// under an earlier one counts to the clause that took its place.
func (y *annual) clauses() Table {
	end, this, last := y.end(), fmt.Sprint(y.at.This.Year), fmt.Sprint(y.at.Last.Year)
	columns := []string{y.say("yearly.requirement", nil)}
	for _, year := range []string{this, last} {
		for _, key := range []string{"yearly.kept", "yearly.broken", "yearly.unknown", "yearly.exempted"} {
			columns = append(columns, y.say("yearly.of-year", lang.Args{"what": y.say(key, nil), "year": year}))
		}
	}
	t := Table{Columns: y.columns("yearly.clause", columns...), Small: true}
	t.Columns[0].Width, t.Columns[1].Width = 2, 6
	edition := y.law.InForce(y.acts, end)
	for _, category := range y.law.Categories() {
		for _, check := range y.law.Checks() {
			key := checks.YearClause{Check: check.ID, Category: category.ID}
			a, b := y.at.This.Checks[key], y.at.Last.Checks[key]
			if a == nil && b == nil {
				continue
			}
			a, b = cmp.Or(a, &checks.YearHolders{}), cmp.Or(b, &checks.YearHolders{})
			clause := cmp.Or(y.law.ClauseOf(check, category.ID, edition.Act), y.say("yearly.no-clause", nil))
			cells := []string{clause, y.words(check.Title)}
			for _, h := range []*checks.YearHolders{a, b} {
				for _, n := range []int{h.Kept, h.Broken, h.Unknown, h.Exempt} {
					cells = append(cells, fmt.Sprint(n))
				}
			}
			t.Rows = append(t.Rows, Row(cells...))
		}
	}
	return t
}

func (y *annual) papers() Table {
	a, b := y.at.This.Papers, y.at.Last.Papers
	t := Table{Columns: y.beside("yearly.figure")}
	put := func(key string, this, last int) { t.Rows = append(t.Rows, y.row(y.say(key, nil), this, last)) }
	put("yearly.issued", a.Issued, b.Issued)
	put("yearly.served", a.Served, b.Served)
	put("yearly.points", a.Points, b.Points)
	put("yearly.executed", a.Executed, b.Executed)
	put("yearly.partly", a.Partly, b.Partly)
	put("yearly.not-executed", a.NotExecuted, b.NotExecuted)
	put("yearly.withdrawn", a.Withdrawn, b.Withdrawn)
	put("yearly.untold", a.Untold, b.Untold)
	t.Rows = append(t.Rows, Row(y.say("yearly.executed-share", nil), y.share(a.Executed, a.Points-a.Withdrawn), y.share(b.Executed, b.Points-b.Withdrawn), ""))
	put("yearly.objections", a.Objections, b.Objections)
	put("yearly.objected", a.Objected, b.Objected)
	put("yearly.accepted", a.Accepted, b.Accepted)
	put("yearly.rejected", a.Rejected, b.Rejected)
	return t
}

func (y *annual) commission() Table {
	a, b := y.at.This.Commission, y.at.Last.Commission
	t := Table{Columns: y.beside("yearly.figure")}
	t.Rows = append(t.Rows, y.row(y.say("yearly.sittings", nil), a.Sittings, b.Sittings), y.row(y.say("yearly.items", nil), a.Items, b.Items))
	for _, value := range checks.DecisionValues() {
		d := checks.Decision{Value: value}
		t.Rows = append(t.Rows, y.row(y.say("yearly.decided", lang.Args{"value": d.Words()}), a.Decided[value], b.Decided[value]))
	}
	t.Rows = append(t.Rows, y.row(y.say("yearly.followed", nil), a.Executed, b.Executed))
	return t
}
