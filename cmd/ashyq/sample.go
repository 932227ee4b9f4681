package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// sampleCmd draws rows of a register for a closer look.
type sampleCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Check      string `placeholder:"check" default:"requests"`
	Rows       int    `placeholder:"number" default:"10"`
	Seed       string `placeholder:"text"`
}

// Run draws them and prints what was drawn.
func (c sampleCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		drawn, err := d.Draw(s.ctx, c.Inspection, desk.SampleInput{Check: c.Check, Rows: c.Rows, Seed: c.Seed})
		if err != nil {
			return err
		}
		return s.answer(drawn, func() {
			s.saying("sample.drawn", lang.Args{"n": len(drawn.Rows), "of": drawn.Of, "seed": drawn.Seed})
			for _, r := range drawn.Rows {
				fmt.Fprintln(s.out, "  "+s.facts(lang.Line(r.Name()), r.Received.Digits()))
			}
		})
	})
}
