package calendar

import (
	"fmt"
	"time"
	_ "time/tzdata" // the laptop may have no zone data of its own

	"ashyq/checks/lang"
)

// Day is a day of the Gregorian calendar: the number of days from 0001-01-01,
// which is 1. The zero Day is no day. Days are ordered, so < and > compare
// them. The last day is 9999-12-31.
type Day int32

const (
	firstDay Day = 1
	lastDay  Day = 3652059
)

// Lengths of the Gregorian cycles in days.
const (
	daysIn400 = 146097
	daysIn100 = 36524
	daysIn4   = 1461
	daysIn1   = 365
)

// daysBefore[m] is how many days of a common year precede month m+1.
var daysBefore = [13]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// monthLength is the number of days of a month from 1 to 12.
func monthLength(y, m int) int {
	if m == 2 && isLeap(y) {
		return 29
	}
	return daysBefore[m] - daysBefore[m-1]
}

// NewDay makes a day of the years 1 to 9999; false if there is no such day.
func NewDay(y, m, d int) (Day, bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > monthLength(y, m) {
		return 0, false
	}
	return date(y, m, d), true
}

// date numbers a day that is known to exist.
func date(y, m, d int) Day {
	past := y - 1
	n := past*daysIn1 + past/4 - past/100 + past/400 + daysBefore[m-1] + d
	if m > 2 && isLeap(y) {
		n++
	}
	return Day(n)
}

// Date gives year, month (1 to 12) and day of the month; zeros for no day.
func (d Day) Date() (year, month, day int) {
	if d < firstDay {
		return 0, 0, 0
	}
	n := int(d - firstDay)
	year = 1 + n/daysIn400*400
	n %= daysIn400
	centuries := min(n/daysIn100, 3) // the 400th year has a day more
	n -= centuries * daysIn100
	fours := n / daysIn4
	n %= daysIn4
	years := min(n/daysIn1, 3) // and so has the 4th
	n -= years * daysIn1
	year += centuries*100 + fours*4 + years
	month = 1
	for n >= monthLength(year, month) {
		n -= monthLength(year, month)
		month++
	}
	return year, month, n + 1
}

// Year is the year of the day, 0 for no day.
func (d Day) Year() int { y, _, _ := d.Date(); return y }

// Month is the month of the day from 1 to 12, 0 for no day.
func (d Day) Month() int { _, m, _ := d.Date(); return m }

// Weekday is the day of the week; 0001-01-01 was a Monday.
func (d Day) Weekday() time.Weekday { return time.Weekday(((d % 7) + 7) % 7) }

// isWeekend tells Saturdays and Sundays.
func (d Day) isWeekend() bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// Add is the day n days later, or earlier if n is negative. Past the ends of
// the calendar, and from no day, it is no day.
func (d Day) Add(n int) Day {
	if d == 0 || n > int(lastDay) || n < -int(lastDay) {
		return 0
	}
	sum := int(d) + n
	if sum < int(firstDay) || sum > int(lastDay) {
		return 0
	}
	return Day(sum)
}

// String writes the day as 2025-03-14; no day is the empty string.
func (d Day) String() string {
	if d < firstDay {
		return ""
	}
	y, m, n := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, n)
}

// Words says the day as papers do: «14 марта 2025 года».
func (d Day) Words() lang.Text { return lang.Date(d.Date()) }

// Digits writes the day as tables do, 14.03.2025; no day is the empty string.
func (d Day) Digits() string {
	if d < firstDay {
		return ""
	}
	return lang.Digits(d.Date())
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDay reads; empty text is no day.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDay(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
