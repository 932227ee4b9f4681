package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// deadlinesCmd lists the terms that run, with how each was counted.
type deadlinesCmd struct {
	Inspection string `arg:"" name:"inspection" optional:""`
	Mine       bool
	Of         owner  `placeholder:"owner"`
	Until      day    `placeholder:"date"`
	ICS        string `name:"ics" placeholder:"file"`
}

// owner says whose terms are asked for.
type owner struct{ of []checks.Owner }

// owners are the words that are typed for them. What is the Ministry's is ours.
var owners = map[string][]checks.Owner{
	string(checks.Ours):         {checks.Ours, checks.OfOffice},
	string(checks.OfHolder):     {checks.OfHolder},
	string(checks.OfCommission): {checks.OfCommission},
}

// UnmarshalText reads ours, holder or commission.
func (o *owner) UnmarshalText(text []byte) error {
	of, ok := owners[string(text)]
	if !ok {
		return usage("usage.owner", lang.Args{"typed": quoted(string(text))})
	}
	o.of = of
	return nil
}

type deadlineLine struct {
	Inspection string             `json:"inspection,omitempty"`
	Holder     lang.Text          `json:"holder,omitzero"`
	Kind       checks.TermKind    `json:"kind"`
	Of         checks.Owner       `json:"of"`
	Whose      string             `json:"whose,omitempty"`
	Number     string             `json:"number,omitempty"` // of the paper
	What       lang.Text          `json:"what"`
	Rule       string             `json:"rule,omitempty"`
	From       calendar.Day       `json:"from,omitempty"`
	Last       calendar.Day       `json:"date,omitempty"`
	Gap        checks.TermGap     `json:"gap,omitempty"` // why there is no date
	Left       lang.Text          `json:"left"`
	Working    *int               `json:"working_days,omitempty"`
	Days       *int               `json:"days,omitempty"`
	Over       bool               `json:"overdue"`
	Told       []lang.Text        `json:"explained"`
	Certainty  calendar.Certainty `json:"certainty"`
}

func termLine(l desk.DeadlineLine) deadlineLine {
	out := deadlineLine{
		Inspection: l.Shown, Holder: l.Name, Kind: l.Kind, Of: l.Of, Whose: l.Whose, Number: l.Number, What: l.What(), Rule: l.Rule,
		From: l.From, Last: l.Last, Gap: l.Gap, Left: l.Left(), Over: l.Over, Told: list(l.Tells), Certainty: l.Sum.Certainty,
	}
	if l.Last != 0 {
		out.Working, out.Days = &l.Working, &l.Days
	}
	return out
}

// Run prints the terms, or writes them into a calendar file.
func (c deadlinesCmd) Run(s *session) error {
	q := desk.DeadlineQuery{Mine: c.Mine, Of: c.Of.of, Until: c.Until.Day, Inspection: c.Inspection}
	return s.read(func(d *desk.Desk) error {
		if c.ICS != "" {
			n, err := d.WriteDeadlines(s.ctx, c.ICS, s.lang, q)
			if err != nil {
				return err
			}
			return s.answer(struct {
				File  string `json:"file"`
				Dates int    `json:"dates"`
			}{c.ICS, n}, func() { s.saying("deadlines.written", lang.Args{"file": lang.Line(c.ICS), "n": n}) })
		}
		lines, err := d.Deadlines(s.ctx, q)
		if err != nil {
			return err
		}
		out := []deadlineLine{}
		for _, l := range lines {
			out = append(out, termLine(l))
		}
		return s.answer(struct {
			Deadlines []deadlineLine `json:"deadlines"`
		}{out}, func() { s.deadlines(lines, c.Inspection != "") })
	})
}

// deadlines prints the terms as a table; of one inspection also how each was
// counted.
func (s *session) deadlines(lines []desk.DeadlineLine, told bool) {
	if len(lines) == 0 {
		s.saying("deadlines.none", nil)
		return
	}
	var grid [][]string
	for _, l := range lines {
		day := "–"
		if l.Last != 0 {
			day = l.Last.Digits()
		}
		grid = append(grid, []string{day, s.words(l.Left()), s.words(l.Subject()), s.words(l.What()), s.words(l.Name)})
	}
	s.grid(grid)
	if !told {
		return
	}
	for _, l := range lines {
		fmt.Fprintf(s.out, "\n%s\n", s.facts(s.words(l.Subject()), s.words(l.What())))
		for _, t := range l.Tells {
			fmt.Fprintln(s.out, "  "+s.words(t))
		}
	}
}

// foundCmd shows the day on which the violations were found, or records it.
type foundCmd struct {
	Inspection string `arg:"" name:"inspection"`
	On         day    `placeholder:"date"`
	Reason     string `placeholder:"text"`
}

// Run prints the day and where it comes from; with a day it records it.
func (c foundCmd) Run(s *session) error {
	if c.On.Day == 0 && c.Reason == "" {
		return s.read(func(d *desk.Desk) error { return c.show(s, d) })
	}
	return s.write(func(d *desk.Desk) error {
		if err := d.SetFound(s.ctx, c.Inspection, c.On.Day, c.Reason); err != nil {
			return err
		}
		return s.done("found.recorded", lang.Args{"day": c.On.Digits()})
	})
}

func (c foundCmd) show(s *session, d *desk.Desk) error {
	f, err := d.FoundDay(s.ctx, c.Inspection)
	if err != nil {
		return err
	}
	return s.answer(struct {
		Inspection string       `json:"inspection"`
		Found      calendar.Day `json:"found,omitempty"`
		Recorded   bool         `json:"recorded"`
		Conflict   bool         `json:"conflict,omitempty"`
		Computed   calendar.Day `json:"computed,omitempty"`
		Reason     string       `json:"reason,omitempty"`
		Broken     int          `json:"broken"`
	}{f.Number, f.Day, f.Recorded, f.Conflict, f.Computed, f.Reason, f.Broken}, func() {
		switch {
		case f.Conflict:
			s.saying("found.conflict", nil)
		case f.Recorded:
			s.saying("found.set", lang.Args{"day": f.Day.Digits(), "reason": lang.Line(f.Reason)})
		case f.Day != 0:
			s.saying("found.computed", lang.Args{"day": f.Day.Digits(), "n": f.Broken})
		default:
			s.saying("found.none", nil)
		}
	})
}
