package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/checks/propose"
)

// pagesCmd is what is done with the captured pages of inspections.
type pagesCmd struct {
	List  pagesListCmd  `cmd:""`
	Text  pagesTextCmd  `cmd:""`
	Leads pagesLeadsCmd `cmd:""`
	Take  pagesTakeCmd  `cmd:""`
	Warc  pagesWarcCmd  `cmd:""`
}

// pagesListCmd lists the captured pages of an inspection.
type pagesListCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// Run prints them in the order in which they were kept.
func (c pagesListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		pages, err := d.Pages(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Pages []desk.PageView `json:"pages"`
		}{list(pages)}, func() {
			var grid [][]string
			for _, p := range pages {
				grid = append(grid, []string{
					short(p.ID), p.Day.Digits(), s.words(desk.CameWords(p.Outcome)),
					s.say("pages.found", lang.Args{"n": p.Found.Open, "taken": p.Found.Confirmed}), p.Check, lang.Line(p.Asked),
				})
			}
			s.gridOr(grid, "pages.none")
		})
	})
}

// pagesTextCmd prints the whole text of a captured page.
type pagesTextCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Page       string `arg:"" name:"capture"`
}

// Run prints the text line by line; what could not be read says why.
func (c pagesTextCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		text, err := d.PageText(s.ctx, c.Inspection, c.Page)
		if err != nil {
			return err
		}
		type line struct {
			Text string `json:"text"`
			Path string `json:"path"`
		}
		return s.answer(struct {
			desk.PageView
			Lines []line `json:"lines"`
		}{text.PageView, bare(text.Lines, func(l page.TextLine) line { return line{l.Text, l.Path} })}, func() {
			fmt.Fprintln(s.out, s.facts(lang.Line(text.Asked), text.Day.Digits(), text.SHA256))
			if len(text.Lines) == 0 {
				fmt.Fprintln(s.out, s.words(text.Words))
			}
			for _, l := range text.Lines {
				fmt.Fprintln(s.out, lang.Line(l.Text))
			}
		})
	})
}

// pagesLeadsCmd lists what the captured pages lead to and nobody has looked at yet.
type pagesLeadsCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// Run prints the leads; none of them is followed.
func (c pagesLeadsCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		leads, err := d.Leads(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Leads []propose.Lead `json:"leads"`
		}{list(leads)}, func() {
			var grid [][]string
			for _, l := range leads {
				grid = append(grid, []string{l.Check, lang.Line(l.Title), itemsLine(l.Items), s.facts(lang.Line(l.URL), s.words(l.Obstacle()))})
			}
			s.gridOr(grid, "pages.no-leads")
		})
	})
}

// pagesWarcCmd writes the captured pages of an inspection as a web archive.
type pagesWarcCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Out        string `short:"o" placeholder:"file" required:""`
}

// Run writes the archive, whole or not at all.
func (c pagesWarcCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		n, err := d.WritePagesArchive(s.ctx, c.Inspection, c.Out)
		if err != nil {
			return err
		}
		return s.done("pages.archived", lang.Args{"n": n, "path": lang.Line(c.Out)})
	})
}
