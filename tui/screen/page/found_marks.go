package page

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
	"ashyq/tui/keys"
)

// A stretch of time is judged with the entries of its own list: while they wait, the
// weeks that they fill would be called empty. So its consequences are worked out with
// them, and the next step goes to them first.

// posts lists which of some proposals are entries of the list that a coverage calls
// whole.
func posts(of []desk.Proposal, p desk.Proposal) []string {
	if p.Kind != propose.Coverage {
		return nil
	}
	var out []string
	for _, o := range of {
		entry := dated(o) && o.State == desk.ProposalOpen && o.Check == p.Check
		if entry && o.From >= p.From && o.From <= p.To && slices.ContainsFunc(o.Parts, func(id string) bool { return slices.Contains(p.Parts, id) }) {
			out = append(out, o.ID)
		}
	}
	return out
}

// first lists what is to be confirmed before what is under the cursor: the entries of
// its list that are shown here. Where something is marked, that comes first.
func (s *found) first() []string {
	p, _ := s.at()
	if len(s.marked()) > 0 {
		return nil
	}
	return posts(s.rows(), p)
}

// counted lists the entries whose confirming is counted in what would change by the
// one under the cursor.
func (s *found) counted() []string {
	p, ok := s.at()
	if !ok {
		return nil
	}
	return posts(s.read.all, p)
}

// markPosts marks the entries of the list and goes to the first of them.
func (s *found) markPosts() tea.Cmd {
	ids := s.first()
	for i, p := range slices.Backward(s.rows()) {
		if slices.Contains(ids, p.ID) {
			s.marks[p.ID], s.list.Cursor = true, i
		}
	}
	return s.moved()
}

// mark marks what is under the cursor, or takes the mark away, and goes on.
func (s *found) mark() tea.Cmd {
	if s.marks[s.on] {
		delete(s.marks, s.on)
	} else {
		s.marks[s.on] = true
	}
	s.list.Key(keys.Down, len(s.rows()))
	return s.moved()
}

// markAll marks all of the kind that is under the cursor; all are marked already: none.
func (s *found) markAll() tea.Cmd {
	p, _ := s.at()
	var alike []string
	for _, o := range s.rows() {
		if o.Kind == p.Kind && o.Check == p.Check && !alone(o) {
			alike = append(alike, o.ID)
		}
	}
	all := !slices.ContainsFunc(alike, func(id string) bool { return !s.marks[id] })
	for _, id := range alike {
		if all {
			delete(s.marks, id)
		} else {
			s.marks[id] = true
		}
	}
	return s.askWould()
}

// alone tells what is never marked with others of its kind: each may say that
// something is missing.
func alone(p desk.Proposal) bool { return p.Kind == propose.Coverage || p.Adverse() }

func (s *found) noMarkAll() lang.Text {
	if p, ok := s.at(); ok && alone(p) {
		return words.Text("mark-one", nil)
	}
	return lang.Text{}
}
