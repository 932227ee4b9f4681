package journaltest

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Holders implements journal.Reader.
func (r *reader) Holders(q journal.HolderQuery) ([]journal.HolderRow, error) {
	var out []journal.HolderRow
	for _, rows := range r.rows {
		if h := rows.Holder; h != nil && q.Wants(*h) {
			row := *h
			row.Stale = r.stale(rows)
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b journal.HolderRow) int {
		return cmp.Or(lang.Compare(lang.KK, listed(a), listed(b)), cmp.Compare(a.ID, b.ID))
	})
	return page(out, q.Limit, q.Offset), nil
}

// listed is the name by which a holder is put in order.
func listed(h journal.HolderRow) string { return cmp.Or(h.NameKK, h.NameRU) }

// Inspections implements journal.Reader.
func (r *reader) Inspections(q journal.InspectionQuery) ([]journal.InspectionRow, error) {
	var out []journal.InspectionRow
	for _, rows := range r.rows {
		if i := rows.Case; i != nil && q.Wants(*i, r.namesOf(*i)) {
			row := *i
			row.Stale, row.Print = r.stale(rows), printOf(rows)
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b journal.InspectionRow) int {
		return cmp.Or(r.compare(q.Order, a, b), newest(a, b))
	})
	return page(out, q.Limit, q.Offset), nil
}

func (r *reader) compare(order string, a, b journal.InspectionRow) int {
	switch order {
	case "worst":
		return cmp.Compare(rank(a.Worst), rank(b.Worst))
	case "holder":
		return lang.Compare(lang.KK, r.holderName(a), r.holderName(b))
	case "as-of":
		return cmp.Compare(b.AsOf, a.AsOf)
	case "changed":
		return cmp.Compare(b.Changed, a.Changed)
	}
	return 0
}

// printOf names what rows were made of.
func printOf(rows journal.Rows) journal.Hash {
	text := string(rows.Digest)
	for _, d := range rows.Deps {
		text += " " + string(d.Digest)
	}
	return journal.Sum([]byte(text))
}

// namesOf gives the names of the holder of an inspection, folded.
func (r *reader) namesOf(i journal.InspectionRow) string {
	if h := r.rows[journal.Holder(i.Holder)].Holder; h != nil {
		return h.Folded
	}
	return ""
}

func (r *reader) holderName(i journal.InspectionRow) string {
	if h := r.rows[journal.Holder(i.Holder)].Holder; h != nil {
		return listed(*h)
	}
	return ""
}

func rank(verdict string) int {
	if i := slices.Index(checks.Verdicts(), checks.Verdict(verdict)); i >= 0 {
		return i
	}
	return len(checks.Verdicts())
}

func newest(a, b journal.InspectionRow) int {
	yearA, seqA := number(a)
	yearB, seqB := number(b)
	return cmp.Or(cmp.Compare(yearB, yearA), cmp.Compare(seqB, seqA), cmp.Compare(b.ID, a.ID))
}

func number(i journal.InspectionRow) (year, seq int) {
	y, s, _ := strings.Cut(i.Number, "-")
	year, _ = strconv.Atoi(y)
	seq, _ = strconv.Atoi(s)
	return year, seq
}

// EvidenceRows implements journal.Reader.
func (r *reader) EvidenceRows(q journal.EvidenceQuery) ([]journal.EvidenceRow, error) {
	var out []journal.EvidenceRow
	for _, rows := range r.rows {
		for _, e := range rows.Evidence {
			if q.Wants(e) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b journal.EvidenceRow) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return page(out, q.Limit, q.Offset), nil
}

// Typed implements journal.Reader.
func (r *reader) Typed(q journal.TypedQuery) ([]journal.TypedRow, error) {
	var out []journal.TypedRow
	for _, rows := range r.rows {
		out = append(out, rows.Typed...)
	}
	return q.Rank(out), nil
}

// CountHolders implements journal.Reader.
func (r *reader) CountHolders(q journal.HolderQuery) (int, error) {
	q.Limit, q.Offset = 0, 0
	list, err := r.Holders(q)
	return len(list), err
}

// CountInspections implements journal.Reader.
func (r *reader) CountInspections(q journal.InspectionQuery) (int, error) {
	q.Limit, q.Offset = 0, 0
	list, err := r.Inspections(q)
	return len(list), err
}

// LastNumber implements journal.Reader.
func (r *reader) LastNumber(year int) (int, error) {
	last := 0
	for rows := range maps.Values(r.rows) {
		if rows.Case != nil {
			if y, seq := number(*rows.Case); y == year {
				last = max(last, seq)
			}
		}
	}
	return last, nil
}

// stale tells whether something that the rows lean on has moved on.
func (r *reader) stale(rows journal.Rows) bool {
	return slices.ContainsFunc(rows.Deps, func(d journal.Dependency) bool {
		now, ok := r.rows[d.Subject]
		if !ok {
			now.Digest = journal.NewLedger(nil).Digest()
		}
		return now.Digest != d.Digest
	})
}

func page[T any](list []T, limit, offset int) []T {
	list = list[min(offset, len(list)):]
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list
}
