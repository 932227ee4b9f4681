package paper

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// breach is a broken part, at one address where the part is asked so: what the
// memo calls a violation, whatever the verdict of the check above it.
type breach struct {
	check    *standard.Check
	part     *standard.Part // nil: the check was answered as a whole, and no part is broken
	finding  *checks.Finding
	premises string
	broken   []checks.Unit
	judged   int            // units proven one way or the other
	answer   *checks.Answer // of the analyst, to the part or to the whole check
	computed checks.Verdict
}

// breaches lists the broken parts of the findings in the order of the
// catalogue: those under the clauses of the Standard, or those of the Law alone.
func (m *pen) breaches(lawOnly bool) []breach {
	var out []breach
	for i := range m.in.Findings {
		f := &m.in.Findings[i]
		check := m.law.Check(f.Check)
		if check == nil || f.Conflict {
			continue
		}
		found := m.inParts(check, f, lawOnly)
		if f.Answer != nil && !lawOnly {
			found = answered(check, f, found)
		}
		out = append(out, found...)
	}
	return out
}

// answered applies an answer to the whole check: it is the verdict of every
// clause, so that nothing is broken that she calls kept, and something is that
// she calls broken.
func answered(check *standard.Check, f *checks.Finding, found []breach) []breach {
	if !f.Verdict.Broken() { // kept, or broken without the norm that it must name
		return nil
	}
	if len(found) == 0 {
		found = []breach{{check: check, part: onlyRequired(check), finding: f}}
	}
	for i := range found {
		if found[i].answer == nil {
			found[i].answer, found[i].computed = f.Answer, f.Computed
		}
	}
	return found
}

// onlyRequired gives the one required part of a check; nil if there are more.
func onlyRequired(check *standard.Check) *standard.Part {
	var only *standard.Part
	for i := range check.Parts {
		if check.Parts[i].Weight != standard.Required {
			continue
		}
		if only != nil {
			return nil
		}
		only = &check.Parts[i]
	}
	return only
}

func (m *pen) inParts(check *standard.Check, f *checks.Finding, lawOnly bool) []breach {
	var out []breach
	for i := range f.Parts {
		p := &f.Parts[i]
		part := check.Part(p.Part)
		if part == nil || p.Conflict || (part.Weight == standard.LawOnly) != lawOnly {
			continue
		}
		for _, place := range m.places(part, p) {
			b := breach{check: check, part: part, finding: f, premises: place}
			if b.in(p) {
				out = append(out, b)
			}
		}
	}
	return out
}

// in looks at what a part gave at the place of the breach, and tells whether it
// is broken there. An answer decides; without one, what is proven does.
func (b *breach) in(p *checks.PartFinding) bool {
	for _, u := range units(p) {
		if b.part.PerPremises && u.Premises != b.premises {
			continue
		}
		if u.Clause == "" { // its day is under no text that is held: no norm, no violation
			continue
		}
		if u.State.Broken() {
			b.broken = append(b.broken, u)
		}
		if u.State.Broken() || u.State.Kept() {
			b.judged++
		}
	}
	for i := range p.Answers {
		if !b.part.PerPremises || p.Answers[i].Premises == b.premises {
			b.answer, b.computed = &p.Answers[i].Answer, p.Computed
			return b.answer.Verdict.Broken() && grounded(b.part, b.answer)
		}
	}
	return len(b.broken) > 0
}

// byLimits tells whether each row of the part is judged by a limit of its own.
func (b *breach) byLimits() bool { return b.part != nil && b.part.Method == standard.Deadline }

// rules names the limits by which the broken rows were judged.
func (b *breach) rules() []string {
	var out []string
	for _, u := range b.broken {
		if u.Rule != "" {
			out = appendNew(out, u.Rule)
		}
	}
	return out
}

// grounded tells whether an answer names the norm or the national standard that
// it must name to find a violation.
func grounded(part *standard.Part, a *checks.Answer) bool {
	return !(part.NeedsNorm && a.Places["norm"] == "" || part.NeedsStandard && a.Places["standard"] == "")
}

// conflicts lists the conflicts of norms that bite in the broken part, in the
// language of the paper. Where each row has a limit of its own, a conflict about
// another limit than those that were broken says nothing here.
func (m *pen) conflicts(b *breach) []NormConflict {
	var out []NormConflict
	for _, p := range b.finding.Parts {
		if b.part != nil && p.Part != b.part.ID {
			continue
		}
		for _, c := range p.Conflicts {
			if b.byLimits() && !slices.ContainsFunc(c.Law, func(place string) bool { return slices.Contains(m.grounds(b), place) }) {
				continue
			}
			out = append(out, NormConflict{ID: c.ID, Text: m.words(c.Text)})
		}
	}
	return out
}

// places lists the addresses at which a part was judged or answered, those of
// the holder's record first; one empty place where it is not asked so.
func (m *pen) places(part *standard.Part, p *checks.PartFinding) []string {
	if !part.PerPremises {
		return []string{""}
	}
	var out []string
	add := func(id string) {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	seen := map[string]bool{}
	for _, u := range units(p) {
		seen[u.Premises] = true
	}
	for _, a := range p.Answers {
		seen[a.Premises] = true
	}
	for _, at := range m.in.Holder.Holder.Premises {
		if seen[at.ID] {
			add(at.ID)
		}
	}
	for _, u := range units(p) {
		add(u.Premises)
	}
	for _, a := range p.Answers {
		add(a.Premises)
	}
	return out
}

// units lists everything that was judged in a part.
func units(p *checks.PartFinding) []checks.Unit {
	return slices.Concat(p.Slots, p.Events, p.Items, p.Rows)
}

// day is the day of a breach that rests on an answer alone: the day she looked,
// the last day of the period where the part asks about the period, else the
// as-of date.
func (b *breach) day(c *checks.Case) calendar.Day {
	asOf := c.Inspection.AsOf
	switch {
	case b.answer != nil && b.answer.Observed != 0:
		return min(b.answer.Observed, asOf)
	case b.part != nil && b.part.BreachOn == standard.PeriodEnd && c.Inspection.Period.To != 0:
		return min(c.Inspection.Period.To, asOf)
	}
	return asOf
}

// wholeSpan tells whether the analyst answered, without a day, a part that is
// asked of slots or events: then her answer is about all of them.
func (b *breach) wholeSpan() bool {
	return b.answer != nil && b.answer.Observed == 0 && b.part != nil && len(b.slots()) > 0
}

// slots lists what the part was asked about in time, and is not answered by
// itself.
func (b *breach) slots() []checks.Unit {
	for i := range b.finding.Parts {
		p := &b.finding.Parts[i]
		if b.part != nil && p.Part == b.part.ID {
			return slices.DeleteFunc(slices.Concat(p.Slots, p.Events), func(u checks.Unit) bool {
				return u.Clause == "" || u.State == checks.Cut || u.State == checks.Future || u.State.Kept()
			})
		}
	}
	return nil
}

// days lists the days of the breach in their order, each once.
func (b *breach) days(c *checks.Case) []calendar.Day {
	var out []calendar.Day
	for _, u := range b.broken {
		if u.Breach != 0 {
			out = append(out, u.Breach)
		}
	}
	if len(out) == 0 && b.wholeSpan() && b.part.Yearly {
		for _, u := range b.slots() {
			out = append(out, u.Breach)
		}
	}
	if len(out) == 0 {
		return []calendar.Day{b.day(c)}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
