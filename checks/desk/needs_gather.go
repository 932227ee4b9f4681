package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
)

// needing gathers what needs a person.
type needing struct {
	*view
	ctx     context.Context
	mine    bool
	counts  foundCounts
	numbers numbering
	out     *Needs
}

// whose narrows to the author's own inspections where only those are asked for.
func (m *needing) whose() string { return NeedsQuery{Mine: m.mine}.whose(m.author) }

// Within how many calendar days a term is near: one of the office or of the
// Commission, and one of a holder. Ours are always shown: they are short.
const (
	nearOffice = 30
	nearHolder = 10
	mostTerms  = 100 // listed
)

// pressing tells whether somebody must do something about a term by now.
func pressing(t *checks.Term, today calendar.Day) bool {
	switch {
	case t.Gap == checks.NoTerm || t.Gap == checks.NotRunning:
		return false
	case t.Gap.Conflict():
		return t.Inspection == "" // of an inspection they are listed as conflicts
	case t.Gap != "":
		return t.Of == checks.Ours
	case t.Of == checks.Ours:
		return true
	case t.Of == checks.OfHolder:
		return t.Last <= today.Add(nearHolder)
	}
	return t.Last <= today.Add(nearOffice)
}

func (m *needing) terms() error {
	w, err := m.watching(DeadlineQuery{})
	if err != nil {
		return err
	}
	today := m.Today()
	w.held = slices.DeleteFunc(w.held, func(t checks.Term) bool {
		who := w.owners[t.Inspection]
		if t.Inspection == "" {
			who = cmp.Or(t.Who, m.author.Name) // of the office: everybody's
		}
		return !pressing(&t, today) || m.mine && who != m.author.Name
	})
	m.out.Count[NeedTerm] = len(w.held)
	for _, t := range w.held {
		if t.Overdue(today) {
			m.out.Over++
		}
	}
	lines, err := w.lines(mostTerms, 0)
	for i := range lines {
		l := &lines[i]
		m.out.Lines = append(m.out.Lines, NeedLine{
			Kind: NeedTerm, Inspection: l.Inspection, Shown: l.Shown, Name: l.Name, N: 1, Day: l.Last, Term: l,
		})
	}
	m.beyond(NeedTerm, len(w.held)-len(lines))
	return err
}

// beyond says how many there are of a kind beyond those that are listed.
func (m *needing) beyond(kind NeedKind, n int) {
	if n > 0 {
		m.out.Lines = append(m.out.Lines, NeedLine{Kind: kind, N: n, More: true})
	}
}

// rows lists the inspections that wait for something of a kind.
func (m *needing) rows(kind NeedKind, owner string, count func(journal.InspectionRow) int) error {
	q := journal.InspectionQuery{Needs: kind.row(), Owner: owner}
	all, err := m.Reader.CountInspections(q)
	if err != nil || all == 0 {
		return err
	}
	q.Limit = mostOfKind
	rows, err := m.Inspections(q)
	if err != nil {
		return err
	}
	m.out.Count[kind] = all
	return m.listed(kind, rows, all-len(rows), count)
}

// listed adds a line for each of some rows.
func (m *needing) listed(kind NeedKind, rows []journal.InspectionRow, more int, count func(journal.InspectionRow) int) error {
	names, err := m.names(rows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		m.out.Lines = append(m.out.Lines, NeedLine{
			Kind: kind, Inspection: r.ID, Shown: m.numbers.shown(r), Name: names[r.Holder].Text(), N: count(r),
		})
	}
	m.beyond(kind, more)
	return nil
}

// proposals lists the inspections in which something was found on pages and waits, as
// far as it was counted.
func (m *needing) proposals() error {
	held := map[string]int{}
	var waiting []journal.InspectionRow
	err := m.eachPaged(m.ctx, m.whose(), func(r journal.InspectionRow) error {
		n, counted := m.counts.in(r)
		switch {
		case !counted:
			m.out.Uncounted++
		case n > 0:
			held[r.ID] = n
			waiting = append(waiting, r)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if m.out.Count[NeedProposals] = len(waiting); len(waiting) == 0 {
		return nil
	}
	some := waiting[:min(len(waiting), mostOfKind)]
	return m.listed(NeedProposals, some, len(waiting)-len(some), func(r journal.InspectionRow) int { return held[r.ID] })
}

// drafts lists what was typed here and not written.
func (m *needing) drafts(list []Draft) error {
	m.out.Count[NeedDraft] = len(list)
	for i := range list[:min(len(list), mostOfKind)] {
		d := &list[i]
		line := NeedLine{Kind: NeedDraft, N: 1, Day: calendar.DayOf(d.Saved), Draft: d}
		if d.Inspection != "" {
			rows, err := m.Inspections(journal.InspectionQuery{ID: d.Inspection})
			if err != nil {
				return err
			}
			names, err := m.names(rows)
			if err != nil {
				return err
			}
			for _, r := range rows {
				line.Inspection, line.Shown, line.Name = r.ID, m.numbers.shown(r), names[r.Holder].Text()
			}
		}
		m.out.Lines = append(m.out.Lines, line)
	}
	m.beyond(NeedDraft, len(list)-mostOfKind)
	return nil
}
