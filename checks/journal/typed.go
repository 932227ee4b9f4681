package journal

import (
	"cmp"
	"slices"
	"strings"
)

// What was typed once is mostly typed again: a source, an address, who was there,
// why something does not apply. TypedRow remembers it for the field into which it
// was typed, so that a store can offer it without reading an inspection.

// TypedRow is a text that was typed into a field, by one author, in one subject.
type TypedRow struct {
	Field  string // what it was typed as: "source", "address"
	Text   string
	Folded string // for search
	Author string
	At     string // when last, as entries say it
	Times  int    // in this subject
}

// TypedQuery asks for what was typed into a field before.
type TypedQuery struct {
	Field  string
	Words  string // folded: each of its words begins a word of the text; empty: any text
	Author string // hers stand first
	Limit  int    // how many texts, each told once
}

// TypedSeen bounds how many rows of a field are looked at: the latest of the
// author, the latest of all, and of those that begin with what was typed. What
// was last typed longer ago than that, and begins otherwise, is not offered.
const TypedSeen = 150

// Wants tells whether a text is one of those asked for.
func (q TypedQuery) Wants(r TypedRow) bool {
	if r.Field != q.Field {
		return false
	}
	words := typedWords(r.Folded)
	for _, asked := range typedWords(q.Words) {
		begins := func(word string) bool { return strings.HasPrefix(word, asked) }
		if !slices.ContainsFunc(words, begins) {
			return false
		}
	}
	return true
}

// typedWords cuts a folded text into words, quotation marks and brackets left out.
func typedWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" «»\"“”()[],;:–—", r) })
}

// Rank tells every text among some rows once, with the times of all its rows and
// the day of the last: first those of the author, then those that begin with what
// was typed, then the frequent ones, then the recent.
func (q TypedQuery) Rank(rows []TypedRow) []TypedRow {
	at := map[string]int{}
	var out []TypedRow
	for _, r := range rows {
		if !q.Wants(r) {
			continue
		}
		i, known := at[r.Folded]
		if !known {
			at[r.Folded] = len(out)
			out = append(out, r)
			continue
		}
		out[i] = q.joined(out[i], r)
	}
	slices.SortStableFunc(out, q.compare)
	if q.Limit > 0 {
		out = out[:min(len(out), q.Limit)]
	}
	return out
}

// joined tells two rows of one text as one: as it was typed last, of the author
// where one of them is hers.
func (q TypedQuery) joined(a, b TypedRow) TypedRow {
	if b.At > a.At || b.At == a.At && b.Text < a.Text {
		a, b = b, a
	}
	a.Times += b.Times
	if b.Author == q.Author {
		a.Author = q.Author
	}
	return a
}

func (q TypedQuery) compare(a, b TypedRow) int {
	first := func(is func(TypedRow) bool) int {
		x, y := is(a), is(b)
		if x == y {
			return 0
		}
		if x {
			return -1
		}
		return 1
	}
	return cmp.Or(
		first(func(r TypedRow) bool { return r.Author == q.Author }),
		first(func(r TypedRow) bool { return strings.HasPrefix(r.Folded, q.Words) }),
		cmp.Compare(b.Times, a.Times), cmp.Compare(b.At, a.At), cmp.Compare(a.Folded, b.Folded),
	)
}
