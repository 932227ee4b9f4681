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
		c, all, chosen, err := a.chosen(inspection, ids)
		if err != nil {
			return err
		}
		if chosen, err = postsFirst(all, chosen, slices.Contains(ids, everyOpen)); err != nil {
			return err
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

// everyOpen names every open proposal that is not adverse.
const everyOpen = "all"

// chosen gives an open inspection with its proposals and those of them that were named.
func (a *act) chosen(inspection string, ids []string) (c *caseView, all, chosen []Proposal, err error) {
	if c, err = a.forCapture(inspection, ""); err != nil {
		return nil, nil, nil, err
	}
	if all, err = a.proposals(c); err != nil {
		return nil, nil, nil, err
	}
	chosen, err = choose(all, ids)
	return c, all, chosen, err
}

// choose finds the open proposals that were named.
func choose(all []Proposal, ids []string) ([]Proposal, error) {
	var out []Proposal
	for _, id := range ids {
		found := slices.DeleteFunc(slices.Clone(all), func(p Proposal) bool {
			if id == everyOpen {
				return p.State != ProposalOpen || p.Adverse()
			}
			return !strings.HasSuffix(p.ID, strings.TrimSpace(id)) || id == ""
		})
		switch {
		case len(found) == 0:
			return nil, fail("proposal.unknown", args{"ref": lang.Line(id)})
		case len(found) > 1 && id != everyOpen:
			return nil, fail("proposal.several", args{"ref": lang.Line(id)})
		case id != everyOpen && found[0].State == ProposalConfirmed:
			return nil, fail("proposal.confirmed", args{"ref": lang.Line(id)})
		case id != everyOpen && found[0].State == ProposalRepeated:
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

// postsFirst refuses a coverage that was chosen without posts that wait inside it. A
// coverage says of every day without a post that there was none: while its own list
// shows posts that nobody has looked at, that would be untrue. Where everything was
// chosen at once such a coverage is left for later.
func postsFirst(all, chosen []Proposal, every bool) ([]Proposal, error) {
	taken := map[string]bool{}
	for _, c := range chosen {
		taken[c.ID] = true
	}
	var out []Proposal
	for _, c := range chosen {
		n := 0
		for _, p := range all {
			if p.State == ProposalOpen && !taken[p.ID] && c.holds(p) {
				n++
			}
		}
		switch {
		case n == 0:
			out = append(out, c)
		case !every:
			return nil, fail("proposal.posts-first", args{"n": n})
		}
	}
	return out, nil
}

// holds tells whether a coverage speaks of the day and the part of a post.
func (p Proposal) holds(post Proposal) bool {
	return p.Kind == propose.Coverage && (post.Kind == propose.Event || post.Kind == propose.Notice) && p.Check == post.Check &&
		slices.ContainsFunc(p.Parts, func(part string) bool { return slices.Contains(post.Parts, part) }) &&
		p.From <= post.From && post.From <= p.To
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
	return a.withdraw(c, []string{"proposal " + p.ID}, w)
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
		c, _, chosen, err := a.chosen(inspection, []string{id})
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
