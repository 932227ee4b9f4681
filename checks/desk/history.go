package desk

import (
	"context"
	"slices"

	"ashyq/checks/journal"
)

// History lists every entry to one matter of an inspection ("evidence ID",
// "verdict CHECK/PART", "coverage ID", "inspection"), with whatever withdrew it
// and whatever took that back, in the one order.
func (d *Desk) History(ctx context.Context, inspection, matter string) (out []JournalLine, err error) {
	err = d.read(ctx, func(v *view) error {
		row, err := v.findInspection(inspection)
		if err != nil {
			return err
		}
		t := v.teller()
		l, err := t.book(journal.Inspection(row.ID))
		if err != nil {
			return err
		}
		out, err = t.lines(l, trail(l, matter))
		return err
	})
	return out, err
}

// trail picks the entries of a matter and the withdrawals that name what was
// picked. A withdrawal stands later than what it names, so one walk is enough.
func trail(l *journal.Ledger, matter string) []journal.Entry {
	var out []journal.Entry
	for _, e := range l.Entries() {
		withdraws := e.Header.Kind == journal.KindWithdrawn && slices.ContainsFunc(out, func(o journal.Entry) bool {
			return o.Header.Clock < e.Header.Clock && names(e.Header, o)
		})
		if withdraws || e.Header.Matter == matter && matter != "" {
			out = append(out, e)
		}
	}
	return out
}
