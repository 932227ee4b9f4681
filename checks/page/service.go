package page

import (
	"strings"
	"unicode"
)

// Service numbers are short (112, 1414), and so are numbers of rooms, points
// and pages. What makes three or four digits a telephone are the words around.
var (
	serviceForm = pattern(`^1(?:\d\d|[0-4]\d\d)(?:$|[^\d])`)
	serviceWord = pattern(`(?i)` + oneOf(`тел call колл орталы центр контакт желі линия қызметі служб қоңырау звон номер нөмір құтқару спасен
		сенім довери хабарлас обращ байланыс phone hotline line dial жедел_жәрдем скор(?:ая|ой)_помощ пожарн өрт_сөндіру полици апаттық аварийн emergency ambulance`))
	partOfNumber = pattern(`\d[., :]$`)
	// notService are words right before the digits that name something else.
	notService = pattern(`(?i)(?:^|\P{L})` + oneOf(`каб кабинет* бөлме* ком комн* оф офис* кв үй дом д ішкі* вн* доб* ext ст статья статьи
		п пункт* № n бет стр көшесі ул улица с от на в мектеп* школ*`) + `[\s.,:№(-]*$`)
	// notCounted are words right after them.
	notCounted = pattern(`(?i)^[\s.-]*` + oneOf(`каб бөлме бап тармақ бет адам чел школ мектеп жыл год теңге тенге мың млн тыс ші шы - % № үй дом
		м² км рет раз сұрақ вопрос өтініш обращени құжат документ жоба проект күн дн сағат час минут
		оқушы бала ученик дет студент участни қатысушы отбасы семь маман жұмыс тұрғын жител ауыл сел балл ұпай орын мест`))
)

// serviceLine is how long a line may be, in bytes, that names a service number.
const serviceLine = 400

// serviceNumber reads a short number.
func serviceNumber(text string, at int, found []number) (number, bool) {
	if text[at] != '1' || len(text) > serviceLine {
		return number{}, false
	}
	if len(found) > 0 && letters(text[found[len(found)-1].to:at]) == 0 && strings.Contains(text[found[len(found)-1].to:at], "(") {
		return number{}, false // the numbers inside: «74-01-01 (1202, 1203)»
	}
	form := serviceForm().FindString(text[at:])
	if form == "" {
		return number{}, false
	}
	digits, _, _ := digitsFrom(form, 0, 4)
	end := at + len(digits)
	after := text[end:]
	if at > 0 && strings.IndexByte("-+/", text[at-1]) >= 0 || partOfNumber().MatchString(text[:at]) || moreDigits(after) {
		return number{}, false
	}
	if looksPostal(text[:at]) > 1 || notService().MatchString(lastRunes(text[:at], 30)) || notCounted().MatchString(after) || !serviceWord().MatchString(text) {
		return number{}, false
	}
	return number{value: digits, from: at, to: end}, true
}

// moreDigits tells digits that go on after a dot, a dash or a colon: a date, an
// hour, a sum.
func moreDigits(after string) bool {
	trimmed := strings.TrimLeft(after, ".,:-/ ")
	return len(trimmed) < len(after) && trimmed != "" && unicode.IsDigit(rune(trimmed[0])) && !strings.HasPrefix(after, ", ")
}
