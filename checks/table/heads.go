package table

import (
	"slices"
	"strconv"

	"ashyq/checks/lang"
)

// Under finds the row of headings and the rows under it. Titles and notes stand
// above headings, so of the first twenty rows it is the one with most headings
// that are known; where none is, the first with two filled cells. A row that only
// numbers the columns is passed over.
func (s Sheet) Under(known func(heading string) bool) (head Row, rows []Row) {
	const looked = 20
	best, most, first := -1, 0, -1
	for i, r := range s.Rows[:min(looked, len(s.Rows))] {
		n, filled := 0, 0
		for _, c := range r.Cells {
			if c != "" {
				filled++
				if known(c) {
					n++
				}
			}
		}
		if n > most {
			best, most = i, n
		}
		if first < 0 && filled >= 2 {
			first = i
		}
	}
	if best < 0 {
		best = max(first, 0)
	}
	if best >= len(s.Rows) {
		return Row{}, nil
	}
	rows = s.Rows[best+1:]
	if len(rows) > 0 && rows[0].NumbersColumns() {
		rows = rows[1:]
	}
	return s.Rows[best], rows
}

// NumbersColumns tells a row that holds 1, 2, 3 and so on.
func (r Row) NumbersColumns() bool {
	for i, c := range r.Cells {
		if c != strconv.Itoa(i+1) {
			return false
		}
	}
	return len(r.Cells) >= 3 && len(r.Bare) == 0
}

// Column finds the column of a row of headings that has one of the headings, the
// first named first; -1 if none has. Case, look-alike letters and spacing do not
// matter.
func (r Row) Column(headings ...string) int {
	for _, h := range headings {
		folded := lang.Fold(h)
		if i := slices.IndexFunc(r.Cells, func(c string) bool { return c != "" && lang.Fold(c) == folded }); i >= 0 {
			return i
		}
	}
	return -1
}

// ColumnsOf gives every column that bears one of the headings, from left to right.
func (r Row) ColumnsOf(headings ...string) (out []int) {
	for i, c := range r.Cells {
		if c != "" && slices.ContainsFunc(headings, func(h string) bool { return lang.Fold(h) == lang.Fold(c) }) {
			out = append(out, i)
		}
	}
	return out
}
