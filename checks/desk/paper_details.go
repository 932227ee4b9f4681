package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// longestTerm is the longest term of elimination that a paper of a kind may set, in
// calendar days (art. 19-1(8)(4), 19-1(29) of the Law). A paper that sets none of its
// own is held to that of the recommendation.
func longestTerm(law *standard.Standard, kind checks.PaperKind) int {
	if l := cmp.Or(limitOf(law, kind), limitOf(law, checks.RecommendationPaper)); l != nil {
		return l.Count
	}
	return 0
}

// settled completes what was given for a paper: what it follows is found where there
// is one only, and ids are made whole.
func (v *view) settled(c *caseView, kind checks.PaperKind, in checks.PaperDetails) (checks.PaperDetails, error) {
	if most := longestTerm(c.law, kind); in.Term < 0 || in.Term > most {
		return in, fail("paper.term", args{"most": most})
	}
	in.Fields = maps.Clone(in.Fields)
	for name, text := range in.Fields {
		in.Fields[name] = lang.Paragraphs(text)
	}
	var err error
	if in.Follows, err = c.paperRef(in.Follows); err != nil {
		return in, err
	}
	if in.Amends, err = c.paperRef(in.Amends); err != nil {
		return in, err
	}
	if err := c.mayAmend(kind, in.Amends); err != nil {
		return in, err
	}
	if in.Step, err = c.stepRef(in.Step); err != nil {
		return in, err
	}
	if kind == checks.RecommendationPaper && in.Found == 0 {
		if in.Found, _, err = v.found(c); err != nil {
			return in, err
		}
	}
	return c.followed(kind, in)
}

// mayAmend refuses to amend what is no registered paper of the kind, or what another one
// amends already: that other one is amended then.
func (c *caseView) mayAmend(kind checks.PaperKind, id string) error {
	old := c.Paper(id)
	switch {
	case old == nil:
		return nil
	case old.Kind() != kind:
		return fail("amends.other-kind", args{"paper": kind.Words(), "old": old.Kind().Words()})
	case !old.Frozen():
		return fail("amends.unregistered", args{"paper": kind.Words()})
	case c.Amended(id):
		return fail("amends.amended", args{"paper": kind.Words(), "number": quote(old.Number())})
	}
	return nil
}

// follow are the papers that may follow others, with the kinds of those.
var follow = map[checks.PaperKind][]checks.PaperKind{
	checks.AnswerPaper:      {checks.RecommendationPaper, checks.ResultsPaper}, // through the objection
	checks.DecisionPaper:    {checks.RecommendationPaper},
	checks.ResultsPaper:     {checks.AppointmentPaper},
	checks.ExtensionPaper:   {checks.AppointmentPaper},
	checks.NoticePaper:      {checks.AppointmentPaper},
	checks.SuspensionPaper:  {checks.AppointmentPaper},
	checks.ResumptionPaper:  {checks.AppointmentPaper},
	checks.TerminationPaper: {checks.AppointmentPaper},
}

// followed finds what a paper follows, and refuses a paper of another kind than it may.
func (c *caseView) followed(kind checks.PaperKind, in checks.PaperDetails) (checks.PaperDetails, error) {
	in, err := c.answered(kind, in)
	p := c.Paper(in.Follows)
	if kinds := follow[kind]; err == nil && p != nil && len(kinds) > 0 && !slices.Contains(kinds, p.Kind()) {
		err = fail("follows.other-kind", args{"paper": kind.Words(), "papers": kindWords(kinds), "old": p.Kind().Words()})
	}
	return in, err
}

// answered finds what a paper answers: the objection that waits for its answer, the
// recommendation whose execution is decided.
func (c *caseView) answered(kind checks.PaperKind, in checks.PaperDetails) (checks.PaperDetails, error) {
	switch kind {
	case checks.AnswerPaper:
		if in.Step == "" {
			if in.Step = c.waitingObjection(); in.Step == "" {
				return in, fail("paper.no-objection", nil)
			}
		}
		s := c.Step(in.Step)
		if s.Step != checks.Objection {
			return in, fail("ruling.no-objection", args{"step": s.Step.Words()})
		}
		in.Follows = s.Paper
	case checks.DecisionPaper:
		if in.Follows == "" {
			last := c.LastPaper(checks.RecommendationPaper)
			if last == nil || !last.Frozen() {
				return in, fail("paper.no-recommendation", nil)
			}
			in.Follows = last.ID
		}
	case checks.ResultsPaper, checks.ExtensionPaper, checks.NoticePaper, checks.SuspensionPaper, checks.ResumptionPaper, checks.TerminationPaper:
		if last := c.LastPaper(checks.AppointmentPaper); in.Follows == "" && last != nil {
			in.Follows = last.ID
		}
	}
	return in, nil
}

// waitingObjection is the last objection that no registered answer answers.
func (c *caseView) waitingObjection() string {
	for i := len(c.Steps) - 1; i >= 0; i-- {
		if s := &c.Steps[i]; s.Step == checks.Objection && !c.replied(s.ID) {
			return s.ID
		}
	}
	return ""
}

// replied tells whether a registered paper answers the step.
func (c *caseView) replied(step string) bool {
	for i := range c.Papers {
		if p := &c.Papers[i]; p.Frozen() && p.Kind() == checks.AnswerPaper && p.Details().Step == step {
			return true
		}
	}
	return false
}

// detailsKey begins the keys of what was typed for papers that are not issued yet.
const detailsKey = "paper "

// KeepDetails keeps what was typed for a paper that is not issued yet: on this laptop
// alone, so that nothing typed is lost.
func (d *Desk) KeepDetails(ctx context.Context, inspection string, kind checks.PaperKind, in checks.PaperDetails) error {
	return d.shelve(ctx, detailsKey+inspection+" "+string(kind), in)
}

// DetailsWith gives what was kept for a paper, and over it what is given now.
func (d *Desk) DetailsWith(ctx context.Context, inspection string, kind checks.PaperKind, given checks.PaperDetails) (checks.PaperDetails, error) {
	id, err := d.inspectionID(ctx, inspection)
	if err != nil {
		return given, err
	}
	out, err := d.KeptDetails(ctx, id, kind)
	if err != nil {
		return given, err
	}
	if given.To != nil {
		to := checks.Official{}
		if out.To != nil {
			to = *out.To
		}
		out.To = &checks.Official{
			PostKK: cmp.Or(given.To.PostKK, to.PostKK), PostRU: cmp.Or(given.To.PostRU, to.PostRU),
			NameKK: cmp.Or(given.To.NameKK, to.NameKK), NameRU: cmp.Or(given.To.NameRU, to.NameRU),
		}
	}
	out.Term, out.Until = cmp.Or(given.Term, out.Term), cmp.Or(given.Until, out.Until)
	out.Follows, out.Amends, out.Step = cmp.Or(given.Follows, out.Follows), cmp.Or(given.Amends, out.Amends), cmp.Or(given.Step, out.Step)
	fields := map[string]string{}
	maps.Copy(fields, out.Fields)
	maps.Copy(fields, given.Fields)
	out.Fields = fields
	return out, nil
}

// lastAddressee is to whom the last paper of the inspection went: the next one goes to
// the same head.
func (c *caseView) lastAddressee() *checks.Official {
	for i := len(c.Papers) - 1; i >= 0; i-- {
		if to := c.Papers[i].Details().To; to != nil {
			return to
		}
	}
	return nil
}

// inspectionID gives the id of an inspection.
func (d *Desk) inspectionID(ctx context.Context, ref string) (id string, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.findInspection(ref)
		id = row.ID
		return err
	})
	return id, err
}

// KeptDetails gives what was typed for a paper; where nothing was, what the last issue
// of the paper was written from.
func (d *Desk) KeptDetails(ctx context.Context, inspection string, kind checks.PaperKind) (out checks.PaperDetails, err error) {
	there, err := d.unshelve(ctx, detailsKey+inspection+" "+string(kind), &out)
	if err != nil {
		return out, err
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if there {
			if c.Amended(out.Amends) { // what was kept was issued since, and amended it
				out.Amends = ""
			}
			return nil
		}
		if last := c.LastPaper(kind); last != nil {
			if out = last.Details(); last.Frozen() { // another occasion: only what stays the same
				out = checks.PaperDetails{To: out.To, Term: out.Term, Fields: out.Fields}
			}
		}
		if out.To == nil {
			out.To = c.lastAddressee()
		}
		return nil
	})
	return out, noneWithoutStore(err)
}
