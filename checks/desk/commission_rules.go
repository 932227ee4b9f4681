package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// why tells by which rules an inspection was chosen; nil where it was not.
func (c *chooser) why(x *lookedAt, worst []journal.InspectionRow) ([]Chosen, error) {
	r := c.q.Rules
	var out []Chosen
	asked := 0
	take := func(is bool, list []Chosen) {
		if is {
			asked++
			out = append(out, list...)
		}
	}
	figures := checks.Indicators(x.judged.Findings)
	take(r.CompletenessBelow > 0, below(ruleCompleteness, figures[0], r.CompletenessBelow))
	take(r.CurrencyBelow > 0, below(ruleCurrency, figures[1], r.CurrencyBelow))
	take(r.Worst > 0, amongWorst(x.row, worst))
	if r.NotImproved {
		list, err := c.notImproved(x)
		if err != nil {
			return nil, err
		}
		take(true, list)
	}
	if r.Overdue {
		take(true, c.overdue(x))
	}
	take(r.SameClause > 0, c.sameClause(x))
	rules := 0
	for i := range out {
		if i == 0 || out[i].Rule != out[i-1].Rule {
			rules++
		}
	}
	if rules == 0 || !c.q.Any && rules < asked {
		return nil, nil
	}
	return out, nil
}

func below(rule string, i checks.Indicator, percent int) []Chosen {
	if !i.Below(percent) {
		return nil
	}
	return []Chosen{chosenFor(rule, "below", args{"figure": i.Told(), "percent": percent})}
}

// amongWorst tells whether the inspection is one of the worst, and which.
func amongWorst(row journal.InspectionRow, worst []journal.InspectionRow) []Chosen {
	at := slices.IndexFunc(worst, func(w journal.InspectionRow) bool { return w.ID == row.ID })
	if at < 0 {
		return nil
	}
	broken := row.Partly + row.NotMet
	return []Chosen{chosenFor(ruleWorst, "worst", args{"place": at + 1, "of": len(worst), "broken": broken, "n": broken + row.Met})}
}

// notImproved compares with the inspection that is named as the earlier one, or with
// the last one of the holder before it: what was broken then and is broken now.
func (c *chooser) notImproved(x *lookedAt) ([]Chosen, error) {
	id := x.view.Inspection.Earlier
	if id == "" {
		var before *journal.InspectionRow
		for i := range c.all {
			row := &c.all[i]
			if row.Holder == x.row.Holder && row.AsOf < x.row.AsOf && (before == nil || laterRow(*row, *before)) {
				before = row
			}
		}
		if before == nil {
			return nil, nil
		}
		id = before.ID
	}
	earlier, err := c.load(id)
	if err != nil {
		return nil, err
	}
	judged, err := c.judged(earlier)
	if err != nil {
		return nil, err
	}
	was := checks.Broken(judged.Findings)
	titles := c.titles(x.broken, was)
	if len(titles) == 0 {
		return nil, nil
	}
	return []Chosen{chosenFor(ruleNotImproved, "not-improved", args{"earlier": earlier.Inspection.Number, "list": titles})}, nil
}

// titles names the questions of both lists by the short words of their checks.
func (c *chooser) titles(now, was []checks.Question) []lang.Text {
	var out []lang.Text
	for _, q := range now {
		check := c.law.Check(q.Check)
		if check == nil || !slices.Contains(was, q) {
			continue
		}
		if !slices.Contains(out, check.Short) {
			out = append(out, check.Short)
		}
	}
	return out
}

// overdue names the terms of the holder that have passed, and what was not executed.
func (c *chooser) overdue(x *lookedAt) []Chosen {
	today := c.Today()
	var out []Chosen
	clock := checks.Clock{
		Case: x.view.Case, Holder: x.view.holder, Office: x.view.office, Law: x.view.law, Days: c.days, Broken: len(x.broken) > 0,
	}
	for _, t := range clock.Terms(today, nil) {
		if t.Of == checks.OfHolder && t.Overdue(today) && !t.Lapses {
			out = append(out, chosenFor(ruleOverdue, "term", args{"term": t.Kind.Words(), "day": t.Last.Digits()}))
		}
	}
	count := map[string]int{}
	for key := range x.view.Executions {
		if e := x.view.Executed(key.ID, key.Point); e != nil {
			count[e.Value]++
		}
	}
	if n := count[checks.Partly] + count[checks.NotExecuted]; n > 0 {
		out = append(out, chosenFor(ruleOverdue, "not-executed", args{"n": n}))
	}
	for _, i := range c.office.Items {
		if i.Holder == x.row.Holder && c.late(&i) {
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
	for _, ref := range brokenClauses(x.judged.Findings) {
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
		if slices.Contains(c.follow, o.Item) || c.q.Rules.Overdue && !o.Late && o.Followed == nil {
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
