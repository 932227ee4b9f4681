package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
)

// Unit is the length of the equal stretches into which a duty cuts time.
type Unit string

// The units that the Standard and the Law know. A week runs from Monday to
// Sunday (ISO 8601), a half-year from January to June and July to December.
const (
	Daily    Unit = "day"
	Week     Unit = "week"
	Quarter  Unit = "quarter"
	HalfYear Unit = "half-year"
	Year     Unit = "year"
)

// Units lists the units, the shortest first.
func Units() []Unit { return []Unit{Daily, Week, Quarter, HalfYear, Year} }

// Slot is one stretch, in which something has to happen. Its name is
// 2025-03-14, 2025-W07, 2025-Q1, 2025-H1 or 2025.
type Slot struct {
	Unit Unit
	Span Span
	Name string
}

// SlotOf is the slot that the day lies in; the zero Slot for no day and for an
// unknown unit. The last week of 9999 ends where the calendar ends.
func SlotOf(u Unit, d Day) Slot {
	if d < firstDay || d > lastDay {
		return Slot{}
	}
	switch u {
	case Daily:
		return Slot{Unit: u, Span: Span{d, d}, Name: d.String()}
	case Week:
		return weekOf(d)
	case Quarter:
		return monthsOf(u, d, "-Q")
	case HalfYear:
		return monthsOf(u, d, "-H")
	case Year:
		return monthsOf(u, d, "")
	}
	return Slot{}
}

// weekOf finds the ISO week: it belongs to the year of its Thursday, and the
// place of that Thursday in its year is the number of the week.
func weekOf(d Day) Slot {
	monday := d - (d-1)%7 // day 1 was a Monday
	s := Slot{Unit: Week, Span: Span{monday, min(monday+6, lastDay)}}
	year, nth := s.number()
	s.Name = fmt.Sprintf("%04d-W%02d", year, nth)
	return s
}

// monthsIn is the length of the units that are made of months.
var monthsIn = map[Unit]int{Quarter: 3, HalfYear: 6, Year: 12}

// monthsOf finds the slot of a unit that is made of months; letter stands in
// its name between the year and the number.
func monthsOf(u Unit, d Day, letter string) Slot {
	y, m, _ := d.Date()
	nth := (m-1)/monthsIn[u] + 1
	last := nth * monthsIn[u]
	name := fmt.Sprintf("%04d", y)
	if letter != "" {
		name += letter + strconv.Itoa(nth)
	}
	return Slot{
		Unit: u,
		Span: Span{date(y, last-monthsIn[u]+1, 1), date(y, last, monthLength(y, last))},
		Name: name,
	}
}

// Slots lists every slot that touches the span, whole and in order of time.
// An open or empty span has no list.
func Slots(u Unit, over Span) []Slot {
	if !over.Closed() || !slices.Contains(Units(), u) {
		return nil
	}
	var list []Slot
	for d := max(over.From, firstDay); d <= min(over.To, lastDay); {
		s := SlotOf(u, d)
		list = append(list, s)
		d = s.Span.To + 1
	}
	return list
}

// ParseSlot reads the name of a slot. A name of another form is refused as
// "slot.malformed", one that the calendar has not, such as 2025-W53, as
// "slot.impossible"; a day as ParseDay does.
func ParseSlot(name string) (Slot, error) {
	if _, _, _, ok := splitDay(name); ok {
		d, err := ParseDay(name)
		return SlotOf(Daily, d), err
	}
	guess, ok := slotByForm(name)
	if !ok {
		return Slot{}, refuse("slot.malformed", name)
	}
	if guess.Name != name {
		return Slot{}, refuse("slot.impossible", name)
	}
	return guess, nil
}

// slotByForm takes a name at its word: the year, the letter, the number. The
// slot it finds has the same name only if there is such a slot.
func slotByForm(name string) (Slot, bool) {
	yearName, part, parted := strings.Cut(name, "-")
	year, ok := number(yearName)
	if !ok || len(yearName) != 4 {
		return Slot{}, false
	}
	if !parted {
		return slotAt(Year, year, 1), true
	}
	for _, form := range []struct {
		letter string
		digits int
		unit   Unit
	}{{"W", 2, Week}, {"Q", 1, Quarter}, {"H", 1, HalfYear}} {
		digits, found := strings.CutPrefix(part, form.letter)
		if nth, ok := number(digits); found && ok && len(digits) == form.digits {
			return slotAt(form.unit, year, nth), true
		}
	}
	return Slot{}, false
}

// slotAt is the nth slot of the year, or some other where there is none.
func slotAt(u Unit, year, nth int) Slot {
	if u == Week {
		thursday, ok := NewDay(year, 1, 4)
		if !ok {
			return Slot{}
		}
		return SlotOf(u, thursday.Add((nth-1)*7))
	}
	first, _ := NewDay(year, (nth-1)*monthsIn[u]+1, 1)
	return SlotOf(u, first)
}

// String is the name of the slot.
func (s Slot) String() string { return s.Name }

// Words says the slot as papers do: «7-я неделя 2025 года (10.02.2025–16.02.2025)».
func (s Slot) Words() lang.Text {
	switch s.Unit {
	case Daily:
		return s.Span.From.Words()
	case Week, Quarter, HalfYear, Year:
		year, nth := s.number()
		return messages().Text("slot."+string(s.Unit), lang.Args{
			"year": year, "nth": nth,
			"from": s.Span.From.Digits(), "to": s.Span.To.Digits(),
		})
	}
	return lang.Text{}
}

// number is the year of the slot and its place in that year, from 1.
func (s Slot) number() (year, nth int) {
	if s.Unit == Week {
		thursday := s.Span.From + 3
		year = thursday.Year()
		return year, int(thursday-date(year, 1, 1))/7 + 1
	}
	y, m, _ := s.Span.From.Date()
	return y, (m-1)/monthsIn[s.Unit] + 1
}
