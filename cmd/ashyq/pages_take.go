package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// pagesTakeCmd goes round the sites of many inspections.
type pagesTakeCmd struct {
	Inspections []string `arg:"" name:"inspection" optional:""`
	All         bool
	Broken      bool
	Named       string `placeholder:"file"`
	Since       day    `placeholder:"date"`
	Retry       bool
	webFlags
	Dry bool `name:"dry-run"`
}

type visitsView struct {
	Read    int          `json:"read"`
	Unread  int          `json:"unread"`
	Waiting int          `json:"waiting"`
	Left    int          `json:"left"`
	Visits  []desk.Visit `json:"visits"`
}

// Run visits the addresses that wait, and says of each what came as it comes. Stopped
// with Ctrl+C it keeps what it has; the same command goes on from there.
func (c pagesTakeCmd) Run(s *session) error {
	s.private = c.Private
	if !c.All && len(c.Inspections) == 0 && c.Named == "" {
		return usage("usage.visits", nil)
	}
	run := s.write
	if c.Dry {
		run = s.read
	}
	return run(func(d *desk.Desk) error {
		in := desk.VisitsInput{
			Inspections: c.Inspections, All: c.All, Broken: c.Broken, Since: c.Since.Day, Retry: c.Retry, Render: c.Render,
		}
		if c.Named != "" {
			named, err := d.NamedAddresses(c.Named)
			if err != nil {
				return err
			}
			in.Named = named
		}
		round, err := d.PlanVisits(s.ctx, in)
		idle := err == nil && round.Count(desk.VisitWaiting) == 0
		if err == nil && !c.Dry {
			round, err = d.RunVisits(s.ctx, round, s.tellVisit)
		}
		stopped := s.ctx.Err() != nil
		if err != nil && !stopped {
			return err
		}
		if err := s.answerVisits(round, c.Dry, stopped); err != nil {
			return err
		}
		if idle && !c.Dry && !c.Retry && c.Since.Day == 0 && !s.flags.JSON {
			s.saying("visits.all-done", nil) // it asked nothing, and says why
		}
		return nil
	})
}

// tellVisit says of one visit what came of it, while the round goes on.
func (s *session) tellVisit(done, all int, v desk.Visit) {
	if s.flags.JSON {
		return
	}
	key := "visits.line"
	if v.State != desk.VisitRead {
		key = "visits.line.unread" // nothing was read, so there is nothing to count
	}
	fmt.Fprintln(s.out, s.say(key, lang.Args{
		"done": done, "all": all, "number": v.Inspection, "address": lang.Line(v.Address), "words": s.words(v.Words), "n": v.Found,
	}))
	_ = s.out.Flush() // it is seen now, or with the rest
}

func (s *session) answerVisits(round desk.Visits, dry, stopped bool) error {
	v := visitsView{
		Read: round.Count(desk.VisitRead), Unread: round.Count(desk.VisitUnread),
		Waiting: round.Count(desk.VisitWaiting), Left: round.Count(desk.VisitLeft), Visits: list(round.List),
	}
	return s.answer(v, func() {
		if dry {
			var grid [][]string
			for _, one := range v.Visits {
				grid = append(grid, []string{one.Inspection, s.say("visits.state."+string(one.State), nil), one.Check, lang.Line(one.Address)})
			}
			s.grid(grid)
		}
		s.saying("visits.sum", lang.Args{"read": v.Read, "unread": v.Unread, "waiting": v.Waiting, "left": v.Left})
		if stopped {
			s.saying("visits.stopped", nil)
		}
	})
}
