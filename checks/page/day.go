package page

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/calendar"
)

// Pages write days in every way that people do. Five patterns and the stems of
// the months read them: «2025 жылғы 18 сәуір», «18 апреля 2025 г.», 18.04.2025,
// 2025-04-18, «кеше». A day is never guessed: without a year, or as a number of
// weeks ago, it stays unknown.

// foundDay is a day found in a text, with the rest of the text (folded) around it.
type foundDay struct {
	day      calendar.Day
	rest     string
	relative bool // «кеше», «3 дня назад»
}

// longestDated bounds the text that is searched for a day.
const longestDated = 300

// dayForm is one way of writing a day: a pattern, and which of its groups are
// the year, the month and the day.
type dayForm struct {
	match            func() *expression
	year, month, day int
	named            bool                                          // the month is a word
	wordFirst        bool                                          // and stands first
	split            func(match string) (parts [4]string, ok bool) // the groups, sooner than the pattern tells them
}

// The patterns read folded text: «жылғы» is «жылгы», «сәуір» is «сауир».
var dayForms = []dayForm{
	{pattern(`(\d{4})[-./](\d{1,2})[-./](\d{1,2})`), 1, 2, 3, false, false, threeNumbers},
	{pattern(`(\d{1,2}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{4})`), 3, 2, 1, false, false, threeNumbers},
	{pattern(`(\d{2})[./](\d{2})[./](\d{2})`), 3, 2, 1, false, false, threeNumbers},
	{pattern(`(\d{1,2})(?:[- ]?(?:ши|шы|го|е|th|st|nd|rd))?[-\s./]+(\p{L}{3,12})\.?,?[-\s/]*(\d{4})`), 3, 2, 1, true, false, dayWordYear},
	{pattern(`(\d{4})[- ]?(?:жыл\p{L}*|ж|г|год\p{L}*)?[.,]?\s*(\d{1,2})(?:-?(?:ши|шы))?[-\s]*(\p{L}{3,12})`), 1, 3, 2, true, false, yearDayWord},
	{pattern(`(\d{4})[- ]?(?:жыл\p{L}*|ж)?[.,]?\s*(\p{L}{3,12})\s+(\d{1,2})`), 1, 2, 3, true, false, nil},
	{pattern(`(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`), 3, 1, 2, true, true, wordDayYear},
}

// monthStems are the folded beginnings of the months in the three languages.
var monthStems = []struct {
	stems  string
	months int
}{
	{"кантар кан qantar январ янв january jan", 1},
	{"акпан акп aqpan феврал фев february feb", 2},
	{"наурыз нау nauryz naryz март мар march mar", 3},
	{"сауир сау sauir апрел апр april apr", 4},
	{"мамыр мам mamyr май мая may", 5},
	{"маусым мау mausym июнь июня июн june jun", 6},
	{"шилде шил shilde июль июля июл july jul", 7},
	{"тамыз там tamyz август авг august aug", 8},
	{"кыркуйек кыр qyrkuiek сентябр сент сен september sept sep", 9},
	{"казан каз qazan октябр окт october oct", 10},
	{"караша кар qarasha ноябр нояб ноя november nov", 11},
	{"желтоксан жел jeltoqsan декабр дек december dec", 12},
}

// fewestDigits are in every day that is written out: a year and one more.
const fewestDigits = 5

// mayNameDay tells whether a text of which a sieve saw so much can name a day.
func mayNameDay(text string, seen mask) bool {
	return seen.has(relativeWords()) || hasDigits(text, fewestDigits) &&
		(seen.has(numberShapes()) || seen.has(wordShapes()) && mayNameMonth(text, seen))
}

// monthWord is the beginning of the name of a month.
var monthWord = pattern(oneOf(allStems()))

func allStems() string {
	var all strings.Builder
	for _, m := range monthStems {
		all.WriteString(m.stems + " ")
	}
	return all.String()
}

// mayNameMonth tells a text with the beginning of the name of a month, or with
// letters of two scripts, which may stand for one another in it.
func mayNameMonth(text string, seen mask) bool {
	if seen.may(monthWord()) {
		return true
	}
	latin, cyrillic := false, false
	for i := range len(text) {
		c := text[i]
		latin = latin || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		cyrillic = cyrillic || c >= utf8.RuneSelf
	}
	return latin && cyrillic
}

// hasDigits tells a text with at least so many digits.
func hasDigits(text string, least int) bool {
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			if least--; least == 0 {
				return true
			}
		}
	}
	return false
}

// dayIn finds the first day that a text names.
func dayIn(text string, seen calendar.Day) (foundDay, bool) {
	shapes := sift(text)
	if !mayNameDay(text, shapes) {
		return foundDay{}, false
	}
	return dayInFolded(folded(text), shapes, seen)
}

// dayInFolded is dayIn for a folded text, of which a sieve saw so much.
func dayInFolded(text string, shapes mask, seen calendar.Day) (foundDay, bool) {
	best, at := foundDay{}, len(text)+1
	named := mayNameMonth(text, shapes)
	for _, f := range dayForms {
		if !shapes.may(f.match()) || f.named && !named || at <= f.earliest(text) {
			continue // it cannot match, or not before what was found
		}
		if day, from, to, ok := f.first(text, seen); ok && from < at {
			best, at = foundDay{day: day, rest: text[:from] + " " + text[to:]}, from
		}
	}
	if best.day != 0 {
		return best, true
	}
	if !shapes.has(relativeWords()) {
		return foundDay{}, false
	}
	return relativeDay(text, seen)
}

// folded prepares a text for the patterns.
func folded(text string) string {
	return firstRunes(fold(text), longestDated)
}

// first finds the first place where the form gives a day that exists.
func (f dayForm) first(text string, seen calendar.Day) (day calendar.Day, from, to int, ok bool) {
	for start := f.earliest(text); start < len(text); {
		from, to = f.match().index(text[start:])
		if from < 0 {
			return 0, 0, 0, false
		}
		from, to = from+start, to+start
		if !digitBefore(text, from) && !digitAfter(text, to) {
			parts := f.parts(text[from:to])
			if day, ok = makeDay(parts[f.year], parts[f.month], parts[f.day], seen); ok {
				return day, from, to, true
			}
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		start = from + size
	}
	return 0, 0, 0, false
}

// parts are the groups of a match, from 1.
func (f dayForm) parts(match string) []string {
	if f.split != nil {
		if parts, ok := f.split(match); ok {
			return parts[:]
		}
	}
	return f.match().compiled().FindStringSubmatch(match)
}

// earliest is where a match of the form may begin: at a digit, or with a word
// before the first one. To look in what stands before would be dear and in vain.
func (f dayForm) earliest(text string) int {
	at := max(strings.IndexAny(text, "0123456789"), 0)
	if f.wordFirst {
		return at - len(lastRunes(text[:at], longestWord))
	}
	return at
}

// longestWord is more than the word before the first number takes, with the dot
// and the space behind it.
const longestWord = 16

func digitBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsDigit(r)
}

// digitAfter tells a number that goes on: 12.05.2025.3 is not a day.
func digitAfter(text string, at int) bool {
	rest := text[at:]
	if rest != "" && strings.IndexByte(".-/", rest[0]) >= 0 {
		rest = rest[1:]
	}
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// makeDay makes a day of what was written. Two digits are a year of this
// century up to the day of the capture; day and month change places only where
// there is no other way to read them.
func makeDay(year, month, day string, seen calendar.Day) (calendar.Day, bool) {
	y, _ := strconv.Atoi(year)
	if len(year) == 2 {
		y += 2000
		if seen != 0 && y > seen.Year() {
			return 0, false
		}
	}
	if y < 1900 || y > 2100 {
		return 0, false
	}
	n, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = monthOf(month)
	} else if m > 12 && n <= 12 {
		m, n = n, m
	}
	return calendar.NewDay(y, m, n)
}

// latin are Latin letters that stand for Cyrillic ones in words typed carelessly.
var latin = strings.NewReplacer("a", "а", "c", "с", "e", "е", "i", "и", "k", "к", "m", "м", "o", "о", "p", "р", "t", "т", "x", "х", "y", "у")

// monthOf is the number of a month by its folded name, 0 for another word. A
// name may have an ending («сәуірінде»); an abbreviation may not, or «марка»
// would be March.
func monthOf(word string) int {
	word = fold(word)
	if strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) >= 0 {
		word = latin.Replace(word)
	}
	for _, s := range stemList() {
		if strings.HasPrefix(word, s.stem) && (len(word) == len(s.stem) || s.size > 3 && utf8.RuneCountInString(word) <= s.size+7) {
			return s.month
		}
	}
	return 0
}

// monthStem is one of the stems of a month, with its letters counted.
type monthStem struct {
	stem        string
	size, month int
}

var stemList = sync.OnceValue(func() []monthStem {
	var all []monthStem
	for _, m := range monthStems {
		for stem := range strings.FieldsSeq(m.stems) {
			all = append(all, monthStem{stem, utf8.RuneCountInString(stem), m.months})
		}
	}
	return all
})

var (
	daysAgo  = pattern(`(?:^|\P{L})(\d{1,3}|бир|один|one|a) ?(?:кун\p{L}* (?:бурын|алдын)|(?:день|дня|дней) назад|days? ago)`)
	hoursAgo = pattern(`(?:^|\P{L})(\d{1,2}) ?(?:саг\p{L}*\.? (?:бурын|алдын)|час\p{L}*\.? назад|hours? ago|(?:мин\p{L}*\.?) (?:бурын|алдын|назад)|minutes? ago)`)
)

// relativeDays are the words for days near the capture.
var relativeDays = []struct {
	match func() *expression
	back  int
}{
	{pattern(`(?:^|\P{L})(?:бугин|сегодня|today)(?:\P{L}|$)`), 0},
	{pattern(`(?:^|\P{L})(?:алдынгы куни|позавчера)(?:\P{L}|$)`), 2},
	{pattern(`(?:^|\P{L})(?:кеше|вчера|yesterday)(?:\P{L}|$)`), 1},
}

// What a text needs that names a day: written out, or told from the capture.
var (
	numberShapes  = maskOf(dayForms[0].match(), dayForms[1].match(), dayForms[2].match())
	wordShapes    = maskOf(dayForms[3].match(), dayForms[4].match(), dayForms[5].match(), dayForms[6].match())
	relativeWords = maskOf(relativeDays[0].match(), relativeDays[1].match(), relativeDays[2].match(), daysAgo(), hoursAgo())
)

// surelySameDay is how many hours back still lie in the day of the capture,
// which is made in office hours.
const surelySameDay = 8

// relativeDay reads a day told from the day of the capture.
func relativeDay(text string, seen calendar.Day) (foundDay, bool) {
	if seen == 0 {
		return foundDay{}, false
	}
	give := func(back int, m []int) (foundDay, bool) {
		return foundDay{day: seen.Add(-back), rest: text[:m[0]] + " " + text[m[1]:], relative: true}, true
	}
	for _, r := range relativeDays {
		if m := r.match().FindStringIndex(text); m != nil {
			return give(r.back, m)
		}
	}
	if m := daysAgo().FindStringSubmatchIndex(text); m != nil {
		n, err := strconv.Atoi(text[m[2]:m[3]])
		if err != nil {
			n = 1
		}
		return give(n, m)
	}
	m := hoursAgo().FindStringSubmatchIndex(text)
	if m == nil {
		return foundDay{}, false
	}
	n, _ := strconv.Atoi(text[m[2]:m[3]])
	if strings.Contains(text[m[0]:m[1]], "м") || strings.Contains(text[m[0]:m[1]], "minute") || n <= surelySameDay {
		return give(0, m)
	}
	return foundDay{}, false
}

// moments are the ways in which machines write a moment.
var moments = []string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05 -0700", time.RFC1123Z, time.RFC1123,
}

// machineDay reads the day of an attribute or of structured data. A moment with
// a zone falls on its day in Kazakhstan.
func machineDay(value string, seen calendar.Day) (calendar.Day, bool) {
	value = strings.TrimSpace(value)
	if len(value) > 100 {
		return 0, false
	}
	for _, layout := range moments {
		if t, err := time.Parse(layout, value); err == nil {
			day := calendar.DayOf(t)
			return day, day != 0
		}
	}
	found, ok := dayIn(value, 0)
	if !ok || seen != 0 && found.day > seen.Add(366) {
		return 0, false
	}
	return found.day, true
}
