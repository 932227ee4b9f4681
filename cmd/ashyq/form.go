package main

import (
	"slices"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	jsonpaper "ashyq/checks/paper/json"
)

// formCmd writes the blank form for the field, or takes in the answers that were
// written on it.
type formCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	Format     string   `placeholder:"format"`
	Out        string   `short:"o" placeholder:"file"`
	Check      []string `placeholder:"check" sep:"none"`
	Answers    string   `placeholder:"answers"`
	At         moment   `placeholder:"moment"`
	Place      string   `placeholder:"text"`
	Present    string   `placeholder:"name"`
	Source     string   `placeholder:"text"`
	Dry        bool
}

type formView struct {
	Paper  string            `json:"paper"`
	Format string            `json:"format"`
	Lang   lang.Lang         `json:"lang"`
	File   string            `json:"file"`
	Mark   string            `json:"mark"` // of the codes
	Lines  []paper.BlankLine `json:"lines"`
}

// Run writes the form, or records the answers.
func (c formCmd) Run(s *session) error {
	switch {
	case c.Answers != "" && (c.Out != "" || c.Format != "" || len(c.Check) > 0):
		return usage("usage.form-either", nil)
	case c.Answers != "":
		return c.answers(s)
	case c.Dry || c.At.Day != 0 || c.Place+c.Present+c.Source != "":
		return usage("usage.form-answers", nil)
	}
	format, err := formatOf(c.Format, c.Out)
	switch {
	case err != nil:
		return err
	case c.Out == "" && s.flags.JSON && format != jsonpaper.Format:
		return usage("usage.form-json-needs-file", nil)
	case c.Out == "" && s.terminal && format == docx.Format:
		return usage("usage.form-docx-needs-file", nil)
	}
	return s.read(func(d *desk.Desk) error {
		request := desk.FormRequest{Lang: s.lang, Format: format, Writers: writers(), Checks: c.Check, Out: s.out}
		if c.Out == "" {
			return d.BlankForm(s.ctx, c.Inspection, request)
		}
		form, err := d.Form(s.ctx, c.Inspection, c.Check)
		if err == nil {
			err = d.WriteForm(s.ctx, c.Inspection, c.Out, request)
		}
		if err != nil {
			return err
		}
		view := formView{"form", string(format), s.lang, c.Out, form.Mark, list(form.Lines)}
		return s.answer(view, func() {
			s.saying("form.written", lang.Args{"path": lang.Line(c.Out), "n": len(form.Lines), "mark": form.Mark})
		})
	})
}

type filledView struct {
	Evidence []string          `json:"evidence"`
	Answers  int               `json:"answers"`
	Verdicts int               `json:"verdicts"`
	Known    bool              `json:"known"` // this very file was taken in before
	Dry      bool              `json:"dry"`   // nothing was written
	Problems []desk.RowProblem `json:"problems"`
}

// answers records a file of answers. A dry run writes nothing and names every row
// that would be refused.
func (c formCmd) answers(s *session) error {
	in := desk.FieldAnswers{At: c.At.Moment, Place: c.Place, Present: c.Present, Source: c.Source, Lang: s.lang}
	if c.Dry {
		return s.read(func(d *desk.Desk) error {
			var out desk.FieldFilled
			_, err := d.Would(s.ctx, c.Inspection, func(tried *desk.Desk) (err error) {
				out, err = tried.FillFromFile(s.ctx, c.Inspection, c.Answers, in)
				return err
			})
			if err != nil && len(out.Problems) == 0 {
				return err
			}
			if told := s.filled(out, true); told != nil {
				return told
			}
			return err
		})
	}
	return s.write(func(d *desk.Desk) error {
		out, err := d.FillFromFile(s.ctx, c.Inspection, c.Answers, in)
		if err != nil {
			return err
		}
		return s.filled(out, false)
	})
}

func (s *session) filled(f desk.FieldFilled, dry bool) error {
	slices.SortStableFunc(f.Problems, func(a, b desk.RowProblem) int { return a.Row - b.Row })
	view := filledView{list(f.Evidence), f.Answers, f.Verdicts, f.Known, dry, list(f.Problems)}
	return s.answer(view, func() {
		key := "form.filled"
		switch {
		case f.Known:
			key = "form.known"
		case dry:
			key = "form.would"
		}
		s.saying(key, lang.Args{"n": f.Answers, "evidence": len(f.Evidence), "verdicts": f.Verdicts})
		s.printProblems(f.Problems)
	})
}
