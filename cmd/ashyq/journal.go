package main

import (
	"fmt"
	"strings"

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
				grid = append(grid, []string{string(l.Hash)[:12], l.Time, lang.Line(l.Author) + atLabel(l.Label), s.deed(l)})
			}
			s.gridOr(grid, "journal.none")
		})
	})
}

// atLabel names the key with which an entry was written, where its stream is known.
func atLabel(label string) string {
	if label == "" {
		return ""
	}
	return " @" + lang.Line(label)
}

// deed says what an entry did, and where it does not stand.
func (s *session) deed(l desk.JournalLine) string {
	if l.Live {
		return s.words(l.What)
	}
	return s.facts(s.words(l.What), s.say("journal.not-live", nil))
}

// journalVerifyCmd recomputes every hash and walks every chain.
type journalVerifyCmd struct {
	Head []head `placeholder:"head" sep:"none"`
}

type verifyView struct {
	journal.Report
	Compared []headView `json:"compared,omitempty"` // heads that were printed somewhere
}

// Run prints what was found; damage ends with the exit code 1, and so does a printed
// head that is not here.
func (c journalVerifyCmd) Run(s *session) error {
	return s.keep(true, func(store *db.Store) error {
		report, err := store.Verify(s.ctx, nil)
		if err != nil {
			return err
		}
		report = whole(report)
		compared, missing, err := s.compareHeads(store, c.Head)
		if err != nil {
			return err
		}
		err = s.answer(verifyView{report, compared}, func() {
			s.printReport(report)
			s.printHeads(compared)
			s.printUncovered()
		})
		switch {
		case err != nil:
			return err
		case !report.OK:
			return refuse("journal.damaged", lang.Args{"path": s.path(), "n": len(report.Problems)})
		case missing > 0:
			return refuse("journal.behind", lang.Args{"path": s.path(), "n": missing})
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
		fmt.Fprintln(s.out, "  "+s.facts(string(h.Stream)[:12], fmt.Sprint(h.Number), string(h.Hash), handOf(r.Hands, h.Stream)))
	}
}

// handOf says who wrote a stream: its label, and the names in it.
func handOf(hands []journal.Hand, stream journal.Hash) string {
	for _, h := range hands {
		if h.Stream == stream {
			return lang.Line(strings.TrimSpace("@" + h.Label + " " + strings.Join(h.Authors, ", ")))
		}
	}
	return ""
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
