package linear

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/calendar"
)

// arrow leads from what was to what will be, on the screens.
const arrow = " → "

// arrowed puts a word in the place of the arrow.
func arrowed(text, word string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, arrow, word+" "))
}

// clock gives the day and the hour in Kazakhstan, as they are said.
func clock(at time.Time) (day, hour string) {
	m := calendar.MomentOf(at)
	_, hour, _ = strings.Cut(m.String(), "T")
	return m.Day.Digits(), hour
}

// title begins a text with a capital letter.
func title(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
