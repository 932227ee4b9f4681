package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"ashyq/checks"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/propose"
	"ashyq/checks/standard"
)

// A reading of a captured page proposes evidence, never a verdict, and a
// proposal moves nothing: it is made anew from the captures whenever it is asked
// for (package propose), and becomes evidence only when the analyst confirms it.

// Proposal is what a captured page would show for parts of a check, with what
// became of it. Its id is the hash of capture, path and fragment, so that it is
// remembered however its words change.
type Proposal struct {
	ID string `json:"id"`
	propose.Proposal
	Page   string `json:"page"` // the address that was captured
	State  string `json:"state"`
	Reader string `json:"-"`
}

// States of a proposal. In a conflict it was confirmed by one and rejected by
// another; what is repeated was said by another capture, and is decided there.
const (
	ProposalOpen      = "open"
	ProposalConfirmed = "confirmed"
	ProposalRejected  = "rejected"
	ProposalConflict  = "conflict"
	ProposalRepeated  = "repeated"
)

// Proposals lists what the captured pages of an inspection propose.
func (d *Desk) Proposals(ctx context.Context, inspection string) (out []Proposal, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		out, err = v.proposals(c)
		return err
	})
	return out, err
}

// Leads lists what is worth capturing next: entries of menus and links that may
// show what nobody has looked at yet.
func (d *Desk) Leads(ctx context.Context, inspection string) (out []propose.Lead, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		in, err := v.looked(c)
		if err != nil {
			return err
		}
		out = propose.Leads(in)
		return nil
	})
	return out, err
}

func (v *view) proposals(c *caseView) ([]Proposal, error) {
	in, err := v.looked(c)
	if err != nil {
		return nil, err
	}
	captures := map[string]checks.Capture{}
	for _, p := range in.Pages {
		captures[p.Capture.ID] = p.Capture
	}
	states := statusesOf(c.Case)
	var out []Proposal
	for _, p := range propose.All(in) {
		out = append(out, states.complete(p, captures[p.Capture]))
	}
	markRepeats(out, c.Case)
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(a.From, b.From) })
	return out, nil
}

// looked gathers what there is to look through: the captured pages of the
// inspection that are held here, oldest first.
func (v *view) looked(c *caseView) (propose.Input, error) {
	in := propose.Input{
		Law: v.law, Categories: c.Inspection.Categories, Holder: c.holder, Period: c.Inspection.Period.Span(),
		Applies: func(check *standard.Check) bool { return len(v.bound(check, c.Inspection.Categories)) > 0 },
		Days:    c.office.Calendar(v.days),
		Present: presentItems(c.Case),
	}
	for _, capture := range c.Captures {
		p, err := v.see(capture)
		if errors.Is(err, journal.ErrNotHeld) {
			in.Unheld++
			continue
		}
		if err != nil {
			return in, err
		}
		in.Pages = append(in.Pages, p)
	}
	slices.SortStableFunc(in.Pages, func(a, b propose.Page) int { return cmp.Compare(a.Day, b.Day) })
	return in, nil
}

// presentItems are the items of article 16 that somebody saw on the site: what the
// inspection knows to be there is not proposed as not found.
func presentItems(c *checks.Case) map[string]bool {
	out := map[string]bool{}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		for _, seen := range e.Items {
			if e.ServesPart("site-content", "content") && (seen.State == checks.Present || seen.State == checks.Incomplete) {
				out[seen.Item] = true
			}
		}
	}
	return out
}

// statuses knows what became of the proposals of an inspection.
type statuses struct {
	taken    map[string]bool // by id: evidence or coverage was made of it
	rejected map[string][]checks.Rejection
}

func statusesOf(c *checks.Case) statuses {
	s := statuses{taken: map[string]bool{}, rejected: c.Rejected}
	take := func(o *checks.Origin) {
		if o != nil {
			s.taken[string(journal.Proposal(o.Capture, o.Path, o.Fragment))] = true
		}
	}
	for _, e := range c.Evidence {
		take(e.Origin)
	}
	for _, v := range c.Coverage {
		take(v.Origin)
	}
	return s
}

// complete adds the name and the state of a proposal. What is confirmed now is
// confirmed of what the present reader sees, whichever looked first.
func (s statuses) complete(p propose.Proposal, of checks.Capture) Proposal {
	out := Proposal{
		ID: string(journal.Proposal(p.Capture, p.Path, p.Fragment)), Proposal: p,
		Page: cmp.Or(of.Final, of.Asked), Reader: capture.Tool,
	}
	taken, rejected := s.taken[out.ID], len(s.rejected[out.ID]) > 0
	switch {
	case taken && rejected:
		out.State = ProposalConflict
	case taken:
		out.State = ProposalConfirmed
	case rejected:
		out.State = ProposalRejected
	default:
		out.State = ProposalOpen
	}
	return out
}
