package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// lookCmd says when what is broken was last looked at, and looks again.
type lookCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Again      bool
	From       string `placeholder:"folder" default:"."`
	Date       day    `placeholder:"date"`
}

// Run tells of the last look; with --again the pages under what is broken are
// captured once more and compared.
func (c lookCmd) Run(s *session) error {
	if c.Again {
		return s.write(func(d *desk.Desk) error {
			pages, err := d.LookAgain(s.ctx, c.Inspection, desk.LookAgainInput{Folder: c.From, Saved: c.Date.Day})
			if err != nil {
				return err
			}
			return s.answer(struct {
				Pages []desk.LookedAgain `json:"pages"`
			}{list(pages)}, func() { s.printAgain(pages) })
		})
	}
	return s.read(func(d *desk.Desk) error {
		look, err := d.LastLook(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		look.Parts, look.Pages = list(look.Parts), list(look.Pages)
		return s.answer(look, func() { s.printLook(d, look) })
	})
}

func (s *session) printLook(d *desk.Desk, look desk.LookView) {
	fmt.Fprintln(s.out, s.words(look.Words))
	var grid [][]string
	for _, p := range look.Parts {
		when := s.say("look.unseen", nil)
		if p.Day != 0 {
			when = p.Day.Digits()
		}
		title, part := p.Check, p.Part
		if check := d.Standard().Check(p.Check); check != nil {
			title = s.words(check.Short)
			if of := check.Part(p.Part); of != nil {
				part = s.words(of.Title)
			}
		}
		grid = append(grid, []string{"  " + title, part, when})
	}
	s.grid(grid)
	for _, p := range look.Pages {
		fmt.Fprintln(s.out, "  "+s.facts(lang.Line(p.Asked), p.Check, p.Day.Digits()))
	}
}

// printAgain says of each page what the reader sees otherwise.
func (s *session) printAgain(pages []desk.LookedAgain) {
	for _, p := range pages {
		said := ""
		switch {
		case p.Why != lang.Text{}:
			said = s.words(p.Why)
		case p.Same:
			said = s.say("look.same", nil)
		case len(p.Changes) == 0:
			said = s.say("look.alike", nil)
		}
		fmt.Fprintln(s.out, s.facts(lang.Line(p.Asked), p.Check, s.say("look.was", lang.Args{"day": p.Was.Digits()}), said))
		for _, c := range p.Changes {
			fmt.Fprintln(s.out, "  "+s.words(c.Words())+":")
			for _, line := range c.Gone {
				fmt.Fprintln(s.out, "    - "+line)
			}
			for _, line := range c.Added {
				fmt.Fprintln(s.out, "    + "+line)
			}
		}
	}
}
