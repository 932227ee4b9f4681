package standard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// Regime is the order in which a request is considered: that of article 11, or
// another one, whose rows are not judged by the terms of that article.
type Regime struct {
	ID     string    `toml:"id"`
	Title  lang.Text `toml:"title"`  // with the norm that sets it
	Judged bool      `toml:"judged"` // a request of article 11 itself
	Words  []string  `toml:"words"`  // beginnings of words by which a cell tells of it; a short one is the whole word
	Whole  []string  `toml:"whole"`  // cells that are just this
}

// shortWord is the length up to which a word stands for itself alone: «БАҚ» is no
// beginning of «бақылау».
const shortWord = 3

// Regimes lists the regimes in the order of the file.
func (s *Standard) Regimes() []*Regime { return s.regimes }

// RegimeOf finds the regime that a cell of a register tells of; nil for words that
// name none.
func (s *Standard) RegimeOf(cell string) *Regime {
	folded := lang.Fold(cell)
	words := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for _, r := range s.regimes {
		for _, whole := range r.Whole {
			if lang.Fold(whole) == folded {
				return r
			}
		}
		for _, begin := range r.Words {
			for _, w := range words {
				if folded := lang.Fold(begin); w == folded || utf8.RuneCountInString(folded) > shortWord && strings.HasPrefix(w, folded) {
					return r
				}
			}
		}
	}
	return nil
}
