package desk

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// likeness finds names that are nearly the same: the same words in another order,
// one word more or less, one word with one letter amiss. Words that tell only the
// legal form do not count, numbers always do: school 1 is not school 2.
//
// Each name is entered under sums of its words, so that a name is compared with a
// few others and never with all.
type likeness struct {
	seed  maphash.Seed
	rows  []journal.HolderRow
	words [][]string // of each name that was entered
	of    []int32    // whose name it is
	keys  []likeKey  // sorted
}

type likeKey struct {
	sum  uint64
	name int32
}

// newLikeness enters the names of holders.
func newLikeness(rows []journal.HolderRow) *likeness {
	l := &likeness{seed: maphash.MakeSeed(), rows: rows}
	for i, r := range rows {
		for name := range strings.SplitSeq(r.Folded, "\n") {
			words := tellingWords(name)
			n := int32(len(l.words))
			l.words, l.of = append(l.words, words), append(l.of, int32(i))
			for _, sum := range l.sums(words) {
				l.keys = append(l.keys, likeKey{sum, n})
			}
		}
	}
	slices.SortFunc(l.keys, func(a, b likeKey) int { return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.name, b.name)) })
	return l
}

// sums are the keys of a name: all its words; all but one; all but one and the
// beginning or the end of that one, of which a slip leaves one as it was.
func (l *likeness) sums(words []string) []uint64 {
	const piece = 3 // letters
	sum := func(s string) uint64 { return maphash.String(l.seed, s) }
	var whole uint64
	for _, w := range words {
		whole += sum(w)
	}
	out := []uint64{whole}
	for _, w := range words {
		if numeric(w) || len(words) < 2 && utf8.RuneCountInString(w) <= piece {
			continue
		}
		rest := whole - sum(w)
		if len(words) > 1 {
			out = append(out, rest)
		}
		if r := []rune(w); len(r) > piece {
			out = append(out, rest+sum("^"+string(r[:piece])), rest+sum(string(r[len(r)-piece:])+"$"))
		}
	}
	return out
}

// find gives a holder whose name is like one of these.
func (l *likeness) find(names ...string) (journal.HolderRow, bool) {
	for _, name := range names {
		words := tellingWords(lang.Fold(name))
		if name == "" || len(words) == 0 {
			continue
		}
		for _, sum := range l.sums(words) {
			from, _ := slices.BinarySearchFunc(l.keys, sum, func(k likeKey, s uint64) int { return cmp.Compare(k.sum, s) })
			for i := from; i < len(l.keys) && l.keys[i].sum == sum && i < from+mostCompared; i++ {
				if n := l.keys[i].name; nearly(words, l.words[n]) {
					return l.rows[l.of[n]], true
				}
			}
		}
	}
	return journal.HolderRow{}, false
}

// mostCompared bounds with how many names one is compared under each key.
const mostCompared = 64

// nearly tells whether two names differ in one word at most.
func nearly(a, b []string) bool {
	onlyA, onlyB := minus(a, b), minus(b, a)
	switch {
	case len(onlyA)+len(onlyB) == 0:
		return true
	case len(onlyA)+len(onlyB) == 1:
		return !numeric(strings.Join(append(onlyA, onlyB...), ""))
	case len(onlyA) == 1 && len(onlyB) == 1:
		return slip(onlyA[0], onlyB[0])
	}
	return false
}

// minus gives the words of one name that another has not, as often as it has not.
func minus(a, b []string) []string {
	rest := slices.Clone(b)
	var out []string
	for _, w := range a {
		if i := slices.Index(rest, w); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// slip tells whether two words differ by one letter: another, one more, one less.
func slip(a, b string) bool {
	const shortest = 4
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < shortest || len(y)-len(x) > 1 || numeric(a) || numeric(b) {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return slices.Equal(x[min(i+1, len(x)):], y[min(i+1, len(y)):])
	}
	return slices.Equal(x[i:], y[i+1:])
}

func numeric(word string) bool { return strings.ContainsAny(word, "0123456789") }

// tellingWords cuts a folded name into its words, without those of its legal form.
func tellingWords(folded string) []string {
	all := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	forms := legalForms()
	telling := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return forms[w] })
	if len(telling) == 0 {
		return all
	}
	return telling
}

// legalForms are the words that tell only the legal form, folded.
var legalForms = sync.OnceValue(func() map[string]bool {
	return foldedSet("гу", "кгу", "ргу", "мм", "кмм", "рмм", "кгп", "ргп", "гкп", "гккп", "кмк", "рмк", "мкк", "мккк", "ао", "ақ", "тоо",
		"жшс", "пхв", "шжқ", "нао", "кеақ", "на", "государственное", "коммунальное", "республиканское", "учреждение", "предприятие",
		"мемлекеттік", "коммуналдық", "республикалық", "мекемесі", "мекеме", "кәсіпорны")
})

func foldedSet(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[lang.Fold(w)] = true
	}
	return out
}
