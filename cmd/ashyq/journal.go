package main

import (
	"fmt"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// journalCmd shows and proves the journal.
type journalCmd struct {
	Show    journalShowCmd    `cmd:""`
	Verify  journalVerifyCmd  `cmd:""`
	Rebuild journalRebuildCmd `cmd:""`
}

// journalShowCmd shows the entries of an inspection, or of the office.
type journalShowCmd struct {
	Inspection string `arg:"" name:"inspection" optional:""`
}

// Run prints them in their order.
func (c journalShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		lines, err := d.Journal(s.ctx, c.Inspection)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Entries []desk.JournalLine `json:"entries"`
		}{list(lines)}, func() {
			var grid [][]string
			for _, l := range lines {
				grid = append(grid, []string{string(l.Hash)[:12], l.Time, lang.Line(l.Author), s.deed(l)})
			}
			s.gridOr(grid, "journal.none")
		})
	})
}

// deed says what an entry did, and where it does not stand.
func (s *session) deed(l desk.JournalLine) string {
	if l.Live {
		return s.words(l.What)
	}
	return s.facts(s.words(l.What), s.say("journal.not-live", nil))
}

// journalVerifyCmd recomputes every hash and walks every chain.
type journalVerifyCmd struct{}

// Run prints what was found; damage ends with the exit code 1.
func (journalVerifyCmd) Run(s *session) error {
	return s.keep(true, func(store *db.Store) error {
		report, err := store.Verify(s.ctx, nil)
		if err != nil {
			return err
		}
		report = whole(report)
		if err := s.answer(report, func() { s.printReport(report) }); err != nil {
			return err
		}
		if !report.OK {
			return refuse("journal.damaged", lang.Args{"path": s.path(), "n": len(report.Problems)})
		}
		return nil
	})
}

func (s *session) printReport(r journal.Report) {
	s.saying("journal.counted", lang.Args{"entries": r.Entries, "attachments": r.Attachments})
	if r.OK {
		s.saying("journal.whole", nil)
	}
	for _, p := range r.Problems {
		s.printFound("journal.problem", p)
	}
	for _, p := range r.Notes {
		s.printFound("journal.note", p)
	}
	for _, h := range r.Heads {
		fmt.Fprintln(s.out, "  "+s.facts(string(h.Stream)[:12], fmt.Sprint(h.Number), string(h.Hash)))
	}
}

func (s *session) printFound(key string, p journal.Problem) {
	s.saying(key, lang.Args{"code": p.Code, "where": s.facts(lang.Line(p.Where), lang.Line(p.Detail))})
}

// keep opens the store itself, for work on the file as a whole.
func (s *session) keep(readOnly bool, do func(*db.Store) error) error {
	if s.sample != nil {
		return do(s.sample.store)
	}
	store, err := s.open(readOnly)
	if e, ok := lang.AsError(err); ok && e.Code == "db.missing" {
		return desk.ErrNoStore
	}
	if err != nil {
		return err
	}
	err = do(store)
	if closed := store.Close(); err == nil {
		err = closed
	}
	return err
}

// journalRebuildCmd makes the rows of lists anew.
type journalRebuildCmd struct{}

// Run makes them.
func (journalRebuildCmd) Run(s *session) error {
	if err := s.present(); err != nil {
		return err
	}
	return s.keep(false, func(store *db.Store) error {
		if err := store.Rebuild(s.ctx, nil); err != nil {
			return err
		}
		return s.done("journal.rebuilt", nil)
	})
}
