package calendar

import (
	"sync"
	"time"
)

// Days that are named from today: «позавчера», «өткен жұма», "3 days ago". What they
// mean is said back in full where they are typed, so a word that some take for this
// week and some for the last one is read as the nearest day behind.

// nearDay reads a day that is named from today.
func nearDay(list []token, today Day) (Day, bool) {
	if back, ok := spokenDays()[phrase(list)]; ok {
		return today.Add(-back), true
	}
	if back, ok := ago(list); ok {
		return today.Add(-back), true
	}
	return lastWeekday(list, today)
}

// phrase joins words as they are looked up; one with numbers is none.
func phrase(list []token) string {
	out := ""
	for i, t := range list {
		if t.number {
			return ""
		}
		if i > 0 {
			out += "_"
		}
		out += t.text
	}
	return out
}

// ago reads so many days or weeks back: «3 күн бұрын», «неделю назад», "2 weeks ago".
func ago(list []token) (days int, ok bool) {
	if len(list) < 2 || !backWords()[list[len(list)-1].text] {
		return 0, false
	}
	list = list[:len(list)-1]
	unit, known := agoUnits()[list[len(list)-1].text]
	if !known || len(list) > 2 {
		return 0, false
	}
	n := 1
	if len(list) == 2 {
		if list[0].number {
			n, _ = number(list[0].text)
		} else if n, known = agoNumbers()[list[0].text]; !known {
			return 0, false
		}
	}
	days = n * unit
	return days, n > 0 && n <= mostAgo
}

// mostAgo bounds how many days or weeks anybody counts back.
const mostAgo = 400

// lastWeekday reads the name of a day of the week: the latest that is over, today
// among them unless a word before it says that it has passed.
func lastWeekday(list []token, today Day) (Day, bool) {
	from, named := today, -1
	for _, t := range list {
		day, isDay := weekdays()[t.text]
		switch {
		case isDay && named < 0:
			named = day
		case pastWords()[t.text]:
			from = today.Add(-1)
		case !aboutWords()[t.text]:
			return 0, false
		}
	}
	if named < 0 {
		return 0, false
	}
	back := (int(from.Weekday()) - int(time.Weekday(named)) + 7) % 7
	return from.Add(-back), true
}

// bareDay reads the number of a day alone: «15», «15-го», "15th".
func bareDay(list []token) (day int, ok bool) {
	for _, t := range list {
		switch {
		case t.number && !ok && len(t.text) <= 2:
			day, ok = number(t.text)
		case t.number || !typedFillers()[t.text]:
			return 0, false
		}
	}
	return day, ok && day > 0
}

// nearestMonth finds the month of a day that was said without one: as nearest does
// for the year.
func nearestMonth(day int, near Span, today Day) (Day, bool) {
	seek := func(from Day, step int, in Span) (Day, bool) {
		y, m, _ := from.Date()
		for range 12 * leapGap {
			if d, ok := NewDay(y, m, day); ok && in.Contains(d) {
				return d, true
			}
			m += step
			if m == 0 || m == 13 {
				y, m = y+step, (m+11)%12+1
			}
		}
		return 0, false
	}
	behind := Span{From: near.From, To: earlierEnd(near.To, today)}
	if d, ok := seek(min(today, near.last()), -1, behind); ok {
		return d, true
	}
	if d, ok := seek(max(today, near.first()), 1, near); ok {
		return d, true
	}
	return seek(today, -1, Span{To: today})
}

// spokenDays are the days named from today, folded: how many days back they lie.
var spokenDays = sync.OnceValue(func() map[string]int {
	return foldedWords([]string{
		"бүгін сегодня today",
		"кеше вчера yesterday",
		"алдыңгүні алдыңғы_күні арғы_күні позавчера day_before_yesterday the_day_before_yesterday",
		"позапозавчера",
	})
})

// backWords follow so many days or weeks.
var backWords = sync.OnceValue(func() map[string]bool { return setOf("бұрын назад тому ago back") })

var agoUnits = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for word := range foldedWords([]string{"күн день дня дней day days"}) {
		out[word] = 1
	}
	for word := range foldedWords([]string{"апта неделю недели недель неделя week weeks"}) {
		out[word] = 7
	}
	return out
})

var agoNumbers = sync.OnceValue(func() map[string]int {
	return foldedWords([]string{"", "бір один одну a one", "екі два две two", "үш три three", "төрт четыре four", "бес пять five", "алты шесть six"})
})

// weekdays are the names of the days of the week, folded, from Sunday.
var weekdays = sync.OnceValue(func() map[string]int {
	return foldedWords([]string{
		"жексенбі жексенбіде жс воскресенье воскресенья вс sunday sun",
		"дүйсенбі дүйсенбіде дс понедельник понедельника пн monday mon",
		"сейсенбі сейсенбіде сс вторник вторника вт tuesday tue",
		"сәрсенбі сәрсенбіде ср среда среду среды wednesday wed",
		"бейсенбі бейсенбіде бс четверг четверга чт thursday thu",
		"жұма жұмада жм пятница пятницу пятницы пт friday fri",
		"сенбі сенбіде сн суббота субботу субботы сб saturday sat",
	})
})

// pastWords say of a day of the week that it has passed.
var pastWords = sync.OnceValue(func() map[string]bool {
	return setOf("өткен алдыңғы прошлый прошлую прошлое прошлая прошлой прошлого last past previous")
})

// aboutWords stand about such a day and say nothing more.
var aboutWords = sync.OnceValue(func() map[string]bool { return setOf("в во күні on the") })

// setOf gives the words of a line, folded.
func setOf(line string) map[string]bool {
	out := map[string]bool{}
	for word := range foldedWords([]string{line}) {
		out[word] = true
	}
	return out
}
