package standard

import (
	"slices"
	"strings"

	"ashyq/checks/lang"
)

// Difference is one line of a comparison of two editions: a clause, its
// successor, what is known of the change, and both texts in every language.
type Difference struct {
	Mapping
	Texts []Compared
}

// Compared holds the two texts of a clause in one language. Marks stand only
// where both are texts of the acts and not translations: words of different
// languages, or of our own rendering, cannot be set against each other.
type Compared struct {
	Lang     lang.Lang
	From, To Wording
	Marks    []Mark
}

// Mark is a run of words that stand in both texts or in one of them only.
type Mark struct {
	Kind  MarkKind
	Words string
}

// MarkKind says in which of the two texts words stand.
type MarkKind string

// The kinds of marks.
const (
	Kept    MarkKind = "kept"
	Removed MarkKind = "removed"
	Added   MarkKind = "added"
)

// Diff compares two editions clause by clause, in the order of the earlier one.
// Editions that do not follow one another directly are compared through those
// between. The later edition first, or the Law, is refused.
func (s *Standard) Diff(from, to string) ([]Difference, error) {
	earlier, later := s.Edition(from), s.Edition(to)
	a, b := slices.Index(s.editions, earlier), slices.Index(s.editions, later)
	if a < 0 || b < 0 || a >= b {
		return nil, messages().Error("standard.not-compared", lang.Args{"from": from, "to": to, "editions": s.editionIDs()})
	}
	var lines []Difference
	for _, first := range s.mappedFrom(earlier.ID) {
		line := Difference{Mapping: s.follow(first, s.editions[a+1:b+1])}
		line.Texts = s.compare(line.From, line.To)
		lines = append(lines, line)
	}
	return lines, nil
}

// editionIDs lists the ids of the editions in their order.
func (s *Standard) editionIDs() []string {
	var ids []string
	for _, e := range s.editions {
		ids = append(ids, e.ID)
	}
	return ids
}

// mappedFrom lists the pairs that begin in an edition.
func (s *Standard) mappedFrom(edition string) []Mapping {
	var pairs []Mapping
	for _, m := range s.mappings {
		if m.From.Edition == edition {
			pairs = append(pairs, m)
		}
	}
	return pairs
}

// follow extends a pair through the editions after its own: the greatest change
// on the way decides and gives the note.
func (s *Standard) follow(m Mapping, through []*Edition) Mapping {
	for range through[1:] {
		next := s.mappings[slices.IndexFunc(s.mappings, func(n Mapping) bool { return n.From == m.To })]
		m.To, m.Renumbered = next.To, m.Renumbered || next.Renumbered
		if slices.Index(Changes(), next.Change) > slices.Index(Changes(), m.Change) {
			m.Change, m.Note, m.Source = next.Change, next.Note, next.Source
		}
	}
	return m
}

// compare sets the texts of two clauses side by side.
func (s *Standard) compare(from, to ClauseRef) []Compared {
	_, _, a := s.held(from)
	_, _, b := s.held(to)
	var texts []Compared
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		c := Compared{Lang: l, From: a.In(l), To: b.In(l)}
		if c.From.Flag == UnofficialCopy && c.To.Flag == UnofficialCopy {
			c.Marks = marks(strings.Fields(c.From.Text), strings.Fields(c.To.Text))
		}
		texts = append(texts, c)
	}
	return texts
}

// marks aligns two texts on their longest common subsequence of words.
func marks(a, b []string) []Mark {
	common := commonLengths(a, b)
	var found []Mark
	say := func(kind MarkKind, word string) {
		if n := len(found); n > 0 && found[n-1].Kind == kind {
			found[n-1].Words += " " + word
			return
		}
		found = append(found, Mark{kind, word})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			say(Kept, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			say(Removed, a[i])
			i++
		default:
			say(Added, b[j])
			j++
		}
	}
	return found
}

// commonLengths gives, for every pair of tails, the length of their longest
// common subsequence.
func commonLengths(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
