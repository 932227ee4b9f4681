package calendar

import (
	"strings"

	"ashyq/checks/lang"
)

// A command takes days in one form alone, for a script must never be
// misunderstood. A person at a form is shown at once what was understood, so
// there a day is read as people write and say it.

// Typed reads a day as people type it: 14.05, 14.5.25, 14/05/2025, 2025-05-14,
// 14052025, 140525, «14 мая», «14 мамыр 2025», «мамырдың 14-і», "14 May 2025", 14, «14-го»,
// «вчера», «бүгін», «алдыңғы күні», «в прошлую пятницу», "3 days ago". Where the year, or
// the month too, is left out, guessed is true and the day is the one in near, the latest
// that is not after today. A year that was typed is never moved.
// What cannot be read is refused as "date.unread", a day that no calendar has
// as "date.impossible".
func Typed(text string, near Span, today Day) (day Day, guessed bool, err error) {
	list, ok := typedTokens(text)
	if !ok {
		return 0, false, refuse("date.unread", text)
	}
	if day, ok := nearDay(list, today); ok && day != 0 {
		return day, false, nil
	}
	if n, ok := bareDay(list); ok {
		if day, ok := nearestMonth(n, near, today); ok {
			return day, true, nil
		}
		return 0, false, refuse("date.impossible", text)
	}
	said, ok := saidIn(apartIn(list))
	if !ok {
		return 0, false, refuse("date.unread", text)
	}
	if said.dated {
		day, ok = NewDay(said.year, said.month, said.day)
	} else {
		day, ok = nearest(said, near, today)
	}
	if !ok {
		return 0, false, refuse("date.impossible", text)
	}
	return day, !said.dated, nil
}

// TypedMoment reads a day as Typed does, with an hour after it where one is
// typed: "14.05 15:30". A wrong hour is refused as "time.unread".
func TypedMoment(text string, near Span, today Day) (at Moment, guessed bool, err error) {
	date, hour, minute := lang.Line(text), "", -1
	if end := strings.LastIndexAny(date, " ,T"); strings.Contains(date[end+1:], ":") {
		date, hour = date[:max(end, 0)], date[end+1:]
		if len(hour) == len("9:30") {
			hour = "0" + hour
		}
		var ok bool
		if minute, ok = parseHour(hour); !ok {
			return Moment{}, false, refuse("time.unread", text)
		}
	}
	day, guessed, err := Typed(strings.TrimRight(date, " ,"), near, today)
	if err != nil {
		return Moment{}, false, err
	}
	return Moment{Day: day, Minute: minute}, guessed, nil
}

// apartIn cuts a day that was typed without marks: its year has four digits or
// two.
func apartIn(list []token) []token {
	if len(list) != 1 || !list[0].number || len(list[0].text) != len("140525") && len(list[0].text) != len("14052025") {
		return list
	}
	digits := list[0].text
	return []token{{digits[:2], true}, {digits[2:4], true}, {digits[4:], true}}
}

// nearest finds the year of a day that was said without one: the latest that
// puts it into near and not after today, else the first after today that puts it
// into near, else the latest not after today.
func nearest(said saidDay, near Span, today Day) (Day, bool) {
	past := func(wanted Span) (Day, bool) {
		return said.seek(min(today, wanted.last()).Year(), -1, Span{From: wanted.From, To: earlierEnd(wanted.To, today)})
	}
	if day, ok := past(near); ok {
		return day, true
	}
	if day, ok := said.seek(max(today, near.first()).Year(), 1, near); ok {
		return day, true
	}
	return past(Span{})
}

// leapGap is how many years may lie from one 29 February to the next.
const leapGap = 8

// seek tries year after year, until the day lies in the span.
func (s saidDay) seek(year, step int, in Span) (Day, bool) {
	for range leapGap + 1 {
		if day, ok := NewDay(year, s.month, s.day); ok && in.Contains(day) {
			return day, true
		}
		year += step
	}
	return 0, false
}
