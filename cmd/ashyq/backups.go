package main

import (
	"fmt"
	"strconv"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// backupsCmd keeps copies by a plan: where to, how often, how many stay.
type backupsCmd struct {
	List   backupsListCmd   `cmd:"" default:"withargs"`
	Set    backupsSetCmd    `cmd:""`
	Run    backupsRunCmd    `cmd:""`
	Verify backupsVerifyCmd `cmd:""`
	Off    backupsOffCmd    `cmd:""`
	Hush   backupsHushCmd   `cmd:""`
}

// backupsListCmd lists the copies in the folder.
type backupsListCmd struct{}

// Run prints them, and what is to be known of the plan.
func (backupsListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		all, err := d.Backups(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(all, func() {
			s.printPlan(all)
			var grid [][]string
			for _, f := range all.Files {
				grid = append(grid, s.backupRow(f))
			}
			if all.Plan != nil && !all.Gone {
				s.gridOr(grid, "backups.none")
			}
		})
	})
}

// printPlan says in sentences what is planned and what to beware of.
func (s *session) printPlan(all desk.Backups) {
	switch {
	case all.Plan == nil:
		s.saying("backups.no-plan", nil)
	default:
		s.saying("backups.plan", lang.Args{
			"folder": lang.Line(all.Plan.Folder), "n": all.Plan.Every,
			"daily": all.Plan.Daily, "weekly": all.Plan.Weekly, "monthly": all.Plan.Monthly,
		})
		if len(all.Plan.To) > 0 {
			s.saying("backups.plan-shut", lang.Args{"n": len(all.Plan.To)})
		}
	}
	switch {
	case all.Last == 0:
		s.saying("backups.never", nil)
	case all.Ahead:
		s.saying("backups.ahead", lang.Args{"day": all.Last.Digits()})
	default:
		s.saying("backups.last", lang.Args{"day": all.Last.Digits(), "n": all.Days})
	}
	if all.Due {
		s.saying("backups.due", nil)
	}
	if all.Gone {
		s.saying("backups.gone", lang.Args{"path": lang.Line(all.Plan.Folder)})
	}
	if all.SameDisk {
		s.saying("backup.same-disk", nil)
	}
	s.printCover(all.Cover)
	if all.Foreign > 0 {
		s.saying("backups.foreign", lang.Args{"n": all.Foreign})
	}
	if all.Unread > 0 {
		s.saying("backups.unread", lang.Args{"n": all.Unread})
	}
}

// printCover says whether the disk of the database is encrypted, as far as it is known.
func (s *session) printCover(c journal.Cover) {
	s.saying("cover."+string(c.State), lang.Args{"by": messages().Text("cover.by."+c.By, nil)})
}

// printUncovered says so where the disk of the database is not encrypted.
func (s *session) printUncovered() {
	if s.sample != nil {
		return
	}
	if c := db.Cover(s.path()); c.State == journal.CoveredOff {
		s.printCover(c)
	}
}

// backupRow is a copy on one line.
func (s *session) backupRow(f desk.BackupFile) []string {
	verified := s.say("backups.not-verified", nil)
	switch {
	case f.Verified != 0 && f.Opened:
		verified = s.say("backups.verified", lang.Args{"day": f.Verified.Digits()})
	case f.Verified != 0:
		verified = s.say("backups.read-back", lang.Args{"day": f.Verified.Digits()})
	}
	behind := "–"
	if f.Behind != nil {
		behind = s.say("backups.behind", lang.Args{"n": *f.Behind})
	}
	heads := ""
	for _, h := range f.Heads {
		heads = s.facts(heads, string(h.Stream)[:8]+":"+strconv.FormatInt(h.Number, 10))
	}
	return []string{f.Name, fmt.Sprintf("%d KiB", (f.Bytes+1023)>>10), verified, behind, heads}
}

// backupsSetCmd writes down the plan.
type backupsSetCmd struct {
	Folder      string `placeholder:"folder" required:""`
	Every       int    `placeholder:"n" default:"1"`
	KeepDaily   int    `placeholder:"n" default:"7"`
	KeepWeekly  int    `placeholder:"n" default:"4"`
	KeepMonthly int    `placeholder:"n" default:"12"`
	recipientFlags
}

// Run writes it down.
func (c backupsSetCmd) Run(s *session) error {
	to, err := c.list()
	if err != nil {
		return err
	}
	return s.write(func(d *desk.Desk) error {
		p, err := d.SetBackups(s.ctx, desk.BackupPlan{
			Folder: c.Folder, Every: c.Every, Daily: c.KeepDaily, Weekly: c.KeepWeekly, Monthly: c.KeepMonthly, To: to,
		})
		if err != nil {
			return err
		}
		all, err := d.Backups(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(p, func() {
			s.saying("backups.set", nil)
			s.printPlan(all)
		})
	})
}

// recipientFlags name public keys.
type recipientFlags struct {
	To     []string `placeholder:"recipient" sep:"none"`
	ToFile []string `placeholder:"file" sep:"none"`
}

// list gives them, those of files as well.
func (f recipientFlags) list() ([]string, error) {
	out := list(f.To)
	for _, name := range f.ToFile {
		text, err := keyFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

// backupsRunCmd makes a copy by the plan.
type backupsRunCmd struct {
	Due bool
}

// Run makes it.
func (c backupsRunCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		done, err := d.RunBackup(s.ctx, c.Due)
		if err != nil {
			return err
		}
		return s.answer(done, func() {
			if !done.Made {
				s.saying("backups.not-due", nil)
				return
			}
			s.saying("backup.done", lang.Args{"path": lang.Line(done.File)})
			s.printBacked(done.Backed, done.SameDisk)
			s.saying("journal.counted", lang.Args{"entries": done.Backed.Entries, "attachments": done.Backed.Attachments})
			for _, name := range done.Removed {
				s.saying("backups.removed", lang.Args{"file": lang.Line(name)})
			}
			if done.Kept != (lang.Text{}) {
				fmt.Fprintln(s.out, s.words(done.Kept))
			}
		})
	})
}

// backupsVerifyCmd verifies a copy as a whole.
type backupsVerifyCmd struct {
	File     string `arg:"" name:"file"`
	Identity string `placeholder:"file"`
	phraseFlag
}

// Run prints what was found; damage ends with the exit code 1.
func (c backupsVerifyCmd) Run(s *session) error {
	phrase, err := c.phrase(s)
	if err != nil {
		return err
	}
	return s.write(func(d *desk.Desk) error {
		report, err := d.VerifyBackup(s.ctx, c.File, desk.Unlock{Identity: c.Identity, Passphrase: phrase})
		if err != nil {
			return err
		}
		report = whole(report)
		if err := s.answer(report, func() { s.printReport(report) }); err != nil {
			return err
		}
		if !report.OK {
			return refuse("journal.damaged", lang.Args{"path": lang.Line(c.File), "n": len(report.Problems)})
		}
		return nil
	})
}

// backupsOffCmd forgets the plan.
type backupsOffCmd struct{}

// Run forgets it; copies stay.
func (backupsOffCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.BackupsOff(s.ctx); err != nil {
			return err
		}
		return s.done("backups.off", nil)
	})
}

// backupsHushCmd puts away the line about a disk that is not encrypted.
type backupsHushCmd struct{}

// Run remembers it for this laptop.
func (backupsHushCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.KnowCover(s.ctx); err != nil {
			return err
		}
		return s.done("backups.hushed", nil)
	})
}
