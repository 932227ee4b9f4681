package main

import (
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// restoreCmd puts a backup in the place of the database.
type restoreCmd struct {
	File string `arg:"" name:"file"`
}

type restoreView struct {
	File  string `json:"file"`
	Aside string `json:"aside,omitempty"` // what stood there before
	journal.Report
}

// Run verifies the backup first and keeps aside what stood there.
func (c restoreCmd) Run(s *session) error {
	if s.demo {
		return usage("usage.demo-restore", nil)
	}
	o, err := s.options()
	if err != nil {
		return err
	}
	done, err := db.Restore(s.ctx, c.File, s.path(), o)
	if err != nil {
		return err
	}
	return s.answer(restoreView{s.path(), done.Aside, whole(done.Report)}, func() {
		s.saying("restore.done", lang.Args{"path": lang.Line(s.path())})
		if done.Aside != "" {
			s.saying("restore.aside", lang.Args{"path": lang.Line(done.Aside)})
		}
		s.saying("journal.counted", lang.Args{
			"entries": done.Report.Entries, "attachments": done.Report.Attachments,
		})
	})
}
