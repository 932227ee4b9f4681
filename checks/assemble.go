package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/standard"
)

// finding assembles what is shown of a check from the verdicts of its clauses
// and parts.
func (d *docket) finding(categories []string) Finding {
	f := Finding{Check: d.check.ID, By: Machine, Clauses: []ClauseFinding{}}
	for _, c := range categories {
		for _, ref := range d.clauses(c) {
			cf := ClauseFinding{ClauseRef: ref, Category: c, Verdict: d.verdict(ref, c, true)}
			if computed := d.verdict(ref, c, false); computed != cf.Verdict {
				cf.Computed = computed
			}
			f.Clauses = append(f.Clauses, cf)
		}
	}
	d.overrule(&f)
	f.Verdict = Worst(verdicts(f.Clauses, ""))
	for _, c := range categories {
		if list := verdicts(f.Clauses, c); len(list) > 0 {
			f.Lines = append(f.Lines, Line{Category: c, Verdict: Worst(list)})
		}
	}
	f.Parts = d.parts()
	f.Evidence = d.evidenceIDs()
	f.Basis = d.basis()
	return f
}

// overrule applies an answer to the whole check, or a conflict, to every clause
// listed.
func (d *docket) overrule(f *Finding) {
	answers := d.answers[partKey{check: d.check.ID}]
	disputed := d.disputed(d.check)
	f.Conflict = len(answers) > 1 || len(disputed) > 0
	if len(disputed) > 0 {
		f.Reasons = append(f.Reasons, reason("record.conflict", args{"fields": disputed}))
	}
	if len(answers) > 1 {
		f.Reasons = append(f.Reasons, reason("answer.conflict", nil))
	}
	if len(answers) == 0 && !f.Conflict {
		return
	}
	var machine []Verdict
	for _, c := range f.Clauses {
		machine = append(machine, cmp.Or(c.Computed, c.Verdict))
	}
	f.Computed = Worst(machine)
	for _, ans := range answers {
		f.Reasons = append(f.Reasons, answerGiven(ans, f.Computed))
	}
	verdict := CannotTell
	if !f.Conflict {
		f.By, f.Answer = Analyst, &answers[0].Answer
		verdict = d.worth(f)
	}
	for i := range f.Clauses {
		if c := &f.Clauses[i]; c.Verdict != verdict {
			c.Computed, c.Verdict = cmp.Or(c.Computed, c.Verdict), verdict
		}
	}
}

// worth gives the verdict of an answer to the whole check. One that finds a
// violation must name what any of the parts wants to be named.
func (d *docket) worth(f *Finding) Verdict {
	for _, r := range d.runs {
		if why, ok := r.ungrounded(PlaceAnswer{Answer: *f.Answer}); ok && r.part.NeedsNorm {
			f.Reasons = append(f.Reasons, why)
			return CannotTell
		}
	}
	return f.Answer.Verdict
}

func answerGiven(ans PlaceAnswer, computed Verdict) Reason {
	return reason("answer.given", args{
		"verdict": ans.Verdict, "author": ans.Mark.Author, "why": ans.Reason, "computed": computed,
	})
}

// verdicts lists the verdicts of the clauses of a category, or of all.
func verdicts(list []ClauseFinding, category string) []Verdict {
	var out []Verdict
	for _, c := range list {
		if category == "" || c.Category == category {
			out = append(out, c.Verdict)
		}
	}
	return out
}

// parts gives one finding for each part, whatever the number of categories in
// which it was asked.
func (d *docket) parts() []PartFinding {
	out := []PartFinding{}
	for from := 0; from < len(d.runs); {
		to := from + 1
		for to < len(d.runs) && d.runs[to].part == d.runs[from].part {
			to++
		}
		out = append(out, partFinding(d.runs[from:to]))
		from = to
	}
	return out
}

// partFinding joins what a part gave in each category.
func partFinding(runs []run) PartFinding {
	first := runs[0]
	units := merge(runs)
	p := PartFinding{
		Part: first.part.ID, Method: first.part.Method, Weight: first.part.Weight,
		By: Machine, Answers: first.allAnswers(), Conflict: first.inConflict(true),
	}
	if first.part.Weight == standard.LawOnly {
		p.Law = first.part.Law
	}
	for i := range units {
		p.Ask = union(p.Ask, units[i].asks)
	}
	all := func(*Unit) bool { return true }
	computed := first.count(units, false, all).verdict(first.looked() || len(p.Ask) > 0)
	p.Verdict = computed
	switch {
	case p.Conflict:
		p.Computed, p.Verdict = computed, CannotTell
	case len(p.Answers) > 0:
		p.By, p.Computed = Analyst, computed
		p.Verdict = first.count(units, true, all).verdict(true)
	}
	p.Conflicts = first.conflicts(p.Verdict, units)
	p.list(units)
	p.Reasons = first.explain(p, units)
	return p
}

// merge joins the units of a part that is asked in several categories: one that
// is the same in both falls to the clauses of both.
func merge(runs []run) []Unit {
	if len(runs) == 1 {
		return runs[0].units
	}
	out := slices.Clone(runs[0].units)
	at := map[unitKey]int{}
	for i := range out {
		at[out[i].key()] = i
	}
	for _, r := range runs[1:] {
		for _, u := range r.units {
			i, known := at[u.key()]
			if !known {
				at[u.key()] = len(out)
				out = append(out, u)
				continue
			}
			out[i].falls = mergeRefs(out[i].falls, u.falls)
			if len(out[i].falls) > 0 {
				out[i].ClauseRef, out[i].Also = out[i].falls[0], out[i].falls[1:]
			}
			out[i].asks = union(slices.Clip(out[i].asks), u.asks)
		}
	}
	return out
}

func mergeRefs(list, more []standard.ClauseRef) []standard.ClauseRef {
	list = slices.Clip(list)
	for _, ref := range more {
		if !slices.Contains(list, ref) {
			list = append(list, ref)
		}
	}
	return list
}

// unitKey is what makes two units of a part one.
type unitKey struct {
	slot, row, item, premises string
	state                     State
	hidden                    bool
	breach, date              int32
	evidence, why             string
	sheet                     string
	line                      int
}

func (u *Unit) key() unitKey {
	k := unitKey{
		slot: u.Slot, row: u.Row, item: u.Item, premises: u.Premises, state: u.State, hidden: u.hidden,
		breach: int32(u.Breach), date: int32(u.Date), sheet: u.Sheet, line: u.Line,
	}
	if len(u.Evidence) > 0 {
		k.evidence = u.Evidence[0]
	}
	if u.hidden && len(u.Reasons) > 0 {
		k.why = u.Reasons[0].Code
	}
	return k
}

// list puts the units where the method shows them. Those that stand for the part
// as a whole are not shown; they mostly come last.
func (p *PartFinding) list(units []Unit) {
	hidden := func(u Unit) bool { return u.hidden }
	if n := slices.IndexFunc(units, hidden); n >= 0 {
		units = append(units[:n:n], slices.DeleteFunc(slices.Clone(units[n:]), hidden)...)
	}
	switch {
	case len(units) == 0:
	case units[0].Slot != "":
		p.Slots = units
	case p.Method == standard.Deadline:
		p.Rows = units
	case p.Method == standard.Lead || p.Method == standard.Within:
		p.Events = units
	default:
		p.Items = units
	}
}

// evidenceIDs lists the evidence of the check in the order of its days.
func (d *docket) evidenceIDs() []string {
	var list []*Evidence
	for _, r := range d.runs {
		list = append(list, r.evidence...)
		list = append(list, r.later...)
	}
	slices.SortStableFunc(list, byDay)
	out := []string{}
	known := map[string]bool{}
	for _, e := range list {
		if !known[e.ID] {
			known[e.ID] = true
			out = append(out, e.ID)
		}
	}
	return out
}
