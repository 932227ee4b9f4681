package main

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	jsonpaper "ashyq/checks/paper/json"
)

// yearlyCmd writes the tables of a year for the report on access to information.
type yearlyCmd struct {
	Year   count    `arg:"" name:"year"`
	Form   []string `placeholder:"form" sep:"none"`
	Format string   `placeholder:"format"`
	Out    string   `short:"o" placeholder:"file"`
}

type yearlyView struct {
	Paper  checks.PaperKind `json:"paper"`
	Year   int              `json:"year"`
	Format string           `json:"format"`
	Lang   lang.Lang        `json:"lang"`
	File   string           `json:"file"`
}

// Run writes the tables to the file, or to the standard output.
func (c yearlyCmd) Run(s *session) error {
	format, err := formatOf(c.Format, c.Out)
	switch {
	case err != nil:
		return err
	case c.Out == "" && s.flags.JSON && format != jsonpaper.Format:
		return usage("usage.json-needs-file", nil)
	case c.Out == "" && s.terminal && slices.Contains(unshown, format):
		return usage("usage.docx-needs-file", nil)
	}
	request := desk.YearlyRequest{Year: c.Year.n, Lang: s.lang, Format: format, Writers: writers(), Out: s.out}
	for _, f := range c.Form {
		request.Forms = append(request.Forms, checks.Form(f))
	}
	return s.read(func(d *desk.Desk) error {
		if c.Out == "" {
			return d.YearlyPaper(s.ctx, request)
		}
		if err := d.WriteYearly(s.ctx, c.Out, request); err != nil {
			return err
		}
		return s.answer(yearlyView{checks.YearlyPaper, c.Year.n, string(format), s.lang, c.Out}, func() {
			s.saying("yearly.written", lang.Args{"year": c.Year.n, "path": lang.Line(c.Out)})
		})
	})
}
