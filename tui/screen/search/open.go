package search

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/standard"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/check"
	"ashyq/tui/screen/commission"
	"ashyq/tui/screen/holder"
	"ashyq/tui/screen/law"
	"ashyq/tui/screen/page"
	"ashyq/tui/screen/papers"
	"ashyq/tui/screen/record"
)

// open opens what is under the cursor: the thing itself, at the place at which it was
// found. What has no place of its own any more is shown in the journal.
func (s *search) open() tea.Cmd {
	at, ok := s.at()
	switch {
	case !ok:
		return nil
	case at.hit == nil && s.kind == "":
		return s.show(at.kind)
	case at.hit == nil:
		s.more++
		return s.ask(false)
	}
	s.typing = false
	h, e := at.hit, s.env
	if h.Gone {
		return s.record(h)
	}
	switch h.Kind {
	case journal.SearchHolder:
		return holder.Open(e, h.Holder)
	case journal.SearchInspection:
		return e.Show(h.Inspection)
	case journal.SearchEvidence, journal.SearchCoverage:
		return check.OpenAt(e, h.Inspection, h.Check, h.Ref)
	case journal.SearchVerdict:
		return check.Open(e, h.Inspection, h.Check, nil, nil)
	case journal.SearchPage:
		return page.TextAt(e, h.Inspection, h.Ref, h.Line)
	case journal.SearchPaper:
		return s.paper(h)
	case journal.SearchCommission:
		if sitting := sittingOf(h); sitting != "" {
			return commission.Open(e, sitting)
		}
	case desk.SearchClause, desk.SearchCheck:
		if h.Inspection != "" {
			return check.Open(e, h.Inspection, h.Check, nil, nil)
		}
		return s.clause(h)
	}
	return s.record(h)
}

// paper opens a paper that was issued; what came in about one stands in the journal.
func (s *search) paper(h *desk.SearchHit) tea.Cmd {
	if !h.Issued() {
		return s.record(h)
	}
	p := desk.AnyPaper{Name: h.Name}
	p.ID, p.Inspection, p.Subject = h.Ref, h.Number, journal.Office
	if h.Inspection != "" {
		p.Subject = journal.Inspection(h.Inspection)
	}
	return papers.OpenPaper(s.env, p)
}

// sittingOf gives the sitting that a hit is, or under which it stands.
func sittingOf(h *desk.SearchHit) string {
	if h.Check != "" {
		return h.Check
	}
	return h.Ref
}

// clause opens a clause, or the clauses of a check; an article of the Law is read as
// it stands.
func (s *search) clause(h *desk.SearchHit) tea.Cmd {
	ref := standard.ClauseRef{}
	if h.Kind == desk.SearchClause {
		ref.Edition, ref.Clause, _ = strings.Cut(h.Ref, " ")
	}
	if cmd, ok := law.Clause(s.env, ref, h.Check); ok {
		return cmd
	}
	return aid.Read(&aid.Reader{
		Env: s.env, Name: func() string { return s.env.In(h.Title) },
		Lines: func() []aid.Line {
			var out []aid.Line
			for _, line := range h.Lines {
				out = append(out, aid.Line{Text: line, Wide: true}, aid.Line{Wide: true})
			}
			return out
		},
	})
}

// record shows the entry that says it; a holder has a card.
func (s *search) record(h *desk.SearchHit) tea.Cmd {
	if h.Inspection == "" && h.Holder != "" {
		return holder.Open(s.env, h.Holder)
	}
	return record.At(s.env, h.Inspection, h.Entry)
}
