package desk

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/journal"
)

// The rows of a trial: those that are held, but of subjects to which something
// was appended the rows that would follow from it. These stand first; an act only
// asks whether there are none, one or several.

// made gives the rows of the subjects that were appended to.
func (t *trial) made() (map[journal.Subject]journal.Rows, error) {
	if t.rows != nil || len(t.fresh) == 0 {
		return t.rows, nil
	}
	rows := map[journal.Subject]journal.Rows{}
	for _, e := range t.fresh {
		s := e.Header.Subject
		if _, done := rows[s]; done {
			continue
		}
		made, err := t.derive.Derive(s, t)
		if err != nil {
			return nil, err
		}
		rows[s] = made
	}
	t.rows = rows
	return rows, nil
}

// laid lays fresh rows over held ones and takes the page. Ask gets what is held,
// up to so many rows; of gives the subject of a row; add gives the fresh rows of
// a subject that are wanted.
func laid[R any](t *trial, limit, offset int, ask func(limit int) ([]R, error), of func(R) journal.Subject, add func(journal.Rows) []R) ([]R, error) {
	made, err := t.made()
	if err != nil {
		return nil, err
	}
	wide := 0
	if limit > 0 {
		wide = limit + offset + len(made)
	}
	held, err := ask(wide)
	if err != nil {
		return nil, err
	}
	var out []R
	for _, s := range slices.Sorted(maps.Keys(made)) {
		out = append(out, add(made[s])...)
	}
	for _, row := range held {
		if _, stale := made[of(row)]; !stale {
			out = append(out, row)
		}
	}
	out = out[min(offset, len(out)):]
	if limit > 0 {
		out = out[:min(limit, len(out))]
	}
	return out, nil
}

// Holders implements journal.Reader.
func (t *trial) Holders(q journal.HolderQuery) ([]journal.HolderRow, error) {
	return laid(t, q.Limit, q.Offset, func(limit int) ([]journal.HolderRow, error) {
		wide := q
		wide.Limit, wide.Offset = limit, 0
		return t.Reader.Holders(wide)
	}, func(r journal.HolderRow) journal.Subject { return journal.Holder(r.ID) }, func(rows journal.Rows) []journal.HolderRow {
		if rows.Holder == nil || !q.Wants(*rows.Holder) {
			return nil
		}
		return []journal.HolderRow{*rows.Holder}
	})
}

// Inspections implements journal.Reader.
func (t *trial) Inspections(q journal.InspectionQuery) ([]journal.InspectionRow, error) {
	return laid(t, q.Limit, q.Offset, func(limit int) ([]journal.InspectionRow, error) {
		wide := q
		wide.Limit, wide.Offset = limit, 0
		return t.Reader.Inspections(wide)
	}, func(r journal.InspectionRow) journal.Subject { return journal.Inspection(r.ID) }, func(rows journal.Rows) []journal.InspectionRow {
		if rows.Case == nil || !q.Wants(*rows.Case, t.namesOf(rows.Case.Holder)) {
			return nil
		}
		return []journal.InspectionRow{*rows.Case}
	})
}

// namesOf gives the names of a holder, folded; none where it is not known.
func (t *trial) namesOf(holder string) string {
	list, err := t.Holders(journal.HolderQuery{Ending: holder})
	i := slices.IndexFunc(list, func(h journal.HolderRow) bool { return h.ID == holder })
	if err != nil || i < 0 {
		return ""
	}
	return list[i].Folded
}

// EvidenceRows implements journal.Reader.
func (t *trial) EvidenceRows(q journal.EvidenceQuery) ([]journal.EvidenceRow, error) {
	return laid(t, q.Limit, q.Offset, func(limit int) ([]journal.EvidenceRow, error) {
		wide := q
		wide.Limit, wide.Offset = limit, 0
		return t.Reader.EvidenceRows(wide)
	}, func(r journal.EvidenceRow) journal.Subject { return r.Subject }, func(rows journal.Rows) []journal.EvidenceRow {
		return slices.DeleteFunc(slices.Clone(rows.Evidence), func(e journal.EvidenceRow) bool { return !q.Wants(e) })
	})
}

// PaperRows implements journal.Reader.
func (t *trial) PaperRows(q journal.PaperQuery) ([]journal.PaperRow, error) {
	return laid(t, q.Limit, q.Offset, func(limit int) ([]journal.PaperRow, error) {
		wide := q
		wide.Limit, wide.Offset = limit, 0
		return t.Reader.PaperRows(wide)
	}, func(r journal.PaperRow) journal.Subject { return r.Subject }, func(rows journal.Rows) []journal.PaperRow {
		return slices.DeleteFunc(slices.Clone(rows.Papers), func(p journal.PaperRow) bool { return !q.Wants(p, t.namesOf(p.Holder)) })
	})
}

// LastNumber implements journal.Reader.
func (t *trial) LastNumber(year int) (int, error) {
	last, err := t.Reader.LastNumber(year)
	if err != nil {
		return 0, err
	}
	made, err := t.made()
	for _, rows := range made {
		if rows.Case != nil {
			if n, ok := strings.CutPrefix(rows.Case.Number, fmt.Sprintf("%04d-", year)); ok {
				seq, _ := strconv.Atoi(n) // what is no number is none
				last = max(last, seq)
			}
		}
	}
	return last, err
}
