package main

import (
	"slices"
	"strconv"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
)

// proposalsCmd goes through what captured pages propose.
type proposalsCmd struct {
	Inspection struct {
		Inspection string              `arg:"" name:"inspection"`
		List       proposalsListCmd    `cmd:"" default:"1"`
		Confirm    proposalsConfirmCmd `cmd:""`
		Reject     proposalsRejectCmd  `cmd:""`
	} `arg:"" name:"inspection"`
}

// proposalsListCmd lists the proposals, all or those of one check.
type proposalsListCmd struct {
	Check string `placeholder:"check"`
}

// Run prints them by their days.
func (c proposalsListCmd) Run(s *session, p *proposalsCmd) error {
	return s.read(func(d *desk.Desk) error {
		all, err := s.proposals(d, p.Inspection.Inspection, c.Check)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Proposals []desk.Proposal `json:"proposals"`
		}{list(all)}, func() {
			var grid [][]string
			for _, one := range all {
				grid = append(grid, s.proposalRow(one))
			}
			s.gridOr(grid, "proposals.none")
		})
	})
}

// proposals gives what is proposed for a check, or for all where none is named.
func (s *session) proposals(d *desk.Desk, inspection, check string) ([]desk.Proposal, error) {
	all, err := d.Proposals(s.ctx, inspection)
	if err != nil || check == "" {
		return all, err
	}
	if _, err := d.Check(s.ctx, inspection, check); err != nil {
		return nil, err // it is unknown, or binds nobody here
	}
	return slices.DeleteFunc(all, func(p desk.Proposal) bool { return p.Check != check }), nil
}

func (s *session) proposalRow(p desk.Proposal) []string {
	days := p.From.String()
	switch {
	case p.Kind == propose.Coverage:
		days += ".." + p.To.String()
	case p.For != "":
		days = p.For
	}
	about := p.Check
	if p.Item != "" {
		about += " " + p.Item
	}
	return []string{
		short(p.ID), s.say("proposals.state."+p.State, nil), s.words(p.Named()), days, about,
		s.proposalWords(p),
	}
}

// proposalWords says an item by what was seen of it, and anything else by its title.
func (s *session) proposalWords(p desk.Proposal) string {
	if p.Kind == propose.Item || p.Kind == propose.Notice {
		return s.words(p.Words())
	}
	return lang.Line(p.Title)
}

// proposalsConfirmCmd makes evidence of proposals.
type proposalsConfirmCmd struct {
	Check string   `placeholder:"check"`
	IDs   []string `arg:"" name:"proposal"`
}

// Run confirms them in one act; "all" with a check names every open one of it. It
// tells which verdicts moved, for a list that is whole shows what is missing in it.
func (c proposalsConfirmCmd) Run(s *session, p *proposalsCmd) error {
	inspection := p.Inspection.Inspection
	return s.write(func(d *desk.Desk) error {
		refs, err := c.chosen(s, d, inspection)
		if err != nil {
			return err
		}
		before, err := d.Check(s.ctx, inspection, "")
		if err != nil {
			return err
		}
		ids, err := d.Confirm(s.ctx, inspection, refs)
		if err != nil {
			return err
		}
		after, err := d.Check(s.ctx, inspection, "")
		if err != nil {
			return err
		}
		all, err := s.proposals(d, inspection, c.Check)
		if err != nil {
			return err
		}
		adverse := 0
		for _, p := range all {
			if p.State == desk.ProposalOpen && p.Adverse() {
				adverse++
			}
		}
		changes := movedBetween(before, after)
		return s.answer(struct {
			Evidence []string `json:"evidence"`
			Moved    []moved  `json:"moved"`
		}{list(ids), list(changes)}, func() {
			s.saying("proposals.confirmed", lang.Args{"n": len(ids)})
			s.printMoved(d, inspection, changes)
			if adverse > 0 {
				s.saying("proposals.adverse", lang.Args{"n": adverse})
			}
		})
	})
}

// chosen names the proposals to confirm, narrowed to a check where one is named.
func (c proposalsConfirmCmd) chosen(s *session, d *desk.Desk, inspection string) ([]string, error) {
	if c.Check == "" {
		return c.IDs, nil
	}
	of, err := s.proposals(d, inspection, c.Check)
	if err != nil {
		return nil, err
	}
	return desk.OfCheck(of, c.IDs)
}

// proposalsRejectCmd says that a proposal was looked at and refused.
type proposalsRejectCmd struct {
	ID     string `arg:"" name:"proposal"`
	Reason string `placeholder:"text" required:""`
}

// Run rejects it.
func (c proposalsRejectCmd) Run(s *session, p *proposalsCmd) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.Reject(s.ctx, p.Inspection.Inspection, c.ID, c.Reason); err != nil {
			return err
		}
		return s.done("proposals.rejected", nil)
	})
}

// itemsLine names the first items, and how many more there are.
func itemsLine(items []string) string {
	const shown = 3
	out := ""
	for i, id := range items {
		if i == shown {
			return out + " +" + strconv.Itoa(len(items)-shown)
		}
		if i > 0 {
			out += " "
		}
		out += id
	}
	return out
}
