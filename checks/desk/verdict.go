package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// AnswerInput is the analyst's verdict on a check, a part, or a part at one
// address.
type AnswerInput struct {
	Question string // CHECK[/PART[@PREMISES]]; premises by number or id
	Verdict  checks.Verdict
	Reason   string
	Seen     calendar.Day
	Norm     string // the norm that orders the disclosure, or the national standard with its item
	Items    string
	URL      string
	Rows     string // the rows that are broken, where no table says it
	Years    string
	Period   string // the time spoken of, where it is not that of the inspection
	Remedy   string // of a violation outside the Standard
}

// Answer records the analyst's verdict. It decides; the computed one, the basis
// and what it leaned on are kept beside it.
func (d *Desk) Answer(ctx context.Context, inspection string, in AnswerInput) error {
	switch {
	case lang.Line(in.Reason) == "":
		return fail("reason.empty", nil)
	case !in.Verdict.Answerable():
		return fail("verdict.unknown", args{"verdict": lang.Line(string(in.Verdict)), "verdicts": answerable()})
	}
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		return a.judge(c, in)
	})
}

// judge records an answer beside what the machine said.
func (a *act) judge(c *caseView, in AnswerInput) error {
	q, part, err := a.question(c, in.Question)
	if err != nil {
		return err
	}
	if err := a.mayBreak(c, q, part, in.Verdict); err != nil {
		return err
	}
	if err := c.mayCallAbsent(q, in.Verdict); err != nil {
		return err
	}
	if in.Seen > c.Inspection.AsOf {
		return fail("verdict.seen-late", args{"seen": in.Seen, "as_of": c.Inspection.AsOf})
	}
	if in.Seen != 0 && in.Seen < c.Inspection.Period.From {
		return fail("verdict.seen-early", args{"seen": in.Seen, "from": c.Inspection.Period.From})
	}
	places, err := a.places(q, part, in)
	if err != nil {
		return err
	}
	return a.answer(journal.KindVerdict, c.subject(), q.Matter(), a.beside(c, q, checks.Answer{
		Verdict: in.Verdict, Reason: lang.Line(in.Reason), Observed: in.Seen, Places: places,
	}))
}

func answerable() []string {
	var out []string
	for _, v := range checks.Verdicts() {
		if v.Answerable() {
			out = append(out, string(v))
		}
	}
	return out
}

// question resolves what was typed: the check must bind, the part must be asked,
// the address must be known where the part is asked at each.
func (a *act) question(c *caseView, typed string) (checks.Question, *standard.Part, error) {
	q := checks.ParseQuestion(typed)
	if q.Check == checks.OtherCheck {
		return q, nil, otherQuestion(q)
	}
	check, err := a.checkOf(q.Check, c.Inspection.Categories)
	if err != nil || q.Part == "" {
		return q, nil, err
	}
	part := check.Part(q.Part)
	if part == nil || !binds(part, c.Inspection.Categories) {
		o := offer{categories: c.Inspection.Categories}
		return q, nil, fail("part.unknown", args{"id": lang.Line(q.Part), "parts": partIDs(check, o)})
	}
	switch {
	case part.PerPremises:
		q.Premises, err = findPremises(&c.holder.Holder, q.Premises)
	case q.Premises != "":
		err = fail("premises.not-asked", nil)
	}
	return q, part, err
}

// places checks what a violation must name, and gathers what was named.
func (a *act) places(q checks.Question, part *standard.Part, in AnswerInput) (map[string]string, error) {
	norm := lang.Line(in.Norm)
	if q.Check == checks.OtherCheck {
		return otherPlaces(norm, in)
	}
	needs := func(has func(*standard.Part) bool) bool {
		if part != nil {
			return has(part)
		}
		return slices.ContainsFunc(a.law.Check(q.Check).Parts, func(p standard.Part) bool { return has(&p) })
	}
	needsNorm := needs(func(p *standard.Part) bool { return p.NeedsNorm })
	needsStandard := needs(func(p *standard.Part) bool { return p.NeedsStandard })
	if in.Verdict.Broken() && norm == "" {
		switch {
		case needsNorm:
			return nil, fail("verdict.needs-norm", nil)
		case needsStandard:
			return nil, fail("verdict.needs-standard", nil)
		}
	}
	out := map[string]string{}
	put := func(place, value string) {
		if value != "" {
			out[place] = value
		}
	}
	put("items", lang.Line(in.Items))
	put("url", lang.Line(in.URL))
	put("rows", lang.Line(in.Rows))
	put("years", lang.Line(in.Years))
	put("period", lang.Line(in.Period))
	if needsStandard {
		put("standard", norm)
	} else {
		put("norm", norm)
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// beside adds what the machine said and what the answer leans on.
func (a *act) beside(c *caseView, q checks.Question, ans checks.Answer) checks.Answer {
	f, ok := checks.JudgeOne(a.law.Check(q.Check), c.Case, c.holder, c.office, a.law, a.days)
	if !ok {
		return ans
	}
	ans.Basis, ans.Computed = f.Basis, f.Verdict
	if f.Computed != "" {
		ans.Computed = f.Computed
	}
	for _, p := range f.Parts {
		if p.Part == q.Part {
			ans.Computed = p.Verdict
			if p.Computed != "" {
				ans.Computed = p.Computed
			}
		}
	}
	for _, e := range c.Evidence {
		if slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == q.Check }) {
			ans.Saw = append(ans.Saw, e.Mark.Entry)
		}
	}
	return ans
}

// WithdrawAnswer takes the analyst's verdict back: the machine's stands again.
func (d *Desk) WithdrawAnswer(ctx context.Context, inspection, question string, w Withdrawal) error {
	if lang.Line(w.Reason) == "" {
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		q, _, err := a.question(c, question)
		if err != nil {
			return err
		}
		return a.withdraw(c, []string{q.Matter()}, w)
	})
}
