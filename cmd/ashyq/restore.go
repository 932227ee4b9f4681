package main

import (
	"fmt"
	"strconv"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// restoreCmd puts a backup in the place of the database.
type restoreCmd struct {
	File    string `arg:"" name:"file"`
	Preview bool
	Lose    string `placeholder:"n"`
	byFlags
}

type restoreView struct {
	File  string         `json:"file"`
	Aside string         `json:"aside,omitempty"` // what stood there before
	Lost  journal.Losing `json:"lost"`
	journal.Report
}

type previewView struct {
	File string `json:"file"`
	journal.Losing
	Lose string `json:"lose,omitempty"` // what must be said to restore all the same
}

// Run verifies the backup first, says what would be lost, and keeps aside what stood
// there.
func (c restoreCmd) Run(s *session) error {
	if s.demo {
		return usage("usage.demo-restore", nil)
	}
	o, err := s.options()
	if err != nil {
		return err
	}
	if o.By, err = c.by(s); err != nil {
		return err
	}
	if c.Preview {
		lost, err := db.Preview(s.ctx, c.File, s.path(), o)
		if err != nil {
			return err
		}
		return s.answer(previewView{s.path(), lost, lost.Word()}, func() { s.printLosing(lost) })
	}
	o.Lose = c.Lose
	done, err := db.Restore(s.ctx, c.File, s.path(), o)
	if e, ok := lang.AsError(err); ok && (e.Code == "db.would-lose" || e.Code == "db.would-lose-unread") {
		if told := s.answer(previewView{s.path(), done.Losing, done.Losing.Word()}, func() { s.printLosing(done.Losing) }); told != nil {
			return told
		}
	}
	if err != nil {
		return err
	}
	return s.answer(restoreView{s.path(), done.Aside, done.Losing, whole(done.Report)}, func() {
		s.saying("restore.done", lang.Args{"path": lang.Line(s.path())})
		s.printMade(done.Losing.Made)
		if done.Aside != "" {
			s.saying("restore.aside", lang.Args{"path": lang.Line(done.Aside)})
		}
		s.saying("journal.counted", lang.Args{
			"entries": done.Report.Entries, "attachments": done.Report.Attachments,
		})
	})
}

// printMade says who made the backup.
func (s *session) printMade(m journal.BackupMade) {
	for _, t := range desk.MadeWords(m) {
		fmt.Fprintln(s.out, s.words(t))
	}
}

// printLosing says what the restoring of a backup would lose.
func (s *session) printLosing(l journal.Losing) {
	s.printMade(l.Made)
	switch {
	case !l.Present:
		s.saying("restore.nothing-there", nil)
	case l.Unread != lang.Text{}:
		s.saying("restore.unread", lang.Args{"why": l.Unread})
	case l.Word() == "":
		s.saying("restore.nothing-lost", lang.Args{"n": l.Held})
	default:
		s.saying("restore.would-lose", lang.Args{"n": l.Entries, "of": l.Held, "from": l.First.Digits(), "to": l.Last.Digits()})
	}
	if l.Erasures > 0 {
		s.saying("restore.erasures", lang.Args{"n": l.Erasures})
	}
	if l.Bytes > 0 {
		s.saying("restore.would-lose-bytes", lang.Args{"n": l.Bytes})
	}
	var grid [][]string
	for _, about := range l.Subjects {
		grid = append(grid, []string{"  " + s.losingSubject(about), strconv.Itoa(about.Entries)})
	}
	s.grid(grid)
	if l.More > 0 {
		fmt.Fprintln(s.out, "  "+s.say("restore.more", lang.Args{"n": l.More}))
	}
	for _, a := range l.Authors {
		s.saying("restore.whose", lang.Args{"name": lang.Line(a.Author), "n": a.Entries})
	}
	for _, x := range l.Streams {
		label := lang.Line(x.Label)
		s.saying("restore.stream", lang.Args{"label": s.facts(label, string(x.Stream)[:12]), "from": strconv.FormatInt(x.From, 10), "n": x.Entries})
	}
	if l.Drafts > 0 {
		s.saying("restore.drafts", lang.Args{"n": l.Drafts})
	}
}

// losingSubject names what entries are about.
func (s *session) losingSubject(l journal.LosingSubject) string {
	name := s.words(l.Name)
	switch {
	case l.Subject == journal.Office:
		return s.say("restore.office", nil)
	case l.Number != "":
		return s.facts(lang.Line(l.Number), name)
	case name != "":
		return name
	}
	return short(string(l.Subject))
}
