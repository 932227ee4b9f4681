package table

import (
	"strings"
	"sync"

	"ashyq/checks/lang"
)

// yeses and noes are the words with which tables answer a question, folded.
var (
	yeses = sync.OnceValue(func() map[string]bool {
		return foldedSet("иә бар ия да есть имеется yes true + 1 v ✓ ✔ проведено проведена размещено размещена орналастырылды орналастырылған өткізілді жүргізілді дан дана берілді")
	})
	noes = sync.OnceValue(func() map[string]bool {
		return foldedSet("жоқ нет отсутствует no false 0 x × ✗ болмады")
	})
)

// denials begin answers of several words, folded.
var denials = sync.OnceValue(func() (out []string) {
	for _, s := range []string{
		"не размещ", "не провод", "не провед", "не дан", "не обсужд", "не было",
		"орналастырылма", "өткізілме", "жүргізілме", "берілме", "талқыланба",
	} {
		out = append(out, lang.Fold(s))
	}
	return out
})

// Answer reads a cell that answers a question with yes or no, as tables write it;
// an address stands for what it leads to. Anything else is not understood.
func Answer(cell string) (yes, understood bool) {
	folded := lang.Fold(lang.Line(cell))
	switch {
	case yeses()[folded], strings.HasPrefix(folded, "https://"), strings.HasPrefix(folded, "http://"), strings.HasPrefix(folded, "www."):
		return true, true
	case noes()[folded]:
		return false, true
	}
	for _, d := range denials() {
		if rest, ok := strings.CutPrefix(folded, d); ok && !strings.Contains(rest, " ") {
			return false, true
		}
	}
	return false, false
}

func foldedSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[lang.Fold(w)] = true
	}
	return out
}

// blanks stand in a cell of a day for nothing, folded.
var blanks = sync.OnceValue(func() map[string]bool {
	return foldedSet("- – — ― -- --- жоқ нет n/a x х × н/д")
})

// Blank tells a cell that is filled with a sign of emptiness.
func Blank(cell string) bool { return cell == "" || blanks()[lang.Fold(cell)] }
