package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// standardWithdrawCmd takes back the text of an act that was added from a file.
type standardWithdrawCmd struct {
	Act    string `arg:"" name:"edition"`
	Reason string `placeholder:"text" required:""`
}

// Run takes it back.
func (c standardWithdrawCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		if err := d.WithdrawText(s.ctx, c.Act, desk.Withdrawal{Reason: c.Reason}); err != nil {
			return err
		}
		return s.done("standard.withdrawn", lang.Args{"edition": lang.Line(c.Act)})
	})
}
