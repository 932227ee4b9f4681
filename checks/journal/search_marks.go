package journal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Marks gives what of a line was found: stretches in characters, from and to, in
// their order. Seen tells how many of the words looked for are among them.
func (w SearchWords) Marks(line string) (marks [][2]int, seen int) {
	held := make([]bool, len(w.Terms))
	for _, f := range spelt(line) {
		exact := strings.ToLower(norm.NFC.String(f.text))
		folded := FoldWord(exact)
		from, to := -1, -1
		for i, t := range w.Terms {
			if t.Rank(exact, folded) == RankNone {
				continue
			}
			if !held[i] {
				held[i] = true
				seen++
			}
			a, b := f.stretch(folded, t)
			if from < 0 {
				from, to = a, b
			}
			from, to = min(from, a), max(to, b)
		}
		if from >= 0 {
			marks = append(marks, [2]int{from, to})
		}
	}
	return marks, seen
}

// spelling is a word of a line and where it begins in it, in characters.
type spelling struct {
	text string
	at   int
}

// stretch is where a term stands in a word; the whole word, where folding made it
// longer or shorter.
func (f spelling) stretch(folded string, t SearchTerm) (from, to int) {
	n := utf8.RuneCountInString(f.text)
	if utf8.RuneCountInString(folded) != n {
		return f.at, f.at + n
	}
	i := utf8.RuneCountInString(folded[:find(folded, t.Folded, t.Short())])
	return f.at + i, f.at + i + utf8.RuneCountInString(t.Folded)
}

// spelt cuts a line into words without the signs at their edges.
func spelt(line string) []spelling {
	var out []spelling
	letters := []rune(line)
	for i := 0; i < len(letters); i++ {
		if isEdge(letters[i]) {
			continue
		}
		end := i
		for end < len(letters) && !unicode.IsSpace(letters[end]) {
			end++
		}
		word := strings.TrimRightFunc(string(letters[i:end]), isEdge)
		out = append(out, spelling{word, i})
		i = end
	}
	return out
}
