package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// holdersImportCmd takes in a table of holders.
type holdersImportCmd struct {
	File string `arg:"" name:"file"`
	Dry  bool   `name:"dry-run"`
}

type holderImport struct {
	New      []string          `json:"new"`
	Same     []string          `json:"same"`
	Changed  []string          `json:"changed"`
	Problems []desk.RowProblem `json:"problems"`
}

// Run takes it in, or with --dry-run says what would be taken.
func (c holdersImportCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		in, err := d.ImportHolders(s.ctx, c.File, c.Dry)
		if err != nil {
			return err
		}
		out := holderImport{list(in.New), list(in.Same), list(in.Changed), list(in.Problems)}
		return s.answer(out, func() {
			key := "holders.imported"
			if c.Dry {
				key = "holders.would-import"
			}
			s.saying(key, lang.Args{"fresh": len(in.New), "same": len(in.Same), "changed": len(in.Changed)})
			s.printProblems(in.Problems)
		})
	})
}

// printProblems says which rows of a table were not taken, and why.
func (s *session) printProblems(problems []desk.RowProblem) {
	for _, p := range problems {
		fmt.Fprintln(s.out, s.say("row", lang.Args{"n": p.Row})+" "+s.words(p.Text))
	}
}
