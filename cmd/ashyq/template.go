package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// templateCmd gives papers the department's own form: a Word document with named
// places.
type templateCmd struct {
	Check    templateCheckCmd    `cmd:""`
	Add      templateAddCmd      `cmd:""`
	List     templateListCmd     `cmd:""`
	Withdraw templateWithdrawCmd `cmd:""`
}

// templateOf says of which paper a template is, in which language. The language of
// the paper is not that of the reader, so it has an argument of its own.
type templateOf struct {
	Paper  string `arg:"" name:"paper"`
	Tongue string `arg:"" name:"tongue"`
}

func (t templateOf) kind() checks.PaperKind { return checks.PaperKind(t.Paper) }

// tongue is the language; what is none is refused by the act in its own words.
func (t templateOf) tongue() lang.Lang {
	if l, ok := lang.ParseLang(t.Tongue); ok {
		return l
	}
	return lang.Lang(t.Tongue)
}

// templateCheckCmd names the mistakes of a file and records nothing.
type templateCheckCmd struct {
	File string `arg:"" name:"template"`
	templateOf
}

// Run names them, each with its paragraph.
func (c templateCheckCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		problems, err := d.PreviewTemplate(s.ctx, c.File, c.kind(), c.tongue())
		if err != nil {
			return err
		}
		return s.answer(struct {
			Problems []desk.TemplateProblem `json:"problems"`
		}{problems}, func() { s.printMistakes(problems) })
	})
}

// printMistakes prints what stands in the way first, then what may be mended.
func (s *session) printMistakes(problems []desk.TemplateProblem) {
	blocks, rest := 0, 0
	for _, p := range problems {
		if p.Blocks {
			blocks++
		} else {
			rest++
		}
	}
	if blocks+rest == 0 {
		s.saying("template.sound", nil)
		return
	}
	s.saying("template.count", lang.Args{"blocks": blocks, "rest": rest})
	for _, first := range []bool{true, false} {
		for _, p := range problems {
			if p.Blocks != first {
				continue
			}
			sign := s.sign("!!")
			if p.Blocks {
				sign = s.sign("×x")
			}
			fmt.Fprintf(s.out, "\n%s %s\n", sign, s.words(p.Where))
			if p.Near != "" {
				fmt.Fprintf(s.out, "  «%s»\n", lang.Line(p.Near))
			}
			fmt.Fprintf(s.out, "  %s\n", s.words(p.Text))
		}
	}
}

// templateAddCmd takes a file as the template of a paper.
type templateAddCmd struct {
	File string `arg:"" name:"template"`
	templateOf
}

// Run records it; where it is refused, the mistakes are printed all the same.
func (c templateAddCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		out, err := d.AddTemplate(s.ctx, desk.TemplateInput{Path: c.File, Paper: c.kind(), Lang: c.tongue()})
		if err != nil {
			if len(out.Problems) > 0 && !s.flags.JSON {
				s.printMistakes(out.Problems)
			}
			return err
		}
		return s.answer(out, func() {
			key := "template.added"
			if out.Known {
				key = "template.known"
			}
			s.saying(key, lang.Args{"name": out.Name, "paper": out.Paper.Words()})
			if len(out.Problems) > 0 {
				s.printMistakes(out.Problems)
			}
		})
	})
}

// templateListCmd lists the papers with their templates.
type templateListCmd struct{}

// Run lists them.
func (templateListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		rows, err := d.Templates(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Templates []desk.TemplateRow `json:"templates"`
		}{list(rows)}, func() {
			var grid [][]string
			for _, r := range rows {
				name := lang.Line(r.Name)
				switch {
				case r.Disputed:
					name = s.say("template.disputed", nil)
				case name == "":
					name = s.say("template.ours", nil)
				}
				grid = append(grid, []string{string(r.Paper), string(r.Lang), s.words(r.Paper.Words()), name})
			}
			s.grid(grid)
		})
	})
}

// templateWithdrawCmd takes the template of a paper back.
type templateWithdrawCmd struct {
	templateOf
	Reason string `placeholder:"text" required:""`
}

// Run takes it back: the form of the program is in force again.
func (c templateWithdrawCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		if err := d.WithdrawTemplate(s.ctx, c.kind(), c.tongue(), desk.Withdrawal{Reason: c.Reason}); err != nil {
			return err
		}
		return s.done("template.withdrawn", lang.Args{"paper": c.kind().Words()})
	})
}
