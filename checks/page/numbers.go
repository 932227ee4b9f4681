package page

import "strings"

// number is a telephone found in a line: the digits of Value, and from where to
// where in the text it is written.
type number struct {
	value    string
	from, to int
	area     string // the code that a following short number shares
	local    int    // how many digits it has after the code
}

// gaps may stand between the digits of one number.
const gaps = " .()-‐‑‒–—−"

var (
	shortNumber = pattern(`^1\d{2,3}$`)
	phoneWord   = pattern(`(?i)(?:^|\P{L})(?:тел\p{L}*(?: \p{L}+){0,2}|т|tel|phone|моб\p{L}*|ұялы|whatsapp|ватсап|факс|fax)(?:[\s./]*(?:факс|fax))?[\s.:№–—-]*$`)
	faxWord     = pattern(`(?i)факс|fax`)
	telWord     = pattern(`(?i)тел|tel|phone`)
	money       = pattern(`^[\s,.\d]{0,15}(?:тг|тенге|теңге|₸|млн|млрд|мың|тыс|%|бірлік|адам|дана)`)
	noPhone     = pattern(`(?i)(?:бсн|бин|жсн|иин|иик|жск|iban|bic|бик|кбе|ккмм|шот|счет|счёт|№|инв\p{L}*)[\s.:№]*$`)
	tailMark    = pattern(`^\s*(?:,|;|/|және|и|и/или|or)\s*$`)
	innerWord   = pattern(`(?i)(?:вн\p{L}*|ішкі\p{L}*|доб\p{L}*|қосымша|ext)[\s.:№(]*$`)
)

// numbersIn finds the telephones of a line in order.
func numbersIn(text string) []number {
	var found []number
	for i := 0; i < len(text); {
		c := text[i]
		if c != '+' && c != '(' && (c < '0' || c > '9') {
			i++
			continue
		}
		if len(found) == mostOfAKind {
			return found
		}
		n, ok := numberAt(text, i, found)
		if !ok {
			i = skipDigits(text, i)
			continue
		}
		found = append(found, n)
		i = n.to
	}
	return found
}

// skipDigits goes past a number that is none of ours.
func skipDigits(text string, i int) int {
	i++
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	return i
}

// numberAt reads a telephone that begins here: whole, or a further one after a
// whole one, or a local one behind the word for it, or a service number.
func numberAt(text string, at int, found []number) (number, bool) {
	for _, read := range []func(string, int, []number) (number, bool){wholeNumber, furtherNumber, localNumber, serviceNumber} {
		n, ok := read(text, at, found)
		if !ok || money().MatchString(firstRunes(text[n.to:], 40)) {
			continue
		}
		before := lastRunes(text[:at], 30)
		return n, !noPhone().MatchString(before) && !innerWord().MatchString(before)
	}
	return number{}, false
}

// digitsFrom collects digits until there are most of them, across what stands
// between the digits of one number: at most four of space, dash, dot, bracket.
// The first group is the code, if there is one.
func digitsFrom(text string, at, most int) (digits string, first, end int) {
	var b strings.Builder
	gap := 0
	for i, r := range text[at:] {
		switch {
		case b.Len() == most:
			return b.String(), first, end
		case r >= '0' && r <= '9':
			if gap > 0 && b.Len() > 0 && first == 0 {
				first = b.Len()
			}
			b.WriteRune(r)
			gap, end = 0, at+i+1
		case strings.ContainsRune(gaps, r) && gap < 4:
			gap++
		default:
			return b.String(), first, end
		}
	}
	return b.String(), first, end
}

// wholeNumber reads a number with its code: +7 …, 8 …, (7172) ….
func wholeNumber(text string, at int, _ []number) (number, bool) {
	start, national := at, at
	plus, bracket := false, text[at] == '('
	if bracket {
		national++
	}
	rest := text[national:]
	switch {
	case strings.HasPrefix(rest, "+7"):
		plus, national = true, national+2
	case strings.HasPrefix(rest, "+ 7"):
		plus, national = true, national+3
	case strings.HasPrefix(rest, "+"):
		return foreignNumber(text, at)
	case strings.HasPrefix(rest, "8"), strings.HasPrefix(rest, "7") && !bracket && !labelledTen(text, at):
		national++
	case !bracket && !labelledTen(text, at):
		return number{}, false
	}
	digits, first, end := digitsFrom(text, national, 10)
	if len(digits) != 10 || !plus && digits[0] != '7' && !strings.HasPrefix(digits, "800") || goesOn(text, end) {
		return number{}, false
	}
	if first < 3 || first > 5 {
		first = 3
	}
	if strings.HasPrefix(text[end:], ")") && strings.Count(text[start:end], "(") > strings.Count(text[start:end], ")") {
		end++
	}
	return number{value: "+7" + digits, from: start, to: end, area: digits[:first], local: 10 - first}, true
}

// labelledTen tells a number of ten digits without 8 in front, which only the
// word before it makes a telephone: «тел. 701 123 45 67».
func labelledTen(text string, at int) bool {
	digits, _, end := digitsFrom(text, at, 11)
	return len(digits) == 10 && digits[0] == '7' && !goesOn(text, end) && afterPhoneWord(text, at)
}

func afterPhoneWord(text string, at int) bool {
	return phoneWord().MatchString(lastRunes(text[:at], 30))
}

// foreignNumber reads the number of another country, by its plus sign alone.
func foreignNumber(text string, at int) (number, bool) {
	digits, _, end := digitsFrom(text, at+1, 15)
	if len(digits) < 10 || digits[0] == '0' || goesOn(text, end) {
		return number{}, false
	}
	return number{value: "+" + digits, from: at, to: end}, true
}

// furtherNumber reads what follows a whole number on the line: «248-09-62,
// 265-05-16» and «…; Кадр қызметі: 265-05-16» share the code, «74-01-01/02»
// changes the last two digits.
func furtherNumber(text string, at int, found []number) (number, bool) {
	if len(found) == 0 || text[at] == '+' || text[at] == '(' {
		return number{}, false
	}
	last := found[len(found)-1]
	between := faxWord().ReplaceAllString(text[last.to:at], "")
	if last.area == "" || !tailMark().MatchString(strings.TrimRight(between, ".: ")) && !localForm().MatchString(firstRunes(text[at:], 20)) {
		return number{}, false
	}
	if digits, _, end := digitsFrom(text, at, 2); len(digits) == 2 && between == "/" && end == at+2 && !goesOn(text, end) {
		return number{value: last.value[:len(last.value)-2] + digits, from: at, to: end, area: last.area, local: last.local}, true
	}
	digits, _, end := digitsFrom(text, at, last.local)
	if len(digits) != last.local || goesOn(text, end) {
		return number{}, false
	}
	return number{value: "+7" + last.area + digits, from: at, to: end, area: last.area, local: last.local}, true
}

var localForm = pattern(`^(?:\d{1,3}[-–—]\d{2}[-–—]\d{2}|\d{2,3} \d{2} \d{2})(?:$|[^\d-])`)

// localNumber reads a number without a code, which only the word before it
// makes a telephone. It stands as it is: nobody knows its code.
func localNumber(text string, at int, found []number) (number, bool) {
	form := localForm().FindString(firstRunes(text[at:], 20))
	if form == "" || !afterPhoneWord(text, at) && !afterLabel(text, at, form) && !afterLocal(text, at, found) {
		return number{}, false
	}
	digits, _, end := digitsFrom(text, at, 7)
	if len(digits) < 5 || end-at > len(form) {
		return number{}, false
	}
	return number{value: text[at:end], from: at, to: end}, true
}

// afterLocal tells a local number behind another one: «2-14-05, 2-14-06».
func afterLocal(text string, at int, found []number) bool {
	if len(found) == 0 {
		return false
	}
	last := found[len(found)-1]
	return last.area == "" && localForm().MatchString(last.value) && tailMark().MatchString(text[last.to:at])
}

// afterLabel tells a number at the end of a line behind the name of somebody and
// a colon, «Әдіскер: 54-30-12», that cannot be a day.
func afterLabel(text string, at int, form string) bool {
	if len(text) > at+len(form) || !ownLabel().MatchString(text[:at]) || notOwn().MatchString(fold(text[:at])) {
		return false
	}
	parts := strings.FieldsFunc(form, func(r rune) bool { return r < '0' || r > '9' })
	return len(parts) == 3 && (len(parts[0]) == 3 || parts[0] > "31" || parts[1] > "12" || len(parts[0]) == 1)
}

var (
	ownLabel = pattern(`^\p{Lu}[\p{L} -]{3,60}: ?$`)
	notOwn   = pattern(oneOf(`код шифр шот счет договор шарт* номер* нумер* дата куни уакыт* время шифр* размер* олшем* индекс* буйрык* приказ* хаттама* протокол*`))
)

// goesOn tells a number that has more digits than a telephone.
func goesOn(text string, end int) bool {
	return digitAfter(text, end) && text[end:] != "" && text[end] != '/'
}
