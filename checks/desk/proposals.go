package desk

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// A reading of a captured page proposes evidence, never a verdict, and a
// proposal moves nothing: it is made anew from the capture whenever it is asked
// for, and becomes evidence only when the analyst confirms it.

// Proposal is what a captured page would show for a part of a check.
type Proposal struct {
	ID       string       `json:"id"` // hash of capture, path and fragment
	Capture  string       `json:"capture"`
	Check    string       `json:"check"`
	Parts    []string     `json:"parts"`
	Kind     string       `json:"kind"` // "event" or "coverage"
	From     calendar.Day `json:"from"`
	To       calendar.Day `json:"to,omitempty"`
	Title    string       `json:"title"`
	Value    string       `json:"value"`
	Fragment string       `json:"fragment"`
	Path     string       `json:"path"`
	Page     string       `json:"page"` // the address that was captured
	State    string       `json:"state"`
	Reader   string       `json:"-"`
}

// States of a proposal. In a conflict it was confirmed by one and rejected by
// another.
const (
	ProposalOpen      = "open"
	ProposalConfirmed = "confirmed"
	ProposalRejected  = "rejected"
	ProposalConflict  = "conflict"
)

// Kinds of proposals.
const (
	ProposedEvent    = "event"
	ProposedCoverage = "coverage"
)

// proposer reads what a page would show for one check.
type proposer func(p seen) []Proposal

// seen is a captured page with its reading.
type seen struct {
	capture checks.Capture
	day     calendar.Day // of the capture
	reading page.Reading
}

// proposers is filled by the files propose_*.go, each with its own check.
var proposers = map[string]proposer{}

func proposes(check string, p proposer) bool {
	proposers[check] = p
	return true
}

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

func (v *view) proposals(c *caseView) ([]Proposal, error) {
	var out []Proposal
	for _, capture := range c.Captures {
		p, err := v.see(capture)
		if errors.Is(err, journal.ErrNotHeld) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, check := range v.law.Checks() {
			propose := proposers[check.ID]
			if propose == nil || len(v.bound(check, c.Inspection.Categories)) == 0 {
				continue
			}
			for _, prop := range propose(p) {
				out = append(out, completed(prop, capture, c.Case))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Proposal) int { return cmp.Compare(a.From, b.From) })
	return out, nil
}

// see reads a captured page again from the bytes that were kept.
func (v *view) see(capture checks.Capture) (seen, error) {
	out := seen{capture: capture, reading: page.Unread(page.Outcome(capture.Outcome))}
	if at, err := time.Parse(time.RFC3339, capture.At); err == nil {
		out.day = calendar.DayOf(at)
	}
	if len(capture.Files) == 0 || page.Outcome(capture.Outcome) != page.Fetched {
		return out, nil
	}
	r, _, err := v.Open(journal.Hash(capture.Files[0].Hash))
	if err != nil {
		return out, err
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, page.MaxBytes+1))
	if err != nil {
		return out, err
	}
	out.reading = page.Read(body, page.Input{
		ContentType: contentType(capture.Headers), Address: cmp.Or(capture.Final, capture.Asked), Seen: out.day,
	})
	return out, nil
}

func contentType(headers []string) string {
	for _, h := range headers {
		if name, value, ok := strings.Cut(h, ":"); ok && strings.EqualFold(name, "content-type") {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// completed adds the name and the state of a proposal.
func completed(p Proposal, capture checks.Capture, c *checks.Case) Proposal {
	p.Capture, p.Page = capture.ID, cmp.Or(capture.Final, capture.Asked)
	p.ID = string(journal.Proposal(capture.ID, p.Path, p.Fragment))
	p.Reader = capture.Tool
	taken := slices.ContainsFunc(c.Evidence, func(e checks.Evidence) bool { return from(e.Origin, p) }) ||
		slices.ContainsFunc(c.Coverage, func(v checks.Coverage) bool { return from(v.Origin, p) })
	rejected := len(c.Rejected[p.ID]) > 0
	switch {
	case taken && rejected:
		p.State = ProposalConflict
	case taken:
		p.State = ProposalConfirmed
	case rejected:
		p.State = ProposalRejected
	default:
		p.State = ProposalOpen
	}
	return p
}

func from(o *checks.Origin, p Proposal) bool {
	return o != nil && o.Capture == p.Capture && o.Path == p.Path && o.Fragment == p.Fragment
}

// Confirm makes evidence of proposals, all in one act; "all" names every open
// one. It gives the ids of the evidence.
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
		var drafts []journal.Draft
		for _, p := range chosen {
			if err := a.reconsider(c, p); err != nil {
				return err
			}
			id := a.newID()
			drafts, out = append(drafts, confirmed(c, p, id)), append(out, id)
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
				return p.State != ProposalOpen
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
		}
		for _, p := range found {
			if !slices.ContainsFunc(out, func(o Proposal) bool { return o.ID == p.ID }) {
				out = append(out, p)
			}
		}
	}
	return out, nil
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
func confirmed(c *caseView, p Proposal, id string) journal.Draft {
	origin := &checks.Origin{Capture: p.Capture, Fragment: p.Fragment, Path: p.Path, Value: p.Value, Reader: p.Reader}
	if p.Kind == ProposedCoverage {
		return first(journal.KindCoverage, c.subject(), "coverage "+id, checks.Coverage{
			ID: id, Check: p.Check, Parts: p.Parts, Of: checks.Events,
			From: p.From, To: p.To, Source: p.Title, Origin: origin,
		})
	}
	return first(journal.KindEvidence, c.subject(), "evidence "+id, checks.Evidence{
		ID: id, Kind: checks.Event, Serves: []checks.Service{{Check: p.Check, Parts: p.Parts}},
		At: calendar.Moment{Day: p.From, Minute: -1}, Title: p.Title, Source: p.Page, Origin: origin,
	})
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
