package calendar

import (
	"strconv"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

// TypedSpan reads a period as people type it: «01.02–15.03», «1–15 марта», «март»,
// «наурыз 2025», «1 тоқсан», "Q2 2025", «II полугодие», «12-апта», «2025», «прошлый месяц»,
// «өткен апта», and a day alone. What is left out is guessed as Typed does, and said so.
// What cannot be read is refused as "period.unread".
func TypedSpan(text string, near Span, today Day) (span Span, guessed bool, err error) {
	folded := strings.Trim(lang.Fold(text), " .,")
	if from, to, ok := halves(folded); ok {
		return typedBetween(text, from, to, near, today)
	}
	if list, ok := typedTokens(folded); ok {
		if span, guessed, ok := typedSlot(list, near, today); ok {
			return span, guessed, nil
		}
	}
	day, guessed, err := Typed(folded, near, today)
	if err != nil {
		return Span{}, false, refuse("period.unread", text)
	}
	return Span{From: day, To: day}, guessed, nil
}

// between are the signs and words that stand between the ends of a period.
var between = []string{"..", "…", "—", "–", " - ", " по ", " до ", " to ", " through ", " until ", " бастап "}

// halves cuts a period into its ends.
func halves(folded string) (from, to string, ok bool) {
	for _, mark := range between {
		if from, to, ok = strings.Cut(folded, mark); ok {
			return trimAround(from), trimAround(to), true
		}
	}
	from, to, ok = strings.Cut(folded, "-")
	dotted := strings.Contains(from, ".") && strings.Contains(to, ".")
	if ok && (dotted || shortNumber(from) && shortNumber(strings.Fields(to + " .")[0]) && strings.Contains(to, " ")) {
		return trimAround(from), trimAround(to), true
	}
	return "", "", false
}

// shortNumber tells the number of a day: «1-15 марта» is no day of the year 15.
func shortNumber(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n > 0 && len(text) <= 2
}

// trimAround leaves out the words that stand before the first and after the last day.
func trimAround(text string) string {
	text = strings.TrimSpace(text)
	for _, word := range []string{"с ", "со ", "from ", "between "} {
		text = strings.TrimPrefix(text, word)
	}
	return strings.TrimSpace(strings.TrimSuffix(text, " дейин"))
}

// longestSpoken is how far apart the ends of a period lie at most where one of them
// was said without its year.
const longestSpoken = 365

// typedBetween reads a period by its ends: the one that was said less fully leans on
// the other. «наурыз – мамыр» is from the first of March to the last of May.
func typedBetween(text, from, to string, near Span, today Day) (span Span, guessed bool, err error) {
	end, open, err := endOf(to, near, today)
	if err != nil {
		return Span{}, false, refuse("period.unread", text)
	}
	before := Span{From: end.To.Add(-longestSpoken), To: end.To}
	begin, guessedBegin, err := endOf(from, before, end.To)
	if err != nil {
		return Span{}, false, refuse("period.unread", text)
	}
	if open && !guessedBegin { // the year stands at the beginning alone
		after := Span{From: begin.From, To: begin.From.Add(longestSpoken)}
		if end, _, err = endOf(to, after, after.To); err != nil {
			return Span{}, false, refuse("period.unread", text)
		}
		open = false
	}
	span = Span{From: begin.From, To: end.To}
	if span.Empty() {
		return Span{}, false, refuse("period.unread", text)
	}
	return span, open, nil
}

func endOf(text string, near Span, today Day) (Span, bool, error) {
	if list, ok := typedTokens(text); ok {
		if span, guessed, ok := typedSlot(list, near, today); ok {
			return span, guessed, nil
		}
	}
	day, guessed, err := Typed(text, near, today)
	return Span{From: day, To: day}, guessed, err
}

// typedSlot reads a month, quarter, half, week or year.
func typedSlot(list []token, near Span, today Day) (span Span, guessed, ok bool) {
	if span, ok := relativeSlot(list, today); ok {
		return span, false, true
	}
	said, ok := slotIn(list)
	if !ok {
		return Span{}, false, false
	}
	if said.year > 0 {
		span, ok = said.in(said.year)
		return span, false, ok
	}
	latest := Span{}
	for year := min(today, near.last()).Year(); year > today.Year()-leapGap && year > 0; year-- {
		span, ok := said.in(year)
		if !ok || span.From > today {
			continue
		}
		if near.Overlaps(span) {
			return span, true, true
		}
		if latest == (Span{}) {
			latest = span
		}
	}
	return latest, true, latest != Span{}
}

// saidSlot is a stretch of a year as it was said; without a year it is not known
// which.
type saidSlot struct {
	year, nth int
	unit      string // month, or a Unit
}

// in gives the stretch in a year.
func (s saidSlot) in(year int) (Span, bool) {
	if s.unit == monthly {
		first, ok := NewDay(year, s.nth, 1)
		return Span{From: first, To: first + Day(monthLength(year, s.nth)) - 1}, ok
	}
	slot := slotAt(Unit(s.unit), year, s.nth)
	_, nth := slot.number()
	return slot.Span, nth == s.nth && slot.Span.From > 0
}

// monthly is a month: no requirement counts by months, but people say them.
const monthly = "month"

// slotIn understands a stretch of a year: its name, which one, and perhaps the year.
func slotIn(list []token) (said saidSlot, ok bool) {
	var numbers []token
	for _, t := range list {
		unit, isUnit := slotUnits()[t.text]
		month, isMonth := typedMonths()[t.text]
		roman, isRoman := romans[t.text]
		switch {
		case t.number:
			numbers = append(numbers, t)
		case isUnit && said.unit == "":
			said.unit = unit
		case isMonth && said.unit == "":
			said.unit, said.nth = monthly, month
		case isRoman && said.nth == 0:
			said.nth = roman
		case !typedFillers()[t.text] && !slotFillers()[t.text]:
			return said, false
		}
	}
	for _, n := range numbers {
		value, _ := number(n.text)
		switch {
		case len(n.text) == 4 && said.year == 0:
			said.year = value
		case len(n.text) <= 2 && said.nth == 0:
			said.nth = value
		default:
			return said, false
		}
	}
	if said.year > 0 && said.nth == 0 && (said.unit == "" || said.unit == string(Year)) {
		said.unit, said.nth = string(Year), 1
	}
	return said, said.unit != "" && said.nth > 0 && said.nth <= mostOf[said.unit]
}

// mostOf is how many of each stretch a year has at most.
var mostOf = map[string]int{monthly: 12, string(Week): 53, string(Quarter): 4, string(HalfYear): 2, string(Year): 1}

var romans = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "и": 1, "ии": 2, "иии": 3} // folded; the last are Kazakh і

// relativeSlot reads a stretch that is named from today: the last month, this year.
func relativeSlot(list []token, today Day) (Span, bool) {
	if phrase(list) == "былтыр" {
		list = []token{{"былтыр", false}, {"год", false}}
	}
	back, unit := -1, ""
	for _, t := range list {
		u, isUnit := slotUnits()[t.text]
		switch {
		case isUnit && unit == "":
			unit = u
		case pastWords()[t.text] || t.text == "былтыр":
			back = 1
		case thisWords()[t.text]:
			back = 0
		case !aboutWords()[t.text]:
			return Span{}, false
		}
	}
	if back < 0 || unit == "" {
		return Span{}, false
	}
	at := today
	for ; back >= 0; back-- {
		span := aroundDay(unit, at)
		if back == 0 {
			return span, span.From > 0
		}
		at = span.From.Add(-1)
	}
	return Span{}, false
}

// aroundDay is the stretch in which a day lies.
func aroundDay(unit string, at Day) Span {
	if unit == monthly {
		y, m, _ := at.Date()
		first, _ := NewDay(y, m, 1)
		return Span{From: first, To: first + Day(monthLength(y, m)) - 1}
	}
	return SlotOf(Unit(unit), at).Span
}

// slotUnits are the names of stretches of a year, folded.
var slotUnits = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for unit, line := range map[string]string{
		monthly:          "ай айы айда месяц месяца month",
		string(Week):     "апта аптасы аптада неделя неделю недели week w",
		string(Quarter):  "тоқсан тоқсаны тоқсанда квартал квартала квартале кв quarter q",
		string(HalfYear): "жартыжылдық жартыжылдығы полугодие полугодия полугодии half h",
		string(Year):     "жыл жылы год года году year",
	} {
		for word := range setOf(line) {
			out[word] = unit
		}
	}
	return out
})

// slotFillers stand about in them and say nothing more.
var slotFillers = sync.OnceValue(func() map[string]bool {
	return setOf("за в весь вся of the бойы бүкіл ый я ое үшін")
})

// thisWords name the stretch in which today lies.
var thisWords = sync.OnceValue(func() map[string]bool {
	return setOf("осы бұл биыл биылғы ағымдағы этот эту это этой текущий текущая текущую текущее this current")
})
