package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// archiveCmd puts one inspection away: a bundle that is read back when it is written.
type archiveCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Out        string `short:"o" placeholder:"file" required:""`
	toFlags
	identityFlag
}

// Run writes it, reads it back, and says how it is read later.
func (c archiveCmd) Run(s *session) error {
	to, err := c.to(s)
	if err != nil {
		return err
	}
	key, err := byFlags{identityFlag: c.identityFlag}.by(s)
	if err != nil {
		return err
	}
	return s.read(func(d *desk.Desk) error {
		out, err := d.ArchiveInspection(s.ctx, c.Inspection, desk.BundleInput{Path: c.Out, Lock: journal.Lock(to), Key: journal.Key(key)})
		if err != nil {
			return err
		}
		return s.answer(wholeBundle(out), func() { s.printArchive(out) })
	})
}

func (s *session) printArchive(out desk.BundleWritten) {
	s.printWritten(out, "archive.written")
	back := "archive.read-back"
	if !out.ReadBack {
		back = "archive.compared"
	}
	fmt.Fprintln(s.out, "  "+s.say(back, nil))
	if out.Sealed != "" {
		fmt.Fprintln(s.out, "  "+s.say("archive.sealed", lang.Args{"entry": out.Sealed, "day": out.SealedOn}))
	} else {
		fmt.Fprintln(s.out, "  "+s.say("archive.not-closed", nil))
	}
	s.saying("archive.later", lang.Args{"path": lang.Line(out.File)})
}
