package main

import (
	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// verdictCmd records the analyst's answer, or takes it back.
type verdictCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Question   string `arg:"" name:"question"`
	Verdict    string `arg:"" name:"verdict" optional:""`
	Reason     string `placeholder:"text" required:""`
	Seen       day    `placeholder:"date"`
	Norm       string `placeholder:"text"`
	Items      string `placeholder:"text"`
	URL        string `name:"url" placeholder:"address"`
	Rows       string `placeholder:"text"`
	Years      string `placeholder:"text"`
	Period     string `placeholder:"text"`
	Remedy     string `placeholder:"text"`
	Withdraw   bool
}

// Run records the answer; with --withdraw the machine's verdict stands again.
func (c verdictCmd) Run(s *session) error {
	switch {
	case c.Withdraw && c.Verdict != "":
		return usage("usage.withdraw-verdict", nil)
	case !c.Withdraw && c.Verdict == "":
		return usage("usage.no-verdict", lang.Args{"verdicts": verdictIDs()})
	}
	return s.write(func(d *desk.Desk) error {
		if c.Withdraw {
			err := d.WithdrawAnswer(s.ctx, c.Inspection, c.Question, desk.Withdrawal{Reason: c.Reason})
			if err != nil {
				return err
			}
			return s.done("verdict.withdrawn", lang.Args{"question": lang.Line(c.Question)})
		}
		err := d.Answer(s.ctx, c.Inspection, desk.AnswerInput{
			Question: c.Question, Verdict: checks.Verdict(c.Verdict), Reason: c.Reason, Seen: c.Seen.Day,
			Norm: c.Norm, Items: c.Items, URL: c.URL, Rows: c.Rows, Years: c.Years, Period: c.Period, Remedy: c.Remedy,
		})
		if err != nil {
			return err
		}
		return s.done("verdict.recorded", lang.Args{
			"question": lang.Line(c.Question), "verdict": checks.Verdict(c.Verdict).Words(),
		})
	})
}
