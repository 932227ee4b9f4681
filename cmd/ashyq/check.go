package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// checkCmd judges an inspection and prints what came out. It writes nothing.
type checkCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Check      string `placeholder:"check"`
	FailOn     string `placeholder:"verdict"`
	Year       bool
	Progress   bool
}

// checkedView is what `check --json` prints.
type checkedView struct {
	ID       string           `json:"id"`
	Number   string           `json:"inspection"`
	Holder   string           `json:"holder"`
	Period   string           `json:"period"`
	AsOf     string           `json:"as_of"`
	Basis    string           `json:"basis"`
	Sealed   bool             `json:"sealed,omitempty"` // closed: as it was at the closing
	Note     *lang.Text       `json:"note,omitempty"`   // what is assumed about the acts
	Summary  checks.Summary   `json:"summary"`
	Findings []checks.Finding `json:"findings"`

	Years    []yearView              `json:"years,omitempty"`    // with --year
	Progress []checks.ClauseProgress `json:"progress,omitempty"` // with --progress
}

// Run judges and prints; the exit code is 3 where a line has the verdict of
// --fail-on.
func (c checkCmd) Run(s *session) error {
	wanted := checks.Verdict(c.FailOn)
	if c.FailOn != "" && !slices.Contains(checks.Verdicts(), wanted) {
		return usage("usage.verdict", lang.Args{"typed": quoted(c.FailOn), "verdicts": verdictIDs()})
	}
	return s.read(func(d *desk.Desk) error {
		g, err := d.Glance(s.ctx, c.Inspection, c.Check)
		if err != nil {
			return err
		}
		v := g.CheckView
		if err := s.answer(c.view(s, g), func() { c.print(s, d, g) }); err != nil {
			return err
		}
		if c.FailOn != "" && v.Has(wanted) {
			return errFound
		}
		return nil
	})
}

// view is what programs read; the pictures stand in it where they are asked for.
func (c checkCmd) view(s *session, g desk.GlanceView) checkedView {
	out := s.checked(g.CheckView)
	if c.Year {
		out.Years = s.years(g.Strips)
	}
	if c.Progress {
		out.Progress = g.Progress
	}
	return out
}

// print prints the pictures that are asked for, else the findings.
func (c checkCmd) print(s *session, d *desk.Desk, g desk.GlanceView) {
	switch {
	case c.Year:
		s.printYear(d, g)
	case c.Progress:
		s.printProgress(d, g)
	default:
		s.printCheck(d, g.CheckView, c.Check != "")
	}
}

func verdictIDs() []string {
	var out []string
	for _, v := range checks.Verdicts() {
		out = append(out, string(v))
	}
	return out
}

func (s *session) checked(v desk.CheckView) checkedView {
	i := v.Case.Inspection
	out := checkedView{
		ID: i.ID, Number: i.Number, Holder: s.words(v.Holder.Holder.Name(i.AsOf).Text()),
		Period: i.Period.Span().String(), AsOf: i.AsOf.String(), Basis: v.Basis, Sealed: v.Sealed,
		Summary: v.Summary, Findings: []checks.Finding{},
	}
	if v.Note != (lang.Text{}) {
		out.Note = &v.Note
	}
	for _, f := range v.Findings {
		f.Clauses, f.Lines, f.Parts, f.Evidence = list(f.Clauses), list(f.Lines), list(f.Parts), list(f.Evidence)
		out.Findings = append(out.Findings, f)
	}
	return out
}

// printCheck prints the table and the reasons, or one check in full.
func (s *session) printCheck(d *desk.Desk, v desk.CheckView, full bool) {
	s.printHead(v)
	if full {
		for _, f := range v.Findings {
			if f.Check == checks.OtherCheck {
				s.printOther(f)
				continue
			}
			explanation{s, d, v, f}.print()
		}
		return
	}
	s.grid(s.findingRows(d.Standard(), v))
	for _, f := range v.Findings {
		s.printWhy(d.Standard(), f)
	}
}

func (s *session) printHead(v desk.CheckView) {
	i := v.Case.Inspection
	fmt.Fprintln(s.out, s.facts(i.Number, s.words(v.Holder.Holder.Name(i.AsOf).Text())))
	fmt.Fprintln(s.out, s.facts(
		s.words(i.Form.Words()), s.words(i.Period.Span().Words()), s.say("check.as-of", lang.Args{"day": i.AsOf.Digits()})))
	if v.Sealed {
		s.saying("check.sealed", nil)
	}
	if n := len(v.Case.Unread); n > 0 {
		s.saying("inspect.unread", lang.Args{"n": n})
	}
	if note := s.words(v.Note); note != "" {
		s.saying("note", lang.Args{"note": note})
	}
	fmt.Fprintf(s.out, "%s\n\n", s.summary(v.Summary))
}

// summary gives the figures in words: met of applicable, and the rest.
func (s *session) summary(sum checks.Summary) string {
	parts := []string{s.say("summary.met", lang.Args{"met": sum.Met, "n": sum.Applicable})}
	for _, f := range []struct {
		v checks.Verdict
		n int
	}{
		{checks.PartlyMet, sum.PartlyMet}, {checks.NotMet, sum.NotMet}, {checks.CannotTell, sum.CannotTell},
		{checks.NotChecked, sum.NotChecked}, {checks.NotApplicable, sum.NotApplicable},
	} {
		if f.n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", s.words(f.v.Words()), f.n))
		}
	}
	if sum.Other > 0 {
		parts = append(parts, fmt.Sprintf("%s: %d", s.words(checks.OtherTitle()), sum.Other))
	}
	return strings.Join(parts, "; ")
}

// findingRows gives one row for each line: a check in one category.
func (s *session) findingRows(law *standard.Standard, v desk.CheckView) [][]string {
	several := len(v.Case.Inspection.Categories) > 1
	var rows [][]string
	for _, f := range v.Findings {
		for _, l := range f.Lines {
			row := []string{s.verdict(l.Verdict), f.Check, clauseList(f, l.Category)}
			if several {
				row = append(row, l.Category)
			}
			rows = append(rows, append(row, s.words(law.Check(f.Check).Title)))
		}
	}
	return rows
}

// clauseList names the clauses of a finding in one category.
func clauseList(f checks.Finding, category string) string {
	var out []string
	for _, c := range f.Clauses {
		if c.Category == category {
			out = append(out, c.Edition+" "+c.Clause)
		}
	}
	return strings.Join(out, ", ")
}

// printWhy gives the reasons of a finding that is broken or cannot be told. Of
// what nobody has looked at there is nothing to say.
func (s *session) printWhy(law *standard.Standard, f checks.Finding) {
	if !telling(f.Verdict) {
		return
	}
	if f.Check == checks.OtherCheck {
		fmt.Fprintln(s.out)
		s.printOther(f)
		return
	}
	fmt.Fprintf(s.out, "\n%s %s\n", s.mark(f.Verdict), s.facts(s.words(law.Check(f.Check).Title), f.Check))
	if f.Answer != nil {
		fmt.Fprintln(s.out, "  "+s.answerLine(*f.Answer, f.Computed))
	}
	said := map[string]bool{}
	for _, p := range f.Parts {
		if p.Verdict != "" && !telling(p.Verdict) {
			continue
		}
		for _, r := range p.Reasons {
			if w := s.words(r.Words()); !said[w] && !aside.MatchString(r.Code) {
				said[w] = true
				fmt.Fprintln(s.out, "  "+w)
			}
		}
	}
}

// aside are the codes of reasons that the short form leaves out: what is in
// order, what is not judged, what a source covers. `--check` gives them all.
var aside = regexp.MustCompile(`\.(filled|in-time|present|not-applicable|cut|future)$|^(coverage|cut|edition)\.`)

// telling tells whether a verdict needs its reasons beside it.
func telling(v checks.Verdict) bool { return v.Broken() || v == checks.CannotTell }

// answerLine tells what the analyst answered, beside what was computed.
func (s *session) answerLine(a checks.Answer, computed checks.Verdict) string {
	line := s.say("check.answered", lang.Args{
		"author": lang.Line(a.Mark.Author), "verdict": a.Verdict.Words(), "why": lang.Line(a.Reason),
	})
	if computed != "" && computed != a.Verdict {
		line += " " + s.say("check.computed", lang.Args{"verdict": computed.Words()})
	}
	return line
}
