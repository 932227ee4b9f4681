package desk

import (
	"cmp"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What a conflict is about that stands in no row of an inspection.
const (
	AboutOffice = "office" // settings, days, texts that all share
	AboutHolder = "holder"
)

// disputes lists what is seen differently of the office and of holders. Findings of
// everybody lean on it, so that it is nobody's own.
func (m *needing) disputes() error {
	l, err := m.teller().book(journal.Office)
	if err != nil {
		return err
	}
	if n := len(journal.Clashes(l, nil)); n > 0 {
		m.out.Count[NeedConflicts]++
		m.out.Lines = append(m.out.Lines, NeedLine{Kind: NeedConflicts, About: AboutOffice, N: n})
	}
	q := journal.HolderQuery{Disputed: true}
	all, err := m.Reader.CountHolders(q)
	if err != nil || all == 0 {
		return err
	}
	q.Limit = mostOfKind
	rows, err := m.Holders(q)
	if err != nil {
		return err
	}
	m.out.Count[NeedConflicts] += all
	for _, r := range rows {
		m.out.Lines = append(m.out.Lines, NeedLine{
			Kind: NeedConflicts, About: AboutHolder, Holder: r.ID, N: r.Conflicts,
			Name: lang.Text{KK: cmp.Or(r.NameKK, r.NameRU), RU: cmp.Or(r.NameRU, r.NameKK), EN: cmp.Or(r.NameRU, r.NameKK)},
		})
	}
	if more := all - len(rows); more > 0 {
		m.out.Lines = append(m.out.Lines, NeedLine{Kind: NeedConflicts, About: AboutHolder, N: more, More: true})
	}
	return nil
}
