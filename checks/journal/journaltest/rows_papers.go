package journaltest

import (
	"cmp"
	"slices"

	"ashyq/checks/journal"
)

// PaperRows implements journal.Reader.
func (r *reader) PaperRows(q journal.PaperQuery) ([]journal.PaperRow, error) {
	var out []journal.PaperRow
	for _, rows := range r.rows {
		for _, p := range rows.Papers {
			names := ""
			if h := r.rows[journal.Holder(p.Holder)].Holder; h != nil {
				names = h.Folded
			}
			if q.Wants(p, names) {
				p.Stale = r.stale(rows)
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(a, b journal.PaperRow) int {
		due := 0
		if q.Waiting {
			due = cmp.Compare(cmp.Or(a.Due, "9"), cmp.Or(b.Due, "9"))
		}
		return cmp.Or(due, cmp.Compare(b.Issued, a.Issued), cmp.Compare(b.ID, a.ID))
	})
	return page(out, q.Limit, q.Offset), nil
}

// CountPaperRows implements journal.Reader.
func (r *reader) CountPaperRows(q journal.PaperQuery) (int, error) {
	q.Limit, q.Offset = 0, 0
	list, err := r.PaperRows(q)
	return len(list), err
}
