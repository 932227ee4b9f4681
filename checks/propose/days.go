package propose

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// months are the beginnings of the names of months, folded, in Russian and Kazakh.
var months = [12][]string{
	{"январ", "кантар"}, {"феврал", "акпан"}, {"март", "наурыз"}, {"апрел", "сауир"}, {"мая", "мамыр"}, {"июн", "маусым"},
	{"июл", "шилде"}, {"август", "тамыз"}, {"сентябр", "кыркуйек"}, {"октябр", "казан"}, {"ноябр", "караша"}, {"декабр", "желтоксан"},
}

var (
	digitsDay = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|\D)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?:\D|$)`)
	})
	wordsDay = sync.OnceValue(func() *regexp.Regexp {
		var all []string
		for _, names := range months {
			all = append(all, names...)
		}
		month := `(` + strings.Join(all, "|") + `)\p{L}*`
		return regexp.MustCompile(`(?:((?:19|20)\d\d)\s*(?:жыл\p{L}*|ж\.?)\s*)?(?:^|\D)(\d{1,2})\s+` + month + `(?:\s+((?:19|20)\d\d))?`)
	})
	yearIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`) })
)

// dayNamed is the one day that a text names with its year. A text that names two is
// not asked which it means.
func dayNamed(text string) (calendar.Day, bool) {
	return oneDay(daysIn(text, 0))
}

// dayNamedNear takes the year, where the text leaves it out, from the day on which
// the text was posted.
func dayNamedNear(text string, posted calendar.Day) (calendar.Day, bool) {
	return oneDay(daysIn(text, posted.Year()))
}

func oneDay(days []calendar.Day) (calendar.Day, bool) {
	if len(days) != 1 {
		return 0, false
	}
	return days[0], true
}

// daysIn finds the days that a text names, each once; days without a year count
// only where a year is given for them.
func daysIn(text string, year int) []calendar.Day {
	var out []calendar.Day
	take := func(y, m, d int) {
		day, ok := calendar.NewDay(y, m, d)
		if !ok {
			return
		}
		for _, known := range out {
			if known == day {
				return
			}
		}
		out = append(out, day)
	}
	folded := lang.Fold(text)
	for _, m := range digitsDay().FindAllStringSubmatch(folded, -1) {
		take(number(m[3]), number(m[2]), number(m[1]))
	}
	for _, m := range wordsDay().FindAllStringSubmatch(folded, -1) {
		y := year
		if m[1] != "" {
			y = number(m[1])
		} else if m[4] != "" {
			y = number(m[4])
		}
		if y != 0 {
			take(y, monthOf(m[3]), number(m[2]))
		}
	}
	return out
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func monthOf(stem string) int {
	for i, names := range months {
		for _, n := range names {
			if n == stem {
				return i + 1
			}
		}
	}
	return 0
}

// yearNamed is the one year that a text names.
func yearNamed(text string) (string, bool) {
	found := ""
	for _, m := range yearIn().FindAllStringSubmatch(text, -1) {
		if found != "" && found != m[1] {
			return "", false
		}
		found = m[1]
	}
	return found, found != ""
}

// withoutDays takes the days out of a text, so that the year of an order is not
// taken for the year of the plan that it approves.
func withoutDays(text string) string {
	folded := digitsDay().ReplaceAllString(lang.Fold(text), " ")
	return wordsDay().ReplaceAllString(folded, " ")
}
