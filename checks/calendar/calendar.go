package calendar

import (
	"cmp"
	"maps"
	"slices"

	"ashyq/checks/lang"
)

// Calendar knows the working days of Kazakhstan for a week of five days. It
// does not change: With makes another one.
type Calendar struct {
	notes map[Day]DayNote
	years map[int]Certainty // the years that have a table
}

// Correction is the department's word that a day is off or works, with the
// act or letter it rests on. It overrides the table and counts as confirmed.
type Correction struct {
	Day    Day
	Off    bool
	Reason string
}

// With is the calendar with corrections; of two for one day the later stands.
// A correction that makes one of the possible days of a feast a day off settles
// the feast: its other day follows the weekday again.
func (c *Calendar) With(corrections []Correction) *Calendar {
	notes := maps.Clone(c.notes)
	for _, fix := range corrections {
		if fix.Day < firstDay {
			continue
		}
		if fix.Off {
			settle(notes, fix.Day)
		}
		reason := lang.Same(lang.Line(fix.Reason))
		notes[fix.Day] = DayNote{Day: fix.Day, Kind: Corrected, Off: fix.Off, Name: reason, Certainty: Confirmed}
	}
	return &Calendar{notes: notes, years: c.years}
}

// settle drops the other day of an estimated feast.
func settle(notes map[Day]DayNote, day Day) {
	if known := notes[day]; known.Certainty == Estimated {
		maps.DeleteFunc(notes, func(d Day, other DayNote) bool {
			return other.Certainty == Estimated && (other.Other == day || known.Other == d)
		})
	}
}

// Working tells whether the day is a working day, and how sure that is. No day
// does not work.
func (c *Calendar) Working(d Day) (bool, Certainty) {
	if d < firstDay {
		return false, Outside
	}
	if note, ok := c.notes[d]; ok {
		return !note.Off, note.Certainty
	}
	return !d.isWeekend(), c.YearCertainty(d.Year())
}

// Note is what the table or a correction says of the day, if anything: most
// days have no note and follow the weekday.
func (c *Calendar) Note(d Day) (DayNote, bool) {
	note, ok := c.notes[d]
	return note, ok
}

// Year lists what is known of the days of a year, in order: holidays, moved
// and swapped days, working weekends, corrections.
func (c *Calendar) Year(y int) []DayNote {
	var list []DayNote
	for _, note := range c.notes {
		if note.Day.Year() == y {
			list = append(list, note)
		}
	}
	slices.SortFunc(list, func(a, b DayNote) int { return cmp.Compare(a.Day, b.Day) })
	return list
}

// YearCertainty is how sure the ordinary days of the year are: Confirmed or
// Computed where there is a table, else Outside. A single estimated day is
// told by its own note.
func (c *Calendar) YearCertainty(y int) Certainty {
	if certainty, ok := c.years[y]; ok {
		return certainty
	}
	return Outside
}

// Certainty is the weakest certainty of the days of a span: Confirmed for an
// empty span, Outside for an open one.
func (c *Calendar) Certainty(over Span) Certainty {
	if over.Empty() {
		return Confirmed
	}
	if !over.Closed() {
		return Outside
	}
	weakest := Confirmed
	for d := max(over.From, firstDay); d <= over.To && weakest < Outside; d++ {
		_, certainty := c.Working(d)
		weakest = max(weakest, certainty)
	}
	return weakest
}

// Between is the number of full working days strictly between two days, 0
// unless a is before b.
func (c *Calendar) Between(a, b Day) int {
	n := 0
	for d := max(a, 0) + 1; d < b && d <= lastDay; d++ {
		if working, _ := c.Working(d); working {
			n++
		}
	}
	return n
}

// Since counts the working days after a day up to another one, which is counted.
func (c *Calendar) Since(from, to Day) int {
	n := c.Between(from, to)
	if works, _ := c.Working(to); works && to > from {
		n++
	}
	return n
}
