package main

import (
	"fmt"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// stepCmd keeps what came in after a paper, and what moves a term.
type stepCmd struct {
	Add      stepAddCmd      `cmd:""`
	Change   stepChangeCmd   `cmd:""`
	List     stepListCmd     `cmd:""`
	Withdraw stepWithdrawCmd `cmd:""`
}

// stepFlags are what may be said of a step.
type stepFlags struct {
	On     day         `placeholder:"date"`
	Paper  string      `placeholder:"paper"`
	Number string      `placeholder:"text"`
	From   string      `placeholder:"name"`
	Point  []pointText `placeholder:"point-text" sep:"none"`
	Text   string      `placeholder:"text"`
	Note   string      `placeholder:"text"`
	Days   count       `placeholder:"n"`
	Ground string      `placeholder:"n"`
	Done   day         `placeholder:"date"`
	File   []string    `placeholder:"file" sep:"none"`
}

func (f stepFlags) input(kind string) desk.StepInput {
	return desk.StepInput{
		Step: checks.StepKind(kind), Day: f.On.Day, Paper: f.Paper, Number: f.Number, From: f.From, Ground: f.Ground, Days: f.Days.n,
		Done: f.Done.Day, Text: f.Text, Note: f.Note, Files: f.File,
		Points: bare(f.Point, func(p pointText) checks.StepPoint { return p.StepPoint }),
	}
}

// pointText is what is said of one violation: N=TEXT.
type pointText struct{ checks.StepPoint }

// UnmarshalText reads "1=the stand was there".
func (p *pointText) UnmarshalText(text []byte) error {
	number, words, ok := strings.Cut(string(text), "=")
	var n point
	if !ok || n.UnmarshalText([]byte(strings.TrimSpace(number))) != nil {
		return usage("usage.point-text", lang.Args{"typed": quoted(string(text))})
	}
	p.Point, p.Text = n.n, strings.TrimSpace(words)
	return nil
}

// stepAddCmd records a step.
type stepAddCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Kind       string `arg:"" name:"step-kind"`
	stepFlags
}

// Run records it; one that came late is told to be.
func (c stepAddCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		out, err := d.AddStep(s.ctx, c.Inspection, c.input(c.Kind))
		if err != nil {
			return err
		}
		return s.stepped(out, "step.added")
	})
}

func (s *session) stepped(out desk.StepResult, key string) error {
	for _, w := range out.Warnings {
		s.warn(w)
	}
	return s.answer(warnedView{out.ID, out.Warnings}, func() { s.saying(key, lang.Args{"id": short(out.ID)}) })
}

// stepChangeCmd corrects a step.
type stepChangeCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Step       string `arg:"" name:"step"`
	stepFlags
}

// Run corrects what was named and leaves the rest.
func (c stepChangeCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		out, err := d.ChangeStep(s.ctx, c.Inspection, c.Step, c.input(""))
		if err != nil {
			return err
		}
		return s.stepped(out, "step.changed")
	})
}

// stepListCmd lists the steps of an inspection.
type stepListCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// Run prints them by their days.
func (c stepListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		steps, err := d.Steps(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Steps []checks.Step `json:"steps"`
		}{list(steps)}, func() {
			if len(steps) == 0 {
				s.saying("step.none", nil)
			}
			s.printSteps(steps)
		})
	})
}

func (s *session) printSteps(steps []checks.Step) {
	for _, st := range steps {
		number, days := "", ""
		if st.Number != "" {
			number = "№ " + lang.Line(st.Number)
		}
		if st.Days > 0 {
			days = s.say("step.days", lang.Args{"n": st.Days})
		}
		ground := ""
		if st.Ground != "" {
			ground = s.say("step.ground", lang.Args{"n": st.Ground})
		}
		fmt.Fprintln(s.out, "  "+s.facts(short(st.ID), st.Day.Digits(), s.words(st.Step.Words()), number, lang.Line(st.From), ground, days, lang.Line(st.Text)))
		for _, p := range st.Points {
			fmt.Fprintf(s.out, "    %d) %s\n", p.Point, lang.Line(p.Text))
		}
		for _, f := range st.Files {
			fmt.Fprintln(s.out, "    "+lang.Line(f.Name))
		}
	}
}

// stepWithdrawCmd takes a step back with what was ruled on it.
type stepWithdrawCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Step       string `arg:"" name:"step"`
	Reason     string `placeholder:"text" required:""`
	Why        string `placeholder:"why"`
}

// Run takes it back.
func (c stepWithdrawCmd) Run(s *session) error {
	why, ok := whys[c.Why]
	if !ok {
		return usage("usage.why", lang.Args{"typed": quoted(c.Why)})
	}
	return s.write(func(d *desk.Desk) error {
		if err := d.WithdrawStep(s.ctx, c.Inspection, c.Step, desk.Withdrawal{Why: why, Reason: c.Reason}); err != nil {
			return err
		}
		return s.done("step.withdrawn", nil)
	})
}

// rulingCmd answers one point of an objection.
type rulingCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	Step       string   `arg:"" name:"step"`
	Point      point    `arg:"" name:"point"`
	Ruling     string   `arg:"" name:"ruling"`
	Reason     string   `placeholder:"text" required:""`
	Evidence   []string `placeholder:"evidence" sep:"none"`
}

// Run records the answer.
func (c rulingCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		in := desk.RulingInput{Value: c.Ruling, Reason: c.Reason, Evidence: c.Evidence}
		if err := d.Rule(s.ctx, c.Inspection, c.Step, c.Point.n, in); err != nil {
			return err
		}
		r := checks.Ruling{Value: c.Ruling}
		return s.done("step.ruled", lang.Args{"n": c.Point.n, "value": r.Words()})
	})
}

// executionCmd says what became of one violation of a paper.
type executionCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	Paper      string   `arg:"" name:"paper"`
	Point      point    `arg:"" name:"point"`
	Execution  string   `arg:"" name:"execution"`
	On         day      `placeholder:"date"`
	Seen       day      `placeholder:"date"`
	Reason     string   `placeholder:"text" required:""`
	Evidence   []string `placeholder:"evidence" sep:"none"`
}

// Run records it; no verdict moves.
func (c executionCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		in := desk.ExecutionInput{Value: c.Execution, Day: c.On.Day, Looked: c.Seen.Day, Reason: c.Reason, Evidence: c.Evidence}
		if err := d.Execute(s.ctx, c.Inspection, c.Paper, c.Point.n, in); err != nil {
			return err
		}
		x := checks.Execution{Value: c.Execution}
		return s.done("step.executed", lang.Args{"n": c.Point.n, "value": x.Words()})
	})
}
