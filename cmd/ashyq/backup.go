package main

import (
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// backupCmd writes a sealed copy of the database.
type backupCmd struct {
	File string `arg:"" name:"file"`
}

type backupView struct {
	File string `json:"file"`
	journal.Report
}

// Run writes and verifies it.
func (c backupCmd) Run(s *session) error {
	return s.keep(true, func(store *db.Store) error {
		report, err := store.Backup(s.ctx, c.File)
		if err != nil {
			return err
		}
		return s.answer(backupView{c.File, whole(report)}, func() {
			s.saying("backup.done", lang.Args{"path": lang.Line(c.File)})
			s.printReport(report)
		})
	})
}

// whole gives the report with lists that are never null.
func whole(r journal.Report) journal.Report {
	r.Problems, r.Notes, r.Heads = list(r.Problems), list(r.Notes), list(r.Heads)
	return r
}
