package calendar

import (
	"fmt"
	"strings"

	"ashyq/checks/lang"
)

// Moment is a day with the minute of it, from 0 to 1439, or -1 where the
// source names no hour. The zero Moment is no moment.
type Moment struct {
	Day    Day
	Minute int
}

// ParseMoment reads 2025-03-14 or 2025-03-14T10:30. Beside the errors of
// ParseDay it refuses a wrong hour as "time.malformed".
func ParseMoment(s string) (Moment, error) {
	date, hour, timed := strings.Cut(s, "T")
	day, err := ParseDay(date)
	if err != nil {
		return Moment{}, err
	}
	if !timed {
		return Moment{Day: day, Minute: -1}, nil
	}
	minute, ok := parseHour(hour)
	if !ok {
		return Moment{}, refuse("time.malformed", s)
	}
	return Moment{Day: day, Minute: minute}, nil
}

// parseHour reads 10:30 as minutes of the day.
func parseHour(s string) (int, bool) {
	if len(s) != len("10:30") || s[2] != ':' {
		return 0, false
	}
	h, okHour := number(s[:2])
	m, okMinute := number(s[3:])
	return h*60 + m, okHour && okMinute && h < 24 && m < 60
}

// String writes what ParseMoment reads; no moment is the empty string.
func (m Moment) String() string {
	if m.Day < firstDay || m.Minute < 0 {
		return m.Day.String()
	}
	return m.Day.String() + "T" + m.hour()
}

func (m Moment) hour() string { return fmt.Sprintf("%02d:%02d", m.Minute/60, m.Minute%60) }

// Words says the day in words, and the hour where it is known.
func (m Moment) Words() lang.Text {
	day := m.Day.Words()
	if m.Day < firstDay || m.Minute < 0 {
		return day
	}
	return lang.Text{KK: day.KK + ", " + m.hour(), RU: day.RU + ", " + m.hour(), EN: day.EN + ", " + m.hour()}
}

// MarshalText writes the moment as String does.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what ParseMoment reads; empty text is no moment.
func (m *Moment) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = Moment{}
		return nil
	}
	parsed, err := ParseMoment(string(text))
	if err != nil {
		return err
	}
	*m = parsed
	return nil
}
