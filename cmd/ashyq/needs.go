package main

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// needsCmd lists what needs a person now.
type needsCmd struct {
	Mine  bool
	Count bool
}

type needLine struct {
	Kind       desk.NeedKind    `json:"kind"`
	Inspection string           `json:"inspection,omitempty"`
	Holder     lang.Text        `json:"holder,omitzero"`
	About      string           `json:"about,omitempty"` // of a conflict: office, holder
	What       lang.Text        `json:"what"`
	N          int              `json:"n"`
	Day        calendar.Day     `json:"date,omitempty"`
	Left       lang.Text        `json:"left"`
	Working    *int             `json:"working_days,omitempty"`
	Over       bool             `json:"overdue,omitempty"`
	Paper      checks.PaperKind `json:"paper,omitempty"`
	Who        string           `json:"who,omitempty"`
	More       bool             `json:"more,omitempty"` // N of them beyond those that are listed
	How        string           `json:"how,omitempty"`  // the command that leads to it
}

func needOf(l desk.NeedLine) needLine {
	out := needLine{
		Kind: l.Kind, Inspection: l.Shown, Holder: l.Name, About: l.About, What: l.What(), N: l.N, Day: l.Day, Left: l.Left(),
		Paper: l.Paper, Who: l.Who, More: l.More, How: l.How(),
	}
	if l.Term != nil && l.Term.Last != 0 {
		out.Working, out.Over = &l.Term.Working, l.Term.Over
	}
	return out
}

// Run prints it, in the order in which the workbench lists it.
func (c needsCmd) Run(s *session) error {
	if c.Count {
		err := s.write(func(d *desk.Desk) error { return d.CountWaiting(s.ctx, desk.NeedsQuery{Mine: c.Mine}, nil) })
		if err != nil {
			return err
		}
	}
	return s.read(func(d *desk.Desk) error {
		n, err := d.Needs(s.ctx, desk.NeedsQuery{Mine: c.Mine})
		if err != nil {
			return err
		}
		lines := []needLine{}
		for _, l := range n.Lines {
			lines = append(lines, needOf(l))
		}
		return s.answer(struct {
			Needs     []needLine            `json:"needs"`
			Count     map[desk.NeedKind]int `json:"count"`
			Uncounted int                   `json:"uncounted"` // inspections whose pages were not looked through
		}{lines, n.Count, n.Uncounted}, func() { s.printNeeds(n) })
	})
}

func (s *session) printNeeds(n desk.Needs) {
	var grid [][]string
	for _, l := range n.Lines {
		day := "–"
		if l.Day != 0 {
			day = l.Day.Digits()
		}
		name := s.words(l.Name)
		if l.About != "" {
			name = "" // it is said already
		}
		grid = append(grid, []string{day, s.words(l.Left()), s.words(l.Subject()), s.words(l.What()), name})
	}
	s.gridOr(grid, "needs.none")
	if n.Uncounted > 0 {
		s.saying("needs.uncounted", lang.Args{"n": n.Uncounted})
	}
}
