package home

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/backups"
	"ashyq/tui/screen/check"
	"ashyq/tui/screen/conflict"
	"ashyq/tui/screen/leaning"
	captured "ashyq/tui/screen/page"
	"ashyq/tui/screen/papers"
	"ashyq/tui/screen/review"
)

// openNeed goes to where a line is done.
func (s *inspections) openNeed(l desk.NeedLine) tea.Cmd {
	e := s.env
	switch {
	case l.About != "":
		return conflict.Open(e, "")
	case l.More:
		return s.openMore(l)
	case l.Kind == desk.NeedBackup, l.Kind == desk.NeedCover:
		return backups.Open(e)
	case l.Kind == desk.NeedDraft:
		return s.openDraft(l.Draft.ID)
	case l.Inspection == "" && l.Review != "":
		return review.Open(e, desk.OfOffice, l.Review, nil)
	case l.Kind == desk.NeedReading, l.Kind == desk.NeedMending:
		return review.Open(e, l.Inspection, l.Review, s.toCheck(l.Inspection))
	case l.Inspection == "":
		return s.openTerm(l)
	case l.Kind == desk.NeedProposals:
		return captured.Open(e, l.Inspection, "")
	case l.Term != nil && l.Term.Paper != "":
		return papers.OpenPaper(e, desk.AnyPaper{PaperRow: journal.PaperRow{
			ID: l.Term.Paper, Subject: journal.Inspection(l.Inspection), Inspection: l.Shown,
		}})
	case l.Kind == desk.NeedConflicts:
		return conflict.Open(e, l.Inspection)
	case l.Kind == desk.NeedLeaning:
		return leaning.Open(e, l.Inspection)
	case l.Kind == desk.NeedTerm, l.Kind == desk.NeedSignature:
		return s.openPapers(l.Inspection)
	}
	return e.Show(l.Inspection)
}

// openPapers shows the papers of an inspection, as its own screen would.
func (s *inspections) openPapers(id string) tea.Cmd {
	e := s.env
	return screen.Ahead(e, func(ctx context.Context, d *desk.Desk) (checks.Inspection, error) {
		v, err := d.Check(ctx, id, checks.OtherCheck) // for its head alone: the least to judge
		if err != nil {
			return checks.Inspection{}, err
		}
		return v.Case.Inspection, nil
	}, func(i checks.Inspection) tea.Cmd {
		return papers.Open(e, i, s.toCheck(id))
	})
}

// toCheck leads from the papers of an inspection to a check of it.
func (s *inspections) toCheck(id string) func(string) tea.Cmd {
	return func(about string) tea.Cmd { return check.Open(s.env, id, about, nil, func(string) {}) }
}

// openTerm goes to a term of the office: the Commission, else the terms.
func (s *inspections) openTerm(l desk.NeedLine) tea.Cmd {
	if k := l.Term.Kind; k == checks.TermSitting || k == checks.TermFollow {
		return s.rooms.to(s.rooms.sittings)
	}
	return s.rooms.to(s.rooms.terms)
}

// openMore shows the inspections of a kind that were not listed, below; what stands in
// no list of inspections is shown where it is kept.
func (s *inspections) openMore(l desk.NeedLine) tea.Cmd {
	need := l.Waits()
	switch {
	case l.Kind == desk.NeedDraft:
		return s.openDraft("")
	case need == "":
		return s.rooms.to(s.rooms.terms)
	}
	s.needs, s.above = need, false
	return s.otherwise()
}

// openDraft offers the drafts, with the cursor on one of them.
func (s *inspections) openDraft(id string) tea.Cmd {
	r := &recovery{env: s.env, drafts: s.drafts}
	for i, d := range s.drafts {
		if d.ID == id {
			r.list.Cursor = i
		}
	}
	if len(r.drafts) == 0 {
		return nil
	}
	return s.env.Push(r)
}

// why reads what is said of a line, whole.
func (s *inspections) why() tea.Cmd {
	l, _ := s.attention.at()
	e := s.env
	return aid.Read(&aid.Reader{
		Env: e, Name: func() string { return words.In(e, "need.about", nil) },
		Left: func() string { return s.attention.said(l) },
		Lines: func() []aid.Line {
			var out []aid.Line
			if l.Name != (lang.Text{}) {
				out = append(out, aid.Line{Text: e.In(l.Name)})
			}
			if l.Term != nil && l.Term.Whose != "" {
				out = append(out, aid.Line{Text: words.In(e, "need.whose", lang.Args{"name": lang.Line(l.Term.Whose)})})
			}
			for _, t := range l.Tells() {
				out = append(out, aid.Line{Text: e.In(t)})
			}
			for _, d := range s.attention.brief.Days {
				if s.attention.briefOf == lineID(l) {
					out = append(out, aid.Line{Text: s.attention.countedDay(d)})
				}
			}
			return out
		},
	})
}

// nextNeed says the next step of a line.
func (s *inspections) nextNeed(l desk.NeedLine) string {
	e := s.env
	a := lang.Args{"number": l.Shown}
	switch {
	case l.About != "":
		return words.In(e, "need.next.office", lang.Args{"what": e.In(l.What())})
	case l.More:
		return words.In(e, "need.next.more", nil)
	case l.Kind == desk.NeedBackup, l.Kind == desk.NeedCover:
		return words.In(e, "need.next.backup", nil)
	case l.Kind == desk.NeedDraft:
		return words.In(e, "need.next.draft", nil)
	case l.Inspection == "":
		return words.In(e, "need.next.office", lang.Args{"what": e.In(l.What())})
	}
	return words.In(e, "need.next."+string(l.Kind), a)
}
