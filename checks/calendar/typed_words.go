package calendar

import (
	"strings"
	"sync"
	"unicode"

	"ashyq/checks/lang"
)

// token is a run of digits or a run of letters of what was typed.
type token struct {
	text   string // folded
	number bool
}

// apart are the characters that stand between numbers and words.
const apart = " .,/-–‑"

// typedTokens cuts what was typed into numbers and words. Other characters are
// refused, and so are two marks in a row: 14.05..20.05 is a period.
func typedTokens(text string) ([]token, bool) {
	var list []token
	var before rune // the last character, 0 at the beginning
	for _, r := range lang.Fold(text) {
		digit := r >= '0' && r <= '9'
		switch {
		case digit || unicode.IsLetter(r):
			if n := len(list); n > 0 && list[n-1].number == digit && !strings.ContainsRune(apart, before) {
				list[n-1].text += string(r)
			} else {
				list = append(list, token{string(r), digit})
			}
		case !strings.ContainsRune(apart, r), r != ' ' && before == r, r != ' ' && len(list) == 0:
			return nil, false
		}
		before = r
	}
	return list, true
}

// saidDay is a day as it was said; without dated its year is not known.
type saidDay struct {
	year, month, day int
	dated            bool
}

// saidIn understands a day: numbers alone, or one month in words with the day
// and perhaps the year. Words that only stand about («жылғы», «г.», the ending
// of «14-і») are passed over.
func saidIn(list []token) (saidDay, bool) {
	var numbers []token
	month := 0
	for _, t := range list {
		named, isMonth := typedMonths()[t.text]
		switch {
		case t.number:
			numbers = append(numbers, t)
		case isMonth && month == 0:
			month = named
		case !typedFillers()[t.text]:
			return saidDay{}, false
		}
	}
	if month != 0 {
		return besideMonth(month, numbers)
	}
	switch {
	case len(numbers) == 2:
		return inOrder(token{}, numbers[1], numbers[0])
	case len(numbers) == 3 && len(numbers[0].text) == 4:
		return inOrder(numbers[0], numbers[1], numbers[2])
	case len(numbers) == 3:
		return inOrder(numbers[2], numbers[1], numbers[0])
	}
	return saidDay{}, false
}

// besideMonth understands the numbers that stand beside the name of a month: the
// year is the one of four digits, else the second.
func besideMonth(month int, numbers []token) (saidDay, bool) {
	var year token
	switch {
	case len(numbers) == 2 && len(numbers[0].text) == 4:
		year, numbers = numbers[0], numbers[1:]
	case len(numbers) == 2:
		year, numbers = numbers[1], numbers[:1]
	case len(numbers) != 1:
		return saidDay{}, false
	}
	said, ok := inOrder(year, token{"1", true}, numbers[0])
	said.month = month
	return said, ok
}

// inOrder reads year, month and day by the number of their digits; an empty year
// is one that was not said. A year of two digits is of this century.
func inOrder(year, month, day token) (out saidDay, ok bool) {
	const century = 2000
	if len(month.text) > 2 || len(day.text) > 2 {
		return out, false
	}
	out.month, _ = number(month.text)
	out.day, _ = number(day.text)
	out.year, out.dated = number(year.text)
	switch len(year.text) {
	case 0, 4:
	case 2:
		out.year += century
	default:
		return out, false
	}
	return out, true
}

// typedMonths are the ways in which the months are written, folded: in full,
// with the endings that stand in dates, and short.
var typedMonths = sync.OnceValue(func() map[string]int {
	return foldedWords([]string{
		"", // counted from 1
		"қаңтар қаңтардың қаңтарда қаңтардан қаңтарға қаң январь января январе янв january jan",
		"ақпан ақпанның ақпанда ақпаннан ақпанға ақп февраль февраля феврале фев february feb",
		"наурыз наурыздың наурызда наурыздан наурызға нау март марта марте мар march mar",
		"сәуір сәуірдің сәуірде сәуірден сәуірге сәу апрель апреля апреле апр april apr",
		"мамыр мамырдың мамырда мамырдан мамырға мам май мая мае may",
		"маусым маусымның маусымда маусымнан маусымға мау июнь июня июне июн june jun",
		"шілде шілденің шілдеде шілдеден шілдеге шіл июль июля июле июл july jul",
		"тамыз тамыздың тамызда тамыздан тамызға там август августа августе авг august aug",
		"қыркүйек қыркүйектің қыркүйекте қыркүйектен қыркүйекке қыр сентябрь сентября сентябре сен сент september sep sept",
		"қазан қазанның қазанда қазаннан қазанға қаз октябрь октября октябре окт october oct",
		"қараша қарашаның қарашада қарашадан қарашаға қар ноябрь ноября ноябре ноя нояб november nov",
		"желтоқсан желтоқсанның желтоқсанда желтоқсаннан желтоқсанға жел декабрь декабря декабре дек december dec",
	})
})

// typedFillers are words and endings that stand about in dates and say nothing
// more, folded.
var typedFillers = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for word := range foldedWords([]string{
		"жыл жылы жылғы жылдың ж і ы сі сы ші шы күн күні",
		"год года г го е й числа",
		"the of st nd rd th i", // the last is a Latin letter for «і»
	}) {
		out[word] = true
	}
	return out
})

// foldedWords gives each word of each line the number of its line.
func foldedWords(lines []string) map[string]int {
	out := map[string]int{}
	for n, line := range lines {
		for word := range strings.FieldsSeq(line) {
			out[lang.Fold(word)] = n
		}
	}
	return out
}
