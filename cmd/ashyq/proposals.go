package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
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

// proposalsListCmd lists the proposals.
type proposalsListCmd struct{}

// Run prints them by their days.
func (proposalsListCmd) Run(s *session, p *proposalsCmd) error {
	return s.read(func(d *desk.Desk) error {
		all, err := d.Proposals(s.ctx, p.Inspection.Inspection)
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

func (s *session) proposalRow(p desk.Proposal) []string {
	days := p.From.String()
	if p.Kind == desk.ProposedCoverage {
		days += ".." + p.To.String()
	}
	return []string{
		short(p.ID), s.say("proposals.state."+p.State, nil), s.say("proposals.kind."+p.Kind, nil), days, p.Check,
		lang.Line(p.Title),
	}
}

// proposalsConfirmCmd makes evidence of proposals.
type proposalsConfirmCmd struct {
	IDs []string `arg:"" name:"proposal"`
}

// Run confirms them in one act.
func (c proposalsConfirmCmd) Run(s *session, p *proposalsCmd) error {
	return s.write(func(d *desk.Desk) error {
		ids, err := d.Confirm(s.ctx, p.Inspection.Inspection, c.IDs)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Evidence []string `json:"evidence"`
		}{list(ids)}, func() { s.saying("proposals.confirmed", lang.Args{"n": len(ids)}) })
	})
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
