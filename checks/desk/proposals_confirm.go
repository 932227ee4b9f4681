package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
)

// Confirm makes evidence of proposals, all in one act; "all" names every open one but
// those that say that something was not found, is not whole or came too late: each of
// these is an accusation in the making, and is confirmed by its own name. It gives the
// ids of the evidence.
func (d *Desk) Confirm(ctx context.Context, inspection string, ids []string) (out []string, err error) {
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		all, err := a.proposals(c)
		if err != nil {
			return err
		}
		chosen, err := choose(all, ids)
		if err != nil {
			return err
		}
		if n := postsBefore(all, chosen); n > 0 {
			return fail("proposal.posts-first", args{"n": n})
		}
		var drafts []journal.Draft
		for _, p := range chosen {
			if err := a.reconsider(c, p); err != nil {
				return err
			}
			id := a.newID()
			drafts, out = append(drafts, a.confirmed(c, p, id)), append(out, id)
		}
		_, err = a.w.Append(drafts...)
		return err
	})
	return out, err
}

// choose finds the open proposals that were named.
func choose(all []Proposal, ids []string) ([]Proposal, error) {
	var out []Proposal
	for _, id := range ids {
		found := slices.DeleteFunc(slices.Clone(all), func(p Proposal) bool {
			if id == "all" {
				return p.State != ProposalOpen || p.Adverse()
			}
			return !strings.HasSuffix(p.ID, strings.TrimSpace(id)) || id == ""
		})
		switch {
		case len(found) == 0:
			return nil, fail("proposal.unknown", args{"ref": lang.Line(id)})
		case len(found) > 1 && id != "all":
			return nil, fail("proposal.several", args{"ref": lang.Line(id)})
		case id != "all" && found[0].State == ProposalConfirmed:
			return nil, fail("proposal.confirmed", args{"ref": lang.Line(id)})
		case id != "all" && found[0].State == ProposalRepeated:
			return nil, fail("proposal.repeated", args{"ref": lang.Line(id)})
		}
		for _, p := range found {
			if !slices.ContainsFunc(out, func(o Proposal) bool { return o.ID == p.ID }) {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// postsBefore counts the posts that wait inside a coverage that was chosen without
// them. A coverage says of every day without a post that there was none: while its own
// list shows posts that nobody has looked at, that would be untrue.
func postsBefore(all, chosen []Proposal) int {
	n := 0
	for _, p := range all {
		if p.State != ProposalOpen || p.Kind != propose.Event && p.Kind != propose.Notice ||
			slices.ContainsFunc(chosen, func(c Proposal) bool { return c.ID == p.ID }) {
			continue
		}
		if slices.ContainsFunc(chosen, func(c Proposal) bool {
			return c.Kind == propose.Coverage && c.Check == p.Check && slices.ContainsFunc(c.Parts, func(part string) bool { return slices.Contains(p.Parts, part) }) &&
				c.From <= p.From && p.From <= c.To
		}) {
			n++
		}
	}
	return n
}

// Adverse tells a proposal that would say that something is not there, not whole, or
// came too late.
func (p Proposal) Adverse() bool {
	return p.Says == checks.Absent || p.Says == checks.Incomplete || p.Late
}

// reconsider takes back a rejection of a proposal that is confirmed after all.
func (a *act) reconsider(c *caseView, p Proposal) error {
	if len(c.Rejected[p.ID]) == 0 {
		return nil
	}
	w := Withdrawal{Why: journal.Superseded, Reason: messages().Text("proposal.reconsidered", nil).EN}
	_, err := a.withdraw(c, []string{"proposal " + p.ID}, w)
	return err
}

// confirmed makes the evidence, or the coverage, of a proposal.
func (a *act) confirmed(c *caseView, p Proposal, id string) journal.Draft {
	origin := &checks.Origin{Capture: p.Capture, Fragment: p.Fragment, Path: p.Path, Value: p.Value, Reader: p.Reader}
	if p.Kind == propose.Coverage {
		return first(journal.KindCoverage, c.subject(), "coverage "+id, checks.Coverage{
			ID: id, Check: p.Check, Parts: p.Parts, Of: cmp.Or(p.Of, checks.Events),
			From: p.From, To: p.To, Source: p.Title, Origin: origin,
		})
	}
	e := checks.Evidence{
		ID: id, Kind: evidenceKind(p.Kind), Serves: []checks.Service{{Check: p.Check, Parts: p.Parts}},
		At: calendar.Moment{Day: p.From, Minute: -1}, For: p.For, Title: p.Title, Source: p.Page, Origin: origin,
	}
	e.Serves = append(e.Serves, a.sharing(p.Check, p.Parts, c.Inspection.Categories)...)
	if p.Kind == propose.Notice {
		for _, part := range p.NoticedFor {
			e.Noticed = append(e.Noticed, checks.Notice{
				Part: part, At: calendar.Moment{Day: p.Noticed, Minute: -1}, Place: p.Page,
			})
		}
	}
	if p.Item != "" {
		e.Items = []checks.ItemSeen{{Item: p.Item, State: cmp.Or(p.Says, checks.Present)}}
	}
	return first(journal.KindEvidence, c.subject(), "evidence "+id, e)
}

// evidenceKind is the kind of evidence that a proposal becomes.
func evidenceKind(k propose.Kind) checks.EvidenceKind {
	switch k {
	case propose.Event, propose.Notice:
		return checks.Event
	case propose.Document:
		return checks.Paper
	}
	return checks.Page
}

// Reject says that a proposal was looked at and refused.
func (d *Desk) Reject(ctx context.Context, inspection, id, reason string) error {
	if lang.Line(reason) == "" {
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
		all, err := a.proposals(c)
		if err != nil {
			return err
		}
		chosen, err := choose(all, []string{id})
		if err != nil {
			return err
		}
		for _, p := range chosen {
			err := a.answer(journal.KindRejected, c.subject(), "proposal "+p.ID, checks.Rejection{
				Capture: p.Capture, Path: p.Path, Fragment: p.Fragment, Reason: lang.Line(reason),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Refusals are reasons for a rejection that are often right.
func Refusals() []lang.Text {
	return []lang.Text{
		messages().Text("refusal.subject", nil), messages().Text("refusal.misread", nil),
		messages().Text("refusal.other-holder", nil), messages().Text("refusal.period", nil),
		messages().Text("refusal.known", nil),
	}
}

// OfCheck narrows references to the proposals of one check: "all" names those of
// them that are open.
func OfCheck(of []Proposal, refs []string) ([]string, error) {
	chosen, err := choose(of, refs)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, p := range chosen {
		out = append(out, p.ID)
	}
	return out, nil
}
