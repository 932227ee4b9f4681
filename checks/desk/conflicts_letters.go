package desk

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// Sides are named by letters. Whoever reads Kazakh or Russian is shown Cyrillic ones, and
// some letters of both alphabets look alike and stand at other places: В is the third of
// one and looks like the second of the other. What was shown is taken as it was shown;
// what may mean two sides is never guessed at, and a side may be named by its number.

const (
	latinLetters    = "ABCDEFG"
	cyrillicLetters = "АБВГДЕЖ"
)

// letterOf names a side.
func letterOf(i int) string { return string(rune('A' + i)) }

// SideLetter shows the letter of a side in the alphabet of a language.
func SideLetter(latin string, l lang.Lang) string {
	cyrillic := []rune(cyrillicLetters)
	if i := strings.Index(latinLetters, latin); i >= 0 && (l == lang.KK || l == lang.RU) {
		return string(cyrillic[i])
	}
	return latin
}

// alike gives the letter of the other alphabet that looks the same.
var alike = map[rune]rune{'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E'}

// sideOf finds the side that is named as it was shown in a language, or by its number;
// -1 for none, and for what may be two.
func (c *Conflict) sideOf(typed string, l lang.Lang) int {
	typed = strings.ToUpper(strings.TrimSpace(typed))
	for i, s := range c.Sides {
		if typed == SideLetter(s.Letter, l) || typed == string(rune('1'+i)) {
			return i
		}
	}
	r, size := utf8.DecodeRuneInString(typed)
	if size == 0 || size != len(typed) {
		return -1
	}
	var meant []int
	for i, s := range c.Sides {
		for _, shown := range []string{s.Letter, SideLetter(s.Letter, lang.RU)} {
			if (shown == string(r) || shown == string(alike[r])) && !slices.Contains(meant, i) {
				meant = append(meant, i)
			}
		}
	}
	if len(meant) == 1 {
		return meant[0]
	}
	return -1
}

// letters lists the sides as they were shown in a language.
func (c *Conflict) letters(l lang.Lang) []string {
	var out []string
	for _, s := range c.Sides {
		out = append(out, SideLetter(s.Letter, l))
	}
	return out
}
