package main

import (
	"fmt"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// verifyCmd says what a file is, whether it was changed and who signed it.
type verifyCmd struct {
	File string `arg:"" name:"file"`
	byFlags
}

// Run prints it; what was changed ends with the exit code 1.
func (c verifyCmd) Run(s *session) error {
	by, err := c.by(s)
	if err != nil {
		return err
	}
	return s.read(func(d *desk.Desk) error {
		r, err := d.VerifyFile(s.ctx, c.File, journal.Key{Identities: by.Identities, Passphrase: by.Passphrase})
		if err != nil {
			return err
		}
		if err := s.answer(r, func() { s.printVerified(r) }); err != nil {
			return err
		}
		if !r.OK {
			return refuse("verify.changed", lang.Args{"path": lang.Line(c.File)})
		}
		return nil
	})
}

func (s *session) printVerified(r desk.FileReport) {
	for _, t := range desk.FileWords(r) {
		fmt.Fprintln(s.out, s.words(t))
	}
	for _, p := range r.Problems {
		s.printFound("journal.problem", p)
	}
	for _, p := range r.Notes {
		s.printFound("journal.note", p)
	}
	for _, h := range r.Heads {
		fmt.Fprintln(s.out, "  "+s.facts(strings.TrimSpace(lang.Line(h.Label)+" "+desk.ShortStream(h.Stream)), fmt.Sprint(h.Number), string(h.Hash), s.words(desk.HeadWords(h.Here))))
	}
}
