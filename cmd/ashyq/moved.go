package main

import (
	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// moved is a line of an inspection whose verdict an act has changed: what is confirmed
// all at once may break a duty, and the one who confirmed must see which.
type moved struct {
	Check    string         `json:"check"`
	Category string         `json:"category"`
	Clauses  string         `json:"clauses"`
	Before   checks.Verdict `json:"before,omitempty"` // none where the line was not asked
	After    checks.Verdict `json:"after,omitempty"`
}

// movedBetween compares the lines of an inspection before and after an act.
func movedBetween(before, after desk.CheckView) []moved {
	was := map[[2]string]checks.Verdict{}
	for _, f := range before.Findings {
		for _, l := range f.Lines {
			was[[2]string{f.Check, l.Category}] = l.Verdict
		}
	}
	var out []moved
	for _, f := range after.Findings {
		for _, l := range f.Lines {
			if old := was[[2]string{f.Check, l.Category}]; old != l.Verdict {
				out = append(out, moved{f.Check, l.Category, clauseList(f, l.Category), old, l.Verdict})
			}
		}
	}
	return out
}

// printMoved names the lines that moved, and where they can be looked at.
func (s *session) printMoved(d *desk.Desk, inspection string, list []moved) {
	if len(list) == 0 {
		return
	}
	s.saying("moved.title", nil)
	arrow := s.sign("→>")
	var grid [][]string
	for _, m := range list {
		sign := s.mark(m.After)
		if m.Before != "" {
			sign = s.mark(m.Before) + " " + arrow + " " + sign
		}
		title := m.Check
		if check := d.Standard().Check(m.Check); check != nil {
			title = s.words(check.Short)
		}
		grid = append(grid, []string{"  " + m.Clauses + ": " + sign, title})
	}
	s.grid(grid)
	s.saying("moved.look", lang.Args{"inspection": lang.Line(inspection)})
}
