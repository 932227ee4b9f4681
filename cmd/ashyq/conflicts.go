package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// conflictsCmd lists what two people see differently.
type conflictsCmd struct {
	Inspection string `arg:"" name:"inspection" optional:""`
}

type conflictsView struct {
	Conflicts []desk.Conflict `json:"conflicts"`
}

// Run prints each conflict with its answers.
func (c conflictsCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		all, err := d.Conflicts(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		return s.answer(conflictsView{list(all)}, func() {
			if len(all) == 0 {
				s.saying("conflicts.none", nil)
			}
			for i := range all {
				s.printConflict(&all[i])
			}
			if len(all) > 0 {
				s.saying("conflicts.next", lang.Args{"id": all[0].ID})
			}
		})
	})
}

func (s *session) printConflict(c *desk.Conflict) {
	fmt.Fprintln(s.out, s.facts(c.ID, c.Inspection, s.words(c.Holder), s.words(c.About)))
	for i, side := range c.Sides {
		verdict := s.words(side.Says)
		if side.Verdict != "" {
			verdict = s.verdict(side.Verdict)
		}
		if c.Whole() {
			verdict = ""
		}
		fmt.Fprintln(s.out, "  "+s.facts(desk.SideLetter(side.Letter, s.lang), verdict, lang.Line(side.Author), s.words(calendar.MomentOf(side.Time).Words()), "@"+lang.Line(side.Label)))
		if side.Reason != "" {
			fmt.Fprintln(s.out, "     "+lang.Line(side.Reason))
		}
		for _, d := range side.Details {
			fmt.Fprintln(s.out, "     "+s.words(d.Name)+": "+s.words(d.Says))
		}
		for _, f := range c.Fields {
			fmt.Fprintln(s.out, "     "+f.Field+" ("+s.words(f.Name)+"): "+s.words(f.Says[i]))
		}
	}
	s.saying("conflicts.meanwhile", lang.Args{"what": c.Meanwhile})
}

// settleCmd decides a conflict.
type settleCmd struct {
	Conflict string   `arg:"" name:"conflict"`
	Choice   string   `arg:"" name:"choice"`
	Reason   string   `placeholder:"text" required:""`
	Field    []string `placeholder:"field-side" sep:"none"`
	Verdict  string   `placeholder:"verdict"`
	Value    string   `placeholder:"text"`
}

// Run decides it.
func (c settleCmd) Run(s *session) error {
	in := desk.Settling{Choice: c.Choice, Lang: s.lang, Reason: c.Reason, Value: c.Value}
	for _, f := range c.Field {
		name, side, ok := strings.Cut(f, "=")
		if !ok {
			return usage("usage.field-side", lang.Args{"typed": quoted(f)})
		}
		if in.Fields == nil {
			in.Fields = map[string]string{}
		}
		in.Fields[strings.TrimSpace(name)] = strings.TrimSpace(side)
	}
	if c.Verdict != "" {
		in.Own = &desk.AnswerInput{Verdict: checks.Verdict(c.Verdict)}
	}
	return s.write(func(d *desk.Desk) error {
		if err := d.Settle(s.ctx, c.Conflict, in); err != nil {
			return err
		}
		return s.done("conflicts.settled", nil)
	})
}
