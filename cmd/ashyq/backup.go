package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// backupCmd writes a sealed copy of the database, shut where it is asked so.
type backupCmd struct {
	File string `arg:"" name:"file"`
	toFlags
	identityFlag
}

type backupView struct {
	File     string `json:"file"`
	Shut     bool   `json:"shut"`
	Opened   bool   `json:"opened"` // what was written was opened and read as a whole
	SameDisk bool   `json:"same_disk"`
	journal.Report
}

// Run writes it and reads it back.
func (c backupCmd) Run(s *session) error {
	to, err := c.to(s)
	if err != nil {
		return err
	}
	var by byFlags
	by.identityFlag = c.identityFlag
	keys, err := by.by(s)
	if err != nil {
		return err
	}
	return s.keep(true, func(store *db.Store) error {
		done, err := store.BackupTo(s.ctx, c.File, to, keys)
		if err != nil {
			return err
		}
		same, known := db.SameDisk(c.File, s.path())
		err = s.answer(backupView{c.File, done.Shut, done.Opened, same && known, whole(done.Report)}, func() {
			s.saying("backup.done", lang.Args{"path": lang.Line(c.File)})
			s.printBacked(done, s.sample == nil && same && known)
			s.printReport(done.Report)
		})
		s.noteBackup()
		return err
	})
}

// printBacked says how far a copy was read back, and what it does not guard against.
func (s *session) printBacked(done journal.Backed, sameDisk bool) {
	switch {
	case done.Shut && done.Opened:
		s.saying("backup.shut-opened", nil)
	case done.Shut:
		s.saying("backup.shut", nil)
	}
	if sameDisk {
		s.saying("backup.same-disk", nil)
	}
}

// noteBackup remembers the day of the copy. The copy stands whatever becomes of that:
// the database may lie where nothing can be written.
func (s *session) noteBackup() {
	if s.sample != nil {
		return
	}
	_ = s.write(func(d *desk.Desk) error { return d.NoteBackup(s.ctx) })
}

// whole gives the report with lists that are never null.
func whole(r journal.Report) journal.Report {
	r.Problems, r.Notes, r.Heads = list(r.Problems), list(r.Notes), list(r.Heads)
	return r
}
