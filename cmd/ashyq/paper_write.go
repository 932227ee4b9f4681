package main

import (
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	jsonpaper "ashyq/checks/paper/json"
)

// The papers about an inspection: one command each, all with the same flags. What
// the analyst gives beyond what is found stands in the flags; what was typed for the
// paper in the workbench and is not issued yet stands behind them.

// memoCmd writes the findings memo.
type memoCmd struct {
	paperOut
	Amends string `placeholder:"paper"`
}

// Run writes the memo to the file, or to the standard output.
func (c memoCmd) Run(s *session) error {
	return c.write(s, checks.MemoPaper, checks.PaperDetails{Amends: c.Amends})
}

type (
	recommendationCmd struct{ paperCmd }
	demandCmd         struct{ paperCmd }
	answerCmd         struct{ paperCmd }
	decisionCmd       struct{ paperCmd }
	appointmentCmd    struct{ paperCmd }
	extensionCmd      struct{ paperCmd }
	noticeCmd         struct{ paperCmd }
	suspensionCmd     struct{ paperCmd }
	resumptionCmd     struct{ paperCmd }
	terminationCmd    struct{ paperCmd }
	resultsCmd        struct{ paperCmd }
	letterCmd         struct{ paperCmd }
	referenceCmd      struct{ paperCmd }
)

// Run writes the recommendation on eliminating violations.
func (c recommendationCmd) Run(s *session) error { return c.run(s, checks.RecommendationPaper) }

// Run writes the demand for documents.
func (c demandCmd) Run(s *session) error { return c.run(s, checks.DemandPaper) }

// Run writes the reasoned answer to an objection.
func (c answerCmd) Run(s *session) error { return c.run(s, checks.AnswerPaper) }

// Run writes the decision on execution.
func (c decisionCmd) Run(s *session) error { return c.run(s, checks.DecisionPaper) }

// Run writes the act of appointment of an unscheduled inspection.
func (c appointmentCmd) Run(s *session) error { return c.run(s, checks.AppointmentPaper) }

// Run writes the additional act of extension.
func (c extensionCmd) Run(s *session) error { return c.run(s, checks.ExtensionPaper) }

// Run writes the notice of extension.
func (c noticeCmd) Run(s *session) error { return c.run(s, checks.NoticePaper) }

// Run writes the act of suspension.
func (c suspensionCmd) Run(s *session) error { return c.run(s, checks.SuspensionPaper) }

// Run writes the act of resumption.
func (c resumptionCmd) Run(s *session) error { return c.run(s, checks.ResumptionPaper) }

// Run writes the act of termination.
func (c terminationCmd) Run(s *session) error { return c.run(s, checks.TerminationPaper) }

// Run writes the act of results.
func (c resultsCmd) Run(s *session) error { return c.run(s, checks.ResultsPaper) }

// Run writes a letter to a holder.
func (c letterCmd) Run(s *session) error { return c.run(s, checks.LetterPaper) }

// Run writes the reference note for the Commission.
func (c referenceCmd) Run(s *session) error { return c.run(s, checks.ReferencePaper) }

// paperOut says of which inspection a paper is and where it goes.
type paperOut struct {
	Inspection string `arg:"" name:"inspection"`
	Format     string `placeholder:"format"`
	Out        string `short:"o" placeholder:"file"`
	Issue      bool
}

// paperCmd is a paper with what the analyst gives for it.
type paperCmd struct {
	paperOut
	ToPostKK string   `name:"to-post-kk" placeholder:"text"`
	ToPostRU string   `name:"to-post-ru" placeholder:"text"`
	ToNameKK string   `name:"to-name-kk" placeholder:"name"`
	ToNameRU string   `name:"to-name-ru" placeholder:"name"`
	Term     count    `placeholder:"n"`
	Until    day      `placeholder:"date"`
	Follows  string   `placeholder:"paper"`
	Amends   string   `placeholder:"paper"`
	Step     string   `placeholder:"step"`
	LeaveOut []string `placeholder:"violation" sep:"none"`
	Give     []giving `placeholder:"given" sep:"none"`
}

func (c paperCmd) run(s *session, kind checks.PaperKind) error {
	return c.write(s, kind, c.details())
}

// details puts the flags together.
func (c paperCmd) details() checks.PaperDetails {
	d := checks.PaperDetails{
		Until: c.Until.Day, Term: c.Term.n, Follows: c.Follows, Amends: c.Amends, Step: c.Step,
		Fields: map[string]string{},
	}
	for _, g := range c.Give {
		d.Fields[g.name] = g.text
	}
	to := checks.Official{PostKK: lang.Line(c.ToPostKK), PostRU: lang.Line(c.ToPostRU), NameKK: lang.Line(c.ToNameKK), NameRU: lang.Line(c.ToNameRU)}
	if to != (checks.Official{}) {
		d.To = &to
	}
	if len(c.LeaveOut) > 0 {
		d.Fields[paper.LeftOut] = strings.Join(c.LeaveOut, " ")
	}
	return d
}

type paperView struct {
	Paper      checks.PaperKind `json:"paper"`
	ID         string           `json:"id,omitempty"` // of a paper that was issued
	Inspection string           `json:"inspection"`   // as it was named
	Format     string           `json:"format"`
	Lang       lang.Lang        `json:"lang"`
	File       string           `json:"file"`
	Issued     bool             `json:"issued"`
	Missing    []paper.Gap      `json:"missing"` // what stands between it and the signature
	Read       lang.Text        `json:"read,omitzero"`
}

// write writes the paper to the file, or to the standard output.
func (c paperOut) write(s *session, kind checks.PaperKind, given checks.PaperDetails) error {
	format, err := formatOf(c.Format, c.Out)
	if err != nil {
		return err
	}
	switch {
	case c.Out == "" && s.flags.JSON && format != jsonpaper.Format:
		return usage("usage.json-needs-file", nil)
	case c.Issue && s.lang == lang.EN:
		return usage("usage.issue-lang", nil)
	case c.Out == "" && s.terminal && slices.Contains(unshown, format):
		return usage("usage.docx-needs-file", nil)
	}
	job := s.read
	if c.Issue {
		job = s.write
	}
	return job(func(d *desk.Desk) error {
		details, err := d.DetailsWith(s.ctx, c.Inspection, kind, given)
		if err != nil {
			return err
		}
		request := desk.PaperRequest{Kind: kind, Lang: s.lang, Issue: c.Issue, Writers: writers(), Format: format, Out: s.out, Details: details}
		if c.Out == "" {
			_, err := d.Paper(s.ctx, c.Inspection, request)
			return err
		}
		result, err := d.WritePaper(s.ctx, c.Inspection, c.Out, request)
		if err != nil {
			return err
		}
		return s.wrote(paperView{kind, result.ID, lang.Line(c.Inspection), string(format), s.lang, c.Out, result.Issued, list(result.Missing), result.Read})
	})
}

func (s *session) wrote(v paperView) error {
	return s.answer(v, func() {
		path := lang.Line(v.File)
		if v.Issued {
			s.saying("memo.issued", lang.Args{"path": path, "paper": v.Paper.Words()})
			s.saying("paper.next", lang.Args{"inspection": v.Inspection, "id": short(v.ID)})
			if read := s.words(v.Read); read != "" {
				fmt.Fprintln(s.out, read)
			}
		} else {
			s.saying("memo.draft", lang.Args{"path": path})
		}
		s.lacking(v.Missing)
	})
}

// lacking lists what stands between a paper and its signature: first what blocks,
// then what leaves a blank line. A setting and a field are named as they are typed.
func (s *session) lacking(missing []paper.Gap) {
	var blocks, blanks []lang.Text
	for _, gap := range missing {
		text := gap.Text
		kind, name, _ := strings.Cut(gap.Where, " ")
		switch kind {
		case "setting":
			text = with(text, ": "+name)
		case "given":
			text = with(text, ": "+flagOf(name))
		}
		if gap.Blocks {
			blocks = append(blocks, text)
		} else {
			blanks = append(blanks, text)
		}
	}
	s.paragraphs("memo.blocks", blocks)
	s.paragraphs("memo.blanks", blanks)
}

// flagOf is the flag that gives something for a paper.
func flagOf(given string) string {
	switch given {
	case paper.ToHead:
		return "--to-post-kk --to-post-ru --to-name-kk --to-name-ru"
	case paper.OfTerm, paper.UntilDay, "amends":
		return "--" + given
	}
	return "--give " + given + "=…"
}

// with puts the same end to a text in every language.
func with(t lang.Text, end string) lang.Text {
	return lang.Text{KK: t.KK + end, RU: t.RU + end, EN: t.EN + end}
}
