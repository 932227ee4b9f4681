package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
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
	match            func() *regexp.Regexp
	year, month, day int
}

// The patterns read folded text: «жылғы» is «жылгы», «сәуір» is «сауир».
var dayForms = []dayForm{
	{pattern(`(\d{4})[-./](\d{1,2})[-./](\d{1,2})`), 1, 2, 3},
	{pattern(`(\d{1,2}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{4})`), 3, 2, 1},
	{pattern(`(\d{2})[./](\d{2})[./](\d{2})`), 3, 2, 1},
	{pattern(`(\d{1,2})(?:[- ]?(?:ши|шы|го|е|th|st|nd|rd))?[-\s./]+(\p{L}{3,12})\.?,?[-\s/]*(\d{4})`), 3, 2, 1},
	{pattern(`(\d{4})[- ]?(?:жыл\p{L}*|ж|г|год\p{L}*)?[.,]?\s*(\d{1,2})(?:-?(?:ши|шы))?[-\s]*(\p{L}{3,12})`), 1, 3, 2},
	{pattern(`(\d{4})[- ]?(?:жыл\p{L}*|ж)?[.,]?\s*(\p{L}{3,12})\s+(\d{1,2})`), 1, 2, 3},
	{pattern(`(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`), 3, 1, 2},
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

// dayIn finds the first day that a text names.
func dayIn(text string, seen calendar.Day) (foundDay, bool) {
	text = folded(text)
	best, at := foundDay{}, len(text)+1
	for _, f := range dayForms {
		if day, from, to, ok := f.first(text, seen); ok && from < at {
			best, at = foundDay{day: day, rest: text[:from] + " " + text[to:]}, from
		}
	}
	if best.day != 0 {
		return best, true
	}
	return relativeDay(text, seen)
}

// folded prepares a text for the patterns.
func folded(text string) string {
	text = lang.Fold(text)
	if utf8.RuneCountInString(text) > longestDated {
		text = string([]rune(text)[:longestDated])
	}
	return text
}

// first finds the first place where the form gives a day that exists.
func (f dayForm) first(text string, seen calendar.Day) (day calendar.Day, from, to int, ok bool) {
	for start := 0; start < len(text); {
		m := f.match().FindStringSubmatchIndex(text[start:])
		if m == nil {
			return 0, 0, 0, false
		}
		from, to = start+m[0], start+m[1]
		part := func(n int) string { return text[start+m[2*n] : start+m[2*n+1]] }
		if !digitBefore(text, from) && !digitAfter(text, to) {
			if day, ok = makeDay(part(f.year), part(f.month), part(f.day), seen); ok {
				return day, from, to, true
			}
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		start = from + size
	}
	return 0, 0, 0, false
}

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
	word = lang.Fold(word)
	if strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) >= 0 {
		word = latin.Replace(word)
	}
	for _, m := range monthStems {
		for stem := range strings.FieldsSeq(m.stems) {
			size := utf8.RuneCountInString(stem)
			if word == stem || size > 3 && strings.HasPrefix(word, stem) && utf8.RuneCountInString(word) <= size+7 {
				return m.months
			}
		}
	}
	return 0
}

var (
	daysAgo  = pattern(`(?:^|\P{L})(\d{1,3}|бир|один|one|a) ?(?:кун\p{L}* (?:бурын|алдын)|(?:день|дня|дней) назад|days? ago)`)
	hoursAgo = pattern(`(?:^|\P{L})(\d{1,2}) ?(?:саг\p{L}*\.? (?:бурын|алдын)|час\p{L}*\.? назад|hours? ago|(?:мин\p{L}*\.?) (?:бурын|алдын|назад)|minutes? ago)`)
)

// relativeDays are the words for days near the capture.
var relativeDays = []struct {
	match func() *regexp.Regexp
	back  int
}{
	{pattern(`(?:^|\P{L})(?:бугин|сегодня|today)(?:\P{L}|$)`), 0},
	{pattern(`(?:^|\P{L})(?:алдынгы куни|позавчера)(?:\P{L}|$)`), 2},
	{pattern(`(?:^|\P{L})(?:кеше|вчера|yesterday)(?:\P{L}|$)`), 1},
}

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
		if m := r.match().FindStringSubmatchIndex(text); m != nil {
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
