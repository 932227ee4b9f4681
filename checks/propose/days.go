package propose

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// month is how a month is called: its names in Russian and Kazakh, folded, without
// their endings, and the endings they may have. An open end would take «10 казанцев»
// for a day of October.
type month struct{ russian, ends, kazakh, endings string }

// Endings of months: Russian, and Kazakh after back and front vowels. They are folded,
// as the names are.
const (
	softEnds = `ь|я|е|ю|ем`
	hardEnds = `|а|е|у|ом`
	mayEnds  = `й|я|е|ю|ем`
	backEnds = `|да|дагы|дан|та|тагы|тан|га|ка|ды|ты|нын|дын|тын|ы|ында|ындагы|ынан|ына|ынын|сы|сында|сындагы|сынан|сына|сынын`
	foreEnds = `|де|деги|ден|те|теги|тен|ге|ке|ди|ти|нин|дин|тин|и|инде|индеги|инен|ине|инин|си|синде|синдеги|синен|сине|синин`
)

var months = [12]month{
	{"январ", softEnds, "кантар", backEnds}, {"феврал", softEnds, "акпан", backEnds}, {"март", hardEnds, "наурыз", backEnds},
	{"апрел", softEnds, "сауир", foreEnds}, {"ма", mayEnds, "мамыр", backEnds}, {"июн", softEnds, "маусым", backEnds},
	{"июл", softEnds, "шилде", foreEnds}, {"август", hardEnds, "тамыз", backEnds}, {"сентябр", softEnds, "кыркуйек", foreEnds},
	{"октябр", softEnds, "казан", backEnds}, {"ноябр", softEnds, "караша", backEnds}, {"декабр", softEnds, "желтоксан", backEnds},
}

var (
	digitsDay = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|\D)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?:\D|$)`)
	})
	// A day may be the end of a row or a span of days: «1 и 2 апреля», «1–5 апреля».
	wordsDay = sync.OnceValue(func() *regexp.Regexp {
		var all []string
		for _, m := range months {
			all = append(all, m.russian, m.kazakh)
		}
		name := `((?:` + strings.Join(all, "|") + `)\p{L}*)`
		return regexp.MustCompile(`(?:((?:19|20)\d\d)\s*(?:жыл\p{L}*|ж\.?)\s*)?(?:^|\D)(?:(\d{1,2})\s*(?:и|по|до|жане|мен|бен|пен|-|–|—)\s*)?(\d{1,2})\s+` + name + `(?:\s+((?:19|20)\d\d))?`)
	})
	monthWords = sync.OnceValue(func() map[string]int {
		all := map[string]int{}
		for i, m := range months {
			for end := range strings.SplitSeq(m.ends, "|") {
				all[m.russian+end] = i + 1
			}
			for end := range strings.SplitSeq(m.endings, "|") {
				all[m.kazakh+end] = i + 1
			}
		}
		return all
	})
	yearIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`) })
)

// dayNamed is the one day that a text names with its year. A text that names two is
// not asked which it means, even if it leaves out the year of one.
func dayNamed(text string) (calendar.Day, bool) {
	if len(daysIn(text, 2000)) > 1 { // any year that has all days
		return 0, false
	}
	return oneDay(daysIn(text, 0))
}

// dayNamedNear takes the year, where the text leaves it out, from the day on which
// the text was posted.
func dayNamedNear(text string, posted calendar.Day) (calendar.Day, bool) {
	return oneDay(daysIn(text, posted.Year()))
}

// mostBefore is how long after an event a report of it still leaves out its year.
const mostBefore = 60

// dayReported is the day of an event of which a text tells that was posted later: of
// days that leave out their year the last that was over by then. A text that names no
// day is not asked; one that names a later day, or several, tells of no day.
func dayReported(text string, posted calendar.Day) (day calendar.Day, named bool) {
	all := daysIn(text, posted.Year())
	if len(all) == 0 {
		return 0, false
	}
	if len(all) > 1 {
		return 0, true
	}
	if all[0] <= posted {
		return all[0], true
	}
	if last, ok := oneDay(daysIn(text, posted.Year()-1)); ok && last <= posted && last >= posted.Add(-mostBefore) {
		return last, true
	}
	return 0, true
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
		} else if m[5] != "" {
			y = number(m[5])
		}
		month := monthWords()[m[4]]
		if y == 0 || month == 0 {
			continue
		}
		if m[2] != "" {
			take(y, month, number(m[2]))
		}
		take(y, month, number(m[3]))
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
	return wordsDay().ReplaceAllStringFunc(folded, func(found string) string {
		if m := wordsDay().FindStringSubmatch(found); m == nil || monthWords()[m[4]] == 0 {
			return found
		}
		return " "
	})
}

// aroundDay gives what stands before the first day that a text names and behind it;
// the whole text before, where it names none.
func aroundDay(text string) (before, behind string) {
	folded := lang.Fold(text)
	at := digitsDay().FindStringIndex(folded)
	for _, m := range wordsDay().FindAllStringSubmatchIndex(folded, -1) {
		if monthWords()[folded[m[8]:m[9]]] != 0 && (at == nil || m[0] < at[0]) {
			at = m[:2]
			break
		}
	}
	if at == nil {
		return folded, ""
	}
	return folded[:at[0]], folded[at[1]:]
}
