package lang

import "strings"

// The keys of a keyboard in rows, as three layouts name them: US, Russian and
// Kazakh (RST KazSSR 903-90). The same place in a row is the same key. Letters
// sit alike on the Russian and the Kazakh layout; the row of digits does not.
var (
	latinRows  = [4]string{"1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"}
	russianRow = [4]string{"1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."}
	kazakhRow  = [4]string{"\"әіңғ,.үұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю№"}
)

// layouts gives, for each of the two Cyrillic layouts, the Latin letter or sign
// of every key, and the other way round.
var layouts = [2]layout{layoutOf(russianRow), layoutOf(kazakhRow)}

type layout struct{ toLatin, fromLatin map[rune]rune }

func layoutOf(rows [4]string) layout {
	l := layout{toLatin: map[rune]rune{}, fromLatin: map[rune]rune{}}
	for i, row := range rows {
		latin := []rune(latinRows[i])
		for j, r := range []rune(row) {
			if r != latin[j] {
				l.toLatin[r] = latin[j]
				l.fromLatin[latin[j]] = r
			}
		}
	}
	return l
}

// LatinKey names a key by its Latin letter, or bracket, when a Cyrillic letter
// came from it: «й» is "q", «х» is "[". Case is kept. Letters whose key is no
// letter or bracket on the Latin layout (ж э б ю) and everything that is no
// Cyrillic letter give false: punctuation must mean what it looks like.
func LatinKey(r rune) (rune, bool) {
	lower := []rune(strings.ToLower(string(r)))[0]
	latin, ok := layouts[0].toLatin[lower]
	if !ok || latin != '[' && latin != ']' && (latin < 'a' || latin > 'z') {
		return 0, false
	}
	if lower != r {
		return []rune(strings.ToUpper(string(latin)))[0], true
	}
	return latin, true
}

// Retyped reads a text as if the layout had been left in the wrong language:
// "gjhnfk" is «портал», "fys0nfvf" is «анықтама», «куащкь» is "reform". It gives
// the readings that differ from the text, without repetition; it is for offering
// what was meant, never for changing what was typed.
func Retyped(s string) []string {
	s = strings.ToLower(s)
	var out []string
	for _, table := range []map[rune]rune{
		layouts[1].fromLatin, layouts[0].fromLatin, layouts[1].toLatin,
	} {
		read := strings.Map(func(r rune) rune {
			if other, ok := table[r]; ok {
				return other
			}
			return r
		}, s)
		if read != s && (len(out) == 0 || out[len(out)-1] != read) {
			out = append(out, read)
		}
	}
	return out
}
