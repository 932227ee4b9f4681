package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// paperAllCmd lists the papers of all inspections and of the office, with what each
// waits for.
type paperAllCmd struct {
	Waiting  bool
	Objected bool
	Paper    string `placeholder:"paper"`
	State    string `placeholder:"paper-state"`
	Search   string `placeholder:"text"`
	Limit    count  `placeholder:"n" default:"200"`
}

// paperOfAll is a paper in that list.
type paperOfAll struct {
	ID         string       `json:"id"`
	Inspection string       `json:"inspection,omitempty"` // number; none of the office
	Holder     lang.Text    `json:"holder,omitzero"`
	Paper      string       `json:"paper"`
	State      string       `json:"state"`
	Number     string       `json:"number,omitempty"`
	Issued     string       `json:"issued"`
	Waits      string       `json:"waits,omitempty"`
	Due        calendar.Day `json:"due,omitempty"`
	Over       bool         `json:"over,omitempty"`
	Points     int          `json:"points"`
	Left       int          `json:"left"`
	Objected   int          `json:"objected"`
}

// Run prints them.
func (c paperAllCmd) Run(s *session) error {
	q := journal.PaperQuery{Kinds: c.Paper, States: c.State, Waiting: c.Waiting, Objected: c.Objected, Search: lang.Fold(c.Search)}
	return s.read(func(d *desk.Desk) error {
		total, err := d.CountPapers(s.ctx, q)
		if err != nil {
			return err
		}
		q.Limit = c.Limit.n
		rows, err := d.ListPapers(s.ctx, q)
		if err != nil {
			return err
		}
		var out struct {
			Total  int          `json:"total"`
			Papers []paperOfAll `json:"papers"`
		}
		out.Total, out.Papers = total, []paperOfAll{}
		for _, p := range rows {
			out.Papers = append(out.Papers, paperOfAll{
				ID: p.ID, Inspection: p.Inspection, Holder: p.Name, Paper: p.Kind, State: p.State, Number: p.Number, Issued: p.Issued,
				Waits: p.Waits, Due: p.Last, Over: p.Over, Points: p.Points, Left: p.Left, Objected: p.Objected,
			})
		}
		return s.answer(out, func() { s.printAllPapers(out.Papers) })
	})
}

func (s *session) printAllPapers(list []paperOfAll) {
	var grid [][]string
	for _, p := range list {
		due := "–"
		if p.Due != 0 {
			due = p.Due.Digits()
		}
		waits := s.words(desk.WaitsWords(p.Waits))
		if p.Over {
			waits = s.say("papers.over", lang.Args{"what": lang.Same(waits)})
		}
		number := ""
		if p.Number != "" {
			number = "№ " + lang.Line(p.Number)
		}
		grid = append(grid, []string{due, s.words(checks.PaperKind(p.Paper).Words()), waits, number, lang.Line(p.Inspection), short(p.ID)})
	}
	s.gridOr(grid, "papers.none")
}

// readingWouldCmd says what accepting a reading would change; nothing is written.
type readingWouldCmd struct {
	Limit   string `arg:"" name:"limit"`
	Reading string `arg:"" name:"reading"`
	From    day    `placeholder:"date" required:""`
}

// Run prints it.
func (c readingWouldCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		out, err := d.ReadingWould(s.ctx, c.Limit, c.Reading, c.Reading, c.From.Day)
		if err != nil {
			return err
		}
		out.Changed = list(out.Changed)
		return s.answer(out, func() {
			s.saying("reading.looked", lang.Args{"n": out.Looked, "left": out.Left})
			var grid [][]string
			for _, r := range out.Changed {
				grid = append(grid, []string{r.Inspection, r.Check, s.verdict(r.Before) + " → " + s.verdict(r.After)})
			}
			s.gridOr(grid, "reading.no-change")
		})
	})
}

// holdersPremisesCmd lists the addresses of a holder with the looks at their stands.
type holdersPremisesCmd struct {
	Holder string `arg:"" name:"holder"`
}

// premisesView is an address, with its looks.
type premisesView struct {
	ID      string           `json:"id,omitempty"`
	Address string           `json:"address,omitempty"`
	From    calendar.Day     `json:"from,omitempty"`
	To      calendar.Day     `json:"to,omitempty"`
	Looks   []desk.StandLook `json:"looks"`
}

// Run prints them.
func (c holdersPremisesCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		_, lines, err := d.HolderPremises(s.ctx, c.Holder)
		if err != nil {
			return err
		}
		var out struct {
			Premises []premisesView `json:"premises"`
		}
		out.Premises = []premisesView{}
		for _, l := range lines {
			out.Premises = append(out.Premises, premisesView{ID: l.ID, Address: l.Address, From: l.From, To: l.To, Looks: list(l.Looks)})
		}
		return s.answer(out, func() { s.printPremises(out.Premises) })
	})
}

func (s *session) printPremises(all []premisesView) {
	if len(all) == 0 {
		s.saying("premises.none", nil)
	}
	for _, p := range all {
		address := lang.Line(p.Address)
		if p.ID == "" {
			address = s.say("premises.unnamed", nil)
		}
		fmt.Fprintln(s.out, address)
		if len(p.Looks) == 0 {
			fmt.Fprintln(s.out, "  "+s.say("premises.never", nil))
		}
		for _, l := range p.Looks {
			seen := s.say("premises.seen", lang.Args{"present": l.Present, "incomplete": l.Incomplete, "absent": l.Absent, "unseen": l.Unseen})
			fmt.Fprintln(s.out, "  "+s.facts(l.Day.Digits(), l.Number, lang.Line(l.Author), seen))
		}
	}
}

// evidenceFilesCmd writes the files of a piece of evidence into a folder.
type evidenceFilesCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Evidence   string `arg:"" name:"evidence"`
	Folder     string `arg:"" name:"out-folder"`
}

// Run writes them.
func (c evidenceFilesCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		written, err := d.EvidenceFiles(s.ctx, c.Inspection, c.Evidence, c.Folder)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Files []string `json:"files"`
		}{list(written)}, func() {
			for _, path := range written {
				fmt.Fprintln(s.out, path)
			}
			s.saying("evidence.files", lang.Args{"n": len(written)})
		})
	})
}
