package main

import (
	"fmt"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// draftsCmd lists what was typed and not written, and takes back what was written
// elsewhere while the database could not be.
type draftsCmd struct {
	List draftsListCmd `cmd:""`
	Take draftsTakeCmd `cmd:""`
}

// draftsListCmd lists the drafts of this laptop.
type draftsListCmd struct{}

// Run prints them, the newest first.
func (draftsListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		drafts, err := d.Drafts(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Drafts []desk.Draft `json:"drafts"`
		}{list(drafts)}, func() {
			var grid [][]string
			for _, draft := range drafts {
				grid = append(grid, []string{calendar.MomentOf(draft.Saved).String(), lang.Line(draft.Form), lang.Line(draft.ID)})
			}
			s.gridOr(grid, "drafts.none")
		})
	})
}

// draftsTakeCmd takes a file back as a draft.
type draftsTakeCmd struct {
	File    string `arg:"" name:"file"`
	Replace bool   ``
}

// Run takes it; the workbench offers it when it is opened next.
func (c draftsTakeCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		draft, err := d.TakeDraft(s.ctx, c.File, c.Replace)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Draft string `json:"draft"`
		}{draft.ID}, func() { fmt.Fprintln(s.out, s.say("drafts.taken", lang.Args{"file": lang.Line(c.File)})) })
	})
}
