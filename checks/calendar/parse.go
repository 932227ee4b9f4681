package calendar

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("calendar: " + err.Error()) // our own file: a test reads it too
	}
	return m
})

// refuse tells what was typed and what is wrong with it.
func refuse(code, typed string) error {
	return messages().Error(code, lang.Args{"typed": quoted(typed)})
}

// quoted shortens foreign text for a message of one line.
func quoted(s string) string {
	const most = 40
	runes := []rune(lang.Line(s))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}

// ParseDay reads 2025-03-14. Another form is refused as "date.malformed", a
// day that no calendar has, such as 2025-02-30, as "date.impossible".
func ParseDay(iso string) (Day, error) {
	y, m, d, ok := splitDay(iso)
	if !ok {
		return 0, refuse("date.malformed", iso)
	}
	day, ok := NewDay(y, m, d)
	if !ok {
		return 0, refuse("date.impossible", iso)
	}
	return day, nil
}

// splitDay takes 2025-03-14 apart.
func splitDay(s string) (y, m, d int, ok bool) {
	if len(s) != len("2025-03-14") || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	y, okYear := number(s[:4])
	m, okMonth := number(s[5:7])
	d, okDay := number(s[8:])
	return y, m, d, okYear && okMonth && okDay
}

// number reads digits alone: no sign, no space.
func number(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
