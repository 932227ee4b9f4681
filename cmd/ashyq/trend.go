package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// trendCmd sets the inspections of a holder side by side.
type trendCmd struct {
	Holder string `arg:"" name:"holder"`
}

type trendView struct {
	ID     string `json:"id"`
	Holder string `json:"holder"`
	Left   int    `json:"left,omitempty"` // earlier inspections, which are not shown
	checks.Trend
}

// Run prints the inspections with their figures, then each check through them.
func (c trendCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		found, err := d.Trend(s.ctx, c.Holder)
		if err != nil {
			return err
		}
		v := trendView{ID: found.Holder, Holder: s.words(found.Name), Left: found.Left, Trend: found.Trend}
		return s.answer(v, func() { s.trend(d, v) })
	})
}

// trend prints the tables.
func (s *session) trend(d *desk.Desk, v trendView) {
	fmt.Fprintln(s.out, v.Holder)
	if len(v.Points) == 0 {
		s.saying("trend.none", nil)
		return
	}
	if v.Left > 0 {
		s.saying("trend.left", lang.Args{"n": v.Left})
	}
	fmt.Fprintln(s.out)
	s.grid(s.trendPoints(v))
	fmt.Fprintln(s.out)
	s.grid(s.trendLines(d, v))
	for i, p := range v.Points {
		if p.Shared != nil && !p.Bare {
			fmt.Fprintln(s.out)
			was, now := p.Shared.Was, p.Shared.Now
			s.saying("trend.shared", lang.Args{
				"was": lang.Line(v.Points[i-1].Number), "now": lang.Line(p.Number), "n": p.Shared.Checks,
				"met": was.Met, "met2": now.Met, "partly": was.PartlyMet, "partly2": now.PartlyMet, "broken": was.NotMet, "broken2": now.NotMet,
				"unknown": was.CannotTell, "unknown2": now.CannotTell, "unlooked": was.NotChecked, "unlooked2": now.NotChecked,
			})
		}
	}
}

// trendPoints gives one row for each inspection: when, and how many requirements have
// which verdict.
func (s *session) trendPoints(v trendView) [][]string {
	head := []string{s.say("trend.inspection", nil), s.say("trend.as-of", nil), s.say("trend.period", nil), s.say("trend.form", nil)}
	for _, verdict := range checks.Verdicts() {
		head = append(head, s.mark(verdict))
	}
	rows := [][]string{head}
	for _, p := range v.Points {
		m := p.Summary
		row := []string{lang.Line(p.Number), p.AsOf.Digits(), s.words(p.Period.Words()), s.words(p.Form.Words())}
		for _, verdict := range checks.Verdicts() {
			row = append(row, fmt.Sprint(checks.RankedBy(m).Of(verdict)))
		}
		rows = append(rows, row)
	}
	return rows
}

// trendLines gives one row for each check: its verdicts, and what became of it last.
func (s *session) trendLines(d *desk.Desk, v trendView) [][]string {
	head := []string{s.say("trend.check", nil)}
	for _, p := range v.Points {
		head = append(head, lang.Line(p.Number))
	}
	rows := [][]string{append(head, s.say("trend.change", nil))}
	for _, l := range v.Lines {
		row := []string{l.Check}
		if check := d.Standard().Check(l.Check); check != nil {
			row[0] = s.words(check.Short)
		}
		for _, cell := range l.Cells {
			row = append(row, s.trendCell(cell))
		}
		rows = append(rows, append(row, s.trendChange(v, l.Last())))
	}
	return rows
}

func (s *session) trendCell(c checks.TrendCell) string {
	switch {
	case !c.Asked:
		return ""
	case c.Conflict:
		return "!"
	case s.linear:
		return s.verdict(c.Verdict)
	}
	return s.mark(c.Verdict)
}

// trendChange says what became of a check, and since which inspection.
func (s *session) trendChange(v trendView, c *checks.TrendCell) string {
	if c.Change == "" {
		return "–"
	}
	for _, p := range v.Points {
		if p.ID == c.Than {
			return s.say("trend.since", lang.Args{"change": c.Change.Words(), "number": lang.Line(p.Number)})
		}
	}
	return s.words(c.Change.Words())
}
