package propose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"ashyq/checks/calendar"
)

// The two versions of a page write one thing in two ways: «2011 жылғы 5 сәуір» is
// 05.04.2011, 9.00 is 9:00. So days are compared as days; times, telephones and the
// counters of visitors are taken out; and only what is left are figures.

// numbers are what the running text of a page counts and names.
type numbers struct {
	days    []calendar.Day
	own     []calendar.Day // on which the page was posted, updated, looked at
	figures []string       // written in one way
}

// expressionOf compiles an expression when it is first asked for.
func expressionOf(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}

// counterWords are how counters of visitors call themselves, folded.
const counterWords = `(?:карал|корил|корсетилим|просмотр|посещени|посетител|views?\b|hits\b)\p{L}*`

var (
	figure   = expressionOf(`\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`)
	rowOfDay = expressionOf(`(\d)\s*[–—]\s*(\d)`)
	isoDay   = expressionOf(`((?:19|20)\d\d)-(\d\d)-(\d\d)`)

	// What stands in a text and is no figure; the texts are folded.
	noFigures = []func() *regexp.Regexp{
		expressionOf(`(?:^|[^\d])(?:\+?7|8)[\s-]*\(?\d{3,5}\)?[\s-]*\d{1,3}[\s-]*\d{2}[\s-]*\d{2}(?:\D|$)`), // a telephone
		expressionOf(`\d{1,3}-\d{2}-\d{2}`),                                                     // one without a code
		expressionOf(`\b(?:[01]?\d|2[0-4]):[0-5]\d\b`),                                          // a time
		expressionOf(`\b(?:[01]?\d|2[0-4])[.-](?:00|15|30|45)\b`),                               // with a dot
		expressionOf(`саг\p{L}*\s+\d{1,2}\b|\b\d{1,2}\s*(?:час|ч\.|саг)`),                       // in words
		expressionOf(counterWords + `(?:\s+саны)?\s*[:–—-]?\s*\d[\d\s]*|\d+\s+` + counterWords), // of visitors
		expressionOf(`\d+\s*-?\s*(?:гасыр|век)`),                                                // Russian has Roman numbers here
	}
)

// numbers reads the running text of the page, without the names of links. One digit
// alone counts no more than a word does. The days of the page itself are left out:
// when it was posted, updated and looked at.
func (s *sheet) numbers() numbers {
	var out numbers
	if len(s.parts) == 0 {
		return out
	}
	links := s.linkWords()
	out.own = []calendar.Day{s.Reading.Posted.Day, s.Reading.Updated.Day, s.Day}
	for _, l := range s.parts[0].lines {
		if links[s.room.fold(l.Text)] || isCounter(l.Path) {
			continue
		}
		text := s.withoutPhones(l.Text)
		for _, day := range daysIn(text, 0) {
			if !slices.Contains(out.days, day) {
				out.days = append(out.days, day)
			}
		}
		text = withoutDays(text)
		for _, no := range noFigures {
			text = no().ReplaceAllString(text, " ")
		}
		for _, f := range figure().FindAllString(text, -1) {
			f = strings.ReplaceAll(strings.Join(strings.Fields(f), ""), ",", ".")
			if len(f) > 1 && !slices.Contains(out.figures, f) {
				out.figures = append(out.figures, f)
			}
		}
	}
	return out
}

// withoutPhones takes the telephones out that were read on the page, and writes days
// as the reader of days knows them.
func (s *sheet) withoutPhones(text string) string {
	for _, p := range s.Reading.Phones {
		if p.Raw != "" {
			text = strings.ReplaceAll(text, p.Raw, " ")
		}
	}
	text = strings.ReplaceAll(text, "\u00a0", " ")
	text = rowOfDay().ReplaceAllString(text, "$1 – $2")
	return isoDay().ReplaceAllString(text, "$3.$2.$1")
}

// isCounter tells the place of a counter by its name.
func isCounter(path string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune(" >.#:-_()", r) }), func(word string) bool {
		return slices.Contains([]string{"views", "view", "viewed", "hits", "counter", "prosmotr"}, word)
	})
}

// only lists what the other version does not have. A day of which the other names the
// number and the year apart is there, and so are the numbers of a day: «15–20 сәуір». The own days of a page are no
// part of what it says.
func (n numbers) only(other numbers) (days, figures []string) {
	for _, day := range n.days {
		_, _, number := day.Date()
		apart := slices.Contains(other.figures, strconv.Itoa(day.Year())) &&
			(number < 10 || slices.Contains(other.figures, strconv.Itoa(number)))
		if !apart && !slices.Contains(slices.Concat(other.days, n.own, other.own), day) {
			days = append(days, day.String())
		}
	}
	for _, f := range n.figures {
		inDay := slices.ContainsFunc(other.days, func(day calendar.Day) bool {
			_, _, number := day.Date()
			return f == strconv.Itoa(number) || f == strconv.Itoa(day.Year())
		})
		if !inDay && !slices.Contains(other.figures, f) {
			figures = append(figures, f)
		}
	}
	return days, figures
}
