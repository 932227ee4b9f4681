package main

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// paperKeepCmd keeps the papers that were put for signature: their states, their
// files, and what followed them. Papers are written by the commands of their own.
type paperKeepCmd struct {
	List  paperListCmd  `cmd:""`
	All   paperAllCmd   `cmd:""`
	Show  paperShowCmd  `cmd:""`
	State paperStateCmd `cmd:""`
	File  paperFileCmd  `cmd:""`
}

// paperListCmd lists the papers of an inspection; without one, those of the office.
type paperListCmd struct {
	Inspection string `arg:"" name:"inspection" optional:""`
}

// Run prints the issued ones, then those that may be issued.
func (c paperListCmd) Run(s *session) error {
	ref := c.Inspection
	if ref == "" {
		ref = desk.OfOffice
	}
	return s.read(func(d *desk.Desk) error {
		v, err := d.Papers(s.ctx, ref)
		if err != nil {
			return err
		}
		v.May, v.Issued = list(v.May), list(v.Issued)
		return s.answer(v, func() { s.printPapers(v) })
	})
}

func (s *session) printPapers(v desk.PapersView) {
	var grid [][]string
	for _, p := range v.Issued {
		moved := ""
		if len(p.Moved) > 0 {
			moved = s.say("papers.moved", lang.Args{"n": len(p.Moved)})
		}
		grid = append(grid, []string{short(p.ID), s.words(p.Kind.Words()), s.paperState(p), moved})
	}
	s.gridOr(grid, "papers.none")
	for _, o := range v.May {
		if o.Allowed {
			fmt.Fprintln(s.out, s.sign("○o")+" "+string(o.Kind)+": "+s.words(o.Kind.Words()))
		}
	}
	for _, o := range v.May {
		if !o.Allowed {
			s.saying("papers.instead", lang.Args{"paper": o.Kind.Words(), "instead": o.Instead.Words()})
		}
	}
}

// paperState says the state of a paper with its number and day.
func (s *session) paperState(p desk.PaperLine) string {
	word := s.say("paper.state."+p.State, nil)
	if p.State != desk.PaperIssued && p.State != desk.PaperConflict {
		last := p.Course[len(p.Course)-1]
		word = s.words(last.Words()) + " " + last.Day.Digits()
	}
	number := ""
	if p.Number != "" {
		number = "№ " + lang.Line(p.Number)
	}
	return s.facts(word, number)
}

// paperShowCmd shows what followed a paper, point by point.
type paperShowCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Paper      string `arg:"" name:"paper"`
}

// Run prints it.
func (c paperShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		v, err := d.PaperCourse(s.ctx, c.Inspection, c.Paper)
		if err != nil {
			return err
		}
		v.Points, v.Steps, v.Running, v.Next = list(v.Points), list(v.Steps), list(v.Running), list(v.Next)
		return s.answer(v, func() { s.printCourse(v) })
	})
}

func (s *session) printCourse(v desk.CourseView) {
	fmt.Fprintln(s.out, s.facts(s.words(v.Paper.Kind.Words()), short(v.Paper.ID), s.paperState(v.Paper)))
	for _, state := range v.Paper.Course {
		fmt.Fprintln(s.out, "  "+s.facts(s.words(state.Words()), state.Day.Digits(), lang.Line(state.How)))
	}
	if v.Term.Last != 0 {
		s.saying("papers.term", lang.Args{"last": v.Term.Last.Digits()})
	}
	for _, p := range v.Points {
		s.printPoint(p)
	}
	if len(v.Steps) > 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.say("papers.steps", nil))
		s.printSteps(v.Steps)
	}
	if len(v.Paper.Moved) > 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.say("papers.since", nil))
		for _, m := range v.Paper.Moved {
			fmt.Fprintln(s.out, "  "+s.movedLine(m))
		}
	}
	if len(v.Next) > 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.say("papers.next", nil))
		for _, n := range v.Next {
			fmt.Fprintln(s.out, "  "+s.words(n.Words))
			if how := s.words(n.How); how != "" {
				fmt.Fprintln(s.out, "    "+how)
			}
		}
	}
}

// movedLine says what a check was when the paper was sealed, and what it is.
func (s *session) movedLine(m desk.Moved) string {
	if m.Touched {
		return s.facts(m.Check, s.verdict(m.Now), s.say("papers.touched", nil))
	}
	return s.facts(m.Check, s.verdict(m.Was)+" → "+s.verdict(m.Now))
}

// printPoint prints one violation and what followed it.
func (s *session) printPoint(p desk.PointCourse) {
	fmt.Fprintf(s.out, "\n%d) %s\n", p.Point, s.facts(s.pointMark(p.State)+" "+s.words(desk.PointWords(p.State)), p.Check))
	fmt.Fprintln(s.out, "   "+s.words(p.Text()))
	said := func(key string, list []desk.Said) {
		for _, o := range list {
			fmt.Fprintln(s.out, "   "+s.facts(s.say(key, nil), o.Day.Digits(), lang.Line(o.Text)))
		}
	}
	said("papers.objected", p.Objected)
	if p.Ruling != nil {
		fmt.Fprintln(s.out, "   "+s.facts(s.words(p.Ruling.Words()), lang.Line(p.Ruling.Reason)))
	}
	said("papers.reported", p.Reported)
	if x := p.Execution; x != nil {
		fmt.Fprintln(s.out, "   "+s.facts(s.words(x.Words()), s.words(x.When()), lang.Line(x.Reason)))
	}
	for _, l := range p.Later {
		fmt.Fprintln(s.out, "   "+s.facts(s.say("papers.later", nil), l.Inspection, short(l.ID), l.Day.Digits(), lang.Line(l.Title)))
	}
}

// pointMark draws what became of a violation.
func (s *session) pointMark(state string) string {
	return s.sign(map[string]string{
		desk.PointOpen: "??", desk.PointWithdrawn: "–-", desk.PointEliminated: "✓+", desk.PointLate: "±~",
		desk.PointPersists: "×x", desk.PointConflict: "!!",
	}[state])
}

// paperStateCmd records to which state a paper came.
type paperStateCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Paper      string `arg:"" name:"paper"`
	State      string `arg:"" name:"paper-state"`
	On         day    `placeholder:"date"`
	Number     string `placeholder:"text"`
	How        string `placeholder:"text"`
	Withdraw   bool
}

// warnedView is the answer of an act that names what it made, and what to look at.
type warnedView struct {
	ID       string      `json:"id"`
	Warnings []lang.Text `json:"warnings,omitempty"`
}

// Run records it, or takes it back.
func (c paperStateCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if c.Withdraw {
			_, err := d.WithdrawPaperState(s.ctx, c.Inspection, c.Paper, c.State, desk.Withdrawal{Reason: c.How})
			if err != nil {
				return err
			}
			return s.done("papers.state-withdrawn", nil)
		}
		out, err := d.PaperState(s.ctx, c.Inspection, c.Paper, desk.PaperStateInput{Value: c.State, Day: c.On.Day, Number: c.Number, How: c.How})
		if err != nil {
			return err
		}
		for _, w := range out.Warnings {
			s.warn(w)
		}
		state := checks.PaperState{Value: c.State}
		return s.answer(warnedView{out.ID, out.Warnings}, func() {
			s.saying("papers.state", lang.Args{"paper": out.Kind.Words(), "state": state.Words(), "day": c.On.Digits()})
		})
	})
}

// paperFileCmd gives a file of an issued paper back as it was put for signature.
type paperFileCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Paper      string `arg:"" name:"paper"`
	Format     string `placeholder:"format"`
	Out        string `short:"o" placeholder:"file" required:""`
}

// Run writes it.
func (c paperFileCmd) Run(s *session) error {
	format := c.Format
	if i := strings.LastIndexByte(c.Out, '.'); format == "" && i >= 0 {
		format = c.Out[i+1:]
	}
	return s.read(func(d *desk.Desk) error {
		name, err := d.PaperFile(s.ctx, c.Inspection, c.Paper, s.lang, paper.Format(format), c.Out)
		if err != nil {
			return err
		}
		return s.answer(struct {
			File string `json:"file"`
			Name string `json:"name"`
		}{c.Out, name}, func() { s.saying("papers.file", lang.Args{"name": name, "path": lang.Line(c.Out)}) })
	})
}

// point is the number of a violation of a paper.
type point struct{ n int }

// UnmarshalText reads 1 … .
func (p *point) UnmarshalText(text []byte) error {
	n, err := strconv.Atoi(string(text))
	if err != nil || n < 1 || strconv.Itoa(n) != string(text) {
		return usage("usage.point", lang.Args{"typed": quoted(string(text))})
	}
	p.n = n
	return nil
}
