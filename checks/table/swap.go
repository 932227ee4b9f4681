package table

import (
	"strconv"
	"strings"

	"ashyq/checks/calendar"
)

// A program of tables that is set to another order of day and month turns 03/04
// into a day of its own, and leaves 25/04 as text, for there is no such month. The
// column then holds texts that tell their order beside days of which none is
// later than the twelfth: of each such day nobody knows what was typed.

// Swapped tells whether a column bears the marks of such a change.
func Swapped(rows []Row, column int) bool {
	telling := false // a text that is a day in one order only
	days := 0
	for _, r := range rows {
		cell := r.Cell(column)
		if a, b, ok := numbered(dateOf(cell)); ok && (a > 12) != (b > 12) {
			telling = true
		}
		if day, ok := isoDay(cell); ok {
			if _, _, d := day.Date(); d > 12 {
				return false
			}
			days++
		}
	}
	return telling && days > 0
}

// MaySwap tells whether a cell of such a column is a day that may be another one,
// and gives that other.
func MaySwap(cell string) (other calendar.Day, ok bool) {
	day, ok := isoDay(cell)
	if !ok {
		return 0, false
	}
	y, m, d := day.Date()
	if m == d || d > 12 {
		return 0, false
	}
	return calendar.NewDay(y, d, m)
}

// SwappedDay says that day and month of a cell may have changed places.
func SwappedDay(cell string) error { return fail("cell.swapped", args{"value": brief(cell)}) }

// isoDay reads a day as cells of workbooks hold it.
func isoDay(cell string) (calendar.Day, bool) {
	at, err := calendar.ParseMoment(cell)
	return at.Day, err == nil
}

// numbered takes apart a date in slashes, or in hyphens with the year at its end.
func numbered(date string) (a, b int, ok bool) {
	if a, b, _, ok = slashes(date); ok {
		return a, b, true
	}
	parts := strings.Split(date, "-")
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[2]) != 4 {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(parts[0])
	b, errB := strconv.Atoi(parts[1])
	return a, b, errA == nil && errB == nil && a > 0 && b > 0 && a <= 31 && b <= 31
}
