package main

import (
	"fmt"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// standardAddCmd takes accepted readings, days of the calendar or the text of an
// act from a file.
type standardAddCmd struct {
	File string `arg:"" name:"additions"`
	Dry  bool   `name:"dry-run"`
}

// Run records them in one act, or with --dry-run says what would be recorded.
func (c standardAddCmd) Run(s *session) error {
	job := s.begin
	if c.Dry {
		job = s.read
	}
	return job(func(d *desk.Desk) error {
		added, err := d.AddFromFile(s.ctx, c.File, c.Dry)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Added []desk.Addition `json:"added"`
			Saved bool            `json:"saved"`
		}{list(added), !c.Dry}, func() { s.printAdded(added, c.Dry) })
	})
}

func (s *session) printAdded(added []desk.Addition, dry bool) {
	key := "standard.added"
	if dry {
		key = "standard.would-add"
	}
	fresh := 0
	var grid [][]string
	for _, a := range added {
		known := s.say("standard.known", nil)
		if !a.Known {
			known = ""
			fresh++
		}
		grid = append(grid, []string{"  " + lang.Line(a.Matter), lang.Line(a.Value), known})
	}
	s.saying(key, lang.Args{"n": fresh})
	s.grid(grid)
	for _, a := range added {
		if a.Text != nil {
			s.printText(a.Text)
		}
	}
}

// printText says what the text of an act changes: its days, its clauses, and the
// open inspections into which they reach.
func (s *session) printText(t *desk.TextPreview) {
	fmt.Fprintf(s.out, "\n%s\n", s.words(t.Title))
	days := []string{s.say("text.from", lang.Args{"from": t.From})}
	if t.Latest != 0 {
		days = append(days, s.say("text.latest", lang.Args{"from": t.Latest}))
	}
	if t.Ends != 0 {
		days = append(days, s.say("text.ends", lang.Args{"edition": t.Before, "last": t.Ends}))
	}
	if t.Corrects {
		days = append(days, s.say("text.corrects", nil))
	}
	fmt.Fprintln(s.out, strings.Join(days, "; "))
	var counts []string
	n := t.Counts()
	for _, c := range append(standard.Changes(), standard.Begun, standard.Ended) {
		if n[c] > 0 {
			counts = append(counts, fmt.Sprintf("%s: %d", s.words(c.Words()), n[c]))
		}
	}
	fmt.Fprintf(s.out, "%s\n\n", strings.Join(counts, "; "))
	s.grid(s.changedLines(t))
	if made := t.Unserved(); len(made) > 0 {
		s.saying("text.unserved", lang.Args{"clauses": made})
	}
	s.printTouched(t)
}

// changedLines lists what does not stay as it is.
func (s *session) changedLines(t *desk.TextPreview) [][]string {
	var rows [][]string
	for _, c := range t.Clauses {
		if c.Change != standard.Same {
			rows = append(rows, []string{"  " + clausePair(c.Mapping), s.words(c.Change.Words()), c.Check, s.words(c.Note)})
		}
	}
	for _, i := range t.Items {
		if i.Change != standard.Same {
			rows = append(rows, []string{"  " + i.Item, s.words(i.Change.Words()), s.words(i.Title)})
		}
	}
	return rows
}

// clausePair names a clause and its successor, or the one that there is.
func clausePair(m standard.Mapping) string {
	switch {
	case m.From.Clause == "":
		return m.To.Edition + " " + m.To.Clause
	case m.To.Clause == "":
		return m.From.Edition + " " + m.From.Clause
	}
	return m.From.Edition + " " + m.From.Clause + " > " + m.To.Edition + " " + m.To.Clause
}

func (s *session) printTouched(t *desk.TextPreview) {
	if len(t.Inspections) == 0 {
		s.saying("text.none-touched", nil)
		return
	}
	s.saying("text.touched", lang.Args{"n": len(t.Inspections) + t.More})
	var rows [][]string
	for _, i := range t.Inspections {
		rows = append(rows, []string{"  " + i.Number, s.words(i.Holder), s.say("check.as-of", lang.Args{"day": i.AsOf.Digits()}),
			strings.Join(i.Checks, ", ")})
	}
	s.grid(rows)
}
