package calendar

import (
	"sync"
	"time"
)

// almaty is the zone in which moments become days. Its data are built in, so
// that it cannot be missing.
var almaty = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Asia/Almaty")
	if err != nil {
		panic("calendar: built-in zone data: " + err.Error())
	}
	return zone
})

// DayOf is the day that a moment falls on in Asia/Almaty. The zero time, and
// one outside the years 1 to 9999, is no day.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.In(almaty()).Date()
	day, _ := NewDay(y, int(m), d)
	return day
}

// In is the beginning of the day in a zone; the zero time for no day.
func (d Day) In(zone *time.Location) time.Time {
	if d == 0 {
		return time.Time{}
	}
	y, m, day := d.Date()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, zone)
}

// MomentOf is the day and the minute of a moment in Asia/Almaty; a time that
// DayOf refuses gives the zero Moment.
func MomentOf(t time.Time) Moment {
	day := DayOf(t)
	if day == 0 {
		return Moment{}
	}
	local := t.In(almaty())
	return Moment{Day: day, Minute: local.Hour()*60 + local.Minute()}
}
