package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lookAlike turns letters that people type for one another into one: «қызмет»
// is typed «кызмет» on a Russian keyboard.
var lookAlike = strings.NewReplacer(
	"ә", "а", "қ", "к", "ң", "н", "ғ", "г",
	"ү", "у", "ұ", "у", "ө", "о", "һ", "х", "і", "и",
)

// Fold makes a key for searching: lower case, look-alike letters made one,
// «ё» written «е», runs of white space made one space, invisible characters
// dropped. Folding what is folded changes nothing.
func Fold(s string) string {
	apart := strings.ToLower(norm.NFD.String(collapse(s)))
	return norm.NFC.String(dropDots(lookAlike.Replace(apart)))
}

// dropDots writes «ё» as «е» in a text whose accents stand apart. It works on
// the accents, because a second one may follow the first.
func dropDots(s string) string {
	const dots = '\u0308'
	afterE := false
	return strings.Map(func(r rune) rune {
		if afterE && r == dots {
			return -1
		}
		afterE = r == 'е' || afterE && unicode.Is(unicode.Mn, r)
		return r
	}, s)
}

var oneQuote = strings.NewReplacer("«", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`, "‟", `"`)

// Name makes a key for the equality of names: case, kind of quotation marks
// and spacing do not matter, every letter does, so that «Қызылорда» is not
// «Кызылорда».
func Name(s string) string {
	return norm.NFC.String(oneQuote.Replace(strings.ToLower(Line(s))))
}
