package table

import (
	"math"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
)

// Order is the order of day and month in dates that are written with slashes.
// With dots the day stands first everywhere, with hyphens the year.
type Order int

// What the dates of a table tell about their order. Mixed: some tell one and some
// the other, or there are such dates and none tells; then a date that can be read
// in two ways is not read.
const (
	DayFirst Order = iota
	MonthFirst
	Mixed
)

// OrderOf looks through columns: 25/03/2025 tells that the day stands first,
// 03/25/2025 that the month does. Where no date has slashes the question does not
// arise, and the answer is DayFirst.
func OrderOf(rows []Row, columns ...int) Order {
	slashed, day, month := false, false, false
	for _, r := range rows {
		for _, i := range columns {
			a, b, _, ok := slashes(dateOf(r.Cell(i)))
			slashed = slashed || ok
			day = day || ok && a > 12
			month = month || ok && b > 12
		}
	}
	switch {
	case day && !month, !slashed:
		return DayFirst
	case month && !day:
		return MonthFirst
	}
	return Mixed
}

// dateOf gives the date of a cell, without the hour and its zone.
func dateOf(cell string) string {
	local, _, _ := unzoned(cell)
	date, _ := apart(local)
	return date
}

// slashes takes apart a date such as 25/3/2025 whose numbers could be a day and a
// month.
func slashes(date string) (a, b, year int, ok bool) {
	parts := strings.Split(date, "/")
	if len(parts) != 3 || len(parts[2]) != 4 && len(parts[2]) != 2 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || i < 2 && (v < 1 || v > 31) {
			return 0, 0, 0, false
		}
		n[i] = int(v)
	}
	if len(parts[2]) == 2 {
		n[2] += 2000
	}
	return n[0], n[1], n[2], true
}

// apart cuts a cell into the date and the hour.
func apart(cell string) (date, hour string) {
	end := strings.LastIndexAny(cell, " ,T")
	if end < 0 || !strings.Contains(cell[end+1:], ":") {
		return cell, ""
	}
	return strings.TrimRight(cell[:end], " ,"), cell[end+1:]
}

// ReadMoment reads a day as tables write it, with the hour where one stands
// beside it: 2025-03-14, 14.03.2025, 14/03/2025 by the order, «14 марта 2025 года»,
// and the number in which programs of tables keep a day. A day without its year,
// or one that is named from today, is refused, and so is a date whose order the
// table does not tell. An hour that says its zone is moved to Asia/Almaty, and the
// day with it.
func ReadMoment(cell string, o Order) (calendar.Moment, error) {
	local, ahead, zoned := unzoned(cell)
	if !zoned {
		return localMoment(cell, o)
	}
	at, err := localMoment(local, o)
	if err == nil && at.Minute >= 0 {
		at = inAlmaty(at, ahead)
	}
	if err != nil || at.Day == 0 {
		return calendar.Moment{}, fail("cell.no-date", args{"value": brief(cell)})
	}
	return at, nil
}

func localMoment(cell string, o Order) (calendar.Moment, error) {
	if at, ok := serial(cell); ok {
		return at, nil
	}
	date, hour := apart(cell)
	if a, b, year, ok := slashes(date); ok {
		return slashed(cell, hour, o, a, b, year)
	}
	if !digitsOnly(date) {
		if at, err := typed(date, hour); err == nil {
			return at, nil
		}
	}
	return calendar.Moment{}, fail("cell.no-date", args{"value": brief(cell)})
}

// slashed puts day and month into their order.
func slashed(cell, hour string, o Order, a, b, year int) (calendar.Moment, error) {
	day, month := a, b
	switch {
	case o == MonthFirst, o == Mixed && b > 12:
		day, month = b, a
	case o == Mixed && a <= 12 && a != b:
		return calendar.Moment{}, fail("cell.date-order", args{"value": brief(cell)})
	}
	d, ok := calendar.NewDay(year, month, day)
	if !ok {
		return calendar.Moment{}, fail("cell.no-date", args{"value": brief(cell)})
	}
	at, err := typed(d.String(), hour)
	if err != nil {
		return at, fail("cell.no-date", args{"value": brief(cell)})
	}
	return at, nil
}

// typed reads a date that says its year, with an hour where one stands. Seconds
// are let go.
func typed(date, hour string) (calendar.Moment, error) {
	text := date
	if hour != "" {
		if strings.Count(hour, ":") == 2 {
			hour = hour[:strings.LastIndexByte(hour, ':')]
		}
		text += " " + hour
	}
	at, guessed, err := calendar.TypedMoment(text, calendar.Span{}, 0)
	if err == nil && guessed {
		err = fail("cell.no-date", args{"value": brief(date)})
	}
	return at, err
}

// Days of these numbers are read: the years 2000 to 2099.
const (
	leastSerial = 36526
	mostSerial  = 73050
)

// serial reads the number in which programs of tables keep a day, and the part of
// the day after it.
func serial(cell string) (calendar.Moment, bool) {
	if len(cell) < 5 || !digitsOnly(cell[:5]) || len(cell) > 5 && cell[5] != '.' && cell[5] != ',' {
		return calendar.Moment{}, false
	}
	n, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	if err != nil || n < leastSerial || n > mostSerial {
		return calendar.Moment{}, false
	}
	return serialMoment(n, false)
}

// serialMoment turns such a number into a day, and into an hour where it has one.
// The first program of tables took 1900 for a leap year and all others follow; a
// few count from 1904.
func serialMoment(n float64, from1904 bool) (calendar.Moment, bool) {
	const most = 2_958_466 // after the year 9999
	if math.IsNaN(n) || n < 1 || n > most {
		return calendar.Moment{}, false
	}
	days, part := math.Modf(n)
	seconds := int(math.Round(part * 86400))
	base, _ := calendar.NewDay(1899, 12, 30)
	switch {
	case from1904:
		base, _ = calendar.NewDay(1904, 1, 1)
	case days < 60:
		base++
	}
	at := calendar.Moment{Day: base.Add(int(days) + seconds/86400), Minute: -1}
	if seconds%86400 > 0 {
		at.Minute = seconds % 86400 / 60
	}
	return at, at.Day != 0
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// brief shortens a cell for a message of one line.
func brief(cell string) string {
	const most = 40
	if runes := []rune(cell); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return cell
}
