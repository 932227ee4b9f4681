package desk

import (
	"context"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
)

// What is wrong with how the file of the database is kept is said last and calmly: it
// waits for nobody, and yet all else may be lost with it.

// longestUnplanned is how many days old a copy may grow where no plan says how often one
// is made: a week of work is what most can bear to do again.
const longestUnplanned = 7

// needsOfFile lists what the file of the database needs.
func (d *Desk) needsOfFile(ctx context.Context) ([]NeedLine, error) {
	if !d.HasVault() {
		return nil, nil
	}
	b, err := d.backupState(ctx)
	if err != nil {
		return nil, err
	}
	var out []NeedLine
	most := longestUnplanned
	if b.Plan != nil {
		most = b.Plan.Every
	}
	switch {
	case b.Last == 0:
		out = append(out, NeedLine{Kind: NeedBackup, N: -1})
	case b.Ahead || b.Days > most:
		out = append(out, NeedLine{Kind: NeedBackup, N: b.Days, Day: b.Last})
	}
	var known calendar.Day
	if _, err := d.unshelve(ctx, coverKey, &known); err != nil {
		return nil, err
	}
	if known == 0 && b.Cover.State == journal.CoveredOff {
		out = append(out, NeedLine{Kind: NeedCover, N: 1})
	}
	return out, nil
}

// file adds them, where anything was recorded that could be lost.
func (m *needing) file(lines []NeedLine) {
	if heads, err := m.Heads(); err != nil || len(heads) == 0 {
		return
	}
	for _, l := range lines {
		m.out.Count[l.Kind] = 1
		m.out.Lines = append(m.out.Lines, l)
	}
}
