package checks

import (
	"cmp"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

// A year at a glance: everything of an inspection that counts time, under one ruler.
// A slot longer than a cell of the ruler fills several, several shorter ones share a
// cell, and the cell shows the worst of them: what is at a glance kept is kept whole.

// Strip is one part of a check through time: what it gave, slot by slot or day by day.
type Strip struct {
	Check  string          `json:"check"`
	Part   string          `json:"part"`
	Weight standard.Weight `json:"weight"`
	Days   bool            `json:"days"` // each unit stands on its day; else the units are slots, which tile the time
	Units  []Unit          `json:"units"`
}

// Strips lists the parts that count time, in the order of the findings: those with
// slots, and those with events or rows that have a day.
func Strips(findings []Finding) []Strip {
	var out []Strip
	for _, f := range findings {
		for _, p := range f.Parts {
			s := Strip{Check: f.Check, Part: p.Part, Weight: p.Weight, Units: p.Slots}
			if len(s.Units) == 0 {
				s.Days, s.Units = true, dated(slices.Concat(p.Events, p.Rows))
			}
			if len(s.Units) > 0 {
				out = append(out, s)
			}
		}
	}
	return out
}

// dated keeps the units that have a day, in the order of their days.
func dated(units []Unit) []Unit {
	units = slices.DeleteFunc(units, func(u Unit) bool { return u.On() == 0 })
	slices.SortStableFunc(units, func(a, b Unit) int { return cmp.Compare(a.On(), b.On()) })
	return units
}

// On is the day on which a unit stands in time: of a slot its middle, of an event the
// day it was on, of a row of a register its last day in time.
func (u *Unit) On() calendar.Day {
	if u.Slot != "" {
		return middle(u.days())
	}
	return cmp.Or(u.Due, u.Date)
}

// days are the days that a unit takes.
func (u *Unit) days() calendar.Span {
	if u.Slot != "" {
		return calendar.Span{From: u.From, To: u.To}
	}
	return calendar.Span{From: u.On(), To: u.On()}
}

// middle is the day that decides to what a span belongs: of a week the Thursday, as
// weeks are counted.
func middle(s calendar.Span) calendar.Day { return s.From.Add((s.Days() - 1) / 2) }

// WeeksOf is a ruler of the weeks that reach into a year.
func WeeksOf(year int) []calendar.Span {
	from, _ := calendar.NewDay(year, 1, 1)
	to, _ := calendar.NewDay(year, 12, 31)
	var out []calendar.Span
	for day := calendar.SlotOf(calendar.Week, from).Span.From; day <= to; day = day.Add(7) {
		out = append(out, calendar.Span{From: day, To: day.Add(6)})
	}
	return out
}

// MonthsOf is a ruler of the months of a year.
func MonthsOf(year int) []calendar.Span {
	var out []calendar.Span
	for month := range 12 {
		from, _ := calendar.NewDay(year, month+1, 1)
		next, ok := calendar.NewDay(year, month+2, 1)
		if !ok {
			next, _ = calendar.NewDay(year+1, 1, 1)
		}
		out = append(out, calendar.Span{From: from, To: next.Add(-1)})
	}
	return out
}

// Patch is what of a strip lies under one cell of a ruler.
type Patch struct {
	State State // the worst of the units here; "" where there is none
	Count int   // units in that state
	Units []int // all of them, by their place in the strip
	Long  bool  // it is a slot that fills several cells
	Last  bool  // and this is the last of them
}

// Patches lays a strip under a ruler.
func (s *Strip) Patches(ruler []calendar.Span) []Patch {
	out := make([]Patch, len(ruler))
	for i := range s.Units {
		u := &s.Units[i]
		last := -1
		for k, cell := range ruler {
			if under(u.days(), cell) {
				out[k].take(u, i)
				out[k].Long = u.days().Days() > cell.Days()
				last = k
			}
		}
		if last >= 0 {
			out[last].Last = out[last].Long
		}
	}
	return out
}

// under tells whether a unit belongs to a cell: the middle of the shorter of the two
// lies in the longer one.
func under(unit, cell calendar.Span) bool {
	if unit.Days() <= cell.Days() {
		return cell.Contains(middle(unit))
	}
	return unit.Contains(middle(cell))
}

func (p *Patch) take(u *Unit, i int) {
	p.Units = append(p.Units, i)
	switch c := cmp.Compare(u.State.gravity(), p.State.gravity()); {
	case p.State == "" || c < 0:
		p.State, p.Count = u.State, 1
	case c == 0:
		p.Count++
	}
}

// gravity puts states in order, the worst first: broken, unknown, kept, not over, not
// judged.
func (s State) gravity() int {
	switch {
	case s.Broken():
		return 0
	case s.Due() && !s.Proven():
		return 1
	case s.Due():
		return 2
	case s == Future || s == Pending:
		return 3
	}
	return 4
}

// Waits tells whether a unit needs a person: a breach, or what nobody can tell.
func (u *Unit) Waits() bool { return u.State.gravity() < 2 }

// YearsOf gives the first and the last year that some strips reach into; zeros where
// there are none. A week belongs to the year of its Thursday; one that is not judged,
// because it only reaches over from the year before, makes no year where others do.
func YearsOf(strips []Strip) (from, to int) {
	if from, to = yearsOf(strips, 4); from == 0 {
		return yearsOf(strips, 5)
	}
	return from, to
}

// yearsOf takes the units whose state weighs more than a bound.
func yearsOf(strips []Strip, bound int) (from, to int) {
	for _, s := range strips {
		for i := range s.Units {
			year := s.Units[i].On().Year()
			if s.Units[i].State.gravity() >= bound {
				continue
			}
			if from == 0 || year < from {
				from = year
			}
			to = max(to, year)
		}
	}
	return from, to
}

// Near finds the unit of a strip that stands nearest to a day.
func (s *Strip) Near(day calendar.Day) int {
	best := 0
	for i := range s.Units {
		if s.Units[i].days().Contains(day) {
			return i
		}
		if away(s.Units[i].On(), day) < away(s.Units[best].On(), day) {
			best = i
		}
	}
	return best
}

func away(a, b calendar.Day) calendar.Day { return max(a-b, b-a) }
