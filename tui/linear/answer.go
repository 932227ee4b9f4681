package linear

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// order is something that can be said in the place of any answer.
type order int

const (
	noOrder order = iota
	help
	back
	quit
	undo
)

// orders are the words for it, in any of the three languages whatever is set.
var orders = map[order][]string{
	help: {"көмек", "помощь", "help", "?"},
	back: {"артқа", "назад", "back"},
	quit: {"шығу", "выход", "quit", "exit"},
	undo: {"кері қайтару", "отменить", "undo"},
}

// orderOf reads a line as an order, whichever layout it was typed in. An answer that
// happens to be such a word is written in quotes.
func orderOf(line string) order {
	for _, typed := range append([]string{line}, lang.Retyped(line)...) {
		typed = lang.Fold(typed)
		for o, list := range orders {
			if slices.ContainsFunc(list, func(word string) bool { return lang.Fold(word) == typed }) {
				return o
			}
		}
	}
	return noOrder
}

// literal takes away the quotes in which an answer stands that would be an order.
func literal(line string) string {
	for _, pair := range [][2]string{{`"`, `"`}, {"«", "»"}, {"“", "”"}} {
		inner, opened := strings.CutPrefix(line, pair[0])
		inner, closed := strings.CutSuffix(inner, pair[1])
		if opened && closed && orderOf(inner) != noOrder {
			return inner
		}
	}
	return line
}

// digitKeys are the letters and signs that a Kazakh layout has on the keys of the
// digits, from 1 to 9 and then 0.
const digitKeys = `"әіңғ,.үұқ`

// numberOf reads a number that was typed in digits, or on the same keys of a Kazakh
// layout.
func numberOf(line string) (int, bool) {
	line = strings.TrimSpace(strings.ToLower(line))
	if n, err := strconv.Atoi(strings.TrimRight(line, ".)")); err == nil {
		return n, true
	}
	n := 0
	for _, r := range line {
		i := strings.IndexRune(digitKeys, r)
		if i < 0 {
			return 0, false
		}
		n = n*10 + (utf8.RuneCountInString(digitKeys[:i])+1)%10
	}
	return n, line != ""
}

// found is what an answer came to among options.
type found struct {
	at    int
	ok    bool
	among []int // several that it may mean
}

// pick finds the option that was meant: by its number, by the key of its number, by
// its first letters in any language, or by words in it, in either layout.
func pick(l lang.Lang, names []lang.Text, line string) found {
	if n, ok := numberOf(line); ok && n >= 1 && n <= len(names) {
		return found{at: n - 1, ok: true}
	}
	if utf8.RuneCountInString(line) == 1 {
		return letter(l, names, line)
	}
	for _, typed := range append([]string{line}, lang.Retyped(line)...) {
		wanted := strings.Fields(lang.Fold(typed))
		if len(wanted) == 0 {
			continue
		}
		for _, fits := range []func(name string) bool{
			func(name string) bool { return name == strings.Join(wanted, " ") },
			func(name string) bool { return strings.HasPrefix(name, strings.Join(wanted, " ")) },
			func(name string) bool { return holdsAll(name, wanted) },
		} {
			if list := fitting(names, fits); len(list) == 1 {
				return found{at: list[0], ok: true}
			} else if len(list) > 1 {
				return found{among: list}
			}
		}
	}
	return found{}
}

// letter finds the option that begins with a letter. In three languages and two
// layouts a letter begins many words, so that it means an option only where no other
// one may be meant; the language in force goes first.
func letter(l lang.Lang, names []lang.Text, typed string) found {
	begins := func(name, with string) bool { return strings.HasPrefix(lang.Fold(lang.Line(name)), lang.Fold(with)) }
	var here, anywhere []int
	for i, name := range names {
		if begins(name.Best(l), typed) {
			here = append(here, i)
		}
		if slices.ContainsFunc(append([]string{typed}, lang.Retyped(typed)...), func(one string) bool {
			return begins(name.KK, one) || begins(name.RU, one) || begins(name.EN, one)
		}) {
			anywhere = append(anywhere, i)
		}
	}
	if len(here) == 0 {
		here = anywhere
	}
	switch len(here) {
	case 0:
		return found{}
	case 1:
		return found{at: here[0], ok: true}
	}
	return found{among: here}
}

func fitting(names []lang.Text, fits func(string) bool) []int {
	var out []int
	for i, name := range names {
		for _, said := range []string{name.KK, name.RU, name.EN} {
			if said != "" && fits(lang.Fold(lang.Line(said))) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// holdsAll tells whether each of the words begins a word of the name.
func holdsAll(name string, wanted []string) bool {
	said := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return !slices.ContainsFunc(wanted, func(w string) bool {
		return !slices.ContainsFunc(said, func(word string) bool { return strings.HasPrefix(word, w) })
	})
}

// pickMany reads several numbers, or one name.
func pickMany(l lang.Lang, names []lang.Text, line string) ([]int, bool) {
	var out []int
	for _, one := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ';' || r == ',' && len(line) > 1 }) {
		n, ok := numberOf(one)
		if !ok || n < 1 || n > len(names) {
			out = nil
			break
		}
		if !slices.Contains(out, n-1) {
			out = append(out, n-1)
		}
	}
	if len(out) > 0 {
		slices.Sort(out)
		return out, true
	}
	one := pick(l, names, line)
	return []int{one.at}, one.ok
}
