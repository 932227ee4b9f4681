package main

import (
	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// inspectRoundCmd opens inspections of many holders at once.
type inspectRoundCmd struct {
	Holder   []string `placeholder:"holder" sep:"none"`
	Category string   `placeholder:"category"`
	Parent   string   `placeholder:"holder"`
	All      bool     ``
	Period   period   `placeholder:"period" required:""`
	On       day      `placeholder:"date" required:""`
	Form     string   `placeholder:"form" required:""`
	Dry      bool     `name:"dry-run"`
}

type roundView struct {
	Opened  int         `json:"opened"`
	Refused int         `json:"refused"`
	Holders []roundLine `json:"holders"`
}

type roundLine struct {
	Holder string     `json:"holder"`
	Name   lang.Text  `json:"name"`
	ID     string     `json:"id,omitempty"`
	Number string     `json:"inspection,omitempty"`
	Code   string     `json:"code,omitempty"` // why it is refused
	Why    *lang.Text `json:"why,omitempty"`
}

// Run opens them, or with --dry-run says which would be opened.
func (c inspectRoundCmd) Run(s *session) error {
	in := desk.RoundInput{
		Holders: c.Holder, Category: c.Category, Parent: c.Parent, All: c.All,
		Period: c.Period.Span, AsOf: c.On.Day, Form: checks.Form(c.Form),
	}
	run, act := s.write, (*desk.Desk).OpenRound
	if c.Dry {
		run, act = s.read, (*desk.Desk).PreviewRound
	}
	return run(func(d *desk.Desk) error {
		round, err := act(d, s.ctx, in)
		if err != nil {
			return err
		}
		v := roundView{Holders: []roundLine{}}
		v.Opened, v.Refused = round.Count()
		for _, l := range round.Lines {
			line := roundLine{Holder: l.Holder, Name: l.Name, ID: l.Opened.ID, Number: l.Opened.Number}
			if l.Why != nil {
				line.Code, line.Why = l.Why.Code, &l.Why.Text
			}
			v.Holders = append(v.Holders, line)
		}
		return s.answer(v, func() { s.printRound(v, c.Dry) })
	})
}

// printRound says how many are opened, then holder by holder which, and why not.
func (s *session) printRound(v roundView, dry bool) {
	key := "round.opened"
	if dry {
		key = "round.would-open"
	}
	s.saying(key, lang.Args{"opened": v.Opened, "refused": v.Refused})
	var rows [][]string
	for _, l := range v.Holders {
		what := l.Number
		if l.Why != nil {
			what = s.sign("×x")
		} else if what == "" {
			what = s.sign("✓+")
		}
		row := []string{what, s.words(l.Name)}
		if l.Why != nil {
			row = append(row, s.words(*l.Why))
		}
		rows = append(rows, row)
	}
	s.grid(rows)
}
