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
	reached := map[string]bool{}
	for _, name := range earlier.clauseNames() {
		line := Difference{Mapping: s.follow(ClauseRef{earlier.ID, name}, s.editions[a+1:b+1])}
		line.Texts = s.compare(line.From, line.To)
		lines, reached[line.To.Clause] = append(lines, line), true
	}
	for _, name := range later.clauseNames() {
		if !reached[name] {
			line := Difference{Mapping: Mapping{
				From: ClauseRef{Edition: earlier.ID}, To: ClauseRef{later.ID, name}, Change: Begun, Source: later.Source,
			}}
			line.Texts = s.compare(line.From, line.To)
			lines = append(lines, line)
		}
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

// follow leads a clause through later editions: the greatest change on the way
// decides and gives the note. A clause that one of them has no more ends there.
func (s *Standard) follow(from ClauseRef, through []*Edition) Mapping {
	out := Mapping{From: from, To: from, Change: Same}
	for i, e := range through {
		n := slices.IndexFunc(s.mappings, func(m Mapping) bool { return m.From == out.To && m.To.Edition == e.ID })
		if n < 0 {
			return Mapping{From: from, To: ClauseRef{Edition: through[len(through)-1].ID}, Change: Ended, Source: e.Source}
		}
		next := s.mappings[n]
		out.To, out.Renumbered = next.To, out.Renumbered || next.Renumbered
		if i == 0 || slices.Index(Changes(), next.Change) > slices.Index(Changes(), out.Change) {
			out.Change, out.Note, out.Source = next.Change, next.Note, next.Source
		}
	}
	return out
}

// compare sets the texts of two clauses side by side.
func (s *Standard) compare(from, to ClauseRef) []Compared {
	a, b := s.words(from), s.words(to)
	var texts []Compared
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		c := Compared{Lang: l, From: inLang(a, l), To: inLang(b, l)}
		if c.From.Flag == UnofficialCopy && c.To.Flag == UnofficialCopy {
			c.Marks = marks(strings.Fields(c.From.Text), strings.Fields(c.To.Text))
		}
		texts = append(texts, c)
	}
	return texts
}

// words gives the texts of a clause; none of one that there is not.
func (s *Standard) words(ref ClauseRef) []Wording {
	if _, _, clause := s.held(ref); clause != nil {
		return clause.Words
	}
	return nil
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

// Marked writes what is gone in [-…-] and what is new in {+…+}, on one line.
func Marked(marks []Mark) string {
	var out []string
	for _, m := range marks {
		switch m.Kind {
		case Removed:
			out = append(out, "[-"+m.Words+"-]")
		case Added:
			out = append(out, "{+"+m.Words+"+}")
		default:
			out = append(out, m.Words)
		}
	}
	return lang.Line(strings.Join(out, " "))
}
