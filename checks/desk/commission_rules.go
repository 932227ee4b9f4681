package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// why tells by which rules an inspection was chosen; nil where it was not.
func (c *chooser) why(x *lookedAt) []Chosen {
	r := c.q.Rules
	var out []Chosen
	asked, kept := 0, 0
	take := func(is bool, list []Chosen) {
		if !is {
			return
		}
		asked++
		if len(list) > 0 {
			kept++
		}
		out = append(out, list...)
	}
	figures := x.candidate.Indicators
	take(r.CompletenessBelow > 0, below(ruleCompleteness, figures[0], r.CompletenessBelow))
	take(r.CurrencyBelow > 0, below(ruleCurrency, figures[1], r.CurrencyBelow))
	take(r.Worst > 0, c.amongWorst(x.row))
	take(r.NotImproved, x.notImproved)
	take(r.Overdue, x.overdue)
	take(r.SameClause > 0, c.sameClause(x))
	if kept == 0 || !c.q.Any && kept < asked {
		return nil
	}
	return out
}

func below(rule string, i checks.Indicator, percent int) []Chosen {
	if !i.Below(percent) {
		return nil
	}
	return []Chosen{chosenFor(rule, "below", args{"figure": i.Told(), "percent": percent})}
}

// amongWorst tells whether the inspection is one of the worst, and which.
func (c *chooser) amongWorst(row journal.InspectionRow) []Chosen {
	place, is := c.places[row.ID]
	if !is {
		return nil
	}
	broken := row.Partly + row.NotMet
	return []Chosen{chosenFor(ruleWorst, "worst", args{"place": place, "of": len(c.places), "broken": broken, "n": broken + row.Met})}
}

// notImproved compares with the inspection that is named as the earlier one, or with
// the last one of the holder before it: what persists since, or was missed again.
func (c *chooser) notImproved(row journal.InspectionRow, view *caseView, findings []checks.Finding) ([]Chosen, error) {
	id := view.Inspection.Earlier
	if id == "" {
		before := c.before(row)
		if before == nil {
			return nil, nil
		}
		id = before.ID
	}
	compared, err := c.comparedTo(view, findings, id)
	if err != nil {
		return nil, err
	}
	var titles []lang.Text
	for _, line := range compared.Lines {
		check := c.law.Check(line.Check)
		same := line.Change == checks.Persists || line.Change == checks.Repeated
		if same && check != nil && !slices.Contains(titles, check.Short) {
			titles = append(titles, check.Short)
		}
	}
	if len(titles) == 0 {
		return nil, nil
	}
	return []Chosen{chosenFor(ruleNotImproved, "not-improved", args{"earlier": compared.Number, "list": titles})}, nil
}

// before gives the last inspection of the same holder before another one, nil where
// there is none.
func (c *chooser) before(row journal.InspectionRow) (out *journal.InspectionRow) {
	list := c.rows[row.Holder]
	for i := range list {
		if list[i].AsOf < row.AsOf && (out == nil || laterRow(list[i], *out)) {
			out = &list[i]
		}
	}
	return out
}

// overdue names the terms of the holder that have passed, and what was not executed.
func (c *chooser) overdue(row journal.InspectionRow, view *caseView, findings []checks.Finding) []Chosen {
	today := c.Today()
	var out []Chosen
	clock := checks.Clock{
		Case: view.Case, Holder: view.holder, Office: view.office, Law: view.law, Days: c.days, Broken: len(checks.Broken(findings)) > 0,
	}
	for _, t := range clock.Terms(today, nil) {
		if t.Of == checks.OfHolder && t.Overdue(today) && !t.Lapses {
			out = append(out, chosenFor(ruleOverdue, "term", args{"term": t.Kind.Words(), "day": t.Last.Digits()}))
		}
	}
	count := map[string]int{}
	for key := range view.Executions {
		if e := view.Executed(key.ID, key.Point); e != nil && view.TakenOut(key.ID, key.Point) == nil {
			count[e.Value]++
		}
	}
	if n := count[checks.Partly] + count[checks.NotExecuted]; n > 0 {
		out = append(out, chosenFor(ruleOverdue, "not-executed", args{"n": n}))
	}
	for _, i := range c.items[row.Holder] {
		if c.late(i) {
			out = append(out, chosenFor(ruleOverdue, "decision", args{"day": c.office.Decided(i.ID).Term.Digits()}))
		}
	}
	return out
}

// late tells whether the decision on an item is past its term and not executed, or is
// answered as not executed wholly.
func (c *chooser) late(i *checks.AgendaItem) bool {
	x := c.office.Decided(i.ID)
	if x == nil || !binding(x) {
		return false
	}
	if f := c.office.Followed(i.ID); f != nil {
		return f.Value != checks.Executed && x.Term != 0
	}
	return x.Term != 0 && x.Term < c.Today()
}

// sameClause names the clauses that the holder breaks with many others.
func (c *chooser) sameClause(x *lookedAt) []Chosen {
	var out []Chosen
	for _, ref := range x.clauses {
		if n := c.broken[ref]; n >= c.q.Rules.SameClause {
			out = append(out, chosenFor(ruleSameClause, "same-clause", args{"clause": c.law.Cite(ref, false), "n": n}))
		}
	}
	return out
}

// decisions are the earlier decisions that are to be followed: those past their term
// first. They are listed where nothing else is asked, or what is overdue.
func (c *chooser) decisions() ([]Candidate, error) {
	if c.q.Rules != (RuleSet{}) && !c.q.Rules.Overdue {
		return nil, nil
	}
	var out []Candidate
	for _, o := range openDecisions(c.office, "", c.Today()) {
		if c.follow[o.Item] || c.q.Rules.Overdue && !o.Late && o.Followed == nil {
			continue
		}
		key, day := "open-decision", o.Decision.Term.Digits()
		if o.Late {
			key = "decision"
		}
		if day == "" {
			day = "–"
		}
		out = append(out, Candidate{
			Kind: checks.ExecutionItem, Holder: o.Holder, Name: o.Title, Earlier: o.Item, AsOf: o.Decision.Day,
			Why: []Chosen{chosenFor(ruleOverdue, key, args{"day": day})},
		})
	}
	return out, nil
}
