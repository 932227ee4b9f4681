package page

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// letterKind is what a sign says about the language of its text.
type letterKind uint8

const (
	noLetter       letterKind = iota
	cyrillicSign              // a sign of the Cyrillic script that is no letter
	latinSign                 // a Roman numeral
	digit                     // counted beside letters, see signs
	kazakhLetter              // that no other language here has
	kinLetter                 // Ukrainian, Kyrgyz or Tatar have it, too
	foreignLetter             // of a Slavic language other than Russian
	cyrillicLetter            // any other
	latinLetter
	otherLetter
	letterKinds
)

// kindOf tells the kind of a sign.
func kindOf(r rune) letterKind { return nearKinds().of(r) }

// kindTable has the kinds of the signs up to the end of the Cyrillic letters,
// which are nearly all that are met.
type kindTable [0x530]letterKind

func (t *kindTable) of(r rune) letterKind {
	if r >= 0 && int(r) < len(t) {
		return t[r]
	}
	return letterKindOf(r)
}

var nearKinds = sync.OnceValue(func() *kindTable {
	var table kindTable
	for i := range table {
		table[i] = letterKindOf(rune(i))
	}
	return &table
})

func letterKindOf(r rune) letterKind {
	switch {
	case strings.ContainsRune("әғқұһӘҒҚҰҺ", r):
		return kazakhLetter
	case strings.ContainsRune("іңөүІҢӨҮ", r):
		return kinLetter
	case strings.ContainsRune("їєґўџњљјѓќђћ", unicode.ToLower(r)):
		return foreignLetter
	case unicode.Is(unicode.Cyrillic, r):
		if !unicode.IsLetter(r) {
			return cyrillicSign
		}
		return cyrillicLetter
	case unicode.Is(unicode.Latin, r):
		if !unicode.IsLetter(r) {
			return latinSign
		}
		return latinLetter
	case unicode.IsLetter(r):
		return otherLetter
	case unicode.IsDigit(r):
		return digit
	}
	return noLetter
}

// isWord tells letters and digits.
func isWord(r rune) bool { return kindOf(r) >= digit }

// letters counts the letters of a text.
func letters(s string) int {
	n, kinds := 0, nearKinds()
	for _, r := range s {
		if kinds.of(r) > digit {
			n++
		}
	}
	return n
}

// signs counts the letters and digits of a text.
func signs(s string) int {
	n, kinds := 0, nearKinds()
	for _, r := range s {
		if kinds.of(r) >= digit {
			n++
		}
	}
	return n
}

func countRunes(s string, is func(rune) bool) int {
	n := 0
	for _, r := range s {
		if is(r) {
			n++
		}
	}
	return n
}

// inSmall writes a text in small letters, as strings.ToLower does.
func inSmall(s string) string {
	table := smallLetters()
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if int(r) < len(table) {
			r = table[r]
		} else {
			r = unicode.ToLower(r)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// smallLetters are the small forms of the signs up to the end of the Cyrillic
// letters.
var smallLetters = sync.OnceValue(func() *[0x530]rune {
	var table [0x530]rune
	for i := range table {
		table[i] = unicode.ToLower(rune(i))
	}
	return &table
})
